"""What all tests share."""

from __future__ import annotations

from hypothesis import settings

# A busy machine is no reason to fail, and a run must be repeatable.
settings.register_profile("accordingto", deadline=None, derandomize=True)
settings.load_profile("accordingto")
