"""A text with the marks that reading has put on it so far. Marks are added; the text never changes."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from constat.reading.amounts import AmountMark, mark_amounts
from constat.reading.layout import Part, PartKind, lay_out
from constat.reading.lexicon import CueSense, Hit, Kind, Lexicon, NounSense
from constat.reading.names import NameRun, find_names
from constat.reading.quotes import Quote, find_quotes
from constat.reading.sentences import Sentences, split_sentences
from constat.reading.shadow import shadow, spaced, straight
from constat.reading.times import TimeMark, mark_times
from constat.reading.tokens import Tokens, tokenise


@dataclass(slots=True)
class TokenHit:
    """A hit of the lexicon, as tokens first..last (last excluded)."""

    first: int
    last: int
    hit: Hit


@dataclass(slots=True)
class MarkedText:
    """Everything known of a text before claims are made: all lists are in the order of the text."""

    text: str
    plain: str
    folded: str
    anchor: date | None
    parts: list[Part]
    tokens: Tokens
    sentences: Sentences
    sentence_first: list[int]
    """The first token of each sentence; one more entry closes the last."""
    amounts: list[AmountMark]
    times: list[TimeMark]
    quotes: list[Quote]
    runs: list[NameRun]
    by_kind: dict[Kind, list[TokenHit]]
    cue_at: dict[int, list[tuple[int, CueSense]]]
    """The cues that begin at a token: (end token, sense)."""
    noun_at: dict[int, tuple[int, tuple[NounSense, ...]]]
    """The counted noun that begins at a token, the longest: (end token, senses)."""
    person_class: str | None = None
    """The noun class that nationalities and ages stand for."""

    def sentence_of_token(self, token: int) -> int:
        """The sentence in which a token stands."""
        return self.sentences.at(self.tokens.starts[token])

    def sentence_tokens(self, sentence: int) -> tuple[int, int]:
        """The tokens of a sentence, as first and last (excluded)."""
        first = self.tokens.at(self.sentences.starts[sentence])
        return first, self.tokens.at(self.sentences.ends[sentence])

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


def mark_text(text: str, lexicon: Lexicon, anchor: date | None, parts: list[Part] | None = None) -> MarkedText:
    """Mark sentences, numbers, times, names, quotations and the codebook's words in a text, laid out into parts before or now."""
    plain = straight(text)
    folded = shadow(text)
    parts = lay_out(text) if parts is None else parts
    sentences = split_sentences(text, parts)
    tokens = tokenise(folded)
    by_kind, cue_at, noun_at = _place_hits(lexicon.scan(spaced(folded)), tokens, text)
    runs = find_names(plain)
    return MarkedText(
        text=text,
        plain=plain,
        folded=folded,
        anchor=anchor,
        parts=parts,
        tokens=tokens,
        sentences=sentences,
        sentence_first=[tokens.at(start) for start in sentences.starts],
        amounts=mark_amounts(tokens, plain),
        times=mark_times(tokens, plain, anchor),
        quotes=find_quotes(text, parts),
        runs=runs,
        by_kind=by_kind,
        cue_at=cue_at,
        noun_at=noun_at,
        person_class=lexicon.person_class,
    )


def _place_hits(
    hits: list[Hit], tokens: Tokens, text: str
) -> tuple[dict[Kind, list[TokenHit]], dict[int, list[tuple[int, CueSense]]], dict[int, tuple[int, tuple[NounSense, ...]]]]:
    """The hits by kind, and the cues and counted nouns by the token at which they begin."""
    by_kind: dict[Kind, list[TokenHit]] = {kind: [] for kind in Kind}
    cue_at: dict[int, list[tuple[int, CueSense]]] = {}
    noun_at: dict[int, tuple[int, tuple[NounSense, ...]]] = {}
    token_at = {start: token for token, start in enumerate(tokens.starts)}
    ends = tokens.ends
    for hit in hits:
        first = token_at.get(hit.start)
        if first is None:
            continue
        last = first + 1 if ends[first] >= hit.end else bisect_left(ends, hit.end, first) + 1
        kind = hit.kind
        if kind is Kind.CUE:
            cue_at.setdefault(first, []).extend([(last, sense) for sense in hit.senses])
        elif kind is Kind.NOUN:
            noun_at[first] = (last, hit.senses)
        elif _stands(hit, text):
            by_kind[kind].append(TokenHit(first, last, hit))
    return by_kind, cue_at, noun_at


def _stands(hit: Hit, text: str) -> bool:
    """Whether a name that must be capitalised is."""
    if hit.kind is Kind.PLACE_NOUN or not hit.senses[0].cased:
        return True
    # One capital is enough: "the port of Dover", "l'Auberge des Migrants", and figures ("999").
    return any(letter.isupper() or letter.isdigit() for letter in text[hit.start : hit.end])


__all__ = ["MarkedText", "PartKind", "TokenHit", "mark_text"]
