"""TimeML files: the text, its day, and the times in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from accordingto.errors import UnreadableInput
from corpora.timeml import read_timeml

TIMEML = """<?xml version="1.0" ?>
<TimeML><DOCID>ferry</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2031-04-16T09:00">April 16</TIMEX3></DCT>
<TEXT>The ferry <EVENT eid="e1">sank</EVENT> on
<TIMEX3 tid="t1" type="DATE" value="2031-04-15">Tuesday</TIMEX3> after
<TIMEX3 tid="t2" type="DURATION" value="P3D">three <EVENT eid="e2">stormy</EVENT> days</TIMEX3>.</TEXT>
</TimeML>
"""


def test_a_file_is_read_with_its_day_and_times(tmp_path: Path) -> None:
    file = tmp_path / "ferry.tml"
    file.write_text(TIMEML, encoding="utf-8")
    document = read_timeml(file)
    assert document.published == "2031-04-16"
    assert [document.text[t.start : t.end] for t in document.times] == ["Tuesday", "three stormy days"]
    assert [(t.kind, t.value) for t in document.times] == [("date", "2031-04-15"), ("duration", "P3D")]


def test_entities_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "ferry.tml"
    file.write_text('<!DOCTYPE x [<!ENTITY a "b">]>' + TIMEML[TIMEML.index("\n") :], encoding="utf-8")
    with pytest.raises(UnreadableInput, match="entities"):
        read_timeml(file)


@pytest.mark.parametrize(
    "written", [b"", TIMEML[:-12].encode(), b"<TimeML>\xff</TimeML>", b"<TimeML></TimeML>"]
)
def test_what_is_no_timeml_is_refused_with_the_name_of_the_file(tmp_path: Path, written: bytes) -> None:
    file = tmp_path / "ferry.tml"
    file.write_bytes(written)
    with pytest.raises(UnreadableInput, match=r"ferry\.tml: it "):
        read_timeml(file)
