"""Comparison of two versions of one article, both of their texts and of their ledgers. The flow::

two ledgers
  | diff            compare the texts word by word                  textdiff.py
  | notes_in        find the notes that announce an edit            notes.py
  | figure_changes  find changed numbers and dates                  figures.py
  | pairs           match the attributions, and the claims          pairing.py
  | kinds_of        classify: hardened, softened, reattributed …    weighing.py
  > Comparison                                                      changes.py

The model may read an unchanged sentence differently if the text around it changed. That is not a change of
the article. So an attribution or a claim counts as changed only if words in its sentences differ, as added or
removed only if its own words differ, and its actor as changed only if words of the source differ or the
actor's name was added to the text or removed from it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from accordingto.types import Attribution, Claim, Ledger, Span
from accordingto.versions.changes import (
    AttributionChange,
    ClaimChange,
    ComparedVersion,
    Comparison,
    Difference,
    Edit,
    EditKind,
    Outcome,
    Pair,
)
from accordingto.versions.figures import figure_changes
from accordingto.versions.notes import notes_in
from accordingto.versions.pairing import pairs, statement_of
from accordingto.versions.textdiff import TextDiff, diff
from accordingto.versions.weighing import Cast, claim_differences, differences, kinds_of
from accordingto.versions.words import Words, words_of

STANDING = 0.9
"""If the other version has at least this share of the words of an attribution or a claim, it was only read
differently there and does not count as added or removed."""


def compare(old: Ledger, new: Ledger) -> Comparison:
    """Compare the ledgers of two versions of an article. No model is loaded."""
    words = diff(old.article.text, new.article.text)
    notes = tuple(span for span in notes_in(words.new) if _has_new(words.to_old, words.new, [span]))
    changed, otherwise, same = _attributions(old, new, words)
    outcome: Outcome = "same" if not words.edits else "announced" if notes else "silent"
    return Comparison(
        old=_version(old),
        new=_version(new),
        outcome=outcome,
        notes=notes,
        headline=_headline(old, new, words),
        edits=words.edits,
        figures=tuple(figure_changes(old, new, words.edits)),
        attributions=tuple(changed),
        claims=tuple(_claims(old, new, words, notes)),
        unchanged=tuple(same),
        read_otherwise=tuple(otherwise),
    )


def _version(ledger: Ledger) -> ComparedVersion:
    a = ledger.article
    return ComparedVersion(
        id=a.id, path=a.path, url=a.url, published=a.published, retrieved=a.retrieved, reader=ledger.reader
    )


def _headline(old: Ledger, new: Ledger, words: TextDiff) -> Edit | None:
    """Return the edit of the headline, or None if its words are the same or neither version has one."""
    was, now = old.article.headline, new.article.headline
    if was is None and now is None:
        return None
    if was and now and words.old.forms_in(was) == words.new.forms_in(now):
        return None
    nothing = Span(0, 0, "")
    kind: EditKind = "replaced" if was and now else "removed" if was else "added"
    return Edit(kind=kind, old=was or nothing, new=now or nothing)


def _attributions(
    old: Ledger, new: Ledger, words: TextDiff
) -> tuple[list[AttributionChange], list[AttributionChange], list[Pair]]:
    """Return the attributions that changed, those that were only read differently, and those unchanged."""
    olds, news = old.attributions, new.attributions
    found = pairs(
        words,
        [statement_of(words.old, one) for one in olds],
        [statement_of(words.new, one) for one in news],
    )
    sides = _Sides(old, new, words)
    changed: list[AttributionChange] = []
    otherwise: list[AttributionChange] = []
    same: list[Pair] = []
    for i, j in found:
        a, b = olds[i], news[j]
        differing = differences(a, b, sides.old_cast, sides.new_cast)
        is_edited = sides.is_edited(_parts(a), _parts(b))
        real = [one for one in differing if is_edited and sides.is_real(one, a, b)]
        real += [] if is_edited else [one for one in differing if sides.is_of_new_name(one)]
        if real:
            changed.append(AttributionChange(kinds=kinds_of(real), old=a, new=b, differences=tuple(real)))
        elif differing:
            otherwise.append(
                AttributionChange(kinds=kinds_of(differing), old=a, new=b, differences=tuple(differing))
            )
        else:
            same.append(Pair(a.id, b.id))
    left, right = {i for i, _ in found}, {j for _, j in found}
    for i, one in enumerate(olds):
        if i not in left:
            stands = _standing(words.to_new, words.old, _core(one)) >= STANDING
            change = AttributionChange(kinds=("removed",), old=one, new=None)
            (otherwise if stands else changed).append(change)
    for j, one in enumerate(news):
        if j not in right:
            stands = _standing(words.to_old, words.new, _core(one)) >= STANDING
            change = AttributionChange(kinds=("added",), old=None, new=one)
            (otherwise if stands else changed).append(change)
    return sorted(changed, key=sides.place), sorted(otherwise, key=sides.place), same


def _claims(old: Ledger, new: Ledger, words: TextDiff, notes: Sequence[Span]) -> list[ClaimChange]:
    """Return the changes of claims that are in the outlet's own voice in at least one version."""
    olds, news = old.claims, [one for one in new.claims if not _in_notes(one, notes)]
    found = pairs(
        words,
        [statement_of(words.old, one) for one in olds],
        [statement_of(words.new, one) for one in news],
    )
    sides = _Sides(old, new, words)
    changed = []
    for i, j in found:
        a, b = olds[i], news[j]
        if 1 in (len(a.chain), len(b.chain)) and sides.is_edited(a.content, b.content):
            differing = [d for d in claim_differences(a, b) if sides.is_real_of_claim(d, a, b)]
            if differing:
                changed.append(
                    ClaimChange(kinds=kinds_of(differing), old=a, new=b, differences=tuple(differing))
                )
    left, right = {i for i, _ in found}, {j for _, j in found}
    for i, one in enumerate(olds):
        if (
            i not in left
            and len(one.chain) == 1
            and _standing(words.to_new, words.old, one.content) < STANDING
        ):
            changed.append(ClaimChange(kinds=("removed",), old=one, new=None))
    for j, one in enumerate(news):
        if (
            j not in right
            and len(one.chain) == 1
            and _standing(words.to_old, words.new, one.content) < STANDING
        ):
            changed.append(ClaimChange(kinds=("added",), old=None, new=one))
    return sorted(changed, key=sides.place)


