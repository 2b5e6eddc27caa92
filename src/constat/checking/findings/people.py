"""People, titles and parties, beside the terms of office that the codebook lists."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from constat.checking.dating.offices import Naming, namings_in, term_period
from constat.checking.findings.case import Case
from constat.checking.findings.found import Found, known
from constat.checking.findings.titles import alike, joined
from constat.codebook.entries import Office, Person, Term
from constat.linking.rules import folded
from constat.model.period import Period
from constat.model.span import Span
from constat.reading.english.checks import FORMER
from constat.reading.lexicon import Kind
from constat.reading.marked import TokenHit
from constat.reading.names import NameRun

_HANDOVER = timedelta(days=4)
"""For so long around a term's ends reports still, or already, give somebody the title."""
_BETWEEN = frozenset((",", "the", "its", "his", "her", "mr", "ms", "mrs", "miss", "sir", "dame", "and", "-", "–", "—"))
"""Words that may stand between a name and the title that goes with it."""


def not_in_office(case: Case) -> Iterator[Found]:
    """Somebody is given an office that they did not hold on the report's day.

    A title with "former", "then" and the like is left alone, and so is one in a sentence that tells of a day in the term.
    """
    if case.days is None:
        return
    done: set[tuple[str, tuple[str, ...]]] = set()
    for naming in namings_in(case.marks, case.means.titles.directory):
        key = naming.person, naming.titles
        if key in done or not naming.titles or naming.formerly or not case.is_told(naming.span.start) or not _is_close(case, naming):
            continue
        found = _not_in_office(case, naming)
        if found is not None:
            done.add(key)
            yield found


def _is_close(case: Case, naming: Naming) -> bool:
    """Whether the title stands right beside the name: small words and a country's adjective apart, nothing between."""
    first, last = case.tokens_of(naming.span)
    marked = case.marks.marked
    inside = [hit for kind in (Kind.OFFICE, Kind.PERSON) for hit in case.hits(kind, first, last) if hit.last <= last]
    taken = {at for hit in inside for at in range(hit.first, hit.last)}
    between = [marked.tokens.words[at] for at in range(first, last) if at not in taken]
    before = marked.tokens.words[max(0, first - 2) : first]
    return set(between) <= _BETWEEN | _country_words(case, naming) and not FORMER & {*before, *between}


def _country_words(case: Case, naming: Naming) -> set[str]:
    titles = case.means.titles
    return {word for office in naming.titles for word in titles.country_words(titles.offices[office].country)}


def _not_in_office(case: Case, naming: Naming) -> Found | None:
    assert case.days is not None  # asked for before
    titles = case.means.titles
    terms = titles.terms(naming.person, naming.titles)
    if any(term.seen or _touches(case, term) or _told_of(case, naming, term) for _, term in terms):
        return None
    holders = titles.holders(naming.titles, case.day) if case.day is not None else []
    own = [(person, office) for person, office in holders if not terms or office.id in {one.id for one, _ in terms}]
    home = [(person, office) for person, office in own if office.country == case.means.reader.codebook.head.home_country]
    who = " and ".join(dict.fromkeys(person.name for person, _ in home or own[:1]))
    name = titles.people[naming.person].name
    if terms:
        office = terms[0][0]
        when = ", ".join(f"{term.since or '?'} to {term.until or 'now'}" for _, term in terms)
        says = f"{name} was {office.title} from {when}, not on {case.days.iso()}"
        evidence = [f"{name}, {office.title}: {when}"]
    elif holders and all(not titles.offices[office].several for office in naming.titles) and not _holds_alike(case, naming):
        says = f"{name} is not known to have been {titles.offices[naming.titles[0]].title}"
        evidence = [f"{name}: {_every_term(case, naming.person)}"]
    else:
        return None
    return Found(naming.span, f"{says}; then it was {who}" if who else says, tuple(known(line) for line in evidence))


def _holds_alike(case: Case, naming: Naming) -> bool:
    """Whether somebody holds another office of the same kind on that day: a title loosely told."""
    titles = case.means.titles
    kinds = {titles.offices[office].kind for office in naming.titles}
    held = titles.terms(naming.person, sorted(titles.directory.held(naming.person)))
    return any(office.kind in kinds and _touches(case, term) for office, term in held) or not held


def _every_term(case: Case, person: str) -> str:
    held = case.means.titles.terms(person, sorted(case.means.titles.directory.held(person)))
    return "; ".join(f"{office.title} {term.since or '?'} to {term.until or 'now'}" for office, term in held)


def _touches(case: Case, term: Term) -> bool:
    assert case.days is not None  # asked for before
    period = term_period(term)
    begins = period.first - _HANDOVER if period.first > date.min + _HANDOVER else period.first
    ends = period.last + _HANDOVER if period.last < date.max - _HANDOVER else period.last
    return begins <= case.days.last and case.days.first <= ends


