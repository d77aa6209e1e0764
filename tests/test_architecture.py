"""The house rules: who imports what, what loads late, and how large a module may grow."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "accordingto"

MAY_IMPORT = {
    "types": set(),
    "errors": set(),
    "processes": set(),
    "locks": set(),
    "calendars": set(),
    "periodparts": {"calendars"},
    "schemas": {"types", "errors"},
    "extras": {"errors"},
    "confined": {"errors", "processes"},
    "ingest": {"types", "errors", "extras", "confined"},
    "reading": {"types", "errors", "processes", "calendars", "periodparts"},
    "versions": {"types"},
    "stories": {"types", "reading", "calendars", "watchlist"},
    "watchlist": {"types", "calendars", "periodparts"},
    "corrections": {"types", "calendars"},
    "export": {"types", "errors", "extras", "schemas", "watchlist", "stories", "corrections"},
    "store": {"types", "errors", "schemas", "watchlist", "corrections", "stories"},
    "bulk": {
        "types",
        "errors",
        "locks",
        "extras",
        "processes",
        "confined",
        "ingest",
        "reading",
        "stories",
        "export",
    },
    "follow": {"types", "errors", "locks", "ingest", "store"},
    "web": {
        "types",
        "errors",
        "processes",
        "confined",
        "ingest",
        "versions",
        "watchlist",
        "corrections",
        "export",
        "stories",
        "store",
    },
    "cli": {
        "types",
        "errors",
        "ingest",
        "reading",
        "versions",
        "stories",
        "watchlist",
        "corrections",
        "export",
        "store",
        "bulk",
        "follow",
        "web",
    },
    "__init__": {"types", "errors", "ingest", "reading", "stories", "watchlist", "export", "store"},
    "__main__": {"cli"},
}
"""What each part of the package may import from the others."""

ONLY_IN = {
    "onnxruntime": {"reading/encoder/network.py"},
    "sqlite3": {"store/*.py", "store/feeds/*.py", "store/spoken/*.py", "store/stories/*.py"},
    "torch": set[str](),
    "transformers": set[str](),
    "pyarrow": set[str](),
    "pypdfium2": set[str](),
    "spacy": set[str](),
}
"""Libraries that stand behind one door, with the modules that may open it."""

BESIDE: dict[str, set[str]] = {
    "corpora": set(),
    "training": {"corpora"},
    "benchmarks": {"corpora"},
    "scripts": set(),
}
"""The folders of code beside the package, which all may import, and what each may import from the others."""

LAYERS = {
    "ingest": (
        {"dates"},
        {"given", "texts"},
        {"inputs"},
        {"article"},
        {"pages", "fetching", "documents"},
        {"feeds", "newsitems"},
        {"mail", "records", "warc"},
    ),
    "reading": (
        {"lexicons"},
        {"text"},
        {"encoder"},
        {"syntax"},
        {"times"},
        {"attributions", "support"},
        {"actors", "claims", "headline"},
        {"warnings"},
    ),
    "export": (
        {"wording", "fielddocs", "cells", "checks", "screen"},
        {"report", "rows"},
        {"story", "storylines"},
    ),
    "store": (
        {"correcting", "database", "faults", "finding", "keeping", "library"},
        {"names", "passages", "people", "records"},
        {"feeds", "spoken", "stories"},
    ),
    "web": (
        {"authors", "charts", "choosing", "clock", "copies", "correction_form", "desk", "exports", "faults"},
        {
            "guard",
            "jobs",
            "months",
            "names",
            "parallel",
            "params",
            "site",
            "spark",
            "subjects",
        },
        {"tables"},
        {"api"},
        {"pages"},
    ),
    "stories": (
        {"cluster", "words", "grouping", "statements", "story"},
        {"match"},
        {"quotes"},
        {"origins", "making"},
        {"brief"},
    ),
    "bulk": (
        {"shards", "folder", "rows"},
        {"job"},
        {"work"},
        {"archive", "engines"},
        {"stats", "stories"},
    ),
}
"""The rooms of the packages that have some, with modules beside them that rooms need, lowest first: each room
imports only what stands below it. The other modules beside the rooms may import all."""

MOST_MODULES = 25
"""A folder with more modules than this is two folders."""

TESTED_ELSEWHERE = {
    "actors/ranking/comparison.py": ("actors/ranking/test_candidates.py", "gives the features of candidates"),
    "actors/ranking/profiles.py": ("actors/ranking/test_candidates.py", "is what comparison looks at"),
    "attributions/audience.py": ("attributions/test_addressees.py", "is the first half of who is told"),
}
"""Modules of ``reading`` that have no test of their own, each with the test that holds it, and the reason."""

HEAVY = (
    "onnxruntime",
    "tokenizers",
    "numpy",
    "trafilatura",
    "brotli",
    "feedparser",
    "lxml",
    "urllib3",
    "rich",
    "icalendar",
    "jinja2",
    "starlette",
    "uvicorn",
    "pyarrow",
    "pypdfium2",
    "spacy",
    "daft",
    "pyspark",
    "duckdb",
)
"""Libraries that ``import accordingto`` must not load."""

DISTRIBUTIONS = {"markdown_it": "markdown-it-py"}
"""Packages that install under another name than the one they are imported by."""

NEEDED_BY_OTHERS = {"lxml-html-clean", "python-multipart"}
"""Declared for a dependency that asks for it in a way that pip misses."""

MOST_LINES = 300
"""A module near 200 lines is the aim; one over this is two modules."""


@dataclass(frozen=True)
class Import:
    """One imported name, and where it is imported."""

    file: Path
    line: int
    module: str
    name: str | None
    at_top: bool

    def __str__(self) -> str:
        what = f"{self.module}.{self.name}" if self.name else self.module
        return f"{self.file.relative_to(ROOT)}:{self.line} imports {what}"


def sources(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def imports_of(file: Path) -> Iterator[Import]:
    """Every import of a file; only what stands outside every ``if`` and function counts as ``at_top``."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    top = set(tree.body)
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                for alias in names:
                    yield Import(file, node.lineno, alias.name, None, node in top)
            case ast.ImportFrom(module=module, names=names, level=level):
                prefix = ("." * level) + (module or "")
                for alias in names:
                    yield Import(file, node.lineno, prefix, alias.name, node in top)


