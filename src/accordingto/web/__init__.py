"""A library in the browser, and over HTTP: pages set by the server, nothing loaded from elsewhere."""

from __future__ import annotations

from accordingto.web.app import create_app
from accordingto.web.desk import Apart
from accordingto.web.site import Settings

__all__ = ["Apart", "Settings", "create_app"]
