"""Parsing of a correction form into a change, with every quoted text located unambiguously.

Quoted text comes either with the offsets that the page's script knows (``content``, ``content_at``,
``content_end``) or as typed. Typed text must occur only once in the article, in the sentence that was chosen
(``content_in``), or in the sentences of the attribution that is corrected. The text of a part comes in
stretches, one per row: its first words (``content1``), and its last words if they differ (``content1_to``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar, get_args

from accordingto.corrections import LONGEST_NAME as LONGEST_NAME
from accordingto.corrections import (
    Anchor,
    Change,
    HedgeMissed,
    InText,
    Missing,
    NotAttribution,
    NotFound,
    NotHedge,
    OtherAct,
    OtherAddressee,
    OtherBounds,
    OtherCertainty,
    OtherPolarity,
    OtherStrength,
    Part,
    SourceIs,
    Typed,
    anchor,
    find_stretch,
    find_words,
    sentences_of,
)
from accordingto.types import Act, Actor, Attribution, Certainty, Ledger, Polarity, Span, Strength

Form = Mapping[str, str]
T = TypeVar("T", bound=str)

LONGEST_REASON = 2_000
"""Limit of characters of a reason."""
MOST_PIECES = 12
"""Limit of stretches in a part of an attribution."""
NOBODY = "-"
"""The value for "nobody" in the list of actors."""
PARTS: Mapping[str, Part] = {"other_source": "source", "other_cue": "cue", "other_content": "content"}
"""The part of the attribution whose bounds are wrong, by kind of correction."""


class Unclear(Exception):
    """A form is incomplete or not valid; ``field`` names the field to change."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


