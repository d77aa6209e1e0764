"""Claims that an article looks into. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.attributions.passes import Pass
from accordingto.reading.attributions.rules.reviewed_claims import is_claim_label, with_reviewed_claims
from tests.reading.parts import marked


def reviewed(article: str) -> list[tuple[str, str]]:
    found, doc = marked(article)
    made = with_reviewed_claims(found, doc)
    return [(doc.text_of(one.cue), doc.text_of(one.content[0])) for one in made if not one.source]


@pytest.mark.parametrize(
    ("article", "claims"),
    [
        ("Claim: The park was sold.\n\nVerdict: False.", [("Claim:", "The park was sold.")]),
        ("MYTH: It is cold. FACT: It is hot.", [("MYTH:", "It is cold.")]),
        ("What was claimed\n\nThe park was sold.\n\nFalse.", [("What was claimed", "The park was sold.")]),
        ("It spread. Rumor: The park was sold.", [("Rumor:", "The park was sold.")]),
        ("Claim: Orr: no.\nClaim: yes or no?", [("Claim:", "Orr: no."), ("Claim:", "yes or no?")]),
        ("The claim was false: the park is there.", []),
        ("She made a claim: the park was sold.", []),
        ("Claims of fraud\n\nThe park was sold.", []),
    ],
)
def test_what_stands_behind_such_a_label_is_attributed_to_nobody(
    article: str, claims: list[tuple[str, str]]
) -> None:
    assert reviewed(article) == claims


def test_what_was_found_in_a_claim_stays_within_it() -> None:
    found, doc = marked("Claim: [s|Orr] [q|said] [c|no].")
    inner = [one for one in Pass("claims", with_reviewed_claims).run(found, doc) if one.source]
    assert [one.parent for one in inner] == [0]
    found, doc = marked("[s|Claim][q|:] [c|Orr said no].")
    assert all(not one.source for one in with_reviewed_claims(found, doc))


def test_labels_of_findings_are_no_labels_of_claims() -> None:
    assert [is_claim_label(words) for words in ("Claim:", "The claim", "Verdict:", "claimed")] == [
        True,
        True,
        False,
        False,
    ]
