from __future__ import annotations

import pytest

from accordingto.store.faults import Garbled
from accordingto.store.keeping import address_of, key_of, pack, unpack
from accordingto.types import Ledger
from tests.fakes import ferry, harbour, observatory, orchard
from tests.store.shelves import tolls


@pytest.mark.parametrize(
    "ledger", [harbour(), orchard(), observatory(), ferry(), tolls("[[q1.cue|\0]] [[q1.content|\U0001f30a]]")]
)
def test_what_comes_back_is_what_went_in(ledger: Ledger) -> None:
    assert unpack(pack(ledger)) == ledger


@pytest.mark.parametrize("data", [b"", b"{}", pack(orchard())[:-3], pack(orchard())[:40] + b"\0" * 9])
def test_bytes_that_changed_are_no_ledger(data: bytes) -> None:
    with pytest.raises(Garbled):
        unpack(data)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("HTTPS://North.Example", "https://north.example/"),
        ("https://north.example/Tolls?b=2&a=1#x", "https://north.example/Tolls?b=2&a=1"),
        ("https://[", "https://["),
        ("", None),
    ],
)
def test_an_address_is_what_a_server_is_asked_for(url: str, address: str | None) -> None:
    assert address_of(tolls(url=url).article) == address


def test_the_key_is_of_the_address_or_of_the_text() -> None:
    one, other = tolls(url="https://north.example/a"), tolls(url="https://north.example/b")

    assert key_of(one.article) != key_of(other.article)
    assert key_of(one.article) == key_of(
        tolls("[[q1.cue|No]] [[q1.content|more]].", url="https://NORTH.example/a#b").article
    )
    assert key_of(tolls().article) == tolls().article.id
