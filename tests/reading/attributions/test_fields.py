from __future__ import annotations

import numpy as np

from accordingto.reading.attributions.fields import VALUES, field_scores, likeliest
from accordingto.reading.encoder.model import Model
from accordingto.reading.encoder.outputs import FIELDS
from accordingto.reading.reader import read_scores
from tests.reading.parts import marked

ARTICLE = "[s|The mayor] [q|denied] [c|that the bridge would close]. Later it rained on the harbour."


def test_every_value_of_every_field_has_a_score() -> None:
    found, doc = marked(ARTICLE)
    model = Model()
    scores = field_scores(found, read_scores(model, doc.tokens), model.heads)

    assert scores.shape == (1, VALUES)
    assert sum(map(len, FIELDS.values())) == VALUES


def test_nothing_found_has_no_scores() -> None:
    _, doc = marked(ARTICLE)
    model = Model()

    assert field_scores([], read_scores(model, doc.tokens), model.heads).shape == (0, VALUES)


def test_the_likeliest_value_of_a_field_is_taken() -> None:
    scores = np.zeros(VALUES, dtype=np.float32)
    scores[FIELDS["act"].index("deny")] = 2

    assert (likeliest(scores, "act"), likeliest(scores, "polarity")) == ("deny", FIELDS["polarity"][0])
