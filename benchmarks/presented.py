"""How attributions and claims are presented, checked against annotations of PolNeAR articles.

``presented.json`` has, for attributions of the corpus drawn at random, what an annotator read in them: act,
certainty, strength and polarity, and the hedges by which the outlet does not vouch for them. For twelve
articles of dev it also has stretches of sentences drawn at random, with whether they are in the outlet's own
voice, and the kind of their claim. Where careful readers could differ, the value is null. No rule was written
on these articles. The file contains no text of the corpus.

Fields are scored on the parts that the corpus gives, so that they do not depend on what the reader finds;
voices and kinds are scored on whole ledgers. One annotator made all annotations before seeing any output of
ours, by the rules of the gold ledgers. Half of the articles may be looked at (``development``); the others
(``held out``) are only for measuring.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
from msgspec import Struct

from accordingto.reading.attributions.decode import AttributionDraft
from accordingto.reading.attributions.fields import field_scores
from accordingto.reading.attributions.presentation import presented
from accordingto.reading.encoder.model import Model
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.reader import read_scores
from accordingto.reading.syntax.document import Document
from accordingto.reading.syntax.trees import trees_of
from accordingto.types import (
    Act,
    Attribution,
    Certainty,
    Claim,
    ClaimKind,
    Ledger,
    Polarity,
    Span,
    Strength,
)
from benchmarks.command import read_ledgers
from benchmarks.reporting.floors import hash_files
from benchmarks.reporting.report import Figure, Goal, Section, Table
from corpora.measures import Share
from corpora.parts import Piece, Pieces, offsets, pieces

NAME = "presented"
TITLE = "How attributions and claims are presented"
DRAWN = Path(__file__).with_name("presented.json")
FIELDS = ("act", "certainty", "strength", "polarity", "hedges")
VOICE, OWN, KIND = "voice", "own voice", "kind"
ROWS = (*FIELDS, VOICE, OWN, KIND)
"""The rows: fields, whose voice it is, and the same for what is the outlet's own."""
GOALS = {"act": 80.0, "certainty": 90.0, "strength": 80.0, "polarity": 92.0, "hedges": 80.0, OWN: 80.0}
"""Goals in per cent."""
PARTS = {"development": False, "held out": True}
"""Names of the parts, and whether they are held out."""
MOST = 0.5
"""Share of a stretch that must be in claims of the outlet for its voice to count as the outlet's."""


