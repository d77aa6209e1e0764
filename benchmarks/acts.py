"""How many of a corpus's cues the lexicon of acts knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from accordingto.reading.acts import entry_of
from benchmarks.floors import hash_files
from benchmarks.measures import Share
from benchmarks.parts import Pieces
from benchmarks.polnear import read_part
from benchmarks.report import Figure, Goal, Section, Table

NAME = "acts"
TITLE = "Acts: cues that the lexicon knows"
KNOWN = 98.0
"""Goal, in per cent of the cues of PolNeAR train."""
SHOWN = 12


def measure(data: Path) -> Section:
    """Look every cue of PolNeAR up."""
    corpus = data / "polnear"
    if not corpus.is_dir():
        return Section(NAME, TITLE, skipped="DATA has no folder `polnear`")
    cues = {part: list(cues_of(corpus / part)) for part in ("train", "dev")}
    shares = {part: known(each) for part, each in cues.items()}
    missed = Counter(cue.casefold() for cue, content in cues["train"] if entry_of(cue, content) is None)
    rows = [(part, f"{share.of:g}", f"{share.percent:.1f}") for part, share in shares.items()]
    unknown = ", ".join(f"{cue} ({count})" for cue, count in missed.most_common(SHOWN))
    return Section(
        NAME,
        TITLE,
        figures=[
            Figure(
                f"{NAME}.known", "cues known, train", shares["train"].percent, "%", Goal(KNOWN), gated=True
            )
        ],
        tables=[
            Table("Known cues", ("part", "cues", "known %"), rows, f"Most frequent unknown ones: {unknown}.")
        ],
        data=hash_files(sorted((corpus / "train").rglob("*.ann")), corpus),
    )


def cues_of(part: Path) -> Iterator[tuple[str, str]]:
    """The cue and the content of each attribution of a part, by each annotator."""
    for document in read_part(part).values():
        for attributions in document.annotators.values():
            for one in attributions:
                cue, content = (_words(document.text, one.of(role)) for role in ("cue", "content"))
                if cue:
                    yield cue, content


def known(cues: list[tuple[str, str]]) -> Share:
    """The share of cues that have a sense."""
    return Share(sum(entry_of(cue, content) is not None for cue, content in cues), len(cues))


def _words(text: str, pieces: Pieces) -> str:
    return " ".join(text[piece.start : piece.end] for piece in pieces)
