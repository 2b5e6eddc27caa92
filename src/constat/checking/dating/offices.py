"""Office holders named: the days on which they held the office that the report gives them, or any for which they are known."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from constat.checking.dating.axis import IMPOSSIBLE, Axis, Evidence
from constat.checking.dating.undated import UndatedText
from constat.codebook.codebook import Codebook
from constat.codebook.entries import Office, Term
from constat.model.period import Period
from constat.model.report import DateSource
from constat.model.span import Span
from constat.reading.lexicon import Kind
from constat.reading.marked import TokenHit

FORMERLY = frozenset("former ex late then previous predecessor successor".split())
"""Words before a title that say the term is over, or lies elsewhere."""
NEW_HOLDER = frozenset("new incoming newest".split())
"""Words right before a title that say the term has only now begun."""
_TITLED_AFTER = 0.003
"""How likely somebody is given a title once it is no longer theirs, beside while it is: news that looks back leaves "then" out."""
_AFTER_TERM = 0.1
"""How likely somebody is named without a title once out of office, beside while in it."""
_BEFORE_TERM = 0.02
"""And before: hardly anybody is in the news for an office still to come."""
_SEEN_ONLY = 0.5
"""Outside a term of which only two days are known, both inside it."""
_CALLED_NEW = 0.5
"""How often a report of the first days of a term calls its holder new: of fifteen press reports of home secretaries' first weeks, eight did."""
_STAYS_NEW = 30
"""Days over which that is done less often by the factor e."""
_NEW_MISREAD = 0.001
"""How likely somebody is called new on any one day long after the beginning of a term, beside in its first days: over a term of years
one in twenty or so."""
_AGAIN = timedelta(days=90)
"""Who comes back to an office within so many days does not begin anew."""
_HANDOVER = timedelta(days=3)
"""For so long around a term's ends reports still, or already, give somebody the title."""
_TITLE_REACH = 16
"""How many tokens may stand between a name and the title that goes with it."""
_HEADS = ("head_of_government", "head_of_state")


@dataclass(frozen=True, slots=True)
class Naming:
    """A person of the codebook named in a report, once for each way in which it is done."""

    person: str
    name: str
    span: Span
    titles: tuple[str, ...]
    """The offices that the title beside the name may mean; none where it stands without one."""
    formerly: bool = False
    newly: bool = False


def office_evidence(undated: UndatedText, codebook: Codebook, axis: Axis) -> list[Evidence]:
    """One piece of evidence for each person named: by the office given beside the name, else by the highest ever held."""
    directory = Directory(codebook)
    namings = namings_in(undated, directory)
    titled = {
        naming.person for naming in namings if naming.titles and not naming.formerly and directory.terms(naming.person, naming.titles)
    }
    new = {naming.person for naming in namings if naming.newly}
    last_holders = directory.last_holders({naming.person for naming in namings})
    found: list[Evidence] = []
    done: set[tuple[str, bool]] = set()
    for naming in namings:
        by_title = bool(naming.titles) and naming.person in titled
        if (naming.person, by_title) in done or (naming.person in titled and not by_title):
            continue
        evidence = (
            _by_title(directory, naming, axis, is_new=naming.person in new)
            if by_title
            else _untitled(directory, naming, axis, last_holders)
        )
        if evidence is not None:
            done.add((naming.person, by_title))
            found.append(evidence)
    return found


