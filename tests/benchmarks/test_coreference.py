from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.agreement import Read, score
from benchmarks.coreference import GENRES, measure, section
from benchmarks.referents import Referent
from corpora.gum import Document, GumMention, Split, read_gum
from corpora.parts import Piece

TEXT = "Mara Prell, a pilot, said she saw a boat."


def mention(words: str, cluster: str) -> GumMention:
    start = TEXT.index(words)
    return GumMention(start, start + len(words), cluster, "person", "nominal", "coref", "new", start)


DOCUMENT = Document(
    "GUM_news_pilot",
    "news",
    TEXT,
    (),
    (mention("Mara Prell", "1"), mention("a pilot", "1"), mention("she", "1"), mention("a boat", "2")),
)


def referent(*written: str) -> Referent:
    starts = [(TEXT.index(words), words) for words in written]
    return Referent(tuple(Piece(s, s + len(w)) for s, w in starts), (1.0,) * len(written))


def test_marks_at_the_end_do_not_count() -> None:
    read = Read(DOCUMENT, [referent("Mara Prell,", "a pilot,", "she"), referent("a boat.")])
    assert score([read], singletons=True).conll == score([read], singletons=False).conll == 100


def test_what_is_mentioned_once_counts_only_where_it_is_kept() -> None:
    read = Read(DOCUMENT, [referent("Mara Prell", "a pilot", "she")])
    assert score([read], singletons=False).conll == 100
    kept = score([read], singletons=True)
    assert kept.mentions.missed == 1
    assert kept.metrics["CEAF φ4"].recall.percent == 50


def test_a_mention_of_two_clusters_is_the_first_ones() -> None:
    read = Read(DOCUMENT, [referent("Mara Prell", "a pilot", "she"), referent("she", "a boat")])
    assert score([read], singletons=True).conll == 100


def test_without_data_the_section_says_so(tmp_path: Path) -> None:
    assert "gum" in (measure(tmp_path, 0.5).skipped or "")


def own(document: Document) -> Read:
    """A document read as the corpus itself has it."""
    clusters: dict[str, list[Piece]] = {}
    for m in document.mentions:
        clusters.setdefault(m.cluster, []).append(Piece(m.start, m.end))
    return Read(document, [Referent(tuple(places), (1.0,) * len(places)) for places in clusters.values()])


@pytest.mark.skipif("ACCORDINGTO_DATA" not in os.environ, reason="ACCORDINGTO_DATA names no data folder")
def test_the_gold_itself_scores_100() -> None:
    splits: tuple[Split, ...] = ("dev", "test")
    folder = Path(os.environ["ACCORDINGTO_DATA"]) / "gum"
    parts = {s: [own(d) for d in read_gum(folder, s) if d.genre in GENRES] for s in splits}
    figures = {f.key: f.value for f in section({**parts, "train": []}, 0.5, "").figures}
    assert (
        figures.pop("coreference.sources.answered") > 95
    )  # a pronoun that is mentioned once is not answered
    assert set(figures.values()) == {100}
