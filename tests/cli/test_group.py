from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from accordingto.cli import commands, main
from accordingto.cli.group import NAMES
from tests.cli.conftest import Run


def test_every_module_of_a_command_is_a_command_and_no_other() -> None:
    folder = Path(commands.__file__).parent
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}

    assert modules == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_command_has_the_name_of_its_module(name: str) -> None:
    command = main.get_command(click.Context(main), name)

    assert command is not None and command.name == name


@pytest.mark.parametrize("name", NAMES)
def test_the_list_of_commands_has_their_first_sentences_in_full(run: Run, name: str) -> None:
    command = main.get_command(click.Context(main), name)

    assert command is not None and command.help is not None
    first = " ".join(command.help.split("\n\n")[0].split())
    assert first in " ".join(run("--help").stdout.split())


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("reed", "did you mean 'reread' or 'read'?"),
        ("https://west.example/a", "did you mean 'read https://west.example/a'?"),
        ("xyzzy", "accordingto --help lists them all"),
        ("n" * 5000, "accordingto --help lists them all"),
    ],
)
def test_what_is_no_command_is_told_with_the_one_that_may_be_meant(run: Run, typed: str, advice: str) -> None:
    result = run(typed)

    assert result.exit_code == 2
    assert result.stderr.endswith(f"Error: There is no command {typed!r}; {advice}\n")


def test_a_file_without_a_command_is_to_be_read(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "add.txt"
    file.write_text("It rained.", encoding="utf-8")

    assert run(file).stderr.endswith(f"There is no command {str(file)!r}; did you mean 'read {file}'?\n")


def test_a_file_name_with_a_blank_is_quoted_as_the_shell_needs_it(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "The Osmark ferry.txt"
    file.write_text("It rained.", encoding="utf-8")

    assert run(file).stderr.endswith(f"did you mean \"read '{file}'\"?\n")


def test_a_file_name_that_would_steer_the_terminal_is_escaped(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "\x1b[31m\nferry.txt"
    file.write_text("It rained.", encoding="utf-8")
    result = run(file)

    assert result.exit_code == 2
    assert result.stderr.endswith("\\x1b[31m\\nferry.txt'\"?\n")


def test_completing_a_line_after_an_unknown_word_suggests_nothing() -> None:
    shell = {"_ACCORDINGTO_COMPLETE": "bash_complete", "COMP_WORDS": "accordingto reed x", "COMP_CWORD": "2"}
    result = CliRunner().invoke(main, [], prog_name="accordingto", env=shell)

    assert (result.output.strip(), result.exception, result.exit_code) == ("", None, 0)


def test_an_error_that_steers_no_terminal_keeps_its_exit_code(run: Run, tmp_path: Path) -> None:
    known = tmp_path / "known.txt"
    known.write_text("It rained.", encoding="utf-8")
    result = run("diff", known, "\x1b[31m.json")

    assert result.exit_code == 2
    assert (
        result.stderr
        == "Error: \\x1b[31m.json: it cannot be opened (No such file or directory); check the path\n"
    )
