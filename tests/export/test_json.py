from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from accordingto.errors import LedgerError
from accordingto.export import from_json, json_schema, to_json, to_jsonl_line
from accordingto.types import Actor, Article, Claim, Ledger, Mention, Span, Time
from tests.earlier import version_1
from tests.fakes import harbour, observatory, orchard

FAKES = [harbour, observatory, orchard]


def full() -> Ledger:
    """A ledger with actors, claims and times too."""
    ledger = orchard()
    text = ledger.article.text
    start = text.index("Friday")
    quote = ledger.attributions[0]
    return replace(
        ledger,
        actors=(
            Actor(
                id="a1",
                name="the parish book",
                kind="document",
                mentions=(Mention(start, start + 6, "Friday", "name"),),
            ),
        ),
        attributions=(replace(quote, actor="a1", times=("t1",)),),
        claims=(Claim(id="c1", content=quote.content, chain=("outlet", "q1")),),
        times=(Time(id="t1", start=start, end=start + 6, text="Friday", kind="date"),),
    )


@pytest.mark.parametrize("make", [*FAKES, full])
def test_a_ledger_survives_the_round_trip(make: Callable[[], Ledger]) -> None:
    ledger = make()
    assert from_json(to_json(ledger)) == ledger
    assert from_json(to_jsonl_line(ledger)) == ledger
    assert to_json(ledger) == to_json(make())


@given(st.text(st.characters(exclude_categories=["Cs"])), st.data())
def test_any_text_survives_the_round_trip(text: str, data: st.DataObject) -> None:
    edges = st.integers(0, len(text))
    start, end = sorted((data.draw(edges), data.draw(edges)))
    headline = Span(start, end, text[start:end]) if start < end else None
    ledger = Ledger(reader="fake 0", article=Article(id="0", text=text, headline=headline))
    line = to_jsonl_line(ledger)
    assert from_json(line) == ledger
    assert line.count(b"\n") == 1


@pytest.mark.parametrize("make", [*FAKES, full])
def test_the_schema_accepts_what_is_written(make: Callable[[], Ledger]) -> None:
    schema = json_schema()
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(to_json(make())))


def test_the_schema_refuses_what_is_no_ledger() -> None:
    broken = json.loads(to_json(harbour()))
    broken["attributions"][0]["form"] = "sung"
    assert not Draft202012Validator(json_schema()).is_valid(broken)


def test_the_schema_explains_every_field() -> None:
    definitions = json_schema()["$defs"]
    unexplained = [
        f"{name}.{field}"
        for name, definition in definitions.items()
        for field, schema in definition["properties"].items()
        if not schema.get("description")
    ]
    assert len(definitions) >= 10
    assert unexplained == []
    assert all(definition["title"] and definition["description"] for definition in definitions.values())


def changed(**attribution: Any) -> bytes:
    document = json.loads(to_json(full()))
    document["attributions"][0] |= attribution
    return json.dumps(document).encode()


def with_top(**fields: Any) -> bytes:
    return json.dumps(json.loads(to_json(full())) | fields).encode()


def with_claim(**fields: Any) -> bytes:
    claim = json.loads(to_json(full()))["claims"][0] | fields
    return with_top(claims=[claim])


def with_member(id: str) -> bytes:
    actor = json.loads(to_json(full()))["actors"][0] | {"members": [id]}
    return with_top(actors=[actor])


TEXT = full().article.text
SAID = {"start": 0, "end": 3, "text": TEXT[:3]}
SENTENCE = {"id": "s1", **SAID}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"{", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b'"\xff"', "not"),
        (b"[]", "not a ledger"),
        (b"{}", "names no schema"),
        (with_top(schema="accordingto/ledger/9"), "accordingto/ledger/9"),
        (changed(form="sung"), "$.attributions[0].form"),
        (changed(confidence=2), "$.attributions[0].confidence"),
        (changed(cue=[{"start": 0, "end": 4, "text": "Last"}]), "$.attributions[0].cue[0].text is 'Last'"),
        (changed(cue=[{"start": 0, "end": 9999, "text": "The"}]), "$.attributions[0].cue[0] goes from 0"),
        (changed(cue=[{"start": 4, "end": 0, "text": ""}]), "$.attributions[0].cue[0] goes from 4 to 0"),
        (changed(actor="a9"), "$.attributions[0].actor is 'a9'"),
        (changed(parent="q9"), "$.attributions[0].parent is 'q9'"),
        (changed(parent="q1"), "$.attributions[0].parent leads from 'q1' back"),
        (changed(times=["t9"]), "$.attributions[0].times is 't9'"),
        (with_top(actors=[]), "'a1', and nothing has that id"),
        (changed(cue=[{"start": 4, "end": 4, "text": ""}]), "$.attributions[0].cue[0] goes from 4 to 4"),
        (changed(cue=[]), "$.attributions[0].cue is empty"),
        (changed(content=[]), "$.attributions[0].content is empty"),
        (changed(source=[SAID, SAID]), "$.attributions[0].source[1] begins at 0, before the end"),
        (changed(id="outlet"), "$.attributions[0].id is 'outlet', which is taken"),
        (with_claim(content=[]), "$.claims[0].content is empty"),
        (with_claim(condition=[SAID, SAID]), "$.claims[0].condition[1] begins at 0"),
        (with_claim(chain=["outlet", "a7"]), "$.claims[0].chain is 'a7'"),
        (with_claim(chain=["outlet", "outlet"]), "$.claims[0].chain is 'outlet'"),
        (with_claim(chain=["q1"]), "$.claims[0].chain begins with 'q1', and needs 'outlet' first"),
        (with_claim(chain=[]), "$.claims[0].chain begins with None"),
        (with_claim(chain=["outlet", "q1", "q1"]), "$.claims[0].chain has 'q1' after 'q1'"),
        (with_top(sentences=[SENTENCE, SENTENCE | {"id": "s2"}]), "$.sentences[1] begins at 0"),
        (with_top(sentences=[SENTENCE, SENTENCE]), "$.sentences[1].id is 's1'"),
        (with_member("a1"), "$.actors[0].members has 'a1', the group itself"),
        (b'{"schema": "accordingto/ledger/1", "x": ' + b"[" * 100_000, "not JSON"),
    ],
)
def test_what_is_wrong_is_named(data: bytes, said: str) -> None:
    with pytest.raises(LedgerError) as raised:
        from_json(data)
    assert said in str(raised.value)


def test_an_id_given_twice_is_refused() -> None:
    ledger = harbour()
    twice = replace(ledger, attributions=(*ledger.attributions, ledger.attributions[0]))
    with pytest.raises(LedgerError, match=r"\$\.attributions\[12\]\.id is 'q1'"):
        from_json(to_json(twice))


def test_a_ledger_of_version_1_is_read_and_checked() -> None:
    assert from_json(version_1(full())) == full()
    with pytest.raises(LedgerError, match=r"\$\.attributions\[0\]\.actor is 'a1'"):
        from_json(version_1(replace(full(), actors=())))


def test_fields_of_later_versions_are_ignored() -> None:
    assert from_json(with_top(mood="stern")) == full()
