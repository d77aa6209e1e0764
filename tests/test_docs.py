"""Documentation that can fail: what is there has its entry, and what has an entry is there."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any, get_args, get_origin

import click
import pytest

import accordingto
from accordingto import errors, types
from accordingto.cli import main
from accordingto.export import FORMATS
from accordingto.reading.attributions.passes import PASSES
from accordingto.reading.encoder.model import FILES
from accordingto.reading.warnings.warnings import MESSAGES
from accordingto.web.api.routes import OPERATIONS
from accordingto.web.pages.people import WHY
from scripts.pages import PAGES

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PYPROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT: dict[str, Any] = PYPROJECT["project"]
TOOLS: dict[str, Any] = PYPROJECT["dependency-groups"]

LABELS = {name: get_args(label) for name, label in vars(types).items() if get_origin(label) is not None}
LABELS = {name: labels for name, labels in LABELS.items() if all(isinstance(label, str) for label in labels)}
"""The labels of every closed list in the ledger's types, by the name of the list."""


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    """What stands under a heading, up to the next of any level."""
    match = re.search(rf"^#+ {re.escape(heading)}$(.*?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL)
    assert match, f"no section {heading!r}"
    return match[1]


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [Path(name) for name in listed.stdout.split("\0") if name]


def readme_tree() -> dict[str, str]:
    """The paths in the README's list of folders, with what it says of each."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = (
        section(text, "What is where")
        .strip()
        .removeprefix("```text")
        .removesuffix("```")
        .strip()
        .splitlines()
    )
    return {path: meaning.strip() for path, _, meaning in (line.partition(" ") for line in lines)}


def test_every_pass_is_described_by_the_name_that_explain_prints() -> None:
    described = section(page("internals-reader.md"), "Rules after the network")

    assert [one.name for one in PASSES if one.name not in described] == []


@pytest.mark.parametrize("name", sorted(PAGES))
def test_generated_pages_are_up_to_date(name: str) -> None:
    assert page(name) == PAGES[name](), "run `make docs`"


def test_the_readme_names_every_folder_and_no_other() -> None:
    files = tracked()
    tops = {
        f"{path.parts[0]}/" for path in files if len(path.parts) > 1 and not path.parts[0].startswith(".")
    }
    parts = {
        f"src/accordingto/{path.parts[2]}/"
        for path in files
        if path.parts[:2] == ("src", "accordingto") and len(path.parts) > 3
    }

    assert set(readme_tree()) == tops - {"src/"} | parts | {"src/accordingto/"}
    assert all(readme_tree().values())


def test_the_readme_gives_the_command_that_ci_runs() -> None:
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert ci[-2:] == ["make check", "make test"]
    assert "```sh\nmake test\n```" in readme
    assert "make demo" in readme


def test_every_target_of_the_makefile_is_documented() -> None:
    targets = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")

    assert targets
    assert [target for target in targets if f"`make {target}" not in contributing] == []


def commands() -> list[click.Command]:
    context = click.Context(main)
    found = [main.get_command(context, name) for name in main.list_commands(context)]
    return [command for command in found if command is not None]


def test_every_command_and_option_is_in_the_guide() -> None:
    guide = page("guide.md") + page("api.md") + (ROOT / "README.md").read_text(encoding="utf-8")
    options = [
        option
        for command in commands()
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
    ]

    assert len(options) > 5
    assert [option for option in options if f"`{option}" not in guide] == []
    assert [command.name for command in commands() if f"accordingto {command.name}" not in guide] == []


def test_every_command_gives_an_example() -> None:
    assert [command.name for command in commands() if "Example" not in (command.help or "")] == []


def test_every_file_of_a_model_is_in_the_api_page() -> None:
    assert [name for name in FILES if f"`{name}`" not in page("api.md")] == []


def test_every_error_is_in_the_api_page_and_in_the_tree() -> None:
    names = [
        name
        for name, kind in vars(errors).items()
        if isinstance(kind, type) and issubclass(kind, errors.AccordingtoError)
    ]
    listed = section(page("api.md"), "Errors")

    assert len(names) > 5
    assert [name for name in names if f"| `{name}` |" not in listed] == []
    assert [name for name in names if name not in (errors.__doc__ or "")] == []


def test_every_public_name_is_in_the_api_page() -> None:
    api = page("api.md")

    assert [name for name in accordingto.__all__ if f"`{name}" not in api] == []


@pytest.mark.parametrize("name", sorted(LABELS))
def test_every_label_is_in_the_glossary(name: str) -> None:
    entries = re.findall(r"^- `(\w+)`: \S", section(page("glossary.md"), name), re.MULTILINE)

    assert entries == list(LABELS[name])


def test_the_glossary_has_the_words_everything_uses() -> None:
    glossary = page("glossary.md")
    words = (
        "attribution",
        "source",
        "cue",
        "content",
        "actor",
        "chain",
        "claim",
        "outlet",
        "origin",
        "story",
    )

    assert [word for word in words if f"**{word}**: " not in glossary] == []


def test_every_address_of_the_api_is_in_its_page() -> None:
    listed = re.findall(r"^\| `(/[^`]*)` \| ([A-Z, ]+) \| \S", page("http.md"), re.MULTILINE)
    methods: dict[str, list[str]] = {}
    for one in OPERATIONS:
        methods.setdefault(one.path, []).append(one.method)

    assert {path: named.split(", ") for path, named in listed} == methods


def test_every_parameter_of_the_api_is_in_its_page() -> None:
    text = page("http.md")
    asked = {name for one in OPERATIONS for name in one.asked.__struct_fields__ if name not in one.in_path}

    assert [name for name in asked if not re.search(rf"[`?&]{name}[`=]", text)] == []


def names(requirements: list[str]) -> list[str]:
    return [re.split(r"[<>=!~\[ ]", requirement)[0] for requirement in requirements]


@pytest.mark.parametrize(
    ("heading", "requirements"),
    [
        ("What a user installs", PROJECT["dependencies"]),
        (
            "What formats and archives add (an extra each)",
            [
                one
                for extra in ("daft", "analytics", "parquet", "pdf", "spacy", "spark")
                for one in PROJECT["optional-dependencies"][extra]
            ],
        ),
        ("What development adds (`.[dev]`)", PROJECT["optional-dependencies"]["dev"]),
        ("What building the package needs (the group `build`)", TOOLS["build"]),
        (
            "What training adds (`.[train]`, in an environment of its own)",
            PROJECT["optional-dependencies"]["train"],
        ),
    ],
)
def test_every_dependency_has_its_reason(heading: str, requirements: list[str]) -> None:
    rows = re.findall(
        r"^\| ([\w-]+) \| \S.* \| \S.* \|$", section(page("dependencies.md"), heading), re.MULTILINE
    )

    assert rows[0] == "package"
    assert rows[1:] == names(requirements)


def test_links_between_the_pages_lead_somewhere() -> None:
    pages = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")] + sorted(
        DOCS.glob("*.md")
    )
    broken = [
        f"{path.name}: {target}"
        for path in pages
        for target in re.findall(r"\]\(([^)#:]+)\)|src=\"([^\":]+)\"", path.read_text(encoding="utf-8"))
        for target in filter(None, target)
        if not (path.parent / target).exists()
    ]

    assert broken == []


def test_every_example_is_in_the_tutorial() -> None:
    tutorial = page("tutorial.md")

    assert [
        path.name for path in tracked() if path.parts[0] == "examples" and f"`{path.name}`" not in tutorial
    ] == []


def test_the_version_is_one() -> None:
    assert accordingto.__version__ == PROJECT["version"]


def test_every_reason_for_taking_an_actor_for_a_person_is_in_the_guide() -> None:
    guide = section(page("guide.md"), "The web application")

    assert re.findall(r"^\| `(\w+)` \| \S", guide, re.MULTILINE) == ["why", *WHY]


def test_every_format_has_its_row_in_the_guide() -> None:
    rows = set(re.findall(r"^\| `(\w+)` \| \S", page("guide.md"), re.MULTILINE))

    assert [one.name for one in FORMATS if one.name not in rows] == []


def test_every_code_of_a_warning_is_in_the_guide() -> None:
    files = (ROOT / "src" / "accordingto" / "reading").rglob("*.py")
    codes = {code for file in files for code in re.findall(r'code="(\w+)"', file.read_text(encoding="utf-8"))}
    told = set(re.findall(r"^\| `(\w+)` \| \S", page("guide.md"), re.MULTILINE))

    codes |= set(MESSAGES)

    assert len(codes) > 10
    assert codes - told == set()
