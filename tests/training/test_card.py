"""The card of the shipped model is the text that the training writes, with the figures of its day."""

from __future__ import annotations

import re

from accordingto.reading.encoder.model import BUNDLED
from training.card import CARD

FIGURE = "[0-9.]+"


def test_the_shipped_card_is_what_the_training_writes() -> None:
    pieces = re.split(r"\{version\}|\{(?:size|support|(?:before|after)\[\w+\]):\.1f\}", CARD)
    version, *figures = [rf"{FIGURE}\+[0-9a-f]+", *[FIGURE] * (len(pieces) - 2)]
    wanted = re.escape(pieces[0]) + "".join(
        figure + re.escape(piece) for figure, piece in zip((version, *figures), pieces[1:], strict=True)
    )

    assert re.fullmatch(wanted, (BUNDLED / "MODEL_CARD.md").read_text(encoding="utf-8"))
