"""Which mention a span of words means. All people and outlets are invented."""

from __future__ import annotations

import numpy as np
import pytest

from accordingto.reading.actors.clusters import cluster_phrases
from accordingto.reading.actors.entities import Entities
from accordingto.reading.encoder.antecedents import Antecedents
from accordingto.reading.encoder.spans import TokenSpan
from tests.reading.actors.test_clusters import phrases
from tests.reading.parts import bundled


@pytest.mark.parametrize(
    ("source", "meant"),
    [
        ("The chairman of [organization|the House Harbour Committee], [person|Rep. Ida Orr]", "Rep. Ida Orr"),
        ("[organization|The Harbour Board], headed by [person|Ida Orr]", "The Harbour Board"),
        ("The chairman of [organization|the Harbour Board]", "the Harbour Board"),
    ],
)
def test_who_is_in_apposition_is_meant_and_not_the_body_before_the_name(source: str, meant: str) -> None:
    _text, doc, items = phrases(f"{source}, said on Monday that it rained.")
    rows = [Antecedents(1.0, []) for _ in items]
    referring = cluster_phrases(items, doc, np.zeros(len(doc), dtype=np.bool_), rows)
    entities = Entities(doc, referring, bundled().nouns)

    said = next(at for at in range(len(doc)) if doc[at] == "said")
    phrase = entities.phrase_of(TokenSpan(0, said - 1))

    assert phrase is not None
    assert doc.text_of(phrase.piece) == meant
