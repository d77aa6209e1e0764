from __future__ import annotations

import numpy as np

from accordingto.stories.cluster.rarity import KINDS, PLACES, STEP, Rarity, bundled, hashes


def test_what_many_articles_have_counts_less() -> None:
    common, rare, new = hashes("words", ["govern", "ferri", "zzyzxq"])
    found = bundled().of(np.array([common, rare, new]))

    assert found[0] < found[1] < found[2]


def test_the_table_is_read_by_hash() -> None:
    table = np.zeros(PLACES, dtype=np.uint8)
    (term,) = hashes("names", ["osmark"])
    table[term % PLACES] = 25
    found = Rarity(99, table).of(np.array([term, term + 1], dtype=np.uint32))

    assert np.allclose(found, [np.log(100) - 25 * STEP, np.log(100)])


def test_a_term_of_two_kinds_is_two() -> None:
    assert len({int(hashes(kind, ["osmark"])[0]) for kind in KINDS}) == len(KINDS)


def test_half_of_a_surrogate_pair_has_a_hash() -> None:
    assert len(hashes("words", ["\ud800"])) == 1
