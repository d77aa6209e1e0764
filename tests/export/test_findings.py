from __future__ import annotations

from itertools import count

import pytest

from accordingto.export.findings import term_findings
from accordingto.types import Time


@pytest.mark.parametrize(
    ("value", "label"),
    [("2031-05-31", "31 May 2031"), ("2031-05", "May 2031"), ("P2W", "P2W"), (None, "")],
)
def test_a_term_has_its_day_written_out(value: str | None, label: str) -> None:
    (found,) = term_findings(
        [Time(id="t1", start=3, end=6, text="May", value=value, kind="deadline")], count(1)
    )

    assert (found.label, found.words) == (label, "May")
