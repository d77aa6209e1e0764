from __future__ import annotations

import pytest

from accordingto.errors import NotInLibrary
from accordingto.store import Library, searches


def test_searches_are_kept_by_name_replaced_and_forgotten(library: Library) -> None:
    library.save_search("tolls", "q=toll")
    library.save_search("boats", "q=boat&act=deny")
    library.save_search("tolls", "q=tolls")

    assert [(one.name, one.query) for one in library.ask(searches)] == [
        ("boats", "q=boat&act=deny"),
        ("tolls", "q=tolls"),
    ]
    library.forget_search("boats")
    assert [one.name for one in library.ask(searches)] == ["tolls"]
    with pytest.raises(NotInLibrary):
        library.forget_search("boats")
