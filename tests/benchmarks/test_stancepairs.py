"""The parts of FNC-1: what belongs together stays together."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from benchmarks.stancepairs import (
    SPLITS,
    Pair,
    Split,
    find_subjects,
    key_of,
    part_of,
    read_corpus,
    read_untested,
)

BODIES = {
    "0": "The harbour tolls will double in May, the mayor of the town said on Monday.",
    "1": "Correction: the harbour tolls will double in May, the mayor of the town said on Monday.",
    "2": "A whale was seen off the northern pier by two anglers who had come for cod.",
}


def test_related_pairs_and_copies_are_one_subject() -> None:
    pairs = [
        Pair("Tolls to double", "0", "agree"),
        Pair("TOLLS to  double", "2", "unrelated"),
        Pair("Whale seen", "2", "discuss"),
    ]
    found = find_subjects(pairs, BODIES)
    assert found["0"] == found["1"] == found["headline tolls to double"]
    assert found["2"] == found["headline whale seen"] != found["0"]


def test_the_order_of_the_pairs_does_not_matter() -> None:
    pairs = [Pair("Tolls to double", "0", "agree"), Pair("Tolls up", "0", "disagree")]
    assert find_subjects(pairs, BODIES) == find_subjects(pairs[::-1], BODIES)


def test_parts_are_drawn_by_hash() -> None:
    drawn = [part_of(f"subject {i}", "subject") for i in range(1000)]
    assert drawn == [part_of(f"subject {i}", "subject") for i in range(1000)]
    assert drawn.count("test") == pytest.approx(200, abs=40)
    assert drawn.count("dev") == pytest.approx(150, abs=40)


def write_corpus(folder: Path, bodies: dict[str, str], pairs: list[Pair]) -> Path:
    with (folder / "train_bodies.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["Body ID", "articleBody"])
        rows.writerows(bodies.items())
    with (folder / "train_stances.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["Headline", "Body ID", "Stance"])
        rows.writerows([pair.headline, pair.body, pair.stance] for pair in pairs)
    return folder


@pytest.mark.parametrize("split", SPLITS)
def test_no_headline_and_no_body_is_in_two_parts(tmp_path: Path, split: Split) -> None:
    names = [str(i) for i in range(200)]
    bodies = {name: f"A body about {name} thing.\nAnd more." for name in names}
    pairs = [Pair(f"Thing {name}", name, "discuss") for name in names]
    pairs += [Pair(f"Thing {name}", str((int(name) + 1) % 200), "unrelated") for name in names]
    corpus = read_corpus(write_corpus(tmp_path, bodies, pairs), split)
    parts = corpus.parts.values()
    headlines = [{pair.headline for pair in pairs} for pairs in parts]
    texts = [{pair.body for pair in pairs} for pairs in parts]
    assert all(headlines)
    assert sum(map(len, headlines)) == len(set.union(*headlines))
    assert sum(map(len, texts)) == len(set.union(*texts))
    assert corpus.dropped > 0
    assert sum(map(len, parts)) + corpus.dropped == 400
    assert corpus.unrelated == 0.5
    assert sum(corpus.groups.values()) == (200 if split == "subject" else 400)


def test_only_by_subject_does_what_belongs_together_stay_together(tmp_path: Path) -> None:
    names = [str(i) for i in range(60)]
    bodies = {name: f"The tolls of the harbour, article {name} of many." for name in names}
    pairs = [Pair(f"Tolls {one}", other, "agree") for one in names for other in names]
    folder = write_corpus(tmp_path, bodies, pairs)
    by_subject, by_text = read_corpus(folder, "subject"), read_corpus(folder, "text")
    assert by_subject.dropped == 0
    assert sorted(map(len, by_subject.parts.values())) == [0, 0, 3600]
    assert by_text.dropped > 0
    assert all(by_text.parts.values())


def test_copies_of_a_body_are_in_one_part_by_text(tmp_path: Path) -> None:
    told = " and then ".join(f"the mayor of the town said this about pier {i}" for i in range(9))
    bodies = {str(i): f"{told}, edition {i}." for i in range(30)}
    pairs = [Pair(f"Pier news {i}", str(i), "agree") for i in range(30)]
    corpus = read_corpus(write_corpus(tmp_path, bodies, pairs), "text")
    assert sum(1 for pairs in corpus.parts.values() if pairs) == 1


def test_what_is_untested_is_in_test_on_neither_split(tmp_path: Path) -> None:
    names = [str(i) for i in range(200)]
    bodies = {name: f"A body about {name} thing.\nAnd more." for name in names}
    pairs = [Pair(f"Thing {name}", name, "discuss") for name in names]
    folder = write_corpus(tmp_path, bodies, pairs)
    _, free = read_untested(folder)
    assert 50 < len(free) < 150
    for split in SPLITS:
        place = read_corpus(folder, split).place
        assert "test" not in {place[of] for pair in free for of in (key_of(pair.headline), pair.body)}
        assert "test" in place.values()
