from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from accordingto.cli import main
from accordingto.errors import ModelError
from accordingto.export import from_json
from tests.cli.conftest import FakeReader, Run


def texts(lines: str) -> list[str]:
    return [from_json(line.encode()).article.text for line in lines.splitlines()]


def test_a_bad_file_among_many_is_told_and_the_rest_is_read(run: Run, folder: Path) -> None:
    result = run("read", folder, "--format", "jsonl")

    assert result.exit_code == 1
    assert [text.split("\n")[0].removeprefix("# ") for text in texts(result.stdout)] == [
        "Minister resigns",
        "Rain expected",
        "Tolls rise",
    ]
    told = result.stderr.splitlines()
    assert len(told) == 2
    assert told[0].startswith(f"{folder / 'b.txt'}: ")
    assert "; " in told[0]
    assert told[1] == "read 3, failed 1"


def test_what_is_missing_is_told(run: Run, tmp_path: Path) -> None:
    result = run("read", tmp_path / "nowhere.txt")

    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith(str(tmp_path / "nowhere.txt"))
    assert len(result.stderr.splitlines()) == 1


def test_one_good_article_needs_no_summary(run: Run, folder: Path) -> None:
    result = run("read", folder / "a.txt")

    assert result.exit_code == 0
    assert result.stderr == ""
    assert "The minister said she was tired." in " ".join(result.stdout.split())
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("r.csv", "article_id,"),
        ("r.jsonld", "{\n"),
        ("r.json", "{\n"),
        ("r.jsonl", '{"'),
        ("r.HTML", "<!doctype html>"),
        ("r.txt", ""),
    ],
)
def test_the_suffix_of_the_output_gives_the_format(
    run: Run, folder: Path, tmp_path: Path, name: str, start: str
) -> None:
    result = run("read", folder / "a.txt", "--out", tmp_path / name)

    assert (result.exit_code, result.output) == (0, "")
    written = (tmp_path / name).read_text(encoding="utf-8")
    assert written.lstrip().lower().startswith(start)
    assert "The minister said she was tired." in " ".join(written.split())


def test_the_format_given_beats_the_suffix(run: Run, folder: Path, tmp_path: Path) -> None:
    run("read", folder / "a.txt", "--format", "json", "--out", tmp_path / "ledger.html")

    assert from_json((tmp_path / "ledger.html").read_bytes()).article.headline is not None


def test_json_of_one_file_is_an_object(run: Run, folder: Path) -> None:
    ledger = from_json(run("read", folder / "a.txt", "--format", "json").stdout_bytes)

    assert ledger.article.path == str(folder / "a.txt")


def test_json_of_a_folder_is_an_array_even_of_one(run: Run, folder: Path, tmp_path: Path) -> None:
    one = tmp_path / "one"
    one.mkdir()
    (one / "a.txt").write_text("The port said no.", encoding="utf-8")

    assert len(json.loads(run("read", one, "--format", "json").stdout)) == 1
    assert len(json.loads(run("read", folder, "--format", "json").stdout)) == 3


def test_standard_input_is_read_with_and_without_a_dash(run: Run) -> None:
    text = "The port said no."
    with_dash = run("read", "-", "--format", "jsonl", input=text)
    without = run("read", "--format", "jsonl", input=text)

    assert with_dash.exit_code == without.exit_code == 0
    assert with_dash.stdout == without.stdout
    assert texts(without.stdout) == [text]


def test_options_reach_the_article(run: Run) -> None:
    options = ("--published", "2026-03-09", "--outlet", "Elswick Courier", "--from", "text")
    ledger = from_json(
        run("read", *options, "--format", "json", input="<p>The port said no.</p>").stdout_bytes
    )

    assert ledger.article.published == "2026-03-09"
    assert ledger.article.outlet == "Elswick Courier"
    assert ledger.article.text == "<p>The port said no.</p>"


def test_jobs_reach_the_reader(run: Run, folder: Path) -> None:
    reader = FakeReader()
    run("read", folder, "--jobs", "2", reader=reader)

    assert reader.processes == 2


def test_explain_tells_on_standard_error_what_the_steps_did(run: Run, folder: Path) -> None:
    plain = run("read", folder, "--format", "jsonl")
    result = run("read", folder, "--format", "jsonl", "--explain")

    assert (result.exit_code, result.stdout) == (plain.exit_code, plain.stdout)
    failed, summary = plain.stderr.splitlines()
    assert result.stderr.splitlines() == [
        failed,
        "step        found  added  removed  changed  articles",
        "find words     23      0        0        0         3",
        "drop words      0      0        0        0         0",
        summary,
    ]


