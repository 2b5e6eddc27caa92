"""What a codebook says of events and measures, as linking needs it: lookups made once."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from constat.codebook.codebook import Codebook
from constat.reading.places import Gazetteer, kilometres

_WORD = re.compile(r"\w+")


def folded(text: str) -> str:
    """Lower case, without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in plain if not unicodedata.combining(character))


@dataclass(frozen=True, slots=True)
class LinkRules:
    """A codebook made ready for linking."""

    gazetteer: Gazetteer
    types_of_measure: dict[str, tuple[str, ...]]
    """The event types to which a measure's figures belong, the first declared first."""
    measures_of_type: dict[str, tuple[str, ...]]
    growing: frozenset[str]
    """Measures whose count of one occurrence grows as more becomes known."""
    by_day: frozenset[str]
    """Event types of which a day's many are told as one."""
    seldom: frozenset[str]
    """Event types of which there are seldom two on one day."""
    spread: frozenset[str]
    """Kinds of places from whose points a distance means nothing."""
    scenes: frozenset[str]
    """Places so wide that two claims that share one of them share nothing."""
    groups: dict[str, str]
    """Words for a nationality or people → the group."""
    common_words: frozenset[str]
    """Words that every report on the codebook's subject uses."""

    def kilometres_apart(self, one: str, two: str) -> float | None:
        """The distance between two places; null where one is not known, or so long or wide that its point says little."""
        first, second = self.gazetteer.places.get(one), self.gazetteer.places.get(two)
        if first is None or second is None or {first.kind, second.kind} & self.spread:
            return None
        return kilometres(first, second)

    def places_agree(self, one: str | None, two: str | None) -> bool:
        """Whether two places may be one: the same, one inside the other, one unknown, or one of the widest."""
        if one is None or two is None or one == two or one in self.scenes or two in self.scenes:
            return True
        return self.gazetteer.contains(one, two) or self.gazetteer.contains(two, one)


def link_rules(codebook: Codebook) -> LinkRules:
    """Make a codebook ready for linking."""
    types: dict[str, list[str]] = {}
    for event in codebook.events:
        for measure in event.measures:
            types.setdefault(measure, []).append(event.name)
    return LinkRules(
        gazetteer=Gazetteer(codebook),
        types_of_measure={measure: tuple(names) for measure, names in types.items()},
        measures_of_type={event.name: event.measures for event in codebook.events},
        growing=frozenset(measure.name for measure in codebook.measures if measure.grows),
        by_day=frozenset(event.name for event in codebook.events if event.by_day),
        seldom=frozenset(event.name for event in codebook.events if event.seldom),
        spread=frozenset(kind.kind for kind in codebook.place_kinds if kind.spread),
        scenes=frozenset(codebook.head.scenes),
        groups={folded(name): group.group for group in codebook.groups for name in group.names if _WORD.fullmatch(name)},
        common_words=_common_words(codebook),
    )


def _common_words(codebook: Codebook) -> frozenset[str]:
    """The words of the codebook's topics, counted nouns, cues and widest places, with their plain inflections."""
    phrases: list[str] = list(codebook.head.topics)
    counted = {name for measure in codebook.measures for name in measure.counts}
    for noun in codebook.nouns:
        if noun.name in counted:
            phrases += [form for word in (*noun.words, *noun.plural_only) for form in word.split("/")]
    for cue in codebook.cues:
        phrases += [*cue.verbs, *cue.nouns, *cue.phrases]
    phrases += [place.name for place in codebook.places if place.id in codebook.head.scenes]
    plain = {word for phrase in phrases for word in _WORD.findall(folded(phrase))}
    return frozenset(
        plain | {form for word in plain for form in (f"{word}s", f"{word}ed", f"{word}d", f"{word}ing", f"{word.rstrip('e')}ing")}
    )
