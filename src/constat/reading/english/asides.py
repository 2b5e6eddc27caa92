"""English words of what is put between a subject and its verb."""

from __future__ import annotations

CLOSES = {",": ",", "-": "-", "(": ")"}
"""The marks that open an aside, each with the one that closes it."""
OPENS_ASIDE = frozenset(
    "including among amongst of some most mostly mainly many all both one two three four five six seven eight nine ten at".split()
)
"""What an aside on those who were counted begins with: "including", "among them", "two of whom"."""
GOES_ON_WITH = frozenset("and or including of who whom which among aged from most some".split())
"""What follows a mark within such an aside, and not behind it."""
RELATIVES = frozenset("who which that".split())
AUXILIARIES = frozenset("is are was were has have had will would could may might can must should remain remained".split())
BEFORE_OWN_AUXILIARY = frozenset(
    "who which that and but or they it he she we you i there not never to , also when as if because where what".split()
)
"""What an auxiliary follows that does not begin the main clause: "who were held and had been beaten"."""
ENDS_CLAUSE = frozenset([";", ":", ",", ".", "\n", '"', "(", ")", "when", "while", "after", "before", "because", "where", "although", "as"])
