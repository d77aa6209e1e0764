from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec import structs

from accordingto.store import Library, compared
from accordingto.types import Claim, HeadlineCheck, Ledger, Time
from tests.cli.conftest import Run
from tests.fakes import ledger_from_marks
from tests.store.stories.shelved import KEYS, add

MARKED = (
    "[[headline|Weir will break]]\n\n[[a1|Ann Orr]] is the warden. [[q1.source|[[a1|Orr]]]] [[q1.cue|said]] "
    "[[q1.hedge|perhaps]] [[q1.content|the weir may break by Friday]]. [[a2|Bo Vik]] wept. "
    "[[w1|She]] was late."
)


def article() -> Ledger:
    made = ledger_from_marks(
        MARKED, {"w1": {"code": "vague", "message": "Who?"}, "q1": {"act": "say"}}, outlet="West Post"
    )
    at = made.article.text.index("by Friday")
    assert made.article.headline is not None
    return structs.replace(
        made,
        claims=(Claim(id="c1", content=made.attributions[0].content, chain=("outlet", "q1")),),
        times=(Time(id="t1", start=at, end=at + 9, text="by Friday", kind="deadline", value="2031-03-07"),),
        headline_checks=(HeadlineCheck(span=made.article.headline, verdict="supported"),),
    )


@pytest.fixture
def key(db: Path) -> str:
    with Library(db) as library:
        return library.add(article()).key


def shown(db: Path, key: str) -> Ledger:
    with Library(db, create=False) as library:
        return library.shown(key).ledger


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("outlet", "East Post"), ("byline", "Ida Roe; Bo Vik"), ("published", "2031-03-04"),
        ("q1", "none"), ("q1.content", "the weir … Friday. Bo Vik wept"),
        ("q1.content", "the weir | Vik wept"),
        ("q1.source", "none"), ("q1.cue", "Orr said"), ("q1.actor", "Bo Vik"), ("q1.actor", "Nobody Known"),
        ("q1.addressee", "a2"), ("q1.addressee", "wept"), ("q1.act", "warn"), ("q1.certainty", "hedged"),
        ("q1.strength", "possible"), ("q1.polarity", "negative"), ("q1.hedge", "may"),
        ("q1.not-hedge", "perhaps"),
        ("a1.role", "warden"), ("a2.affiliation", "the weir"), ("h1.verdict", "overstated"),
        ("t1.value", "2031-03-14"), ("t1", "none"), ("date", "late = PAST_REF"), ("vague", "dismissed"),
        ("vague", "noted"), ("c1.state", "kept"), ("c1.state", "moved 2031-04-01"),
    ],
)  # fmt: skip
def test_every_field_is_corrected_listed_and_undone(
    run: Run, db: Path, key: str, place: str, value: str
) -> None:
    before = shown(db, key)
    made = run("correct", key, place, value, "--author", "Ida Orr", "--reason", "So it is.")
    assert (made.exit_code, made.stdout) == (0, "corrected 1\n"), made.stderr

    with Library(db, create=False) as library:
        state = library.shown(key)
    assert state.ledger != before or state.typed
    listed = run("correct", key).stdout
    assert listed.startswith("1  ") and "Ida Orr: So it is." in listed
    assert run("correct", key, "--undo", "1").stdout == "undone 1\n"
    assert shown(db, key) == before
    assert "(undone)" in run("correct", key).stdout


def test_who_says_it_and_the_words_that_name_the_source_are_listed_apart(run: Run, key: str) -> None:
    run("correct", key, "q1.actor", "Bo Vik", "--author", "Ida Orr")
    run("correct", key, "q1.source", "none", "--author", "Ida Orr")
    lines = run("correct", key).stdout.splitlines()

    assert ["The actor of" in lines[0], "The source of" in lines[1]] == [True, True]


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        ("published", "2031-02-30", "no day of the calendar: “2031-02-30”"),
        ("q1.content", "nobody", "“nobody” do not appear"),
        ("q1.content", "said perhaps", "two parts of one attribution"),
        ("q1.act", "shout", "'shout' is not one of say,"),
        ("q1.colour", "red", "no such place"),
        ("q9.act", "say", "no such place"),
        ("t1.value", "soon", "cannot have this value: “soon”"),
        ("deadline", "by Friday", "and the value"),
        ("vague", "gone", "dismissed or noted"),
        ("c1.state", "moved", "needs one"),
        ("outlet", "West Post", "it would change nothing"),
        ("outlet", "x" * 300, "too long"),
        ("0123456789abcdef", "kept", "no such place"),
        ("\x1b[31m", "x", "no such place"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(
    run: Run, db: Path, key: str, place: str, value: str, said: str
) -> None:
    result = run("correct", key, place, value)

    assert result.exit_code in (1, 2)
    assert said in " ".join(result.stderr.split())
    assert "\x1b" not in result.stderr
    assert run("correct", key).stderr == "No corrections.\n"


def test_a_place_needs_a_value_and_undoing_none(run: Run, key: str) -> None:
    assert "give the VALUE" in run("correct", key, "outlet").stderr
    assert "takes no PLACE" in run("correct", key, "outlet", "--undo", "1").stderr
    assert "no correction of this id" in run("correct", key, "--undo", "7").stderr


@pytest.fixture
def ferry(db: Path) -> str:
    with Library(db) as library:
        add(library)
    return KEYS["f1"]


def test_the_story_of_an_article_is_corrected_listed_and_undone(run: Run, db: Path, ferry: str) -> None:
    with Library(db) as library:
        claim = compared(library, ferry).story.claims[0]
    key, other = claim.where[0].path, claim.where[1].path

    for place, value in (
        ("story.name", "The Tern"), (f"story.{claim.id}", other), ("story.join", KEYS["m1"]),
        ("story.split", f"{KEYS['m1']} {KEYS['m2']}"),
    ):  # fmt: skip
        made = run("correct", key, place, value, "--db", str(db), "--author", "Vale", "--reason", "Seen.")
        assert made.exit_code == 0, made.stderr
    listed = run("correct", key, "story", "--db", str(db))
    assert "called The Tern: Seen. — Vale" in listed.stdout
    assert f"({other})" in listed.stdout

    shown = run("story", "--db", str(db), "--story", key, "--format", "json")
    for one in json.loads(shown.stdout)["claims"]:
        texts = {span["text"] for place in one["where"] for span in place["spans"]}
        assert not {claim.where[0].spans[0].text, claim.where[1].spans[0].text} <= texts
    assert run("correct", key, "story", "--undo", "2", "--db", str(db)).exit_code == 0
    with Library(db) as library:
        assert compared(library, key).story.claims[0] == claim


@pytest.mark.parametrize(
    ("place", "value", "told"),
    [
        ("story.c99", KEYS["f2"], "no such claim"),
        ("story.c1", KEYS["m1"], "not linked"),
        ("story.join", KEYS["f2"], "already"),
        ("story.split", " ".join(KEYS[name] for name in ("f1", "f2", "f3")), "split"),
        ("story.name", " ", "VALUE"),
        ("story.c1", "nothing", "not in the library"),
    ],
)
def test_a_story_is_not_corrected_to_nothing(
    run: Run, db: Path, ferry: str, place: str, value: str, told: str
) -> None:
    answer = run("correct", ferry, place, value, "--db", str(db))

    assert answer.exit_code != 0
    assert told in answer.stderr
