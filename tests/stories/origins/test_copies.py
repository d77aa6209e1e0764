from __future__ import annotations

from accordingto.stories.origins.copies import copies_of
from accordingto.stories.story import Derivation


def shared(path: str, source: str, share: float) -> Derivation:
    return Derivation(path=path, source=source, way="shared", share=share)


def test_an_article_with_most_of_its_words_from_another_is_a_copy_of_the_first_that_has_them() -> None:
    found = copies_of([shared("b", "a", 0.9), shared("c", "b", 0.6), shared("d", "a", 0.3)])

    assert found == {"b": "a", "c": "a"}


def test_two_that_credit_one_agency_need_fewer_words_in_common() -> None:
    wires = [Derivation(path=path, source="Reuters", way="wire") for path in "ad"]

    assert copies_of([*wires, shared("d", "a", 0.3)]) == {"d": "a"}
    assert copies_of([wires[0], shared("d", "a", 0.3)]) == {}
