"""Detection of the headline of a plain text by its form and by the form of what follows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from accordingto.types import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

HEADLINE_CHARS = 200
"""A first line longer than this is a paragraph."""
LINE_CHARS = 100
"""A line longer than this was not broken by hand: in a text without empty lines it is a paragraph."""
HEADLINE_WORDS = 14
"""The most words of a headline that ends in a full stop and is not in title case."""
HEADLINE_LINES = 3
LEAST_WORDS = 4
"""The fewest words of a headline that ends in a full stop or has no empty line after it; fewer are a
label."""
LONGEST_QUESTION = 25
"""A line ending in ? or ! with at least this many words is treated as if it ended in a full stop."""
TITLED = 0.8
"""In title case, at least this share of the longer words is capitalised."""
LONG_WORD = 4
REPEATED = 0.25
"""If a headline contains a, an or the, the next paragraph must repeat this share of its longer words."""
PREFIX = 4
"""Words that share this many first letters count as forms of one word."""
PARAGRAPH_WORDS = 20
"""The fewest words of the paragraph below a headline."""
_LOOKED_AT = 8
"""The number of non-empty lines at the top that are examined."""

_LINE = re.compile(r"[^\r\n]+|\r\n|\r|\n")
_EMPTY_LINE = re.compile(r"(?:\r\n|\r|\n)[^\S\r\n]*[\r\n]")
_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")
_CLOSING = "\"'”’»)]"
_BYLINE = re.compile(
    r"(?:by|story by|co-authored by|posted by|written by)\b[ :]\s*\S.{0,80}|from \w+ reports|abstract\.?",
    re.I,
)
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DAYS = "mon|tue|wed|thu|fri|sat|sun"
_DATE = re.compile(
    rf"(?=.*\d)(?:(?:(?:published|updated|posted)\b.{{0,60}})|(?:(?:{_DAYS}|{_MONTHS})[a-z]*\b|\d{{1,2}}\b)"
    rf"[\s,.]*(?:\d{{1,2}}\b[\s,.]*)?(?:(?:{_MONTHS})[a-z]*\b).{{0,30}}|\d{{4}}-\d\d-\d\d.{{0,20}})",
    re.I,
)
_DATELINE = re.compile(
    r"(?:[A-Z]{3}|(?=[^()\n]{3,60}\([^()\n]{2,30}\) *(?:[—–-]|--)))[A-Z\w.'’-]*(?:,? +[\w.'’-]+){0,5}?,?"
    r"(?: *\([^()\n]{2,30}\))? *(?:—|–| -{1,2} ) *(?=[\"“‘A-Z])"
)
_LABEL = re.compile(r"[^\s:][^:]{0,40}:\s")
_STOP_WITHIN = re.compile(r"(?<=[a-z0-9]{3})[.!?][\"”’)]*\s+(?=[\"“‘(]*[A-Z])")
_BREAK_AFTER = re.compile(r";[^\S\r\n]*[\r\n]")
"""A semicolon at a line end, which separates the two parts of a headline set on two lines."""
_GOING_ON = re.compile(
    r"(?:he|she|it|they|his|her|its|their|him|them|that|this|these|those|but|and|so|or|then|still|yet|there|here"
    r"|now|also|such|both|i|we|you|my|our)"
)
"""Words that continue from a preceding sentence when they begin a paragraph."""
_TOLD = re.compile(
    r"(?:was|were|had|did|has|have|i|we|my|our|he|she|they"
    r"|(?:sun|mon|tues|wednes|thurs|fri|satur)day)"
)
"""Words of narrative, which headlines mostly avoid."""
_REPORTING = frozenset({"say", "says"})
"""Verbs after which a headline may use narrative words."""
_ARTICLES = frozenset({"the", "a", "an"})


def headline_of(text: str) -> Span | None:
    """Return the headline of a plain text, or ``None``.

    It comes before everything but a byline and a date, has at most ``HEADLINE_CHARS`` characters and
    ``HEADLINE_LINES`` lines, and is followed by an empty line; or, if it does not fill its line, by a byline,
    a date or a paragraph. If it ends in a full stop, it must look like a title, and the text below must begin
    anew rather than continue it.
    """
    lines = _first_lines(text)
    while len(lines) > 1 and _heads_body(lines[0][0].text):
        lines = lines[1:]
    if not lines or (len(lines) > 1 and _LABEL.match(lines[0][0].text) and _LABEL.match(lines[1][0].text)):
        return None
    block = [lines[0][0]]
    for line, apart in lines[1:]:
        if apart:
            break
        block.append(line)
    whole = len(block) < len(lines) or bool(_EMPTY_LINE.search(text[len(text.rstrip()) :]))
    count = _lines_of_headline(block, whole=whole)
    if not count:
        return None
    start, end = block[0].start, block[count - 1].end
    headline = Span(start, end, text[start:end])
    following = _paragraph([line.text for line, _ in lines[count:]])
    if len(headline.text) > HEADLINE_CHARS or headline.text.endswith(":"):
        return None
    if _DATELINE.match(headline.text) and headline.text.rstrip(_CLOSING).endswith((".", "?", "!")):
        return None
    if _is_sentence(headline.text) and not _is_title(headline.text, following):
        return None
    return headline


def _first_lines(text: str) -> list[tuple[Span, bool]]:
    """Return the first non-empty lines, stripped, each with whether an empty line precedes it."""
    found: list[tuple[Span, bool]] = []
    breaks = 0
    for match in _LINE.finditer(text):
        words = match.group().strip()
        if words:
            start = match.start() + match.group().index(words[0])
            found.append((Span(start, start + len(words), words), breaks > 1))
            breaks = 0
        elif match.group() in ("\r\n", "\r", "\n"):
            breaks += 1
        if len(found) == _LOOKED_AT:
            break
    return found


def _lines_of_headline(block: Sequence[Span], *, whole: bool) -> int:
    """Return how many lines of the first block are the headline.

    ``whole`` says whether an empty line follows the block.
    """
    if len(block) == 1:
        return 1 if whole else 0
    first, second = block[0].text, block[1].text
    for count, line in enumerate(block[1 : HEADLINE_LINES + 1], 1):
        if _heads_body(line.text) or _DATELINE.match(line.text):
            return count
    if len(_words(first)) >= LEAST_WORDS and len(first) <= LINE_CHARS and not _ends_in_full_stop(first):
        widest = max(len(line.text) for line in block)
        room = len(first) + 1 + len(second.split()[0]) <= widest
        ended = any(_ends_in_full_stop(line.text) for line in block[1:])
        if first[-1] not in ",;:–—-" and second[:1].isupper() and room and ended and len(second) > len(first):
            return 1
    if whole and len(block) <= HEADLINE_LINES and all(len(line.text) <= LINE_CHARS for line in block):
        return 0 if any(_ends_in_full_stop(line.text) for line in block[:-1]) else len(block)
    return 0


def _paragraph(lines: Sequence[str]) -> str:
    """Return the first line, joined with the next ones until it has ``PARAGRAPH_WORDS`` words.

    A byline or date stands alone.
    """
    taken = ""
    for line in lines:
        if len(_words(taken)) >= PARAGRAPH_WORDS or _heads_body(taken):
            break
        taken = f"{taken} {line}".strip()
    return taken


def _heads_body(line: str) -> bool:
    """Return whether a line is a byline or a date, such as stand between headline and body."""
    return bool(_BYLINE.fullmatch(line) or _DATE.fullmatch(line))


def _is_title(line: str, following: str) -> bool:
    """Return whether a line that ends in a full stop is a title rather than a sentence of the body."""
    words = _words(line)
    if _is_titled(words) or _BREAK_AFTER.search(line):
        return True
    if not LEAST_WORDS <= len(words) <= HEADLINE_WORDS or _STOP_WITHIN.search(line):
        return False
    if _heads_body(following) or _DATELINE.match(following):
        return True
    forms = [word.lower() for word in words]
    after = [word.lower() for word in _words(following)]
    if not after or _GOING_ON.fullmatch(forms[0]) or _GOING_ON.fullmatch(after[0]):
        return False
    if any(map(_TOLD.fullmatch, forms)) and _REPORTING.isdisjoint(forms):
        return False
    if _ARTICLES.isdisjoint(forms) and len(after) >= PARAGRAPH_WORDS:
        return True
    keys = {form[:PREFIX] for form in forms if len(form) >= LONG_WORD}
    again = keys & {form[:PREFIX] for form in after}
    return len(after) > len(forms) and len(again) >= max(1, REPEATED * len(keys))


def _is_titled(words: Sequence[str]) -> bool:
    """Return whether words are in title case or in capitals."""
    longer = [word for word in words[1:] if len(word) >= LONG_WORD]
    return len(longer) >= 2 and sum(not word[0].islower() for word in longer) >= TITLED * len(longer)


def _words(line: str) -> list[str]:
    return _WORD.findall(line)


def _is_sentence(line: str) -> bool:
    """Return whether a line ends like a sentence of the body."""
    asks = line.rstrip(_CLOSING).endswith(("?", "!")) and len(_words(line)) >= LONGEST_QUESTION
    return asks or _ends_in_full_stop(line)


def _ends_in_full_stop(line: str) -> bool:
    bare = line.rstrip(_CLOSING)
    return bare.endswith((".", "。")) and not bare.endswith("...")
