"""English words by which a number goes on with what was counted before it."""

from __future__ import annotations

COMPARES = frozenset(
    {
        tuple(phrase.split())
        for phrase in "compared with|compared to|as against|against|up from|down from|rising from|falling from|increase from|rise from|fall from|drop from|decrease from|instead of|rather than|"
        "far more than|many more than|fewer than|double the|twice the|than|than the|versus|vs|from just|from only".split("|")
    }
)
"""What compares a number with the one before it."""

RESUMES = frozenset(
    {
        tuple(phrase.split())
        for phrase in "it was|it is|it had been|it stood at|there were|there had been|there was|figure was|figure is|number was|total was|tally was|count was|put it at|puts it at|put that at|"
        "put the figure at|puts the figure at|put the number at|puts the number at|put the total at|figure at|revised to|revised it to|revised that to|revised overnight to|revised that overnight to|brings it to|brought it to|put it closer to|we had|we counted|we recorded|had recorded|they counted|counted just".split(
            "|"
        )
    }
)
"""What tells a number of the same things at another time, or by another count: "In 2021 it was 61"."""

BETWEEN = frozenset("the a an only just some about even in year before that last".split())
"""What may stand between those words and the number."""
LONGEST = max(map(len, COMPARES | RESUMES))
"""How many words they have at most."""
CHANGED_TO = frozenset("to".split())
CHANGED_FROM = frozenset("from".split())

ADDED = frozenset("another further more".split())
"""What makes a number one more of those before it: "161 on Monday and another 90 on Tuesday"."""
BEFORE_ADDED = frozenset([",", "and", "then", "with", "plus", "a", "some", "about", "around"])
AFTER_ADDED = frozenset("on in at from yesterday today overnight last since later the this , . ; ) or".split(" "))
"""What follows it where nothing else becomes of them."""
