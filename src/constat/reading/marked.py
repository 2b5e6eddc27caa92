"""A text with the marks that reading has put on it so far. Marks are added; the text never changes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import repeat
from operator import itemgetter

from constat.reading.amounts import AmountMark, mark_amounts
from constat.reading.layout import Part, PartKind, lay_out
from constat.reading.lexicon import CueSense, Kind, Lexicon, NounSense, TokenHit
from constat.reading.names import NameRun, find_names
from constat.reading.quotes import Quote, find_quotes
from constat.reading.sentences import Sentences, split_sentences
from constat.reading.shadow import Copies, copies_of
from constat.reading.times import TimeMark, mark_times
from constat.reading.tokens import Tokens, tokenise


@dataclass(slots=True)
class MarkedText:
    """Everything known of a text before claims are made: all lists are in the order of the text."""

    text: str
    plain: str
    """The text with its quote marks, dashes and accents made plain, character for character as long."""
    phrases: str
    """The words of its shadow with single spaces around, as phrases are looked up in."""
    anchor: date | None
    parts: list[Part]
    tokens: Tokens
    sentences: Sentences
    sentence_first: list[int]
    """The first token of each sentence."""
    sentence_last: list[int]
    """The token after the last of each sentence."""
    amounts: list[AmountMark]
    times: list[TimeMark]
    quotes: list[Quote]
    runs: list[NameRun]
    by_kind: dict[Kind, list[TokenHit]]
    cues: list[tuple[int, int, tuple[CueSense, ...]]]
    """Every cue as tokens first, last (excluded), with its senses."""
    noun_at: dict[int, tuple[int, tuple[NounSense, ...]]]
    """The counted noun that begins at a token, the longest: (end token, senses)."""
    person_class: str | None = None
    """The noun class that nationalities and ages stand for."""

    def sentence_of_token(self, token: int) -> int:
        """The sentence in which a token stands."""
        return max(0, bisect_right(self.sentence_first, token) - 1)

    def sentence_tokens(self, sentence: int) -> tuple[int, int]:
        """The tokens of a sentence, as first and last (excluded)."""
        return self.sentence_first[sentence], self.sentence_last[sentence]

    def cues_at(self, token: int) -> Iterator[CueSense]:
        """The senses of the cues that begin at a token, those of the longest first."""
        for place in range(bisect_left(self.cues, token, key=itemgetter(0)), len(self.cues)):
            first, _, senses = self.cues[place]
            if first > token:
                break
            yield from senses

    def part_of_sentence(self, sentence: int) -> Part:
        """The part in which a sentence stands."""
        return self.parts[self.sentences.parts[sentence]]

    def is_capital(self, token: int) -> bool:
        """Whether a token begins with a capital letter."""
        return self.text[self.tokens.starts[token]].isupper()

    def words(self, first: int, last: int) -> str:
        """The characters from one token up to another (excluded)."""
        return self.text[self.tokens.starts[first] : self.tokens.ends[last - 1]]

    def in_quote(self, offset: int) -> Quote | None:
        """The quotation in which a character stands, if it does."""
        for quote in self.quotes:
            if quote.start <= offset < quote.end:
                return quote
            if quote.start > offset:
                break
        return None


def mark_text(
    text: str, lexicon: Lexicon, anchor: date | None, parts: list[Part] | None = None, copies: Copies | None = None
) -> MarkedText:
    """Mark sentences, numbers, times, names, quotations and the codebook's words in a text, laid out and copied before or now."""
    copies = copies_of(text) if copies is None else copies
    plain = copies.plain
    parts = lay_out(text) if parts is None else parts
    sentences = split_sentences(text, parts)
    tokens = tokenise(copies.folded)
    hits = lexicon.mark(text, copies.phrases, tokens)
    runs = find_names(plain)
    return MarkedText(
        text=text,
        plain=plain,
        phrases=copies.phrases,
        anchor=anchor,
        parts=parts,
        tokens=tokens,
        sentences=sentences,
        sentence_first=list(map(bisect_left, repeat(tokens.starts), sentences.starts)),
        sentence_last=list(map(bisect_left, repeat(tokens.starts), sentences.ends)),
        amounts=mark_amounts(tokens, plain),
        times=mark_times(tokens, plain, anchor),
        quotes=find_quotes(text, parts),
        runs=runs,
        by_kind=hits.by_kind,
        cues=hits.cues,
        noun_at=hits.noun_at,
        person_class=lexicon.person_class,
    )


__all__ = ["MarkedText", "PartKind", "TokenHit", "mark_text"]
