from __future__ import annotations

from accordingto.export import LEDGER_FILES
from accordingto.web.exports import attachment


def test_a_file_has_the_suffix_of_its_format_and_a_name_without_odd_signs() -> None:
    assert attachment('a"\r\nb/c é', LEDGER_FILES["parquet"]) == {
        "Content-Disposition": 'attachment; filename="a-b-c-.parquet"'
    }