def part_of(file: Path) -> str:
    """The part of the package a file belongs to: a folder, or a module beside them."""
    first = file.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def part_named(found: Import) -> str | None:
    """The part of the package that an import reaches into; None for other packages."""
    parts = found.module.split(".")
    if parts[0] != "accordingto" or found.name == "__version__":
        return None
    if len(parts) > 1:
        return parts[1]
    return found.name if found.name in MAY_IMPORT else "__init__"


def package_imports() -> list[Import]:
    return [found for file in sources("src") for found in imports_of(file)]


def test_every_part_has_its_rule() -> None:
    parts = {part_of(file) for file in sources("src")}

    assert parts == set(MAY_IMPORT)


def test_parts_import_only_what_they_may() -> None:
    wrong = [
        str(found)
        for found in package_imports()
        if part_named(found) not in {None, part_of(found.file), *MAY_IMPORT[part_of(found.file)]}
    ]

    assert wrong == []


def test_only_the_command_that_starts_it_imports_the_web_application() -> None:
    importing = {found.file for found in package_imports() if part_named(found) == "web"}
    outside = {file.relative_to(PACKAGE) for file in importing if part_of(file) != "web"}

    assert outside == {Path("cli", "commands", "serve.py")}


def test_imports_are_absolute() -> None:
    assert [str(found) for found in package_imports() if found.module.startswith(".")] == []


