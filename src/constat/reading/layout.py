"""What each line of a text is: headline, body, caption, metadata or the page's furniture.

Every character keeps its place; a line of furniture is only marked as one. A part is a run of lines that belong
together, usually one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from constat.reading.english import furniture


class PartKind(Enum):
    """What a part of a page is."""

    TITLE = "title"
    DESCRIPTION = "description"
    BODY = "body"
    CAPTION = "caption"
    METADATA = "metadata"
    FURNITURE = "furniture"


@dataclass(slots=True)
class Part:
    """A run of a text, from start up to end, of one kind."""

    start: int
    end: int
    kind: PartKind


_LINE = re.compile(r"[^\n]+")
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(?P<fields>(?:[^\n]*\n){1,60}?)---[ \t]*(?:\n|$)")
_FIELD = re.compile(r"(?P<key>[A-Za-z_-]{1,30})[ \t]*:[ \t]*(?P<value>[^\n]*)")
_TITLE_KEYS = frozenset({"title", "headline", "og:title"})
_DESCRIPTION_KEYS = frozenset({"description", "summary", "excerpt", "subtitle", "standfirst", "dek"})
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SENTENCE_END = (".", "!", "?", "…", ":", ";", ",")
_CLOSING = "\"'”’»)] "
_SMALL = frozenset("a an and as at but by for from in into of off on or over the to up with amid after vs is".split())
_DATE_WORDS = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|\d{1,2}[:.]\d\d(?!\d)|(?<!\d)\d{4}(?!\d)|(?<!\d)\d{1,2}(?:st|nd|rd|th)?(?!\d)|[ap]m|gmt|bst|cet|cest|ist|utc|et|published|updated|"
    r"last|first|posted|modified|on|at|date|created|hours?|minutes?|days?|ago|of|[-|,/:.]|\s)+",
    re.IGNORECASE,
)
_CREDIT_WORDS = 6
"""A line that begins like a credit ("Picture: ...") is one up to this many words; a longer one is a caption."""
_LONGEST_CREDITS = 300
_LIST_RUN = 4
"""How many headlines in a row, without a full stop, are taken for a list of other pages."""


def lay_out(text: str) -> list[Part]:
    """Cut a text into parts; white space between parts belongs to none."""
    parts: list[Part] = []
    begin = 0
    matter = _FRONT_MATTER.match(text)
    if matter is not None and all(_FIELD.fullmatch(line.strip()) or not line.strip() for line in matter["fields"].splitlines()):
        parts += _front_matter(text, matter)
        begin = matter.end()
    parts += _mark_lists(text, _lines(text, begin, titled=bool(parts)))
    return parts


def _front_matter(text: str, matter: re.Match[str]) -> list[Part]:
    parts = []
    for line in _LINE.finditer(text, matter.start("fields"), matter.end("fields")):
        found = _FIELD.search(line.group())
        if found is None or not found["value"].strip():
            continue
        key = found["key"].lower()
        kind = PartKind.TITLE if key in _TITLE_KEYS else PartKind.DESCRIPTION if key in _DESCRIPTION_KEYS else PartKind.METADATA
        start = line.start() + (found.start("value") if kind is not PartKind.METADATA else 0)
        parts.append(Part(start, line.start() + len(line.group().rstrip()), kind))
    return parts


def _lines(text: str, begin: int, *, titled: bool) -> list[Part]:
    parts: list[Part] = []
    body_begun = False
    for match in _LINE.finditer(text, begin):
        line = match.group()
        stripped = line.strip()
        if not stripped:
            continue
        start = match.start() + line.index(stripped[0])
        end = start + len(stripped)
        if parts and text[start].islower() and _goes_on(text, parts[-1], start):
            parts[-1] = Part(parts[-1].start, end, parts[-1].kind)
            if parts[-1].kind is PartKind.CAPTION and _is_closed(text[start:end]):
                parts[-1] = Part(parts[-1].start, end, PartKind.BODY)
            continue
        kind = _kind(stripped)
        if not body_begun:
            body_begun = kind is PartKind.BODY
            if kind is PartKind.CAPTION and not titled:
                kind = PartKind.TITLE
        parts.append(Part(start, end, kind))
    return parts


def _goes_on(text: str, part: Part, start: int) -> bool:
    """Whether a line that begins with a small letter continues the one before: a single line end within a sentence."""
    if part.kind in NOT_READ or "\n" in text[part.end : start].replace("\n", "", 1):
        return False
    return text[part.end - 1] not in ".!?:…\"'”’" and part.end - part.start > 20


def _kind(line: str) -> PartKind:
    folded = line.strip(" \t*#|>•-–—:").lower().replace("’", "'")
    if folded in furniture.WHOLE_LINES or furniture.TRIVIAL.fullmatch(folded) or not folded:
        return PartKind.FURNITURE
    if _begins_as_furniture(line, folded):
        return PartKind.FURNITURE
    if len(line) < 80 and _DATE_WORDS.fullmatch(line):
        return PartKind.METADATA
    if _is_closed(line):
        return PartKind.BODY
    if "|" in line and len(_WORD.findall(line, 0, 200)) <= 3:
        return PartKind.FURNITURE
    return PartKind.CAPTION


def _begins_as_furniture(line: str, folded: str) -> bool:
    if folded.startswith(furniture.BEGINNINGS):
        return not (_is_closed(line) and furniture.SAYING.intersection(re.split(r"\W+", folded)))
    if folded.startswith(furniture.SHORT_BEGINNINGS):
        # "By Ann Example" and "Photo: Wire." are credits; "By Monday 300 had left." is not.
        return len(line.split()) <= _CREDIT_WORDS and not (line.endswith(".") and ":" not in line)
    return len(line) <= _LONGEST_CREDITS and " by " in line and furniture.CREDITS.fullmatch(line) is not None


def _is_closed(line: str) -> bool:
    return line.rstrip(_CLOSING).endswith(_SENTENCE_END) or line.endswith(_SENTENCE_END)


def _mark_lists(text: str, parts: list[Part]) -> list[Part]:
    """Mark runs of other pages' headlines: under a head that announces them, or in a long run of capitalised lines."""
    marked = list(parts)
    heads = [_is_list_head(text, part) for part in parts]
    enough = _may_begin_list(parts)
    index = 0
    while index < len(parts):
        head = heads[index]
        if not head and not enough[index]:
            index += 1
            continue
        run = index + 1 if head else index
        while run < len(parts) and (parts[run].kind in NOT_READ or _is_headline(text, parts[run], capitals=not head)):
            if not head and run > index and heads[run]:
                break
            run += 1
        lines = [at for at in range(index, run) if parts[at].kind not in NOT_READ]
        if head or len(lines) >= _LIST_RUN:
            for at in lines:
                marked[at] = Part(parts[at].start, parts[at].end, PartKind.FURNITURE)
        index = max(run, index + 1)
    return marked


