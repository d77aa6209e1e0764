"""Sentence boundaries within a line: those of ``sentencex``, corrected for the conventions of news.

``sentencex`` ignores the words around a full stop: it ends sentences at "9 a.m. Tuesday", "Ms. Orr" and
"D-N.J.", and does not end one at "in May. Orr". Each rule here looks at the words on both sides.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import listed, word_class
from accordingto.reading.lexicons.time_words import meaning
from accordingto.reading.text.quotations import find_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator

_SLICE = 20_000
"""Characters of a line that ``sentencex`` gets at once; no paragraph of news is as long."""
_AROUND = 60
"""Characters on either side of a boundary that the rules look at."""
_OPENED = re.compile(r"(?<=\s)[\"“‘(\[]{1,2}$")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_CLOCK = re.compile(r"\w ?[ap]\. ?m\.$", re.IGNORECASE)
_LAST_WORD = re.compile(r"(?<!\S)[(\[\"“‘]*(?:(?:[Tt]hen|[Ee]x|[Ff]ormer|[Nn]ow)-)?([^\W\d_][\w.’'-]*\.)$")
_INITIAL = re.compile(r"\b[^\W\d_]\.$")
_PARTY = re.compile(r"\b[DRI]-[A-Z]\.$")
_STATE = re.compile(r"[A-Z][a-z]{0,3}\.")
_ABBREVIATED = re.compile(r"(?:[A-Z][a-z]{0,4}|\w\.\w)\.$")
_SMALL = re.compile(r"[a-z]+(?=[\s,;]|$)")
_ITEM = re.compile(r"[(\[]?(?:\d{1,2}|[a-z])[.)]")
_QUOTED = re.compile(r"[.!?…][”\"’')\]]+$")
_ASKED = re.compile(r"[!?…][”\"’')\]]+$")
_WORDS = re.compile(r"[^\s,;:]+")
_MISSED = re.compile(r"(?<![\w.-])([^\W\d_]+)\.[ \u00a0]+(?=[A-Z“\"‘(\[])")
_SUBJECT = re.compile(r"([A-Z][\w’'-]*) ([a-z]+)(?![\w-])")
_PAST = re.compile(r"[a-z]{2,}ed")
_MEASURED = re.compile(r"\d ?(?:(?:cu|sq)\.? ?)?([a-z]{2,3})\.[ \u00a0]+(?=[A-Z“\"‘(\[])")
"""An abbreviated unit after its number ("58 cu.ft."), at a sentence's end or before what is measured."""
_NAME = r"[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|de|van|von|al)){0,3}"
_SPEAKER = re.compile(rf"(?:{_NAME}|[Tt]he [\w-]+) ([a-z]+)(?:\.(?!\S)|,(?!\S|\s*[“\"‘]))")


def find_sentences(line: str) -> list[tuple[int, int]]:
    """Return the offsets (start, end) of the sentences of a line, in order, without surrounding white space.

    A stretch without letter or digit is no sentence, such as a lone quotation mark or invisible characters.
    """
    begun = [0]
    for cut in sorted({*_found(line), *_missed(line)}):
        if cut > begun[-1] and not _goes_on(line, begun[-1], cut):
            begun.append(cut)
    bounds = []
    for start, end in pairwise([*begun, len(line)]):
        words = line[start:end]
        if any(map(str.isalnum, words)):
            bounds.append((start + len(words) - len(words.lstrip()), start + len(words.rstrip())))
    return bounds


def _found(line: str) -> Iterator[int]:
    """Yield the offsets at which sentences begin according to ``sentencex``.

    It is given slices of the line, since its time is quadratic in the length. A mark that opens the next
    sentence (he said. “No one came”) is moved to that sentence.
    """
    from sentencex import get_sentence_boundaries

    for at in range(0, len(line), _SLICE):
        for boundary in get_sentence_boundaries("en", line[at : at + _SLICE]):
            start = at + boundary["start_index"]
            opened = _OPENED.search(line, max(0, start - _AROUND), start)
            start = opened.start() if opened else start
            while start < len(line) and line[start].isspace():
                start += 1
            yield start


