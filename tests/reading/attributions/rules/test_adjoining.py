"""What adjoins a cue whose content the model did not see."""

from __future__ import annotations

import pytest

from accordingto.reading.attributions.rules.adjoining import adjoining
from tests.reading.parts import marked


@pytest.mark.parametrize(
    ("article", "content"),
    [
        ("[s|Orr] [q|asked] Lunde in a phone call: “Why not?” Then he left.", "“Why not?”"),
        ("“It rains,” [s|Orr] [q|said], and left.", "“It rains,”"),
        ("“It rains,” [q|said] [s|Orr].", "“It rains,”"),
        ("The plan, which [s|Orr and Lunde] [q|have criticised], failed.", "which"),
        ("[s|Orr] [q|said] “no", None),  # never closed
        ("“It rains.” The board [q|spoke].", None),  # a sentence between
        ("[s|Orr] [q|spoke]. “It rains,” Lunde said.", None),
        ("[s|Orr] [q|spoke] of the “great flood” that came.", None),  # a word in quotation marks
        ("that [q|said], all went home", None),  # no source: the pronoun is no content
    ],
)
def test_a_quotation_or_a_relative_pronoun_beside_the_cue_is_its_content(
    article: str, content: str | None
) -> None:
    (one,), doc = marked(article)
    piece = adjoining(one.cue, one.source, doc)
    assert (doc.text_of(piece) if piece else None) == content