def _in_notes(claim: Claim, notes: Sequence[Span]) -> bool:
    return any(n.start <= span.start and span.end <= n.end for n in notes for span in claim.content)


class _Sides:
    """The two versions with lookup tables, to decide whether differences come from edits of the text."""

    def __init__(self, old: Ledger, new: Ledger, words: TextDiff) -> None:
        self.old, self.new, self.words = old, new, words
        self.old_cast: Cast = {one.id: one for one in old.actors}
        self.new_cast: Cast = {one.id: one for one in new.actors}
        self._old_around, self._new_around = _Sentences(old), _Sentences(new)
        self._old_telling, self._new_telling = _telling(old), _telling(new)
        self._old_forms, self._new_forms = set(words.old.forms), set(words.new.forms)

    def is_edited(self, old: Iterable[Span], new: Iterable[Span]) -> bool:
        """Return whether words differ in the sentences that contain these spans."""
        return _has_new(self.words.to_new, self.words.old, self._old_around(old)) or _has_new(
            self.words.to_old, self.words.new, self._new_around(new)
        )

    def is_real(self, one: Difference, old: Attribution, new: Attribution) -> bool:
        """Return whether a field of an attribution in an edited sentence differs because of the edit."""
        if one.field in ("actor", "source_kind"):
            return self.is_of_new_name(one) or self._are_edited(old.source, new.source)
        if one.field in ("source", "cue", "content", "addressee", "hedges"):
            return self._are_edited(getattr(old, _PLACES[one.field]), getattr(new, _PLACES[one.field]))
        return True

    def is_of_new_name(self, one: Difference) -> bool:
        """Return whether the actor differs because a name was added to the text or removed from it."""
        if one.field != "actor" or not one.old or not one.new:
            return False
        was, now = (set(words_of(name).forms) for name in (one.old, one.new))
        return not was <= self._new_forms or not now <= self._old_forms

    def is_real_of_claim(self, one: Difference, old: Claim, new: Claim) -> bool:
        """Return whether a field of a claim differs because its words or those of its sources were edited."""
        is_revoiced = one.field != "content" and self._are_edited(
            _vouching(self._old_telling, old), _vouching(self._new_telling, new)
        )
        return is_revoiced or (one.field != "chain" and self._are_edited(old.content, new.content))

    def _are_edited(self, old: Iterable[Span], new: Iterable[Span]) -> bool:
        return _has_new(self.words.to_new, self.words.old, old) or _has_new(
            self.words.to_old, self.words.new, new
        )

    def place(self, change: AttributionChange | ClaimChange) -> tuple[int, int]:
        """Return a sort key: the offset of a change in the new text, or the offset where it was removed."""
        if change.new is not None:
            first = change.new.content or (Span(0, 0, ""),)
            return first[0].start, 1
        span = change.old.content[0] if change.old and change.old.content else Span(0, 0, "")
        before = self.words.old.within(0, span.start)
        at = next((k for i in reversed(before) if (k := self.words.to_new[i]) >= 0), -1)
        return (self.words.new.ends[at] if at >= 0 else 0), 0


