"""The form of a correction, as a change: what is wrong, with every place in the text found for certain.

Words come with the places that a script knows (``content``, ``content_at``, ``content_end``), or as they
were typed; then they must stand in one place only, or in one in the sentence that was chosen
(``content_in``), or in one within the sentences of the attribution that is corrected.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar, get_args

from accordingto.corrections import (
    Anchor,
    Change,
    HedgeMissed,
    InText,
    Missing,
    NotAttribution,
    NotHedge,
    OtherAct,
    OtherCertainty,
    SourceIs,
    Typed,
    anchor,
)
from accordingto.types import Act, Actor, Attribution, Certainty, Ledger, Span

Form = Mapping[str, str]
T = TypeVar("T", bound=str)

LONGEST_NAME = 200
"""Characters of a name, of an author as well as of a source."""
LONGEST_REASON = 2_000
"""Characters of a reason."""
_ALIKE = ("'‘’‚‛", '"“”„‟«»', "-–—−‐‑")
"""Characters that stand for each other where words are typed."""


class Unclear(Exception):
    """A form does not say what is to be corrected: ``field`` names what is to be filled in otherwise."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


def change_of(form: Form, ledger: Ledger, one: Attribution | None) -> Change:
    """Return the change that a form asks for: to an attribution, or without one, a missing attribution.

    Raises ``Unclear`` where the form leaves it open.
    """
    if one is None:
        return _missing(form, ledger)
    cue = anchor(ledger.article.text, one.cue)
    match form.get("kind", ""):
        case "source_is":
            return SourceIs(attribution=cue, who=_who(form, ledger, one))
        case "not_attribution":
            return NotAttribution(attribution=cue)
        case "other_act":
            return OtherAct(attribution=cue, act=_label(form, "act", get_args(Act)))
        case "other_certainty":
            return OtherCertainty(attribution=cue, certainty=_label(form, "certainty", get_args(Certainty)))
        case "hedge_missed":
            return HedgeMissed(attribution=cue, hedge=_words(form, "hedge", ledger, one))
        case "not_hedge":
            return NotHedge(attribution=cue, hedge=_hedge_of(form, ledger, one))
    raise Unclear("kind", "Choose what is wrong.")


def actor_mention(actor: Actor) -> Span | None:
    """Return the words by which a correction names an actor: a mention by name, else the first."""
    by_name = sorted(actor.mentions, key=lambda m: (m.text != actor.name, m.form != "name", m.start))
    return Span(by_name[0].start, by_name[0].end, by_name[0].text) if by_name else None


def _missing(form: Form, ledger: Ledger) -> Missing:
    content = _words(form, "content", ledger, None)
    cue = _words(form, "cue", ledger, None)
    source = _words(form, "source", ledger, None) if form.get("source", "").strip() else None
    who: InText | Typed | None = None
    if any(form.get(name, "").strip() for name in ("actor", "name")):
        who = _who(form, ledger, None)
    elif source is not None and _is_mention(source, ledger):
        who = InText(words=source)
    act, certainty = form.get("act", ""), form.get("certainty", "")
    return Missing(
        cue=cue,
        content=content,
        source=source,
        who=who,
        act=_label(form, "act", get_args(Act)) if act else None,
        certainty=_label(form, "certainty", get_args(Certainty)) if certainty else None,
    )


def _is_mention(words: Anchor, ledger: Ledger) -> bool:
    (span,) = words.spans
    return any((m.start, m.end) == (span.start, span.end) for one in ledger.actors for m in one.mentions)


def _who(form: Form, ledger: Ledger, one: Attribution | None) -> InText | Typed:
    """Return somebody: chosen among the actors, by words of the article, or by a name typed in.

    One way only.
    """
    ways = [name for name in ("actor", "who", "name") if form.get(name, "").strip()]
    if len(ways) != 1:
        raise Unclear("actor", "Say who the source is in one way only." if ways else "Say who the source is.")
    if ways == ["name"]:
        return Typed(name=form["name"].strip()[:LONGEST_NAME])
    if ways == ["who"]:
        return InText(words=_words(form, "who", ledger, one))
    actor = next((other for other in ledger.actors if other.id == form["actor"]), None)
    span = actor_mention(actor) if actor is not None else None
    if span is None:
        raise Unclear("actor", "Choose someone from the list.")
    return InText(words=anchor(ledger.article.text, (span,)))


def _hedge_of(form: Form, ledger: Ledger, one: Attribution) -> Anchor:
    """Return the hedge of an attribution that was chosen by its offset; the only one goes without saying."""
    asked = form.get("read_hedge", "")
    found = [span for span in one.hedges if str(span.start) == asked or len(one.hedges) == 1]
    if not found:
        raise Unclear("read_hedge", "Choose the words that are not a hedge.")
    return anchor(ledger.article.text, (found[0],))


def _label(form: Form, name: str, known: tuple[T, ...]) -> T:
    for one in known:
        if one == form.get(name):
            return one
    raise Unclear(name, "Choose one from the list.")


def _words(form: Form, name: str, ledger: Ledger, one: Attribution | None) -> Anchor:
    """Return words of the article: where the script says they stand, or where they are found."""
    text, words = ledger.article.text, form.get(name, "").strip()
    if not words:
        raise Unclear(name, "Enter the words as they appear in the article.")
    span = _pointed_at(form, name, text) or _found(words, name, form.get(f"{name}_in", ""), ledger, one)
    return anchor(text, (span,))


def _pointed_at(form: Form, name: str, text: str) -> Span | None:
    """Return the span that a script named, if its words are those of the form, white space aside."""
    start, end = (form.get(f"{name}_{edge}", "") for edge in ("at", "end"))
    if not (start.isascii() and start.isdecimal() and end.isascii() and end.isdecimal()):
        return None
    if max(len(start), len(end)) > 9 or not int(start) < int(end) <= len(text):
        return None
    words = text[int(start) : int(end)]
    return Span(int(start), int(end), words) if words.split() == form[name].split() else None


def _found(words: str, name: str, sentence: str, ledger: Ledger, one: Attribution | None) -> Span:
    text = ledger.article.text
    spans = [Span(m.start(), m.end(), m.group()) for m in _pattern(words).finditer(text)]
    if not spans:
        raise Unclear(name, "These words do not appear in the article.")
    if sentence:
        spans = [
            at for s in ledger.sentences if s.id == sentence for at in spans if s.start <= at.start < s.end
        ]
        if not spans:
            raise Unclear(name, "These words are not in the chosen sentence.")
    elif len(spans) > 1 and one is not None:
        near = _sentences_of(ledger, one)
        spans = [at for at in spans if any(low <= at.start < high for low, high in near)] or spans
    if len(spans) > 1:
        raise Unclear(
            name, f"These words appear in {len(spans)} places: choose the sentence, or enter more of them."
        )
    return spans[0]


def _sentences_of(ledger: Ledger, one: Attribution) -> list[tuple[int, int]]:
    parts = (*one.source, *one.cue, *one.content, *one.hedges)
    return [
        (s.start, s.end) for s in ledger.sentences if any(p.start < s.end and s.start < p.end for p in parts)
    ]


def _pattern(words: str) -> re.Pattern[str]:
    """Return a pattern of words, whatever white space is between them and whatever their marks look like."""
    starts, ends = (r"\b" if words[at].isalnum() else "" for at in (0, -1))
    return re.compile(starts + r"\s+".join("".join(map(_alike, word)) for word in words.split()) + ends)


def _alike(character: str) -> str:
    for group in _ALIKE:
        if character in group:
            return f"[{re.escape(group)}]"
    return re.escape(character)
