"""Stories of invented articles, read by the real reader."""

from __future__ import annotations

from functools import cache

import msgspec
import pytest

from accordingto.ingest import article_from_text
from accordingto.reading import Reader
from accordingto.stories.making import in_order, make_story
from accordingto.stories.story import Story
from accordingto.types import Ledger
from tests.stories.ledgers import told

DAY = {
    "courier.txt": (
        "Ferry to Osmark stays in port\n\n"
        "The ferry Halmare will not sail to Osmark before 14 March, harbour master Ida Orr said on Monday. "
        '"The hull has a crack of 40 centimetres, and nobody sails with that," Orr said.\n\n'
        "The company Nordlin owns the ferry. It will pay 300 passengers back, its director Pelle Lund told "
        "the Courier.\n\n"
        "Mayor Greta Holm said that the town will run buses until then.\n"
    ),
    "post.txt": (
        "Halmare out of service until mid-March\n\n"
        'The Halmare stays in port until 14 March. "The hull has a crack of 40 centimetres, and nobody sails '
        'with that," harbour master Ida Orr told reporters on Monday.\n\n'
        "Nordlin director Pelle Lund said that 300 passengers get their money back.\n\n"
        "Buses will run in the meantime, Mayor Greta Holm said.\n"
    ),
    "radio.txt": (
        "Crack in the hull of the Halmare\n\n"
        "A crack of 40 centimetres was found in the hull of the ferry Halmare, according to harbour master "
        "Ida Orr.\n\n"
        "Lund denied that Nordlin knew of the crack. A welder, Jonas Vik, said that he told Nordlin of the "
        "crack in January.\n"
    ),
}

TRUE = (
    "The ferry Halmare will not sail to Osmark before 14 March.",
    "The hull of the Halmare has a crack of 40 centimetres.",
    "Nordlin will pay 300 passengers back.",
    "The town will run buses.",
    "The company Nordlin owns the ferry Halmare.",
    "Harbour master Ida Orr said that nobody sails with a crack of 40 centimetres.",
    "Director Pelle Lund said that 300 passengers get their money back.",
    "Mayor Greta Holm said that buses will run in the meantime.",
    "Welder Jonas Vik said that he told Nordlin of the crack in January.",
    "Pelle Lund denied that Nordlin knew of the crack.",
    "The Halmare stays in port until 14 March.",
    "A crack was found in the hull of the ferry Halmare.",
)
DISTORTED = (
    "The ferry Halmare will not sail to Osmark before 14 May, Tom Berg said.",
    "The hull of the Halmare has a crack of 4 centimetres, diver Tom Berg said.",
    "Nordlin will pay 3,000 passengers back, lawyer Tom Berg said.",
    "The town will not run buses, councillor Tom Berg said.",
    "Captain Tom Berg said that the ferry Halmare sails to Osmark on 14 March with a crack in the hull.",
    "The harbour master knew of the crack in January, welder Tom Berg said.",
)
INVENTED = (
    "The ferry Halmare was sold to a bank in Varde, broker Tom Berg said.",
    "Two sailors of the Halmare were arrested, police chief Tom Berg said.",
    "The Halmare sank in 1998, historian Tom Berg said.",
    "Mayor Greta Holm will resign, councillor Tom Berg said.",
    "Nordlin has no insurance, lawyer Tom Berg said.",
    "The bridge to Osmark will be closed as well, engineer Tom Berg said.",
    "A whale was seen near Osmark, biologist Tom Berg said.",
    "Pelle Lund bought a second ferry, broker Tom Berg said.",
    "Osmark will build a new harbour, architect Tom Berg said.",
    "Ida Orr won an award, teacher Tom Berg said.",
)


@cache
def reader() -> Reader:
    return Reader()


@cache
def day() -> tuple[Ledger, ...]:
    return tuple(read(text, path) for path, text in DAY.items())


def read(text: str, path: str) -> Ledger:
    return reader().read(article_from_text(text, path=path, outlet=path, published="2031-03-10"))


def origins_of_claim(text: str) -> tuple[int, int]:
    """Return how many articles of the day have a claim, and how many origins are shown for it."""
    story = make_story([*day(), read(f"Note\n\n{text}\n", "claim.txt")])
    rows = [claim for claim in story.claims if any(place.path == "claim.txt" for place in claim.where)]
    having = {place.path for claim in rows for place in claim.where if place.relation != "denies"}
    return len(having - {"claim.txt"}), max((len(claim.origins.groups) for claim in rows), default=0)


