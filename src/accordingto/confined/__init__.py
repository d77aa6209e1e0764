"""Worker processes with limits on time and memory, for untrusted input."""

from __future__ import annotations

from accordingto.confined.crew import Crew, ProcessEnded, Work, WorkFailed
from accordingto.confined.limits import Limits

__all__ = ["Crew", "Limits", "ProcessEnded", "Work", "WorkFailed"]
