"""What each line of a page is, in the manner of many outlets: claims are read from titles, bodies and captions alone."""

from __future__ import annotations

import itertools

import pytest

from constat.reading.layout import PartKind, lay_out


def kinds(text: str) -> dict[str, PartKind]:
    """Each line's kind."""
    return {text[part.start : part.end]: part.kind for part in lay_out(text)}


TABLOID = """Forty migrants land at Kingsdown as dinghy drifts ashore
Boat came in at dawn and was met by Border Force
Forty people were brought to Dover after a boat drifted for nine hours
A second boat with 12 aboard was towed in by a lifeboat
By ANN EXAMPLE FOR EXAMPLE ONLINE
PUBLISHED: 09:14, 12 August 2021 | UPDATED: 11:02, 12 August 2021
e-mail
48 shares
231
View comments
Forty people were brought ashore at Kingsdown on Thursday, police said.
+7
View gallery
Border Force officers help a woman off the boat at Dover on Thursday
Advertisement
RELATED ARTICLES
Previous
1
Next
Ten migrants rescued off Sussex coast in fog
Dinghy found empty on beach at Camber
Share this article
Share
31 shares
A lifeboat crew found the boat two miles out.
Share or comment on this article: Forty migrants land at Kingsdown
The views expressed in the contents above are those of our users and do not necessarily reflect the views of this site.
Sign up to our newsletter for the day's stories
"""

FURNITURE = [
    "e-mail", "48 shares", "View comments", "+7", "View gallery", "Advertisement", "RELATED ARTICLES", "Previous", "Next", "Ten migrants rescued off Sussex coast in fog",
    "Dinghy found empty on beach at Camber", "Share this article", "31 shares", "Share or comment on this article: Forty migrants land at Kingsdown",
    "The views expressed in the contents above are those of our users and do not necessarily reflect the views of this site.", "Sign up to our newsletter for the day's stories",
]  # fmt: skip


@pytest.mark.parametrize("line", FURNITURE)
def test_the_furniture_of_a_tabloid_page_is_not_read(line):
    assert kinds(TABLOID)[line] in (PartKind.FURNITURE, PartKind.METADATA)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Forty migrants land at Kingsdown as dinghy drifts ashore", PartKind.TITLE),
        ("Forty people were brought ashore at Kingsdown on Thursday, police said.", PartKind.BODY),
        ("Border Force officers help a woman off the boat at Dover on Thursday", PartKind.CAPTION),
        ("A lifeboat crew found the boat two miles out.", PartKind.BODY),
    ],
)
def test_titles_bodies_and_captions_of_a_tabloid_page_are_read(line, kind):
    assert kinds(TABLOID)[line] is kind


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Ten rescued off Sussex", "READ MORE: Ten rescued off Sussex", "Read more", "Read next: What the minister said", "Related: Ten rescued off Sussex", "Also read: Ten rescued",
        "Share this article", "Share on Facebook", "Share via Email", "Most read", "Sign up to our morning briefing", "Subscribe to our newsletter", "Follow us on X", "Click here for more",
        "We use cookies to give you the best experience", "This site uses cookies.", "By continuing to use this site you agree to our cookies.", "Accept all cookies", "Manage cookies", "12 comments",
        "Comments (14)", "0 comments", "Image credit: Harbour Watch", "Image source: Getty Images", "Photograph: Ann Example/Wire", "(Photo: Wire)", "© 2021 Example News", "Copyright 2021 Example News",
        "All rights reserved", "Published: 12 August 2021", "Updated: 12 August 2021 11:02", "Last updated on 12 August 2021 at 10:15 BST", "First published on Thu 12 Aug 2021 10.15 BST", "12 August 2021", "2 hours ago",
        "(Reporting by Ann Example; Editing by Tom Baker)", "(Reporting by Ann Example in Calais and Tom Baker in London; Writing by Jo Field; Editing by Al Moss)", "Reporting by Ann Example; editing by Tom Baker",
        "Additional reporting by Tom Baker", "Our Standards: The Trust Principles.", "5 min read", "Listen to this article", "Home | News | UK", "Skip to main content", "Got a story? Email us",
        "Topics: Dover, boats", "Tags: migrants, Dover", "Story continues below advertisement", "Article continues below", "Join the conversation", "Download our app", "Support independent journalism",
        "Open image in gallery", "Watch: boat comes ashore", "By Ann Example", "Ends", "Notes to editors", "For further information contact the press office",
    ],
)  # fmt: skip
def test_a_line_of_furniture_is_known_wherever_it_stands(line):
    page = f"Boats reach Dover\n\nTwo boats reached Dover on Monday.\n\n{line}\n\nA third was towed in later.\n"
    assert kinds(page)[line] in (PartKind.FURNITURE, PartKind.METADATA)


@pytest.mark.parametrize(
    "line",
    [
        "Read more than 40 names aloud, the priest asked the crowd.", "Related costs came to £4m, the council said.", "Subscribe to that view and you will be disappointed, he said.",
        "More than 300 people were moved.", "Published figures show 1,200 people crossed.", "Updated figures put the toll at 12.", "By Monday 300 had left.", "Watch towers were put up along the port road.",
        "Comments by the minister drew anger on Tuesday.", "Share prices of the ferry firm fell.", "Reporting by charities suggests 300 people live there.", "Home Office staff were sent to Dover.", "Follow the coast and you see the tents, she said.",
        "Image after image showed people in the water.", "Tags were fixed to the tents before dawn.",
    ],
)  # fmt: skip
def test_a_sentence_that_begins_like_furniture_is_read(line):
    page = f"Boats reach Dover\n\nTwo boats reached Dover on Monday.\n\n{line}\n\nA third was towed in later.\n"
    assert kinds(page)[line] is PartKind.BODY


def test_front_matter_gives_title_and_description_and_the_rest_is_metadata():
    page = "---\ntitle: Twelve reach Dover\ndescription: A boat came in at dawn\ndate: 2021-08-12\nauthor: Ann Example\n---\n\nTwelve people reached Dover.\n"
    assert kinds(page) == {
        "Twelve reach Dover": PartKind.TITLE,
        "A boat came in at dawn": PartKind.DESCRIPTION,
        "date: 2021-08-12": PartKind.METADATA,
        "author: Ann Example": PartKind.METADATA,
        "Twelve people reached Dover.": PartKind.BODY,
    }


def test_headlines_of_other_pages_under_a_head_are_furniture_up_to_the_next_sentence():
    page = "Boats reach Dover\n\nTwo boats came.\n\nRelated stories\nTen people rescued off Sussex\nHow many came last year?\nThree men held over boats\n\nA third was towed in later.\n"
    found = kinds(page)
    assert found["Ten people rescued off Sussex"] is found["Three men held over boats"] is PartKind.FURNITURE
    assert found["A third was towed in later."] is PartKind.BODY


def test_every_character_keeps_its_place():
    parts = lay_out(TABLOID)
    assert all(one.end <= two.start for one, two in itertools.pairwise(parts))
    read = "\n".join(TABLOID[part.start : part.end] for part in parts)
    assert read.split() == TABLOID.split()


@pytest.mark.parametrize("names", ["A. ", "Writing ", "Ann, ", "and in "])
def test_a_long_line_of_credits_that_ends_otherwise_is_no_trouble(names):
    line = "Reporting by " + names * (280 // len(names)) + "§"
    assert kinds(f"Boats reach Dover\n\nTwo boats came.\n\n{line}\n")[line] is PartKind.CAPTION
