from __future__ import annotations

from accordingto.stories.quotes.quotes import find_quotes
from accordingto.types import Ledger
from tests.stories.ledgers import told

ORR = {"a1": {"name": "Ida Orr"}}


def said(words: str, path: str) -> Ledger:
    return told(f"[[q1.content|“{words}”]] [[q1.source|[[a1|Ida Orr]]]] [[q1.cue|said]].", path, ORR)


def found(*words: str) -> list[list[tuple[str, str, str]]]:
    ledgers = [said(one, f"{number}.txt") for number, one in enumerate(words)]
    quotes = find_quotes(ledgers, [f"{number}.txt" for number in range(len(words))])
    return [[(w.path, w.variant, " … ".join(s.text for s in w.spans)) for w in q.where] for q in quotes]


def test_the_fullest_printing_comes_first_and_the_others_are_compared_with_it() -> None:
    assert found(
        "the ferry will not sail in such a storm",
        "I tell you that the ferry will not sail in such a storm",
        "the ferry will sail in such a storm",
    ) == [
        [
            ("1.txt", "same", "I tell you that the ferry will not sail in such a storm"),
            ("0.txt", "cut", "the ferry will not sail in such a storm"),
            ("2.txt", "cut", "the ferry will sail in such a storm"),
        ]
    ]


def test_a_dropped_negation_is_named_also_where_only_words_are_left_out() -> None:
    ledgers = [
        said("the ferry will not sail in such a storm", "a"),
        said("the ferry will sail in such a storm", "b"),
    ]
    (quote,) = find_quotes(ledgers, ["a", "b"])

    assert quote.speaker == "Ida Orr"
    assert [change.kind for change in quote.where[1].changes] == ["negation"]
    assert [one.span.text for one in quote.where[1].changes[0].there] == ["not"]
    assert quote.where[1].within == (0,)


def test_other_words_of_the_same_kind_are_no_printing_of_it() -> None:
    assert (
        found("we are going to get to the bottom of this very soon", "this matters and we get home late")
        == []
    )


def test_words_that_an_article_prints_twice_are_those_of_the_last_place() -> None:
    words = "the ferry will not sail in such a storm"
    twice = told(
        f"“{words},” [[q1.source|[[a1|Ida Orr]]]] [[q1.cue|warned]].\n\n[[q1.content|“{words}”]] she said.",
        "a",
        ORR,
    )
    (quote,) = find_quotes([twice, said(words, "b")], ["a", "b"])
    (place,) = (one for one in quote.where if one.path == "a")

    assert [span.start for span in place.spans] == [twice.article.text.rindex(words)]


def test_few_words_belong_to_the_longer_printing_that_has_them() -> None:
    assert found("it is nothing but a harbour of thieves", "harbour of thieves") == [
        [("0.txt", "same", "it is nothing but a harbour of thieves"), ("1.txt", "cut", "harbour of thieves")]
    ]


def test_an_article_that_prints_it_without_marks_is_found() -> None:
    marked = said("the council has never once asked the fishermen what they need", "a")
    bare = told("Orr wrote:\n\nThe council has never once asked the fishermen what they need #harbour", "b")
    (quote,) = find_quotes([marked, bare], ["a", "b"])

    assert [place.path for place in quote.where] == ["a", "b"]


def test_a_lead_may_quote_some_words_of_what_the_body_quotes_in_full() -> None:
    full = "it sounded to me as if these were rogue pilots, and nobody knows their names"
    body = f"[[q1.content|“{full}”]] [[q1.source|[[a1|Ida Orr]]]] [[q1.cue|said]]."
    lead = "[[q2.source|[[a1|Ida Orr]]]] [[q2.cue|spoke of]] [[q2.content|“rogue pilots”]]. "
    ledgers = [told(lead + body, "a", ORR), told(lead, "b", ORR)]
    (quote,) = find_quotes(ledgers, ["a", "b"])

    assert [(place.path, place.variant) for place in quote.where] == [("a", "same"), ("b", "cut")]


def test_another_speaker_is_told_of_persons_alone() -> None:
    words = "the ferry will not sail in such a storm"

    def by(name: str, kind: str, path: str) -> Ledger:
        marked = f"[[q1.content|“{words}”]] [[q1.source|[[a1|{name}]]]] [[q1.cue|said]]."
        return told(marked, path, {"a1": {"name": name, "kind": kind}})

    def kinds(one: Ledger, other: Ledger) -> list[str]:
        (quote,) = find_quotes([one, other], ["a", "b"])
        return [change.kind for change in quote.where[1].changes]

    assert kinds(by("Ida Orr", "person", "a"), by("Tom Berg", "person", "b")) == ["speaker"]
    assert kinds(by("The harbour board", "organization", "a"), by("the group", "group", "b")) == []
