"""Articles with their attributions, from marked text: ``[s1|Orr] [q1|said] [c1|that [s2|Vik] [q2|lies]]``.

The letters are s for a source, q for a cue, c for a content, a for who is told; the number is that of the
attribution. One whose cue stands in another's content has it as its parent.
"""

from __future__ import annotations

import re

from accordingto.reading.claims.claims import make_claims
from accordingto.types import Act, Attribution, Claim, Span
from tests.reading.parts import document

_MARK = re.compile(r"\[([sqca])(\d+)\||\]")


def attributed(article: str, act: Act | None = None) -> tuple[str, list[Attribution]]:
    """The text without its marks, and the attributions that the marks make."""
    text = _MARK.sub("", article)
    spans: dict[tuple[str, str], list[Span]] = {}
    parents: dict[str, str | None] = {}
    opened: list[tuple[str, str, int]] = []
    removed = 0
    for match in _MARK.finditer(article):
        at = match.start() - removed
        removed += len(match.group())
        if match[1]:
            opened.append((match[1], match[2], at))
            if match[1] == "q":
                within = [number for letter, number, _ in opened if letter == "c" and number != match[2]]
                parents[match[2]] = f"q{within[-1]}" if within else None
        else:
            letter, number, start = opened.pop()
            spans.setdefault((letter, number), []).append(Span(start, at, text[start:at]))
    attributions = [
        Attribution(
            id=f"q{number}",
            source=tuple(spans.get(("s", number), ())),
            cue=tuple(spans[("q", number)]),
            content=tuple(spans.get(("c", number), ())),
            addressee_span=tuple(spans.get(("a", number), ())),
            form="indirect",
            act=act,
            parent=parent,
            confidence=1.0,
        )
        for number, parent in sorted(parents.items())
    ]
    return text, attributions


def claims_of(article: str, *, headline: bool = False, act: Act | None = None) -> tuple[Claim, ...]:
    """The claims of a marked article; with ``headline`` its first line is the headline."""
    text, attributions = attributed(article, act)
    line = text.partition("\n")[0]
    top = Span(0, len(line), line) if headline else None
    return make_claims(document(text), attributions, top)


def chained(article: str, *, headline: bool = False) -> list[tuple[str, str]]:
    """The claims as the last link of their chain and their words, pieces joined by "…"."""
    return [
        (claim.chain[-1], " … ".join(span.text for span in claim.content))
        for claim in claims_of(article, headline=headline)
    ]
