from __future__ import annotations

from typing import Any

import pytest
from msgspec import structs

from accordingto.types import Claim, Ledger, Sentence, Span, Time
from accordingto.versions import Comparison, compare
from tests.fakes import ferry, harbour, ledger_from_marks


def ledger(marked: str, **attributes: Any) -> Ledger:
    """A ledger of one-line sentences; what is no part of an attribution is the outlet's claim."""
    made = ledger_from_marks(marked, attributes)
    text = made.article.text
    sentences, at = [], 0
    for line in text.splitlines(keepends=True):
        words = line.rstrip()
        sentences.append(Sentence(f"s{at}", at, at + len(words), words))
        at += len(line)
    claims = [
        Claim(
            id=f"c{s.start}", content=(Span(s.start, s.end, s.text),), chain=("outlet",), strength="certain"
        )
        for s in sentences
        if not any(s.start <= one.cue[0].start < s.end for one in made.attributions)
    ]
    claims += [
        Claim(id=f"c{one.id}", content=one.content, chain=("outlet", one.id)) for one in made.attributions
    ]
    return structs.replace(made, sentences=tuple(sentences), claims=tuple(claims))


def kinds(comparison: Comparison) -> list[tuple[str, ...]]:
    return [change.kinds for change in comparison.attributions]


SAID = "[[q1.source|Orr]] [[q1.cue|said]] [[q1.content|the dam may hold until June]].\nIt rained on Friday.\n"


@pytest.mark.parametrize("whole", [harbour(), ferry()])
def test_a_version_compared_with_itself_is_the_same(whole: Ledger) -> None:
    found = compare(whole, whole)

    assert (found.outcome, found.edits, found.attributions, found.claims) == ("same", (), (), ())
    assert [(pair.old, pair.new) for pair in found.unchanged] == [(a.id, a.id) for a in whole.attributions]


@pytest.mark.parametrize(
    ("was", "now", "fields_was", "fields_now", "kind"),
    [
        (
            "the dam may hold",
            "the dam will hold",
            {"strength": "possible"},
            {"strength": "certain"},
            "hardened",
        ),
        (
            "the dam will hold",
            "the dam may hold",
            {"strength": "certain"},
            {"strength": "possible"},
            "softened",
        ),
        ("]] [[q1.cue|said", "]] [[q1.cue|confirmed", {"act": "say"}, {"act": "confirm"}, "hardened"),
        ("]] [[q1.cue|confirmed", "]] [[q1.cue|said", {"act": "confirm"}, {"act": "say"}, "softened"),
        (
            "]] [[q1.cue|said",
            "]] [[q1.cue|denied",
            {"polarity": "positive"},
            {"polarity": "negative"},
            "reversed",
        ),
        ("]] [[q1.cue|said", "]] [[q1.cue|added", {}, {}, "reworded"),
        ("[[q1.source|Orr", "[[q1.source|[[a1|Lunde]]", {}, {}, "reattributed"),
        (
            "[[q1.source|Orr",
            "[[q1.source|an official",
            {"source_kind": "named"},
            {"source_kind": "unnamed"},
            "reattributed",
        ),
    ],
)
def test_what_became_of_an_attribution(
    was: str, now: str, fields_was: dict[str, str], fields_now: dict[str, str], kind: str
) -> None:
    base = "[[q1.source|[[a1|Orr]]]] [[q1.cue|said]] [[q1.content|the dam may hold until June]].\n"
    plain = "[[q1.source|Orr]] [[q1.cue|said]] [[q1.content|the dam may hold until June]].\n"
    one = base if "[[a1|" in now else plain
    old = (
        one.replace("said", "confirmed")
        if "confirmed" in was
        else one.replace("may", "will")
        if "will" in was
        else one
    )
    new = old.replace("[[a1|Orr]]", "[[a1|Lunde]]") if "[[a1|" in now else old.replace(was, now)
    found = compare(ledger(old, q1=fields_was), ledger(new, q1=fields_now))

    assert old != new
    assert kinds(found) == [(kind,)]
    assert found.outcome == "silent"


def test_a_hedge_that_is_gone_hardens_and_one_more_softens() -> None:
    hedged = ledger("[[q1.source|Orr]] [[q1.hedge|reportedly]] [[q1.cue|agreed]] [[q1.content|to wait]].\n")
    plain = ledger("[[q1.source|Orr]] [[q1.cue|agreed]] [[q1.content|to wait]].\n")

    assert kinds(compare(hedged, plain)) == [("hardened",)]
    assert kinds(compare(plain, hedged)) == [("softened",)]


def test_what_is_new_or_gone() -> None:
    more = ledger(f"{SAID}[[q2.source|Vik]] [[q2.cue|denied]] [[q2.content|any talks with the board]].\n")
    found, back = compare(ledger(SAID), more), compare(more, ledger(SAID))

    assert [(c.kinds, c.old, c.new and c.new.id) for c in found.attributions] == [(("added",), None, "q2")]
    assert [(c.kinds, c.old and c.old.id, c.new) for c in back.attributions] == [(("removed",), "q2", None)]
    assert len(found.unchanged) == len(back.unchanged) == 1


