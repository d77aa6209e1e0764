from __future__ import annotations

from time import process_time

from accordingto.types import Ledger
from accordingto.watchlist import watch_items
from tests.watchlist.ledgers import read


def contents(marked: str) -> list[str]:
    return [one.content[0].text for one in watch_items(read(marked))]


def test_what_is_told_twice_is_one_item() -> None:
    assert contents("The port will rebuild the pier. Much later the pier will be rebuilt by the port.") == [
        "The port will rebuild the pier"
    ]


def test_words_that_many_sentences_have_do_not_make_two_items_one() -> None:
    assert len(contents("Prices will fall over there. Tolls will rise over there.")) == 2


def test_time_does_not_grow_with_the_square_of_the_items() -> None:
    def seconds(ledger: Ledger) -> float:
        begun = process_time()
        watch_items(ledger)
        return process_time() - begun

    few, many = (
        read(" ".join(f"The a{i:03}b will open the c{i:03}d." for i in range(count))) for count in (100, 800)
    )
    assert len(watch_items(many)) == 800
    assert seconds(many) < 24 * max(seconds(few), 0.005)
