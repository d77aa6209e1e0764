from __future__ import annotations

from accordingto.stories.statements import statements_of
from tests.stories.ledgers import told


def test_each_sentence_of_a_speech_is_one_and_the_headline_none() -> None:
    ledger = told("[[headline|Ferry late]]\n\n“It sank. We swam home,” Orr said. Then it rained.", "a")
    text = ledger.article.text

    assert [text[start:end] for start, end in statements_of(ledger)] == [
        "“It sank.",
        "We swam home,” Orr said.",
        "Then it rained.",
    ]
