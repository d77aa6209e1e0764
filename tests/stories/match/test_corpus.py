from __future__ import annotations

from accordingto.stories.match.corpus import Corpus
from accordingto.stories.match.statement import statements
from accordingto.stories.match.vectors import bundled_vectors
from tests.stories.ledgers import told


def test_a_fragment_that_says_nothing_alone_is_compared_with_nothing() -> None:
    texts = ("The mayor rowed for five minutes across the harbour.", "For five minutes. The harbour froze.")
    sentences = [
        one for number, text in enumerate(texts) for one in statements(number, told(text, f"{number}.txt"))
    ]

    pairs = Corpus(sentences, bundled_vectors()).candidates()

    assert [(sentences[a].text, sentences[b].text) for a, b in pairs] == [(texts[0], "The harbour froze.")]
