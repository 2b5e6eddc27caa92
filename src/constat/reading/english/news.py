"""English words by which a report tells a thing as new or under way, as still to come, or as known before."""

from __future__ import annotations

NEW = frozenset("new newly newest latest fresh just".split())
"""Words before a thing that call it new."""
HAVE = frozenset("has have 've having".split())
BE = frozenset("is are 's 're".split())
COME_ABOUT = frozenset(
    "announced unveiled signed agreed struck reached sealed brokered finalised finalized ratified launched begun started opened reopened installed built erected deployed "
    "introduced passed enacted approved adopted ruled found closed shut cleared demolished dismantled bulldozed razed evicted evacuated placed moored arrived sunk capsized died drowned "
    "killed burned burnt elected voted resigned banned suspended scrapped cancelled imposed extended confirmed revealed published overturned upheld blocked grounded left won became came began took entered "
    "anchored attached bolted chained dug fastened fitted fixed laid mounted planted positioned stationed stretched strung tethered tied".split()
)
"""Participles and pasts which, after "has" or "have", tell what has only now come about, and after "is being" what is under way."""
UNDER_WAY = frozenset(
    "building installing erecting constructing deploying laying opening closing clearing demolishing dismantling bulldozing evicting evacuating razing voting launching introducing "
    "signing starting beginning unveiling announcing testing trialling moving taking holding counting burning sinking "
    "anchoring attaching bolting chaining digging fastening fitting fixing mooring mounting placing planting positioning putting stationing stretching stringing tethering tying".split()
)
"""Forms in "-ing" which, after "is" or "are", tell what is under way."""
PRESENT = frozenset(
    "announces unveils launches opens reopens closes agrees begins starts introduces passes approves bans installs erects deploys builds demolishes clears dismantles evicts "
    "strikes seals scraps suspends overturns blocks upholds".split()
)
"""Verbs in the present, as headlines tell what is new."""
BY_ITSELF = frozenset(
    "begun started opened reopened closed shut arrived sunk capsized died drowned resigned ended come burned burnt collapsed failed passed".split()
)
"""Participles that, after "has", tell of their subject itself that it has come about."""
OTHERWISE = frozenset(
    "into of about under since after before by from on over for against to that which who and but as because , . : ; ( )".split()
)
"""Words between a verb and a thing by which the verb tells something else."""

TO_COME = (
    ("ahead", "of"), ("in", "the", "run", "-", "up", "to"), ("upcoming",), ("forthcoming",), ("looming",), ("planned",), ("proposed",), ("will", "open"), ("will", "begin"), ("will", "start"),
    ("will", "take", "place"), ("will", "take", "effect"), ("will", "come", "into"), ("will", "sign"), ("will", "build"), ("will", "install"), ("will", "close"), ("will", "become"), ("due", "to", "open"),
    ("due", "to", "begin"), ("due", "to", "start"), ("set", "to", "open"), ("plans", "to", "build"), ("plans", "to", "open"), ("plans", "to", "install"), ("plans", "for", "a"), ("plans", "for", "the"),
)  # fmt: skip
"""Words beside a thing that put its beginning ahead of the report."""
AWAITED = (
    ("will", "be"), ("is", "due"), ("are", "due"), ("is", "expected"), ("are", "expected"), ("is", "set", "to"), ("are", "set", "to"), ("due", "to", "be"), ("is", "to", "be"), ("are", "to", "be"),
    ("to", "be", "held"), ("will", "vote"), ("will", "host"), ("will", "meet"), ("will", "elect"), ("goes", "to", "the", "polls"), ("go", "to", "the", "polls"),
)  # fmt: skip
"""Words beside an event that put it ahead of the report. Of a thing that lasts they may as well tell another step, unless a word for
its beginning follows ("will be signed")."""

KNOWN = (
    ("since",), ("under",), ("following",), ("after",), ("thanks", "to"), ("in", "the", "wake", "of"), ("as", "part", "of"), ("part", "of"), ("despite",), ("as", "a", "result", "of"),
    ("because", "of"), ("introduced", "by"), ("created", "by"), ("agreed", "in"), ("agreed", "at"), ("in", "line", "with"), ("thanks", "in", "part", "to"), ("during",),
)  # fmt: skip
"""Words right before a thing that take it for known: it was there before the report."""
