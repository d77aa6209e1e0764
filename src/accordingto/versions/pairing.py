"""Matching the attributions or claims of two versions one to one, by the words that they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from accordingto.types import Attribution, Claim, Span
from accordingto.versions.textdiff import TextDiff
from accordingto.versions.words import Words

LEAST = 0.4
"""Least similarity of two statements that are taken for the same one, changed."""

LEAST_CONTENT = 0.25
"""Least similarity of the contents alone; below it, something else was said."""

RARE = 20
"""Most statements of the new version that may contain a word for it to suggest candidate pairs."""


@dataclass(frozen=True)
class StatementWords:
    """The words of an attribution or a claim, as indexes into ``Words``."""

    said: frozenset[int]
    """Indexes of the words of the content."""
    telling: frozenset[int]
    """Indexes of the words of source and cue; empty for a claim."""
    forms: Counter[str]
    """The words of the content in lower case, with their counts."""


def statement_of(words: Words, one: Attribution | Claim) -> StatementWords:
    """Return the words of an attribution or a claim, by which it is found again in the other version."""
    said = frozenset(_places(words, one.content))
    telling = frozenset(_places(words, (*one.source, *one.cue)) if isinstance(one, Attribution) else ())
    return StatementWords(
        said, telling, Counter(f for at in said if (f := words.forms[at].lower())[0].isalnum())
    )


def pairs(
    diff: TextDiff, old: Sequence[StatementWords], new: Sequence[StatementWords]
) -> list[tuple[int, int]]:
    """Return the index pairs (old, new) of matching statements, in the order of the old ones.

    The most similar pairs are matched first, and each statement is matched at most once.
    """
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
    """Yield index pairs of statements that share an unchanged word, or a rare word anywhere."""
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
    """Return the similarity (0 to 1) of two statements: 70 % content, and 30 % source and cue if any.

    It is 0 if the contents alone are less similar than ``LEAST_CONTENT``.
    """
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
