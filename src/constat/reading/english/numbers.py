"""English words for amounts, the qualifiers that bound them, and what keeps a number from being a count."""

from __future__ import annotations

from constat.model.amount import Bound
from constat.reading.english import times

ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {word: 10 * (place + 2) for place, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
SMALL_NUMBERS: dict[str, int] = {**ONES, **TENS}

# Words that multiply the number before them; the letters count only where they are stuck to the digits.
MAGNITUDES: dict[str, int] = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "dozen": 12,
    "score": 20,
}
LARGE_MAGNITUDES = {word: value for word, value in MAGNITUDES.items() if value >= 1_000}
SMALL_MAGNITUDES = {word: value for word, value in MAGNITUDES.items() if value < 1_000}
STUCK_MAGNITUDES = {
    "k": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "mln": 1_000_000,
    "bn": 1_000_000_000,
    "tn": 1_000_000_000_000,
    "mil": 1_000_000,
}

# Vague amounts: the low that stands for each (gold guide and design: hundreds are 100 and more).
VAGUE_PLURALS: dict[str, int] = {
    "tens": 10,
    "dozens": 24,
    "scores": 40,
    "hundreds": 100,
    "thousands": 1_000,
    "millions": 1_000_000,
    "billions": 1_000_000_000,
}
VAGUE_MULTIPLES = {
    ("tens", "thousands"): 10_000,
    ("hundreds", "thousands"): 100_000,
    ("tens", "millions"): 10_000_000,
    ("hundreds", "millions"): 100_000_000,
    ("dozens", "thousands"): 24_000,
}
VAGUE_SINGULARS = {"dozen": 24, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "score": 40}

# Qualifiers before an amount. Those that leave the amount exact are listed because the words belong to the span.
QUALIFIERS: dict[tuple[str, ...], Bound] = {
    tuple(phrase.split()): bound
    for bound, phrases in {
        Bound.AT_LEAST: "more than|over|at least|upwards of|upward of|no fewer than|no less than|not less than|not fewer than|in excess of|well over|well in excess of|a minimum of|"
        "minimum of|north of|just over|slightly over|little over|a little over|slightly more than|just more than|greater than|above|far more than|many more than|way over|well above|beyond|exceeding|past|top|topping|topped|tops|exceeded|exceeds|surpassed|surpasses|surpassing|passed|passes|as little as",
        Bound.AT_MOST: "up to|as many as|no more than|not more than|fewer than|less than|under|at most|a maximum of|maximum of|below|just under|as much as|no greater than|well under|up to as many as|as high as",
        Bound.ABOUT: "about|around|some|roughly|approximately|approx|estimated|an estimated|nearly|almost|close to|circa|in the region of|something like|just short of|just shy of|"
        "approaching|virtually|more or less|the best part of|somewhere around|give or take|near to|in the order of|nearing|practically|or so|getting on for",
        Bound.EXACT: "just|only|a record|another|a further|further|a total of|total of|a mere|exactly|precisely|all|the|these|those|other|a record number of|a group of|an additional|additional|a record-breaking|as few as|even|both|additional",
    }.items()
    for phrase in phrases.split("|")
}
QUALIFIERS_BY_LAST = {
    last: sorted(((list(phrase), bound) for phrase, bound in QUALIFIERS.items() if phrase[-1] == last), key=lambda pair: -len(pair[0]))
    for last in dict.fromkeys(phrase[-1] for phrase in QUALIFIERS)
}
"""The qualifiers that end with a word, the longest first; most numbers stand behind none of these words."""

