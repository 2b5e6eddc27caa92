"""English words by which a text says that it compares, counts on, looks back or ahead, or leaves its source unnamed."""

from __future__ import annotations

RISING = frozenset(
    "rise rises rose risen rising raise raised increase increases increased increasing grow grows grew grown climb climbs climbed climbing jump jumps jumped "
    "soar soars soared surge surged swell swelled leap leapt up higher".split()
)
FALLING = frozenset(
    "fall falls fell fallen falling drop drops dropped dropping decrease decreases decreased decline declines declined declining shrink shrank shrunk "
    "plunge plunged plummet plummeted slump slumped cut reduced down lower".split()
)
MULTIPLES = {
    "doubled": 2.0, "double": 2.0, "doubling": 2.0, "twice": 2.0, "tripled": 3.0, "trebled": 3.0, "triple": 3.0, "treble": 3.0,
    "quadrupled": 4.0, "halved": 0.5, "halving": 0.5,
}  # fmt: skip
"""By how much each of these words says that a number was multiplied."""
COMPARED = (
    ("compared", "with"), ("compared", "to"), ("up", "from"), ("down", "from"), ("more", "than", "the"), ("fewer", "than", "the"),
    ("as", "against"), ("against", "the"), ("versus",), ("higher", "than", "the"), ("lower", "than", "the"), ("rose", "from"), ("fell", "from"),
    ("increase", "on"), ("rise", "on"),
)  # fmt: skip
"""Words that set one number beside another of the same kind."""

PART_WORDS = frozenset(
    "among amongst including included includes them whom these those another further additional more others other rest remaining "
    "remainder each first second third half most some majority while also separately separate earlier later combined both "
    "seen spotted pictured photographed filmed".split()
)
"""Words near a number by which it may be a part of another (those whom somebody saw, too), come on top of it, or stand for something else."""
INCLUDING = (
    ("including",), ("includes",), ("include",), ("included",), ("among", "them"), ("among", "whom"), ("of", "whom"), ("of", "which"), ("of", "them"), ("of", "these"),
    ("of", "those"), ("amongst", "them"), ("made", "up", "of"), ("consisting", "of"), ("among", "those"),
)  # fmt: skip
"""Words that lead from a whole to its parts."""
CHANGING = frozenset(
    "revised updated corrected initially earlier originally previously rose risen raised climbed fell fallen grew grown increased decreased compared previous".split()
)
"""Words by which a sentence says that a number changed."""

AHEAD = frozenset(
    "will 'll shall would could may might should due set expected scheduled plan plans planned planning going hopes intends vowed promised pledged upcoming "
    "next ahead before until future looming forthcoming coming run-up campaign proposed".split()
)
"""Words by which a sentence does not tell what it names as having happened."""
PAST_VERBS = frozenset("was were had after since followed following happened saw won lost voted left took came made".split())
"""Words by which a sentence tells something as having happened."""

UNNAMED_SOURCES = (
    ("sources", "said"), ("sources", "say"), ("sources", "told"), ("a", "source", "said"), ("according", "to", "sources"), ("according", "to", "reports"), ("reports", "say"),
    ("reports", "said"), ("reports", "suggest"), ("it", "is", "understood"), ("it", "is", "claimed"), ("it", "was", "claimed"), ("it", "is", "reported"), ("it", "is", "believed"),
    ("it", "is", "thought"), ("is", "believed", "to"), ("are", "believed", "to"), ("are", "thought", "to"), ("are", "understood", "to"), ("is", "understood", "to"),
    ("reportedly",), ("some", "say"), ("insiders", "said"), ("insiders", "say"), ("experts", "say"), ("observers", "say"), ("critics", "say"), ("it", "is", "said"),
    ("according", "to", "some"), ("unconfirmed", "reports"), ("rumours",), ("social", "media", "users"), ("a", "source", "told"), ("sources", "claim"), ("sources", "claimed"),
    ("an", "insider", "said"), ("is", "said", "to"), ("are", "said", "to"),
)  # fmt: skip
"""Words that give a claim to somebody who cannot be found and asked."""

NOBODY = frozenset("source sources reports report insiders insider experts observers critics rumours people".split())
"""Nouns that name nobody who can be found, where a claim is credited to them alone."""

FORMER = frozenset("former ex late then previous predecessor successor onetime one-time outgoing incoming shadow deputy".split())
"""Words before a title that say the term is over or lies elsewhere, or that the title is another."""
LINKING_WORDS = frozenset("of the for and in to at on".split())
"""Words that a title may be told without, or that stand within one."""
