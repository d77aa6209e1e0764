"""IPTC ninjs 1 to 3."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from accordingto.ingest import read_bytes
from accordingto.ingest.newsitems.ninjs import is_ninjs
from accordingto.types import Article, Failure
from tests.ingest.samples import HEADLINE, PARAGRAPHS, TEXT

BODY = "\n\n".join(PARAGRAPHS)
MARKUP = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
FIRST: dict[str, Any] = {
    "uri": "https://news.example/items/1",
    "type": "text",
    "versioncreated": "2031-05-04T09:30:00Z",
    "firstcreated": "2031-05-03T07:00:00Z",
    "byline": "Jonna Vik and Aron Lund",
    "headline": HEADLINE,
    "copyrightholder": "Norland News Agency",
    "body_xhtml": MARKUP,
}
SECOND: dict[str, Any] = {
    "standard": {"name": "ninjs", "version": "2.1"},
    "uri": "https://news.example/items/1",
    "versioncreated": "2031-05-04T09:30:00Z",
    "by": "Jonna Vik and Aron Lund",
    "headlines": [{"role": "short", "value": "Fares"}, {"role": "main", "value": HEADLINE}],
    "infosources": [{"name": "Norland News Agency"}],
    "bodies": [
        {"role": "html", "contenttype": "text/html", "value": MARKUP},
        {"role": "short", "value": "Up."},
    ],
}
THIRD: dict[str, Any] = {
    "standard": {"name": "ninjs", "version": "3.0"},
    "uri": "https://news.example/items/1",
    "versionCreated": "2031-05-04T09:30:00Z",
    "by": "Jonna Vik and Aron Lund",
    "headlines": [{"value": HEADLINE}],
    "descriptions": [{"role": "creditline", "value": "Norland News Agency"}],
    "copyrightHolder": "somebody else",
    "bodies": [{"contentType": "text/plain", "value": BODY}],
}
VERSIONS = {"1": FIRST, "2": SECOND, "3": THIRD}


def read(item: object, indent: int | None = 1) -> Article | Failure:
    (found,) = read_bytes(json.dumps(item, indent=indent).encode(), "a.json")
    return found


def reason(item: object) -> str:
    found = read(item)
    assert isinstance(found, Failure), found
    return found.reason


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("version", VERSIONS)
def test_an_item_is_read_with_all_that_it_says(version: str, indent: int | None) -> None:
    found = read(VERSIONS[version], indent)

    assert isinstance(found, Article)
    assert found.text == TEXT
    assert found.headline and found.headline.text == HEADLINE
    assert found.byline == ("Jonna Vik", "Aron Lund")
    assert found.published == "2031-05-04T09:30:00+00:00"
    assert found.outlet == "Norland News Agency"
    assert found.url == "https://news.example/items/1"
    assert not found.embargo


@pytest.mark.parametrize("name", ["embargoed", "Embargoed"])
def test_an_embargo_is_kept(name: str) -> None:
    found = read({**FIRST, name: "2031-05-05T06:00:00+02:00"})

    assert isinstance(found, Article)
    assert found.embargo == "2031-05-05T06:00:00+02:00"


def test_an_embargo_that_cannot_be_read_is_not_passed_over() -> None:
    assert "embargo" in reason({**FIRST, "embargoed": "next Monday"})


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_what_is_not_to_be_used_is_not_read(status: str) -> None:
    assert "publisher" in reason({**FIRST, "pubstatus": status})


def test_a_version_that_only_the_schema_names_is_refused_as_well() -> None:
    fields = {"$schema": "https://iptc.example/ninjs-schema_9.0.json", "uri": "u", "body_text": "Orr left."}

    assert "ninjs 9.0, and" in reason(fields)


def test_another_version_is_refused() -> None:
    assert "versions 1 to 3" in reason({**SECOND, "standard": {"name": "ninjs", "version": "4.0"}})


def test_an_item_without_a_text_is_read_as_far_as_it_is_described() -> None:
    bodiless = {name: value for name, value in FIRST.items() if "body" not in name}
    found = read({**bodiless, "description_text": BODY})

    assert isinstance(found, Article) and found.text == TEXT
    assert "no text" in reason(bodiless)


@pytest.mark.parametrize(
    "wrong", [{"headline": 5}, {"body_xhtml": [1]}, {"bodies": ["words"]}, {"bodies": [{"value": {}}]}]
)
def test_fields_that_are_none_are_said_to_be(wrong: dict[str, object]) -> None:
    assert next(iter(wrong)) in reason({**FIRST, **wrong})


def test_lists_of_texts_are_read_as_one() -> None:
    body = {"role": "main", "contentType": "text/plain", "value": ["It rained.", "Orr left."]}
    fields = {
        "uri": "u",
        "standard": {"name": "ninjs", "version": "3.0"},
        "bodies": [body],
        "by": ["A. Vik", "B. Lund"],
    }
    found = read(fields)

    assert isinstance(found, Article)
    assert (found.text, found.byline) == ("It rained.\n\nOrr left.", ("A. Vik", "B. Lund"))


def test_nitf_within_an_item() -> None:
    nitf = f"<nitf><head><title>No</title></head><body><body.content>{MARKUP}</body.content></body></nitf>"
    found = read({**THIRD, "bodies": [{"contentType": "text/vnd.IPTC.NITF", "value": nitf}]})

    assert isinstance(found, Article) and found.text == TEXT


def test_a_text_in_an_agencys_own_format_is_the_last_choice() -> None:
    own = {"role": "own", "contenttype": "application/xml", "value": f"<x><id>99</id>{MARKUP * 2}</x>"}
    found = read({**SECOND, "bodies": [own, *SECOND["bodies"]]})

    assert isinstance(found, Article) and found.text == TEXT


def test_items_in_a_list_and_in_lines() -> None:
    items = [FIRST, {**SECOND, "bodies": []}, THIRD]
    array = [*read_bytes(json.dumps(items).encode(), "a.json")]
    lines = [*read_bytes("\n".join(map(json.dumps, items)).encode(), "a.jsonl")]
    within = [*read_bytes(json.dumps({"items": items}, indent=1).encode(), "a.json")]

    for found in (array, lines, within):
        assert [type(one) for one in found] == [Article, Failure, Article]


def test_other_objects_are_not_taken_for_items() -> None:
    assert not is_ninjs({"uri": "https://a.example", "name": "words"})
    assert not is_ninjs({"headline": "words", "body_text": "words"})
    assert not is_ninjs(["uri"])


@pytest.mark.parametrize("version", VERSIONS)
def test_whatever_is_damaged_nothing_escapes(version: str) -> None:
    chance = random.Random(5)
    data = json.dumps(VERSIONS[version], indent=1).encode()
    damaged = [data[: len(data) * part // 50] for part in range(1, 50)]
    for _ in range(50):
        changed = bytearray(data)
        changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        damaged.append(bytes(changed))

    for one in damaged:
        found = [*read_bytes(one, "a.json")]
        assert found
        assert all(isinstance(one, Article) or (one.reason and one.advice) for one in found)
