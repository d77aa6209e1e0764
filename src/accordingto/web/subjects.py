"""Correction forms for subjects other than attributions: actors, headline checks, times, warnings, claims."""

from __future__ import annotations

from typing import Literal, get_args

from msgspec import Struct

from accordingto.corrections import (
    LONGEST_NAME,
    LONGEST_VALUE,
    MOST_AUTHORS,
    Anchor,
    Change,
    NotTime,
    OtherAffiliation,
    OtherByline,
    OtherOutlet,
    OtherPublished,
    OtherRole,
    OtherTime,
    OtherVerdict,
    Settled,
    WarningDismissed,
    WarningNoted,
    anchor,
)
from accordingto.errors import NotInLibrary
from accordingto.types import (
    Actor,
    Claim,
    HeadlineCheck,
    Ledger,
    Span,
    Time,
    TimeKind,
    Verdict,
    Warning,
    WatchState,
)
from accordingto.web.correction_form import Form, Unclear, actor_mention, label_in, words_in

SubjectKind = Literal["actor", "check", "time", "warning", "claim", "article"]
"""Kinds of subjects that can be corrected besides attributions."""
STATES: tuple[WatchState, ...] = get_args(WatchState)
TIME_KINDS: tuple[TimeKind, ...] = ("date", "deadline", "time", "duration", "set")


class Subject(Struct, frozen=True, kw_only=True):
    """The subject of a correction form. Of the last five fields, at most that of its kind is set."""

    kind: SubjectKind
    """Its kind."""
    id: str
    """The id of the actor, time or claim, the offset of the headline proposition, or the code of the warning;
    empty for the article, and for a time that the reader missed."""
    words: Span | None = None
    """Its words in the article."""
    actor: Actor | None = None
    """The actor."""
    check: HeadlineCheck | None = None
    """The check of a proposition of the headline."""
    time: Time | None = None
    """The time."""
    warnings: tuple[Warning, ...] = ()
    """The warnings with the code."""
    claim: Claim | None = None
    """The claim on the watch list."""

    @property
    def of(self) -> str:
        """The subject in the form used in URLs, such as ``actor:a2``."""
        return f"{self.kind}:{self.id}" if self.id else self.kind


def subject_of(of: str, ledger: Ledger) -> Subject | None:
    """Return the subject for a URL value such as ``actor:a2``; None if its kind is unknown.

    Raises ``NotInLibrary`` if the ledger has no such subject.
    """
    name, _, id = of.partition(":")
    found: Subject | None = None
    match name:
        case "article":
            return Subject(kind="article", id="")
        case "time" if not id:
            return Subject(kind="time", id="")
        case "actor":
            for actor in ledger.actors:
                if actor.id == id:
                    found = Subject(kind="actor", id=id, words=actor_mention(actor), actor=actor)
        case "check":
            for check in ledger.headline_checks:
                if str(check.span.start) == id:
                    found = Subject(kind="check", id=id, words=check.span, check=check)
        case "time":
            for time in ledger.times:
                if time.id == id:
                    span = Span(time.start, time.end, time.text)
                    found = Subject(kind="time", id=id, words=span, time=time)
        case "warning":
            if about := tuple(one for one in ledger.warnings if one.code == id):
                found = Subject(kind="warning", id=id, warnings=about)
        case "claim":
            for claim in ledger.claims:
                if claim.id == id:
                    found = Subject(kind="claim", id=id, words=claim.content[0], claim=claim)
        case _:
            return None
    if found is None:
        raise NotInLibrary(f"{name} {id}: the article has none of this id now")
    return found


def change_about(form: Form, ledger: Ledger, subject: Subject) -> Change:
    """Return the change that a form describes. Raises ``Unclear`` if the form is incomplete or not valid."""
    match subject.kind:
        case "article":
            return _of_article(form)
        case "actor":
            return _of_actor(form, ledger, subject)
        case "check":
            verdict: Verdict = label_in(form, "verdict", get_args(Verdict))
            return OtherVerdict(statement=_anchor(ledger, subject.words), verdict=verdict)
        case "time":
            return _of_time(form, ledger, subject)
        case "warning":
            return _of_warning(form, ledger, subject)
        case "claim":
            return _of_claim(form, ledger, subject)


