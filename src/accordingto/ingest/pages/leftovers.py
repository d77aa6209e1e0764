"""Removal of paragraphs that belong to the page rather than the article, recognised by their words.

The rules are general: a paragraph is removed only if all of it is one of these labels, so a sentence that
contains the word "advertisement" stays.
"""

from __future__ import annotations

import re

WALL_CHARS = 1500
"""The longest cookie wall, in characters; a longer text is an article, whatever it is about."""
WALL_SHARE = 0.5
"""A page is a wall if at least this share of its text is in paragraphs about cookies, consent or scripts."""

LONGEST_LEFTOVER = 200
"""The longest label, in characters; a longer paragraph is text."""
LONGEST_ENDING = 400
"""The longest note about the author or outlet, in characters."""

_LABEL = re.compile(
    r"""(?:\d+\s+)?(?:
        advertisement | advertising | ad | sponsored(?:\ content)?
        | story\ continues\ below(?:\ advertisement)?
        | article\ continues\ (?:below|after)\ (?:this\ )?(?:ad|advertisement)
        | scroll\ to\ continue(?:\ with\ content)? | continue\ reading(?:\ below)? | read\ (?:more|next|also)
        | comments? | leave\ a\ (?:comment|reply) | (?:show|view|hide|load|post)\ (?:all\ )?comments?
        | join\ the\ (?:conversation|discussion)
        | shares? | share\ (?:this|on|via)(?:\ \w+){0,3} | tweet(?:\ this)? | print(?:\ this\ \w+)? | e-?mail
        | facebook | twitter | whatsapp | linkedin | pinterest | reddit | copy\ link | save | bookmark | like
        | follow\ us(?:\ on\ [\w ,&]+)? | like\ us\ on\ \w+
        | related(?:\ (?:articles?|stories|story|topics|news|posts?|content|links?|coverage))?
        | (?:more|also)\ (?:on|from)\ this\ (?:story|topic|site) | most\ (?:read|popular|viewed)
        | most\ read\ in\ [\w ]{2,30}
        | don['’]?t\ miss | see\ also | more\ (?:stories|news|headlines)
        | trending(?:\ now)?
        | recommended(?:\ for\ you)? | you\ (?:may|might)\ also\ like | topics | tags
        | sign\ up | subscribe(?:\ now)? | newsletters? | log\ in | register | loading | close | menu
        | (?:accept|reject)(?:\ all)?(?:\ cookies)? | cookie\ (?:settings|preferences|policy)
        | skip\ to\ content
    )(?:\s*\(?\d+\)?)?""",
    re.IGNORECASE | re.VERBOSE,
)
_RIGHTS = re.compile(
    r"(?:©|copyright\s+(?:©|\(c\)|\d{4})).{0,160}|(?:all\s+rights\s+reserved\W*)", re.IGNORECASE
)
_LETTER = re.compile(
    r"""(?=.*\b(?:newsletters?|inbox|e-?mail\ (?:alerts?|updates?|address))\b)
    .*\b(?:subscribe|sign\ up|signing\ up|get\ (?:the|our|all|your)|enter\ your|delivered)\b.*
    | sign\ up\ (?:for|to)\ [^.,:;“"]{0,60}\b(?:briefings?|alerts?|updates?|digests?|bulletins?)""",
    re.IGNORECASE | re.VERBOSE,
)
"""An offer of a newsletter."""
_SIGNED = re.compile(
    r"""(?!.*\b(?:said|says|told|tells)\b).*(?:
        \bfollow\ (?!suit|up\b)[^.]{1,60}\bon\ (?:twitter|facebook|instagram|x|bluesky|mastodon|linkedin)\b
        | \b(?:(?:can|may)\ be\ (?:reached|contacted)|(?:reach|contact)\ (?:him|her|them)|e-?mail)
          \b[^.]{0,60}\S@\S+\.\S
    ).*""",
    re.IGNORECASE | re.VERBOSE,
)
"""A note on where to follow or contact the author."""
_INVITES = re.compile(
    r"""(?!.*["“])(?:please\ )?(?:follow|subscribe\ to|listen\ to|sign\ up|download)\b.*(?:
        \b(?:instagram|facebook|twitter|youtube|tiktok|podcasts?|newsletters?|app|channel)\b
        | https?:// | www\. | \bhere\W*$
    ).*""",
    re.IGNORECASE | re.VERBOSE,
)
"""An invitation to the outlet's other channels."""
_WALL = re.compile(
    r"cookie|consent|javascript|captcha|not a robot|ad ?blocker|your browser|your privacy"
    r"|datenschutz|confidentialité|privacidad",
    re.IGNORECASE,
)


def is_leftover(paragraph: str) -> bool:
    """Return whether a paragraph is a label of the page: a share bar, a links heading, a copyright notice."""
    bare = paragraph.strip(" \t\n.:…!|•·»›→-–—+")
    if len(bare) > LONGEST_LEFTOVER:
        return False
    return not bare or any(kind.fullmatch(bare) for kind in (_LABEL, _RIGHTS, _LETTER))


def without_ending(paragraphs: list[str]) -> list[str]:
    """Return the paragraphs without final ones that say where to follow or contact the author or outlet."""
    end = len(paragraphs)
    while end and _sends_on(paragraphs[end - 1]):
        end -= 1
    return paragraphs[:end]


def _sends_on(paragraph: str) -> bool:
    return len(paragraph) <= LONGEST_ENDING and bool(
        _SIGNED.fullmatch(paragraph) or _INVITES.fullmatch(paragraph)
    )


def is_wall(paragraphs: list[str]) -> bool:
    """Return whether a page has a notice about cookies, scripts or robots instead of an article."""
    size = sum(map(len, paragraphs))
    about = sum(len(paragraph) for paragraph in paragraphs if _WALL.search(paragraph))
    return size <= WALL_CHARS and about >= WALL_SHARE * size
