from __future__ import annotations

import pytest

from accordingto.reading.lexicons.outlets import Outlets


@pytest.mark.parametrize(
    "name", ["Reuters", "the BBC", "The Harbour Post", "Vest Gazette", "Radio Vest", "the Herald"]
)
def test_listed_outlets_and_those_of_the_shape(name: str) -> None:
    assert Outlets().is_outlet(name)


@pytest.mark.parametrize("name", ["Norland Rail", "Post", "the news", "", "reuters"])
def test_other_names(name: str) -> None:
    assert not Outlets().is_outlet(name)


def test_users_add_their_own() -> None:
    assert not Outlets().is_outlet("Tidewrack")
    assert Outlets(["Tidewrack.com"]).is_outlet("the Tidewrack")
