from __future__ import annotations

from accordingto.store import Library
from accordingto.web.names import name_of


def test_a_key_stands_for_a_name_and_else_for_itself(filled: Library) -> None:
    assert name_of(filled, "mara-ellison") == "Mara Ellison"
    assert name_of(filled, "nobody") == "nobody"
    assert name_of(filled, "") == ""