@pytest.mark.parametrize("library", sorted(ONLY_IN))
def test_a_library_stands_behind_its_door(library: str) -> None:
    wrong = [
        str(found)
        for found in package_imports()
        if found.module.split(".")[0] == library
        and not any(found.file.relative_to(PACKAGE).match(door) for door in ONLY_IN[library])
    ]

    assert wrong == []


def test_heavy_libraries_are_imported_late() -> None:
    """Save numpy, and the server's protocol: only modules that are themselves imported late have them."""
    wrong = [
        str(found)
        for found in package_imports()
        if found.at_top
        and found.module.split(".")[0] in HEAVY
        and found.module.split(".")[0] != "numpy"
        and found.file.relative_to(PACKAGE) != Path("web", "connections.py")
    ]

    assert wrong == []


def test_underscored_names_stay_in_their_module() -> None:
    wrong = [
        str(found)
        for file in sources("src", "tests", *BESIDE)
        for found in imports_of(file)
        if found.module.split(".")[0] in {"accordingto", "tests", *BESIDE}
        and any(
            name.startswith("_") and not name.endswith("__")
            for name in (*found.module.split("."), found.name or "")
        )
    ]

    assert wrong == []


@pytest.mark.parametrize("folder", ["src", *BESIDE])
def test_folders_beside_the_package_import_only_what_they_may(folder: str) -> None:
    wrong = [
        str(found)
        for file in sources(folder)
        for found in imports_of(file)
        if found.module.split(".")[0] in {*BESIDE, "tests"} - BESIDE.get(folder, set()) - {folder}
    ]

    assert wrong == []


def test_the_folders_beside_the_package_stay_small() -> None:
    folders = Counter(file.parent for file in sources(*BESIDE))

    assert {str(folder): count for folder, count in folders.items() if count > MOST_MODULES} == {}


def test_nothing_outside_training_needs_pytorch() -> None:
    wrong = [
        str(found)
        for file in sources("src", *(BESIDE.keys() - {"training"}))
        for found in imports_of(file)
        if found.module.split(".")[0] == "torch"
    ]

    assert wrong == []


def test_modules_stay_small() -> None:
    lengths = {
        str(file.relative_to(ROOT)): len(file.read_text(encoding="utf-8").splitlines())
        for file in sources("src", *BESIDE)
    }

    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}


