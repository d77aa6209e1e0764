"""One process at a time: a file that a process holds until it ends, however that is."""

from __future__ import annotations

import os
import socket
from typing import BinaryIO


def hold(file: BinaryIO) -> str | None:
    """Hold an open file for this process, and write into it who does; it is let go when it is closed.

    Return who holds it already, as it stands in the file; None where nobody did. Raises ``OSError`` where it
    cannot be written.
    """
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.seek(0)
        return file.read().decode(errors="replace") or "unknown"
    file.truncate(0)
    file.write(f"process {os.getpid()} on {socket.gethostname()}".encode())
    file.flush()
    return None
