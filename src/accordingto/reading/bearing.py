"""Whether the body bears out what a proposition says is done: its act, not only whom and what it is about.

Headlines name their act in few words, and many of these say little: that somebody "faces", "marks" or "sees"
something is left to the rest of the proposition. An act of praise or of blame is borne out by words that praise
or blame, too. Any other has to stand in the body, in a word that means it, beside something else that the
proposition is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.headlinewords import headline_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from accordingto.reading.contentwords import Term
    from accordingto.reading.likeness import Body, Match, Window
    from accordingto.reading.verdicts import Proposition

BESIDE = 1
"""Sentences on either side of an act among which the rest of a proposition may stand."""
SIDES = (("praising", "praise-tones"), ("blaming", "blame-tones"))
"""Classes of acts, each with the class of words that bear it out."""


def is_borne_out(asked: Proposition, matches: Sequence[Match], windows: Sequence[Window], body: Body) -> bool:
    """Whether the body has every act of a proposition that says enough to be looked for."""
    return all(
        is_light(asked.terms[i])
        or _stands(i, asked, matches)
        or _has_tone(asked.terms[i], windows, body)
        for i in asked.acts
    )


def is_light(term: Term) -> bool:
    """Whether an act says so little that many other words can stand for it."""
    return term.value is not None or bool(_forms(term) & headline_class("light-acts"))


def _stands(i: int, asked: Proposition, matches: Sequence[Match]) -> bool:
    """Whether an act stands beside anything else of a proposition that is no number."""
    lines = {m.line for m in matches if m.asked == i}
    others = {m.line for m in matches if m.asked not in asked.acts and m.term.value is None}
    alone = len(asked.terms) == len(asked.acts)
    return bool(lines) and (alone or any(abs(a - b) <= BESIDE for a in lines for b in others))


def _has_tone(term: Term, windows: Iterable[Window], body: Body) -> bool:
    """Whether an act of praise or blame is borne out by words of that tone near where the body is closest."""
    for acts, tones in SIDES:
        if not _forms(term) & headline_class(acts):
            continue
        near = {n + d for w in windows for n in w.lines for d in (-1, 0, 1) if 0 <= n + d < len(body.lines)}
        forms = {form for n in near for t in body.lines[n].terms for form in _forms(t)}
        return bool(forms & headline_class(tones) or forms & headline_class(acts))
    return False


def _forms(term: Term) -> set[str]:
    return {term.form, term.stem, term.stem + "e"}
