from __future__ import annotations

from accordingto.web.exports import FORMATS, attachment


def test_a_file_has_the_suffix_of_its_format_and_a_name_without_odd_signs() -> None:
    assert attachment('a"\r\nb/c é', "parquet") == {
        "Content-Disposition": 'attachment; filename="a-b-c-.parquet"'
    }


def test_no_two_formats_end_alike() -> None:
    assert len({one.suffix for one in FORMATS.values()}) == len(FORMATS)
