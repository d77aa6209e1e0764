"""Whole ledgers that people drew."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from accordingto.types import Span
from corpora.ledgers import GoldAttribution, paths_of, read_part, text_of

DRAWN = """{
 "file": "rain.txt", "corpus": "pages", "document": "rain", "published": null, "own_voice": [], "times": [],
 "attributions": [{"id": "A1", "source": [{"start": 0, "end": 3, "text": "Orr"}], "actor": "Mara Orr",
   "cue": [{"start": 4, "end": 8, "text": "said"}], "content": [], "parent": null, "addressee": null}],
 "actors": [{"name": "Mara Orr", "kind": "person", "role": null, "affiliation": null, "mentions": []}],
 "headline": [{"span": [{"start": 0, "end": 3, "text": "Orr"}], "verdict": "supported"}]
}"""


def write(folder: Path, drawn: str = DRAWN) -> Path:
    (folder / "splits.json").write_text('{"train": ["snow"], "dev": ["wind", "rain"]}', encoding="utf-8")
    for name in ("rain", "wind"):
        (folder / f"{name}.json").write_text(drawn.replace("rain", name), encoding="utf-8")
    return folder


def test_a_part_is_read_by_name_with_what_is_drawn(tmp_path: Path) -> None:
    rain, wind = read_part(write(tmp_path), "dev")
    assert (rain.name, wind.name) == ("rain", "wind")
    assert rain.attributions == (
        GoldAttribution(id="A1", source=(Span(0, 3, "Orr"),), cue=(Span(4, 8, "said"),), actor="Mara Orr"),
    )
    assert (rain.actors[0].name, rain.headline[0].verdict) == ("Mara Orr", "supported")


def test_files_and_texts_stand_where_the_splits_say(tmp_path: Path) -> None:
    paths = paths_of(write(tmp_path), "dev")
    assert [path.name for path in paths] == ["rain.json", "wind.json"]
    assert text_of(paths[0]) == tmp_path / "text" / "rain.txt"
    assert paths_of(tmp_path, "train") == [tmp_path / "snow.json"]


def test_a_verdict_that_there_is_not_is_refused(tmp_path: Path) -> None:
    with pytest.raises(msgspec.ValidationError):
        read_part(write(tmp_path, DRAWN.replace("supported", "splendid")), "dev")
