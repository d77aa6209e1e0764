"""The parts of FNC-1: what belongs together stays together."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from benchmarks.stancepairs import Pair, find_subjects, part_of, read_corpus

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
    drawn = [part_of(f"subject {i}") for i in range(1000)]
    assert drawn == [part_of(f"subject {i}") for i in range(1000)]
    assert drawn.count("test") == pytest.approx(200, abs=40)
    assert drawn.count("dev") == pytest.approx(150, abs=40)


def test_no_headline_and_no_body_is_in_two_parts(tmp_path: Path) -> None:
    numbers = range(60)
    with (tmp_path / "train_bodies.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["Body ID", "articleBody"])
        rows.writerows([i, f"A body about {i} thing.\nAnd more."] for i in numbers)
    with (tmp_path / "train_stances.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["Headline", "Body ID", "Stance"])
        rows.writerows([f"Thing {i}", i, "discuss"] for i in numbers)
        rows.writerows([f"Thing {i}", (i + 1) % 60, "unrelated"] for i in numbers)
    corpus = read_corpus(tmp_path)
    parts = corpus.parts.values()
    headlines = [{pair.headline for pair in pairs} for pairs in parts]
    bodies = [{pair.body for pair in pairs} for pairs in parts]
    assert all(headlines)
    assert sum(map(len, headlines)) == sum(map(len, bodies)) == 60
    assert corpus.dropped > 0
    assert sum(map(len, parts)) + corpus.dropped == 120
    assert corpus.unrelated == 0.5
    assert sum(corpus.subjects.values()) == 60
