from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from accordingto.reading import Trace
from accordingto.types import Article, Failure, Ledger
from tests.cli.conftest import FakeReader, Run
from tests.stories.ledgers import told

TEXT = (
    "[[q1.content|“The ferry will never again sail to Osmark”]], "
    "[[q1.source|[[a1|Ida Orr]]]] [[q1.cue|said]]."
)


class Quoting(FakeReader):
    """Reads every article as the same quotation."""

    def read_many(
        self, articles: Iterable[Article | Failure], *, processes: int = 1, trace: Trace | None = None
    ) -> Iterator[Ledger | Failure]:
        for article in articles:
            yield article if isinstance(article, Failure) else told(TEXT, article.path or "")


def test_articles_are_compared_and_what_cannot_be_read_is_told(run: Run, folder: Path) -> None:
    result = run("story", folder, "--format", "json", reader=Quoting())
    story = json.loads(result.stdout)

    assert story["schema"] == "accordingto/story/1"
    assert len(story["articles"]) == 3
    assert [place["variant"] for place in story["quotes"][0]["where"]] == ["same"] * 3
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("name", "first"), [("story.md", "# 3 articles"), ("story.json", "{"), ("story.html", "<!doctype html>")]
)
def test_the_suffix_says_the_format(run: Run, folder: Path, tmp_path: Path, name: str, first: str) -> None:
    run("story", folder, "--out", tmp_path / name, reader=Quoting())

    assert (tmp_path / name).read_text(encoding="utf-8").splitlines()[0] == first


def test_the_page_tells_who_printed_what(run: Run, folder: Path) -> None:
    page = run("story", folder, "--format", "markdown", reader=Quoting()).stdout

    assert "### q1. Ida Orr" in page
    assert "(the same words): “The ferry will never again sail to Osmark”" in page


def test_one_article_is_one(run: Run, folder: Path) -> None:
    path = next(path for path in sorted(folder.iterdir()) if path.suffix == ".txt")
    page = run("story", path, "--format", "markdown", reader=Quoting()).stdout

    assert page.splitlines()[0] == "# 1 article"
