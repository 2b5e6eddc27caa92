"""Numbers as reporters write them: digits and words, qualifiers before and after, ranges, money, ages, terms."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constat.reading.amounts import AmountMark, NumberKind, mark_amounts
from constat.reading.shadow import shadow, straight
from constat.reading.tokens import tokenise

ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(number: int, joint: str = " and ") -> str:
    """A whole number in English words."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    for size, name in ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            link = joint if size == 100 or rest < 100 else " "
            return f"{in_words(number // size, joint)} {name}" + (f"{link}{in_words(rest, joint)}" if rest else "")
    raise AssertionError(number)


def marks(text: str) -> list[AmountMark]:
    return mark_amounts(tokenise(shadow(text)), straight(text))


def only(text: str) -> AmountMark:
    found = marks(text)
    assert len(found) == 1, [mark.amount for mark in found]
    return found[0]


def amount(text: str) -> tuple[str, float | None, float | None]:
    found = only(text).amount
    return found.bound.value, found.low, found.high


def words_of(text: str, mark: AmountMark) -> str:
    tokens = tokenise(shadow(text))
    return text[tokens.starts[mark.first] : tokens.ends[mark.last - 1]]


@given(st.integers(2, 10_000_000), st.sampled_from([" and ", " "]))
def test_a_number_in_words_is_the_number(number, joint):
    text = f"Then {in_words(number, joint)} boats came."
    assert amount(text) == ("exact", number, number)
    assert words_of(text, only(text)) == in_words(number, joint)


@given(st.integers(0, 999_999_999), st.sampled_from(["{:d}", "{:,d}"]))
def test_a_number_in_digits_is_the_number_with_or_without_commas(number, form):
    assert amount(f"Then {form.format(number)} boats came.") == ("exact", number, number)


@given(st.integers(1, 999), st.sampled_from([("m", 1e6), ("bn", 1e9), (" million", 1e6), (" billion", 1e9), ("k", 1e3), ("-million", 1e6)]))
def test_a_magnitude_multiplies_the_sum_before_it(number, magnitude):
    found = only(f"They paid £{number / 10}{magnitude[0]} for it.")
    assert (found.kind, found.unit) == (NumberKind.MONEY, "GBP")
    assert found.amount.low == pytest.approx(number / 10 * magnitude[1])


BEFORE = {
    "exact": ["just", "only", "a record", "another", "a further", "a total of", "all"],
    "about": [
        "about", "around", "some", "roughly", "approximately", "an estimated", "nearly", "almost", "close to", "in the region of",
    ],
    "at_least": ["more than", "over", "at least", "upwards of", "well over", "in excess of", "no fewer than"],
    "at_most": ["up to", "as many as", "no more than", "fewer than", "less than", "under", "at most"],
}  # fmt: skip
AFTER = {
    "at_least": ["{} or more", "{}-plus", "{}+", "{} plus"],
    "about": ["{}-odd", "{} or so"],
    "at_most": ["{} or fewer", "{} or less"],
}
FORMS = [
    ("650", 650),
    ("1,200", 1200),
    ("forty", 40),
    ("two hundred and six", 206),
    ("a dozen", 12),
    ("half a dozen", 6),
    ("1.5 million", 1.5e6),
]


@pytest.mark.parametrize(("bound", "qualifier"), [(bound, one) for bound, all_of in BEFORE.items() for one in all_of])
@pytest.mark.parametrize(("form", "value"), FORMS)
def test_every_qualifier_bounds_every_form_of_number(bound, qualifier, form, value):
    text = f"Officers counted {qualifier} {form} tents there."
    low, high = {"at_least": (value, None), "at_most": (None, value)}.get(bound, (value, value))
    assert amount(text) == (bound, low, high)
    assert words_of(text, only(text)).startswith(qualifier)


@pytest.mark.parametrize(("bound", "form"), [(bound, one) for bound, all_of in AFTER.items() for one in all_of])
@pytest.mark.parametrize("number", ["650", "1,200", "30"])
def test_a_trailing_qualifier_bounds_and_belongs_to_the_span(bound, form, number):
    text = f"Police moved {form.format(number)} tents at dawn."
    value = float(number.replace(",", ""))
    low, high = {"at_least": (value, None), "at_most": (None, value)}.get(bound, (value, value))
    assert amount(text) == (bound, low, high)
    assert words_of(text, only(text)) == form.format(number)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There were 20 people or more.", ("at_least", 20, None)),
        ("There were 20 people in there or so.", ("about", 20, 20)),
        ("It held thirty men at least, he said.", ("at_least", 30, None)),
        ("There were 20 people or more boats than that.", ("exact", 20, 20)),
    ],
)
def test_a_qualifier_may_follow_the_noun(text, expected):
    assert amount(text) == expected


