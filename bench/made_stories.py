"""Made-up news stories in many versions, with what became of each: copies, cuts, growth, edits, spins, translations.

A story is a list of facts; a fact can be told in several English ways and one French. A reporter has a way of telling;
a spin tells the same facts in the same order in other ways; a stranger's report on the same day's news shares some
facts, in another order, beside facts of its own. Everything follows from the seed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

_PLACES = [
    start + end
    for start in "Vau Marc Olles Harl Quer Nort Estre Bellen Tad Wiss Fau Rive Sall Ostre Gren Lang Morv Pons Sain Ald".split()
    for end in "ville oing bury well camps moor vaux court combe ham quelle mont ington by ford ley mer gate thorpe ney".split()
]
_FIRST = (
    "Camille Martin Amina Joseph Helen Tomas Nadia Peter Louise Karim Ewa Daniel Ruth Yusuf Clara Simon Marta Ibrahim Alice Victor".split()
)
_LAST = "Delorme Whitcombe Haddad Kowalska Brennan Lefort Okafor Sandoval Petrov Achterberg Moreau Lindqvist Farouk Castell Nowak Rahimi Thackeray Dubreuil".split()
_BODIES = "Harbour Watch|Salt Road Relief|Cross Roads Fund|Shore Pilots Union|Open Door Circle|Night Bus Kitchen".split("|")
_WAYS: dict[str, tuple[str, ...]] = {
    "moved": (
        "{n} people were moved out of a camp at {place} on {day}, the prefecture said",
        "Police emptied a settlement at {place} on {day} and counted {n} people there",
        "On {day} the tents at {place} came down, and with them the shelter of {n} men, women and children",
        "A clearance at {place} left {n} persons without a roof this {day}, according to officials",
        "{day} brought buses and officers to {place}, where {n} migrants had been sleeping rough",
        "{n} personnes ont été évacuées d'un camp à {place} {jour}, selon la préfecture",
    ),
    "landed": (
        "{n} arrived at {place} aboard {m} boats before noon, the coastguard said",
        "Before midday {m} dinghies had put {n} people ashore at {place}",
        "The coastguard logged {n} landings at {place} from {m} vessels in the morning",
        "At {place}, {m} small craft unloaded {n} passengers while it was still cold",
        "Lifeboats met {m} inflatables off {place}; on them were {n} souls",
        "{n} personnes sont arrivées à {place} sur {m} bateaux avant midi, ont indiqué les garde-côtes",
    ),
    "quoted": (
        '"We will be back at work on {day}," said {name}, {age}, of {body}',
        "{name}, {age}, who volunteers for {body}, told reporters that work would go on from {day}",
        "For {body}, {name}, aged {age}, promised to resume on {day}",
        "{name} ({age}) of {body} insisted nothing would stop them from returning {day}",
        "Asked about it, {name} from {body}, {age} years of age, shrugged and pointed at {day}",
        "« Nous reprendrons {jour} », a dit {name}, {age} ans, de {body}",
    ),
    "paid": (
        "The town has spent £{n},{k} on fences since spring, papers seen by {name} show",
        "Papers obtained by {name} put the bill for fencing at £{n},{k}",
        "Fences alone cost £{n},{k}, {name} found in the council's books",
        "According to records that {name} has read, barriers swallowed £{n},{k}",
        "{name} went through the accounts: £{n},{k} for wire and posts",
        "La ville a dépensé {n} {k} livres en clôtures, selon des documents vus par {name}",
    ),
    "court": (
        "{name}, {age}, from {place}, was jailed for {m} months by a court in {other}",
        "A judge in {other} sent {name}, {age}, of {place} to prison for {m} months",
        "In {other} the bench handed {m} months to {name}, a {age}-year-old who lives in {place}",
        "{m} months behind bars: that is what {name} ({age}, {place}) was given in {other}",
        "The {other} court found against {name}, {age}, resident of {place}: {m} months",
        "{name}, {age} ans, de {place}, a été condamné à {m} mois de prison par un tribunal de {other}",
    ),
    "counted": (
        "Since January {n} crossings have been counted near {place}, {m} per cent more than last year",
        "The count for {place} stands at {n} so far this year, up {m} per cent",
        "So far {n} attempts were tallied around {place}; a year ago there were {m} per cent fewer",
        "Officials near {place} have {n} in their ledgers since New Year, a rise of {m} per cent",
        "From January onward, {place} saw {n} tries, growth of {m} per cent over the previous year",
        "Depuis janvier, {n} traversées ont été comptées près de {place}, soit {m} pour cent de plus que l'an dernier",
    ),
}
_DAYS = {
    "Monday": "lundi",
    "Tuesday": "mardi",
    "Wednesday": "mercredi",
    "Thursday": "jeudi",
    "Friday": "vendredi",
    "Saturday": "samedi",
    "Sunday": "dimanche",
}
_NOUNS = (
    "baker ferryman clerk neighbour pilot teacher gull fisherman nurse porter surveyor student organist trucker pier lamp kiosk signal gate map bicycle poplar "
    "ticket pan sign sluice clock bridge cellar window ladder market barn kettle orchard puddle ribbon saddle tunnel violin wagon yard anchor basket candle "
    "drawer easel feather garden hammer inkwell jacket lantern mirror needle oven pillow quilt rope stove trumpet umbrella vase whistle"
).split()
_KINDS = (
    "old grey narrow broken quiet crooked painted rusty tall empty borrowed patient stubborn pale hollow bright faded heavy distant gentle muddy spare "
    "wooden frozen hungry idle jolly keen lazy modest nervous odd plump rough silent tidy upright vague weary young"
).split()
_VERBS = "watched remembered ignored mended questioned followed described avoided measured sketched envied tallied doubted carried hid lifted praised rented shook traded".split()
_ENDS = (
    "before the rain came|without a word|as they had last winter|for most of an hour|with some regret|until the bells rang|on the way home|for the third time|"
    "as if nothing were amiss|while a radio played|against all advice|under a low sky|with a borrowed brush|behind the chapel|after supper|in plain sight"
).split("|")
FRENCH = 5
"""The position of the French way among the ways to tell a fact."""
_ENGLISH = 5


@dataclass(frozen=True)
class Fact:
    kind: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class MadeText:
    """One text: its story, how it came to be, and its words."""

    story: int
    kind: str
    """original, copy, headline, cut, grown, edited, spun, translated or stranger"""
    text: str


def _fact(chance: random.Random) -> Fact:
    day = chance.choice(sorted(_DAYS))
    values = {
        "n": str(chance.randint(101, 998)), "m": str(chance.randint(12, 96)), "k": str(chance.randint(100, 999)), "age": str(chance.randint(19, 78)),
        "place": chance.choice(_PLACES), "other": chance.choice(_PLACES), "name": f"{chance.choice(_FIRST)} {chance.choice(_LAST)}",
        "body": chance.choice(_BODIES), "day": day, "jour": _DAYS[day],
    }  # fmt: skip
    return Fact(chance.choice(sorted(_WAYS)), tuple(sorted(values.items())))


def filler(chance: random.Random) -> str:
    """A sentence that has nothing to do with anything."""

    def thing() -> str:
        return f"the {chance.choice(_KINDS)} {chance.choice(_NOUNS)}"

    sentence = f"{thing()} {chance.choice(_VERBS)} {thing()} {chance.choice(_ENDS)}"
    return sentence[0].upper() + sentence[1:]


def _told(facts: list[Fact], chance: random.Random, ways: list[int], fillers: int) -> list[str]:
    sentences = []
    for fact, way in zip(facts, ways, strict=True):
        sentences.append(_WAYS[fact.kind][way].format(**dict(fact.values)) + ".")
        sentences += [filler(chance) + "." for _ in range(chance.randint(0, fillers))]
    return sentences


def _page(sentences: list[str], title: str) -> str:
    paragraphs = [" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3)]
    return "\n\n".join([title, *paragraphs])


def made_stories(seed: int, count: int) -> Iterator[MadeText]:
    """Texts of so many stories; about half of the stories stand alone."""
    chance = random.Random(seed)
    for story in range(count):
        facts = [_fact(chance) for _ in range(chance.randint(9, 16))]
        ways = [chance.randrange(_ENGLISH) for _ in facts]
        sentences = _told(facts, chance, ways, 2)
        title = filler(chance)
        yield MadeText(story, "original", _page(sentences, title))
        if chance.random() < 0.5:
            for kind in chance.sample(["copy", "headline", "cut", "grown", "edited", "spun", "translated"], chance.randint(1, 3)):
                yield MadeText(story, kind, _became(kind, facts, ways, sentences, title, chance))
        if chance.random() < 0.3:
            shared = chance.sample(facts, 3)
            others = shared + [_fact(chance) for _ in range(8)]
            chance.shuffle(others)
            yield MadeText(story, "stranger", _page(_told(others, chance, [chance.randrange(_ENGLISH) for _ in others], 2), filler(chance)))


def _became(kind: str, facts: list[Fact], ways: list[int], sentences: list[str], title: str, chance: random.Random) -> str:
    match kind:
        case "copy":
            return _page(sentences, title)
        case "headline":
            return _page(sentences, filler(chance))
        case "cut":
            return _page(sentences[: max(4, int(len(sentences) * chance.uniform(0.4, 0.9)))], title)
        case "grown":
            more = _told([_fact(chance) for _ in range(4)], chance, [chance.randrange(_ENGLISH) for _ in range(4)], 2)
            return _page([*sentences[:3], *more[:2], *sentences[3:], *more[2:]], title)
        case "edited":
            words = _page(sentences, title).split(" ")
            for _ in range(max(2, len(words) // 40)):
                words[chance.randrange(len(words))] = chance.choice(_NOUNS)
            return " ".join(words)
        case "spun":
            other = [(way + chance.randint(1, _ENGLISH - 1)) % _ENGLISH for way in ways]
            return _page(_told(facts, chance, other, 1), filler(chance))
        case _:
            return _page(_told(facts, chance, [FRENCH] * len(facts), 0), "Dans le nord")
