"""Reader of ledgers annotated by hand: all attributions of an article, including nested ones.

A folder holds ``NAME.json`` for each article, its text as ``text/NAME.txt``, and ``splits.json`` with the
names of each part. Contents are annotated completely: what is not marked in them is no attribution.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from accordingto.types import (
    Act,
    ActorKind,
    Certainty,
    Form,
    Polarity,
    SourceKind,
    Span,
    Strength,
    Verdict,
)

Part = Literal["train", "dev"]


class GoldAttribution(Struct, frozen=True, kw_only=True):
    """An annotated attribution. An empty or missing field means that the article has no such part."""

    id: str
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...]
    content: tuple[Span, ...] = ()
    actor: str | None = None
    """Full name of the source."""
    source_kind: SourceKind | None = None
    addressee: str | None = None
    """Full name of the addressee."""
    addressee_span: tuple[Span, ...] = ()
    channel: tuple[Span, ...] = ()
    form: Form | None = None
    act: Act | None = None
    certainty: Certainty | None = None
    hedges: tuple[Span, ...] = ()
    strength: Strength | None = None
    polarity: Polarity | None = None
    parent: str | None = None
    """Id of the attribution whose content this one is nested in."""
    borderline: bool = False
    """Whether careful readers may disagree that it is an attribution, so that it is not scored."""


class GoldActor(Struct, frozen=True):
    """An annotated actor: a source or an addressee."""

    name: str
    kind: ActorKind | None = None
    role: str | None = None
    affiliation: str | None = None
    mentions: tuple[Span, ...] = ()
    """Spans that mention the actor."""


class GoldHeadline(Struct, frozen=True):
    """A proposition of the headline, with its verdict from the body."""

    span: tuple[Span, ...]
    verdict: Verdict


class GoldLedger(Struct, frozen=True, kw_only=True):
    """An annotated ledger."""

    file: str
    """Name of the article's text file."""
    corpus: str
    """Where the text comes from: ``polnear-train``, ``fnc1``, ``basil`` or ``pages``."""
    attributions: tuple[GoldAttribution, ...]
    actors: tuple[GoldActor, ...] = ()
    headline: tuple[GoldHeadline, ...] = ()

    @property
    def name(self) -> str:
        """The name of the article: that of its file without the suffix."""
        return Path(self.file).stem


def paths_of(folder: Path, part: Part) -> list[Path]:
    """Return the paths of the ledgers of a part, sorted by name."""
    names = msgspec.json.decode((folder / "splits.json").read_bytes(), type=dict[str, list[str]])[part]
    return [folder / f"{name}.json" for name in sorted(names)]


def text_of(path: Path) -> Path:
    """Return the path of the text that a ledger is about."""
    return path.parent / "text" / f"{path.stem}.txt"


def read_part(folder: Path, part: Part) -> list[GoldLedger]:
    """Return the ledgers of a part, in the order of their names."""
    return [msgspec.json.decode(path.read_bytes(), type=GoldLedger) for path in paths_of(folder, part)]
