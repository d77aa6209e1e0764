from __future__ import annotations

import pytest

from accordingto.reading.attributions.rules.quotation_marks import with_closed_quotations
from tests.reading.parts import marked


@pytest.mark.parametrize(
    ("article", "content"),
    [
        ("[s|Orr] [q|said] [c|“we will] not close it.” Lind left.", "“we will not close it.”"),
        ("[s|Orr] [q|said] [c|we will] “not close it.”", "we will"),
        ("[s|Orr] [q|said] [c|“we will], [s2|Lind] [q2|said], not [c2|close it].”", "“we will"),
        ("[s|Orr] [q|said] [c|“we will] not\n\nclose it.”", "“we will"),
    ],
)
def test_a_quotation_is_not_cut(article: str, content: str) -> None:
    found, doc = marked(article)
    assert doc.text_of(with_closed_quotations(found, doc)[0].content[0]) == content
