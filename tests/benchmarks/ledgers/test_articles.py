from __future__ import annotations

from pathlib import Path

import msgspec

from benchmarks.ledgers import ablation, accuracy, calibration
from benchmarks.ledgers.articles import Articles, hash_of
from benchmarks.ledgers.scoring import NOTHING
from tests.benchmarks.ledgers.drawn import GOLD, LEDGER, TEXT


def test_without_data_every_section_says_so(tmp_path: Path) -> None:
    for measure in (accuracy.measure, calibration.measure, ablation.measure):
        assert "ledgers" in (measure(tmp_path).skipped or "")


def test_an_article_is_paired_with_its_ledger_or_with_nothing() -> None:
    other = msgspec.structs.replace(GOLD, file="other.txt")
    articles = Articles((GOLD, other), {"rain": LEDGER}, "")
    assert list(articles.pairs()) == [(GOLD, LEDGER), (other, NOTHING)]


def test_the_hash_is_of_the_development_part_and_its_texts(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "splits.json").write_text('{"train": ["snow"], "dev": ["rain"]}', encoding="utf-8")
    for name in ("snow", "rain"):
        (tmp_path / f"{name}.json").write_bytes(msgspec.json.encode(GOLD))
        (tmp_path / "text" / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    before = hash_of(tmp_path)
    (tmp_path / "text" / "snow.txt").write_text("Snow.", encoding="utf-8")
    assert hash_of(tmp_path) == before
    (tmp_path / "text" / "rain.txt").write_text("Sun.", encoding="utf-8")
    assert hash_of(tmp_path) != before
