"""Limits on where a mention can begin and end, which override the model's scores."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.encoder.tokens import CLOSING, OPENING
from accordingto.reading.lexicons import given_names, word_class
from accordingto.reading.lexicons.outlets import Outlets
from accordingto.reading.lexicons.time_words import meaning

if TYPE_CHECKING:
    from accordingto.reading.syntax.document import Document

_SCORE = re.compile(
    r"\d(?<=[^\W\d_] \d)(?<!\b[Tt]he \d)(?<!\b[Aa] \d)(?:\d?|(?<=[01])\d\d)[-–][01]?\d{1,2}"
    r"(?=[,;.)\n]|$| (?:in|on|to|at|and)\b)"
)
"""The score of a game after a name: "Orr 6-4"; not "the 5-4 ruling". For speed it first matches a digit."""
_DATELINE = re.compile(
    r"(?m)^[^\S\n]*(?P<place>[A-Z][A-Z.'’/ -]{2,30})(?:, [A-Z][\w. ]{1,20}?)?"
    r"(?:, \w{3,9}\.? \d{1,2}(?:, \d{4})?)?[^\S\n]*(?:\([^()\n]{2,40}\)[^\S\n]*)?(?:—|–|--|- )"
)
_CREDIT = re.compile(
    r"(?m)^[^\S\n]*(?P<place>[A-Z][A-Za-z.'’/ -]{2,30}(?:, [A-Z][\w. ]{1,20}?)?) ?"
    r"\((?P<outlet>[A-Z][\w ]{1,20})\)"
)
"""A dateline with an outlet and no dash after it: "Vest (CNN) The dam is shut."."""
_TOOLTIP = re.compile(
    r"\b(?P<last>[A-Z][a-z]{2,}) (?P<full>(?:\(?[A-Z][\w.'’-]{0,20}\)? ){1,5}(?P=last)(?=[A-Z]))"
)
"""A name with the tooltip of its link, copied and joined to the next word: "Orr Ida (Idy) OrrDam shut"."""
_HANDLE = re.compile(r"\(@\w{1,30}\)")
_OUTLETS = Outlets()
_NO_NAMES = frozenset(("ADJ", "ADP", "ADV", "VERB"))
"""Tags of words that are neither part of a name nor a title."""
_TRAILING = frozenset("“‘,;:([-–—!?")


class PhraseBounds:
    """Cutter of candidate mentions at ends of sentences, quotations and subjects, at scores and handles."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        begun_at = [doc.token_at(sentence.start) for sentence in doc.sentences]
        self._begins = frozenset(begun_at)
        ends = (match.start() for shape in (_SCORE, _HANDLE) for match in shape.finditer(doc.text))
        tooltips = [
            (doc.token_at(m.start("full")), doc.token_at(m.end())) for m in _TOOLTIP.finditer(doc.text)
        ]
        self._stops = sorted({*begun_at, *map(doc.token_at, ends), *(start for start, _ in tooltips)})
        self._marks = np.flatnonzero((doc.quote == OPENING) | (doc.quote == CLOSING)).tolist()
        credits = [m for m in _CREDIT.finditer(doc.text) if _OUTLETS.is_certain(m["outlet"])]
        places = [m.span("place") for m in (*_DATELINE.finditer(doc.text), *credits)]
        datelines = [(doc.token_at(start), doc.token_at(end)) for start, end in places]
        self._nobody = sorted([*datelines, *((start, at + 1) for start, at in tooltips)])
        """Token spans that are no mentions: the places of datelines, and copied tooltips."""
        self._credits = [(doc.token_at(m.start("place")), doc.token_at(m.end())) for m in credits]

    def cut(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the part of a span that may be a mention, as (start, end); None if no part may.

        Tokens in no sentence belong to the web page, and are no mentions; nor are places in datelines.
        """
        if self._doc.is_of_page(start):
            return None
        low = bisect_left(self._nobody, (start + 1,)) - 1
        if low >= 0 and end <= self._nobody[low][1]:
            return None
        cut_from, cut_to = self._begin(start, end), end
        for found in (self._stop(cut_from, end), self._verb(cut_from, end), self._mark(cut_from, end)):
            cut_to = min(cut_to, found)
        cut_to = self._time(cut_from, cut_to)
        if cut_to < end:
            cut_to = self._tidied(cut_from, cut_to)
        return (cut_from, cut_to) if cut_from < cut_to else None

    def _begin(self, start: int, end: int) -> int:
        """Return the start after a leading preposition, dateline or genitive ending ("’s advisers")."""
        low = bisect_left(self._credits, (start + 1,)) - 1
        if low >= 0 and start < self._credits[low][1] < end:
            start = self._credits[low][1]
        if end - start < 2:
            return start
        word = self._doc.written[start]
        is_rest = word in word_class("clitics") and self._doc.is_apostrophe(start - 1)
        is_joined = not self._doc.gap[start + 1] or self._doc.lower[start + 1] in ("least", "most")
        leads = word.lower() in word_class("leading-prepositions") or (
            word.lower() == "about" and self._doc.is_capital(start + 1)  # not "about 60 nurses"
        )
        is_preposition = leads and (word.islower() or (start in self._begins and not word.isupper()))
        if is_rest or (is_preposition and not is_joined) or self._leads_to_name(start, end):
            return start + 1
        return start

    def _leads_to_name(self, start: int, end: int) -> bool:
        """Return whether a heading's word that is no name by its tag precedes a name: "Defiant Ida Orr"."""
        if end - start < 3 or not all(self._doc.is_capital(at) for at in range(start, start + 3)):
            return False
        is_given = self._doc.lower[start + 1] in given_names() and self._doc.lower[start] not in given_names()
        return is_given and self._doc.trees.tags[start].partition(":")[0] in _NO_NAMES

    def _stop(self, start: int, end: int) -> int:
        at = bisect_right(self._stops, start)
        return self._stops[at] if at < len(self._stops) and self._stops[at] < end else end

    def _mark(self, start: int, end: int) -> int:
        """Return the index of a quotation mark whose counterpart is outside the span; else the end."""
        opened: list[int] = []
        for at in self._marks[bisect_left(self._marks, start) : bisect_left(self._marks, end)]:
            if self._doc.quote[at] == OPENING:
                opened.append(at)
            elif opened:
                opened.pop()
            else:
                return at
        return opened[0] if opened and opened[0] > start else end

    def _time(self, start: int, end: int) -> int:
        """Return the end of a name before "on" and a day ("the Senate on Wed."); else the end."""
        at = end - 1 - (self._doc[end - 1] == ".")
        is_told = at - 1 > start and self._doc[at - 1] == "on" and self._doc.is_capital(at - 2)
        if not is_told or not self._doc.is_capital(at):
            return end
        day = self._doc[at]
        return at - 1 if meaning(day, "WEEKDAY") or day in word_class("weekday-shorts") else end

    def _verb(self, start: int, end: int) -> int:
        """Return the index of a verb inside the span whose subject the span begins with; else the end."""
        clauses = self._clauses
        for i in range(bisect_left(clauses, (start + 1,)), bisect_left(clauses, (end,))):
            at, left, subject = clauses[i]
            if left <= start <= subject:
                return at
        return end

    @cached_property
    def _clauses(self) -> list[tuple[int, int, int]]:
        """Finite verbs after their subject, in order, each with the subject's first token and head."""
        trees, found = self._doc.trees, []
        for at in trees.finite:
            if trees.relations[trees.verb(at)] != "acl:relcl":
                subject = trees.subject(at)
                if subject is not None and subject < at:
                    found.append((at, trees.left[subject], subject))
        return found

    def _tidied(self, start: int, end: int) -> int:
        """Return the end before trailing marks, conjunctions and adverbs, which led to the part cut off."""
        while end > start:
            word = self._doc.lower[end - 1]
            before = self._doc.lower[end - 2] if end - start > 1 else ""
            is_full_stop = word == "." and len(before) > 1 and before not in word_class("abbreviated")
            passing = word in word_class("coordinators") or word in word_class("passing-adverbs")
            if not (is_full_stop or passing or word in _TRAILING):
                break
            end -= 1
        return end
