from __future__ import annotations

import io

from accordingto.cli.terminal import Screen, printable, printable_lines


def test_a_name_cannot_break_the_line_or_steer_the_terminal() -> None:
    assert printable("a\nb\x1b[31m\udcff «café» 日本") == "a\\nb\\x1b[31m\\udcff «café» 日本"


def test_a_message_keeps_its_lines() -> None:
    assert printable_lines("one\x1b[2J\ntwo\r") == "one\\x1b[2J\ntwo\\r"


def test_a_screen_keeps_lines_and_tabs_and_shows_the_rest() -> None:
    stream = io.BytesIO()
    Screen(stream).write(b"a\tb\r\nc\x1b[31m\n")

    assert stream.getvalue().decode() == "a\tb\nc␛[31m\n"
