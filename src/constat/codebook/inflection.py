"""English inflection: the forms of a verb and the plural of a noun, so that a codebook lists only base forms."""

from __future__ import annotations

from dataclasses import dataclass

_IRREGULAR_VERBS = {
    line.split()[0]: tuple(line.split()[1:])
    for line in """
    be was been|beat beat beaten|become became become|begin began begun|bind bound bound|bid bid bid|blow blew blown|break broke broken|bring brought brought|build built built|burn burnt burnt|burst burst burst|
    buy bought bought|cast cast cast|catch caught caught|choose chose chosen|come came come|cost cost cost|cut cut cut|deal dealt dealt|do did done|draw drew drawn|drive drove driven|eat ate eaten|fall fell fallen|
    feed fed fed|feel felt felt|fight fought fought|find found found|flee fled fled|fly flew flown|forbid forbade forbidden|freeze froze frozen|get got got|give gave given|go went gone|grow grew grown|hang hung hung|
    have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept|know knew known|lay laid laid|lead led led|leave left left|lend lent lent|let let let|light lit lit|lose lost lost|
    make made made|mean meant meant|meet met met|offset offset offset|oversee oversaw overseen|overturn overturned overturned|pay paid paid|put put put|quit quit quit|read read read|ride rode ridden|ring rang rung|rise rose risen|run ran run|
    say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set|sew sewed sewn|shake shook shaken|shoot shot shot|show showed shown|shut shut shut|sing sang sung|sink sank sunk|sit sat sat|sleep slept slept|
    speak spoke spoken|spend spent spent|split split split|spread spread spread|stand stood stood|steal stole stolen|stick stuck stuck|strike struck struck|sue sued sued|sweep swept swept|swim swam swum|take took taken|teach taught taught|
    tear tore torn|tell told told|think thought thought|throw threw thrown|undertake undertook undertaken|uphold upheld upheld|wake woke woken|wear wore worn|win won won|withdraw withdrew withdrawn|write wrote written|forgo forwent forgone|
    repay repaid repaid|rebuild rebuilt rebuilt|resell resold resold|mislead misled misled|foresee foresaw foreseen|overrun overran overrun|shed shed shed|swear swore sworn|lie lay lain|bet bet bet|rid rid rid|dwell dwelt dwelt|ground grounded grounded|found founded founded
    """.replace("\n", "").split("|")
}
_DOUBLING = frozenset(
    "admit permit commit refer transfer prefer deter expel propel compel control patrol rebut submit regret occur recur incur confer defer outfit handicap airdrop kidnap".split()
)
_PLURALS = {
    "person": "people",
    "man": "men",
    "woman": "women",
    "child": "children",
    "foot": "feet",
    "wife": "wives",
    "life": "lives",
    "policeman": "policemen",
    "policewoman": "policewomen",
    "fisherman": "fishermen",
}


@dataclass(frozen=True, slots=True)
class VerbForms:
    """base, third person, past, past participle and -ing form."""

    base: str
    third: str
    past: str
    participle: str
    ing: str


def conjugate(verb: str) -> VerbForms:
    """The forms of a verb; of several words, the first is the verb: "pick up" gives "picked up"."""
    head, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    if "-" in head:
        prefix, head = head.rsplit("-", 1)
        prefix += "-"
    else:
        prefix = ""
    third = _third_person(head)
    ing = _with_suffix(head, "ing")
    if head == "be":
        third, ing = "is", "being"
    irregular = _IRREGULAR_VERBS.get(head)
    past, participle = irregular or (_with_suffix(head, "ed"),) * 2
    return VerbForms(*(f"{prefix}{form}{tail}" for form in (head, third, past, participle, ing)))


def plural(noun: str) -> str:
    """The plural of a noun; of several words the last is made plural, unless an "of" stands among them."""
    words = noun.split(" ")
    at = words.index("of") - 1 if "of" in words[1:] else -1
    words[at] = _plural_word(words[at])
    return " ".join(words)


def _plural_word(word: str) -> str:
    if word in _PLURALS:
        return _PLURALS[word]
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    return word + "s"


def _third_person(verb: str) -> str:
    if verb == "have":
        return "has"
    if verb in ("go", "do") or verb.endswith(("s", "x", "z", "ch", "sh")):
        return verb + "es"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


def _with_suffix(verb: str, suffix: str) -> str:
    if verb.endswith("ie") and suffix == "ing":
        return verb[:-2] + "ying"
    if verb.endswith("e") and not (suffix == "ing" and verb.endswith(("ee", "oe", "ye"))):
        return verb[:-1] + suffix
    if verb.endswith("y") and verb[-2:-1] not in "aeiou" and suffix == "ed":
        return verb[:-1] + "ied"
    if verb.endswith("c"):
        return verb + "k" + suffix
    if _doubles(verb):
        return verb + verb[-1] + suffix
    return verb + suffix


def _doubles(verb: str) -> bool:
    """Whether the last letter is doubled: one vowel before one consonant, in a word of one syllable or stressed at its end."""
    if verb in _DOUBLING:
        return True
    if len(verb) < 3 or verb[-1] in "aeiouwxyh" or verb[-2] not in "aeiou" or verb[-3] in "aeiou":
        # The u of "qu" is no vowel: "quit", "acquit", "equip".
        return verb[-3:-1] == "ui" and verb[-4:-3] == "q" and verb[-1] not in "aeiouwxyh"
    if verb.endswith("el"):
        # As the British spell it: "cancelled", "travelled".
        return True
    vowels = sum(letter in "aeiouy" and (place == 0 or verb[place - 1] not in "aeiouy") for place, letter in enumerate(verb))
    return vowels == 1
