"""Whether what a claim tells has come about."""

from __future__ import annotations

import pytest

from constat.model.claim import Status
from reading.channel import read_body


@pytest.mark.parametrize(
    ("status", "event_type", "body"),
    [
        (Status.HAPPENED, "clearance", "Police cleared a migrant camp near Dunkirk on Tuesday morning."),
        (Status.PLANNED, "clearance", "Police will clear the migrant camp near Dunkirk next week."),
        (Status.CALLED_FOR, "clearance", "The mayor called for the migrant camp near Dunkirk to be dismantled."),
        (Status.ONGOING, "clearance", "Police are dismantling the migrant camp near Dunkirk."),
        (Status.HAPPENED, "arrest", "Police arrested five suspected smugglers near Lille on Friday."),
    ],
)
def test_the_words_before_the_verb_tell_the_status(status: Status, event_type: str, body: str) -> None:
    """The same event, told in different tenses."""
    assert [event.status for event in read_body(body).events if event.type == event_type][:1] == [status]
