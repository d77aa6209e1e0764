from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from accordingto.export.report.blocks import blocks
from accordingto.types import Article, Span
from tests.fakes import harbour


@given(st.text("ab \n\r\u2028.", max_size=60), st.data())
def test_blocks_leave_nothing_out(text: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2)))
    headline = Span(start, end, text[start:end]) if start < end else None
    found = blocks(Article(id="0", text=text, headline=headline))
    assert "".join(text[block.start : block.end] for block in found) == text
    assert all(block.start < block.end for block in found)


def test_every_line_is_a_paragraph() -> None:
    found = blocks(Article(id="0", text="One.\nTwo.\n\n  Three."))
    assert [block.end for block in found] == [5, 13, 19]


def test_a_hard_wrapped_text_has_paragraphs_between_empty_lines() -> None:
    line = "the gates stood open all that night and nobody came to close them"
    text = f"{line}\n{line}\nand so it went.\n\n{line}\nuntil spring."
    assert len(blocks(Article(id="0", text=text))) == 2


def test_the_headline_is_a_block_of_its_own() -> None:
    ledger = harbour()
    first = blocks(ledger.article)[0]
    assert first.kind == "headline"
    assert ledger.article.headline is not None
    assert ledger.article.text[first.start : first.end].rstrip() == ledger.article.headline.text
