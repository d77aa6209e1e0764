"""The web application of a library: pages rendered by the server, without external resources, and an API."""

from __future__ import annotations

from accordingto.web.app import create_app
from accordingto.web.desk import Apart
from accordingto.web.site import Settings

__all__ = ["Apart", "Settings", "create_app"]
