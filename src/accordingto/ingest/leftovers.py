"""What belongs to the page and not to the article, told by its words alone.

The rules are general: a paragraph is dropped only where the whole of it is one of these labels, so
that a sentence with the word "advertisement" in it stays.
"""

from __future__ import annotations

import re

WALL_CHARS = 1500
"""A longer text is no cookie wall, whatever it speaks of."""
WALL_SHARE = 0.5
"""A page is a wall where this share of its text is in paragraphs about cookies, consent or scripts."""

LONGEST_LEFTOVER = 200
"""Characters; what is longer is text, and is not searched for labels."""

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
_WALL = re.compile(
    r"cookie|consent|javascript|captcha|not a robot|ad ?blocker|your browser|your privacy"
    r"|datenschutz|confidentialité|privacidad",
    re.IGNORECASE,
)


def is_leftover(paragraph: str) -> bool:
    """Whether a whole paragraph is a label of the page: a share bar, a heading of links, a rights notice."""
    bare = paragraph.strip(" \t\n.:…!|•·»›→-–—+")
    if len(bare) > LONGEST_LEFTOVER:
        return False
    return not bare or bool(_LABEL.fullmatch(bare) or _RIGHTS.fullmatch(bare))


def is_wall(paragraphs: list[str]) -> bool:
    """Whether the paragraphs are what a page shows in place of an article: cookies, scripts, robots."""
    size = sum(map(len, paragraphs))
    about = sum(len(paragraph) for paragraph in paragraphs if _WALL.search(paragraph))
    return size <= WALL_CHARS and about >= WALL_SHARE * size
