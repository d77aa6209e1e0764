from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from types import FrameType

import pytest

from accordingto.stories.match.apart import Apart
from accordingto.stories.match.denials import (
    denial_of,
    denials_again,
    denials_beside,
    denials_within,
    is_denial,
)
from accordingto.stories.match.statement import Statement, statements
from tests.stories.ledgers import told

DENIES = {"q1": {"act": "deny"}}


def only(marked: str, attributes: dict[str, dict[str, str]] | None = None) -> Statement:
    (found,) = statements(0, told(marked, "a", attributes or {}))
    return found


def denied(content: str, cue: str = "denied") -> Statement:
    return only(f"[[q1.source|Lund]] [[q1.cue|{cue}]] [[q1.content|{content}]].", DENIES)


def test_who_denies_any_knowledge_of_a_thing_does_not_deny_the_thing() -> None:
    happened = only("Everybody wants to hear what happened to the ferry Halmare in March.")
    knew = only("Lund had information on what happened to the ferry Halmare.")
    cue = "denied having any information"

    assert denial_of(happened, denied("about what happened to the ferry Halmare", cue)) == ()
    assert [
        span.text for span in denial_of(knew, denied("about what happened to the ferry Halmare", cue))
    ] == [cue]


def test_who_denies_what_another_says_is_not_so_agrees_with_it() -> None:
    assert (
        denial_of(only("The company did not take money from the town."), denied("taking money from the town"))
        == ()
    )
    assert denial_of(only("The company took money from the town."), denied("taking money from the town"))


def test_nobody_denies_what_they_say_themselves() -> None:
    first = only(
        "[[q2.source|Lund]] [[q2.cue|said]] [[q2.content|that taking money from the town is a crime]]."
    )

    assert denial_of(first, denied("taking money from the town")) == ()


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "[[q1.source|Orr]] [[q1.cue|accused]] [[q1.content|the mayor of taking money from the company]], "
            "which [[q2.source|he]] [[q2.cue|denied]] [[q2.content|it]].",
            {"q1": {"act": "accuse"}, "q2": {"act": "deny"}},
        ),
        (
            "[[q1.source|Orr]] [[q1.cue|said]] [[q1.content|that the mayor took money from the company]], "
            "but [[q2.source|aides]] [[q2.cue|called]] [[q2.content|the allegations baseless]].",
            {"q1": {"act": "say"}, "q2": {"act": "criticise"}},
        ),
    ],
)
def test_a_sentence_that_tells_and_denies_denies_what_others_tell_too(
    text: str, acts: dict[str, dict[str, str]]
) -> None:
    tells = only("The mayor took money from the company.")
    other = only("The mayor opened a pool.")

    assert denials_within(only(text, acts), [tells])
    assert denials_within(only(text, acts), [other]) == ()


def test_a_bare_denial_is_of_nothing_that_can_be_told() -> None:
    bare = only("[[q2.source|He]] [[q2.cue|denied]] [[q2.content|any wrongdoing]].", {"q2": {"act": "deny"}})

    assert denials_within(bare, [only("The mayor took money from the company.")]) == ()


def test_to_criticise_is_not_to_deny() -> None:
    text = (
        "[[q1.source|Orr]] [[q1.cue|said]] [[q1.content|that the mayor took money from the company]], but "
        "[[q2.source|aides]] [[q2.cue|called]] [[q2.content|the report late]]."
    )
    acts = {"q1": {"act": "say"}, "q2": {"act": "criticise"}}

    assert denials_within(only(text, acts), [only("The mayor took money from the company.")]) == ()


@pytest.mark.parametrize("cue", ["did not dispute", "didn't deny", "never denied"])
def test_who_does_not_deny_denies_nothing(cue: str) -> None:
    (said,) = denied("taking money from the town", cue).attributions

    assert not is_denial(said)
    assert denial_of(only("Lund took money from the town."), denied("taking money from the town", cue)) == ()


def test_nobody_denies_what_is_an_open_question() -> None:
    asked = only("Prosecutors ask whether the company took money from the town.")

    assert denial_of(asked, denied("taking money from the town")) == ()


def test_who_denies_to_have_known_does_not_deny_what_others_know() -> None:
    others = only("This is what we know of the payment to the town.")
    cue = "denies knowing"

    assert denial_of(others, denied("of the payment", cue)) == ()


def said_of(claims: list[Statement], denial: Statement) -> list[int]:
    """Return the claims that a sentence denies; each is given by one sentence of another article."""
    return sorted(denials_beside([[[one]] for one in claims], [denial], Apart((), (), ())))


def test_allegations_that_a_sentence_tells_and_somebody_denied_are_those_of_other_articles() -> None:
    text = (
        "[[q1.source|Orr]] [[q1.cue|accused]] [[q1.content|Lund of taking money from the company]], "
        "allegations that [[q2.source|Lund]] [[q2.cue|denied]] by "
        "[[q2.content|saying that he never met her]]."
    )
    denial = only(text, {"q1": {"act": "accuse"}, "q2": {"act": "deny"}})
    told = only("Lund took money from the company, a welder said.")
    other = only("Lund met the welder of the company on Monday.")

    assert said_of([other, told], denial) == [1]


