"""Whether the outlet vouches for an attribution. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.attributions.certainty import vouched
from accordingto.types import Span
from tests.reading.parts import marked, plain


@pytest.mark.parametrize(
    ("article", "certainty", "hedges"),
    [
        ("[s|Orr] [q|said] [c|it rained].", "reported", []),
        ("[s|Orr] [q|has reportedly said] [c|it rained].", "hedged", ["reportedly"]),
        ("[s|Orr] [q|is said to have asked] [c|“Why?”]", "hedged", ["is said to"]),
        ("[q|It was reported] [c|that it rained].", "hedged", ["was reported"]),
        ("[s|Orr] [q|was reported] [c|missing].", "reported", []),
        ("Allegedly, [s|Orr] [q|said] [c|no].", "hedged", ["Allegedly"]),
        ("It rained, suggesting [s|he] [q|still hopes] [c|to win].", "inferred", ["suggesting"]),
        ("[s|Orr] [q|appears to believe] [c|that it rains].", "inferred", ["appears"]),
        ("[s|Orr] [q|confirmed] [c|a grant, reportedly in kroner].", "reported", ["reportedly"]),
        ("[s|Orr] [q|said] [c|“it is allegedly raining”].", "reported", []),
        ("[s|Orr] [q|should have said] [c|no].", "hedged", ["should have"]),
        ("[s|Orr] [q|could not have told] [c|us].", "hedged", ["could not have"]),
        ("[s|Orr] [q|should have known] [c|it].", "hedged", ["should have"]),
        ("[s|Orr] [q|couldn't have known] [c|it].", "hedged", ["couldn't have"]),
        ("[s|Orr] [q|couldn’t have known] [c|it].", "hedged", ["couldn’t have"]),
        ("[s|Orr] [q|would have wanted] [c|it].", "reported", []),
        ("Had [s|Orr] [q|told] us [c|that it rained], we would have left.", "hedged", ["Had"]),
        ("If [s|Orr] [q|had warned] us [c|of it], we would have left.", "hedged", ["If"]),
        ("If elected, [s|Orr] [q|said] [c|he would go].", "reported", []),
        ("[q|Claim:] [c|It rained.]", "hedged", ["Claim:"]),
        ("Perhaps [s|they] [q|want] [c|a new bridge].", "hedged", ["Perhaps"]),
        ("Perhaps, [s|Orr] [q|said], [c|it rained].", "reported", []),
        ("Perhaps [s|Orr, who] [q|said] [c|it rained], is right.", "reported", []),
        ("[c|It rained], Orr said, [q|likely referring to] [c|the storm].", "hedged", ["likely"]),
        ("Residents doubt [s|her] [q|professed love] [c|of tolls].", "hedged", ["professed"]),
        ("[q|There was an unconfirmed report] [c|of a fire].", "hedged", ["unconfirmed"]),
        ("[s|Orr] [q|would probably back] [c|the bridge].", "reported", []),
        ("[s|The indictment] [q|alleged] [c|that he lied].", "reported", []),
        ("[c|“No,”] [s|Orr] [q|is expected to say].", "hedged", ["expected"]),
        ("[q|are expected] [c|to unveil a plan].", "reported", []),
        ("[q|It’s claimed] [c|that it rained].", "hedged", ["’s claimed"]),
        ("[s|The Post’s] [q|’s claimed] [c|that it rained].", "reported", []),
    ],
)
def test_the_outlet_vouches_unless_its_words_hedge(article: str, certainty: str, hedges: list[str]) -> None:
    found, doc = marked(article)
    text = plain(article)

    def spans(pieces: object) -> list[Span]:
        assert isinstance(pieces, tuple)
        said = [doc.text_of(piece) for piece in pieces]
        return [Span(text.index(words), text.index(words) + len(words), words) for words in said]

    one = found[0]
    got = vouched(doc, spans(one.source), spans((one.cue,)), spans(one.content))
    assert got.certainty == certainty
    assert [span.text for span in got.hedges] == hedges
    assert all(text[span.start : span.end] == span.text for span in got.hedges)
