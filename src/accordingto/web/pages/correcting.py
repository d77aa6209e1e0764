"""Correcting an article: the form, what is sent with it, and undoing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, get_args
from urllib.parse import parse_qsl, urlencode, urlsplit

from msgspec import structs

from accordingto.corrections import Change, Corrected, Correction, Part, refusal
from accordingto.errors import NotInLibrary
from accordingto.export import POLARITIES, VERDICTS, title_of, view
from accordingto.store import corrections
from accordingto.types import Act, Attribution, Certainty, Ledger, Sentence, Span, Strength
from accordingto.web.authors import author_of, cleaned, remember
from accordingto.web.correction_form import (
    LONGEST_REASON,
    MOST_PIECES,
    NOBODY,
    Unclear,
    actor_mention,
    change_of,
)
from accordingto.web.pages.article import ANCHORS, MOST_SHOWN
from accordingto.web.site import site_of
from accordingto.web.subjects import STATES, TIME_KINDS, Subject, change_about, subject_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

LISTS = re.compile(r"/(?:watch|people/[\w%.~-]+)(?:\?[^#\s\\]*)?", re.ASCII)
"""Addresses of lists from which forms are opened, and to which they lead back."""
MOST_SENTENCES = 1_000
"""Sentences of an article among which a form lets one choose; the list stands beside each of its fields."""
EDGE = 5
"""Words that a form shows of the beginning and of the end of a piece; the script has the same number."""
CHANGED = "The text of the article has changed since. Please check it again."
_LONGEST_WORDS = 20_000


def page(request: Request) -> Response:
    """Show the form for what the address names: an attribution, or with ``of`` something else.

    Without either it is for a missing attribution.
    """
    ledger = _shown(request).ledger
    asked = request.query_params
    given = {name: asked[name] for name in ("back", "of") if name in asked}
    return _form(request, ledger, _about(ledger, asked), given, None)


async def correct(request: Request) -> Response:
    """Keep a correction, and go back to the article; a form that does not say enough comes back."""
    from starlette.concurrency import run_in_threadpool

    async with request.form(max_files=0, max_fields=200) as sent:
        form = {
            name: value.replace("\0", "")[:_LONGEST_WORDS]
            for name, value in sent.items()
            if isinstance(value, str)
        }
    return await run_in_threadpool(_correct, request, form)


async def undo(request: Request) -> Response:
    """Undo a correction, and go back to where the button was."""
    from starlette.concurrency import run_in_threadpool

    return await run_in_threadpool(_undo, request)


def _correct(request: Request, form: Mapping[str, str]) -> Response:
    from starlette.responses import RedirectResponse

    site, key = site_of(request), request.path_params["key"]
    state = _shown(request)
    ledger = state.ledger
    about = _about(ledger, form)
    author, reason = cleaned(form.get("author", "")), form.get("reason", "").strip()[:LONGEST_REASON]
    try:
        if form.get("text") != ledger.article.id:
            raise Unclear("text", CHANGED)
        change = (
            change_about(form, ledger, about)
            if isinstance(about, Subject)
            else change_of(form, ledger, about)
        )
        if not author:
            raise Unclear("author", "Enter your name: corrections show who made them.")
        _try(state, change, reason)
    except Unclear as unclear:
        return _form(request, ledger, about, form, unclear)
    made = site.library.correct(key, change, author=author, reason=reason)
    address = _back(key, form, made) or _address(key, site.library.shown(key), made)
    response = RedirectResponse(address, status_code=303)
    remember(response, author)
    return response


def _undo(request: Request) -> Response:
    """Undo a correction, and go back: to the history, the card, or the list from which it was asked."""
    from starlette.responses import RedirectResponse

    site, key, id = site_of(request), request.path_params["key"], request.path_params["correction"]
    before = site.library.shown(key)
    site.library.undo(key, id, author=author_of(request))
    back = request.query_params.get("back", "")
    if back == "history":
        address = f"/articles/{key}/history"
    elif _is_list(back):
        address = back
    else:
        about = next((one.attribution for one in before.applied if one.correction.id == id), None)
        address = f"/articles/{key}{_card_of(site.library.shown(key).ledger, about)}"
    return RedirectResponse(address, status_code=303)


def _try(state: Corrected, change: Change, reason: str) -> None:
    """See that a change applies to what is shown, before it is kept. Raises ``Unclear``."""
    refused = refusal(state, change, reason)
    if refused is None:
        return
    if refused.reason == "nothing_to_change":
        raise Unclear("kind", "That is already the case.")
    raise Unclear("kind", f"This correction cannot be made: {refused.why}.")


def _address(key: str, state: Corrected, made: Correction) -> str:
    """Return the article with the correction, at the card that it is about, if there is one now."""
    about = next((one.attribution for one in state.applied if one.correction.id == made.id), None)
    return f"/articles/{key}?kept={made.id}" + (_card_of(state.ledger, about) or "#kept")


def _card_of(ledger: Ledger, attribution: str | None) -> str:
    """Return the anchor of the card of an attribution; empty where there is none."""
    numbers = (number for number, one in enumerate(ledger.attributions, 1) if one.id == attribution)
    card = next(numbers, None)
    return f"#{ANCHORS}-c{card}" if card else ""


def _back(key: str, form: Mapping[str, str], made: Correction) -> str:
    """Return the list from which a form was opened, with what was kept; empty for forms of an article."""
    back = form.get("back", "")
    if not _is_list(back):
        return ""
    parts = urlsplit(back)
    asked = [(name, value) for name, value in parse_qsl(parts.query) if name != "kept"]
    return f"{parts.path}?{urlencode([*asked, ('kept', f'{key}~{made.id}')])}#kept"


def _is_list(address: str) -> bool:
    """Return whether an address is one of our lists of what is to be watched, and leads to no other site."""
    return LISTS.fullmatch(address) is not None


def _shown(request: Request) -> Corrected:
    return site_of(request).library.shown(request.path_params["key"])


def _about(ledger: Ledger, asked: Mapping[str, str]) -> Attribution | Subject | None:
    """Return what is to be corrected; None for an attribution that is missing. Raises ``NotInLibrary``."""
    subject = subject_of(asked.get("of", ""), ledger)
    id = asked.get("attribution", "")
    if subject is not None or not id:
        return subject
    for one in ledger.attributions:
        if one.id == id:
            return one
    raise NotInLibrary(f"attribution {id}: the article has no attribution of this id now")


def _form(
    request: Request,
    ledger: Ledger,
    about: Attribution | Subject | None,
    given: Mapping[str, str],
    unclear: Unclear | None,
) -> Response:
    """Return the form as a page, or as the part that the script puts below a card."""
    library, key = site_of(request).library, request.path_params["key"]
    one, subject = (None, about) if isinstance(about, Subject) else (about, None)
    shown = view(_without_others(ledger, one), ANCHORS)
    values = {
        "key_": key,
        "versions": library.versions(key),
        "corrections": len(library.ask(corrections, key)),
        "title_": title_of(ledger.article),
        "v": shown,
        "text_id": ledger.article.id,
        "one": one,
        "subject": subject,
        "card": next((card for card in shown.cards if one is not None and card.id == one.id), None),
        "number": 1 + ledger.attributions.index(one) if one is not None else None,
        "sentences": _choice(ledger, one),
        "actors": [actor for actor in ledger.actors if actor_mention(actor) is not None],
        "acts": get_args(Act),
        "certainties": get_args(Certainty),
        "strengths": get_args(Strength),
        "polarities": POLARITIES,
        "verdicts": VERDICTS,
        "states": STATES,
        "time_kinds": TIME_KINDS,
        "nobody": NOBODY,
        "pieces": {part: _rows(one, part, given) for part in get_args(Part)} if one is not None else {},
        "given": {"author": author_of(request), **given},
        "back": given.get("back", "") if _is_list(given.get("back", "")) else "",
        "unclear": unclear,
    }
    return site_of(request).page(request, "correct.html.j2", values, status=422 if unclear else 200)


def _rows(one: Attribution, part: Part, given: Mapping[str, str]) -> list[dict[str, str]]:
    """Return the rows of the pieces of a part, as they were sent or else as they are, and an empty one."""
    if given.get("kind") == f"other_{part}":
        sent = [
            {edge: given.get(f"{part}{number}{edge}", "") for edge in ("", "_to", "_at", "_end")}
            for number in range(1, MOST_PIECES + 1)
        ]
        rows = [row for row in sent if row[""] or row["_to"]]
    else:
        rows = [_row(span) for span in getattr(one, part)]
    return [*rows, dict.fromkeys(("", "_to", "_at", "_end"), "")][:MOST_PIECES]


def _row(span: Span) -> dict[str, str]:
    """Return a piece as its first words, its last, and its place."""
    words = span.text.split()
    is_short = len(words) <= 2 * EDGE
    return {
        "": " ".join(words if is_short else words[:EDGE]),
        "_to": "" if is_short else " ".join(words[-EDGE:]),
        "_at": str(span.start),
        "_end": str(span.end),
    }


def _without_others(ledger: Ledger, one: Attribution | None) -> Ledger:
    """Return a long ledger with no attributions but one and those that it is nested in.

    The form shows the text for its words; of 20,000 all took 4 seconds.
    """
    if len(ledger.attributions) <= MOST_SHOWN:
        return ledger
    by_id, kept = {other.id: other for other in ledger.attributions}, list[Attribution]()
    while one is not None and one not in kept:
        kept.insert(0, one)
        one = by_id.get(one.parent or "")
    known = {"outlet", *(other.id for other in kept)}
    claims = tuple(claim for claim in ledger.claims if known.issuperset(claim.chain))
    return structs.replace(ledger, attributions=tuple(kept), claims=claims)


def _choice(ledger: Ledger, one: Attribution | None) -> tuple[Sentence, ...]:
    """Return the sentences in which words may be said to stand: of very many those of the attribution."""
    if len(ledger.sentences) <= MOST_SENTENCES:
        return ledger.sentences
    parts = (*one.source, *one.cue, *one.content) if one is not None else ()
    return tuple(
        s for s in ledger.sentences if any(part.start < s.end and s.start < part.end for part in parts)
    )
