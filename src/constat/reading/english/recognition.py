"""English words by which two tellings of one thing are, or are not, recognised."""

from __future__ import annotations

import re

AGE = re.compile(r"\b(?:aged (\d{1,2})|(\d{1,2})[-\u2010\u2011 ]years?[-\u2010\u2011 ]old)\b", re.IGNORECASE)
"""An age, which stands for the one who has it."""

SMALL_WORDS = frozenset(
    "about above across added after again against along already also although among another around because been before being "
    "believed below between both came come could days during each early earlier every first following found four from going "
    "have having heard held here hours including into its just known last late later least left less made make many more most "
    "much near nearly never next night officials only other over people reported said same seen since some still such taken "
    "than that their them then there these they third this those three through time today told took tuesday under until used "
    "very wednesday week weeks well were what when where which while will with within without work would year years yesterday "
    "monday thursday friday saturday sunday january february march april june july august september october november december "
    "morning afternoon evening tonight according spokesman spokeswoman statement area group number total second minister "
    "government authorities police local national".split()
)
"""Words so common in news that two reports which share them share nothing."""

CHANGED_COUNT = re.compile(
    r"\b(?:revis(?:ed|ing)|updat(?:ed|ing)|correct(?:ed|ing)|lower(?:ed)? (?:the|its|their) (?:toll|count|figure|estimate)|"
    r"(?:rose|risen|raised|climbed|increased|up) (?:to|from)|(?:initial(?:ly)?|earlier|previous(?:ly)?|at first|first) (?:put|given|counted|reported|thought|said)|"
    r"(?:initial|earlier|previous|first) (?:toll|count|figure|estimate|report))\b",
    re.IGNORECASE,
)
"""Words by which a report says that a count has changed since it was first given."""

CREDIT_BEFORE = frozenset(
    "told tell telling tells to by via from source sources quoted citing cited cites with reporting says said".split()
)
"""Words that lead to the one who is credited ("told AFP", "by PA", "according to Reuters")."""
CREDIT_AFTER = frozenset(
    "reported reports reporting said says report quoted wrote writes saw journalist journalists reporter photographer correspondent correspondents".split()
)
"""Words that follow it ("Reuters reported", "an AFP journalist")."""
