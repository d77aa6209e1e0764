"""What decides the output is in the manifest, and nothing that comes and goes."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import accordingto
from accordingto.bulk.manifest import DECIDING, Manifest, versions


def test_the_versions_are_those_of_this_package_and_those_it_uses() -> None:
    found = versions()

    assert found["accordingto"] == accordingto.__version__
    assert found["numpy"] == version("numpy")
    assert {*DECIDING} < {*found}
    assert found == versions()


def test_files_of_python_that_come_and_go_do_not_count() -> None:
    before = versions()["package"]
    cache = Path(accordingto.__file__).parent / "__pycache__"
    cache.mkdir(exist_ok=True)
    passing = cache / "errors.cpython-311.pyc.12345"
    passing.touch()
    try:
        assert versions()["package"] == before
    finally:
        passing.unlink()


def test_other_manifests_have_other_ids() -> None:
    one = Manifest(versions={"accordingto": "1"}, options={"by": "day"}, inputs={"inputs": "a"})
    other = Manifest(versions={"accordingto": "1"}, options={"by": "day"}, inputs={"inputs": "b"})
    turned = Manifest(inputs={"inputs": "a"}, options={"by": "day"}, versions={"accordingto": "1"})

    assert one.id != other.id
    assert one.id == turned.id
