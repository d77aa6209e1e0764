"""Every program and command that the documentation shows runs, word for word."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
SECONDS = 120
NOT_RUN = {
    "make demo\n": "it serves until Ctrl-C",
    "make test\n": "it is what runs this",
    "pip install accordingto\n": "the package is not taken from an index here",
}
"""Commands that no test can run, each with its reason."""
PORT = 8707
"""The port that the page names."""
TOLLS = "# Tolls to rise\n\nTolls will rise in June, the port said. “We have no choice,” Ida Orr said.\n"


def blocks(page: Path, *kinds: str) -> list[str]:
    """The blocks of a page in a language."""
    found = BLOCK.findall(page.read_text(encoding="utf-8"))
    return [code for kind, code in found if kind in kinds]


def alone() -> list[object]:
    """The Python blocks of all pages but the tutorial, whose programs go on from one another."""
    return [
        pytest.param(code, id=f"{page.stem}-{i}")
        for page in PAGES
        if page.stem != "tutorial"
        for i, code in enumerate(blocks(page, "python"), 1)
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with what the pages name: the examples, an archive, pages of the port's article."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    (tmp_path / "archive").mkdir()
    for name in ("tolls.md", "archive/tolls.md", "article.txt"):
        (tmp_path / name).write_text(TOLLS, encoding="utf-8")
    (tmp_path / "monday").mkdir()
    for name in ("runway-1.html", "runway-2.html"):
        shutil.copy(ROOT / "examples" / name, tmp_path / "monday" / name)
    shutil.copy(ROOT / "examples" / "phone-ban.html", tmp_path / "page.html")
    shutil.copy(ROOT / "examples" / "phone-ban.html", tmp_path / "tolls.html")
    (tmp_path / "archive.csv").write_text(
        'title,body,date\nTolls,"Tolls will rise, the port said.",2031-05-04\n'
    )
    (tmp_path / ".venv").symlink_to(Path(sys.prefix))
    return tmp_path


def run(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, with our commands on the path and a home of its own for the library."""
    own = {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "HOME": str(folder)}
    environment = {**os.environ, **own, "XDG_DATA_HOME": str(folder / "data")}
    return subprocess.run(
        arguments, cwd=folder, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False
    )


@pytest.mark.parametrize("code", alone())
def test_a_program_runs_by_itself(code: str, folder: Path) -> None:
    script = folder / "script.py"
    script.write_text(code, encoding="utf-8")

    made = run([sys.executable, "script.py"], folder)

    assert made.returncode == 0, made.stderr
    assert "Traceback" not in made.stderr


def test_the_programs_of_the_tutorial_run_one_after_another(folder: Path) -> None:
    page = ROOT / "docs" / "tutorial.md"
    found = [
        (kind, code)
        for kind, code in BLOCK.findall(page.read_text(encoding="utf-8"))
        if kind in ("sh", "python")
    ]
    shells = "".join(code for kind, code in found if kind == "sh" and code not in NOT_RUN)
    made = run(["sh", "-c", shells], folder)
    assert made.returncode == 0, made.stderr
    (folder / "script.py").write_text(
        "".join(code for kind, code in found if kind == "python"), encoding="utf-8"
    )

    made = run([sys.executable, "script.py"], folder)

    assert made.returncode == 0, made.stderr


@pytest.mark.parametrize(
    "code",
    [
        pytest.param(code, id=f"{page.stem}-{i}")
        for page in PAGES
        if page.stem not in ("tutorial", "http")
        for i, code in enumerate(blocks(page, "sh"), 1)
        if code not in NOT_RUN
    ],
)
def test_commands_run(code: str, folder: Path) -> None:
    made = run(["sh", "-e", "-c", code], folder)

    assert made.returncode == 0, made.stderr


def test_what_is_not_run_stands_in_the_documentation() -> None:
    assert set(NOT_RUN) <= {code for page in PAGES for code in blocks(page, "sh")}


def test_no_block_is_of_a_language_that_nobody_runs() -> None:
    kinds = {kind for page in PAGES for kind, _ in BLOCK.findall(page.read_text(encoding="utf-8"))}

    # sql: tests/bulk/test_docs.py; toml: tests/follow/test_lists.py; ini, a unit file, is run by nobody
    assert kinds == {"python", "sh", "text", "json", "sql", "toml", "ini"}


def test_the_requests_of_the_http_page_are_answered(folder: Path) -> None:
    if shutil.which("curl") is None:
        pytest.skip("no curl: apt-get install curl")
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]  # that of the page may be taken here
    serve, *requests = blocks(ROOT / "docs" / "http.md", "sh")
    adding, command, settings = serve.splitlines()
    assert f":{PORT}/" in settings
    assert run(["sh", "-c", adding], folder).returncode == 0
    own = {**os.environ, "HOME": str(folder), "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    with subprocess.Popen(
        ["sh", "-c", f"exec {command} --port {port}"], cwd=folder, env=own, stdout=subprocess.DEVNULL
    ) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}/api/v1/health")
            # curl ends with 22 where an answer is an error.
            code = "\n".join(
                [
                    settings.replace(str(PORT), str(port)),
                    'curl() { command curl --fail-with-body -sS "$@"; }',
                    *requests,
                ]
            )
            made = run(["sh", "-e", "-c", code], folder)
        finally:
            server.terminate()

    assert made.returncode == 0, made.stdout[-2000:] + made.stderr


def wait_for(address: str) -> None:
    """Wait until a server answers; a busy machine starts one slowly."""
    for _ in range(600):
        try:
            with urlopen(address, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    pytest.fail(f"{address} did not answer within a minute")
