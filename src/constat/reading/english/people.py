"""English words that tell whether somebody who is named is a private person."""

from __future__ import annotations

from constat.reading.english.speech import AUTHORITATIVE, OFFICE_NOUNS, SPOKESPEOPLE

COURTESY = frozenset("mr mrs ms miss mx m mme mlle monsieur madame father mother brother sister".split())
"""Words before a name that give nobody an office."""

_PRIVATE_ROLES = frozenset("pilot candidate master constable lord clerk priest king queen head lead prime".split())
"""Of the nouns of offices, those that are also trades, smugglers' tasks or adjectives: alone they make nobody public."""

PUBLIC_ROLES = (OFFICE_NOUNS - _PRIVATE_ROLES) | SPOKESPEOPLE | AUTHORITATIVE | frozenset("chief boss officer executive cllr".split())
"""Nouns whose bearer holds an office or speaks for a body."""

WORKS_FOR = frozenset(
    "speaks spoke speaking works worked working heads headed heading leads led leading runs ran running chairs chaired founded represents represented representing directs directed manages managed".split()
)
"""Verbs by which "who works for the charity" ties somebody to a body."""

KIN = frozenset(
    "son daughter wife husband brother sister mother father uncle aunt cousin nephew niece friend girlfriend boyfriend fiancee baby toddler boy girl man woman victim named called".split()
)
"""Words right before a name of one word that tell it as a person's."""

MEN = frozenset("man boy son husband brother father uncle nephew boyfriend grandfather he".split())
WOMEN = frozenset("woman girl daughter wife sister mother aunt niece girlfriend grandmother she".split())

ADULT = 18
"""Years from which somebody is called a man or a woman."""


def label_for(age: int | None, gender: str) -> str:
    """What a private person is called instead of by name: "a 24-year-old woman", "a boy" only with an age, else "a person"."""
    if age is None:
        return {"he": "a man", "she": "a woman"}.get(gender, "a person")
    grown = {"he": " man", "she": " woman"} if age >= ADULT else {"he": " boy", "she": " girl"}
    article = "an" if str(age).startswith("8") or age in (11, 18) else "a"
    return f"{article} {age}-year-old{grown.get(gender, '' if age >= ADULT else ' child')}"


def site_label(commune: str | None) -> str:
    """What a site where people live is called instead of by name."""
    return f"a site in {commune}" if commune is not None else "a site"
