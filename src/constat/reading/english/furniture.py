"""Words by which the furniture of English web pages is known: menus, share lines, related headlines.

A line of furniture is kept in the text and read for nothing.
"""

from __future__ import annotations

import re

# A whole line, folded and without marks at its ends, that is furniture wherever it stands.
WHOLE_LINES = frozenset(
    line.strip()
    for line in """
    share|share this|share this article|share this page|share this story|share article|share on facebook|share on twitter|share via email|share full article
    read more|read also|read next|more|more news|more stories|more from|see also|see more|view more|show more|load more|view all|view gallery|open image in gallery
    related|related articles|related stories|related news|related content|related topics|related links|related story|recommended|recommended for you|you may also like|you might also like|more on this story|more on this topic|most read|most popular|top stories|trending|trending now|editors' picks|editor's picks|popular|popular now|latest|latest news|latest stories|also read|further reading|more like this
    menu|home|search|log in|login|sign in|sign up|register|subscribe|subscribe now|newsletter|newsletters|news|uk|world|sport|sports|business|politics|opinion|comment|comments|culture|travel|weather|video|videos|pictures|photos|podcasts|tv|radio|live|money|tech|science|health|lifestyle|about us|contact us|contact|privacy|privacy policy|cookies|cookie policy|terms|terms of use|terms and conditions|accessibility|help|advertise|careers|jobs|archive|sitemap|rss|back to top|skip to content|skip to main content|skip navigation|jump to content
    advertisement|advert|ad|sponsored|sponsored content|promoted|promoted stories|article continues below|story continues below|continue reading|story continues|article continues after ad|advertisement - story continues below|scroll for video|scroll down for video|loading|loading...|close|print|email|e-mail|facebook|twitter|x|whatsapp|linkedin|pinterest|reddit|telegram|messenger|instagram|youtube|tiktok|copy link|copy url|link copied|save|bookmark|follow|follow us|like|tweet|pin it|flipboard|next|previous|play|pause|mute|unmute|listen|watch|live updates|hide ad|0 comments|view comments|leave a comment|post a comment|join the conversation|report ad|play video|video unavailable|image caption|media caption|image source|getty images|subscription notification|new|updated|published|tags|topics|filed under|reuse this content|embed|transcript|all rights reserved|powered by automated translation|donate|donate now|support us|sign up now|sign up here|ends|-ends-|notes to editors|note to editors|about the author|accept all cookies|accept cookies|manage cookies|cookie settings|reject all|edition|uk edition|us edition|international edition|switch edition|most viewed|in pictures|explore more|what to read next|around the web|from the web|more from this section
    """.replace("\n", "|").split("|")
) - {""}

# The line begins so.
BEGINNINGS = tuple(
    """
    read more:|read more on|read also:|read next:|related:|see also:|also read:|don't miss|sign up |sign up to|subscribe |subscribe to|follow us|follow the|follow our|click here|tap here|download our|download the|get the latest|get our|join our|join the|for more news|for the latest|support independent|support our|advertisement|share this|image credit|image source|photo credit|(image|(photo|©|(c) |copyright |all rights reserved|terms of |this article was amended|we use cookies|this site uses|by continuing to|your email|enter your email|thank you for|already a subscriber|already have an account|if you have a story|do you have a story|have you been affected|email us|contact us|got a story|most read|related articles|related stories|view comments|comments (|share on|tags:|topics:|filed under|categories:|we may earn|sponsored|scroll down|to view this|this video|javascript|please enable|help us|give today|donate to|become a member|become a supporter|share or comment on|the views expressed in|accept all cookies|manage cookies|our standards:|listen to this|story continues below|notes to editors|for further information contact|for more information contact|for media enquiries|press contact|media contact|log in to|sign in to|create an account|our newsletters|newsletter:
    """.strip().split("|")
)

# The line begins so and is short.
SHORT_BEGINNINGS = (
    "more:",
    "more on ",
    "more from ",
    "watch:",
    "listen:",
    "photograph:",
    "photo:",
    "picture:",
    "pictures:",
    "image:",
    "images:",
    "video:",
    "by ",
    "credit:",
    "source:",
    "published ",
    "updated ",
)

# A closed line with one of these tells what somebody said, however it begins ("Follow the coast and you see the tents, she said.").
SAYING = frozenset("said says told tells added warned asked insisted".split())

# Who wrote a report, at an agency report's end: names and what each did, and nothing else.
CREDITS = re.compile(
    r"\W{0,3}(?:(?:Additional|Further|More) )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Gg]raphics|[Tt]ranslation) by "
    # Possessive throughout: a word once taken is not tried another way.
    r"(?:(?>[A-Z][\w'’.-]*+|and|in|at|by|for|of|the|writing|editing|reporting|additional)[ ,;)]*+)++",
)

# Heads under which a run of other pages' headlines follows.
LIST_HEADS: frozenset[str] = frozenset(
    line.strip()
    for line in """
    related articles|related stories|related news|related content|related|most read|most popular|top stories|trending|trending now|latest news|latest stories|you may also like|you might also like|more on this story|more on this topic|more stories|recommended|recommended for you|read next|also read|editors' picks|editor's picks|more news|popular now|more from this section|around the web|from the web|what to read next|most viewed|in other news|further reading|see also|more like this|explore more|read more
    """.strip().split("|")
)

# Bare counters, clocks of players, crosses and the like.
TRIVIAL = re.compile(
    r"(?:\+\d{1,3}|\d{1,2}:\d\d(?::\d\d)?|[×✕✖x|•·>»<«\-–—*#=_]+|\d+\s+(?:shares?|comments?|likes?|views?|min read|minutes? read)|\d+k? ?(?:shares?)?)"
)
