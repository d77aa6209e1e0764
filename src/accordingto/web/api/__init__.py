"""The HTTP API at ``/api/v1``, which is described in ``/api/v1/openapi.json``."""

from __future__ import annotations

from accordingto.web.api.routes import OPERATIONS, described, routes

__all__ = ["OPERATIONS", "described", "routes"]
