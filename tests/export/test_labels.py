"""What pages and commands call warnings: all that the guide lists."""

from __future__ import annotations

import re
from pathlib import Path

from accordingto.export.labels import WARNINGS, warning_label

GUIDE = Path(__file__).parents[2] / "docs" / "guide.md"


def test_every_documented_warning_has_a_label_that_is_no_code() -> None:
    table = GUIDE.read_text(encoding="utf-8").partition("| code | what it says |")[2].partition("\n\n")[0]
    codes = set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE))

    assert codes == WARNINGS.keys()
    assert len(set(WARNINGS.values())) == len(WARNINGS)


def test_a_code_of_another_version_is_shown_in_its_words() -> None:
    assert warning_label("quote_in_verse") == "quote in verse"
