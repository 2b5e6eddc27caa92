"""What is seen of a number, by which the trained model tells what it measures.

Each function that looks at something has beside it those that name the features that follow (see observations). Names are
made to be read: they are what `constat read --explain` shows.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from constat.reading.amounts import NumberKind
from constat.reading.asides import resumes_at
from constat.reading.context import SentenceContext
from constat.reading.counted import Counted
from constat.reading.marked import MarkedText
from constat.reading.observations import Group, as_it_stands
from constat.reading.times import TimeKind


def _bucket(value: float) -> str:
    for edge in (1, 2, 5, 20, 100, 500, 2000, 10000, 100000, 1e6, 1e7):
        if value <= edge:
            return f"<={edge:g}"
    return "more"


_NEAR, _AROUND = 2, 6
"""How many tokens away a cue is near a number, or around it."""


@dataclass(frozen=True, slots=True)
class Before:
    """What was read before a number: the measure of the figure before it in the sentence, which ended at token
    previous_end; that of the last figure in an earlier sentence; what the same amount was taken for earlier in the report;
    and the cues of the title and of the sentence before.
    """

    previous: str | None
    previous_end: int
    before_sentence: str | None
    same_amount: str | None
    title_cues: tuple[str, ...]
    earlier_cues: tuple[str, ...]


@dataclass(slots=True)
class _Number:
    """A number in its sentence; main is the class of its noun, or what kind of number it is."""

    words: list[str]
    context: SentenceContext
    counted: Counted
    main: str

    @property
    def size(self) -> str:
        """How large it is, roughly."""
        amount = self.counted.mark.amount
        return _bucket(amount.low if amount.low is not None else amount.high or 0.0)


def figure_observations(marked: MarkedText, context: SentenceContext, counted: Counted, before: Before) -> list[Group]:
    """All that is seen of a number in its sentence."""
    number = _Number(marked.tokens.words, context, counted, _main(counted))
    found: list[Group] = []
    _see_own(found, marked, number)
    _see_cues(found, number)
    _see_words(found, number)
    _see_marks(found, number)
    _see_bodies(found, number)
    _see_earlier(found, number, before)
    _see_previous(found, number, before)
    return found


def _main(counted: Counted) -> str:
    kind = counted.mark.kind
    if kind is NumberKind.MONEY:
        return "money"
    if kind is NumberKind.DURATION:
        return "duration"
    return "+".join(sorted({sense.noun_class for sense in counted.senses})) or "none"


# ------------------------------------------------------------ the number itself


def _see_own(found: list[Group], marked: MarkedText, number: _Number) -> None:
    """The number itself and its noun, and where in the report it stands."""
    counted, main, context = number.counted, number.main, number.context
    mark = counted.mark
    classes = tuple(sorted({sense.noun_class for sense in counted.senses})) or ("none",)
    alone = ["bias", f"kind={mark.kind.value}", f"part={context.kind.value}"]
    alone.append(f"noun={counted.senses[0].lemma if counted.senses else 'none'}")
    if counted.stranger:
        alone += ["counts a stranger", f"stranger={counted.stranger}"]
    if counted.noun_first > mark.last:
        alone += [f"between={word}" for word in number.words[mark.last : min(counted.noun_first, mark.last + 3)]]
    if context.quoted and context.is_quoted(marked.tokens.starts[mark.core]):
        alone.append("quoted")
    found += (
        (as_it_stands, None, alone),
        (_class, None, classes),
        (_size, main, (number.size,)),
        (_bound, main, (mark.amount.bound.value,)),
    )
    if counted.indefinite:
        found.append((_indefinite, main, (context.kind.value,)))


def _class(name: str, _: None) -> Iterable[str]:
    return (f"class={name}",)


def _size(size: str, main: str) -> Iterable[str]:
    return (f"size{size}&{main}",)


def _bound(bound: str, main: str) -> Iterable[str]:
    return (f"bound={bound}&{main}",)


def _indefinite(part: str, main: str) -> Iterable[str]:
    return ("indefinite", f"indefinite&{main}", f"part={part}&indefinite")


# ------------------------------------------------------------ what was told before


def _see_earlier(found: list[Group], number: _Number, before: Before) -> None:
    """What the report told before of the same things."""
    main = number.main
    found += ((_title, main, before.title_cues), (_earlier, main, before.earlier_cues))
    if before.same_amount is not None:
        found.append((_same_amount, main, ((before.same_amount, number.size),)))


def _title(cue: str, main: str) -> Iterable[str]:
    return (f"title has {cue}", f"title has {cue}&{main}")


def _earlier(cue: str, main: str) -> Iterable[str]:
    return (f"sentence before has {cue}&{main}",)


def _same_amount(seen: tuple[str, str], main: str) -> Iterable[str]:
    measure, size = seen
    same = f"same amount told as {measure}"
    return (same, f"{same}&{main}", f"{same}&size{size}")


_GAP_WORDS = frozenset("including and among of from with to in , compared than but while aboard on another further or".split())


def _see_previous(found: list[Group], number: _Number, before: Before) -> None:
    """The figure before it, and how the two are joined."""
    previous = before.previous
    if previous is None:
        found.append((_sentence_after, number.main, (before.before_sentence,)))
        return
    gap = number.words[before.previous_end : number.counted.first]
    found.append((_after, previous, (number.main,)))
    if len(gap) <= _JOINT:
        found.append((_joined, previous, (" ".join(gap)[:24],)))
    found.append((_past, previous, [word for word in gap if word in _GAP_WORDS]))


_JOINT = 4
"""How many tokens join two figures at most."""


def _sentence_after(measure: str | None, main: str) -> Iterable[str]:
    return ("after None",) if measure is None else ("after None", f"sentence after {measure}", f"sentence after {measure}&{main}")


def _after(main: str, previous: str) -> Iterable[str]:
    return (f"after {previous}", f"after {previous}&{main}")


def _joined(joint: str, previous: str) -> Iterable[str]:
    return (f"after {previous}&joined by {joint}",)


def _past(word: str, previous: str) -> Iterable[str]:
    return (f"after {previous}&past {word}",)


# ------------------------------------------------------------ cues


def _see_cues(found: list[Group], number: _Number) -> None:
    """Cues on either side, those near, their words, those of the number's clause, and the nearest of these."""
    table, main, context = number.context.cue_table, number.main, number.context
    names, firsts = table.names, table.firsts
    if not names:
        return
    first, last = number.counted.first, number.counted.last
    # The number's clause: where as many breaks of clauses stand before a token as before the number.
    breaks = context.breaks
    left = bisect_left(firsts, first)
    resumed = resumes_at(number.words, last, context.last)
    right = bisect_left(firsts, resumed, left)
    clause = bisect_left(firsts, bisect_left(breaks, breaks[first], context.first), 0, left)
    clause_end = bisect_left(firsts, bisect_right(breaks, breaks[resumed], resumed), right)
    found += ((_sentence, None, dict.fromkeys(names)), (_clause, None, dict.fromkeys(names[clause:left] + names[right:clause_end])))
    if left:
        found += (
            (_left, None, names[:left]),
            (_left_near, None, names[bisect_left(firsts, first - _NEAR, 0, left) : left]),
            (_left_lemma, None, table.voiced[bisect_left(firsts, first - _AROUND, 0, left) : left]),
        )
    if right < len(names):
        found += (
            (_right, None, names[right:]),
            (_right_near, None, names[right : bisect_left(firsts, last + _NEAR, right)]),
            (_right_lemma, None, table.voiced[right : bisect_left(firsts, last + _AROUND, right)]),
        )
    if clause < left:
        found.append((_last, main, ((names[left - 1], table.voiced[left - 1]),)))
    if right < clause_end:
        found.append((_next, main, ((names[right], table.voiced[right]),)))