# Qualifiers after an amount.
TRAILERS: dict[tuple[str, ...], Bound] = {
    ("or", "more"): Bound.AT_LEAST,
    ("plus",): Bound.AT_LEAST,
    ("-", "plus"): Bound.AT_LEAST,
    ("+",): Bound.AT_LEAST,
    ("at", "least"): Bound.AT_LEAST,
    ("and", "counting"): Bound.AT_LEAST,
    ("-", "odd"): Bound.ABOUT,
    ("odd",): Bound.ABOUT,
    ("or", "so"): Bound.ABOUT,
    ("or", "thereabouts"): Bound.ABOUT,
    ("-", "ish"): Bound.ABOUT,
    ("-", "strong"): Bound.EXACT,
    ("or", "fewer"): Bound.AT_MOST,
    ("or", "less"): Bound.AT_MOST,
    ("at", "most"): Bound.AT_MOST,
}
FIRST_OF_TRAILERS = frozenset(phrase[0] for phrase in TRAILERS)

# Qualifiers that may stand after the counted noun too.
TRAILERS_AFTER_NOUN: dict[tuple[str, str], Bound] = {
    ("or", "more"): Bound.AT_LEAST,
    ("at", "least"): Bound.AT_LEAST,
    ("and", "counting"): Bound.AT_LEAST,
    ("or", "so"): Bound.ABOUT,
    ("or", "thereabouts"): Bound.ABOUT,
    ("or", "fewer"): Bound.AT_MOST,
    ("or", "less"): Bound.AT_MOST,
    ("at", "most"): Bound.AT_MOST,
}

PARTICLES = {
    "over": frozenset(
        "row rows spat anger fury quarrel dispute clash concern concerns questions outrage uproar storm warning criticism deal talks pay split spread "
        "hand hands handed handing sign signs signed signing turn turns turned turning fork forked mull mulls mulled mulling preside presides presided presiding".split()
    ),
    "up to": frozenset("add adds added adding".split()),
    "top": frozenset({"the"}),
    "past": frozenset(
        "the walk walks walked walking ran run running drive drove driven driving slip slipped slipping swept march marched marching fly flew sail sailed sailing go goes".split()
    ),
}
"""Qualifiers that belong to the word before them where it is one of these: "hand over £5m" hands over no more than that, and a "row
over 200 migrants" is about them."""
# Words that make "X to Y" a change from one amount to another.
CHANGES = frozenset(
    "rose rise risen rising fell fall fallen falling grew grow grown growing dropped drop dropping increased increase increasing decreased decrease went gone going up down climbed jumped soared cut reduced "
    "doubled tripled shot surged swelled slashed raised raising moved revised extended".split()
)
RANGING = frozenset("ranging ranged range ranges anywhere anything varying".split())

CURRENCY_MARKS = {"£": "GBP", "€": "EUR", "$": "USD"}
DOLLARS = {"us": "USD", "a": "other", "au": "other", "c": "other", "nz": "other", "hk": "other"}
"""Letters stuck to a dollar sign, and whose dollar it is."""
CURRENCY_WORDS = {
    "euro": "EUR", "euros": "EUR", "eur": "EUR", "pound": "GBP", "pounds": "GBP", "gbp": "GBP", "sterling": "GBP", "quid": "GBP",
    "dollar": "USD", "dollars": "USD", "usd": "USD",
}  # fmt: skip
CURRENCY_CODES = frozenset("eur gbp usd".split())
"""Words for a currency that stand before the sum too: "EUR 62m"."""
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
OTHER_MONEY = frozenset("pence p cents cent francs franc yen rupees dirhams kroner krona dinars".split())

BEFORE_PAST = frozenset({*SMALL_NUMBERS, "half", "quarter"})
NO_COUNTS = (
    ["an", "average", "of"],
    ["the", "average", "was"],
    ["the", "average", "is"],
    ["average", "of", "about"],
    ["average", "of", "some"],
)
"""What makes a number no count of its own."""
BEFORE_NO_COUNT = frozenset(words[-1] for words in NO_COUNTS)
MADE_FOR = frozenset("person man seat seater storey".split())
"""What a thing is made for, of which it tells how many: "12-man tents", "a 50-seat coach"."""
WEEKDAYS = frozenset(name for whole in times.WEEKDAYS for name in (whole, whole[:3]))
SHARES = frozenset("quarter quarters third thirds fifth fifths sixth sixths eighth eighths tenth tenths".split())
PERCENT = frozenset({"%", "percent", "pc", "pct"})