def test_explain_of_the_real_reader_lists_every_step(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("The mayor said on Monday that the tolls would rise.\n", encoding="utf-8")
    first, second = (
        CliRunner().invoke(main, ["read", str(article), "--format", "json", "--explain"]) for _ in range(2)
    )

    assert first.exit_code == 0
    assert from_json(first.stdout.encode()).attributions
    assert first.stderr == second.stderr
    found = {line[:40].strip(): line[40:].split() for line in first.stderr.splitlines()}
    assert found["decode attributions"] == ["1", "0", "0", "0", "1"]
    assert found["limit headings to their line"] == ["0", "0", "0", "0", "0"]
    assert found["find times"] == ["1", "0", "0", "0", "1"]


@pytest.mark.parametrize(
    "words",
    [
        ("read", "a.txt", "--format", "pdf"),
        ("read", "a.txt", "--jobs", "0"),
        ("read", "a.txt", "--jobs", "2", "--explain"),
        ("read", "a.txt", "--published", "last Tuesday"),
        ("read", "a.txt", "--out", "no/such/folder/report.html"),
        ("read", "a.txt", "--out", "."),
        ("raed", "a.txt"),
    ],
)
def test_wrong_usage_is_code_2(run: Run, words: tuple[str, ...]) -> None:
    result = run(*words)

    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert result.stdout == ""


def test_nothing_to_read_on_a_terminal_is_wrong_usage(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accordingto.cli.inputs.piped", lambda stream: False)
    result = run("read")

    assert result.exit_code == 2
    assert "INPUT" in result.stderr


def test_nothing_read_writes_nothing(run: Run, folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "report.html"
    kept.write_text("yesterday's", encoding="utf-8")

    for name in ("new.json", "new.jsonl", "new.html", "new.txt"):
        assert run("read", folder / "b.txt", "--out", tmp_path / name).exit_code == 1
        assert not (tmp_path / name).exists()
    assert run("read", folder / "b.txt", "--out", kept).exit_code == 1
    assert kept.read_text(encoding="utf-8") == "yesterday's"


def test_ctrl_c_ends_with_130_and_keeps_the_old_file(run: Run, folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "report.jsonl"
    kept.write_text("yesterday's", encoding="utf-8")
    result = run("read", folder, "--out", kept, reader=FakeReader(KeyboardInterrupt()))

    assert result.exit_code == 130
    assert kept.read_text(encoding="utf-8") == "yesterday's"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["report.jsonl"]


def test_our_errors_and_the_systems_are_one_line(run: Run, folder: Path) -> None:
    def message(error: Exception) -> Result:
        return run("read", folder / "a.txt", reader=FakeReader(error))

    no_model = message(ModelError("the weights are missing"))
    assert (no_model.exit_code, no_model.stderr) == (1, "Error: the weights are missing\n")
    full = message(OSError(28, "No space left on device", "/spool"))
    assert (full.exit_code, full.stderr) == (
        1,
        "Error: /spool: no space left on device; make room, or name another place\n",
    )


def test_bugs_are_left_to_crash(run: Run, folder: Path) -> None:
    result = run("read", folder / "a.txt", reader=FakeReader(IndexError("a bug")))

    assert isinstance(result.exception, IndexError)


def test_outlets_of_ones_own_are_known(tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text("Kelder Blatt\n\n", encoding="utf-8")
    article = tmp_path / "a.txt"
    article.write_text("The mayor lied, according to Kelder Blatt.\n", encoding="utf-8")
    kinds = []
    for added in ([], ["--outlets", str(tmp_path / "own.txt")]):
        result = CliRunner().invoke(main, ["read", str(article), "--format", "json", *added])
        assert result.exit_code == 0
        kinds += [one.source_kind for one in from_json(result.stdout.encode()).attributions]
    assert kinds == ["named", "outlet"]


def test_a_list_of_outlets_must_be_text(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "own.bin").write_bytes(b"\xff\xfe\x00")
    words = ["read", str(folder / "a.txt"), "--outlets", str(tmp_path / "own.bin")]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 2
    assert "UTF-8" in result.stderr


@pytest.mark.parametrize("format", ["webannotation", "schemaorg"])
def test_linked_data_of_a_folder_is_an_array(run: Run, folder: Path, format: str) -> None:
    one = json.loads(run("read", folder / "a.txt", "--format", format).stdout)
    several = json.loads(run("read", folder, "--format", format).stdout)

    assert "@context" in one
    assert len(several) == 3
    assert several[0] == one


def test_brat_is_a_zip_of_all_articles(run: Run, folder: Path, tmp_path: Path) -> None:
    run("read", folder, "--out", tmp_path / "corpus.zip")

    with zipfile.ZipFile(tmp_path / "corpus.zip") as corpus:
        assert len(corpus.namelist()) == 7
        assert "annotation.conf" in corpus.namelist()


def test_what_a_format_needs_is_told_before_anything_is_written(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = run("read", folder / "a.txt", "--out", tmp_path / "a.parquet")

    assert result.exit_code == 1
    assert result.stderr == "Error: pyarrow is not installed; run: pip install 'accordingto[parquet]'\n"
    assert not list(tmp_path.glob("*.parquet*"))


@pytest.mark.parametrize("format", ["parquet", "brat", "spacy"])
def test_what_is_no_text_is_kept_from_a_screen(folder: Path, format: str) -> None:
    screen, slave = os.openpty()
    command = [
        sys.executable,
        "-c",
        "from accordingto.cli import main; main()",
        "read",
        str(folder / "a.txt"),
    ]
    done = subprocess.run([*command, "--format", format], stdout=slave, stderr=subprocess.PIPE, text=True)
    os.close(slave)
    os.close(screen)

    assert done.returncode == 2
    assert f"{format} cannot be shown on a terminal: name a file with --out." in done.stderr


def test_a_summary_in_a_pipe_is_given_where_it_is_asked_for(run: Run, folder: Path) -> None:
    for words in (
        ["read", folder, "--format", "jsonl"],
        ["watch", folder],
        ["add", folder, "--db", folder / "l"],
    ):
        *_, counts, reason = run(*words, "--summary").stderr.splitlines()
        assert counts.endswith("failed 1")
        assert reason == "failed 1: it has no text"
    assert run("read", folder / "a.txt", "--summary").stderr == "read 1, failed 0\n"
