"""Headlines of PolNeAR checked against their articles: as they were printed, and altered by hand.

``headlines.json`` has for each article the propositions of its headline, as offsets with a verdict, and
altered headlines to put in its place: with changed numbers, without a source or a hedge, with a denial, with
something that the body does not say, and plain rewordings. An altered headline is a list of our own words and
offsets into the article, and has one proposition. The file contains no text of the corpus.

One annotator gave the verdicts, from the beginning of each article (its first 6,000 characters at least). A
larger number or degree than in the body is overstated, another one contradicted, and so is a name in the
place of somebody else's. The rules were written with some of the articles in view (``development``), so
figures on these are too good. The others (``held out``: five of each outlet, drawn at random, each from
another month) had their verdicts before any rule had read them. Whoever changes a rule because of one of them
moves it to development and draws others.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import msgspec
from msgspec import Struct

from accordingto.types import HeadlineCheck, Ledger, Verdict
from benchmarks.command import read_ledgers
from benchmarks.reporting.floors import hash_files
from benchmarks.reporting.report import Figure, Section, Table
from corpora.measures import Share

NAME = "headlines"
TITLE = "Headlines checked against their bodies"
DRAWN = Path(__file__).with_name("headlines.json")
NO_CHECK = "no check"
WITHHELD = {"unclear", NO_CHECK}
"""Values of our verdict that count as no verdict."""
PARTS = {"development": False, "held out": True}
"""Names of the parts, and whether they are held out."""
TELLING: tuple[Verdict, ...] = ("supported", "contradicted")
"""Verdicts that an editor acts on without looking at the body; how many of these are right is measured."""
PRINTED, ALTERED = "printed", "altered"


class Proposition(Struct, frozen=True):
    """A proposition of a printed headline, with the annotator's verdict."""

    span: tuple[int, int]
    verdict: Verdict


class Altered(Struct, frozen=True):
    """A headline put in place of the printed one, with the annotator's verdict."""

    pieces: tuple[str | tuple[int, int], ...]
    """Our own words, and offsets of words of the article, in order."""
    verdict: Verdict


class Drawn(Struct, frozen=True):
    """The annotations of one article of the train part."""

    document: str
    sha256: str
    """SHA-256 of the text in UTF-8."""
    headline: tuple[int, int]
    """Offsets of the printed headline."""
    held_out: bool
    """Whether no rule was written with the article in view."""
    printed: tuple[Proposition, ...]
    altered: tuple[Altered, ...]


@dataclass(frozen=True)
class Case:
    """One proposition: the kind of its headline, the annotator's verdict and ours."""

    kind: str
    held_out: bool
    drawn: Verdict
    ours: str
    """Our verdict; ``NO_CHECK`` if nothing was checked."""


def measure(data: Path) -> Section:
    """Read the articles under each of their headlines with the installed command."""
    folder = data / "polnear" / "train" / "text"
    if not folder.is_dir():
        return Section(NAME, TITLE, skipped="DATA has no folder `polnear`")
    everything = msgspec.json.decode(DRAWN.read_bytes(), type=list[Drawn])
    texts = {one.document: _text(folder / f"{one.document}.txt", one) for one in everything}
    with tempfile.TemporaryDirectory() as temporary:
        for one in everything:
            for name, text in headed(one, texts[one.document]).items():
                (Path(temporary) / f"{name}.txt").write_text(text, "utf-8", newline="")
        ledgers = read_ledgers(Path(temporary))
    cases = [case for one in everything for case in cases_of(one, texts[one.document], ledgers)]
    return section(cases, hash_files([DRAWN]))


def _text(path: Path, drawn: Drawn) -> str:
    read = path.read_bytes()
    if hashlib.sha256(read).hexdigest() != drawn.sha256:
        raise ValueError(f"{path}: not the text that the headlines were drawn on")
    return read.decode()


def headed(drawn: Drawn, text: str) -> dict[str, str]:
    """Return an article with its own headline, by its name, and with each altered one, by name and number."""
    start, end = drawn.headline
    altered = {
        f"{drawn.document}.{number}": text[:start] + words_of(one, text) + text[end:]
        for number, one in enumerate(drawn.altered)
    }
    return {drawn.document: text, **altered}


def words_of(altered: Altered, text: str) -> str:
    """Return the words of an altered headline."""
    return "".join(p if isinstance(p, str) else text[p[0] : p[1]] for p in altered.pieces)