def _told_of(case: Case, naming: Naming, term: Term) -> bool:
    """Whether the sentence, or the one before, names a time in the term that is not the report's own: it looks back."""
    here = case.marks.sentence_of(case.tokens_of(naming.span)[0])
    for time in case.marks.times:
        if time.sentence in (here, here - 1):
            period = time.mark.period if case.day is None else case.marks.on(time, case.day)
            own = period is not None and case.days is not None and period.covers(Period.of_day(case.days.last))
            if period is not None and not own and period.meets(term_period(term)):
                return True
    return False


def name_unlike_the_holder(case: Case) -> Iterator[Found]:
    """A name beside a title that is spelt nearly, but not, as the holder's, or that is not the holder's at all."""
    yield from _run_together(case)
    if case.day is None:
        return
    marked = case.marks.marked
    taken = {token for hit in marked.by_kind[Kind.PERSON] for token in range(hit.first, hit.last)}
    titles_at = {edge: hit for hit in marked.by_kind[Kind.OFFICE] for edge in (("begins", hit.first), ("ends", hit.last))}
    done: set[str] = set()
    for run in marked.runs:
        first, last = marked.tokens.at(run.name_start), marked.tokens.at(run.end)
        if not case.is_told(run.start) or not taken.isdisjoint(range(first, last)):
            continue
        office = _title_beside(case, titles_at, first, last)
        name = run.name(marked.text)
        if office is not None and name not in done:
            found = _unlike(case, run, name, office)
            if found is not None:
                done.add(name)
                yield found


def _run_together(case: Case) -> Iterator[Found]:
    """A known name whose words were run together ("BroadHaven" for "Broad-Haven"), as machines and copying leave it."""
    done: set[str] = set()
    marked = case.marks.marked
    for hit in marked.by_kind[Kind.PERSON]:
        ids = hit.hit.senses[0].ids
        written = case.marks.words(hit.first, hit.last)
        if len(ids) != 1 or written in done or not case.is_told(marked.tokens.starts[hit.first]):
            continue
        official = case.means.titles.people[ids[0]].name
        inner = any(after.isupper() and before.islower() for before, after in itertools.pairwise(written))
        if inner and joined(written) == joined(official) and folded(written) != folded(official):
            done.add(written)
            yield Found(case.marks.span(hit.first, hit.last), f"“{written}” is {official}, two words run together", (known(official),))


def _title_beside(case: Case, titles_at: Mapping[tuple[str, int], TokenHit], first: int, last: int) -> TokenHit | None:
    """The title right before a name, or right behind it after a comma."""
    words = case.marks.marked.tokens.words
    before = titles_at.get(("ends", first))
    if before is not None:
        return None if FORMER & set(words[max(0, before.first - 2) : before.first]) else before
    if words[last : last + 1] != [","]:
        return None
    for at in range(last + 1, last + 4):
        hit = titles_at.get(("begins", at))
        if hit is not None and set(words[last + 1 : at]) <= {"the"} | _adjectives(case, hit):
            return hit if hit.last < len(words) and words[hit.last] in (",", ".", "and", "said", "who") else None
    return None


def _adjectives(case: Case, hit: TokenHit) -> set[str]:
    titles = case.means.titles
    return {word for office in hit.hit.senses[0].ids for word in titles.country_words(titles.offices[office].country)}


def _unlike(case: Case, run: NameRun, name: str, title: TokenHit) -> Found | None:
    assert case.day is not None  # asked for before
    titles = case.means.titles
    ids = title.hit.senses[0].ids
    span = Span(run.name_start, run.end)
    near = [
        (person, office)
        for office in (titles.offices[identifier] for identifier in ids)
        for term in office.holders
        if (person := titles.people.get(term.person)) is not None and alike(name, person)
    ]
    if near:
        person, office = near[0]
        return Found(span, f"“{name}” is spelt otherwise than {person.name}, {office.title}", (known(f"{person.name}, {office.title}"),))
    return _another_name(case, span, name, title, ids, titles.holders(ids, case.day))


def _another_name(
    case: Case, span: Span, name: str, title: TokenHit, ids: tuple[str, ...], holders: list[tuple[Person, Office]]
) -> Found | None:
    """A full name that is nobody's the codebook knows, beside a title that can mean one office only."""
    written = case.marks.words(title.first, title.last)
    if len(ids) != 1 or len(holders) != 1 or " " not in name:
        return None
    person, office = holders[0]
    if office.country is None or folded(written) in {folded(one) for one in office.ambiguous} or not _names_country(case, title, office):
        return None
    shared = set(folded(name).split()) & {word for known_as in (person.name, *person.names) for word in folded(known_as).split()}
    return (
        None
        if shared
        else Found(span, f"{person.name} was {office.title} on {case.day}, not {name}", (known(f"{person.name}, {office.title}"),))
    )


