"""English words around the names of places."""

from __future__ import annotations

PREPOSITIONS = frozenset(
    "in at on near to from of off into across through between outside around over along towards toward for by onto inside beyond via "
    "reach reached left leave".split()
)
"""Words that lead to the name of a place, a few verbs among them."""

OF_LEADS = frozenset(
    "port town city village beach coast outskirts area camp commune suburb region resort county north south edge centre".split()
)
"""Words after which "of" belongs to the place ("the port of"), so that the preposition stands before them."""

UNKNOWN_LEADS = frozenset("in at near off outside to from on of".split())
"""Words after which a capitalised name may be that of a place."""

NOT_PLACES = frozenset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday covid brexit mr mrs ms sir twitter facebook channel commons lords "
    "parliament i".split()
)
"""Capitalised words that name no place, although a preposition may lead to them."""

AFTER_ADJECTIVE = frozenset(
    "coast side authorities police beaches beach waters shores shore port soil officials government navy coastguard town officers "
    "forces territory northern".split()
)
"""Words that tell, after a nationality, whether the country itself is meant ("French waters") or its people."""
