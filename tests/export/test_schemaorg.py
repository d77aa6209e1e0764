from __future__ import annotations

import json
from typing import Any

import pytest
from msgspec.structs import replace

from accordingto.export import to_schema_org
from accordingto.types import Actor, Article, Claim, Ledger
from tests.export.hostile import hostile, without_cue
from tests.fakes import harbour, ledger_from_marks, observatory, orchard


def graph(ledger: Ledger) -> list[dict[str, Any]]:
    document = json.loads(to_schema_org(ledger))
    assert document["@context"] == "https://schema.org"
    found: list[dict[str, Any]] = document["@graph"]
    return found


def of_type(ledger: Ledger, type: str) -> list[dict[str, Any]]:
    return [node for node in graph(ledger) if node["@type"] == type]


def words(ledger: Ledger) -> list[tuple[str, str]]:
    return [(node["creditText"], node["text"]) for node in of_type(ledger, "Quotation")]


@pytest.mark.parametrize("make", [harbour, observatory, orchard, hostile, without_cue])
def test_every_reference_leads_to_a_node_of_the_graph(make: Any) -> None:
    nodes = graph(make())
    ids = {node["@id"] for node in nodes} | {
        node["publisher"]["@id"] for node in nodes if "publisher" in node
    }
    named = {
        value["@id"]
        for node in nodes
        for value in node.values()
        if isinstance(value, dict) and set(value) == {"@id"}
    }

    assert len({node["@id"] for node in nodes}) == len(nodes)
    assert named <= ids


def test_the_article() -> None:
    ledger = harbour()
    (node,) = of_type(ledger, "NewsArticle")

    assert node["headline"].startswith("Engineers blame")
    assert node["publisher"]["name"] == ledger.article.outlet
    assert [author["name"] for author in node["author"]] == list(ledger.article.byline)
    assert node["datePublished"] == ledger.article.published


def test_quotations_are_the_words_in_quotation_marks() -> None:
    quoted = words(harbour())

    assert ("Engineers", "sleeping sensors") in quoted
    assert ("Lindqvist", "The sensors were asleep,") in quoted
    assert ("Lindqvist", "Nobody had been told they could sleep.") in quoted
    assert all(not set(text) & set("“”") for _, text in quoted)


@pytest.mark.parametrize(
    ("content", "quoted"),
    [
        ('that "no boat" would sail, "not one"', ["no boat", "not one"]),
        ('that a "gap" of 6" and 7" was left', ["gap"]),
        ("that 'the bosun's mate' and the crews' “own” boats", ["the bosun's mate", "own"]),
        ("“It goes on.", ["It goes on."]),
        ("«Nein»", ["Nein"]),
        ("''It's late,'' and ``it's dark''", ["It's late,", "it's dark"]),
        ("that it rained", []),
    ],
)
def test_marks_of_all_kinds(content: str, quoted: list[str]) -> None:
    ledger = ledger_from_marks(f"[[q1.source|Orr]] [[q1.cue|said]] [[q1.content|{content}]].")
    (one,) = ledger.attributions
    form = replace(one, form="mixed" if quoted else "indirect")

    assert [text for _, text in words(replace(ledger, attributions=(form,)))] == quoted


def test_a_turn_is_quoted_whole_without_marks() -> None:
    ledger = ledger_from_marks(
        "[[q1.source|ORR]][[q1.cue|:]] [[q1.content|We waited.]]", {"q1": {"form": "direct"}}
    )

    assert words(ledger) == [("ORR", "We waited.")]


def test_what_a_source_quotes_from_another_is_the_others() -> None:
    ledger = ledger_from_marks(
        "[[q1.source|Vik]] [[q1.cue|wrote]] [[q1.content|that [[q2.source|Orr]] [[q2.cue|had said]] "
        "[[q2.content|“never”]] in a “calm” voice]]."
    )

    assert words(ledger) == [("Vik", "calm"), ("Orr", "never")]


def test_only_persons_and_organizations_speak() -> None:
    marked = "[[q1.source|[[a1|Somebody]]]] [[q1.cue|said]] [[q1.content|“no”]]."
    spoken = {}
    for kind in ("person", "organization", "outlet", "group", "document", "place", "unknown"):
        (node,) = of_type(ledger_from_marks(marked, {"a1": {"kind": kind}}), "Quotation")
        assert node["creditText"] == "Somebody"
        spoken[kind] = "spokenByCharacter" in node

    assert [kind for kind, speaks in spoken.items() if speaks] == ["person", "organization", "outlet"]


def test_an_affiliation_is_an_organization_only_where_the_article_has_it_as_one() -> None:
    marked = "[[q1.source|[[a1|Orr]]]] [[q1.cue|said]] [[q1.content|“no”]]. [[a2|Tidewatch]] left."
    given = {"a1": {"affiliation": "Tidewatch", "role": "clerk"}, "a2": {"kind": "organization"}}
    (known,) = of_type(ledger_from_marks(marked, given), "Person")
    (unknown,) = of_type(ledger_from_marks(marked, {**given, "a2": {"kind": "place"}}), "Person")

    assert (known["jobTitle"], known["affiliation"]["name"]) == ("clerk", "Tidewatch")
    assert (unknown["description"], "affiliation" in unknown) == ("Tidewatch", False)


def test_the_author_of_a_claim_is_the_last_of_its_chain() -> None:
    ledger = ledger_from_marks(
        "[[q1.source|[[a1|Orr]]]] [[q1.cue|said]] [[q1.content|no]].", outlet="The Skerry Gazette"
    )
    content = ledger.attributions[0].content
    claims = (
        Claim(id="c1", content=content, chain=("outlet", "q1")),
        Claim(id="c2", content=content, chain=("outlet",)),
    )
    theirs, ours = of_type(replace(ledger, claims=claims), "Claim")

    assert theirs["author"]["@id"].endswith(":a1")
    assert theirs["creditText"] == "Orr"
    assert ours["author"]["@id"].endswith(":outlet")
    assert theirs["appearance"]["@id"] == graph(ledger)[0]["@id"]


def test_a_date_that_is_none_is_left_out() -> None:
    article = Article(id="0", text="", published="tomorrow")

    assert graph(
        Ledger(reader="fake 0", article=article, actors=(Actor(id="a1", name="x", kind="person"),))
    ) == [{"@type": "NewsArticle", "@id": "urn:accordingto:article:0"}]
