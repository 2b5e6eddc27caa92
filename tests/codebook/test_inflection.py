"""English inflection: a codebook lists base forms only."""

import pytest

from constat.codebook.inflection import conjugate


@pytest.mark.parametrize(
    ("verb", "past", "ing"),
    [
        ("stop", "stopped", "stopping"),
        ("detain", "detained", "detaining"),
        ("acquit", "acquitted", "acquitting"),
        ("cancel", "cancelled", "cancelling"),
        ("travel", "travelled", "travelling"),
        ("visit", "visited", "visiting"),
        ("reveal", "revealed", "revealing"),
        ("lock up", "locked up", "locking up"),
    ],
)
def test_a_last_letter_is_doubled_where_english_doubles_it(verb: str, past: str, ing: str) -> None:
    forms = conjugate(verb)
    assert (forms.past, forms.participle, forms.ing) == (past, past, ing)
