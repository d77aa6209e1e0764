"""Which statement of the old version is which of the new: by the words that stand in both, one to one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from accordingto.types import Attribution, Claim, Span
from accordingto.versions.textdiff import TextDiff
from accordingto.versions.words import Words

LEAST = 0.4
"""Likeness from which two statements are one, changed."""

LEAST_CONTENT = 0.25
"""Likeness of the contents alone; below it somebody said something else."""

RARE = 20
"""Statements in which a word stands, at the most, for it to lead from one to another."""


@dataclass(frozen=True)
class StatementWords:
    """An attribution or a claim as places of words."""

    said: frozenset[int]
    """The words of the content."""
    telling: frozenset[int]
    """The words of source and cue."""
    forms: Counter[str]
    """The words of the content in small letters, as often as they stand there."""


def statement_of(words: Words, one: Attribution | Claim) -> StatementWords:
    """Return where the words of an attribution or a claim are."""
    said = frozenset(_places(words, one.content))
    telling = frozenset(_places(words, (*one.source, *one.cue)) if isinstance(one, Attribution) else ())
    return StatementWords(
        said, telling, Counter(f for at in said if (f := words.forms[at].lower())[0].isalnum())
    )


def pairs(
    diff: TextDiff, old: Sequence[StatementWords], new: Sequence[StatementWords]
) -> list[tuple[int, int]]:
    """Return the indexes of statements that belong together, the most alike paired first, in old order."""
    scored = [
        (-score, i, j)
        for i, j in sorted(set(_candidates(diff, old, new)))
        if (score := _likeness(diff, old[i], new[j])) >= LEAST
    ]
    left, right = set(range(len(old))), set(range(len(new)))
    found = []
    for _, i, j in sorted(scored):
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            found.append((i, j))
    return sorted(found)


def _places(words: Words, spans: Iterable[Span]) -> Iterator[int]:
    for span in spans:
        yield from words.within(span.start, span.end)


def _candidates(
    diff: TextDiff, old: Sequence[StatementWords], new: Sequence[StatementWords]
) -> Iterator[tuple[int, int]]:
    """Yield pairs that share a word at its place, or a rare word anywhere."""
    at_place: dict[int, list[int]] = {}
    with_form: dict[str, list[int]] = {}
    for j, one in enumerate(new):
        for place in one.said | one.telling:
            at_place.setdefault(place, []).append(j)
        for form in one.forms:
            with_form.setdefault(form, []).append(j)
    for i, one in enumerate(old):
        for place in one.said | one.telling:
            yield from ((i, j) for j in at_place.get(diff.to_new[place], ()))
        for form in one.forms:
            others = with_form.get(form, ())
            if len(others) <= RARE:
                yield from ((i, j) for j in others)


def _likeness(diff: TextDiff, old: StatementWords, new: StatementWords) -> float:
    """0 to 1: how much of the contents, and less weightily of the telling words, is the same."""
    kept = 2 * len({diff.to_new[at] for at in old.said} & new.said) / max(len(old.said) + len(new.said), 1)
    shared = 2 * (old.forms & new.forms).total() / max(old.forms.total() + new.forms.total(), 1)
    content = max(kept, 0.9 * shared)
    if content < LEAST_CONTENT:
        return 0.0
    both = len(old.telling) + len(new.telling)
    if not both:
        return content
    telling = 2 * len({diff.to_new[at] for at in old.telling} & new.telling) / both
    return 0.7 * content + 0.3 * telling
