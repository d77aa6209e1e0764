"""What rules make of a headline, however sure that is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.tokens import tokenize
from accordingto.reading.headline.judgement import JudgedHeadline, Judgement, judge_headline
from accordingto.types import Article, Attribution, Span
from tests.reading.parts import WORDPIECE, document, marked, plain


def article_of(text: str, language: str | None = "en") -> Article:
    """An article whose first line is its headline."""
    first = text.split("\n", 1)[0]
    headline = Span(0, len(first), first) if first.strip() else None
    return Article(id="0", text=text, headline=headline, language=language)


def attributions_of(written: str) -> list[Attribution]:
    """The attributions marked in a text."""
    found, _ = marked(written)
    text = plain(written)
    words = tokenize(text, WORDPIECE)

    def spans(pieces: tuple[TokenSpan, ...]) -> tuple[Span, ...]:
        bounds = [(int(words.start[p.start]), int(words.end[p.end - 1])) for p in pieces]
        return tuple(Span(a, b, text[a:b]) for a, b in bounds)

    return [
        Attribution(
            id=f"q{i}",
            source=spans(one.source),
            cue=spans((one.cue,)),
            content=spans(one.content),
            form="indirect",
            confidence=1.0,
        )
        for i, one in enumerate(found, 1)
    ]


def judgements(headline: str, body: str) -> list[Judgement]:
    """The judgements on a headline over a body in which attributions are marked."""
    written = f"{headline}\n\n{body}"
    article = article_of(plain(written))
    found = judge_headline(article, document(article.text), attributions_of(written), WORDPIECE.ids)
    assert not found.is_suspect
    return list(found.judgements)


def verdicts(headline: str, body: str) -> list[str]:
    return [one.verdict for one in judgements(headline, body)]


@pytest.mark.parametrize(
    ("headline", "body", "verdict"),
    [
        ("Port raises harbour tolls", "The port raised its harbour tolls on Monday.", "supported"),
        ("PORT RAISES HARBOUR TOLLS", "The port raised its harbour tolls on Monday.", "supported"),
        ("Port hikes harbour tolls", "The port raised its harbour tolls on Monday.", "supported"),
        ("Port raises harbour tolls", "A teacher from Vestby bred tulips near the port.", "unsupported"),
        (
            "Ferry sank near Vestby",
            "[s|The coastguard] [q|said] [c|the ferry sank near Vestby].",
            "attribution_dropped",
        ),
        (
            "Coastguard: ferry sank near Vestby",
            "[s|Orr] [q|said] [c|the ferry sank near Vestby].",
            "supported",
        ),
        (
            "Ferry sank near Vestby, coastguard says",
            "[s|Orr] [q|said] [c|the ferry sank near Vestby].",
            "supported",
        ),
        (
            "Orr closes Vestby ferry line",
            "[s|Ida Orr] [q|said] [c|the Vestby ferry line was closed].",
            "supported",
        ),
        ("Orr took bribes from shipyard", "Orr reportedly took bribes from a shipyard.", "hedge_dropped"),
        ("Ferry line closes in June", "The ferry line may close in June.", "hedge_dropped"),
        ("Ferry line closes in June", "The ferry line is expected to close in June.", "hedge_dropped"),
        ("Ferry line could close in June", "The ferry line may close in June.", "supported"),
        (
            "Ferry line closes in June",
            "The ferry line closed on 3 May; it was June before it closed.",
            "supported",
        ),
        ("Ferry line will close in June", "The ferry line could close in June.", "overstated"),
        ("All ferry workers join strike", "Most ferry workers joined the strike.", "overstated"),
        (
            "Quarry blast kills 30 in Vestby",
            "A quarry blast killed at least 20 people in Vestby.",
            "overstated",
        ),
        ("Quarry blast kills 30 in Vestby", "A quarry blast killed up to 30 people in Vestby.", "overstated"),
        ("Quarry blast kills 20 in Vestby", "A quarry blast killed twenty people in Vestby.", "supported"),
        ("Quarry blast kills 12 in Vestby", "A quarry blast killed 20 people in Vestby.", "contradicted"),
        ("Over 12 killed in Vestby quarry blast", "A quarry blast killed 14 people in Vestby.", "supported"),
        ("Port raises harbour tolls", "The port did not raise its harbour tolls.", "contradicted"),
        ("Port raises harbour tolls", "The port’s harbour tolls won’t be raised.", "contradicted"),
        (
            "Orr sold the Vestby shipyard",
            "The story that Orr sold the Vestby shipyard is a hoax.",
            "contradicted",
        ),
        ("Orr sold shipyard", "[s|Lund] [q|denied] [c|that Orr had sold the shipyard].", "contradicted"),
        (
            "Lund denies Orr sold shipyard",
            "[s|Lund] [q|denied] [c|that Orr had sold the shipyard].",
            "supported",
        ),
        ("Port did not raise tolls", "The port did not raise its tolls.", "supported"),
        ("Orr took shipyard bribes, police say", "Orr allegedly took bribes from a shipyard.", "supported"),
        ("Ferry line wants to close in June", "The ferry line could close in June.", "hedge_dropped"),
        ("Ferry line to close in June", "The ferry line could close in June.", "overstated"),
        ("Orr praises the harbour tolls", "Orr criticised the harbour tolls on Monday.", "unsupported"),
        ("Orr criticises the harbour tolls", "Orr attacked the harbour tolls on Monday.", "supported"),
        ("Port cancels harbour concert", "The port is planning a harbour concert.", "unsupported"),
        ("Vestby ferry wins harbour race", "The Vestby ferry lost the harbour race.", "unsupported"),
        ("Orr has not met shipyard owner", "Orr met the owner of the shipyard on Monday.", "unsupported"),
        ("Orr refuses to meet shipyard owner", "Orr met the owner of the shipyard.", "unsupported"),
        ("Orr has not met shipyard owner", "Orr never met the owner of the shipyard.", "supported"),
        (
            "Orr has not met shipyard owner",
            "If Orr met the owner of the shipyard, nobody saw it.",
            "supported",
        ),
        ("Orr opened ferry line on May 12", "Orr opened the ferry line on May 21.", "contradicted"),
        ("Orr opened ferry line on May 12", "Orr opened the ferry line on May 12.", "supported"),
        ("Orr opens ferry line on Friday", "Orr opened the ferry line on Tuesday.", "contradicted"),
        (
            "Ferry strands 900 in Vestby",
            "A ferry stranded 700 people in Vestby and 200 in Sund.",
            "supported",
        ),
        (
            "All ferry workers join strike",
            "More than 40 percent of ferry workers joined the strike.",
            "overstated",
        ),
        ("Mayor urges Vestby to wait", "The mayor has reportedly urged Vestby to wait.", "hedge_dropped"),
        (
            "Orr took over the Vestby shipyard",
            "Clerks who are not sailors took over Vestby’s shipyard for Orr.",
            "supported",
        ),
        ("Orr to retire from Vestby Council", "Ida Orr met the Vestby Council on Monday.", "unsupported"),
        ("Rider gets $2,000 tip", "The rider got a tip of $2,084.", "supported"),
        # An act that the body has nowhere, and one that it has of something else.
        ("Orr sells Vestby shipyard", "Orr visited the Vestby shipyard on Monday.", "unsupported"),
        ("Orr resigns from harbour board", "Orr praised the harbour board in a speech.", "unsupported"),
        ("Orr faces harbour board", "Orr answered the harbour board for an hour.", "supported"),
        ("Orr praises harbour board", "The harbour board is a disgrace, Orr wrote.", "unsupported"),
        ("Orr lashes harbour board", "The harbour board is a disgrace, Orr wrote.", "supported"),
        # What the headline denies wants a denial.
        ("Port does not raise harbour tolls", "The port raised its harbour tolls on Monday.", "unsupported"),
        ("Port refuses to raise harbour tolls", "The port raised its harbour tolls.", "unsupported"),
        ("Port does not bury Orr", "The port named a quay for Orr on Monday.", "unsupported"),
        # A body that says that it is not done.
        (
            "Mayor quits over tolls",
            "[s|The mayor of Vest] [q|said] [c|that she would not quit over the tolls].",
            "contradicted",
        ),
        (
            "Council approves harbour tolls",
            "Vest’s council refused to approve harbour tolls.",
            "contradicted",
        ),
        (
            "Council approves harbour tolls",
            "Vest’s council declined to approve harbour tolls.",
            "contradicted",
        ),
        ("Council approves harbour tolls", "Vest’s council ruled out approving the tolls.", "contradicted"),
        (
            "Council refuses to approve tolls",
            "Vest’s council refused to approve tolls on Monday.",
            "supported",
        ),
        # A body that says in other words that what a headline denies or calls off is not done.
        ("Mayor will not raise tolls", "The mayor of Vest ruled out raising the tolls.", "supported"),
        ("Mayor will not raise tolls", "The mayor of Vest dropped a plan to raise tolls.", "supported"),
        (
            "Mayor will not raise tolls",
            "A plan to raise tolls was scrapped by the mayor of Vest.",
            "supported",
        ),
        (
            "Mayor will not raise tolls",
            "The mayor of Vest scrapped a ferry and raised the tolls.",
            "unsupported",
        ),
        ("Mayor will not raise tolls", "The mayor of Vest is raising the tolls.", "unsupported"),
        ("Port does not raise tolls", "Raising the tolls of the port is debated.", "unsupported"),
        ("Carpet is not fair game", "The carpet is fair game in Vest.", "unsupported"),
        ("Mayor rules out new tolls", "There will be no new tolls, the mayor of Vest wrote.", "supported"),
        ("Mayor rules out new tolls", "The mayor of Vest did not rule out new tolls.", "contradicted"),
        ("Mayor rules out new tolls", "The mayor of Vest raised the tolls.", "unsupported"),
        ("Vest bans diesel cars", "In Vest diesel cars will no longer be allowed.", "supported"),
        ("Vest bans diesel cars", "Vest will not ban diesel cars.", "contradicted"),
        ("Vest bans diesel cars", "Vest does not like diesel cars.", "unsupported"),
        # Who does it to whom, who says it, and whose number it is.
        ("Vestby sues Sund over tolls", "Sund sued Vestby over the tolls on Monday.", "contradicted"),
        ("Vestby sues Sund over tolls", "Sund was sued by Vestby over the tolls.", "supported"),
        ("Vestby sues Sund over tolls", "Last week Vestby was sued by Sund over the tolls.", "contradicted"),
        (
            "Orr says Lund lied about ferry fares",
            "[s|Lund] [q|said] [c|Orr lied about ferry fares].",
            "contradicted",
        ),
        (
            "Lund has 52 percent of votes",
            "Some 52 percent of votes went to Orr, while Lund got 33 percent of votes.",
            "contradicted",
        ),
        ("Lund sued by Orr", "Per Lund sued Ina Orr on Monday.", "contradicted"),
        ("Lund sued by Orr", "Ina Orr sued Per Lund on Monday.", "supported"),
        ("Lund sued by Orr", "Per Lund was sued by Ina Orr on Monday.", "supported"),
        ("Lund beaten by Orr", "Per Lund beat Ina Orr on Monday.", "contradicted"),
        ("Orr beats Lund", "Per Lund lost to Ina Orr on Monday.", "supported"),
        ("Orr beats Lund", "Ina Orr lost to Per Lund on Monday.", "contradicted"),
        ("Lund loses to Orr", "Ina Orr beat Per Lund on Monday.", "supported"),
        ("Lund loses to Orr", "Per Lund beat Ina Orr on Monday.", "contradicted"),
        ("Orr meets Lund", "Per Lund met Ina Orr in Vest.", "supported"),
        # The same where common nouns name the sides, as far as their places in the body tell.
        ("Dog bites mayor", "The mayor bit a dog.", "contradicted"),
        ("Dog bites mayor", "The mayor of Vest was bitten by a dog.", "supported"),
        ("Dog bites mayor", "The mayor, whom a dog bit, bit into a dog biscuit.", "supported"),
        ("Police shoot man", "A man shot a police officer.", "contradicted"),
        ("Police shoot man", "A man killed a police officer. Police shot the man.", "supported"),
        ("Bank fined by court", "The bank fined a court.", "contradicted"),
        ("Bank fined by court", "The court fined the bank of Vest.", "supported"),
        ("Nurses strike over pay", "The nurses of Vest walked out over pay.", "supported"),
        # What is only wanted or asked for.
        ("Vestby closes shipyard", "A councillor wants Vestby to close its shipyard.", "overstated"),
        ("Vestby plans to close shipyard", "Vestby is planning to close its shipyard.", "supported"),
        # A number of people that the body has of others.
        (
            "Two die in quarry blast",
            "Three people died in the quarry blast in Vest. Two were hurt.",
            "contradicted",
        ),
        ("Two die in quarry blast", "Three died in the quarry blast and two were hurt.", "contradicted"),
        ("Two die in quarry blast", "Two died in the quarry blast and three were hurt.", "supported"),
        (
            "Two die in quarry blast",
            "A quarry blast killed two people in Vest. Three were hurt.",
            "supported",
        ),
        (
            "Two men and three women die in quarry blast",
            "Two men and three women died in the quarry blast.",
            "supported",
        ),
        # A number that stands nowhere in the body.
        ("Ferry brings 45 tulips to Vestby", "The ferry brings tulips to Vestby.", "unsupported"),
        # Another's word around that of whom the headline names.
        (
            "Police search the Vestby shipyard",
            "[s|Two clerks] [q|said] [c|police are searching the Vestby shipyard].",
            "attribution_dropped",
        ),
        ("Union’s ‘tolls too high’", "[s|Lund] [q|said] [c|tolls were too high] for the union.", "supported"),
    ],
)
def test_verdicts(headline: str, body: str, verdict: str) -> None:
    assert verdicts(headline, body) == [verdict]


def test_what_happens_as_something_else_does_is_said_to_happen() -> None:
    body = "The port will raise its tolls in June, it said. The mayor was not asked."
    assert verdicts("Varga panic as port raises tolls", body)[0] == "unsupported"


def test_a_label_that_is_not_found_asserts_nothing() -> None:
    assert verdicts("Harbour quarrel", "Orr left Vestby. The harbour was full of tulips for a week.") == []


def test_the_outlets_own_words_go_before_what_somebody_says() -> None:
    body = "[s|Orr] [q|said] [c|the ferry had sunk]. The ferry sank at noon."
    found = judgements("Ferry sank at noon", body)[0]
    assert found.verdict == "supported"
    assert found.evidence[0].text == "The ferry sank at noon."


def test_evidence_of_a_dropped_attribution_is_what_was_said() -> None:
    body = "[s|The coastguard] [q|said] [c|the ferry sank near Vestby]."
    assert [e.text for e in judgements("Ferry sank near Vestby", body)[0].evidence] == [
        "the ferry sank near Vestby"
    ]


def test_evidence_is_at_most_three_spans_the_best_first() -> None:
    body = "Tolls rose in Vestby. Tolls rose in the Vestby harbour. " * 4
    found = judgements("Tolls rose in Vestby harbour", body)[0]
    assert len(found.evidence) == 3
    assert found.evidence[0].text == "Tolls rose in the Vestby harbour."


def test_each_proposition_has_its_check() -> None:
    body = "The bridge fell at noon. Orr, who built it, has quit the board of the quarry."
    found = judgements("Bridge falls at noon; builder Orr sells tulips", body)
    assert [(c.span.text, c.verdict) for c in found] == [
        ("Bridge falls at noon", "supported"),
        ("builder Orr sells tulips", "unsupported"),
    ]


def test_a_body_that_shares_nothing_makes_the_extraction_suspect() -> None:
    article = article_of("Port raises harbour tolls\n\nAccept cookies to go on. We value your privacy.")
    assert judge_headline(article, document(article.text), [], WORDPIECE.ids) == JudgedHeadline(
        is_suspect=True
    )


def test_a_body_that_says_it_in_other_words_is_not_suspect() -> None:
    article = article_of(
        "Schools to lock phones away from autumn\n\nPupils may have to hand in their telephones at "
        "the school gate from September. The school bell, the school bus and the school cook will tell."
    )
    assert not judge_headline(article, document(article.text), [], WORDPIECE.ids).is_suspect


@pytest.mark.parametrize(
    "article",
    [
        Article(id="0", text="The port raised its tolls."),
        article_of("Port raises tolls\n\n"),
        article_of("Port raises tolls\n\nPort raises tolls"),
        article_of("Der Hafen erhöht die Gebühren und das Geld\n\nThe port raised its tolls."),
        article_of("Порт повышает сборы\n\nThe port raised its tolls."),
        article_of("Havnen hæver taksten\n\nHavnen hæver taksten mandag.", "da"),
        article_of("Breaking:\n\nThe port raised its tolls."),
    ],
)
def test_where_there_is_nothing_to_compare_nothing_is_said(article: Article) -> None:
    assert judge_headline(article, document(article.text), [], WORDPIECE.ids) == JudgedHeadline()


@given(st.text(alphabet=st.sampled_from("Port raises 30% of all tolls, may'’“”‘:;?—|.\n$éЖ1"), max_size=120))
def test_any_text_has_checks_that_point_at_it(text: str) -> None:
    article = article_of(text)
    found = judge_headline(article, document(text), [], WORDPIECE.ids)
    assert not (found.judgements and found.is_suspect)
    for span in (span for one in found.judgements for span in one.differing or ()):
        assert text[span.start : span.end] == span.text
    for check in found.judgements:
        quoted = [span for words in check.quoted_words for span in (words.span, words.said_at) if span]
        for span in (check.span, *check.evidence, *quoted):
            assert text[span.start : span.end] == span.text
        assert len(check.evidence) <= 3
        assert (check.verdict == "unsupported") == (not check.evidence)


def test_a_number_that_differs_is_pointed_at_on_both_sides() -> None:
    article = article_of("Quarry blast kills 12 in Vestby\n\nA quarry blast killed 20 people in Vestby.")
    found = judge_headline(article, document(article.text), [], WORDPIECE.ids)
    assert [tuple(span.text for span in one.differing or ()) for one in found.judgements] == [("12", "20")]


def test_nothing_differs_where_the_number_is_the_same() -> None:
    article = article_of("Quarry blast kills 20 in Vestby\n\nA quarry blast killed 20 people in Vestby.")
    found = judge_headline(article, document(article.text), [], WORDPIECE.ids)
    assert [one.differing for one in found.judgements] == [None]


@pytest.mark.parametrize(
    "headline",
    ["Is the Vestby harbour closing?", "How Orr lost the Vestby ferry"],
)
def test_what_states_nothing_gets_no_verdict(headline: str) -> None:
    assert verdicts(headline, "The Vestby ferry line and the Vestby harbour are no longer Orr's.") == []
