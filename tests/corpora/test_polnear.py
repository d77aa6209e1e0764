"""Articles with what several annotators marked."""

from __future__ import annotations

from pathlib import Path

from corpora.parts import Piece
from corpora.polnear import read_instances, read_part

ANNOTATION = (
    "T1\tSource 0 4\tMara\nT2\tCue 5 9\tsaid\nT3\tContent 10 17\tit rain\n"
    "E1\tAttribution:T9 {}Cue:T2 Content:T3\n"
)


def write_part(part: Path) -> None:
    for folder in ("text", "attributions"):
        (part / folder).mkdir(parents=True)
    for name in ("north_1", "south"):
        (part / "text" / f"{name}.txt").write_bytes(b"Mara said it rain\r\ned.")
    for name, source in (("north_1_ab", "Source:T1 "), ("north_1_cd", ""), ("south_ab", "")):
        (part / "attributions" / f"{name}.ann").write_text(ANNOTATION.format(source), encoding="utf-8")


def test_annotators_stand_together_under_their_article(tmp_path: Path) -> None:
    write_part(tmp_path)
    part = read_part(tmp_path)

    assert {name: list(document.annotators) for name, document in part.items()} == {
        "north_1": ["ab", "cd"],
        "south": ["ab"],
    }
    sources = [one.attributions[0].source for one in part["north_1"].annotators.values()]
    assert sources == [(Piece(0, 4),), ()]


def test_line_ends_stay_as_the_offsets_count_them(tmp_path: Path) -> None:
    write_part(tmp_path)

    assert read_part(tmp_path)["south"].text == "Mara said it rain\r\ned."


def test_labelled_tokens_are_read_in_order(tmp_path: Path) -> None:
    line = '{{"id": "{}", "tokens": ["It", "rains"], "labels": ["O", "B-cue"]}}\n'
    (tmp_path / "dev.bio.jsonl").write_text(
        line.format("south_ab") + line.format("north_ab"), encoding="utf-8"
    )

    read = read_instances(tmp_path)
    assert [(one.id, one.labels) for one in read] == [
        ("south_ab", ("O", "B-cue")),
        ("north_ab", ("O", "B-cue")),
    ]