def cases_of(drawn: Drawn, text: str, ledgers: Mapping[str, Ledger]) -> Iterator[Case]:
    """Yield the propositions annotated in one article, each with our verdict."""
    for one in drawn.printed:
        checks = ledgers[drawn.document].headline_checks
        yield Case(PRINTED, drawn.held_out, one.verdict, verdict_at(one.span, checks))
    start = drawn.headline[0]
    for number, altered in enumerate(drawn.altered):
        checks = ledgers[f"{drawn.document}.{number}"].headline_checks
        span = (start, start + len(words_of(altered, text)))
        yield Case(ALTERED, drawn.held_out, altered.verdict, verdict_at(span, checks))


def verdict_at(span: tuple[int, int], checks: Iterable[HeadlineCheck]) -> str:
    """Return our verdict on the proposition that overlaps a span most."""
    low, high = span
    best, most = NO_CHECK, 0.0
    for check in checks:
        shared = min(high, check.span.end) - max(low, check.span.start)
        share = shared / (max(high, check.span.end) - min(low, check.span.start))
        if share > most:
            best, most = check.verdict, share
    return best


def section(cases: Sequence[Case], data: str) -> Section:
    """Count the verdicts that agree, and lay out the result."""
    figures = [
        Figure(
            f"{NAME}.{part.replace(' ', '_')}.{kind}.{key}",
            f"{name}, headlines as {kind}, {part}",
            share(case for case in cases if case.kind == kind and case.held_out == held_out).percent,
            "%",
            gated=share is right or kind == PRINTED,  # fewer verdicts on altered ones may be an improvement
        )
        for part, held_out in PARTS.items()
        for kind in (PRINTED, ALTERED)
        for key, name, share in (
            ("right", "verdicts given that are right", right),
            ("given", "propositions with a verdict", given),
        )
    ]
    figures += [
        Figure(
            f"{NAME}.{part.replace(' ', '_')}.{verdict}",
            f"verdicts “{verdict}” that are right, {part}",
            share.percent,
            "%",
            gated=False,
        )
        for part, held_out in PARTS.items()
        for verdict in TELLING
        if (share := kept(verdict, (case for case in cases if case.held_out == held_out))).of
    ]
    return Section(
        NAME,
        TITLE,
        intro=f"{len(cases)} propositions of printed and altered headlines over articles of PolNeAR train, "
        "judged by one annotator. The rules were written with the development part in view, so only the "
        "held-out part shows the accuracy on other headlines; it has more contradictions than real ones. A "
        "proposition without a verdict is unclear or has no check. Before there was `unclear`, nearly all "
        "had one, right for 65.0 % of the held-out ones as printed, and for 46.3 % of those altered. Of 60 "
        "headlines of another set, written to be hard, that were judged a second time without their "
        "verdicts, 59 got the same (Cohen's kappa 0.98).",
        figures=figures,
        tables=[
            _table(f"{part}, {kind}", [c for c in cases if c.held_out == held_out and c.kind == kind])
            for part, held_out in PARTS.items()
            for kind in (PRINTED, ALTERED)
        ],
        data=data,
    )


def right(cases: Iterable[Case]) -> Share:
    """Return the share of the verdicts given that agree with the annotator's."""
    found = [case.drawn == case.ours for case in cases if case.ours not in WITHHELD]
    return Share(sum(found), len(found))


def given(cases: Iterable[Case]) -> Share:
    """Return the share of propositions that are given a verdict."""
    found = [case.ours not in WITHHELD for case in cases]
    return Share(sum(found), len(found))


def kept(verdict: Verdict, cases: Iterable[Case]) -> Share:
    """Return the share of the cases with our verdict ``verdict`` that the annotator gave the same verdict."""
    found = [case.drawn == verdict for case in cases if case.ours == verdict]
    return Share(sum(found), len(found))


def _table(part: str, cases: Sequence[Case]) -> Table:
    counts = Counter((case.drawn, case.ours) for case in cases)
    columns: tuple[str, ...] = (*get_args(Verdict), NO_CHECK)
    rows = [
        (drawn, *(str(counts[drawn, ours]) for ours in columns))
        for drawn in get_args(Verdict)
        if drawn not in WITHHELD
    ]
    return Table(f"Verdicts, {part}: annotated (rows) and ours (columns)", ("", *columns), rows)
