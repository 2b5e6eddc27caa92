"""The dates that a page claims for itself."""

from __future__ import annotations

import time

import pytest

from constat.intake.documents import make_report
from constat.intake.page_dates import page_dates

BODY = (
    "<article><h1>Camp cleared</h1>"
    + "<p>Police cleared a camp of about 300 migrants near Calais on Tuesday morning.</p>" * 6
    + "</article>"
)


def _says(markup: str) -> list[str]:
    return [claim.says for claim in page_dates(markup)]


def test_all_candidates_are_kept_the_published_one_first_and_a_change_last():
    markup = f"""<html><head>
    <meta content="2025-03-06T10:00:00Z" property="article:modified_time">
    <meta name="DC.date" content="2025-03-05">
    <meta property="article:published_time" content="2025-03-04T08:00:00Z">
    <script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "2025-03-03"}}</script>
    </head><body><time datetime="2025-03-02">2 March</time>{BODY}</body></html>"""
    assert _says(markup) == [
        "datePublished: 2025-03-03",
        "article:published_time: 2025-03-04T08:00:00Z",
        "DC.date: 2025-03-05",
        "time: 2025-03-02",
        "article:modified_time: 2025-03-06T10:00:00Z",
    ]


def test_htmldate_is_a_further_witness_where_it_names_another_day():
    markup = f'<html><head><title>x</title></head><body><p class="date">4 March 2025</p>{BODY}</body></html>'
    assert _says(markup) == ["htmldate: 2025-03-04"]
    report = make_report("a.html", markup.encode())
    assert [claim.says for claim in report.dates] == ["htmldate: 2025-03-04"]


@pytest.mark.parametrize("markup", ["", "<html", "<meta content='2025-01-01'", '<meta name="date" content="2025-02-31">', "\0"])
def test_a_page_that_claims_nothing_has_no_dates(markup: str):
    assert page_dates(markup) == ()


@pytest.mark.parametrize(
    "piece",
    ["<meta ", "<time ", '<meta name="date" content="', '"datePublished"  ', '<script>"datePublished"' + " " * 50, "<p>2025-", "<div>"],
)
def test_a_page_made_to_take_long_takes_no_longer_than_its_length(piece: str):
    def seconds(times: int) -> float:
        markup = f"<html><body>{piece * times}</body></html>"
        started = time.process_time()
        page_dates(markup)
        return time.process_time() - started

    seconds(100)
    assert seconds(20_000) < 40 * seconds(2_000) + 0.5
