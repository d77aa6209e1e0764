"""The lexicon of cues on PolNeAR: for what share of the attributions it says which act they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, get_args

from accordingto.reading.acts import entry_of
from accordingto.types import Act
from benchmarks.floors import hash_files
from benchmarks.measures import Share
from benchmarks.parts import Pieces
from benchmarks.polnear import Document, read_part
from benchmarks.report import Figure, Goal, Section, Table

NAME = "acts"
TITLE = "Acts: cues of PolNeAR in the lexicon"
COVERED = 98.0
"""Goal in per cent, for the part that the lexicon was completed with."""
PARTS = ("train", "dev")


class Cue(NamedTuple):
    """An attribution of the corpus, as the lexicon is asked about it."""

    cue: str
    content: str


def measure(data: Path) -> Section:
    """Look up every attribution that somebody annotated in the train and dev part."""
    corpus = data / "polnear"
    if not corpus.is_dir():
        return Section(NAME, TITLE, skipped="DATA has no folder `polnear`")
    cues = {part: cues_of(read_part(corpus / part).values()) for part in PARTS}
    files = [path for part in PARTS for path in sorted((corpus / part).rglob("*.*"))]
    return section(cues, hash_files(files, corpus))


def cues_of(documents: Iterable[Document]) -> list[Cue]:
    """The words of all attributions, those of each annotator."""
    return [
        Cue(_words(one.cue, document.text), _words(one.content, document.text))
        for document in documents
        for found in document.annotators.values()
        for one in found
    ]


def covered(cues: Iterable[Cue]) -> Share:
    """The share for which the lexicon has a line, be it one that says ``other``."""
    found = [entry_of(*cue) is not None for cue in cues]
    return Share(sum(found), len(found))


def section(cues: Mapping[str, Sequence[Cue]], data: str) -> Section:
    """Look the cues of each part up and lay the result out."""
    return Section(
        NAME,
        TITLE,
        intro="Attributions are counted for each annotator. The lexicon was completed with cues of train, "
        "not with those of dev. Whether the act is the right one, PolNeAR cannot say: see the ledgers "
        "drawn by hand.",
        figures=[
            Figure(
                f"{NAME}.covered.{part}",
                f"attributions whose cue is in the lexicon, {part}",
                covered(of).percent,
                "%",
                Goal(COVERED) if part == "train" else None,
                gated=True,
            )
            for part, of in cues.items()
        ],
        tables=[_table(cues)],
        data=data,
    )


def _table(cues: Mapping[str, Sequence[Cue]]) -> Table:
    counts = {
        part: Counter(e.act if e else None for e in (entry_of(*c) for c in of)) for part, of in cues.items()
    }
    acts: Sequence[Act | None] = (*get_args(Act), None)
    rows = [
        (
            act or "in no line",
            *(f"{Share(count[act], count.total()).percent:.1f}" for count in counts.values()),
        )
        for act in acts
    ]
    return Table("Acts, in per cent", ("", *counts), rows, "*other* are cues that the lexicon lists as such.")


def _words(of: Pieces, text: str) -> str:
    return " ".join(text[piece.start : piece.end] for piece in of)