@pytest.mark.parametrize(
    ("words", "low"),
    [
        ("dozens", 24), ("scores", 40), ("hundreds", 100), ("several hundred", 100), ("thousands", 1_000), ("several thousand", 1_000),
        ("tens of thousands", 10_000), ("hundreds of thousands", 100_000), ("millions", 1_000_000), ("a few hundred", 100), ("several dozen", 24),
    ],
)  # fmt: skip
def test_vague_amounts_have_the_low_that_the_guide_gives_them(words, low):
    assert amount(f"There were {words} of people.") == ("vague", low, None)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("a dozen", 12), ("half a dozen", 6), ("a couple of", 2), ("two dozen", 24), ("a hundred", 100), ("half a million", 500_000), ("a quarter of a million", 250_000),
        ("a million and a half", 1_500_000), ("two and a half million", 2_500_000), ("a couple of hundred", 200), ("half-a-dozen", 6), ("nineteen hundred", 1_900), ("10 000", 10_000),
        ("1.234", 1_234), ("three score", 60), ("twenty one", 21), ("2 hundred", 200),
    ],
)  # fmt: skip
def test_set_phrases_are_numbers(words, value):
    assert amount(f"About then, {words} people came.") == ("exact", value, value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("between 500 and 800 people", 500, 800),
        ("Some 500 to 800 people came.", 500, 800),
        ("He saw 35-40 tents.", 35, 40),
        ("He saw 35–40 tents.", 35, 40),
        ("from £2,000 to £3,500 a head", 2_000, 3_500),
        ("two to three million people", 2_000_000, 3_000_000),
        ("five or six boats", 5, 6),
        ("between ten months and two years", 10, 24),
        ("terms ranging from 13 years and four months to 27 years", 160, 324),
        ("some 150 or 200 tents", 150, 200),
        ("eight or nine thousand people", 8_000, 9_000),
    ],
)
def test_ranges_have_both_ends(text, low, high):
    assert amount(text) == ("range", low, high)


@pytest.mark.parametrize(
    "text",
    [
        "The count rose from 200 to 300.",
        "It fell to 20 from 300.",
        "In 2019 to 12,313 of them.",
        "It took 3 to 400 people.",
        "800 to 500 people left.",
    ],
)
def test_a_change_or_two_unlike_numbers_are_no_range(text):
    assert all(mark.amount.bound.value != "range" for mark in marks(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rebwar Ahmed, 36, was there.", NumberKind.AGE), ("a 24-year-old man", NumberKind.AGE), ("Two men, aged 31 and", NumberKind.AGE), ("a man in his 30s", NumberKind.AGE),
        ("a boy of five months old", NumberKind.AGE), ("none older than six was", NumberKind.AGE), ("The youngest of them was 14.", NumberKind.AGE), ("the youngest only 13.", NumberKind.AGE), ("Hassan (19) was held", NumberKind.AGE), ("boys under 18 were there", NumberKind.AGE),
        ("at 6.30pm today", NumberKind.CLOCK), ("at 14:30 today", NumberKind.CLOCK), ("at 5 o'clock", NumberKind.CLOCK), ("at 7 a.m. sharp", NumberKind.CLOCK), ("at ten past five", NumberKind.CLOCK),
        ("the 3rd time", NumberKind.ORDINAL), ("the first four-figure day", NumberKind.LABEL), ("from Saturday 20 to Sunday", NumberKind.LABEL), ("the A16 road", NumberKind.LABEL), ("Article 31 says", NumberKind.LABEL), ("No 10 said", NumberKind.LABEL), ("Covid-19 spread", NumberKind.LABEL),
        ("rose 40%", NumberKind.PERCENT), ("three-quarters of them", NumberKind.PERCENT), ("six in ten of them", NumberKind.PERCENT), ("four in 10.", NumberKind.PERCENT), ("one in five people", NumberKind.PERCENT), ("seven in Dover were", NumberKind.COUNT), ("one in five of them", NumberKind.PERCENT), ("rose 40 per cent", NumberKind.PERCENT), ("12 miles away", NumberKind.MEASURE), ("a 12m boat", NumberKind.MEASURE), ("22 nautical miles", NumberKind.MEASURE), ("(32 Celsius)", NumberKind.MEASURE), ("8,500 more than in June", NumberKind.MEASURE), ("12-person tents", NumberKind.MEASURE), ("an average of 53 people", NumberKind.MEASURE), ("suspended for two years", NumberKind.MEASURE),
        ("lasted 3 hours", NumberKind.MEASURE), ("jailed for 3 years", NumberKind.DURATION), ("in 2019 they", NumberKind.YEAR), ("2,019 of them", NumberKind.COUNT),
        ("20 in Calais were", NumberKind.COUNT), ("over 18 people were", NumberKind.COUNT), ("€500 each", NumberKind.MONEY), ("500 euros each", NumberKind.MONEY), ("20 grand each", NumberKind.MONEY),
    ],
)  # fmt: skip
def test_numbers_that_are_no_counts_are_told_apart(text, kind):
    assert kind in [mark.kind for mark in marks(text)]


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("jailed for six years", 72),
        ("jailed for two years and two months", 26),
        ("an 18-month term", 18),
        ("two years and a half", 30),
        ("two and a half years", 30),
        ("three years, four months", 40),
        ("10 and a half years", 126),
        ("a 10-and-a-half-year term", 126),
        ("2½ years", 30),
    ],
)
def test_terms_are_told_in_months(text, months):
    found = only(text)
    assert (found.kind, found.unit, found.amount.low) == (NumberKind.DURATION, "months", months)


