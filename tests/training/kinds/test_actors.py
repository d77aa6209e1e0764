from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest

from accordingto.reading import Reader
from accordingto.reading.encoder.kinds import ACTOR_KINDS, read_kinds
from accordingto.reading.syntax.document import Document
from accordingto.types import Article, Span
from corpora.ledgers import GoldActor, GoldAttribution, GoldLedger
from tests.reading.folders import linked_model
from tests.reading.parts import bundled
from training.kinds.actors import as_data, chances, fit_each, labelled, write_unfitted
from training.kinds.sources import sources_of

TEXT = "Mayor Ida Orr said that the mill had burned. An aide to Bo Tarn denied it."
"""Two sentences of ours."""


def at(words: str) -> tuple[Span, ...]:
    start = TEXT.index(words)
    return (Span(start, start + len(words), words),)


def drawn() -> GoldLedger:
    said = GoldAttribution(
        id="A1",
        source=at("Mayor Ida Orr"),
        cue=at("said"),
        content=at("that the mill had burned"),
        actor="Ida Orr",
        source_kind="named",
    )
    actors = (
        GoldActor("Ida Orr", "person", mentions=at("Ida Orr")),
        GoldActor("Bo Tarn", "outlet", mentions=at("Bo Tarn")),
    )
    return GoldLedger(file="mill.txt", corpus="pages", attributions=(said,), actors=actors)


def test_mentions_of_actors_have_their_kind_with_titles_and_without_what_a_name_belongs_to() -> None:
    doc = Document(TEXT, bundled().words(TEXT))
    found, _, labels = labelled(bundled(), doc, drawn())
    named = {doc.text_of(found.items[i].piece): ACTOR_KINDS[kind] for i, kind in labels.items()}

    assert named["Mayor Ida Orr"] == "person"
    assert named["Bo Tarn"] == "outlet"
    assert "An aide to Bo Tarn" not in named


def test_sources_of_what_is_paired_are_examples() -> None:
    ((row, judged, kind),) = sources_of(bundled(), drawn(), TEXT)

    assert kind == 0
    assert len(row) == len(bundled().kinds.sources.features)
    assert judged.sum() == pytest.approx(1, abs=1e-4)


def test_a_regression_for_each_kind_tells_them_apart_and_becomes_data() -> None:
    rows = np.repeat(np.eye(3), 20, axis=0)
    kinds = np.repeat(np.arange(3), 20)
    fits = fit_each(rows, kinds, np.array(["a"] * 60), 3, 0.1)

    assert (chances(fits, rows).argmax(axis=1) == kinds).all()
    data = as_data(fits, ["one", "two"])
    assert list(data.features) == ["one", "two"]
    assert len(data.vector) == 1
    assert (data.chances(rows.astype(np.float32)).argmax(axis=1) == kinds).all()


def test_a_model_that_is_not_fitted_reads(tmp_path: Path) -> None:
    folder = linked_model(tmp_path)
    (folder / "kinds.json").unlink()
    write_unfitted(folder)

    assert msgspec.structs.asdict(read_kinds(folder))["provenance"] == "not fitted"
    assert Reader(folder).read(Article(id="1", text=TEXT)).attributions