def _may_begin_list(parts: list[Part]) -> list[bool]:
    """For each part, whether lines enough to make a list without a head follow, of whatever words: few need be looked into."""
    found: list[bool] = []
    following = 0
    for part in reversed(parts):
        if part.kind in _MAY_BE_HEADLINES:
            following += 1
        elif part.kind not in NOT_READ:
            following = 0
        found.append(following >= _LIST_RUN)
    found.reverse()
    return found


NOT_READ = (PartKind.FURNITURE, PartKind.METADATA)
"""The parts in which nothing is read. A tuple that stands ready is searched far faster than one made of members on the spot."""
_MAY_BE_HEADLINES = (PartKind.CAPTION, PartKind.TITLE)
_LONGEST_HEAD = max(map(len, furniture.LIST_HEADS)) + 8
"""Characters; the marks and spaces around a head are counted in."""


def _is_list_head(text: str, part: Part) -> bool:
    if part.end - part.start > _LONGEST_HEAD:
        return False
    return text[part.start : part.end].strip(" :").lower().replace("’", "'") in furniture.LIST_HEADS


def _is_question(text: str, part: Part) -> bool:
    """Whether a line is one question: a headline that ends with a mark, unlike the rest."""
    line = text[part.start : part.end]
    return line.endswith("?") and line.find(". ") < 0


def _is_headline(text: str, part: Part, *, capitals: bool) -> bool:
    """Whether a line may be the headline of another page: no full stop, and, where asked, Capitals on Most Words."""
    if part.end - part.start > 180 or not (part.kind in _MAY_BE_HEADLINES or (not capitals and _is_question(text, part))):
        return False
    words = [word for word in _WORD.findall(text, part.start, part.end) if word.lower() not in _SMALL]
    if not capitals:
        return len(words) >= 3
    return len(words) >= 4 and sum(word[0].isupper() or word[0].isdigit() for word in words) >= 0.8 * len(words)