def _names_country(case: Case, title: TokenHit, office: Office) -> bool:
    """Whether a title's words say of which country, or it is one that the codebook's own country alone has."""
    words = set(case.marks.marked.tokens.words[max(0, title.first - 1) : title.last])
    country = case.means.titles.country_words(office.country)
    return bool(words & country) or office.country == case.means.reader.codebook.head.home_country


def garbled_title(case: Case) -> Iterator[Found]:
    """A title with a misspelt or missing word, or one that names its country twice: marks of a careless or a machine's hand."""
    marked = case.marks.marked
    tokens = marked.tokens
    capital = [marked.text[start].isupper() for start in tokens.starts]
    titles = case.means.titles
    done: set[str] = set()
    for near in titles.near_titles(tokens.words, capital):
        written = case.marks.words(near.first, near.last)
        if written in done or not case.is_told(tokens.starts[near.first]):
            continue
        done.add(written)
        yield Found(case.marks.span(near.first, near.last), f"“{written}” is not a title; “{near.title}” is", (known(near.title),))
    for hit in marked.by_kind[Kind.OFFICE]:
        country = titles.offices[hit.hit.senses[0].ids[0]].country
        own = titles.country_words(country)
        before = set(tokens.words[max(0, hit.first - 1) : hit.last])
        place = next((one for one in case.hits(Kind.PLACE, hit.last + 1, hit.last + 2) if country in one.hit.senses[0].ids), None)
        if place is not None and tokens.words[hit.last] == "of" and before & own and case.is_told(tokens.starts[hit.first]):
            span = case.marks.span(hit.first - (tokens.words[hit.first - 1] in own if hit.first else 0), place.last)
            yield Found(
                span,
                f"“{' '.join(span.of(case.text).split())}” names the country twice",
                (known(titles.offices[hit.hit.senses[0].ids[0]].title),),
            )


def no_such_party(case: Case) -> Iterator[Found]:
    """An elected office is given with a party that the country does not have, or that is not the one the holder sat for."""
    marked = case.marks.marked
    titles = case.means.titles
    party_words = {hit.first for hit in marked.by_kind[Kind.PARTY]}
    for hit in marked.by_kind[Kind.OFFICE]:
        office = titles.offices[hit.hit.senses[0].ids[0]]
        # Some titles are known with a party before them ("Labour MP for ..."), most without.
        at = hit.first if hit.first in party_words else hit.first - 1
        if office.country is None or at < 0 or not case.is_told(marked.tokens.starts[at]) or not _is_party_word(case, at):
            continue
        word = marked.tokens.words[at]
        person = _holder_beside(case, hit)
        party = titles.party_of(office.country, word)
        span = case.marks.span(at, hit.last)
        elsewhere = titles.countries_of_party(word)
        sat_for = titles.memberships(person.id, case.day) if person is not None else []
        if party is None and (sat_for or elsewhere):
            whose = f"; {person.name} sat for {sat_for[0].name}" if person is not None and sat_for else ""
            country = (
                case.means.reader.gazetteer.places[office.country].name
                if office.country in case.means.reader.gazetteer.places
                else office.country
            )
            yield Found(span, f"no party of {country} is known as “{case.marks.words(at, at + 1)}”{whose}", (known(office.title),))
        elif party is not None and person is not None and sat_for and party.id not in {one.id for one in sat_for}:
            yield Found(span, f"{person.name} sat for {sat_for[0].name}, not {party.name}", (known(f"{person.name}: {sat_for[0].name}"),))


def _is_party_word(case: Case, token: int) -> bool:
    """Whether a capitalised word before a title may be a party: none that is a place, a body, a group or begins a sentence."""
    marked = case.marks.marked
    first = marked.sentence_tokens(marked.sentence_of_token(token))[0]
    if not marked.tokens.words[token].isalpha() or not marked.is_capital(token):
        return False
    if case.is_named(Kind.PARTY, token):
        return True
    others = (Kind.PLACE, Kind.GROUP, Kind.BODY, Kind.PERSON, Kind.OFFICE)
    return token != first and not any(case.is_named(kind, token) for kind in others)


def _holder_beside(case: Case, title: TokenHit) -> Person | None:
    """The known person named right after or before a title."""
    marked = case.marks.marked
    for hit in case.hits(Kind.PERSON, max(0, title.first - 10), title.last + 5):
        gap = range(title.last, hit.first) if hit.first >= title.last else range(hit.last, title.first)
        ids = hit.hit.senses[0].ids
        if (
            len(ids) == 1
            and len(gap) <= 4
            and {marked.tokens.words[at] for at in gap} - {","} <= _BETWEEN | {marked.tokens.words[title.first - 1]}
        ):
            return case.means.titles.people[ids[0]]
    return None