def _sentence(name: str, _: None) -> Iterable[str]:
    return (f"sentence has {name}",)


def _clause(name: str, _: None) -> Iterable[str]:
    return (f"clause has {name}",)


def _left(name: str, _: None) -> Iterable[str]:
    return (f"{name} left",)


def _left_near(name: str, _: None) -> Iterable[str]:
    return (f"{name} left near",)


def _left_lemma(voiced: str, _: None) -> Iterable[str]:
    return (f"word {voiced} left",)


def _right(name: str, _: None) -> Iterable[str]:
    return (f"{name} right",)


def _right_near(name: str, _: None) -> Iterable[str]:
    return (f"{name} right near",)


def _right_lemma(voiced: str, _: None) -> Iterable[str]:
    return (f"word {voiced} right",)


def _next(cue: tuple[str, str], main: str) -> Iterable[str]:
    return _nearest("next", cue, main)


def _last(cue: tuple[str, str], main: str) -> Iterable[str]:
    return _nearest("last", cue, main)


def _nearest(which: str, cue: tuple[str, str], main: str) -> Iterable[str]:
    name, voiced = cue
    voice = " passive" if voiced.endswith(" passive") else ""
    return (f"{which} cue {name}", f"{which} cue {name}{voice}&{main}", f"{which} cue {voiced}&{main}")