def _missed(line: str) -> Iterator[int]:
    """Yield boundaries that ``sentencex`` misses: after a word that is no abbreviation, or after a unit.

    Quotations and brackets are not divided. They are masked only if the line has a candidate, as few do.
    """
    if any(_ended(line, line)):
        yield from _ended(line, _masked(line))


def _ended(line: str, masked: str) -> Iterator[int]:
    """Yield the missed boundaries in a line; ``masked`` is the line itself or the result of ``_masked``."""
    for match in _MISSED.finditer(masked):
        word = match.group(1)
        known = word_class("unabbreviated" if word.islower() else "unabbreviated-names")
        if word.lower() in known or (
            word.lower() in word_class("company-endings") and _begins_clause(line[match.end() :][:_AROUND])
        ):
            yield match.end()
    for match in _MEASURED.finditer(masked):
        following = _WORDS.search(masked, match.end())
        if match.group(1) in word_class("measures") and following and _begins_phrase(following.group()):
            yield match.end()


def _begins_phrase(word: str) -> bool:
    """Return whether a word can begin a noun phrase, a clause or a prepositional phrase."""
    classes = ("determiners", "clause-subjects", "prepositions")
    return any(word.lower() in word_class(name) for name in classes)


def _begins_clause(after: str) -> bool:
    """Return whether the text after "Co." begins with a one-word name and its verb: "Orr works there"."""
    subject = _SUBJECT.match(after)
    if subject is None or f"{subject.group(1).lower()}" in listed("titles") | listed("roles"):
        return False
    verb = subject.group(2)
    sure = word_class("finite", "claimwords") | word_class("perhaps-finite", "claimwords")
    return verb in sure or verb in word_class("past-verbs") or _PAST.fullmatch(verb) is not None


def _masked(line: str) -> str:
    """Return a line with quotations and brackets, except for their first characters, replaced by "_"."""
    kept = list(line)
    inside = [(quote.start, quote.end) for quote in find_quotes(line)]
    inside += [match.span() for match in _BRACKETED.finditer(line)]
    for start, end in inside:
        kept[start + 1 : end] = "_" * (end - start - 1)
    return "".join(kept)


def _goes_on(line: str, start: int, cut: int) -> bool:
    """Return whether the boundary at ``cut`` is false, so that the sentence from ``start`` continues."""
    before = line[max(start, cut - _AROUND) : cut].rstrip()
    after = line[cut : cut + _AROUND]
    if _INITIAL.search(before) and not line[cut - 1].isspace():
        return True  # cut inside "N.J."
    if _ITEM.fullmatch(before) or (_PARTY.search(before) and _STATE.match(after)):
        return True
    if _SMALL.match(after) and (_ASKED.search(before) or _ABBREVIATED.search(before)):
        return True
    if _QUOTED.search(before):
        spoken = _SPEAKER.match(after)
        return spoken is not None and spoken.group(1) in word_class("speech-verbs")
    return _is_dated(before, after) or _is_abbreviated(before, after)


def _is_dated(before: str, after: str) -> bool:
    """Return whether a day or a time zone follows a time of day: "9 a.m. Tuesday", "9 a.m. ET"."""
    words = [word.lower().rstrip(".") for word in _WORDS.findall(after)[:2]]
    if not words or not _CLOCK.search(before):
        return False
    second = words[1] if len(words) > 1 else ""
    if meaning(words[0], "WEEKDAY") or words[0] in word_class("weekday-shorts"):
        return second not in word_class("day-verbs")
    return words[0] in word_class("clocks") or bool(meaning(words[0], "MONTH") and second[:1].isdigit())


def _is_abbreviated(before: str, after: str) -> bool:
    """Return whether an abbreviation is followed by the word it belongs to: "Ms. Orr", "Ft. Lund"."""
    last = _LAST_WORD.search(before)
    if last is None or not (after[:1].isdigit() or (after[:1].isupper() and last.group(1)[0].isupper())):
        return False
    word = last.group(1).lower()
    first = _WORDS.findall(after)[0].lower()
    return first not in word_class("determiners") | word_class("clause-subjects") and (
        word in listed("titles") or word in word_class("joined-abbreviations")
    )
