"""Whether words in quotation marks are somebody's speech, by themselves and by what stands around them.

Titles, terms, slogans, signs, and words that the outlet only borrows are none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from accordingto.types import Span

SPEECH_WORDS = 5
"""Words from which words in quotation marks are somebody's sentence and no title."""
WITHIN_WORDS = 8
"""The same within a sentence of the outlet's, or where no mark ends the sentence that is quoted."""
BEFORE_COLON = 200
"""Characters before a colon in which its sentence is looked at."""
BEFORE_WORD = 30
"""Characters before a quotation in which the word before it stands."""

_WORD = re.compile(r"[^\W\d_][\w’']*")
_MARKS = "\"”’'»)\\]"
_ENDED = re.compile(rf"[.!?…][{_MARKS}]*\s*$|^\s*$")
_CLOSED = re.compile(rf"[.!?…]\s*[{_MARKS}]+$")
_BROKEN_OFF = re.compile(rf"[.!?…,—–-]\s*[{_MARKS}]+$")
_VERBS = "|".join(sorted(word_class("speech-verbs") | word_class("speech-pasts")))
_SHORTENED = "|".join(sorted(word_class("abbreviated")))
_SPOKEN = re.compile(
    rf",?\s(?=(?:[^\n.;:!?\"“”]|\b(?:{_SHORTENED}|[a-z])\.){{0,80}}?\b(?:{_VERBS})\b(?! that\b))"
    r"(?!(?-i:[\w’']+(?:ing|ed) |and |but |or |is |are |was |were |has |had |in |of |for ))",
    re.IGNORECASE,
)
"""How who speaks follows a quotation that is closed on a comma or another mark: ", said Orr", " Orr said"."""
_GOES_ON = re.compile(r"\s*(?:$|\n|[\"“„«]|[^\W\d_a-z])")
_SIGNED = re.compile(r"\s*(?:[—–-]{1,2}|\(|@|~)")
"""How a signature follows a quotation: "— Orr"."""
_SAYING = re.compile(rf"(?:^|[.!?…]\s)(?=[^.!?…]*\b(?:{_VERBS}|saying|adding|noting|writing)\b)[^.!?…]*:\s*$")
"""A sentence that comes to a colon and has a verb of speech."""
_SHOWN = re.compile(rf"\b(?:{'|'.join(sorted(word_class('display-words')))})\b[,:]?\s*$", re.IGNORECASE)
"""What stands before words that are written or sung, or a name: "a sign that reads", "the slogan"."""
_LABEL = re.compile(r"[\"“'‘]+[^\W\d_a-z][^:]{1,30}:\s")
_CLAUSE = re.compile(
    r"\b(?:I|we|you|he|she|it|they|there|this|that|these|those|who|which|what)(?:['’](?:m|re|s|ve|ll|d)\b"
    rf"| (?:\w+ly |really |just |also |still |never |always )?(?:{'|'.join(sorted(word_class('verbs')))}"
    rf"|am|shall|need|\w+ed|{'|'.join(sorted(word_class('attitude-verbs')))})\b)|\w+n['’]t\b",
    re.IGNORECASE,
)
"""A subject that is a pronoun, with its verb; a verb that is negated in short."""


def is_quoted(quote: Span, text: str) -> bool:
    """Return whether words that an attribution has may be asked who says them: neither titles nor labels."""
    introduced = text[: quote.start].rstrip().endswith(":") or _LABEL.match(quote.text)
    return len(quote.text.split()) >= SPEECH_WORDS and not introduced


def is_speech(quote: Span, text: str, *, closed: bool) -> bool:
    """Return whether words in quotation marks that no attribution has are said by somebody.

    They are a sentence of their own, follow a colon that says so, stand before who speaks, or hold a clause.
    ``closed`` says whether a mark ends them.
    """
    words = _WORD.findall(quote.text)
    small = sum(word[0].islower() for word in words)
    if len(words) < SPEECH_WORDS or 2 * small <= len(words) or _SIGNED.match(text, quote.end):
        return False
    if _LABEL.match(quote.text) or _SHOWN.search(text, max(0, quote.start - BEFORE_WORD), quote.start):
        return False
    before = text[text.rfind("\n", 0, quote.start) + 1 : quote.start]
    if text[: quote.start].rstrip().endswith(":"):
        return closed and _ends_itself(quote, closed=True) and _follows_saying(quote, text)
    if _ENDED.search(before) and not words[0][0].islower():
        return _stands_alone(quote, text, before, closed=closed) or (closed and _is_spoken(quote, text))
    return closed and len(words) >= WITHIN_WORDS and _CLAUSE.search(quote.text) is not None


def _ends_itself(quote: Span, *, closed: bool) -> bool:
    """Return whether a mark that ends a sentence stands inside, or none closes the quotation."""
    return not closed or _CLOSED.search(quote.text) is not None


def _follows_saying(quote: Span, text: str) -> bool:
    """Return whether the sentence that comes to a colon before a quotation has a verb of speech."""
    return _SAYING.search(text[max(0, quote.start - BEFORE_COLON) : quote.start]) is not None


def _stands_alone(quote: Span, text: str, before: str, *, closed: bool) -> bool:
    """Return whether quoted words end as a sentence does, or fill their paragraph, and nothing goes on."""
    if not _GOES_ON.match(text, quote.end):
        return False
    is_paragraph = not before.strip() and text[quote.end : quote.end + 1] in ("", "\n")
    is_double = quote.text[0] not in "'‘"
    long_enough = is_paragraph and is_double and len(quote.text.split()) >= WITHIN_WORDS
    return _ends_itself(quote, closed=closed) or long_enough


def _is_spoken(quote: Span, text: str) -> bool:
    """Return whether quoted words break off at a mark, and who speaks and a verb of speech follow."""
    is_broken = _BROKEN_OFF.search(quote.text) is not None or text.startswith(",", quote.end)
    return is_broken and _SPOKEN.match(text, quote.end) is not None