def test_ages_that_are_joined_are_all_ages():
    assert {mark.kind for mark in marks("boys aged 16, 14 and 11 were there")} == {NumberKind.AGE}


def test_terms_that_are_joined_share_their_unit():
    assert [mark.amount.low for mark in marks("They were jailed for eight and six years.")] == [96, 72]
    assert marks("In spring it was 20, two years later 400.")[0].kind == NumberKind.COUNT


@pytest.mark.parametrize(
    ("text", "unit", "low"),
    [
        ("It cost hundreds of thousands of pounds.", "GBP", 100_000),
        ("It cost tens of millions of euros.", "EUR", 10_000_000),
        ("a 3,000-euro seat", "EUR", 3_000),
        ("a deal of EUR 62m", "EUR", 62_000_000),
        ("a £54 million-a-year deal", "GBP", 54_000_000),
    ],
)
def test_a_currency_may_stand_before_the_sum_behind_it_or_behind_of(text, unit, low):
    found = only(text)
    assert (found.kind, found.unit, found.amount.low) == (NumberKind.MONEY, unit, low)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("London will hand over £541m.", "exact"),
        ("He signed over £541m.", "exact"),
        ("It adds up to 300 boats.", "exact"),
        ("Over £541m was spent.", "at_least"),
        ("They took over 300 people.", "at_least"),
        ("He walked past 300 people.", "exact"),
        ("The count is past 300 people.", "at_least"),
    ],
)
def test_a_particle_of_a_verb_bounds_nothing(text, bound):
    assert amount(text)[0] == bound


def test_a_number_in_words_may_have_a_comma_within():
    assert amount("Forty-five thousand, seven hundred and six people came.") == ("exact", 45_706, 45_706)


@pytest.mark.parametrize(
    "text", ["no one came", "one another", "a one-way street", "the one who came", "one by one", "one day soon", "one such row"]
)
def test_one_is_no_number_where_it_counts_nothing(text):
    assert marks(text) == []


@pytest.mark.parametrize(("text", "low"), [("up to €7,000 (£6,400)", None), ("more than €7,000 (£6,400)", 6_400)])
def test_a_sum_converted_in_brackets_is_bounded_as_the_sum_is(text, low):
    assert marks(text)[1].amount.low == low


@given(st.text(alphabet="0123456789,.-+ £€$anhudredtoks%:()'½²٣", max_size=60))
def test_any_run_of_digits_and_marks_gives_marks_in_order_that_do_not_overlap(text):
    found = marks(text)
    assert all(mark.first <= mark.core < mark.last for mark in found)
    assert all(one.last <= two.first for one, two in pairwise(found))


def test_one_of_a_number_leaves_the_number_to_be_counted():
    assert [mark.amount.low for mark in marks("He was one of the 47 people there.")] == [47]


def test_a_sum_has_no_dust_of_binary_fractions():
    assert only("It cost £4.1m.").amount.low == 4_100_000
