"""Work on what strangers wrote, in processes with limits of time and memory."""

from __future__ import annotations

from accordingto.confined.crew import Crew, ProcessEnded, Work, WorkFailed
from accordingto.confined.limits import Limits

__all__ = ["Crew", "Limits", "ProcessEnded", "Work", "WorkFailed"]