def _of_article(form: Form) -> Change:
    match form.get("kind", ""):
        case "other_outlet":
            return OtherOutlet(outlet=_name(form, "outlet") or None)
        case "other_byline":
            names = tuple(
                filter(None, (" ".join(line.split()) for line in form.get("byline", "").splitlines()))
            )
            if len(names) > MOST_AUTHORS or any(len(name) > LONGEST_NAME for name in names):
                raise Unclear("byline", f"Enter at most {MOST_AUTHORS} names, each on a line of its own.")
            return OtherByline(byline=names)
        case "other_published":
            return OtherPublished(published=_value(form, "published") or None)
    raise Unclear("kind", "Choose what is wrong.")


def _of_actor(form: Form, ledger: Ledger, subject: Subject) -> Change:
    who = _anchor(ledger, subject.words)
    kind = form.get("kind", "")
    if kind not in ("other_role", "other_affiliation"):
        raise Unclear("kind", "Choose what is wrong.")
    field = kind.removeprefix("other_")
    words = words_in(form, field, ledger, None) if form.get(field, "").strip() else None
    if kind == "other_role":
        return OtherRole(actor=who, words=words)
    return OtherAffiliation(actor=who, words=words)


def _of_time(form: Form, ledger: Ledger, subject: Subject) -> Change:
    value = _value(form, "value") or None
    if subject.time is None:
        kind: TimeKind = label_in(form, "time_kind", TIME_KINDS)
        return OtherTime(words=words_in(form, "words", ledger, None), kind=kind, value=value)
    words, kind = _anchor(ledger, subject.words), subject.time.kind
    match form.get("kind", ""):
        case "other_time":
            return OtherTime(words=words, kind=kind, value=value)
        case "not_time":
            return NotTime(words=words, kind=kind)
    raise Unclear("kind", "Choose what is wrong.")


def _of_warning(form: Form, ledger: Ledger, subject: Subject) -> Change:
    match form.get("kind", ""):
        case "warning_noted":
            if not form.get("reason", "").strip():
                raise Unclear("reason", "Enter what is to be remarked.")
            return WarningNoted(code=subject.id)
        case "warning_dismissed":
            place = form.get("place", "")
            spans = [span for one in subject.warnings for span in one.spans if str(span.start) == place]
            if place and not spans:
                raise Unclear("place", "Choose one from the list.")
            words = anchor(ledger.article.text, (spans[0],)) if spans else None
            return WarningDismissed(code=subject.id, words=words)
    raise Unclear("kind", "Choose what is to be done.")


def _of_claim(form: Form, ledger: Ledger, subject: Subject) -> Change:
    assert subject.claim is not None
    state: WatchState = label_in(form, "state", STATES)
    due = _value(form, "due") or None if state == "moved" else None
    if state == "moved" and due is None:
        raise Unclear("due", "Enter the day that it was moved to.")
    return Settled(claim=anchor(ledger.article.text, subject.claim.content), state=state, due=due)


def _anchor(ledger: Ledger, words: Span | None) -> Anchor:
    if words is None:
        raise Unclear("kind", "The article has no words for this.")
    return anchor(ledger.article.text, (words,))


def _name(form: Form, field: str) -> str:
    name = " ".join(form.get(field, "").split())
    if len(name) > LONGEST_NAME:
        raise Unclear(field, f"Enter at most {LONGEST_NAME} characters.")
    return name


def _value(form: Form, field: str) -> str:
    value = form.get(field, "").strip()
    if len(value) > LONGEST_VALUE:
        raise Unclear(field, "This is too long for a date.")
    return value
