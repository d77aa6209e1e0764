"""Text made safe for terminals: names, messages and articles may hold what drives one."""

from __future__ import annotations

from typing import BinaryIO


def printable(line: str) -> str:
    """Escape what would break a line or steer a terminal: file names may hold anything."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape", "surrogatepass").decode("ascii")
        for char in line
    )


def printable_lines(message: str) -> str:
    """Escape the same in each line of a message; where the lines end is left as it is."""
    return "\n".join(map(printable, message.split("\n")))


class Screen:
    """A terminal as a stream of bytes: what could drive it is made visible; lines and tabs stay."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, data: bytes) -> None:
        """Write whole characters in UTF-8."""
        from accordingto.export.screen import safe

        lines = data.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
        shown = "\n".join("\t".join(safe(part) for part in line.split("\t")) for line in lines)
        self._stream.write(shown.encode())

    def flush(self) -> None:
        """Send what is written on its way."""
        self._stream.flush()
