"""The library over HTTP: ``/api/v1``, described by itself in ``/api/v1/openapi.json``."""

from __future__ import annotations

from accordingto.web.api.routes import OPERATIONS, described, routes

__all__ = ["OPERATIONS", "described", "routes"]
