"""The sources of whole articles: agencies they credit, outlets they cite, passages of other articles."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from accordingto.stories.cluster.days import day_of
from accordingto.stories.origins.publishers import agency_forms, agency_named, group_of
from accordingto.stories.origins.sources import peers_of, sources_of
from accordingto.stories.story import Cited, Derivation
from accordingto.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from accordingto.stories.match.statement import Statement
    from accordingto.types import Ledger

RUN = 8
"""Minimum number of words in a row, outside quotation marks, that make a passage in common."""
COPIED = 24
"""Minimum number of an article's words in such passages for a derivation from another article."""
DATELINE = 200
"""Number of characters at the beginning of the body in which an agency in a dateline is sought."""


def derivations(
    ledgers: Sequence[Ledger], paths: Sequence[str], statements: Sequence[Sequence[Statement]]
) -> tuple[Derivation, ...]:
    """Return the derivations of all articles, in the order of the articles.

    ``ledgers``, ``paths`` and ``statements`` are those of the articles, sorted by publication date.
    """
    found: list[Derivation] = []
    shared = _passages(statements)
    peers = peers_of(ledgers)
    homes = _homes(ledgers, paths)
    for number, (ledger, path) in enumerate(zip(ledgers, paths, strict=True)):
        found += _wires(ledger, path)
        own = group_of(ledger.article.outlet)
        cited = {
            source.key: source for source in sources_of(statements[number], ledger, peers) if source.is_outlet
        }
        for key, source in cited.items():
            if key != own and not any(one.source == source.name for one in found if one.path == path):
                words = (Cited(path=path, span=source.span),)
                home = homes.get(source.name.casefold(), source.name)
                found.append(Derivation(path=path, source=home, way="cites", words=words))
        for earlier, (spans, share) in shared.get(number, {}).items():
            before, now = (day_of(ledgers[n].article) for n in (earlier, number))
            found.append(
                Derivation(
                    path=path,
                    source=paths[earlier],
                    way="copied" if before is not None and now is not None and before < now else "shared",
                    share=share,
                    words=tuple(Cited(path=path, span=span) for span in spans),
                )
            )
    return tuple(found)


def _homes(ledgers: Sequence[Ledger], paths: Sequence[str]) -> dict[str, str]:
    """Return the path of an outlet's article, by its name in lower case, if it has just one in the story."""
    outlets = [(ledger.article.outlet or "").casefold() for ledger in ledgers]
    return {
        outlet: path
        for outlet, path in zip(outlets, paths, strict=True)
        if outlet and outlets.count(outlet) == 1
    }


def _wires(ledger: Ledger, path: str) -> Iterator[Derivation]:
    """Yield the agencies that an article credits in its dateline, its byline, or a note of contributors."""
    article = ledger.article
    own = group_of(article.outlet)
    body = article.headline.end if article.headline else 0
    seen = set()
    for pattern, start, end in (
        (rf"\(({_ANY})\)\s*(?:[-–—]|--)", body, body + DATELINE),
        (
            rf"({_ANY})(?: (?:writers?|reporters?|journalists?) [^.\n]{{2,80}})?,? (?:also )?contributed\b",
            body,
            None,
        ),
        (rf"\b(?:By|From) (?:[^\n]{{0,60}} of )?(?:the )?({_ANY})\s*(?:\n|$)", 0, None),
    ):
        for match in re.compile(pattern).finditer(article.text, start, end or len(article.text)):
            agency = agency_named(match.group(1))
            if (
                agency
                and agency not in seen
                and agency_named(article.outlet or "") != agency
                and own != agency
            ):
                seen.add(agency)
                span = Span(match.start(1), match.end(1), match.group(1))
                yield Derivation(path=path, source=agency, way="wire", words=(Cited(path=path, span=span),))
    for author in article.byline:
        agency = agency_named(author.split(",")[-1].strip())
        if agency and agency not in seen and agency_named(article.outlet or "") != agency:
            seen.add(agency)
            yield Derivation(path=path, source=agency, way="wire")


def _passages(
    statements: Sequence[Sequence[Statement]],
) -> dict[int, dict[int, tuple[list[Span], float]]]:
    """Return, by article, the earlier articles with which it shares passages: the spans of the passages, and
    their share of its words outside quotation marks.

    A passage is assigned to the first article that has it, so eight copies make seven pairs, not 28.
    """
    first: dict[tuple[str, ...], int] = {}
    found: dict[int, dict[int, tuple[list[Span], float]]] = {}
    for number, sentences in enumerate(statements):
        words: dict[int, int] = defaultdict(int)
        spans: dict[int, list[Span]] = defaultdict(list)
        fresh = []
        for one in sentences:
            hits: dict[int, list[int]] = defaultdict(list)
            for at in range(len(one.words) - RUN + 1):
                if any(one.quoted[at : at + RUN]):
                    continue
                run = tuple(word.form for word in one.words[at : at + RUN])
                fresh.append(run)
                if run in first:
                    hits[first[run]].append(at)
            for earlier, starts in hits.items():
                last = starts[-1] + RUN
                words[earlier] += len({at + more for at in starts for more in range(RUN)})
                start, end = one.words[starts[0]].start, one.words[last - 1].end
                spans[earlier].append(Span(start, end, one.text[start - one.start : end - one.start]))
        for run in fresh:
            first.setdefault(run, number)
        whole = sum(not quoted for one in sentences for quoted in one.quoted)
        enough = {
            earlier: (spans[earlier], round(words[earlier] / whole, 3))
            for earlier in sorted(words)
            if words[earlier] >= COPIED
        }
        if enough:
            found[number] = enough
    return found


_ANY = "|".join(re.escape(form) for form in agency_forms())
