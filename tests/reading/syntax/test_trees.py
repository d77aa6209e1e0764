from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from accordingto.reading.encoder.model import Model
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.reader import read_scores
from accordingto.reading.syntax.trees import LONGEST, Trees, best_heads, find_trees, is_tree
from tests.reading.parts import document


def best_of_all(arcs: np.ndarray) -> float:
    """The sum of scores of the best tree, by trying each."""
    n = len(arcs)
    heads = (list(each) for each in product(range(n), repeat=n))
    return float(max(sum(arcs[i, h] for i, h in enumerate(each)) for each in heads if is_tree(each)))


def parsed(text: str) -> tuple[Trees, list[str]]:
    model = Model()
    tokens = model.words(text)
    words = [text[a:b] for a, b in zip(tokens.start, tokens.end, strict=True)]
    return find_trees(read_scores(model, tokens), model.heads, [TokenSpan(0, len(tokens))]), words


@pytest.mark.parametrize("seed", range(60))
def test_the_tree_is_the_best_of_all(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n = int(rng.integers(1, 6))
    arcs = rng.normal(size=(n, n)).astype(np.float32)
    heads = best_heads(arcs).tolist()

    assert is_tree(heads)
    found = sum(arcs[i, head] for i, head in enumerate(heads))
    assert found == pytest.approx(best_of_all(arcs), abs=1e-4)


@pytest.mark.parametrize(
    ("heads", "whether"),
    [([0], True), ([1, 1, 1], True), ([1, 0], False), ([0, 1], False), ([1, 2, 0, 3], False), ([], False)],
)
def test_a_tree_has_one_root_and_no_circle(heads: list[int], whether: bool) -> None:
    assert is_tree(heads) is whether


def test_a_circle_within_a_circle_is_resolved() -> None:
    arcs = np.full((4, 4), -9, dtype=np.float32)
    arcs[0, 1] = arcs[1, 0] = arcs[2, 3] = arcs[3, 2] = 5
    arcs[1, 2] = 2
    arcs[3, 3] = 0

    assert best_heads(arcs).tolist() == [1, 2, 3, 3]


def test_subject_and_object_hang_on_the_verb() -> None:
    trees, words = parsed("The mayor signed a contract.")
    subject, verb, thing = (words.index(word) for word in ("mayor", "signed", "contract"))

    assert trees.heads[verb] == verb
    assert trees.relations[verb] == "root"
    assert (trees.heads[subject], trees.relations[subject]) == (verb, "nsubj")
    assert (trees.heads[thing], trees.relations[thing]) == (verb, "obj")
    assert trees.tags[verb] == "VERB:past"


def test_the_subject_of_a_passive_is_told_apart() -> None:
    trees, words = parsed("The bridge was closed by the council.")

    assert trees.relations[words.index("bridge")] == "nsubj:pass"
    assert trees.relations[words.index("council")] in ("obl:agent", "obl")


def test_a_sentence_of_any_length_is_parsed() -> None:
    trees, words = parsed("the boat and " * LONGEST)

    assert len(trees.heads) == len(words) > 2 * LONGEST
    assert all(0 <= head < len(words) for head in trees.heads)


def test_a_tree_tells_the_reach_of_a_token_and_the_subject_of_a_verb() -> None:
    trees = document("The old mayor has left. Rain fell.").trees

    assert [trees.is_finite(at) for at in range(5)] == [False, False, False, True, False]
    assert (trees.left[2], trees.right[2]) == (0, 2)
    assert (trees.left[4], trees.right[4]) == (0, 5)
    assert (trees.subject(3), trees.subject(4), trees.subject(7)) == (2, 2, 6)
    assert trees.subject(2) is None


def test_the_head_of_a_phrase_is_the_word_that_hangs_on_another_phrase() -> None:
    relations = ["nmod:poss", "nsubj", "punct", "appos", "root"]
    assert Trees(["X"] * 5, [1, 4, 1, 1, 4], relations).head_of(TokenSpan(0, 4)) == 1


def test_a_piece_of_a_word_heads_no_phrase() -> None:
    trees = Trees(["X"] * 4, [1, 3, 3, 3], ["nmod", "part", "nsubj", "root"])
    assert trees.head_of(TokenSpan(0, 3)) == 2
