from __future__ import annotations

import pytest
from msgspec import structs

from accordingto.corrections import Anchor, HedgeMissed, InText, Missing
from accordingto.types import Ledger, Sentence
from accordingto.web.correction_form import Unclear, actor_mention, change_of
from tests.fakes import ferry, ledger_from_marks

LINES = (
    "[[q1.source|[[a1|Orr]]]] [[q1.cue|said]] [[q1.content|it would rain]].\n"
    "It might rain. It might not.\n"
    "Nobody said so; [[a1|Orr]] might."
)


@pytest.fixture
def ledger() -> Ledger:
    made = ledger_from_marks(LINES)
    text = made.article.text
    ends = [text.index("\n"), text.index("rain. ") + 5, text.index("not.") + 4, len(text)]
    starts = [0, text.index("It might rain"), text.index("It might not"), text.index("Nobody")]
    sentences = (
        Sentence(f"s{at}", start, end, text[start:end])
        for at, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
    )
    return structs.replace(made, sentences=tuple(sentences))


def places(anchor: Anchor) -> list[int]:
    return [span.start for span in anchor.spans]


@pytest.mark.parametrize("sentence", ["s2", "s3", "s4"])
def test_words_in_several_places_are_those_of_the_sentence_that_is_chosen(
    ledger: Ledger, sentence: str
) -> None:
    (one,) = ledger.attributions
    change = change_of({"kind": "hedge_missed", "hedge": "might", "hedge_in": sentence}, ledger, one)

    assert isinstance(change, HedgeMissed)
    (chosen,) = (s for s in ledger.sentences if s.id == sentence)
    (place,) = places(change.hedge)
    assert chosen.start <= place < chosen.end


def test_words_that_are_not_in_the_chosen_sentence_are_not_taken_from_another(ledger: Ledger) -> None:
    (one,) = ledger.attributions
    with pytest.raises(Unclear, match="chosen sentence"):
        change_of({"kind": "hedge_missed", "hedge": "would", "hedge_in": "s2"}, ledger, one)


def test_words_are_whole_words(ledger: Ledger) -> None:
    (one,) = ledger.attributions
    with pytest.raises(Unclear, match="do not appear in the article"):
        change_of({"kind": "hedge_missed", "hedge": "migh"}, ledger, one)


def test_signs_in_words_mean_themselves(ledger: Ledger) -> None:
    (one,) = ledger.attributions
    with pytest.raises(Unclear):
        change_of({"kind": "hedge_missed", "hedge": "mi.ht"}, ledger, one)


def test_a_source_that_is_a_mention_is_its_actor_and_any_other_is_left_open(ledger: Ledger) -> None:
    form = {"content": "It might not.", "cue": "so", "source": "Orr", "source_in": "s4"}
    named = change_of(form, ledger, None)
    other = change_of({**form, "source": "Nobody"}, ledger, None)

    assert isinstance(named, Missing) and isinstance(other, Missing)
    assert isinstance(named.who, InText) and named.who.words == named.source
    assert other.source is not None and other.who is None


def test_what_is_missing_may_have_no_source(ledger: Ledger) -> None:
    change = change_of(
        {"content": "It might not.", "cue": "so", "act": "", "certainty": "hedged"}, ledger, None
    )

    assert isinstance(change, Missing)
    assert (change.source, change.who, change.act, change.certainty) == (None, None, None, "hedged")


def test_an_actor_is_named_by_its_name_before_other_mentions() -> None:
    abara = next(actor for actor in ferry().actors if actor.id == "a2")
    named = actor_mention(abara)

    assert named is not None and named.text in {"Abara", "Transport Secretary Neema Abara"}
    assert actor_mention(structs.replace(abara, mentions=())) is None
