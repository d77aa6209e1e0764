"""Extraction of authors' names from the byline of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from accordingto.ingest.pages.structured import letters

BYLINE_CHARS = 300
"""The longest byline, in characters; a longer one is ignored."""
NAME_WORDS = 6
"""The most words of a name; more are a sentence about the author."""
CREDENTIAL = 5
"""The most letters of a degree after a name: "PhD", "RDN", "FRCP"."""

_WROTE = (
    r"(?:written|story|posted|published|reported|reporting|report|reporters?|words|text|article|analysis"
    r"|opinion|interview|exclusive|authors?)"
)
_BY = re.compile(rf"^\s*(?:(?:{_WROTE}\s+)?by\b|from\b|{_WROTE}\s*:)[\s:]*", re.IGNORECASE)
_NOT_WROTE = re.compile(
    r"""\s*(?:photo(?:s|graphs?|graphy)? | pictures? | images? | illustrat(?:ions?|ed) | graphics? | video
    | edit(?:ed|ing) | updated | translat(?:ion|ed) | (?:additional|further)\ (?:reporting|research|writing))
    \s*(?:\bby\b|:).*""",
    re.IGNORECASE | re.VERBOSE,
)
"""Credits of people who took part without writing."""
_WHERE = re.compile(r"\s+(?i:in|for)\s+(?i:the\s+)?[A-Z][^.@]*$")
"""The town or outlet after a name; short words within a name ("in 't Veld") are kept."""
_ADDRESS = re.compile(r"\(?\S+@\S+\.\w+\)?|https?://\S+|www\.\S+|(?<!\S)@\w+|\([^)]*\)")
_AFTER = re.compile(
    r"\s+(?:published|updated|posted|last)\b(?!\s+by\b).*$"
    r"|\s+\d+\s+(?:minutes?|mins?|hours?|hrs?|days?|weeks?)\s+ago\b.*$"
    r"|\s+(?:january|february|march|april|may|june|july|august|september|october|november|december)(?:\s+\d.*)?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:;|\||\n|\s/\s|(?<=\w)/(?=[A-Z])|•|·|\s[–—]\s|(?<=[a-z]{3})\.\s+(?=[A-Z]))\s*")
_AND = re.compile(r"\s*,?\s+(?:and|with)\s+|\s*,?\s*&\s*", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:of|department|ministry|council|institute|university|association|committee|agency|company|inc|ltd|sons)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"""\b(?:correspondents?|editors?|reporters?|writers?|columnists?|staff|contributors?|producers?|analysts?
    |journalists?|photographers?|critics?|anchors?|newsroom|desk|bureau|teams?|services?|agenc(?:y|ies)|reports|editorial
    |board|interns?|fellows?|professors?|directors?|presidents?|chiefs?|executive|lecturers?|researchers?|freelance(?:r|rs)?
    |specialists?|managers?|officers?|commentators?|broadcasters?|blogger|founder|co-?founder|economists?|historian
    |contributing|senior|deputy|special\ to|for\ the)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)
_AGENCY = re.compile(
    r"(?:the\ )?(?:associated\ press|press\ association|ap|afp|agence\ france-presse|reuters"
    r"|upi|pti|ani|ians|dpa|efe|bloomberg|pa\ media|cnn(?:\ business)?|bbc(?:\ news)?)",
    re.IGNORECASE | re.VERBOSE,
)
_NOBODY = frozenset(
    [
        "admin",
        "administrator",
        "staff",
        "editor",
        "guest",
        "unknown",
        "none",
        "null",
        "undefined",
        "author",
        "user",
        "root",
        "webmaster",
        "anonymous",
    ]
)
_HANDLE = re.compile(r"@.*|.*[\d_].*|.*admin.*|.*\.(?:com|org|net|co|uk|tv|info|example).*", re.IGNORECASE)


def authors_in(
    written: Iterable[str], outlet: str | None, organisations: Iterable[str] = ()
) -> tuple[str, ...]:
    """Return the names of the authors, each once, in order, without roles, e-mail addresses and the outlet.

    Each byline may name several authors ("Jonna Vik and Aron Lund"), unless it is one of the
    ``organisations``, which stay whole.
    """
    whole = set(organisations)
    found: dict[str, None] = {}
    for text in written:
        if len(text) > BYLINE_CHARS:
            continue
        pieces = [text] if text in whole else _people(text, outlet)
        for piece in pieces:
            if _is_author(piece, outlet, alone=not found):
                found.setdefault(piece)
    return tuple(found)


def _people(text: str, outlet: str | None) -> Iterator[str]:
    """Yield the names in one byline; an agency is included only if no person is named before it."""
    named = False
    for part in _BETWEEN.split(_AFTER.sub("", _ADDRESS.sub(" ", _BY.sub("", text)))):
        for several in [part] if _BODY.search(part) and not _ROLE.search(part) else _AND.split(part):
            for piece in _joined(several.split(",")):
                if _NOT_WROTE.match(piece):
                    continue
                piece = _bare(_without_place(_BY.sub("", piece)), outlet)
                if not piece or _ROLE.search(piece) or (named and _is_no_person(piece, outlet)):
                    continue
                named = True
                yield piece


def _without_place(piece: str) -> str:
    name = _WHERE.sub("", piece)
    return name if " " in name.strip() else piece


def _joined(pieces: list[str]) -> list[str]:
    """Return the pieces between commas, with "Jr." and the like rejoined to the name before."""
    joined: list[str] = [pieces[0].strip()]
    for piece in map(str.strip, pieces[1:]):
        if _SUFFIX.fullmatch(piece):
            joined[-1] = f"{joined[-1]}, {piece}"
        else:
            joined.append(piece)
    return joined


def _bare(piece: str, outlet: str | None) -> str:
    """Return a name without the agency or outlet written after it."""
    piece = " ".join(piece.split()).strip(" ,;|:-–—/'\"‘’“”")
    words = piece.split()
    for count in range(2, len(words) - 1):
        if _is_company(" ".join(words[count:]), outlet):
            return " ".join(words[:count])
    return piece


def _is_no_person(piece: str, outlet: str | None) -> bool:
    """Return whether the text after a name is a company or a degree rather than a second name."""
    degree = (
        len(piece.replace(".", "")) <= CREDENTIAL and " " not in piece and sum(map(str.isupper, piece)) > 1
    )
    return degree or _is_company(piece, outlet)


def _is_company(piece: str, outlet: str | None) -> bool:
    if _AGENCY.fullmatch(piece):
        return True
    name, known = letters(piece), letters(outlet or "")
    return len(name) > 3 and bool(known) and (name in known or name.startswith(known))


def _is_author(name: str, outlet: str | None, *, alone: bool) -> bool:
    if not any(map(str.isalpha, name)) or len(name.split()) > NAME_WORDS or _HANDLE.fullmatch(name):
        return False
    if name.casefold() in _NOBODY or _is_outlet(name, outlet) or (name[:1].islower() and " " not in name):
        return False
    return alone or not _AGENCY.fullmatch(name)


def _is_outlet(name: str, outlet: str | None) -> bool:
    """Return whether a name is the outlet's, ignoring "The" and ".com", or one word of it."""
    known = letters(outlet or "")
    said = letters(name)
    the_same = (
        said.removeprefix("the") == known.removeprefix("the")
        or f"{said}com" == known
        or said == f"{known}com"
    )
    return bool(known) and (the_same or (" " not in name and len(said) > 3 and said in known))
