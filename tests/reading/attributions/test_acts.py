from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.attributions.acts import act_of, entry_of, is_shown, signature_of
from accordingto.types import Act
from tests.reading.parts import words

CLAUSE = "that the harbour will close"
PIECES = (
    "said",
    "did",
    "not",
    "’t",
    "n't",
    "seem",
    "to",
    "'s",
    "was",
    "asked",
    "on",
    "call",
    "“",
    "-",
    "rule",
)
QUOTE = "“The harbour will close,”"


def listed_act(cue: str, content: str) -> str | None:
    """The act of the line of the lexicon that fits a cue; None where none does."""
    entry = entry_of(words(cue), words(content))
    return entry.act if entry else None


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        ("said", "say"),
        ("according to", "say"),
        (":", "say"),
        ("--", "say"),
        ("commits", "other"),
        ("committed to", "promise"),
        ("described", "say"),
        ("asked", "ask"),
        ("wondered", "ask"),
        ("urged", "urge"),
        ("vowed", "promise"),
        ("threatened", "threaten"),
        ("warned", "warn"),
        ("predicted", "predict"),
        ("acknowledged", "confirm"),
        ("denied", "deny"),
        ("pleaded not guilty", "deny"),
        ("pleaded guilty", "confirm"),
        ("pleaded no contest", "other"),
        ("alleged", "accuse"),
        ("hailed", "praise"),
        ("lambasted", "criticise"),
        ("hinted", "suggest"),
        ("thinks", "believe"),
        ("found", "find"),
        ("decided", "decide"),
        ("declined to comment", "decline"),
        ("defended", "other"),
        ("juggled", None),
    ],
)
def test_each_act_has_its_cues(cue: str, act: str | None) -> None:
    assert listed_act(cue, QUOTE) == act


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("not guilty", "deny"),
        ("guilty", "confirm"),
        ("no contest", "other"),
        ("not to be sent home", "urge"),
        ("for time", "urge"),
    ],
)
def test_a_plea_is_what_its_answer_makes_of_it(content: str, act: str) -> None:
    assert listed_act("pleaded", content) == act


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        ("has repeatedly denied", "deny"),
        ("was quoted as saying", "say"),
        ("did not say", "say"),
        ("didn't deny", "deny"),
        ("HAS ALSO CRITICISED", "criticise"),
        ("criticized", "criticise"),
        ("is again re-tweeting", "say"),
        ("made it very clear", "say"),
        ("went on to praise", "praise"),
        ("seemed to confirm", "confirm"),
        ("was trying to discredit", "deny"),
        ("his long-standing belief", "believe"),
        ("expressed their deep concern about", "believe"),
    ],
)
def test_what_is_not_listed_is_looked_through(cue: str, act: str) -> None:
    assert listed_act(cue, CLAUSE) == act


@pytest.mark.parametrize(
    ("cue", "content", "act"),
    [
        ("asked", "whether the ferry would run", "ask"),
        ("asked", "the council to reopen the pier", "urge"),
        ("asked for", "a second survey", "urge"),
        ("was asked about", "the pier", "ask"),
        ("told", "the ferry had sunk", "say"),
        ("told", "they planned to sail", "say"),
        ("told", "the crew to stay on board", "urge"),
        ("told", "“to sail is to live”", "say"),
        ("called", "the plan a folly", "criticise"),
        ("called on", "the mayor to resign", "urge"),
        ("calls for", "a second survey", "urge"),
        ("expects", "to win the regatta", "believe"),
        ("expects", "that tolls will rise", "predict"),
        ("is expected", "to win the regatta", "predict"),
        ("rejected", "the merger of the two ports", "decline"),
        ("rejected", "the claim that he had lied", "deny"),
        ("concluded", "“It is over.”", "say"),
        ("concluded", "that the bridge was unsound", "find"),
        ("would not say", "who had paid", "decline"),
        ("won’t discuss", "the lawsuit", "decline"),
        ("did not respond to", "a request for comment", "decline"),
        ("responded", "“Nonsense.”", "say"),
        ("assured", "they would be paid", "promise"),
        ("assured", "that nobody was hurt", "say"),
        ("agreed", "to pay half", "promise"),
        ("agreed", "that the bridge was unsound", "confirm"),
        ("questioned", "the need for a bridge", "criticise"),
        ("questioned", "why nobody had been told", "ask"),
        ("asked", "another question", "ask"),
        ("ought to have told", "that the ice was thin", "say"),
        ("denied", "the report", "deny"),
        ("denied", "Lund's request for a berth", "decline"),
        ("was denied", "bail", "decline"),
        ("not only accepted", "the plan", "believe"),
        ("did not accept", "the plan", "decline"),
        ("announced", "a new ferry", "decide"),
        ("announced", "that two quays were found unsafe", "say"),
        ("announced", "that the port will close", "decide"),
        ("announced", "that she was leaving", "decide"),
        ("announced", "“We have found her.”", "say"),
        ("determined", "that the quay was unsafe", "find"),
        ("is determined", "to close the quay", "decide"),
        ("asked", "that they have the courage to vote", "urge"),
        ("asked", "that amount of money", "ask"),
        ("call", "what they “the long wait”", "say"),
        ("seeks", "to open a second quay", "decide"),
        ("sought", "an injunction", "urge"),
        ("offered no explanation", "of the delay", "say"),
        ("offered", "no explanation for the delay", "say"),
        ("offered", "to pay half", "promise"),
        ("surprise decision", "to close the pier", "decide"),
        ("often disagrees with", "the harbour master", "other"),
        ("disagrees", "that the tax is unfair", "deny"),
        ("disagreed with", "the claim that the ferry is late", "deny"),
        ("determined", "that the law will pass", "decide"),
        ("announced her praise for", "the crew", "praise"),
        ("endorsed", "the plan", "praise"),
        ("proposed", "a toll", "urge"),
    ],
)
def test_the_frame_decides_between_senses(cue: str, content: str, act: str) -> None:
    assert listed_act(cue, content) == act


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        ("said in a statement condemning", "criticise"),
        ("announced her opposition to", "other"),
        ("said in a letter of praise", "say"),
        ("said after criticising", "say"),
        ("issued a statement warning", "warn"),
        ("responded by vowing", "promise"),
        ("said to have accused", "say"),
    ],
)
def test_saying_gives_way_to_what_tells_more(cue: str, act: str) -> None:
    assert listed_act(cue, QUOTE) == act


