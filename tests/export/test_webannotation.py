from __future__ import annotations

import json
from typing import Any

import pytest

from accordingto.export import to_web_annotations
from accordingto.export.cells import encodable
from accordingto.export.webannotation import FAR
from accordingto.types import Article, Ledger
from tests.export.hostile import hostile, without_cue
from tests.fakes import harbour, ledger_from_marks, observatory, orchard

FAKES = [harbour, observatory, orchard, hostile, without_cue]


def collection(ledger: Ledger) -> Any:
    return json.loads(to_web_annotations(ledger))


@pytest.mark.parametrize("make", FAKES)
def test_it_has_the_shape_that_the_recommendation_gives(make: Any) -> None:
    ledger = make()
    found = collection(ledger)
    page = found["first"]

    assert found["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert (found["type"], page["type"]) == ("AnnotationCollection", "AnnotationPage")
    assert found["total"] == len(page["items"]) == len(ledger.attributions)
    assert page["partOf"] == found["id"]
    assert page["startIndex"] == 0
    assert found["last"] == page["id"]
    for item in page["items"]:
        assert item["type"] == "Annotation"
        assert item["target"]
        assert all(target["source"] == found["ledger:article"]["id"] for target in item["target"])
    ids = [item["id"] for item in page["items"]]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("make", FAKES)
def test_both_selectors_find_the_same_one_place(make: Any) -> None:
    found = collection(make())
    text = found["ledger:article"]["ledger:text"]
    for item in found["first"]["items"]:
        for target in item["target"]:
            position, quote = target["selector"]
            around = quote["prefix"] + quote["exact"] + quote["suffix"]
            at = text.find(around)
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert at + len(quote["prefix"]) == position["start"]
            assert text.find(around, at + 1) < 0


def test_all_pieces_of_all_parts_are_there() -> None:
    ledger = harbour()
    items = collection(ledger)["first"]["items"]
    for one, item in zip(ledger.attributions, items, strict=True):
        spans = [*one.source, *one.cue, *one.content, *one.addressee_span, *one.channel, *one.hedges]
        places = [target["selector"][0] for target in item["target"]]
        assert [(place["start"], place["end"]) for place in places] == [
            (span.start, span.end) for span in spans
        ]
    assert items[4]["body"]["ledger:parent"] == items[3]["id"]


def test_positions_count_code_points() -> None:
    ledger = ledger_from_marks("😀😀 [[q1.content|It rained]], [[q1.source|Mara]] [[q1.cue|said]].")
    (item,) = collection(ledger)["first"]["items"]

    assert item["target"][2]["selector"][0] == {"type": "TextPositionSelector", "start": 3, "end": 12}


def test_a_text_that_repeats_itself_has_an_end() -> None:
    ledger = ledger_from_marks("ab" * 5000 + "[[q1.cue|ab]] [[q1.content|ab]]" + "ab" * 5000)
    target = collection(ledger)["first"]["items"][0]["target"][0]

    assert len(target["selector"][1]["prefix"]) <= FAR


def test_an_article_without_attributions_has_no_page() -> None:
    found = collection(Ledger(reader="fake 0", article=Article(id="0", text="Rain.")))

    assert (found["total"], "first" in found) == (0, False)


def test_hostile_text_keeps_its_length() -> None:
    ledger = hostile()
    text = collection(ledger)["ledger:article"]["ledger:text"]

    assert text == encodable(ledger.article.text)
    assert len(text) == len(ledger.article.text)
