"""That samples are read whole and damaged, and that what is lost would be seen."""

from __future__ import annotations

import tarfile
from pathlib import Path

from accordingto.types import Article, Failure
from benchmarks.robustness.samples import lost, measure, try_damaged, try_whole

RSS = b"<rss><channel><item><description>It rained.</description></item><item ></item></channel></rss>"
NINJS = b'{"uri": "urn:a", "headline": "Rain", "versioncreated": "2031-05-04", "body_text": "It rained."}'


def test_samples_are_read_whole_and_damaged(tmp_path: Path) -> None:
    folder = tmp_path / "feeds"
    folder.mkdir()
    (tmp_path / "a.xml").write_bytes(RSS)
    with tarfile.open(folder / "a.tar.gz", "w:gz") as archive:
        archive.add(tmp_path / "a.xml", "a.xml")

    section = measure(tmp_path)

    figures = {figure.key: figure.value for figure in section.figures}
    assert section.skipped is None
    assert figures["samples.files"] == 1
    assert figures["samples.exceptions"] == figures["samples.damaged.exceptions"] == 0


def test_without_samples_it_is_said(tmp_path: Path) -> None:
    assert "none of the folders" in (measure(tmp_path).skipped or "")


def test_what_is_lost_is_seen() -> None:
    right = Article(id="a", text="Rain\n\nIt rained.", published="2031-05-04")

    assert list(lost(NINJS, [right])) == []
    assert list(lost(NINJS, [Article(id="a", text="It rained.", published="2031-05-04")]))
    assert list(lost(NINJS, [Article(id="a", text="Rain\n\nIt rained.")]))
    assert list(lost(RSS, [Failure(input="a:1", reason="x", advice="y")]))


def test_the_outcome_counts_what_is_wrong() -> None:
    files = [("a.json", NINJS), ("a.xml", RSS)]

    assert (try_whole(files).exceptions, try_whole(files).unsound) == (0, 0)
    assert (try_damaged(files).exceptions, try_damaged(files).unsound) == (0, 0)
