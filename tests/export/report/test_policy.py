from __future__ import annotations

import base64
import hashlib

from accordingto.export.report.policy import page_policy


def source(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def test_only_this_style_and_this_script_are_allowed() -> None:
    parts = page_policy("a {}", "run()").split("; ")

    assert parts[0] == "default-src 'none'"
    assert f"style-src {source('a {}')}" in parts
    assert f"script-src {source('run()')}" in parts


def test_without_a_script_none_is_allowed() -> None:
    assert "script-src" not in page_policy("a {}")
