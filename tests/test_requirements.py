"""The versions that the Makefile installs: all that pyproject.toml asks for, with hashes, and no address."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PYPROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
BASE = [*PYPROJECT["project"]["dependencies"], *PYPROJECT["dependency-groups"]["build"]]
DEV = PYPROJECT["project"]["optional-dependencies"]["dev"]
RENEW = "run `make lock` and commit the files"
PINNED = re.compile(
    r"^([a-z0-9][a-z0-9.-]*)==([^ ;\\]+)[^\n]*\\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.M
)


def pins(name: str) -> dict[str, list[str]]:
    """The versions of each package in a file; a package may have another one for other systems."""
    found: dict[str, list[str]] = {}
    for package, version, _ in PINNED.findall((ROOT / "requirements" / name).read_text(encoding="utf-8")):
        found.setdefault(package, []).append(version)
    return found


@pytest.mark.parametrize(("name", "asked"), [("base.txt", BASE), ("dev.txt", [*BASE, *DEV])])
def test_what_is_asked_for_is_pinned_within_its_range(name: str, asked: list[str]) -> None:
    pinned = pins(name)
    for requirement in map(Requirement, asked):
        versions = pinned.get(requirement.name.lower(), [])
        assert versions, f"{name} lacks {requirement.name}: {RENEW}"
        assert all(version in requirement.specifier for version in versions), f"{requirement}: {RENEW}"


@pytest.mark.parametrize("name", ["base.txt", "dev.txt"])
def test_every_line_is_a_package_or_its_hash_and_none_an_address(name: str) -> None:
    content = (ROOT / "requirements" / name).read_text(encoding="utf-8")

    assert PINNED.sub("", content) == ""


def test_development_has_the_versions_of_users() -> None:
    dev = pins("dev.txt")

    assert {package: dev.get(package) for package in pins("base.txt")} == pins("base.txt")
