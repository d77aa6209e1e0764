from __future__ import annotations

import json
from pathlib import Path

from accordingto.corrections import NotAttribution, anchor
from accordingto.export import to_json
from accordingto.store import Library
from tests.cli.conftest import Run
from tests.cli.libraries import NewReader
from tests.earlier import age_library, checked


def test_an_article_is_shown_by_the_beginning_of_its_key(run: Run, kept: list[str]) -> None:
    result = run("show", kept[0][:4])

    assert result.exit_code == 0
    assert "said she was tired" in result.stdout


def test_the_formats_are_those_of_read(run: Run, kept: list[str], folder: Path) -> None:
    read = run(
        "read", folder / "a.txt", "--format", "json", "--outlet", "North Post", "--published", "2031-03-04"
    )

    assert run("show", kept[0], "--format", "json").stdout == read.stdout
    assert json.loads(run("show", kept[0], "--format", "jsonl").stdout) == json.loads(read.stdout)
    assert run("show", kept[0], "--format", "html").stdout.startswith("<!doctype html>")
    for name in ("csv", "brat", "webannotation", "schemaorg"):
        read = run(
            "read", folder / "a.txt", "--format", name, "--outlet", "North Post", "--published", "2031-03-04"
        )
        assert run("show", kept[0], "--format", name).stdout_bytes == read.stdout_bytes != b""


def test_a_file_is_written_in_the_format_of_its_suffix(run: Run, kept: list[str], tmp_path: Path) -> None:
    page, data = tmp_path / "a.html", tmp_path / "a.txt"

    assert run("show", kept[0], "--out", page).stdout == ""
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert run("show", kept[0], "--out", data, "--format", "json").exit_code == 0
    assert json.loads(data.read_bytes())["article"]["outlet"] == "North Post"


def test_a_table_of_one_article_is_that_of_the_library(run: Run, kept: list[str], tmp_path: Path) -> None:
    shown = run("show", kept[0], "--table", "attributions").stdout.splitlines()
    rows = run("export", "--table", "attributions").stdout.splitlines()

    assert len(shown) > 1
    assert set(shown) < set(rows)
    assert run("show", kept[0], "--table", "times", "--format", "html").exit_code == 2


def test_a_suffix_of_another_format_is_refused(run: Run, kept: list[str], tmp_path: Path) -> None:
    result = run("show", kept[0], "--out", tmp_path / "a.pdf")

    assert (result.exit_code, "does not write .pdf files" in result.stderr) == (2, True)
    assert not (tmp_path / "a.pdf").exists()


def test_older_versions_and_readings_are_shown(run: Run, tmp_path: Path, db: Path) -> None:
    lines, url = tmp_path / "lines.jsonl", "https://north.example/rain"
    lines.write_text("".join(json.dumps({"text": f"It rained {n}.", "url": url}) + "\n" for n in "12"))
    run("add", lines)
    run("reread", reader=NewReader())

    def shown(*words: str) -> dict[str, object]:
        found = json.loads(run("show", url, "--format", "json", *words).stdout)
        return {"reader": found["reader"], "text": found["article"]["text"]}

    assert shown() == {"reader": "later", "text": "It rained 2."}
    assert shown("--version", "1") == {"reader": "fake", "text": "It rained 1."}
    assert shown("--reader", "fake") == {"reader": "fake", "text": "It rained 2."}
    missing = run("show", url, "--version", "3")
    assert (missing.exit_code, "version 3: not in the library" in missing.stderr) == (1, True)


def test_corrections_are_shown_and_those_that_lost_their_place_counted(
    run: Run, kept: list[str], db: Path
) -> None:
    with Library(db) as library:
        ledger = library.ledger(kept[0])
        place = anchor(ledger.article.text, ledger.attributions[0].cue)
        library.correct(kept[0], NotAttribution(attribution=place), author="Ida")
        library.correct(kept[0], NotAttribution(attribution=place), author="Ida")

    shown = run("show", kept[0], "--format", "json")
    assert json.loads(shown.stdout)["attributions"] == []
    assert "left out because they no longer match this reading: 1" in shown.stderr
    raw = run("show", kept[0], "--format", "json", "--reader", "fake")
    assert len(json.loads(raw.stdout)["attributions"]) == 1


def test_what_is_not_there_is_said(run: Run, kept: list[str]) -> None:
    result = run("show", "https://nowhere.example/")

    assert (result.exit_code, result.stdout) == (1, "")
    assert "accordingto list" in result.stderr


def test_an_article_of_a_library_of_version_1_is_shown_in_the_present_one(run: Run, db: Path) -> None:
    with Library(db) as library:
        key = library.add(checked()).key
    age_library(db, checked())

    shown = json.loads(run("show", key, "--format", "json").stdout)

    assert shown == json.loads(to_json(checked()))
    assert shown["headline_checks"][0]["confidence"] is None
    assert "the body attributes it to a source" in run("show", key, "--format", "html").stdout
    assert run("export", "--out", db.with_name("all.jsonl")).exit_code == 0
