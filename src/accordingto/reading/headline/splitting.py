"""The propositions of a headline: most headlines have one, some join two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import headline_class, word_class
from accordingto.reading.lexicons.outlets import Outlets
from accordingto.reading.syntax.clauses import has_verb
from accordingto.reading.text.quotations import touching
from accordingto.types import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.syntax.document import Document
    from accordingto.types import Article

_SPAN = (
    r"(?:(?:(?:just|only|barely|an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|few|several)\s+){0,3}"
    r"(?:moments?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?)\s+"
    r"|(?:shortly|soon|just|right|immediately|not\s+long|long)\s+)?"
)
"""A length of time before "after" and the like, which belongs to what follows: "Orr resigns | two days after
tolls rise"."""
_SEAM = re.compile(
    r"""(?P<strong>\s*[;\n\r|]\s*|\s+[—–-]{1,2}\s+|\s*—\s*|(?<=[^\W\d_])-\s+(?=[^\W_a-z])|(?<=[.!?…])\s+(?=[^\W_a-z])|\s+/\s+)"""
    r"""|(?P<weak>\s*:\s+|,?\s+(?i:"""
    + _SPAN
    + r"""after|as|while|amid|amidst|but|whereas|although|though)\s+)"""
)
_ABBREVIATION = re.compile(
    r"\b(?:[A-Za-z]|mr|mrs|ms|dr|st|sen|rep|gov|gen|lt|col|no|vs|jr|sr|prof|jan|feb|mar|apr|aug|sept|oct|nov|dec|inc|corp|co"
    r"|ala|ariz|ark|calif|colo|conn|del|fla|ga|ill|ind|kan|ky|la|md|mass|mich|minn|miss|mo|mont|neb|nev|okla|ore|pa|tenn"
    r"|tex|vt|va|wash|wis|wyo)\.$",
    re.I,
)
_ADDRESS = re.compile(r"(?:\bread more(?: at)?:?\s+)?https?://", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*[(\[]([^()\[\]]{1,30})[)\]]\s*\Z")
_PAUSE = re.compile(r"[,;:|]")
_SHORT = 4
"""Most words of a part of a headline that can be a name only."""
_LEAST_TERMS = 2
"""Fewest content words of a part of a headline that can stand alone."""
_CLAUSE_ONLY = frozenset({"as", "but"})
"""Words that separate propositions only before a clause: "works as a nurse" and "all but two" are one."""
_TRAILING = " \t\r\n,;:|—–-/"


def find_propositions(article: Article, doc: Document) -> list[Span]:
    """Return the propositions of a headline, in order, without labels ("Breaking:") and names of outlets.

    ``doc`` is the document of the article. The list is empty without a headline.
    """
    if article.headline is None:
        return []
    text, low = article.text, article.headline.start
    high = _before_repeat(doc, low, _before_address(text, low, article.headline.end))
    quotes = (*touching(doc.quotations, low, high), *touching(doc.single_quotations, low, high))
    bounds, start = [], low
    for seam in _SEAM.finditer(text, low, high):
        inside = any(quote.start < seam.start() and seam.end() < quote.end for quote in quotes)
        if inside or not _joins(doc, start, seam, high):
            continue
        bounds.append((start, seam.start()))
        start = seam.end()
    bounds.append((start, high))
    outlet = (article.outlet or "").casefold()
    spans = [span for a, b in bounds if (span := _trimmed(doc, a, b)) is not None]
    said = [s for s in spans if not _is_label(_words(doc, s.start, s.end), doc)]
    said = [s for s in said if len(said) == 1 or not _is_name_of_outlet(s, outlet, doc)]
    return [s for s in said if _count_content(_words(doc, s.start, s.end), doc)]


def _words(doc: Document, start: int, end: int) -> list[int]:
    """Return the tokens between two offsets that are words: no marks, and not the "s" of "Orr's"."""
    clitics = word_class("clitics")
    tokens = filter(doc.is_word, doc.tokens_between(start, end))
    return [at for at in tokens if doc[at] not in clitics or not doc.is_apostrophe(at - 1)]


def _count_content(words: Sequence[int], doc: Document) -> int:
    """Return the number of content words; "US" is one, "us" is not."""
    is_shouted = sum(doc.written[at].isupper() for at in words) > len(words) / 2
    idle = headline_class("idle")
    return sum(
        len(doc[at]) > 1
        and (doc[at] not in idle or (doc.written[at].isupper() and (not is_shouted or doc[at] == "us")))
        for at in words
    )


def _before_address(text: str, low: int, high: int) -> int:
    """Return the end of a headline before a web address that was copied with it."""
    address = _ADDRESS.search(text, low, high)
    return address.start() if address else high


def _before_repeat(doc: Document, low: int, high: int) -> int:
    """Return the end of a headline; of one that was copied twice, the end of the first copy."""
    words = _words(doc, low, high)
    half = len(words) // 2
    if half < _LEAST_TERMS or len(words) % 2:
        return high
    first, second = ([doc[at] for at in part] for part in (words[:half], words[half:]))
    return doc.start[words[half]] if first == second else high


def _joins(doc: Document, start: int, seam: re.Match[str], high: int) -> bool:
    """Return whether the texts on both sides of a seam can stand alone as propositions."""
    if seam["strong"] is not None:
        return not _ABBREVIATION.search(doc.text, start, seam.start())
    left, right = _words(doc, start, seam.start()), _words(doc, seam.end(), high)
    word = seam["weak"].strip(" ,:\t").lower()
    if not word:
        # A colon. If one side is short, it is the source or the topic of the other.
        return _is_label(left, doc) or (
            len(left) > _SHORT and len(right) >= _SHORT and not _names(right, doc)
        )
    if not left or not right or doc[left[-1]] in headline_class("idle") | headline_class("as-takers"):
        return False
    if doc[right[0]].endswith("ing") or doc[right[0]] in headline_class("subjectless-openings"):
        return False
    behind = doc.tokens_between(seam.end(), _pause(doc.text, seam.end(), high))
    if word in _CLAUSE_ONLY and not has_verb(doc, behind[1:]):
        return False
    return min(_count_content(left, doc), _count_content(right, doc)) >= _LEAST_TERMS


def _pause(text: str, start: int, high: int) -> int:
    """Return the position of the first mark that separates clauses, or ``high`` if there is none."""
    mark = _PAUSE.search(text, start, high)
    return mark.start() if mark else high


def _names(words: Sequence[int], doc: Document) -> bool:
    """Return whether the words after a colon only name the source: "Tolls will rise: Port Minister Orr"."""
    return len(words) <= _SHORT and all(map(doc.is_capital, words))


def _trimmed(doc: Document, start: int, end: int) -> Span | None:
    """Return a span without space and marks at its ends and without a label in brackets; None if empty."""
    text = doc.text
    label = _BRACKETED.search(text, start, end)
    if label and _is_label(_words(doc, label.start(), label.end()), doc):
        end = label.start()
    while start < end and text[start] in _TRAILING:
        start += 1
    while start < end and text[end - 1] in _TRAILING:
        end -= 1
    if text[start:end].endswith(".") and not text[start:end].endswith(("..", "...")):
        last = text[start:end].rsplit(maxsplit=1)[-1]
        end -= "." not in last[:-1]
    return Span(start, end, text[start:end]) if start < end else None


def _is_label(words: Sequence[int], doc: Document) -> bool:
    """Return whether words are only a label: "Breaking", "Watch"."""
    return bool(words) and all(doc[at] in headline_class("kickers") for at in words)


def _is_name_of_outlet(span: Span, outlet: str, doc: Document) -> bool:
    """Return whether a part of a headline is the name of an outlet, of this article's or a known one."""
    short = len(_words(doc, span.start, span.end)) <= _SHORT
    return span.text.casefold() == outlet or (short and Outlets().is_outlet(span.text))
