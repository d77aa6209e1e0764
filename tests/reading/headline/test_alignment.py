"""How much of a proposition stands in a sentence."""

from __future__ import annotations

from accordingto.reading.headline.alignment import Body, covered, find_matches, find_windows, lines_of, weight
from accordingto.reading.headline.content_words import headline_tokens, terms_of
from accordingto.reading.text.sentences import split_sentences
from tests.reading.parts import WORDPIECE


def body_of(text: str) -> Body:
    return Body(lines_of(text, split_sentences(text)), WORDPIECE.ids)


def windows(asked: str, text: str) -> list[tuple[tuple[int, ...], float]]:
    """The windows of a text, each with the lines it has and what it covers."""
    body, terms = body_of(text), terms_of(headline_tokens(asked))
    weights = [weight(term, body) for term in terms]
    found = find_windows(find_matches(terms, body), weights, len(body.lines))
    return [(window.lines, round(window.coverage, 2)) for window in found]


def weigh(word: str, text: str) -> float:
    return weight(terms_of(headline_tokens(word))[0], body_of(text))


def test_rare_words_weigh_more() -> None:
    text = "The port raised its tolls. It rained."
    assert weigh("quarry", text) > weigh("water", text) > 0


def test_what_every_sentence_has_weighs_less() -> None:
    text = "The port raised tolls. The port is old. The port is big."
    assert weigh("port", text) < weigh("port", "The sea is old. The sky is big. It rained.")


def test_one_sentence_that_says_all_goes_first() -> None:
    found = windows("port raises tolls", "The port is old. The tolls rose. The port raised its tolls.")
    assert found[0] == ((2,), 1.0)


def test_two_neighbours_can_say_it_together() -> None:
    found = windows("port raises tolls", "The port is old. Its tolls were raised. It rained.")
    assert found[0][0] == (0, 1)
    assert found[0][1] < 1


def test_what_shares_nothing_has_no_window() -> None:
    assert windows("port raises tolls", "It rained in Vestby.") == []
    assert covered([], []) == 0