def test_a_source_that_says_and_denies_in_one_sentence_does_not_deny_what_it_says() -> None:
    both = "[[q1.source|[[q2.source|Lund]]]]"
    text = (
        f"{both} [[q1.cue|said]] [[q1.content|that the company took money from the town]], but "
        "[[q2.cue|denied]] [[q2.content|the allegations]]."
    )

    denial = only(text, {"q1": {"act": "say"}, "q2": {"act": "deny"}})

    assert said_of([only("The company took money from the town.")], denial) == []


def test_what_a_person_named_in_a_denial_says_of_the_denier_is_denied_in_whatever_words() -> None:
    accusing = only(
        "[[q1.source|Holm]] [[q1.cue|said]] [[q1.content|that she dined with [[a2|Lund]] in the harbour]]."
    )
    denial = denied("any friendship with Holm")

    assert said_of([accusing], denial) == [0]
    assert (
        said_of([only("[[q1.source|Holm]] [[q1.cue|said]] [[q1.content|that she dined alone]].")], denial)
        == []
    )


@pytest.mark.parametrize("cue", ["public disavowal of", "went on to deny", "has twice denied"])
def test_what_stands_before_a_denial_in_its_cue_is_not_denied(cue: str) -> None:
    claim = only("The public went twice to Osmark, where the mayor went on with it.")

    assert denial_of(claim, denied("Osmark", cue)) == ()


def in_article(article: int, statement: Statement) -> Statement:
    return replace(statement, article=article)


def test_a_denial_is_of_a_claim_that_any_article_tells_in_its_words() -> None:
    fullest = only("The harbour master was given 4,000 crowns, and a boat, by the company Nordlin in March.")
    shorter = only("He took money from the company.")

    assert sorted(
        denials_beside([[[fullest], [shorter]]], [denied("taking money from the company")], Apart((), (), ()))
    ) == [0]


def test_a_denial_is_of_what_any_sentence_of_a_claim_says_and_of_what_is_told_by_the_likest_alone() -> None:
    money = only("Lund took money from the company.")
    boat, crane = only("Lund bought a boat."), only("Lund sold the crane.")
    back = only(
        "[[q2.source|Orr]] [[q2.cue|said]] [[q2.content|that Lund took money from the company]], "
        "[[q1.content|which]] [[q1.source|Lund]] [[q1.cue|denies]].",
        DENIES | {"q2": {"act": "accuse"}},
    )

    def of(*claims: list[Statement], denial: Statement) -> list[int]:
        return sorted(denials_beside([[claim] for claim in claims], [denial], Apart((), (), ())))

    assert of([boat, money], [crane], denial=denied("taking money from the company")) == [0]
    assert of([boat, money], [crane], denial=back) == []
    assert of([boat], [money, crane], denial=back) == [1]


def test_in_one_claim_less_of_what_is_told_shows_that_it_is_denied() -> None:
    text = (
        "[[q1.source|Orr]] [[q1.cue|accused]] [[q1.content|the mayor of pulling and pushing her with enough "
        "force to bruise her arm]], [[q2.content|which]] [[q2.source|he]] [[q2.cue|denied]]."
    )
    both = only(text, {"q1": {"act": "accuse"}, "q2": {"act": "deny"}})

    assert denials_within(both, [only("It was then that he pushed her and pulled her by the arm.")])
    assert not denials_within(both, [only("It was then that he pulled a boat ashore.")])


def test_what_somebody_denies_in_one_article_they_deny_in_another() -> None:
    full = in_article(0, denied("taking money from the town"))
    short = in_article(1, denied("that anything happened", "denied at first"))
    other = in_article(2, only("[[q1.source|Holm]] [[q1.cue|denied]] [[q1.content|that]].", DENIES))

    again = denials_again([[[full], [short], [other]]])

    (same,) = again[0, full.start]
    assert [one.article for one, _ in same] == [0, 1]
    assert [[span.text for span in cue] for _, cue in same] == [["denied"], ["denied at first"]]
    assert again[1, short.start] == [same]
    assert [[one.article for one, _ in same] for same in again[2, other.start]] == [[2]]


def calls_of(function: Callable[[], object]) -> int:
    """Return how often Python functions are called: a time that no busy machine changes."""
    count = 0

    def seen(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        function()
    finally:
        sys.setprofile(before)
    return count


def test_a_denial_is_held_against_sentences_that_share_its_words_and_not_against_all() -> None:
    def search(size: int) -> Callable[[], object]:
        boats = [f"{chr(97 + at // 26)}{chr(97 + at % 26)}boat" for at in range(size)]
        claims = [
            [[in_article(at, only(f"Lund sold the {boat} of Osmark."))]] for at, boat in enumerate(boats)
        ]
        denials = [
            in_article(size + at, denied(f"selling the other{boat} and her engine"))
            for at, boat in enumerate(boats)
        ]
        return lambda: denials_beside(claims, denials, Apart((), (), ()))

    search(40)()

    assert calls_of(search(160)) < 5 * calls_of(search(40))
