"""What documents and commands name in this repository is there: modules to run, and files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = (
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "Makefile", ".ci/run", "training/run.sh")),
    ROOT / "src" / "accordingto" / "models" / "MODEL_CARD.md",
    *sorted((ROOT / "docs").glob("*.md")),
)
"""The log of training is not among them: it names what was tried and taken out again, too."""
SOURCES = [
    file
    for folder in ("src", "tests", "corpora", "benchmarks", "training", "scripts")
    for file in sorted((ROOT / folder).rglob("*.py"))
]
FOLDERS = "(?:corpora|benchmarks|training|scripts)"
RUN = r"(?:python|\"\$python\"|sys\.executable|\"\$3\")"
"""How Python is called: in a shell, and in our own code."""
MODULE = re.compile(rf"{RUN}\"?,? \"?-m\"?,? \"?({FOLDERS}[\w.]*)")
FILE = re.compile(rf"(?<![\w/.-])((?:{FOLDERS}|examples|docs|requirements)/[\w./-]*\w)")


def is_module(name: str) -> bool:
    path = ROOT.joinpath(*name.split("."))
    return path.with_suffix(".py").exists() or (path / "__main__.py").exists()


def test_every_module_that_a_command_runs_is_there() -> None:
    named = {
        (str(file.relative_to(ROOT)), module)
        for file in (*PAGES, *SOURCES)
        for module in MODULE.findall(file.read_text(encoding="utf-8"))
    }

    assert {"corpora.gold", "benchmarks", "benchmarks.library.victim"} <= {module for _, module in named}
    assert sorted(pair for pair in named if not is_module(pair[1])) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    named = set(FILE.findall(page.read_text(encoding="utf-8")))

    assert sorted(name for name in named if not (ROOT / name).exists()) == []
