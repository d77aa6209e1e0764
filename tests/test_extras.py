from __future__ import annotations

import json
import sys

import pytest

from accordingto.errors import MissingExtra
from accordingto.extras import need


def test_what_is_there_is_given() -> None:
    assert need("json", "data") is json


@pytest.mark.parametrize("module", ["nosuchpackage", "nosuchpackage.part"])
def test_what_is_missing_names_its_extra(module: str) -> None:
    with pytest.raises(MissingExtra) as raised:
        need(module, "data")

    assert (raised.value.package, raised.value.extra) == ("nosuchpackage", "data")
    assert str(raised.value) == "nosuchpackage is not installed; run: pip install 'accordingto[data]'"


def test_a_package_that_lacks_a_part_is_a_bug() -> None:
    assert "json" in sys.modules
    with pytest.raises(ModuleNotFoundError, match=r"json\.nosuchpart"):
        need("json.nosuchpart", "data")
