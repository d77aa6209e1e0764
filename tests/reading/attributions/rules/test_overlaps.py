"""What two attributions cannot both have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from accordingto.reading.attributions.decode import AttributionDraft
from accordingto.reading.attributions.rules.overlaps import without_overlaps
from accordingto.reading.encoder.spans import TokenSpan
from tests.reading.parts import document, marked


def test_a_source_ends_before_the_source_of_another() -> None:
    article = "A plan that, [q|according to] [s|Orr, Lunde and Vik] [q2|criticised], [c|which] [c2|failed]."
    found, doc = marked(article)
    lunde = TokenSpan(found[0].source[0].start + 2, found[0].source[0].end)
    first, second = without_overlaps([found[0], replace(found[1], source=(lunde,))], doc)
    assert doc.text_of(first.source[0]) == "Orr"
    assert doc.text_of(second.source[0]) == "Lunde and Vik"


class _Counted(list[AttributionDraft]):
    """Attributions that count how often somebody goes through all of them."""

    times = 0

    def __iter__(self) -> Iterator[AttributionDraft]:
        self.times += 1
        return super().__iter__()


def test_no_attribution_is_compared_with_all_the_others() -> None:
    one, _ = marked("[s|Orr] [q|said] [c|so].")
    doc = document("Orr said so. " * 40)
    moved = [_moved(one[0], 4 * number) for number in range(40)]

    few, many = _Counted(moved[:2]), _Counted(moved)
    for found in (few, many):
        assert without_overlaps(found, doc) == list(found)

    assert few.times == many.times


def _moved(one: AttributionDraft, by: int) -> AttributionDraft:
    """The same words, later in a text."""
    source, cue, content = (
        tuple(TokenSpan(piece.start + by, piece.end + by) for piece in pieces)
        for pieces in (one.source, (one.cue,), one.content)
    )
    return replace(one, source=source, cue=cue[0], content=content)


def test_an_adverb_that_hedges_a_part_of_a_content_is_no_attribution() -> None:
    article = (
        "[s|Orr] [q|confirmed] [c|a grant]—[q2|reportedly] [c2|in kroner]. [s3|Vik] [q3|agreed] [c3|to it]."
    )
    found, doc = marked(article)
    found = [found[0], found[1], replace(found[2], parent=1)]
    first, second = without_overlaps(found, doc)
    assert doc.text_of(first.content[0]) == "a grant—reportedly in kroner"
    assert (doc.text_of(second.cue), second.parent) == ("agreed", None)


def test_an_adverb_behind_a_comma_covers_only_what_follows() -> None:
    article = "[c|The port buys a crane], [q|reportedly] [c|of 40 metres], for its quay."
    found, doc = marked(article)
    (one,) = without_overlaps(found, doc)
    assert [doc.text_of(piece) for piece in one.content] == ["of 40 metres"]


def test_an_adverb_between_two_commas_covers_it_all() -> None:
    article = "[c|The port], [q|reportedly], [c|delays its tolls]."
    found, doc = marked(article)
    assert without_overlaps(found, doc) == found


def test_an_adverb_of_its_own_sentence_stays() -> None:
    article = "[s|Orr] [q|confirmed] [c|a grant]. [q2|Reportedly] [c2|it is in kroner]."
    found, doc = marked(article)
    assert without_overlaps(found, doc) == found


def test_a_participle_that_introduces_an_attitude_is_no_attribution() -> None:
    article = "[s|Orr] left, [q|suggesting] [c|[s2|he] [q2|hopes] [c2|to win]]."
    found, doc = marked(article)
    (one,) = without_overlaps([found[0], replace(found[1], parent=0)], doc)
    assert (doc.text_of(one.cue), one.parent) == ("hopes", None)


def test_what_is_vouched_for_twice_has_two_links() -> None:
    article = "The Eye, [q|quoting] [c|Ida Lunde], [q2|says] [c2|it rains]."
    found, doc = marked(article)
    eye = (TokenSpan(0, 2),)
    inner, outer = without_overlaps([replace(one, source=eye) for one in found], doc)
    assert (doc.text_of(inner.source[0]), inner.content, inner.parent) == ("Ida Lunde", outer.content, 1)
    assert (outer.source, outer.parent) == (eye, None)