class DrawnAttribution(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An attribution of the corpus with an annotator's labels; a null label is not scored."""

    source: Pieces
    cue: Pieces
    content: Pieces
    act: Act | None
    certainty: Certainty | None
    strength: Strength | None
    polarity: Polarity | None
    hedges: Pieces | None


class DrawnVoice(Struct, frozen=True, forbid_unknown_fields=True):
    """A stretch of text in one voice."""

    span: Piece
    own: bool
    """Whether the outlet says it itself."""
    kind: ClaimKind | None


class Drawn(Struct, frozen=True, forbid_unknown_fields=True):
    """The annotations of one article."""

    document: str
    sha256: str
    """SHA-256 of the text in UTF-8."""
    held_out: bool
    attributions: tuple[DrawnAttribution, ...]
    voices: tuple[DrawnVoice, ...] = ()


@dataclass(frozen=True)
class Case:
    """One annotated value and ours."""

    field: str
    held_out: bool
    words: str
    """The words that it is about."""
    drawn: str
    ours: str


def measure(data: Path) -> Section:
    """Score the annotated fields, and the voices in the ledgers of the installed command."""
    corpus = data / "polnear"
    if not corpus.is_dir():
        return Section(NAME, TITLE, skipped="DATA has no folder `polnear`")
    return section(cases_in(corpus), hash_files([DRAWN]))


def cases_in(corpus: Path) -> list[Case]:
    """Return everything annotated, with our values."""
    everything = msgspec.json.decode(DRAWN.read_bytes(), type=list[Drawn])
    texts = {one.document: read_text(corpus, one) for one in everything}
    with tempfile.TemporaryDirectory() as temporary:
        for one in everything:
            if one.voices:
                (Path(temporary) / f"{one.document}.txt").write_bytes(texts[one.document].encode())
        ledgers = read_ledgers(Path(temporary))
    model = Model()
    found: list[Case] = []
    for one in everything:
        found += field_cases(one, texts[one.document], model)
        found += voice_cases(one, ledgers)
    return found


def read_text(corpus: Path, drawn: Drawn) -> str:
    """Return the text of an article. Raises ``ValueError`` if it is not the text that was annotated."""
    paths = [corpus / part / "text" / f"{drawn.document}.txt" for part in ("dev", "train")]
    read = next(path for path in paths if path.exists()).read_bytes()
    if hashlib.sha256(read).hexdigest() != drawn.sha256:
        raise ValueError(f"{drawn.document}: not the text that it was drawn on")
    return read.decode()


def field_cases(drawn: Drawn, text: str, model: Model) -> Iterator[Case]:
    """Yield the fields of the annotated attributions, predicted from the parts that the corpus gives."""
    doc = Document(text, model.words(text))
    given = [_given(one, text, f"a{at}") for at, one in enumerate(drawn.attributions)]
    drafts = [in_tokens(one, doc) for one in given]
    scored = read_scores(model, doc.tokens)
    scores, doc = field_scores(drafts, scored, model.heads), doc.parsed(trees_of(doc, scored, model.heads))
    ours = presented(doc, given, frozenset(), model, scores)
    for one, read in zip(drawn.attributions, ours, strict=True):
        words = " | ".join(
            " // ".join(span.text for span in spans) for spans in (read.source, read.cue, read.content)
        )
        for field in FIELDS[:-1]:
            judged = getattr(one, field)
            if judged is not None:
                yield Case(field, drawn.held_out, words, judged, getattr(read, field))
        own = one.hedges if one.certainty is not None else None
        if own is not None and (own or read.certainty != "reported"):
            yield Case("hedges", drawn.held_out, words, _shown(own, text), _shown(pieces(read.hedges), text))


def _given(one: DrawnAttribution, text: str, id: str) -> Attribution:
    def spans(of: Pieces) -> tuple[Span, ...]:
        return tuple(Span(a, b, text[a:b]) for a, b in of)

    return Attribution(
        id=id,
        source=spans(one.source),
        cue=spans(one.cue),
        content=spans(one.content),
        form="indirect",
        confidence=1.0,
    )


def in_tokens(given: Attribution, doc: Document) -> AttributionDraft:
    """Return an attribution with its spans as tokens of the document."""
    source, cue, content = (
        tuple(TokenSpan(doc.token_at(span.start), doc.token_at(span.end)) for span in spans)
        for spans in (given.source, given.cue, given.content)
    )
    return AttributionDraft(cue[0], source, content, 1.0)


def _shown(of: Pieces, text: str) -> str:
    return ", ".join(text[start:end] for start, end in of)


def voice_cases(drawn: Drawn, ledgers: Mapping[str, Ledger]) -> Iterator[Case]:
    """Yield the voices and kinds of the annotated stretches of one article."""
    if not drawn.voices:
        return
    ledger = ledgers[drawn.document]
    for one in drawn.voices:
        words = ledger.article.text[one.span.start : one.span.end]
        place = offsets([one.span])
        shares = [(len(place & offsets(pieces(claim.content))), claim) for claim in ledger.claims]
        own = sum(size for size, claim in shares if claim.chain == ("outlet",)) >= MOST * len(place)
        yield Case(VOICE, drawn.held_out, words, _voice(own=one.own), _voice(own=own))
        if one.kind is not None:
            size, claim = max(shares, key=lambda pair: pair[0])
            yield Case(KIND, drawn.held_out, words, one.kind, _kind(claim) if size else "none")


def _voice(*, own: bool) -> str:
    return "the outlet" if own else "somebody else"


def _kind(claim: Claim) -> str:
    return claim.kind or "none"


def section(cases: Sequence[Case], data: str) -> Section:
    """Count what agrees, and lay out the result."""
    shares = {(name, part): _share(cases, name, held_out=out) for part, out in PARTS.items() for name in ROWS}
    figures = [
        Figure(
            f"{NAME}.{part}.{name}".replace(" ", "_"),
            f"{name}, {part}",
            share.percent,
            "%",
            Goal(GOALS[name]) if name in GOALS and PARTS[part] else None,
            gated=True,
        )
        for (name, part), share in shares.items()
    ]
    counts = [
        [f"{shares[name, part].right:g} of {shares[name, part].of:g}" for part in PARTS] for name in ROWS
    ]
    rows = [(name, *counted) for name, counted in zip(ROWS, counts, strict=True)]
    return Section(
        NAME,
        TITLE,
        intro="Attributions and stretches of sentences of PolNeAR, drawn at random and labelled by one "
        "annotator before seeing any output of ours. Fields are scored on the parts that the corpus gives; "
        "hedges only where the outlet does not vouch for the content or we predict that it does not.",
        figures=figures,
        tables=[Table("Agreement", ("", *PARTS), rows)],
        data=data,
    )


def right(cases: Iterable[Case]) -> Share:
    """Return the share of values that agree."""
    found = [case.drawn == case.ours for case in cases]
    return Share(sum(found), len(found))


def _share(cases: Iterable[Case], row: str, *, held_out: bool) -> Share:
    """Return the share of values that agree in one row of the table and one part."""
    field, drawn = (VOICE, _voice(own=True)) if row == OWN else (row, None)
    return right(
        case
        for case in cases
        if (case.field, case.held_out) == (field, held_out) and drawn in (None, case.drawn)
    )