def change_of(form: Form, ledger: Ledger, one: Attribution | None) -> Change:
    """Return the change that a form describes: of an attribution, or without one, a missing attribution.

    Raises ``Unclear`` if the form is incomplete or not valid.
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
            return OtherAct(attribution=cue, act=label_in(form, "act", get_args(Act)))
        case "other_certainty":
            return OtherCertainty(attribution=cue, certainty=label_in(form, "certainty", get_args(Certainty)))
        case "other_strength":
            return OtherStrength(attribution=cue, strength=label_in(form, "strength", get_args(Strength)))
        case "other_polarity":
            return OtherPolarity(attribution=cue, polarity=label_in(form, "polarity", get_args(Polarity)))
        case "other_addressee":
            return _addressee(form, ledger, one, cue)
        case "hedge_missed":
            return HedgeMissed(attribution=cue, hedge=words_in(form, "hedge", ledger, one))
        case "not_hedge":
            return NotHedge(attribution=cue, hedge=_hedge_of(form, ledger, one))
        case ("other_source" | "other_cue" | "other_content") as kind:
            part = PARTS[kind]
            return OtherBounds(attribution=cue, part=part, words=_pieces(form, part, ledger, one))
    raise Unclear("kind", "Choose what is wrong.")


def actor_mention(actor: Actor) -> Span | None:
    """Return the mention by which a correction identifies an actor: one by name, else the first."""
    by_name = sorted(actor.mentions, key=lambda m: (m.text != actor.name, m.form != "name", m.start))
    return Span(by_name[0].start, by_name[0].end, by_name[0].text) if by_name else None


def _missing(form: Form, ledger: Ledger) -> Missing:
    content = words_in(form, "content", ledger, None)
    cue = words_in(form, "cue", ledger, None)
    source = words_in(form, "source", ledger, None) if form.get("source", "").strip() else None
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
        act=label_in(form, "act", get_args(Act)) if act else None,
        certainty=label_in(form, "certainty", get_args(Certainty)) if certainty else None,
    )


def _is_mention(words: Anchor, ledger: Ledger) -> bool:
    (span,) = words.spans
    return any((m.start, m.end) == (span.start, span.end) for one in ledger.actors for m in one.mentions)


def _who(form: Form, ledger: Ledger, one: Attribution | None) -> InText | Typed:
    """Return who the source is: an actor from the list, words of the article, or a typed name.

    Raises ``Unclear`` unless exactly one of these is given.
    """
    ways = [name for name in ("actor", "who", "name") if form.get(name, "").strip()]
    if len(ways) != 1:
        raise Unclear("actor", "Say who the source is in one way only." if ways else "Say who the source is.")
    if ways == ["name"]:
        return Typed(name=form["name"].strip()[:LONGEST_NAME])
    if ways == ["who"]:
        return InText(words=words_in(form, "who", ledger, one))
    return _chosen(form["actor"], "actor", ledger)


def _addressee(form: Form, ledger: Ledger, one: Attribution, cue: Anchor) -> OtherAddressee:
    """Return the change of an addressee to an actor from the list, words of the article, or nobody."""
    chosen, words = form.get("told", "").strip(), form.get("told_words", "").strip()
    if bool(chosen) == bool(words):
        raise Unclear("told", "Say whom it was said to, in one way only.")
    if words:
        found = words_in(form, "told_words", ledger, one)
        return OtherAddressee(attribution=cue, who=InText(words=found), words=found)
    return OtherAddressee(attribution=cue, who=None if chosen == NOBODY else _chosen(chosen, "told", ledger))


def _chosen(id: str, field: str, ledger: Ledger) -> InText:
    """Return the actor that was chosen from the list, identified by a mention. Raises ``Unclear``."""
    actor = next((other for other in ledger.actors if other.id == id), None)
    span = actor_mention(actor) if actor is not None else None
    if span is None:
        raise Unclear(field, "Choose someone from the list.")
    return InText(words=anchor(ledger.article.text, (span,)))


def _hedge_of(form: Form, ledger: Ledger, one: Attribution) -> Anchor:
    """Return the hedge chosen by its offset; an only hedge need not be chosen. Raises ``Unclear``."""
    asked = form.get("read_hedge", "")
    found = [span for span in one.hedges if str(span.start) == asked or len(one.hedges) == 1]
    if not found:
        raise Unclear("read_hedge", "Choose the words that are not a hedge.")
    return anchor(ledger.article.text, (found[0],))


def _pieces(form: Form, part: Part, ledger: Ledger, one: Attribution) -> Anchor | None:
    """Return the stretches of a part, one per row; None if all rows are empty. Raises ``Unclear``."""
    found = []
    for number in range(1, MOST_PIECES + 1):
        name = f"{part}{number}"
        first, last = (form.get(field, "").strip() for field in (name, f"{name}_to"))
        if not first and not last:
            continue
        if not first:
            raise Unclear(name, "Enter the first words, too.")
        span = pointed_at(form, name, ledger.article.text)
        try:
            near = sentences_of(ledger, one)
            found.append(span or find_stretch(ledger, first, last or first, near=near))
        except NotFound as error:
            raise Unclear(name, str(error)) from error
    if not found and part != "source":
        raise Unclear(f"{part}1", "Enter the words as they appear in the article.")
    return anchor(ledger.article.text, tuple(sorted(found))) if found else None


def label_in(form: Form, name: str, known: tuple[T, ...]) -> T:
    """Return a label that was chosen from a list. Raises ``Unclear``."""
    for one in known:
        if one == form.get(name):
            return one
    raise Unclear(name, "Choose one from the list.")


def words_in(form: Form, name: str, ledger: Ledger, one: Attribution | None) -> Anchor:
    """Return words of the article, at the offsets given by the script or else located by search.

    Raises ``Unclear`` if they are not found or found several times.
    """
    text, words = ledger.article.text, form.get(name, "").strip()
    if not words:
        raise Unclear(name, "Enter the words as they appear in the article.")
    span = pointed_at(form, name, text)
    try:
        near = sentences_of(ledger, one) if one is not None else ()
        span = span or find_words(ledger, words, sentence=form.get(f"{name}_in", ""), near=near)
    except NotFound as error:
        raise Unclear(name, str(error)) from error
    return anchor(text, (span,))


def pointed_at(form: Form, name: str, text: str) -> Span | None:
    """Return the span at the offsets given by the script if it matches the words in the form, else None.

    White space is ignored. A stretch matches if it begins and ends with the words in the form.
    """
    start, end = (form.get(f"{name}_{edge}", "") for edge in ("at", "end"))
    if not (start.isascii() and start.isdecimal() and end.isascii() and end.isdecimal()):
        return None
    if max(len(start), len(end)) > 9 or not int(start) < int(end) <= len(text):
        return None
    words, first = text[int(start) : int(end)], form[name].split()
    last = form.get(f"{name}_to", "").split()
    said = words.split()
    fits = said[: len(first)] == first and said[-len(last) :] == last if last else said == first
    return Span(int(start), int(end), words) if fits else None
