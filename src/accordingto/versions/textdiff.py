"""A word-level diff of two texts. The flow::

text
  | words_of     split into normalized words                        words.py
  | units        group the words by sentence and line
  | matches      match equal sentences, in order                    matching.py
  | _moves       find whole sentences that were moved
  | matches      match the words between equal sentences
  | _tidied      drop chance matches (a lone "the") within rewritten passages
  > TextDiff
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest

from accordingto.types import Span
from accordingto.versions.changes import Edit
from accordingto.versions.matching import Match, matches
from accordingto.versions.words import Words, units, words_of

LEAST_MOVED = 6
"""Least number of words and marks of a sentence that counts as moved; shorter ones recur by chance."""

WORTH = 0.5
"""Least length of the equal words between two edits, as a share of the shorter edit, to keep both apart."""

Run = tuple[int, int]
"""Index of the first word, and of the word after the last."""


@dataclass(frozen=True)
class TextDiff:
    """The differences between two texts, and the alignment of their words."""

    old: Words
    new: Words
    to_new: list[int]
    """For each old word, the index of the same word in the new text; -1 if it is gone."""
    to_old: list[int]
    """For each new word, the index of the same word in the old text; -1 if it is new."""
    edits: tuple[Edit, ...]
    """The edits, in the order of the old text, then of the new."""


def diff(old_text: str, new_text: str) -> TextDiff:
    """Compare two texts word by word. Any million characters take about a second."""
    old, new = words_of(old_text), words_of(new_text)
    same, moves = _matched(old, new)
    same = _at_sentences(same, old, new)
    to_new, to_old = [-1] * len(old.forms), [-1] * len(new.forms)
    for i, j in same:
        to_new[i], to_old[j] = j, i
    for a, b in moves:
        for i, j in zip(a, b, strict=True):
            to_new[i], to_old[j] = j, i
    edits = [Edit(kind="moved", old=_span(old, a), new=_span(new, b)) for a, b in moves]
    edits += _edits(old, new, same, to_new, to_old)
    edits.sort(key=lambda edit: (edit.old.start, edit.new.start, edit.old.end))
    return TextDiff(old, new, to_new, to_old, tuple(edits))


def _span(words: Words, run: range) -> Span:
    return words.span(run.start, run.stop)


def _matched(old: Words, new: Words) -> tuple[list[Match], list[tuple[range, range]]]:
    """Return the matches of equal words, in order, and the word ranges (old, new) of moved sentences."""
    olds, news = units(old), units(new)
    old_keys = [tuple(old.forms[unit.start : unit.stop]) for unit in olds]
    new_keys = [tuple(new.forms[unit.start : unit.stop]) for unit in news]
    kept = matches(old_keys, new_keys, fully=len(olds) * len(news) <= 10_000)
    moves = _moves(olds, news, old_keys, new_keys, kept)
    gone, come = {a.start for a, _ in moves}, {b.start for _, b in moves}
    same: list[Match] = []
    for (i, j), (k, m) in zip([(-1, -1), *kept], [*kept, (len(olds), len(news))], strict=True):
        a = [at for unit in olds[i + 1 : k] if unit.start not in gone for at in unit]
        b = [at for unit in news[j + 1 : m] if unit.start not in come for at in unit]
        forms = [old.forms[x] for x in a], [new.forms[y] for y in b]
        same += [(a[x], b[y]) for x, y in _tidied(matches(*forms), *forms)]
        if k < len(olds):
            same += zip(olds[k], news[m], strict=True)
    return same, moves


def _moves(
    olds: Sequence[range],
    news: Sequence[range],
    old_keys: Sequence[tuple[str, ...]],
    new_keys: Sequence[tuple[str, ...]],
    kept: Sequence[Match],
) -> list[tuple[range, range]]:
    """Return the moved sentences: equal ones that are unmatched and occur once on each side."""
    left, right = {i for i, _ in kept}, {j for _, j in kept}
    gone = [i for i in range(len(olds)) if i not in left and len(olds[i]) >= LEAST_MOVED]
    come = [j for j in range(len(news)) if j not in right and len(news[j]) >= LEAST_MOVED]
    many_gone, many_come = Counter(old_keys[i] for i in gone), Counter(new_keys[j] for j in come)
    places = {new_keys[j]: j for j in come if many_come[new_keys[j]] == 1}
    return [
        (olds[i], news[places[old_keys[i]]])
        for i in gone
        if many_gone[old_keys[i]] == 1 and old_keys[i] in places
    ]


def _tidied(same: list[Match], old: Sequence[str], new: Sequence[str]) -> list[Match]:
    """Drop matches within a rewritten passage that are short compared to the edits on both sides of them."""
    while True:
        runs = _runs(same)
        edges = [(0, 0), *((run[-1][0] + 1, run[-1][1] + 1) for run in runs)]
        starts = [*(run[0] for run in runs), (len(old), len(new))]
        gaps = [
            max(_letters(old[i:k]), _letters(new[j:m])) for (i, j), (k, m) in zip(edges, starts, strict=True)
        ]
        kept = [
            run
            for at, run in enumerate(runs)
            if _letters(old[run[0][0] : run[-1][0] + 1]) >= WORTH * min(gaps[at], gaps[at + 1])
        ]
        if len(kept) == len(runs):
            return same
        same = [match for run in kept for match in run]


def _runs(same: Sequence[Match]) -> list[list[Match]]:
    """Group the matches into runs that are contiguous on both sides."""
    runs: list[list[Match]] = []
    for match in same:
        if runs and runs[-1][-1] == (match[0] - 1, match[1] - 1):
            runs[-1].append(match)
        else:
            runs.append([match])
    return runs


def _letters(forms: Sequence[str]) -> int:
    """Return the total number of characters of some words, not counting punctuation."""
    return sum(len(form) for form in forms if form[0].isalnum())


def _gaps(old: Words, new: Words, same: Sequence[Match]) -> Iterator[tuple[Match, Match]]:
    """Return the pairs of consecutive matches; the beginnings and ends of the texts count as matches."""
    return zip([(-1, -1), *same], [*same, (len(old.forms), len(new.forms))], strict=True)


def _at_sentences(same: Sequence[Match], old: Words, new: Words) -> list[Match]:
    """Shift matches so that an added or removed sentence runs from its first word to its full stop.

    "[. It rained] ." and ". [It rained .]" differ by the same words; the second is preferred.
    """
    shifted = dict(same)
    for (i, j), (k, m) in _gaps(old, new, same):
        if i < 0 or k >= len(old.forms) or m >= len(new.forms) or (k - i == 1) == (m - j == 1):
            continue
        if m - j == 1 and old.forms[i + 1] == old.forms[k] and k in shifted and not old.forms[k].isalnum():
            del shifted[k]
            shifted[i + 1] = m
        elif k - i == 1 and new.forms[j + 1] == new.forms[m] and not new.forms[m].isalnum():
            shifted[k] = j + 1
    return sorted(shifted.items())


def _edits(
    old: Words, new: Words, same: Sequence[Match], to_new: Sequence[int], to_old: Sequence[int]
) -> Iterator[Edit]:
    """Yield an edit for the words between consecutive matches, leaving out moved sentences."""
    for (i, j), (k, m) in _gaps(old, new, same):
        removed = list(_free(range(i + 1, k), to_new))
        added = list(_free(range(j + 1, m), to_old))
        for a, b in zip_longest(removed, added):
            if a and b:
                yield Edit(kind="replaced", old=old.span(*a), new=new.span(*b))
            elif a:
                yield Edit(kind="removed", old=old.span(*a), new=new.span(m, m))
            elif b:
                yield Edit(kind="added", old=old.span(k, k), new=new.span(*b))


def _free(stretch: range, to_other: Sequence[int]) -> Iterator[Run]:
    """Yield the runs of words in a stretch that are not aligned with any word of the other text."""
    for is_free, run in groupby(stretch, key=lambda at: to_other[at] < 0):
        if is_free:
            row = list(run)
            yield row[0], row[-1] + 1
