"""Accusations whose target is not heard. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.text.sentences import split_sentences
from accordingto.reading.warnings.accusations import find_unanswered
from accordingto.types import Act, Actor, ActorKind, Attribution, Mention, Span


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def actor(id: str, name: str, text: str, kind: ActorKind = "person") -> Actor:
    at = span(text, name)
    return Actor(id=id, name=name, kind=kind, mentions=(Mention(at.start, at.end, name, "name"),))


def attribution(text: str, source: str, cue: str, who: str, act: Act) -> Attribution:
    return Attribution(
        id=f"q-{who}",
        source=(span(text, source),),
        cue=(span(text, cue),),
        content=(span(text, "taking bribes"),),
        actor=who,
        act=act,
        form="indirect",
        confidence=1.0,
    )


ACCUSED = "Orr accused Lund of taking bribes."


def cues(text: str, *more: Attribution, act: Act = "accuse", kind: ActorKind = "person") -> list[str]:
    actors = [actor("a1", "Orr", text), actor("a2", "Lund", text, kind)]
    attributions = [attribution(text, "Orr", "accused", "a1", act), *more]
    found = find_unanswered(text, split_sentences(text), attributions, actors)
    return [f"{cue.text} {who.name}" for cue, who in found]


def test_who_is_accused_and_says_nothing_is_asked_about() -> None:
    assert cues(ACCUSED) == ["accused Lund"]


def test_who_says_anything_is_heard() -> None:
    text = f"{ACCUSED} Lund said it rained."
    assert cues(text, attribution(text, "Lund", "said", "a2", "say")) == []


@pytest.mark.parametrize(
    "answer",
    [
        "He did not respond to a request for comment.",
        "The shipyard declined to comment.",
        "He could not be reached on Monday.",
        "His lawyer denied it.",
        "His office had no comment.",
    ],
)
def test_any_word_of_an_answer_is_one(answer: str) -> None:
    assert cues(f"{ACCUSED} {answer}") == []


def test_only_accusations_of_persons_and_organisations_count() -> None:
    assert cues(ACCUSED, act="praise") == []
    assert cues(ACCUSED, kind="place") == []


def test_whom_another_sentence_names_is_not_the_accused() -> None:
    assert cues("Orr accused the board of taking bribes. Lund waited.") == []