class Directory:
    """Who held which office when."""

    def __init__(self, codebook: Codebook) -> None:
        self._offices = {office.id: office for office in codebook.offices}
        self._held: dict[str, list[tuple[Office, Term]]] = {}
        for office in codebook.offices:
            for term in office.holders:
                self._held.setdefault(term.person, []).append((office, term))

    def held(self, person: str) -> frozenset[str]:
        """The offices that a person ever held."""
        return frozenset(office.id for office, _ in self._held.get(person, ()))

    def terms(self, person: str, offices: Sequence[str]) -> list[tuple[Office, Term]]:
        """A person's terms in some offices."""
        return [(office, term) for office, term in self._held.get(person, ()) if office.id in offices]

    def highest(self, person: str) -> list[tuple[Office, Term]]:
        """The terms for which somebody is best known: as head of a government or state, else all."""
        held = self._held.get(person, [])
        heads = [(office, term) for office, term in held if office.kind in _HEADS]
        return heads or held

    def last_holders(self, people: set[str]) -> dict[str, str]:
        """For each office of one holder at a time that several of the people held, the one who came last."""
        last: dict[str, tuple[date, str]] = {}
        for person in sorted(people):
            for office, term in self.highest(person):
                if not office.several and (office.id not in last or term_period(term).first > last[office.id][0]):
                    last[office.id] = term_period(term).first, person
        return {office: person for office, (_, person) in last.items()}


def namings_in(undated: UndatedText, directory: Directory) -> list[Naming]:
    """Every naming of a person of the codebook, in the order of the text."""
    marked = undated.marked
    offices, people = marked.by_kind[Kind.OFFICE], marked.by_kind[Kind.PERSON]
    words = marked.tokens.words
    found = []
    for hit in people:
        ids = hit.hit.senses[0].ids
        if len(ids) != 1:
            continue
        bounds = marked.sentence_tokens(undated.sentence_of(hit.first))
        title = _title_of(hit, _within(offices, bounds), _within(people, bounds), bounds, directory.held(ids[0]))
        before = words[max(0, (title or hit).first - 3) : (title or hit).first]
        found.append(
            Naming(
                person=ids[0],
                name=undated.words(hit.first, hit.last),
                span=undated.span(min(hit.first, title.first) if title else hit.first, max(hit.last, title.last) if title else hit.last),
                titles=title.hit.senses[0].ids if title else (),
                newly=title is not None and _is_called_new(before),
                formerly=any(word in FORMERLY for word in before[-2:]) or _is_called_former(words[hit.last : hit.last + 3]),
            )
        )
    return found


def _within(hits: list[TokenHit], bounds: tuple[int, int]) -> list[TokenHit]:
    """The hits that begin in a sentence, so that no text is looked through for every name in it."""
    begin = bisect_left(hits, bounds[0], key=lambda hit: hit.first)
    return hits[begin : bisect_left(hits, bounds[1], begin, key=lambda hit: hit.first)]


def _is_called_new(before: Sequence[str]) -> bool:
    """Whether the words before a title call its holder new: "the new", "the newly appointed", "a newly-elected"."""
    return bool(before) and (before[-1] in NEW_HOLDER or before[-2:-1] == ["newly"] or before[-3:-1] == ["newly", "-"])


def _is_called_former(after: Sequence[str]) -> bool:
    """Whether a name is followed by a title that is over: "X, a former director"."""
    return after[:1] == [","] and any(word in FORMERLY for word in after[1:])


def _title_of(
    person: TokenHit, offices: Sequence[TokenHit], people: Sequence[TokenHit], bounds: tuple[int, int], held: frozenset[str]
) -> TokenHit | None:
    """The title nearest to a name in its sentence, no other person's name between; titles that the person held come first."""
    near = []
    for office in offices:
        gap = max(person.first - office.last, office.first - person.last)
        if bounds[0] <= office.first and office.last <= bounds[1] and 0 <= gap <= _TITLE_REACH:
            low, high = sorted((person.first, office.first))
            if not any(low < other.first < high for other in people if other is not person):
                near.append((held.isdisjoint(office.hit.senses[0].ids), gap, office.first, office))
    return min(near, key=lambda one: one[:3])[3] if near else None


def term_period(term: Term) -> Period:
    """The days of a term, an end that is not known left as far away as days go."""
    first = Period.parse(term.since).first if term.since else date.min
    last = Period.parse(term.until).last if term.until else date.max
    return Period(first, max(first, last))