@pytest.mark.parametrize("text", [*DISTORTED, *INVENTED])
def test_what_is_distorted_or_invented_never_has_two_origins(text: str) -> None:
    assert origins_of_claim(text)[1] < 2


def test_most_of_what_is_true_is_found_in_the_articles() -> None:
    found = [origins_of_claim(text)[0] > 0 for text in TRUE]

    assert sum(found) >= 8


@cache
def story() -> Story:
    return make_story(day())


def test_every_span_is_words_of_its_article() -> None:
    texts = {ledger.article.path: ledger.article.text for ledger in day()}
    spans = [(place.path, span) for claim in story().claims for place in claim.where for span in place.spans]
    spans += [(one.path, one.span) for c in story().claims for r in c.origins.reasons for one in r.words]
    spans += [(place.path, span) for quote in story().quotes for place in quote.where for span in place.spans]

    assert len(spans) > 10
    assert [span for path, span in spans if texts[path][span.start : span.end] != span.text] == []


def test_the_order_and_repetition_of_the_articles_change_nothing() -> None:
    again = make_story([*reversed(day()), *day()])

    assert msgspec.json.encode(again) == msgspec.json.encode(story())


def test_one_speech_that_two_outlets_heard_is_one_origin() -> None:
    quoted = [
        claim
        for claim in story().claims
        if any("nobody sails with that" in span.text for place in claim.where for span in place.spans)
    ]

    assert quoted
    assert {len(claim.origins.groups) for claim in quoted} == {1}
    assert {reason.kind for claim in quoted for reason in claim.origins.reasons} <= {"utterance", "source"}


def test_two_persons_of_two_bodies_who_say_the_same_are_two_origins() -> None:
    texts = {
        "a.txt": "Note\n\nThe bridge at Osmark is closed after the flood, police chief Tom Berg said.\n",
        "b.txt": "Note\n\nEngineer Greta Holm said that the bridge at Osmark is closed after the flood.\n",
    }
    (claim,) = make_story(read(text, path) for path, text in texts.items()).claims

    assert sorted(claim.origins.groups) == [("a.txt",), ("b.txt",)]
    assert {reason.kind for reason in claim.origins.reasons} == {"named"}


def test_articles_are_sorted_by_the_moment_and_not_by_what_their_clocks_show() -> None:
    published = (
        "2031-03-05T01:00:00+02:00",
        "2031-03-04T23:30:00+00:00",
        "2031-03-04T20:00:00-05:00",
        "2031-03-05",
        "2031-03-06",
        "1970-01-01",
        None,
    )
    some = [told("Snow fell.", f"{number}.txt", published=day) for number, day in enumerate(published)]

    assert [one.article.path for one in in_order(reversed(some))] == [
        "0.txt",
        "1.txt",
        "3.txt",
        "2.txt",
        "4.txt",
        "5.txt",
        "6.txt",
    ]


def test_a_story_of_one_article_or_none_has_no_claims() -> None:
    assert make_story([]).articles == ()
    assert make_story(day()[:1]).claims == ()


def test_articles_of_one_path_are_called_by_their_ids() -> None:
    twins = [read("A\n\nIt rained in Osmark.\n", "same.txt"), read("B\n\nIt snowed in Osmark.\n", "same.txt")]

    assert {article.path for article in make_story(twins).articles} == {one.article.id for one in twins}


def test_a_satire_of_the_event_confirms_nothing_of_it() -> None:
    satire = (
        "Ferry Halmare to be towed by whales\n\n"
        "The ferry Halmare will sail to Osmark on 14 March with a crack of 40 metres, pulled by 300 whales, "
        'harbour master Ida Orr confirmed while feeding them. "Nobody swims like that," she said.\n\n'
        "Nordlin director Pelle Lund promised passengers their money back in herring.\n"
    )
    found = make_story([*day(), read(satire, "gazette.txt")])

    for claim in found.claims:
        if any(place.path == "gazette.txt" for place in claim.where):
            assert len(claim.origins.groups) < 2
    before = [quote for quote in found.quotes if "gazette.txt" not in {place.path for place in quote.where}]
    assert len(before) >= len(story().quotes)


def test_the_same_text_by_eight_outlets_is_one_origin_of_all_that_it_says() -> None:
    text = DAY["courier.txt"] + "\nWhat now?\n\nThe hull is old.\n"
    copies = [read(text, f"{number}.txt") for number in range(8)]

    found = make_story(copies)

    assert len(found.claims) > 5
    assert [claim for claim in found.claims if len(claim.origins.groups) != 1 or claim.origins.unknown] == []
