"""Every operation has an example, and each example does what it shows: as a command and in Python."""

from __future__ import annotations

import contextlib
import io
import shutil
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from accordingto.corrections import OtherAct, anchor
from accordingto.store import Library, name_story
from accordingto.web import create_app
from accordingto.web.api.examples import EXAMPLES, FILE, Example, python_start, shell_start
from accordingto.web.api.operations import BASE, Method
from accordingto.web.api.routes import OPERATIONS
from tests.ingest.samples import PAGE
from tests.web.conftest import FakeReader, Here, tolls
from tests.web.serving import serving

EVERY = [
    pytest.param(method, example, id=f"{method} {example.address}")
    for (method, _), examples in EXAMPLES.items()
    for example in examples
]
TEXT = "[[q1.content|Tolls will rise in June]], [[q1.source|[[a1|the port]]]] [[q1.cue|said]]."
PERSON = "mara-ellison"
URL = "https://elswick.example/tolls"


@pytest.fixture
def key(library: Library) -> str:
    """The key of an article with two versions and, unless a test makes it, a correction."""
    library.add(tolls(url="https://elswick.example/a", outlet="Elswick Courier"))
    library.add(tolls(url=URL, outlet="Elswick Courier", published="2026-03-01"))
    return library.add(tolls(TEXT, url=URL, outlet="Elswick Courier", published="2026-03-02")).key


@pytest.fixture
def api(library: Library, tmp_path: Path) -> Iterator[str]:
    (tmp_path / FILE).write_text(PAGE, encoding="utf-8")
    with serving(create_app(library, Here(FakeReader))) as port:
        yield f"http://127.0.0.1:{port}{BASE}"


def corrected(library: Library, key: str) -> None:
    """Make the corrections, of an article and of its story, that examples undo."""
    library.change(name_story, key, "Tolls", author="Ines")
    ledger = library.ledger(key)
    cue = anchor(ledger.article.text, ledger.attributions[0].cue)
    library.correct(key, OtherAct(attribution=cue, act="warn"), author="Ines")


def test_every_operation_has_an_example_and_no_other_has() -> None:
    assert set(EXAMPLES) == {(one.method, one.path) for one in OPERATIONS}
    assert all(EXAMPLES.values())


@pytest.mark.skipif(shutil.which("curl") is None, reason="no curl: apt-get install curl")
@pytest.mark.parametrize(("method", "example"), EVERY)
def test_each_command_is_answered(
    api: str, library: Library, key: str, method: Method, example: Example, tmp_path: Path
) -> None:
    if "/corrections/" in example.address:
        corrected(library, key)
    start = f"{shell_start(api, key, PERSON)}\n"
    fails = 'curl() { command curl --fail-with-body -sS "$@"; }\n'

    made = subprocess.run(
        ["sh", "-e", "-c", start + fails + example.curl(method)],
        cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip

    assert made.returncode == 0, made.stdout + made.stderr
    assert made.stdout or method == "DELETE"


@pytest.mark.parametrize(("method", "example"), EVERY)
def test_each_program_is_answered(
    api: str,
    library: Library,
    key: str,
    method: Method,
    example: Example,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if "/corrections/" in example.address:
        corrected(library, key)
    monkeypatch.chdir(tmp_path)
    printed = io.StringIO()
    run = partial(exec, f"{python_start(api, key, PERSON)}\n\n\n{example.python(method)}", {})

    with contextlib.redirect_stdout(printed):
        run()

    assert printed.getvalue().strip() or method == "DELETE"
