"""Figures say what stands in the tables, whatever the outlets and people are called."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from accordingto.bulk import Archive, run
from accordingto.bulk.stats import TABLES, Figures, figures_of, figures_to_csv, figures_to_html
from accordingto.cli import main
from accordingto.ingest import Given
from accordingto.types import Article, Ledger
from tests.bulk.fakes import Inline, QuickReader, job_for, write_lines
from tests.everybody import barriers

if TYPE_CHECKING:
    from playwright.sync_api import Browser


class SourcingReader(QuickReader):
    """Calls the sources that begin with U unnamed, and all others named."""

    def read(self, article: Article) -> Ledger:
        from msgspec.structs import replace

        ledger = super().read(article)
        kind = "unnamed" if article.text.startswith("U") else "named"
        attributions = tuple(replace(one, source_kind=kind, act="deny") for one in ledger.attributions)
        return replace(ledger, attributions=attributions)


@pytest.fixture
def archives(tmp_path: Path) -> list[Archive]:
    news, other = tmp_path / "news.jsonl", tmp_path / "other.jsonl"
    write_lines(news, ["Mara said it.", "Unnamed said so.", "Mara said more.", "Orr said it."])
    write_lines(other, ["Mara said that.", "<b>Ida said =1+1."])
    for file, outlet in ((news, "Elswick Courier"), (other, "<script>alert(1)</script>")):
        out = tmp_path / file.stem
        run([str(file)], job_for(out, reader=SourcingReader, given=Given(outlet=outlet)), Inline())
    return [Archive(tmp_path / "news"), Archive(tmp_path / "other")]


@pytest.fixture
def figures(archives: list[Archive]) -> Figures:
    return figures_of(archives)


def test_shares_are_counted_by_outlet_and_month(figures: Figures) -> None:
    unnamed = {(one.outlet, one.month): one for one in figures.shares if one.measure == "unnamed"}

    assert (unnamed[None, None].count, unnamed[None, None].whole) == (1, 6)
    assert (unnamed["Elswick Courier", None].count, unnamed["Elswick Courier", None].whole) == (1, 4)
    assert unnamed["Elswick Courier", None].share == 0.25
    assert unnamed["Elswick Courier", "2031-05"].articles == 4
    assert all(one.low <= one.share <= one.high for one in figures.shares)


def test_people_are_counted_by_name(figures: Figures) -> None:
    mara = figures.people[0]
    by_outlet = {(one.name, one.outlet): one.attributions for one in figures.quoted}

    assert (mara.name, mara.attributions, mara.articles, mara.outlets) == ("Mara", 3, 3, 2)
    assert by_outlet["Mara", "Elswick Courier"] == 2
    assert "Unnamed" not in {one.name for one in figures.people}


def test_the_page_needs_nothing_else_and_escapes_names(figures: Figures) -> None:
    page = figures_to_html(figures)

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "default-src &#39;none&#39;" in page
    assert "<svg" in page
    assert page == figures_to_html(figures)


def test_months_without_articles_leave_a_gap(figures: Figures) -> None:
    from msgspec.structs import replace

    (may,) = (
        one for one in figures.shares if (one.measure, one.outlet, one.month) == ("named", None, "2031-05")
    )
    page = figures_to_html(
        replace(figures, shares=(replace(may, month="2030-11"), replace(may, month="2031-02")))
    )

    assert re.findall(r"<title>([0-9-]{7}): .*?x1=\"([0-9.]+)%", page) == [
        ("2030-11", "12.5"),
        ("2031-02", "87.5"),
    ]


def test_the_page_is_for_everybody_and_its_shares_are_all_seen_on_a_telephone(
    figures: Figures, tmp_path: Path, browser: Browser
) -> None:
    file = tmp_path / "stats.html"
    file.write_text(figures_to_html(figures), "utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())

    assert barriers(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    for table in page.locator(".wide").all():
        assert table.evaluate("one => one.scrollWidth <= one.clientWidth")
    for share in page.locator("#shares .told").all():
        assert share.evaluate("one => one.getClientRects()[0].height < 30"), "a share has two lines"
    page.close()


@pytest.mark.parametrize("table", TABLES)
def test_csv_has_the_columns_and_all_rows(figures: Figures, table: str) -> None:
    columns, rows = TABLES[table]
    read = list(csv.reader(io.StringIO(figures_to_csv(figures, table).decode(), newline="")))

    assert read[0] == list(columns.__struct_fields__)
    assert len(read) == 1 + len(rows(figures))


@pytest.mark.parametrize("format", ["terminal", "json", "csv", "html"])
def test_the_command_writes_every_format(archives: list[Archive], tmp_path: Path, format: str) -> None:
    folders = [str(archive.path) for archive in archives]
    result = CliRunner().invoke(main, ["stats", *folders, "--format", format])

    assert result.exit_code == 0
    assert "Elswick Courier" in result.output
    if format == "json":
        assert json.loads(result.output)["articles"] == 6


def test_a_folder_that_is_not_there_is_told_with_what_to_name_instead(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["stats", str(tmp_path / "nix")])

    assert result.exit_code == 1
    assert "nix: there is no such folder; name a folder that accordingto bulk wrote" in result.stderr


def test_an_archive_without_articles_has_figures(tmp_path: Path) -> None:
    news = tmp_path / "news.jsonl"
    news.write_text("no JSON\n")
    run([str(news)], job_for(tmp_path / "out"), Inline())
    figures = figures_of([Archive(tmp_path / "out")])

    assert (figures.articles, figures.failures, figures.shares) == (0, 1, ())
    assert "<svg" not in figures_to_html(figures)
