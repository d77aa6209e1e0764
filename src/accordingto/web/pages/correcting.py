"""Correcting an article: the form, what is sent with it, and undoing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, get_args

from accordingto.corrections import Change, Corrected, Correction, refusal
from accordingto.errors import NotInLibrary
from accordingto.export import title_of, view
from accordingto.store import corrections
from accordingto.types import Act, Attribution, Certainty, Ledger
from accordingto.web.authors import author_of, cleaned, remember
from accordingto.web.correction_form import LONGEST_REASON, Unclear, actor_mention, change_of
from accordingto.web.pages.article import ANCHORS
from accordingto.web.remarks import STALE
from accordingto.web.site import site_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

CHANGED = "The text of the article has changed since. Please check it again."
_LONGEST_WORDS = 20_000


def page(request: Request) -> Response:
    """Show the form for the attribution that the address names, or without one, for a missing attribution."""
    ledger = _shown(request).ledger
    one = _attribution(ledger, request.query_params.get("attribution", ""))
    return _form(request, ledger, one, {}, None)


async def correct(request: Request) -> Response:
    """Keep a correction, and go back to the article; a form that does not say enough comes back."""
    from starlette.concurrency import run_in_threadpool

    async with request.form(max_files=0, max_fields=40) as sent:
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
    one = _attribution(ledger, form.get("attribution", ""))
    author = cleaned(form.get("author", ""))
    try:
        if form.get("text") != ledger.article.id:
            raise Unclear("text", CHANGED)
        change = change_of(form, ledger, one)
        if not author:
            raise Unclear("author", "Enter your name: corrections show who made them.")
        _try(state, change)
    except Unclear as unclear:
        return _form(request, ledger, one, form, unclear)
    reason = form.get("reason", "").strip()[:LONGEST_REASON]
    made = site.library.correct(key, change, author=author, reason=reason)
    response = RedirectResponse(_address(key, site.library.shown(key), made), status_code=303)
    remember(response, author)
    return response


def _undo(request: Request) -> Response:
    from starlette.responses import RedirectResponse

    site, key = site_of(request), request.path_params["key"]
    site.library.undo(key, request.path_params["correction"], author=author_of(request))
    back = "/history" if request.query_params.get("back") == "history" else ""
    return RedirectResponse(f"/articles/{key}{back}", status_code=303)


def _try(state: Corrected, change: Change) -> None:
    """See that a change applies to what is shown, before it is kept. Raises ``Unclear``."""
    match refusal(state, change):
        case None:
            return
        case "nothing_to_change":
            raise Unclear("kind", "That is already the case.")
        case reason:
            raise Unclear("kind", f"This correction cannot be made: {STALE[reason]}.")


def _address(key: str, state: Corrected, made: Correction) -> str:
    """Return the article with the correction, at the card that it is about, if there is one now."""
    about = next((one.attribution for one in state.applied if one.correction.id == made.id), None)
    numbers = (number for number, one in enumerate(state.ledger.attributions, 1) if one.id == about)
    card = next(numbers, None)
    return f"/articles/{key}?kept={made.id}" + (f"#{ANCHORS}-c{card}" if card else "")


def _shown(request: Request) -> Corrected:
    return site_of(request).library.shown(request.path_params["key"])


def _attribution(ledger: Ledger, id: str) -> Attribution | None:
    """Return the attribution that is to be corrected; None where none is named. Raises ``NotInLibrary``."""
    if not id:
        return None
    for one in ledger.attributions:
        if one.id == id:
            return one
    raise NotInLibrary(f"attribution {id}: the article has no attribution of this id now")


def _form(
    request: Request,
    ledger: Ledger,
    one: Attribution | None,
    given: Mapping[str, str],
    unclear: Unclear | None,
) -> Response:
    """Return the form as a page, or as the part that the script puts below a card."""
    library, key, shown = site_of(request).library, request.path_params["key"], view(ledger, ANCHORS)
    values = {
        "key_": key,
        "versions": library.versions(key),
        "corrections": len(library.ask(corrections, key)),
        "title_": title_of(ledger.article),
        "v": shown,
        "text_id": ledger.article.id,
        "one": one,
        "card": next((card for card in shown.cards if one is not None and card.id == one.id), None),
        "sentences": ledger.sentences,
        "near": _near(ledger, one),
        "actors": [actor for actor in ledger.actors if actor_mention(actor) is not None],
        "acts": get_args(Act),
        "certainties": get_args(Certainty),
        "given": {"author": author_of(request), **given},
        "unclear": unclear,
    }
    return site_of(request).page(request, "correct.html.j2", values, status=422 if unclear else 200)


def _near(ledger: Ledger, one: Attribution | None) -> frozenset[str]:
    """Return the sentences in which an attribution stands."""
    parts = (*one.source, *one.cue, *one.content, *one.hedges) if one is not None else ()
    return frozenset(
        s.id for s in ledger.sentences if any(part.start < s.end and s.start < part.end for part in parts)
    )