@pytest.mark.parametrize("statement", ["import accordingto", "import accordingto.cli"])
def test_import_is_light(statement: str) -> None:
    code = f"import sys; {statement}; print(*sorted({{name.split('.')[0] for name in sys.modules}}))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert "accordingto" in loaded.split()
    assert set(loaded.split()) & set(HEAVY) == set()


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[<>=!~\[ ]", line)[0] for line in project["dependencies"]}
    imported = {found.module.split(".")[0] for found in package_imports()} - {"accordingto"}
    packages = {DISTRIBUTIONS.get(name, name) for name in imported - sys.stdlib_module_names}

    assert packages == declared - NEEDED_BY_OTHERS


def test_every_extra_for_users_is_asked_for_by_its_name_and_no_other() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {name for name in project["optional-dependencies"] if name not in {"dev", "train"}}
    asked: dict[str, set[str]] = {}
    for file in sources("src"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name(id="need"),
                    args=[ast.Constant(value=str(module)), ast.Constant(value=str(extra))],
                ):
                    asked.setdefault(extra, set()).add(module.split(".")[0])

    assert set(asked) == extras
    for extra, packages in asked.items():
        declared = {re.split(r"[<>=!~\[ ]", line)[0] for line in project["optional-dependencies"][extra]}
        assert packages == declared


def module_of(file: Path) -> str:
    """The dotted name of a file of the package."""
    return ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def running_imports() -> dict[str, set[str]]:
    """For each module of the package the others that it imports when it runs, at the top or later."""
    files = {module_of(file): file for file in sources("src")}
    found: dict[str, set[str]] = {}
    for name, file in files.items():
        tree = ast.parse(file.read_text(encoding="utf-8"))
        typing_only = {
            node
            for block in ast.walk(tree)
            if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
            for node in ast.walk(block)
        }
        found[name] = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node not in typing_only and node.module in files:
                inner = {f"{node.module}.{alias.name}" for alias in node.names}
                found[name] |= (inner & set(files)) or {node.module}
        found[name].discard(name)
    return found


def test_no_imports_run_in_a_circle() -> None:
    left = running_imports()
    while free := {name for name, wanted in left.items() if not wanted & set(left)}:
        left = {name: wanted for name, wanted in left.items() if name not in free}

    assert left == {}


@pytest.mark.parametrize("package", sorted(LAYERS))
def test_rooms_import_only_what_stands_below_them(package: str) -> None:
    rank = {room: level for level, rooms in enumerate(LAYERS[package]) for room in rooms}
    wrong = []
    for found in package_imports():
        here = found.file.relative_to(PACKAGE).parts
        there = found.module.split(".")
        if here[0] != package or len(here) < 3 or there[:2] != ["accordingto", package]:
            continue
        room = there[2] if len(there) > 2 else found.name
        if room != here[1] and rank.get(str(room), len(rank)) >= rank[here[1]]:
            wrong.append(str(found))

    assert wrong == []


@pytest.mark.parametrize("package", sorted(LAYERS))
def test_every_room_has_its_layer(package: str) -> None:
    rooms = {path.name for path in (PACKAGE / package).iterdir() if (path / "__init__.py").exists()}
    named = {room for rooms in LAYERS[package] for room in rooms}

    assert rooms == named - {file.stem for file in (PACKAGE / package).glob("*.py")}


def test_folders_stay_small() -> None:
    folders = {file.parent for file in sources("src", "tests")}
    crowded = {
        folder.relative_to(ROOT).as_posix()
        for folder in folders
        if len([*folder.glob("*.py")]) > MOST_MODULES
    }

    assert crowded == set()


def test_every_module_of_reading_has_its_test() -> None:
    tests = ROOT / "tests" / "reading"
    modules = [file.relative_to(PACKAGE / "reading") for file in sources("src/accordingto/reading")]
    bare = {
        str(module)
        for module in modules
        if module.name != "__init__.py" and not (tests / module.with_name(f"test_{module.name}")).exists()
    }

    assert bare == set(TESTED_ELSEWHERE)
    assert all((tests / test).exists() for test, _ in TESTED_ELSEWHERE.values())


def test_every_ignored_check_has_its_reason() -> None:
    ignored = re.compile(r"# (?:type: ignore|noqa|pragma)")
    reasoned = re.compile(r"# (?:type: ignore\[[\w-]+\]|noqa: [A-Z]+\d+)  # \w")
    wrong = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in sources("src", "tests", "training", "benchmarks", "scripts")
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if ignored.search(line) and not reasoned.search(line)
    ]

    assert wrong == []


def test_the_report_knows_no_other_format() -> None:
    wrong = [
        str(found)
        for file in sources("src/accordingto/export/report")
        for found in imports_of(file)
        if found.module.startswith("accordingto.export")
        and not found.module.startswith("accordingto.export.report.")
        and found.module != "accordingto.export.wording"
    ]

    assert wrong == []


STATES = ("The", "A", "An", "What", "Who", "How", "Where", "When", "Whether")
"""First words of docstrings that say what something is, and not what is done."""


def test_docstrings_of_functions_begin_with_a_verb() -> None:
    wrong = []
    for file in sources("src"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            is_property = any("property" in ast.unparse(one) for one in node.decorator_list)
            if not is_property and (ast.get_docstring(node) or "").startswith(tuple(f"{w} " for w in STATES)):
                wrong.append(f"{file.relative_to(ROOT)}:{node.lineno} {node.name}")

    assert wrong == []


def test_every_class_of_reading_has_a_name_of_its_own() -> None:
    names = Counter(
        node.name
        for file in sources("src/accordingto/reading")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    )

    assert [name for name, count in names.items() if count > 1] == []
