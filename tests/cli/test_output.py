from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from accordingto.cli import output
from accordingto.cli.output import open_output
from tests.cli.conftest import Run


def test_a_file_appears_complete_or_not_at_all(tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    with open_output(out) as stream:
        stream.write(b"half")
        stream.flush()
        assert not out.exists()

    assert out.read_bytes() == b"half"
    assert list(tmp_path.iterdir()) == [out]


def test_a_failure_keeps_what_was_there(tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    out.write_bytes(b"old")
    with pytest.raises(RuntimeError), open_output(out) as stream:
        stream.write(b"new")
        raise RuntimeError

    assert out.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [out]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target.html", tmp_path / "link.html"
    target.write_bytes(b"old")
    link.symlink_to(target)
    with open_output(link) as stream:
        stream.write(b"new")

    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_device_is_written_to_and_not_replaced() -> None:
    with open_output(Path(os.devnull)) as stream:
        stream.write(b"gone")

    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_what_cannot_be_written_is_named() -> None:
    with (
        pytest.raises(OSError, match="No space left on device: '/dev/full'"),
        open_output(Path("/dev/full")) as out,
    ):
        out.write(b"gone")


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    usual, out = tmp_path / "usual", tmp_path / "out"
    usual.touch()
    with open_output(out) as stream:
        stream.write(b"new")

    assert out.stat().st_mode == usual.stat().st_mode


DRIVING = "Orr \x1b[31msaid\x1b[0m \x9b31m \u202eno\u202c\tit\r\nrained\n"


def test_what_could_drive_a_terminal_is_made_visible_there(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(output, "is_on_screen", lambda: True)
    with open_output(None) as stream:
        stream.write(DRIVING.encode())

    assert capfdbinary.readouterr().out.decode() == "Orr ␛[31msaid␛[0m �31m �no�\tit\nrained\n"


def test_a_pipe_gets_what_is_written(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    with open_output(None) as stream:
        stream.write(DRIVING.encode())

    assert capfdbinary.readouterr().out == DRIVING.encode()


@pytest.mark.parametrize(
    "words",
    [
        ("show", "\x1b[31m\u202ekey"),
        ("list", "--db", "\x1b[31m.db"),
        ("list", "--after", "\x1b[31m"),
        ("\x1b[31m",),
        ("read", "\x1b[31m.txt"),
    ],
)
def test_no_message_drives_a_terminal(run: Run, kept: list[str], words: tuple[str, ...]) -> None:
    result = run(*words)

    assert result.exit_code != 0
    assert not set("\x1b\u202e") & set(result.output)
    assert "x1b[31m" in result.output
