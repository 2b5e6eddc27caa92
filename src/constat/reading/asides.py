"""What stands between a subject and its verb: "45 people - five of them children - died", "14 migrants who had crossed were deported"."""

from __future__ import annotations

from constat.reading.english import asides as english

_LONGEST = 25
"""How many tokens an aside or a relative clause is followed for."""


def resumes_at(words: list[str], at: int, ceiling: int) -> int:
    """The token at which a sentence goes on behind what is put in right after its subject; at itself where nothing is.

    ceiling is the end of the sentence.
    """
    limit = min(ceiling, at + _LONGEST)
    if at + 1 < limit and words[at] in english.CLOSES and words[at + 1] in english.OPENS_ASIDE:
        at = _after_aside(words, at, limit)
    if at < limit and words[at] in english.RELATIVES:
        return _main_verb(words, at, limit)
    return at


def _after_aside(words: list[str], at: int, limit: int) -> int:
    """The token after the mark that closes an aside, where a verb may follow; at itself where none does."""
    closing = english.CLOSES[words[at]]
    for token in range(at + 2, limit - 1):
        if words[token] == closing and words[token + 1].isalpha() and words[token + 1] not in english.GOES_ON_WITH:
            return token + 1
    return at


def _main_verb(words: list[str], at: int, limit: int) -> int:
    """The auxiliary of the main clause behind a relative one; at itself where none is found."""
    for token in range(at + 2, limit):
        if words[token] in english.ENDS_CLAUSE:
            break
        if words[token] in english.AUXILIARIES and words[token - 1] not in english.BEFORE_OWN_AUXILIARY:
            return token
    return at
