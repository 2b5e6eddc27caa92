"""English words that tell what somebody does in an event."""

from __future__ import annotations

from constat.codebook.inflection import conjugate


def _forms(verbs: str) -> frozenset[str]:
    found = [conjugate(verb) for verb in verbs.split()]
    return frozenset(form for verb in found for form in (verb.base, verb.third, verb.past, verb.participle, verb.ing))


ORDERING = _forms("order authorise authorize approve request decide rule demand instruct permit allow back")
"""Verbs of those on whose word something is done."""
ORDERS = frozenset(
    "order orders request instruction instructions behest ruling decision authority approval permission warrant direction command judgment judgement".split()
)
"""Nouns of the same: "on the orders of X"."""
PROVIDING = _forms("provide offer house supply open lend host accommodate shelter feed distribute manage run")
"""Verbs of those who give shelter, goods or help."""
PAYING = _forms("pay give fund contribute pledge hand spend finance send transfer promise provide commit offer")
RECEIVING = _forms("receive get obtain accept collect")
