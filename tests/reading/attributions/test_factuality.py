"""How certain a source presents what it says. All people are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.attributions.factuality import Stance, stance_alone, stance_of
from accordingto.reading.syntax.main_clauses import MainClause, clause_in
from accordingto.types import Act, Span
from tests.reading.parts import document, words


def read(act: Act, source: str, cue: str, content: str) -> Stance:
    """How a source presents a content, in a sentence of both."""
    begin = f"{source} {cue} "
    end = "" if content[-1:] in ".?!”’'" else "."
    doc = document(f"{begin}{content}{end}")
    span = Span(len(begin), len(begin) + len(content), content)
    return stance_of(act, words(source), words(cue), words(content), clause_in(doc, (span,)))


def whole(text: str) -> MainClause:
    """The main clause of a text."""
    doc = document(text)
    return MainClause(doc, range(len(doc)))


@pytest.mark.parametrize(
    ("act", "cue", "content", "strength", "polarity"),
    [
        ("say", "said", "the harbour will close in June", "certain", "positive"),
        ("say", "said", "parents like the school", "certain", "positive"),
        ("say", "said", "May resigned", "certain", "positive"),
        ("say", "stated incorrectly", "that Orr was the mayor", "certain", "positive"),
        ("say", "said:", "'That's wrong.'", "certain", "positive"),
        ("say", "said", "the harbour might close", "possible", "positive"),
        ("say", "said", "the harbour will probably close", "probable", "positive"),
        ("say", "did not say", "whether the harbour would close", "unknown", "positive"),
        ("say", "did not mention", "the tolls", "unknown", "positive"),
        ("believe", "not only thought", "that the tolls were legal", "probable", "positive"),
        ("other", "would not support", "the tolls", "unknown", "negative"),
        ("praise", "did not endorse", "Orr", "unknown", "negative"),
        ("believe", "did not know", "that the harbour was closed", "unknown", "positive"),
        ("believe", "did not think", "that the harbour was closed", "unknown", "negative"),
        ("believe", "does not think", "that the tolls should rise", "unknown", "negative"),
        ("believe", "doesn't want", "to raise the tolls", "unknown", "negative"),
        ("say", "said", "whether the harbour would close", "unknown", "positive"),
        ("say", "said", "“If it rains, the harbour will close.”", "unknown", "positive"),
        ("say", "commented on", "the closing of the harbour", "unknown", "positive"),
        ("say", "described", "the closing as a disgrace", "certain", "positive"),
        ("believe", "thinks", "the harbour will close", "probable", "positive"),
        ("believe", "doubts", "that the pier is safe", "probable", "negative"),
        ("believe", "does not doubt", "that the pier is safe", "unknown", "positive"),
        ("believe", "hopes", "the harbour will close", "unknown", "positive"),
        ("believe", "knows", "the harbour is closed", "certain", "positive"),
        ("believe", "doesn't know", "what happened", "unknown", "positive"),
        ("urge", "urged", "to close the harbour", "unknown", "positive"),
        ("ask", "asked", "“Will it close?”", "unknown", "positive"),
        ("promise", "vowed", "to close the harbour", "certain", "positive"),
        ("deny", "denied", "that any promise had been made", "certain", "negative"),
        ("deny", "pleaded not guilty", "to two counts of theft", "certain", "negative"),
        ("deny", "has pleaded", "not guilty", "certain", "negative"),
        ("decline", "refused", "to comment", "certain", "negative"),
        ("criticise", "blasted", "the plan as a disgrace", "certain", "positive"),
        ("predict", "expects", "growth of two percent", "probable", "positive"),
        ("say", "said", "“We do not see a link.”", "certain", "negative"),
        ("say", "said", "it was not only wet but cold", "certain", "positive"),
        ("say", "said", "nobody was not amused", "certain", "positive"),
        ("say", "said", "it was not impossible that the pier would close", "certain", "positive"),
        ("say", "said", "Not only did the ferry sail, but it was on time", "certain", "positive"),
        ("say", "said", "the ferry would sail if the bridge closed", "unknown", "positive"),
        ("say", "said", "the ferry will sail unless it rains", "unknown", "positive"),
        ("say", "said", "the ferry would sail only if it was full", "certain", "positive"),
        ("say", "said", "the ferry would sail even if it rained", "certain", "positive"),
        ("say", "said", "it remains to be seen if the ferry will sail", "unknown", "positive"),
        ("say", "said", "whether the ferry will sail remains to be seen", "unknown", "positive"),
        ("say", "said", "parents who adopt would not be eligible", "certain", "negative"),
        ("say", "said", "the port decided “on figures and not on rumours”", "certain", "positive"),
        ("say", "said", "the table was corrected in its colours, not in its figures", "certain", "positive"),
        ("say", "said", "parents who have adopted would not be eligible", "certain", "negative"),
        ("say", "said", "The ferry, which never sails on Sundays, was late", "certain", "positive"),
        ("say", "according to", "About 9.9 thousand single mothers live there", "certain", "positive"),
        ("say", "said", "Although nobody came, the feast was good", "certain", "positive"),
        ("say", "said", "it was a good feast, and nobody left", "certain", "positive"),
        ("say", "said", "the port showed that it had nothing to hide", "certain", "positive"),
        ("say", "said", "these are the boats that nobody wants", "certain", "positive"),
        ("say", "said", "boats that are not sound are sent home", "certain", "positive"),
        ("say", "said", "he was glad, knowing that nobody had left", "certain", "positive"),
        (
            "say",
            "said",
            "In the towns of Vest, Osmark and Elm, the share is likely to rise",
            "probable",
            "positive",
        ),
        ("say", "said", "neither Orr nor Vik could be found", "possible", "negative"),
        ("say", "said", "six people, none of them sailors, were hurt", "certain", "positive"),
        ("say", "said", "he spoke not far from the pier", "certain", "positive"),
        ("say", "said", "“I'm not rowing to Vest.”", "certain", "negative"),
        ("say", "said", "“They’re not only late.”", "certain", "positive"),
        ("say", "said", "“We'll row if it rains.”", "unknown", "positive"),
        ("say", "said", "it’s unclear who owns the boats", "unknown", "positive"),
        ("say", "said", "Orr's unclear plan is new", "certain", "positive"),
        ("say", "said", "Orr's likely plan is new", "certain", "positive"),
        ("say", "said", "the choice to sail or not sail is his", "certain", "positive"),
        ("say", "said", "he had no money to hide", "certain", "negative"),
        ("say", "said", "“The pier won't do,” “It won't hold a crowd.”", "certain", "negative"),
        ("say", "said", "“We have shown the council that we could build it.”", "certain", "positive"),
        ("say", "said", "the board, elected in May, is new", "certain", "positive"),
        ("find", "found", "that a third of likely buyers waited", "certain", "positive"),
        ("say", "said", "the pier is very likely to close", "probable", "positive"),
        ("say", "said", "“I think it may rain.”", "possible", "positive"),
        ("believe", "know", "that most of Mr. Orr's boats are old", "certain", "positive"),
        ("say", "responded", "that the board cites old rules", "certain", "positive"),
        ("say", "told", "how sad she was that the pier closed", "certain", "positive"),
        ("say", "told", "how many boats sank", "unknown", "positive"),
        ("say", "said", "What a shame it is", "certain", "positive"),
        ("say", "said", "When it rains, the pier may flood", "possible", "positive"),
        ("say", "said", "“You can't build if you don't ask.”", "unknown", "negative"),
        ("say", "asked", "“Will it close? Then we should leave!”", "unknown", "positive"),
        ("say", "said", "the port was shut back in May", "certain", "positive"),
        ("promise", "has promised", "to repair the pier by 1 May", "certain", "positive"),
        ("promise", "has promised", "to repair the pier by 12 May 2031", "certain", "positive"),
        ("say", "said", "On 5 May the pier was shut", "certain", "positive"),
        ("say", "said", "In May the pier was shut", "certain", "positive"),
        ("say", "said", "the mayor, Ida May, was elected", "certain", "positive"),
        ("say", "said", "Ida May was elected", "certain", "positive"),
        ("say", "said", "Tolls in Vest May Be Raised", "possible", "positive"),
        ("say", "said", "“Tell that to the crew.”", "unknown", "positive"),
        ("say", "spoke of", "the old pier, built in a year", "unknown", "positive"),
        ("say", "cited", "the figure of the board", "unknown", "positive"),
        ("say", "has said", "the same thing", "unknown", "positive"),
        ("say", "reported", "at least 20 wrecks", "certain", "positive"),
        ("say", "wrote", "“Were the port to close, it would lose its crews.”", "unknown", "positive"),
    ],
)
def test_act_cue_and_main_clause_tell_how_something_is_presented(
    act: Act, cue: str, content: str, strength: str, polarity: str
) -> None:
    stance = read(act, "Orr", cue, content)
    assert (stance.strength, stance.polarity) == (strength, polarity)


def test_a_negative_source_negates() -> None:
    assert read("say", "None of the owners", "said", "that it rained") == Stance("unknown", "negative")


def test_what_an_outlet_takes_back_is_not_so() -> None:
    taken_back = read("say", "An earlier version of this article", "stated incorrectly", "that Orr won")
    assert taken_back == Stance("certain", "negative")


@pytest.mark.parametrize(
    ("content", "strength", "polarity"),
    [
        ("The harbour closed on Monday.", "certain", "positive"),
        ("The harbour may close.", "possible", "positive"),
        ("The harbour is likely to close.", "probable", "positive"),
        ("Will the harbour close?", "unknown", "positive"),
        ("No one was hurt.", "certain", "negative"),
        ("No details were released.", "certain", "negative"),
        ("It remains to be seen whether the harbour will close.", "unknown", "positive"),
        ("It is unclear whether the harbour will close.", "unknown", "positive"),
        ("The harbour reportedly closed.", "probable", "positive"),
        ("reportedly up to 100 percent", "probable", "positive"),
        ("The harbour may reportedly close.", "possible", "positive"),
        ("The harbour delays its tolls, reportedly up to 100 percent.", "certain", "positive"),
        ("It is a coast unknown to most sailors.", "certain", "positive"),
        ("Keep the boats.", "unknown", "positive"),
        ("who have taken to the streets", "certain", "positive"),
        ("who has taken to the streets?", "unknown", "positive"),
    ],
)
def test_what_nobody_is_cited_for_is_presented_by_its_own_words(
    content: str, strength: str, polarity: str
) -> None:
    stance = stance_alone(whole(content))
    assert (stance.strength, stance.polarity) == (strength, polarity)


@given(st.text(max_size=300), st.text(max_size=40))
def test_any_words_have_a_stance(content: str, cue: str) -> None:
    strength = stance_of("say", (), words(cue), words(content), whole(content)).strength
    assert strength in ("certain", "probable", "possible", "unknown")


def test_what_a_document_shows_is_as_sure_as_the_word_for_it() -> None:
    content = "that a tenth of the bees have died"
    shown, said = (read(act, "the figures", "suggest", content) for act in ("find", "suggest"))
    assert shown == said
    assert read("find", "the study", "found", content).strength == "certain"