_PLACES = {
    "source": "source",
    "cue": "cue",
    "content": "content",
    "addressee": "addressee_span",
    "hedges": "hedges",
}


def _parts(one: Attribution) -> tuple[Span, ...]:
    return (*one.source, *one.cue, *one.content, *one.hedges)


def _core(one: Attribution) -> tuple[Span, ...]:
    return (*one.source, *one.cue, *one.content)


def _telling(ledger: Ledger) -> dict[str, tuple[Span, ...]]:
    """Return the source and cue of each attribution, by its id."""
    return {one.id: (*one.source, *one.cue) for one in ledger.attributions}


def _vouching(telling: Mapping[str, tuple[Span, ...]], claim: Claim) -> list[Span]:
    """Return the sources and cues along the chain of a claim."""
    return [span for link in claim.chain for span in telling.get(link, ())]


class _Sentences:
    """A callable that returns some spans together with the sentences that they overlap."""

    def __init__(self, ledger: Ledger) -> None:
        self._sentences = ledger.sentences
        self._starts = [sentence.start for sentence in ledger.sentences]

    def __call__(self, spans: Iterable[Span]) -> list[Span]:
        found = []
        for span in spans:
            found.append(span)
            first = max(bisect_right(self._starts, span.start) - 1, 0)
            for sentence in self._sentences[first : bisect_right(self._starts, span.end)]:
                if sentence.start < span.end and span.start < sentence.end:
                    found.append(Span(sentence.start, sentence.end, sentence.text))
        return found


def _has_new(to_other: Sequence[int], words: Words, spans: Iterable[Span]) -> bool:
    """Return whether the words of any span are missing or not contiguous in the other version."""
    for span in spans:
        places = words.within(span.start, span.end)
        others = [to_other[at] for at in places]
        if any(at < 0 for at in others) or any(b - a != 1 for a, b in pairwise(others)):
            return True
    return False


def _standing(to_other: Sequence[int], words: Words, spans: Iterable[Span]) -> float:
    """Return the share (0 to 1) of the words of some spans that are also in the other version."""
    places = [at for span in spans for at in words.within(span.start, span.end)]
    return sum(to_other[at] >= 0 for at in places) / max(len(places), 1)
