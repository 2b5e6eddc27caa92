"""What the sentences of a claim can be recognised by in another report: names, ages and groups, telling words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from constat.linking.rules import LinkRules, folded
from constat.model.span import Span
from constat.reading.english.recognition import AGE, CHANGED_COUNT, SMALL_WORDS
from constat.reading.layout import lay_out
from constat.reading.sentences import Sentences, split_sentences

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SHORTEST = 5
"""Letters of the shortest word that counts as telling."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What a stretch of text can be recognised by; each sorted, folded."""

    names: frozenset[str]
    groups: frozenset[str]
    words: frozenset[str]
    count_changed: bool
    """Whether it says that a count has changed."""


class SentenceMarks:
    """The marks of a report's sentences, each worked out once and only where it is asked for."""

    def __init__(self, text: str, rules: LinkRules) -> None:
        self._text = text
        self._rules = rules
        self._sentences: Sentences = split_sentences(text, lay_out(text))
        self._known: dict[int, Marks] = {}

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence in which a character stands."""
        return self._sentences.at(offset)

    def of_span(self, span: Span) -> Marks:
        """The marks of the sentence in which a span begins."""
        if not len(self._sentences):
            return Marks(frozenset(), frozenset(), frozenset(), count_changed=False)
        number = self.sentence_at(span.start)
        if number not in self._known:
            self._known[number] = self._of_text(self._text[self._sentences.starts[number] : self._sentences.ends[number]])
        return self._known[number]

    def _of_text(self, sentence: str) -> Marks:
        names: set[str] = set()
        groups = {f"age {first or second}" for first, second in AGE.findall(sentence)}
        words: set[str] = set()
        for place, match in enumerate(_TOKEN.finditer(sentence)):
            token = match.group()
            plain = folded(token)
            group = self._rules.groups.get(plain)
            if group is not None and token[0].isupper():
                groups.add(group)
            elif plain in SMALL_WORDS or plain in self._rules.common_words:
                continue
            elif token[0].isupper() and place > 0 and len(token) > 2:
                names.add(plain)
            elif len(token) >= _SHORTEST:
                words.add(plain)
        return Marks(frozenset(names), frozenset(groups), frozenset(words), count_changed=CHANGED_COUNT.search(sentence) is not None)