# ------------------------------------------------------------ words around it


def _see_words(found: list[Group], number: _Number) -> None:
    words, context, main = number.words, number.context, number.main
    first, last, low, high = number.counted.first, number.counted.last, context.first, context.last
    one, two, three = [words[index] if index >= low else "START" for index in (first - 1, first - 2, first - 3)]
    next_one, next_two, next_three = [words[index] if index < high else "END" for index in (last, last + 1, last + 2)]
    found += (
        (_word_before, main, (one,)),
        (_words_before, None, (f"{two} {one}", f"{three} {two} {one}")),
        (_word_after, main, (next_one,)),
        (_words_after, None, (f"{next_one} {next_two}", f"{next_one} {next_two} {next_three}")),
    )


def _word_before(word: str, main: str) -> Iterable[str]:
    return (f"word before={word}", f"word before={word}&{main}")


def _words_before(words: str, _: None) -> Iterable[str]:
    return (f"words before={words}",)


def _word_after(word: str, main: str) -> Iterable[str]:
    return (f"word after={word}", f"word after={word}&{main}")


def _words_after(words: str, _: None) -> Iterable[str]:
    return (f"words after={words}",)


# ------------------------------------------------------------ times, places and bodies


def _see_marks(found: list[Group], number: _Number) -> None:
    """The times and places of the sentence, and what stands right after the number."""
    context, last = number.context, number.counted.last
    seen: list[str] = []
    for time in context.times:
        seen.append(f"time {time.kind.value}")
        if time.kind is TimeKind.RUNNING:
            seen.append("running total")
        if 0 <= time.first - last <= 1:
            seen.append(f"time {time.kind.value} right after")
    for hit in context.place_nouns:
        seen.append(f"place word {hit.hit.senses[0]}")
        if 0 <= hit.first - last <= _RIGHT_AFTER:
            seen.append(f"place word {hit.hit.senses[0]} right after")
    for hits in (context.places, context.place_nouns, context.bodies):
        seen += [f"{hit.hit.kind.value} right after" for hit in hits if 0 <= hit.first - last <= _RIGHT_AFTER]
    if seen:
        found.append((as_it_stands, None, seen))


_RIGHT_AFTER = 3
"""Within how many tokens a name stands right after a number."""


def _see_bodies(found: list[Group], number: _Number) -> None:
    """Who acts: the kinds and countries of the bodies around the number, and of one that "by" leads to."""
    context, main = number.context, number.main
    for hit in context.bodies:
        about = hit.hit.senses[0].about
        found.append((_left_body if hit.last <= number.counted.first else _right_body, main, about))
        if "by" in number.words[max(context.first, hit.first - 2) : hit.first]:
            found.append((_by, main, about))


def _left_body(what: str, main: str) -> Iterable[str]:
    return (f"who {what} left", f"who {what} left&{main}")


def _right_body(what: str, main: str) -> Iterable[str]:
    return (f"who {what} right", f"who {what} right&{main}")


def _by(what: str, main: str) -> Iterable[str]:
    return (f"by {what}", f"by {what}&{main}")
