from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from accordingto.reading.attributions.confidence import FEATURES, judgements, likely, with_confidence
from accordingto.reading.attributions.cue_views import OwnHead
from accordingto.reading.attributions.decode import AttributionDraft
from accordingto.reading.encoder.calibration import Logistic
from accordingto.reading.encoder.model import Model
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.reader import read_scores
from accordingto.reading.syntax.document import Document
from accordingto.reading.syntax.trees import trees_of
from tests.reading.parts import marked

SAID = "[s|Ida Orr] [q|said] [c|that the mill had burned]. Nobody knew."


def seen_by(model: Model, doc: Document) -> tuple[OwnHead, Document]:
    """What is known of a document beside its attributions."""
    scores = read_scores(model, doc.tokens)
    return OwnHead(scores, model.heads), doc.parsed(trees_of(doc, scores, model.heads))


@pytest.fixture(scope="module")
def model() -> Model:
    return Model()


def features(model: Model, article: str, *, seen: bool = True) -> dict[str, float]:
    """The features of the last attribution that is marked in an article."""
    found, doc = marked(article)
    cues = {one.cue.start for one in found} if seen else set[int]()
    *_, (_, row, _) = judgements(
        found,
        cues,
        *seen_by(model, doc),
    )
    return row


def one_of(start: int, sure: float, content: tuple[int, int], speaker: str = "") -> AttributionDraft:
    return AttributionDraft(TokenSpan(start, start + 1), (), (TokenSpan(*content),), sure, speaker=speaker)


def test_every_feature_has_a_value_and_no_other_has() -> None:
    row = features(Model(), SAID)
    assert tuple(sorted(row)) == tuple(sorted(FEATURES))
    assert np.isfinite(list(row.values())).all()


@pytest.mark.parametrize(
    ("article", "name", "value"),
    [
        (SAID, "cue is listed", 1),
        (SAID, "says", 1),
        (SAID, "content begins with that", 1),
        (SAID, "content comes first", 0),
        (SAID, "no source", 0),
        ("[c|The mill burned], [q|it is said].", "no source", 1),
        ("[c|The mill burned], [q|it is said].", "content comes first", 1),
        ("[s|She] [q|vowed] [c|to leave].", "source is a pronoun", 1),
        ("[s|She] [q|vowed] [c|to leave].", "content begins with to", 1),
        ("[s|She] [q|vowed] [c|to leave].", "content is a word or two", 1),
        ("[s|Orr] [q|did not say] [c|why].", "cue is negated", 1),
        ("[s|Orr]'s [q|claim] [c|that it burned] is old.", "cue is a noun", 1),
        ("[s|Orr] left, [q|adding] [c|that it burned].", "cue is a participle", 1),
        ("“[s|I] [q|think] [c|it burned],” Orr said.", "cue is quoted", 1),
        ("[s|Orr] [q|said] [c|“it burned”].", "content is quoted", 1),
        ("[s|Orr] [q|said] [c|“it burned”].", "content opens a quotation", 1),
        ("[c|“Fire,”] [s|Orr] [q|said], [c|“fire”].", "content in pieces", 1),
        ("[c|Fire broke out.] A mill burned. [s|Orr] [q|said] so.", "content in another sentence", 1),
        ("[s|Orr] left. A mill [q|burned], it said, [c|at noon].", "source in another sentence", 1),
    ],
)
def test_what_the_text_says_of_an_attribution(model: Model, article: str, name: str, value: float) -> None:
    assert features(model, article)[name] == pytest.approx(value)


def test_a_cue_that_the_network_did_not_see_is_a_rules(model: Model) -> None:
    assert features(model, SAID)["made by a rule"] == 0
    assert features(model, SAID, seen=False)["made by a rule"] == 1


def test_what_the_network_sees_is_surer_than_what_it_does_not(model: Model) -> None:
    right = features(model, SAID)
    wrong = features(model, "Ida Orr said that [s|the mill] [q|had burned]. [c|Nobody knew].")
    for name in ("cue", "source", "content as the cue sees it", "content as the flat tags see it"):
        assert right[name] > wrong[name], name


def test_a_content_far_from_its_cue_is_only_less_sure(model: Model) -> None:
    row = features(model, "[s|Orr] [q|said] so." + " The tide went out." * 60 + " [c|The mill burned].")
    assert row["content as the cue sees it"] < 0


def test_each_gets_the_probability_of_its_features_and_a_turn_stays_certain(model: Model) -> None:
    found, doc = marked(SAID + " [s2|LUND][q2|:] [c2|It burned].")
    found[1] = replace(found[1], speaker="lund")
    half = Logistic(dict.fromkeys(FEATURES, 0.0), 0.0, 0.9)
    judged = with_confidence(
        found,
        set(),
        *seen_by(model, doc),
        half,
    )
    assert [one.confidence for one in judged] == [0.5, 1.0]
    assert judged[0].source_confidence > 0.5
    assert (
        with_confidence(
            [],
            set(),
            *seen_by(model, doc),
            half,
        )
        == []
    )


def test_a_claim_behind_a_label_stays_certain(model: Model) -> None:
    found, doc = marked("[q|Claim:] [c|The park was sold].")
    found = [replace(one, is_label=True, confidence=0.9) for one in found]
    half = Logistic(dict.fromkeys(FEATURES, 0.0), 0.0, 0.95)
    judged = with_confidence(found, set(), *seen_by(model, doc), half)
    assert likely(judged, 0.95, len(doc)) == found


def test_what_is_unlikely_goes_and_what_it_held_goes_to_whoever_holds_that() -> None:
    outer, inner = one_of(0, 0.9, (1, 9)), replace(one_of(2, 0.1, (3, 9)), parent=0)
    deepest = replace(one_of(4, 0.8, (5, 9)), parent=1)
    assert likely([outer, inner, deepest], 0.3, 9) == [outer, replace(deepest, parent=0)]


def test_a_turn_is_never_unlikely_and_what_all_are_likely_stays() -> None:
    turn = one_of(0, 0.1, (1, 9), speaker="lund")
    assert likely([turn], 0.3, 9) == [turn]
    found = [one_of(0, 0.3, (1, 9))]
    assert likely(found, 0.3, 9) is found


def test_a_nested_one_need_be_less_likely() -> None:
    outer, inner = one_of(0, 0.9, (1, 9)), replace(one_of(2, 0.2, (3, 9)), parent=0)
    assert likely([outer, inner], 0.3, 9) == [outer, inner]
    assert likely([one_of(0, 0.2, (1, 9))], 0.3, 9) == []