def _weights(axis: Axis, terms: Sequence[tuple[Office, Term]], *, before: float, after: float) -> list[float]:
    """1 within the terms, with a few days of handover; before the first and after the last what is given; between them the less."""
    periods = [term_period(term) for _, term in terms]
    first, last = min(period.first for period in periods), max(period.last for period in periods)
    weights = [before if axis.day(place) < first else after if axis.day(place) > last else min(before, after) for place in range(len(axis))]
    for (_, term), period in zip(terms, periods, strict=True):
        if term.seen:
            weights = [max(weight, _SEEN_ONLY) for weight in weights]
        begin = period.first - _HANDOVER if period.first > date.min + _HANDOVER else period.first
        end = period.last + _HANDOVER if period.last < date.max - _HANDOVER else period.last
        for place in axis.places(begin, end):
            inside = period.first <= axis.day(place) <= period.last
            weights[place] = 1.0 if inside else max(weights[place], 0.2)
    return weights


def _by_title(directory: Directory, naming: Naming, axis: Axis, *, is_new: bool) -> Evidence | None:
    terms = directory.terms(naming.person, naming.titles)
    if not terms:
        return None
    if naming.formerly:
        return None
    office = terms[0][0]
    weights = _weights(axis, terms, before=IMPOSSIBLE, after=_TITLED_AFTER)
    newness = _newness(axis, terms)
    if is_new and any(newness):
        weights = [weight * max(_NEW_MISREAD, share / _CALLED_NEW) for weight, share in zip(weights, newness, strict=True)]
    else:
        weights = [weight * (1 - share) for weight, share in zip(weights, newness, strict=True)]
    top = max(weights)
    return Evidence(
        kind=DateSource.OFFICE,
        says=f"calls {naming.name} {'new as ' if is_new else ''}{office.title}: in office {_terms_in_words(terms)}",
        span=naming.span,
        weights=[weight / top for weight in weights],
    )


def _newness(axis: Axis, terms: Sequence[tuple[Office, Term]]) -> list[float]:
    """For each day how often the holder of the terms is called new on it."""
    shares = [0.0] * len(axis)
    over = date.min
    for term, period in sorted(((term, term_period(term)) for _, term in terms), key=lambda pair: pair[1].first):
        if term.since and not term.seen and period.first.toordinal() - over.toordinal() > _AGAIN.days:
            for place in axis.places(period.first - _HANDOVER, period.last):
                days = max(0, (axis.day(place) - period.first).days)
                shares[place] = _CALLED_NEW * math.exp(-days / _STAYS_NEW)
        over = max(over, period.last)
    return shares


def _untitled(directory: Directory, naming: Naming, axis: Axis, last_holders: dict[str, str]) -> Evidence | None:
    terms = directory.highest(naming.person)
    if not terms:
        return None
    succeeded = [office for office, _ in terms if last_holders.get(office.id, naming.person) != naming.person]
    if naming.formerly or succeeded:
        # Somebody who came later in the same office is named too, or the term is said to be over: only its beginning tells.
        if not any(term.since for _, term in terms):
            return None
        first = min(term_period(term).first for _, term in terms)
        weights = [1.0 if axis.day(place) >= first else _BEFORE_TERM for place in range(len(axis))]
        says = f"names {naming.name}, {terms[0][0].title} from {first}"
    else:
        weights = _weights(axis, terms, before=_BEFORE_TERM, after=_AFTER_TERM)
        says = f"names {naming.name}, {terms[0][0].title} {_terms_in_words(terms)}"
    return Evidence(kind=DateSource.OFFICE, says=says, span=naming.span, weights=weights)


def _terms_in_words(terms: Sequence[tuple[Office, Term]]) -> str:
    return ", ".join(f"{term.since or '?'} to {term.until or 'now'}" for _, term in terms)