@pytest.mark.parametrize(
    ("cue", "signature"),
    [
        ("said", "o/o"),
        ("acknowledged", "+/+"),
        ("confirmed", "+/o"),
        ("did not know", "+/+"),
        ("denied", "-/o"),
        ("pretended", "-/-"),
        ("showed", "+/o"),
        ("juggled", "o/o"),
    ],
)
def test_signatures(cue: str, signature: str) -> None:
    assert signature_of(words(cue), words(CLAUSE)) == signature


def test_a_question_leaves_open_what_is_so() -> None:
    assert signature_of(("knows",), words(CLAUSE)) == "+/+"
    assert signature_of(("knows",), words("whether the harbour will close")) == "o/o"


@given(st.text(), st.text())
def test_any_text_has_an_act(cue: str, content: str) -> None:
    assert listed_act(cue, content) in (None, *get_args(Act))


@given(
    st.lists(
        st.sampled_from(
            [
                "said",
                "did",
                "not",
                "’t",
                "n't",
                "seem",
                "to",
                "'s",
                "was",
                "asked",
                "on",
                "call",
                "“",
                "-",
                "rule",
                "out",
            ]
        )
    )
)
def test_any_words_in_any_order_have_an_act(said: list[str]) -> None:
    entry = entry_of(words(" ".join(said)), words(" ".join(reversed(said))))
    assert entry is None or entry.act in get_args(Act)


@pytest.mark.parametrize(
    ("source", "act"),
    [
        ("a survey of 900 skippers", "find"),
        ("three recent polls", "find"),
        ("the harbour master", "say"),
        ("", "say"),
    ],
)
def test_what_is_so_according_to_a_survey_is_found(source: str, act: str) -> None:
    assert act_of(words(source), words("according to"), words("most skippers want a toll")) == act


def test_a_survey_that_says_something_says_it_and_words_that_are_not_listed_have_no_act() -> None:
    assert act_of(words("a survey"), words("said"), words("most skippers want a toll")) == "say"
    assert act_of(words("a survey"), words("zzz"), words("most skippers want a toll")) is None


@pytest.mark.parametrize(
    ("cue", "shown"),
    [
        ("suggest", True),
        ("reveal", True),
        ("also indicated", True),
        ("will not reveal", False),
        ("said", False),
        ("glorps", False),
    ],
)
def test_by_what_a_document_finds_what_a_person_says(cue: str, *, shown: bool) -> None:
    assert is_shown(words(cue), words(CLAUSE)) == shown


def test_nobody_is_told_to_do_what_a_content_before_the_cue_says() -> None:
    content = "Ferry owners expect the tolls to fall"
    assert act_of(words("Ida Orr"), words("told"), words("the clerks to wait")) == "urge"
    assert act_of(words("Ida Orr"), words("told"), words(content), is_before=True) == "say"


@pytest.mark.parametrize(
    ("cue", "content", "act"),
    [
        ("am not persuaded", "that it is right", "believe"),
        ("was persuaded", "to sign", "urge"),
        ("was persuaded by", "that it is right", "urge"),
        ("was persuaded by", "the figures", "believe"),
        ("persuaded", "the clerks to sign", "urge"),
    ],
)
def test_who_is_persuaded_of_something_believes_it(cue: str, content: str, act: str) -> None:
    assert act_of(words("I"), words(cue), words(content)) == act


def test_what_others_did_is_announced_without_a_decision() -> None:
    assert (
        act_of(
            words("the port"), words("announced"), words("The two quays were found unsafe"), is_before=True
        )
        == "say"
    )
    assert (
        act_of(words("the port"), words("announced"), words("The two quays will be closed"), is_before=True)
        == "decide"
    )


def test_what_is_announced_by_nobody_is_no_decision() -> None:
    assert act_of(words(""), words("was announced"), words("The price")) == "say"
    assert act_of(words("Ida Orr"), words("announced"), words("her resignation")) == "decide"
