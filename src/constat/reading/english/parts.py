"""English words by which a number is told as a part of a larger one."""

from __future__ import annotations

OF_WHOM = frozenset("them whom which these those".split())
"""What "of" leads to where a number is a part of one told before: "nine of them", "of whom nine"."""

LEADS = frozenset(
    {
        tuple(phrase.split())
        for phrase in "including|include|includes|included|counting|containing|comprising|among them|amongst them|among whom|amongst whom|among these|among those|of whom|of which|of them|"
        "of these|of those|of the latter|as well as|consisting of|comprised of|made up of|in particular|notably|mostly|mainly|namely".split(
            "|"
        )
    }
)
"""What leads from a whole to its parts, right before the number."""
LONGEST_LEAD = max(map(len, LEADS))

BETWEEN_LEAD_AND_NUMBER = frozenset(
    "were was are is , also at least as many an estimated possibly probably perhaps certainly maybe about some only just both the up to".split()
)
"""What may stand between such a lead and the number: "among them, at least, were nine"."""

AMONG = frozenset("among amongst".split())

TELLS_WHAT_THEY_ARE = frozenset(
    "is are was were be been being have has had said say says claimed claim claiming claims thought think believed believe understood reported reportedly described declared identified gave told "
    "they them themselves to as being who all mostly mainly also only their the a an at or just still would may might could apparently probably possibly aged later registered considered".split()
)
"""What may stand between a number that names no group and the words that tell what those people are: "19 were unaccompanied minors"."""

JOINS_PARTS = frozenset([",", "and", "plus", "&", "or", "a", "an", "another", "with", "along"])
"""What may stand between the parts of one whole: "12 men, three women and two children"."""
TELLS_AN_AGE = frozenset("of aged about year years old month months -".split())
"""What tells an age between two parts: "a man of 20 and a child"."""
OPENS_PARTS = frozenset([":", "-", "("])
"""What may stand between a whole and its parts: "13 people - 11 men and two boys"."""

GROWN_UP = frozenset("men adults parents couples".split())
"""Groups whose name is also what anybody is called: without a whole that they are a part of, they are no breakdown."""
EVERYBODY = frozenset("men women".split())
"""Groups that are everybody when told together."""

LEADS_TO_THEIR_NUMBER = frozenset("( : - with at on making made numbering numbered accounting accounted account for".split())
"""What may stand between the name of a people and their number: "Iranians (8,470)"."""

LIGHT_VERBS = frozenset("give hand get receive take have make".split())
"""Verbs that tell what becomes of somebody only with what is given: "was given two years" does, "gave a wave" does not."""
