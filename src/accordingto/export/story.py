"""A story as JSON, and in Markdown: claims as rows, with origins, denials, and utterances as printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from accordingto.stories.story import Place, QuotePlace, Reason, Story, StoryClaim, StoryQuote
    from accordingto.types import Span

REASONS = {
    "utterance": "the same words of one speaker",
    "source": "the same source",
    "cited": "the same outlet or agency is cited",
    "copied": "the same words, outside quotation marks",
    "publisher": "the same words, and one publisher",
    "named": "a source of its own",
}
"""What shows that articles have one origin."""
RELATIONS = {"same": "the same", "weaker": "weaker", "stronger": "stronger", "denies": "denies it"}
VARIANTS = {"same": "the same words", "cut": "a part", "altered": "other words"}
CHANGES = {
    "left_out": "leaves out",
    "words": "has other words",
    "negation": "changes a negation",
    "hedge": "changes a hedge",
    "tense": "changes the tense",
    "person": "changes the person",
    "speaker": "names another speaker",
    "day": "names another day",
}
LONGEST = 300
"""Characters of a sentence that are shown."""


def story_to_json(story: Story) -> bytes:
    """Return a story as JSON, as ``docs/story.md`` describes it."""
    return msgspec.json.format(msgspec.json.encode(story), indent=2) + b"\n"


def story_to_markdown(story: Story) -> str:
    """Return a story as Markdown: every sentence is one of the articles, with its reference."""
    names = _names(story)
    lines = [f"# {len(story.articles)} articles", ""]
    for article in story.articles:
        day = (article.published or "no date")[:10]
        lines.append(f"- **{_plain(names[article.path])}**, {day}: {_plain(article.path)}")
    denied = [claim for claim in story.claims if any(place.relation == "denies" for place in claim.where)]
    several = [claim for claim in story.claims if len(claim.origins.groups) > 1]
    rest = [claim for claim in story.claims if claim not in denied and claim not in several]
    rest.sort(key=lambda claim: -len({place.path for place in claim.where}))
    for title, claims in (
        ("Denied", denied),
        ("From several known origins", several),
        ("What several articles have", rest),
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
        lines += ["", "## What articles rest on", ""]
        lines += [
            f"- {_plain(names[one.path])}: {one.way} {_plain(names.get(one.source, one.source))}"
            for one in story.derives
        ]
    return "\n".join(lines) + "\n"


def _names(story: Story) -> dict[str, str]:
    """Return a name for each article: its outlet, with a letter where an outlet has several."""
    found: dict[str, str] = {}
    outlets = [article.outlet or article.path for article in story.articles]
    for number, (article, outlet) in enumerate(zip(story.articles, outlets, strict=True)):
        nth = outlets[:number].count(outlet)
        found[article.path] = f"{outlet} ({nth + 1})" if outlets.count(outlet) > 1 else outlet
    return found


def _claim(claim: StoryClaim, names: dict[str, str]) -> Iterator[str]:
    yield f"### {claim.id}. {_count(claim)}"
    yield ""
    for number, place in enumerate(claim.where):
        yield f"- {_plain(names[place.path])}{_relation(place, first=number == 0)}: {_said(place.spans)}"
    for group, reason in zip(claim.origins.groups, claim.origins.reasons, strict=True):
        told = ", ".join(_plain(names[path]) for path in group)
        yield f"- *one origin:* {told}; {_because(reason)}"
    if claim.origins.unknown:
        yield f"- *origin unknown:* {', '.join(_plain(names[path]) for path in claim.origins.unknown)}"


def _count(claim: StoryClaim) -> str:
    """Return how many articles have a claim, and how many origins are known of them."""
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
    why = f": {', '.join(_plain(text) for text in shown)}" if shown else ""
    return f" ({RELATIONS[place.relation]}{why})"


def _because(reason: Reason) -> str:
    words = dict.fromkeys(" ".join(one.span.text.split()) for one in reason.words)
    return f"{REASONS[reason.kind]}: {' / '.join(_plain(_short(text)) for text in words)}"


def _quote(quote: StoryQuote, names: dict[str, str]) -> Iterator[str]:
    yield f"### {quote.id}. {_plain(quote.speaker or 'Nobody is named')}"
    yield ""
    for number, place in enumerate(quote.where):
        told = "" if number == 0 else f" ({_variant(place)})"
        yield f"- {_plain(names[place.path])}{told}: “{_said(place.spans)}”"


def _variant(place: QuotePlace) -> str:
    kinds = dict.fromkeys(change.kind for change in place.changes)
    told = [CHANGES[kind] for kind in kinds if kind != "left_out" or place.variant != "cut"]
    return "; ".join([VARIANTS[place.variant], *told])


def _said(spans: Sequence[Span]) -> str:
    return " … ".join(_plain(_short(span.text)) for span in spans)


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else plain[:LONGEST].rsplit(" ", 1)[0] + " […]"


def _plain(text: str) -> str:
    """Return words of an article so that Markdown takes none of them for a mark."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|" else char for char in text)