def test_another_reading_of_the_same_words_is_no_change_of_the_article() -> None:
    """Another sentence was edited: the model, not the outlet, sees this one otherwise."""
    old = ledger(SAID, q1={"strength": "certain"})
    new = ledger(SAID.replace("Friday", "Sunday"), q1={"strength": "possible"})
    found = compare(old, new)

    assert found.attributions == ()
    assert [change.kinds for change in found.read_otherwise] == [("softened",)]


def test_an_attribution_whose_words_stood_there_already_was_not_added() -> None:
    bare = ledger("Orr said the dam may hold until June.\nIt rained on Friday.\n")
    found = compare(bare, ledger(SAID.replace("Friday", "Sunday")))

    assert found.attributions == ()
    assert [change.kinds for change in found.read_otherwise] == [("added",)]


def test_what_the_outlet_now_says_itself_is_adopted_and_what_it_hands_on_is_attributed() -> None:
    said = ledger(SAID)
    own = ledger("The dam may hold until June.\nIt rained on Friday.\n")

    assert [change.kinds[0] for change in compare(said, own).claims] == ["adopted"]
    assert [change.kinds[0] for change in compare(own, said).claims] == ["attributed"]


def test_a_claim_whose_words_and_voices_stayed_is_only_read_otherwise() -> None:
    """The sentence was edited, but neither what is claimed nor who said so."""
    whole = "[[q1.content|The dam may hold until June]], [[q1.source|Orr]] [[q1.cue|said]] on Friday.\n"
    old = ledger(whole)
    new = ledger(whole.replace("Friday", "Sunday"))
    own = [structs.replace(claim, chain=("outlet",)) for claim in new.claims]

    assert compare(old, structs.replace(new, claims=tuple(own))).claims == ()


def test_an_actor_who_is_read_otherwise_is_not_another_source() -> None:
    cast = (
        "[[a1|John D. Orr]] met [[a2|Ida Vik]] on {}. [[q1.source|{}]] [[q1.cue|said]] [[q1.content|no]].\n"
    )
    old = ledger(cast.format("Friday", "[[a1|She]]"))
    new = ledger(cast.format("Sunday", "[[a2|She]]"))
    found = compare(old, new)

    assert found.attributions == ()
    assert [change.kinds for change in found.read_otherwise] == [("reattributed",)]


def test_a_name_that_was_exchanged_reaches_the_pronouns() -> None:
    cast = "[[a1|{}]] came on Friday.\n[[q1.source|[[a1|She]]]] [[q1.cue|said]] [[q1.content|no]].\n"
    found = compare(ledger(cast.format("Ida Vik")), ledger(cast.format("Ada Orr")))

    assert kinds(found) == [("reattributed",)]


def test_claims_of_the_outlet_come_and_go() -> None:
    more = ledger(f"{SAID}The market has been closed since the flood.\n")

    assert [change.kinds for change in compare(ledger(SAID), more).claims] == [("added",)]
    assert [change.kinds for change in compare(more, ledger(SAID)).claims] == [("removed",)]


@pytest.mark.parametrize(
    "note",
    [
        "Correction: It rained on Friday, not on Sunday.",
        "This article has been updated to correct a day.",
        "An earlier version of this story gave another day.",
        "Editor’s note: the day was corrected.",
    ],
)
def test_a_note_announces_the_edit(note: str) -> None:
    new = ledger(f"{SAID.replace('Friday', 'Sunday')}{note}\n")
    found = compare(ledger(SAID), new)

    assert found.outcome == "announced"
    assert [span.text for span in found.notes] == [note]
    assert [change.kinds for change in found.claims] == [("reworded",)], "a note is no claim that was added"


def test_a_note_that_stood_there_already_announces_nothing() -> None:
    note = "This article has been updated.\n"
    found = compare(ledger(f"{SAID}{note}"), ledger(f"{SAID.replace('Friday', 'Sunday')}{note}"))

    assert (found.outcome, found.notes) == ("silent", ())


def test_numbers_and_dates_that_changed_are_listed() -> None:
    def made(marked: str, day: str) -> Ledger:
        plain = ledger(marked)
        at = plain.article.text.index(day)
        time = Time(id="t1", start=at, end=at + len(day), text=day, kind="date")
        return structs.replace(plain, times=(time,))

    old = made("Some 1,400 people and two dogs left on 3 May.\n", "3 May")
    new = made("Some 1,900 people and four dogs left on 5 May.\n", "5 May")
    found = compare(old, new)

    assert [(f.kind, f.old and f.old.text, f.new and f.new.text) for f in found.figures] == [
        ("number", "1,400", "1,900"),
        ("number", "two", "four"),
        ("date", "3 May", "5 May"),
    ]


def test_a_headline_that_changed() -> None:
    old = ledger(f"[[headline|Dam will hold]]\n\n{SAID}")
    new = ledger(f"[[headline|Dam may break]]\n\n{SAID}")
    found = compare(old, new)

    assert found.headline is not None
    assert (found.headline.old.text, found.headline.new.text) == ("Dam will hold", "Dam may break")
    assert compare(old, old).headline is None
