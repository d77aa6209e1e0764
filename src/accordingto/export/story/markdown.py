"""A story as Markdown: its claims with origins and denials, and its quotations as printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.export.story.quotations import variant_in_words
from accordingto.export.story.wording import NOBODY, REASONS, RELATIONS, names_of
from accordingto.export.wording import counted, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from accordingto.stories.story import Place, Reason, Story, StoryClaim, StoryQuote
    from accordingto.types import Span

LONGEST = 300
"""Greatest number of characters shown of a sentence."""


def story_to_markdown(story: Story) -> str:
    """Return a story as Markdown, with sentences of the articles only, each with the name of its article."""
    names = names_of(story.articles)
    lines = [f"# {counted(len(story.articles), 'article')}", ""]
    for article in story.articles:
        day = (article.published or "no date")[:10]
        lines.append(f"- **{escaped(names[article.path])}**, {day}: {escaped(article.path)}")
    denied = [claim for claim in story.claims if any(place.relation == "denies" for place in claim.where)]
    several = [claim for claim in story.claims if len(claim.origins.groups) > 1]
    rest = [claim for claim in story.claims if claim not in denied and claim not in several]
    rest.sort(key=lambda claim: -len({place.path for place in claim.where}))
    for title, claims in (
        ("Denied", denied),
        ("From several known origins", several),
        ("Claims of several articles", rest),
    ):
        if claims:
            lines += ["", f"## {title}"]
            for claim in claims:
                lines += ["", *_claim(claim, names)]
    if story.quotes:
        lines += ["", "## Quotations as printed"]
        for quote in story.quotes:
            lines += ["", *_quote(quote, names)]
    if story.derives:
        lines += ["", "## What articles are based on", ""]
        lines += [
            f"- {escaped(names[one.path])}: {one.way} {escaped(names.get(one.source, one.source))}"
            for one in story.derives
        ]
    return "\n".join(lines) + "\n"


def _claim(claim: StoryClaim, names: dict[str, str]) -> Iterator[str]:
    yield f"### {claim.id}. {_count(claim)}"
    yield ""
    for number, place in enumerate(claim.where):
        yield f"- {escaped(names[place.path])}{_relation(place, first=number == 0)}: {said(place.spans)}"
    for group, reason in zip(claim.origins.groups, claim.origins.reasons, strict=True):
        told = ", ".join(escaped(names[path]) for path in group)
        yield f"- *one origin:* {told}; {_because(reason)}"
    if claim.origins.unknown:
        yield f"- *origin unknown:* {', '.join(escaped(names[path]) for path in claim.origins.unknown)}"


def _count(claim: StoryClaim) -> str:
    """Return in words how many articles make a claim, how many origins are known, and how many deny it."""
    having = len({place.path for place in claim.where if place.relation != "denies"})
    denying = len({place.path for place in claim.where if place.relation == "denies"})
    known, unknown = len(claim.origins.groups), len(claim.origins.unknown)
    parts = [f"{having} article{'s' * (having != 1)}", f"{known} origin{'s' * (known != 1)} known"]
    if unknown:
        parts.append(f"{unknown} unknown")
    if denying:
        parts.append(f"denied in {denying}")
    return ", ".join(parts)


def _relation(place: Place, *, first: bool) -> str:
    if first:
        return ""
    shown = [span.text for one in place.evidence if one.kind != "words" for span in one.spans]
    why = f": {', '.join(escaped(text) for text in shown)}" if shown else ""
    return f" ({RELATIONS[place.relation]}{why})"


def _because(reason: Reason) -> str:
    words = dict.fromkeys(one_line(one.span.text) for one in reason.words)
    return f"{REASONS[reason.kind]}: {' / '.join(escaped(short(text)) for text in words)}"


def _quote(quote: StoryQuote, names: dict[str, str]) -> Iterator[str]:
    yield f"### {quote.id}. {escaped(quote.speaker or NOBODY)}"
    yield ""
    for number, place in enumerate(quote.where):
        told = "" if number == 0 else f" ({variant_in_words(place)})"
        yield f"- {escaped(names[place.path])}{told}: “{said(place.spans)}”"


def said(spans: Sequence[Span]) -> str:
    """Return spans of an article joined for Markdown, each escaped, and shortened if long."""
    return " … ".join(escaped(short(span.text)) for span in spans)


def short(text: str) -> str:
    """Return a text on one line, cut between words after at most ``LONGEST`` characters."""
    line = one_line(text)
    return line if len(line) <= LONGEST else line[:LONGEST].rsplit(" ", 1)[0] + " […]"


def escaped(text: str) -> str:
    """Escape the characters of a text that have a meaning in Markdown."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|" else char for char in text)
