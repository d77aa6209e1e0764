"""A file lock that is released when its process ends, even if the process is killed."""

from __future__ import annotations

import os
import socket
from typing import BinaryIO


def hold(file: BinaryIO) -> str | None:
    """Lock an open file for this process and write the process id and host into it; closing it unlocks it.

    Return None if the lock was acquired. If another process holds it, return what that one wrote ("process
    123 on host"). Raises ``OSError`` if the file cannot be written.
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
