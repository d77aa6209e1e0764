"""The brief of the example: four outlets on a bridge, one of which prints another's text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

import msgspec
import pytest
from msgspec.structs import replace

from accordingto.stories.brief.brief import BriefClaim, Passage
from accordingto.stories.brief.making import make_brief
from accordingto.stories.making import make_story
from accordingto.types import Ledger, Span
from tests.stories.brief.example import brief, ledgers, story, words

COURIER, POST, RADIO, TRIBUNE = "Elswick Courier", "Harbour Post", "Radio Sund", "Marn Tribune"


def all_claims() -> list[BriefClaim]:
    return [*brief().denied, *brief().several, *brief().one, *brief().unknown]


def claim(start: str) -> BriefClaim:
    return next(one for one in all_claims() if words(one.said).startswith(start))


def passages(of: object) -> Iterator[Passage]:
    """Every passage in some part of a brief."""
    if isinstance(of, Passage):
        yield of
    elif isinstance(of, tuple):
        for one in of:
            yield from passages(one)
    elif isinstance(of, msgspec.Struct):
        for name in of.__struct_fields__:
            yield from passages(getattr(of, name))


def test_all_words_are_those_of_the_article_they_are_said_to_be_of() -> None:
    by_path = {one.path: ledger for one, ledger in zip(brief().articles, ledgers(), strict=True)}
    found = list(passages(brief()))

    assert len(found) > 40
    for passage in found:
        article = by_path[passage.path].article
        assert (passage.outlet, passage.published) == (article.outlet, article.published)
        assert all(article.text[span.start : span.end] == span.text for span in passage.spans)


def test_every_claim_of_several_outlets_stands_in_one_part() -> None:
    ids = [one.claim for one in all_claims()]

    assert len(ids) == len(set(ids)) > 5
    assert all(len(one.outlets) > 1 or one.denials for one in all_claims())
    assert all(len(one.origins) == 1 for one in brief().one)
    assert all(not one.origins for one in brief().unknown)


def test_a_copy_is_told_and_counted_once_where_copies_are_left_out() -> None:
    copies = {one.outlet: one.copy_of for one in brief().articles}
    closed = claim("The old harbour bridge in Marn was closed")

    assert [outlet for outlet, of in copies.items() if of] == [POST]
    assert closed.outlets == (COURIER, POST, RADIO, TRIBUNE)
    assert closed.originals == (COURIER, RADIO, TRIBUNE)


def test_an_origin_is_told_with_whose_word_it_is() -> None:
    cracks = claim('"The cracks are as wide as my hand')
    knew = claim("The company Nordlin knew two years ago")

    assert [(one.kind, one.who) for one in cracks.origins] == [("utterance", "Ida Orr")]
    assert [(one.kind, one.who) for one in knew.origins] == [("source", "Jonas Vik")]


def test_a_denial_is_told_with_who_denies_and_the_word_that_does() -> None:
    (denied,) = brief().denied
    (denial,) = denied.denials

    assert words(denied.said).startswith("The company Nordlin knew two years ago")
    assert denial.by == "Nordlin"
    assert denial.said.outlet == TRIBUNE
    assert [span.text for span in denial.cue] == ["denied"]


def test_what_changed_is_a_figure_a_denial_and_what_came_later() -> None:
    kinds = [one.kind for one in brief().news]
    figure = brief().news[0]

    assert kinds[:2] == ["figure", "denied"]
    assert set(kinds[2:]) == {"new"}
    assert figure.before is not None
    assert [span.text for span in figure.words] == ["three"]
    assert "two of its pillars" in words(figure.before)
    assert len({(one.kind, one.now) for one in brief().news}) == len(brief().news)


def test_nothing_changed_in_a_story_of_one_day() -> None:
    same = [replace(one, article=replace(one.article, published="2026-09-07")) for one in ledgers()]

    assert make_brief(make_story(same), same).news == ()


def test_what_later_articles_say_of_a_promise_stands_beside_it() -> None:
    promise = next(one for one in brief().due if one.kind == "promise")

    assert (promise.due, promise.who) == ("2026-10-01", "Greta Holm")
    assert promise.when is not None and promise.when.text == "1 October"
    assert [one.said.outlet for one in promise.later] == [RADIO, TRIBUNE]
    assert "has not been ordered yet" in words(promise.later[1].said)
    assert all(0 < one.confidence <= 1 for one in promise.later)


def test_the_order_of_the_ledgers_makes_no_difference() -> None:
    first = msgspec.json.encode(brief())

    for order in list(permutations(ledgers()))[1::7]:
        assert msgspec.json.encode(make_brief(make_story(order), order)) == first


def test_the_id_is_that_of_the_story() -> None:
    assert make_brief(make_story(ledgers(), id="abc"), ledgers()).id == "abc"
    assert brief().id is None


def test_a_ledger_that_is_missing_is_an_error() -> None:
    with pytest.raises(KeyError):
        make_brief(story(), ledgers()[1:])


def changed(one: Ledger, **fields: str | None) -> Ledger:
    return replace(one, article=replace(one.article, **fields))


def test_one_article_twice_is_one() -> None:
    twice = [ledgers()[0], ledgers()[0]]

    assert len(make_brief(make_story(twice), twice).articles) == 1


def test_the_same_text_of_eight_outlets_is_eight_outlets_and_one_original() -> None:
    eight = [
        changed(ledgers()[0], outlet=f"Outlet {n}", url=f"https://{n}.example/", path=f"{n}.txt")
        for n in range(8)
    ]
    found = make_brief(make_story(eight), eight)

    assert sum(one.copy_of is None for one in found.articles) == 1
    assert {len(one.outlets) for one in found.one} == {8}
    assert {len(one.originals) for one in found.one} == {1}
    assert found.several == ()


def test_days_that_are_missing_or_beyond_belief_make_nothing_new() -> None:
    odd = [
        changed(ledgers()[0], published=None),
        changed(ledgers()[1], published="1970-01-01"),
        changed(ledgers()[2], published="2931-01-01", retrieved="2026-09-08T10:00:00Z"),
        changed(ledgers()[3], published="0001-01-01"),
    ]
    found = make_brief(make_story(odd), odd)

    assert found.news == ()
    assert len(found.articles) == 4


def test_moments_of_two_time_zones_are_one_day_where_they_are() -> None:
    zoned = [
        changed(ledgers()[0], published="2026-09-07T23:30:00-05:00"),
        changed(ledgers()[3], published="2026-09-08T04:00:00+00:00"),
    ]

    assert make_brief(make_story(zoned), zoned).news == ()


def test_what_one_outlet_alone_has_is_no_part_of_the_brief() -> None:
    alone = [changed(one, outlet="Marn Tribune") for one in ledgers()]
    found = make_brief(make_story(alone), alone)

    assert found.several == found.one == found.unknown == ()


def test_a_story_of_one_article_has_a_brief() -> None:
    found = make_brief(make_story(ledgers()[:1]), ledgers()[:1])

    assert found.title is not None
    assert isinstance(found.title.spans[0], Span)
    assert found.one == found.denied == ()


def test_articles_of_unknown_outlets_are_no_outlets_of_their_own() -> None:
    nameless = [changed(one, outlet=None) for one in ledgers()]
    found = make_brief(make_story(nameless), nameless)
    claims = [*found.several, *found.one, *found.unknown, *found.denied]

    assert claims
    assert all(one.outlets == one.originals == () for one in claims)
    assert max(len(one.unnamed) for one in claims) == 4
    closed = max(claims, key=lambda one: len(one.unnamed))
    assert len(closed.unnamed_originals) == 3
