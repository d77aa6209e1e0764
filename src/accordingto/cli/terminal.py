"""Escaping of text for terminals, since names, messages and articles may hold control characters."""

from __future__ import annotations

from typing import BinaryIO


def printable(line: str) -> str:
    """Escape characters that would break the line or control the terminal, such as file names may hold."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape", "surrogatepass").decode("ascii")
        for char in line
    )


def printable_lines(message: str) -> str:
    """Apply ``printable`` to each line of a message, keeping the line breaks."""
    return "\n".join(map(printable, message.split("\n")))


class Screen:
    """A byte stream to a terminal that escapes control characters, except line breaks and tabs."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, data: bytes) -> None:
        """Write text in UTF-8; ``data`` must not end within a character."""
        from accordingto.export.screen import safe

        lines = data.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
        shown = "\n".join("\t".join(safe(part) for part in line.split("\t")) for line in lines)
        self._stream.write(shown.encode())

    def flush(self) -> None:
        """Flush the stream."""
        self._stream.flush()
