"""The article as claims: whose each is, and what is left where an attribution stands inside."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.claims.claims import make_claims
from accordingto.reading.text.sentences import split_sentences
from accordingto.types import Attribution, Sentence, Span
from tests.reading.attributed import attributed, chained, claims_of
from tests.reading.parts import document


@pytest.mark.parametrize(
    ("article", "claims"),
    [
        ("The bridge is closed.", [("outlet", "The bridge is closed")]),
        ("[c1|The bridge is closed], [s1|Orr] [q1|said].", [("q1", "The bridge is closed")]),
        (
            "[c1|“We will wait,”] [s1|Orr] [q1|said], [c1|“until June.”]",
            [("q1", "“We will wait,” … “until June.”")],
        ),
        (
            "[c1|“We will wait. Nobody leaves the port,”] [s1|Orr] [q1|said].",
            [("q1", "We will wait"), ("q1", "Nobody leaves the port")],
        ),
        ("[s1|Orr] [q1|told] [a1|the board] on Monday [c1|that it rained].", [("q1", "that it rained")]),
        ("[s1|Orr] [q1|disagreed].", [("outlet", "Orr disagreed")]),
        ("[s1|Orr] [q1|denied] [c1|it].", [("outlet", "Orr denied it")]),
    ],
)
def test_what_somebody_says_is_theirs_and_the_rest_is_the_outlets(
    article: str, claims: list[tuple[str, str]]
) -> None:
    assert chained(article) == claims


@pytest.mark.parametrize(
    ("article", "claims"),
    [
        (
            "[s1|Orr] [q1|said] [c1|that [s2|Vik] [q2|asked] [c2|the board to resign]].",
            [("q2", "the board to resign")],
        ),
        (
            "[s1|Orr] [q1|said] [c1|the port was full and [s2|Vik] [q2|thinks] [c2|that tolls are fair]].",
            [("q1", "the port was full"), ("q2", "that tolls are fair")],
        ),
        (
            "[s1|Orr] [q1|said] [c1|[s2|parents] still [q2|want] [c2|new schools]].",
            [("q1", "parents still want new schools"), ("q2", "new schools")],
        ),
        (
            "[s1|Orr] [q1|said] [c1|the board met, [s2|Vik] [q2|argued] [c2|that it had to], and it voted].",
            [("q1", "the board met"), ("q2", "that it had to"), ("q1", "it voted")],
        ),
    ],
)
def test_an_attribution_inside_leaves_the_outer_one_its_own_words(
    article: str, claims: list[tuple[str, str]]
) -> None:
    assert chained(article) == claims


def test_a_chain_runs_from_the_outlet_inward() -> None:
    article = "[s1|Orr] [q1|said] [c1|[s2|Vik] [q2|thinks] [c2|[s3|Lunde] [q3|hopes] [c3|that it rains]]]."
    assert [claim.chain for claim in claims_of(article)] == [("outlet", "q1", "q2", "q3")]


@pytest.mark.parametrize(
    ("article", "claims"),
    [
        (
            "It rained, and [s1|Orr] [q1|said] [c1|that tolls rise], while the council met in Vest.",
            [
                ("outlet", "It rained"),
                ("q1", "that tolls rise"),
                ("outlet", "the council met in Vest"),
            ],
        ),
        (
            "Vik met [s1|women] [q1|who have accused] [c1|him of fraud] on Monday.",
            [("outlet", "Vik met … on Monday"), ("q1", "him of fraud")],
        ),
        (
            "[s1|Orr] [q1|said] [c1|it was late] and left the room.",
            [("outlet", "Orr … left the room"), ("q1", "it was late")],
        ),
        (
            "The plan, [c1|which] [s1|critics] [q1|oppose], was dropped.",
            [("outlet", "The plan … was dropped")],
        ),
        (
            "[s1|Orr, who has two boats,] [q1|said] [c1|it rained].",
            [("outlet", "Orr, who has two boats"), ("q1", "it rained")],
        ),
        (
            "[s1|Orr], who has two boats, [q1|said] [c1|it rained].",
            [("outlet", "Orr, who has two boats"), ("q1", "it rained")],
        ),
        (
            "Last week [s1|Orr] [q1|said] [c1|it was late] and left the room.",
            [("outlet", "Last week Orr … left the room"), ("q1", "it was late")],
        ),
        (
            "VEST (Norland Eye) — [s1|Orr] [q1|said] [c1|it rained].",
            [("q1", "it rained")],
        ),
        (
            "The tolls are up, such [s1|Orr]’s [q1|claim] [c1|that nobody pays].",
            [("outlet", "The tolls are up"), ("q1", "that nobody pays")],
        ),
    ],
)
def test_the_outlet_keeps_what_stands_around_an_attribution(
    article: str, claims: list[tuple[str, str]]
) -> None:
    assert chained(article) == claims


def test_a_headline_is_not_cut() -> None:
    article = "The port is closed, and it is raining\n\nThe port is closed, and it is raining."
    assert [words for _, words in chained(article, headline=True)] == [
        "The port is closed, and it is raining",
        "The port is closed",
        "it is raining",
    ]


def test_what_belongs_to_the_page_is_no_claim() -> None:
    assert [words for _, words in chained("It rained.\n\nComments\n\nIt rains.")] == ["It rained", "It rains"]


@pytest.mark.parametrize(
    ("article", "kinds"),
    [
        ("[s1|Orr] [q1|asked]: [c1|“Who pays?”]", ["question"]),
        ("Who pays?", ["question"]),
        ("[c1|“Stop the tolls,”] [s1|Orr] [q1|said].", ["directive"]),
        ("[c1|“I am here. Stop the tolls,”] [s1|Orr] [q1|said].", ["statement", "directive"]),
        ("The tolls will rise. The port is shut.", ["prediction", "statement"]),
        ("* * *", []),
    ],
)
def test_each_claim_has_its_kind(article: str, kinds: list[str | None]) -> None:
    assert [claim.kind for claim in claims_of(article)] == kinds


def test_a_known_act_decides_over_the_cue() -> None:
    article = "[s1|Orr] [q1|expects] [c1|that tolls rise]."
    assert [claim.kind for claim in claims_of(article, act="believe")] == ["opinion"]
    assert [claim.kind for claim in claims_of(article, act="say")] == ["statement"]


def test_a_circle_of_parents_ends() -> None:
    text, (one, two) = attributed("[s1|Orr] [q1|said] [c1|[s2|Vik] [q2|said] [c2|it rained]].")
    one = Attribution(
        id="q1",
        source=one.source,
        cue=one.cue,
        content=one.content,
        form="indirect",
        parent="q2",
        confidence=1,
    )
    claims = make_claims(document(text), [one, two], None)
    assert claims
    assert all(claim.chain[0] == "outlet" and len(set(claim.chain)) == len(claim.chain) for claim in claims)


WORDS = st.sampled_from(
    ["Orr", "said", "that", "it", "rained", "and", "who", "is", ",", ".", "“", "”", '"', "?", "—", "-", ";"]
) | st.sampled_from(["will", "not", "the", "port", "…", "(", ")", "’s", "!!!!", "1%", "“Vik", "_", "U.S."])
TEXTS = (
    st.text(max_size=80)
    | st.lists(WORDS, max_size=60).map(" ".join)
    | st.lists(WORDS, max_size=60).map("\n".join)
)


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, list[Attribution]]:
    """A text with attributions anywhere in it, some within others."""
    text = draw(TEXTS)
    places = st.integers(0, len(text))

    def spans(least: int) -> tuple[Span, ...]:
        cuts = sorted(set(draw(st.lists(places, min_size=0, max_size=4))))
        pairs = [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b]
        return tuple(Span(a, b, text[a:b]) for a, b in pairs)[: max(least, 2)]

    count = draw(st.integers(0, 5))
    return text, [
        Attribution(
            id=f"q{i}",
            source=spans(0),
            cue=spans(1),
            content=spans(1),
            addressee_span=spans(0),
            form="indirect",
            parent=f"q{draw(st.integers(0, i - 1))}" if i and draw(st.booleans()) else None,
            confidence=1.0,
        )
        for i in range(count)
    ]


@given(articles(), st.booleans())
def test_every_sentence_lies_in_a_claim(article: tuple[str, list[Attribution]], with_headline: bool) -> None:
    text, attributions = article
    line = text.partition("\n")[0]
    headline = Span(0, len(line), line) if with_headline else None
    sentences = split_sentences(text)
    claims = make_claims(document(text), attributions, headline)
    for claim in claims:
        starts = [span.start for span in claim.content]
        assert claim.content and starts == sorted(starts)
        for span in claim.content:
            assert text[span.start : span.end] == span.text == span.text.strip()
            assert any(map(str.isalnum, span.text)) or is_sentence(span, sentences)
        assert claim.chain[0] == "outlet"
        assert claim.strength is None
        assert claim.polarity is None
        assert claim.times == ()
    assert [claim.id for claim in claims] == [f"c{i}" for i in range(1, len(claims) + 1)]
    assert [c.content[0].start for c in claims] == sorted(c.content[0].start for c in claims)
    claimed = offsets(span for claim in claims for span in claim.content)
    parts = offsets(span for one in attributions for span in one.source + one.cue + one.content)
    for sentence in sentences:
        whole = set(range(sentence.start, sentence.end))
        assert whole & claimed
        assert len(whole & (claimed | parts)) >= 0.3 * len(whole)
    assert claimed <= {at for s in sentences for at in range(s.start, s.end)}


def is_sentence(span: Span, sentences: tuple[Sentence, ...]) -> bool:
    return any((s.start, s.end) == (span.start, span.end) for s in sentences)


def offsets(spans: Iterable[Span]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}