# Units that make an amount a measure of something that is never counted in people or boats.
MEASURE_UNITS = frozenset(
    "mile miles mi km kilometre kilometres kilometer kilometers metre metres meter meters m ft foot feet inch inches in yard yards mph kph knot knots degree degrees c f kg kilo kilos gram grams "
    "tonne tonnes ton tons litre litres acre acres celsius fahrenheit hectare hectares horsepower hp mw kw volts gb mb px cm mm nm nautical sq square storey storeys calories bst gmt cm3 cc stone lb lbs gallon gallons "
    "kilograms kilogram kilometres-long fold times th st nd rd x".split()
)
DURATION_UNITS = {
    "year": 12.0,
    "years": 12.0,
    "yr": 12.0,
    "yrs": 12.0,
    "month": 1.0,
    "months": 1.0,
    "week": 12 / 52,
    "weeks": 12 / 52,
    "day": 12 / 365,
    "days": 12 / 365,
}
AFTER_A_STRETCH = frozenset("later ago earlier before after old on afterwards".split())
"""What makes the years before it a stretch of time rather than a term: "in 2018 it was 20 and two years later 400"."""
SHORT_DURATIONS = frozenset(
    "hour hours hr hrs minute minutes min mins second seconds secs decade decades century centuries fortnight night nights season seasons generation generations".split()
)

# Units that are words of their own too, and are units only right after the digits ("12m", "in" of "20 in Calais").
UNITS_ONLY_STUCK = frozenset("in m c f x square stone".split())

# Words before a number that make it a name or a label ("number 10" and "group 3" may count, and are not among them).
LABELS = frozenset(
    "no nos article articles section sections clause chapter page channel route junction exit platform gate pier berth level tier category grade phase stage boeing airbus "
    "protocol resolution table annex g covid title schedule item terminal flat zone sector version radio catch door bulletin episode season".split()
)

OLDEST = 115
AGE_UNITS = frozenset("year years month months week weeks day days".split())
AGE_WORDS = frozenset("aged age ages".split())
YOUNGEST = frozenset("youngest oldest eldest".split())
BE_OF_AGES = frozenset("is was only just".split())
OLDER = frozenset("older younger".split())
AGE_LINKS = frozenset("between of over under from about around just".split())
DECADES_OF_LIFE = frozenset({10, 16, 18, 20, 21, 30, 40, 50, 60, 65, 70, 80, 90})
"""Ages that are told in the plural: "in their 30s"."""
AGES_OF_LAW = frozenset({16, 18, 21, 65})
"""Ages that "under" and "over" set apart where nothing is counted: "boys under 18"."""
NOT_COUNTED = frozenset("and or were was who at in including".split())
AFTER_AN_AGE = frozenset(", . ; ) \n and who from was is an a has had told said : - pleaded were both".split(" "))
PEOPLE_WITH_AGES = frozenset(
    "man woman boy girl mother father son daughter husband wife driver student brother sister teenager suspect mum dad".split()
)
CLOCK_WORDS = frozenset("am pm gmt bst cet hrs utc".split())

# Words beside "one" that make it count nothing.
AFTER_ONE_THAT_COUNTS_NOTHING = frozenset(
    "another 's day thing time side reason way - by morning afternoon evening night week weekend month year hour minute occasion point case go such".split()
)
BEFORE_ONE_THAT_COUNTS_NOTHING = frozenset("no any every each this that which the - last next only some day".split())

ORDINALS = {
    word: value for value, word in enumerate("second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 2)
}
AFTER_ANOTHER = frozenset(", is was had has remains remained".split(" "))
"""What tells that "another" stands for one more of those counted before: "one man died and another was missing"."""

AFTER_A_PRICE = frozenset([*", . ; ) for per each apiece a the or if when".split(), '"', "\n"])
"""What follows a sum whose currency is left out: "500 euros for children, 800 for adults"."""
