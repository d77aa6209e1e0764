"""The package as users install it: a wheel, in an environment without the sources."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

import accordingto

ROOT = Path(__file__).parents[1]
PROGRAM = """
from accordingto import Failure, Reader, article_from_text, read_inputs

ledger = Reader().read(article_from_text("Tolls will rise in June, the port said."))
cues: list[str] = [span.text for one in ledger.attributions for span in one.cue]
for result in Reader().read_many(read_inputs(["archive"])):
    told: str = result.reason if isinstance(result, Failure) else result.article.text
"""


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment with the wheel, and with the dependencies that are installed here."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*build, "--wheel-dir", str(folder), str(ROOT)], check=True)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "env", with_pip=False)
    (site,) = (folder / "env" / "lib").glob("python*/site-packages")
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*install, "--target", str(site), str(wheel)], check=True)
    # Only the folder is added: what is installed in place there, the sources among it, is not found.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return folder / "env" / "bin" / "python"


@pytest.mark.parametrize(
    ("format", "holds"),
    [("jsonl", '"text":"said"'), ("html", '<span class="cue">said</span>')],
)
def test_the_command_reads(python: Path, tmp_path: Path, format: str, holds: str) -> None:
    code = "from accordingto.cli import main; main()"
    article = tmp_path / "tolls.txt"
    article.write_text("Tolls will rise in June, the port said.", encoding="utf-8")
    made = subprocess.run(
        [python, "-I", "-c", code, "read", article, "--format", format],
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )

    assert (made.returncode, holds in made.stdout) == (0, True), made.stderr


def test_it_is_the_wheel_that_is_read(python: Path, tmp_path: Path) -> None:
    code = "import accordingto; print(accordingto.__file__)"
    file = subprocess.run(
        [python, "-I", "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path
    ).stdout

    assert Path(file.strip()).is_relative_to(python.parents[1])


def test_a_type_checker_knows_every_public_name(python: Path, tmp_path: Path) -> None:
    names = [name for name in accordingto.__all__ if name != "__version__"]
    reveal = "\n".join(f"reveal_type(accordingto.{name})" for name in names)
    program = tmp_path / "program.py"
    program.write_text(f"import accordingto\n{PROGRAM}\n{reveal}\n", encoding="utf-8")
    checker = [sys.executable, "-m", "mypy", "--strict", "--python-executable", str(python)]
    made = subprocess.run(
        [*checker, "--cache-dir", str(tmp_path / "cache"), str(program)],
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    revealed = [line for line in made.stdout.splitlines() if "Revealed type is" in line]

    assert made.returncode == 0, made.stdout
    assert len(revealed) == len(names)
    assert [line for line in revealed if '"Any"' in line] == []
