"""Who speaks, from text to ledger. All people and outlets are invented."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto import Ledger, Reader, article_from_text
from accordingto.reading.actors.actors import Actors
from accordingto.reading.actors.clusters import cluster_phrases
from accordingto.reading.actors.entities import Entities
from accordingto.reading.encoder.antecedents import Antecedents
from accordingto.reading.lexicons.outlets import Outlets
from accordingto.types import Actor, Article, Attribution
from tests.reading.actors.test_clusters import phrases
from tests.reading.parts import bundled

READER = Reader()
NAMES = (
    "Alma",
    "Bo",
    "Cora",
    "Dag",
    "Else",
    "Finn",
    "Gry",
    "Hans",
    "Inga",
    "Jon",
    "Lunde",
    "Marn",
    "Orr",
    "Strand",
    "Vetter",
    "Renner",
    "Okafor",
    "Brandt",
    "Lind",
    "Moen",
)


def read(text: str) -> Ledger:
    return READER.read(article_from_text(text))


def said(ledger: Ledger, words: str) -> Attribution:
    """The innermost attribution whose content holds some words."""
    holding = [q for q in ledger.attributions if any(words in span.text for span in q.content)]
    return min(holding, key=lambda q: sum(len(span.text) for span in q.content))


def actor(ledger: Ledger, id: str | None) -> Actor | None:
    return next((a for a in ledger.actors if a.id == id), None)


def speaker(ledger: Ledger, words: str) -> str | None:
    found = actor(ledger, said(ledger, words).actor)
    return found.name if found else None


def test_an_actor_has_the_fullest_name_its_role_and_every_mention() -> None:
    ledger = read(
        "Ida Lunde, the mayor of Vest, said on Monday that tolls would rise. She said that the harbour was "
        "poor. “We have no choice,” Lunde told reporters."
    )
    lunde = actor(ledger, said(ledger, "tolls would rise").actor)
    assert lunde is not None
    assert (lunde.name, lunde.kind, lunde.role) == ("Ida Lunde", "person", "mayor")
    assert said(ledger, "harbour was poor").actor == said(ledger, "no choice").actor == lunde.id
    assert {"Ida Lunde", "She", "Lunde"} <= {m.text for m in lunde.mentions}


def test_two_of_one_surname_are_two() -> None:
    ledger = read(
        "Ida Lunde said that tolls would rise. Mats Lunde said that they would fall. “I am sure of it,” "
        "Mats Lunde said."
    )
    assert speaker(ledger, "would rise") == "Ida Lunde"
    assert speaker(ledger, "would fall") == speaker(ledger, "sure of it") == "Mats Lunde"


def test_i_is_who_speaks() -> None:
    ledger = read("“I believe that the pier is safe,” Basil Orr told the board.")
    orr = actor(ledger, said(ledger, "pier is safe").actor)
    assert orr is not None
    assert orr.name == "Basil Orr"
    assert "I" in {m.text for m in orr.mentions}


def test_two_who_speak_together_are_a_group_with_members() -> None:
    ledger = read("Basil Orr and Ida Lunde said that the pier was safe.")
    group = actor(ledger, said(ledger, "pier was safe").actor)
    assert group is not None
    assert group.kind == "group"
    assert [member and member.name for member in (actor(ledger, id) for id in group.members)] == [
        "Basil Orr",
        "Ida Lunde",
    ]


def test_a_group_is_the_same_in_whatever_order_its_members_are_named() -> None:
    ledger = read(
        "Basil Orr and Ida Lunde said that the pier was safe. Lunde and Orr said that the harbour was poor."
    )
    groups = [one for one in ledger.actors if one.kind == "group"]
    assert [[m.text for m in one.mentions] for one in groups] == [
        ["Basil Orr and Ida Lunde", "Lunde and Orr"]
    ]
    assert said(ledger, "pier was safe").actor == said(ledger, "harbour was poor").actor == groups[0].id


def test_she_is_nobody_where_no_woman_is_named() -> None:
    ledger = read("She said that the pier was safe.")
    one = said(ledger, "pier was safe")
    assert one.actor is None
    assert "actor_unknown" in [w.code for w in ledger.warnings]


def test_an_outlet_that_is_told_something_is_addressee_and_channel() -> None:
    ledger = read("Basil Orr told the Vest Herald that the pier was safe.")
    one = said(ledger, "pier was safe")
    told = actor(ledger, one.addressee)
    assert told is not None
    assert (told.name, told.kind) == ("Vest Herald", "outlet")
    assert [span.text for span in one.channel] == ["the Vest Herald"]


def test_a_chain_names_each_of_its_links() -> None:
    ledger = read("Basil Orr said that Ida Lunde had told him that the pier was safe.")
    inner = said(ledger, "pier was safe")
    outer = next(q for q in ledger.attributions if q.id == inner.parent)
    names = [found and found.name for found in (actor(ledger, q.actor) for q in (outer, inner))]
    assert names == ["Basil Orr", "Ida Lunde"]


def test_a_transcript_gives_each_turn_to_its_speaker() -> None:
    ledger = read(
        "A talk with the harbour master\n\nIda Lunde has run the harbour of Vest for ten years.\n\n"
        "Q: How did you come to Vest?\nIda Lunde: I was born here and have never left the place.\n"
        "Q: Will the tolls rise this year?\nLunde: We have no choice, since the pier is old.\n"
        "Q: And what of the ferries?\nLunde: They will sail as they always have.\n"
    )
    assert speaker(ledger, "born here") == speaker(ledger, "They will sail") == "Ida Lunde"
    assert (said(ledger, "They will sail").form, said(ledger, "They will sail").act) == ("direct", "say")


def test_names_in_other_scripts_are_kept_as_they_are() -> None:
    ledger = read("Юрий Лунд said that the pier was safe. 李明 said that it was not.")
    assert {"Юрий Лунд", "李明"} <= {s.text for q in ledger.attributions for s in q.source}


def test_a_hundred_speakers_are_a_hundred() -> None:
    names = [f"{first} {last}" for first in NAMES[:10] for last in NAMES[10:20]]
    ledger = read(" ".join(f"{name} said that pier {i} was safe." for i, name in enumerate(names)))
    speaking = {q.actor for q in ledger.attributions if q.actor}
    assert len(speaking) >= 75
    assert len({a.id for a in ledger.actors}) == len(ledger.actors)


def test_own_outlets_are_known_in_processes_too() -> None:
    reader = Reader(outlets=["Vest Eye"])
    article = article_from_text("The mayor lied, according to the Vest Eye.")
    kinds = [
        q.source_kind
        for processes in (1, 2)
        for ledger in reader.read_many([article], processes=processes)
        if isinstance(ledger, Ledger)
        for q in ledger.attributions
    ]
    assert kinds == ["outlet", "outlet"]


def test_a_member_does_not_say_we_for_the_place_that_elected_her() -> None:
    text = (
        "Rep. Adam Orr, the top Democrat on the House harbour panel, spoke on Monday. "
        "“We know at least two ports have been hit,” the Norland congressman said.\n\n"
        "“Orr is a Norland congressman,” his aide said. "
        "“We know two states have been the subject of hacking already,” Orr said."
    )
    ledger = READER.read(article_from_text(text))
    assert "Adam Orr" in [actor.name for actor in ledger.actors]
    others = (actor for actor in ledger.actors if actor.name != "Adam Orr")
    assert [mention.text for actor in others for mention in actor.mentions if mention.text == "We"] == []


def test_whose_brother_is_not_the_one_whose_he_is() -> None:
    text = "Eva Vik, whose brother said the ferry had sunk, left Larkhaven. Vik works at the clinic."
    ledger = READER.read(article_from_text(text))
    names = {actor.id: actor.name for actor in ledger.actors}
    assert [names[q.actor] for q in ledger.attributions if q.actor] == []


PIECES = st.lists(
    st.sampled_from(
        [
            "Ida Lunde",
            "Orr",
            "she",
            "he",
            "they",
            "“",
            "”",
            "said",
            "told",
            "I think",
            "we",
            "that",
            "the board",
            "according to",
            ",",
            ".",
            "\n\n",
            "Q:",
            "A:",
            "the Vest Herald",
            "in a statement",
            "and",
            "it rained",
        ]
    ),
    max_size=60,
)


@given(PIECES)
@pytest.mark.parametrize("glue", [" ", "\n"])
def test_whatever_is_read_the_ids_exist_and_the_mentions_stand_there(glue: str, pieces: list[str]) -> None:
    text = glue.join(pieces)
    ledger = READER.read(Article(id="x", text=text))
    ids = [a.id for a in ledger.actors]
    assert len(ids) == len(set(ids))
    named = [q.actor for q in ledger.attributions] + [q.addressee for q in ledger.attributions]
    named += [member for a in ledger.actors for member in a.members]
    assert set(named) - {None} <= set(ids)
    assert all(text[m.start : m.end] == m.text for a in ledger.actors for m in a.mentions)
    parents = {q.id: q.parent for q in ledger.attributions}
    assert all(parent in parents for parent in parents.values() if parent)


@pytest.mark.parametrize("place", ["Moscow", "The Kremlin"])
def test_a_place_that_speaks_has_its_own_name(place: str) -> None:
    text = (
        f"On Friday Russia rejected the plan of the United States. {place} said that it would answer in May."
    )
    ledger = read(text)
    names = {one.id: one.name for one in ledger.actors}
    assert names[ledger.attributions[-1].actor or ""] == place.removeprefix("The ")


def test_what_a_text_refers_to_is_given_in_characters() -> None:
    text = "Ida Lunde rowed a boat. She won, and the boat sank."
    found = READER.refer(article_from_text(text))
    said = [[mention.text for mention, _ in pairs] for pairs in found]
    assert ["Ida Lunde", "She"] in said
    assert all(text[m.start : m.end] == m.text and 0 <= sure <= 1 for pairs in found for m, sure in pairs)
    assert READER.refer(Article(id="x", text="  ")) == []


def test_what_a_text_in_another_language_refers_to_is_told_on_request_only() -> None:
    french = "Le maire a dit que les péages allaient augmenter et que les bateaux ne partiraient plus. " * 9
    assert READER.refer(article_from_text(french)) == []
    assert READER.refer(article_from_text(french), any_language=True) != []


def test_a_description_beside_a_name_is_as_sure_as_the_name() -> None:
    ledger = read(
        "The agency will close the pier. “There is no other way,” the agency's director, Luis Ferran, said."
    )
    found = actor(ledger, said(ledger, "There is no other way").actor)
    assert found is not None
    assert found.name == "Luis Ferran"


def test_who_is_named_as_newspapers_are_is_an_outlet() -> None:
    ledger = read("Tolls will rise, the Elmswick Courier reported on Monday. The Courier gave no source.")
    found = actor(ledger, said(ledger, "Tolls will rise").actor)
    assert found is not None
    assert (found.name, found.kind, found.role) == ("Elmswick Courier", "outlet", None)


def test_several_without_names_are_a_group_without_a_role() -> None:
    ledger = read("Lawmakers met on Monday. Lawmakers said that the tolls would rise.")
    found = actor(ledger, said(ledger, "tolls would rise").actor)
    assert found is not None
    assert (found.kind, found.role) == ("group", None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The clerk told the No. 2 Court that Vik had fled.", "No. 2 Court"),
        ("The mayor warned Mt. Osk villagers of floods.", "Mt. Osk"),
        ("Vik urged Ft. Osk School to wait.", "Ft. Osk School"),
        ("Marn told No. 10 that she would quit.", "No. 10"),
    ],
)
def test_the_full_stop_of_an_abbreviation_does_not_end_a_name(text: str, name: str) -> None:
    assert {name, f"the {name}"} & {actor.name for actor in read(text).actors}


def test_a_name_ends_before_a_score_and_before_its_verb() -> None:
    names = {actor.name for actor in read("Orr beat Vik 6-4, 6-2 in Osk, coach Bo Marn said.").actors}
    assert not [name for name in names if "6" in name]


def test_the_letters_of_a_printed_interview_are_nobody() -> None:
    asked = "Q: Will you sell the port?\nA: I will never sell it.\nQ: I ask why.\nA: It is ours.\n"

    ledger = read(asked)

    assert [one.actor for one in ledger.attributions if one.source[0].text in "QA"] == [None] * 4
    assert ledger.actors == ()


def test_who_is_only_ever_it_is_no_person() -> None:
    ledger = read(
        "Tarnmark has raised its prices. Shares of Tarnmark fell on Monday. The company said it would wait. "
        "Tarnmark, which makes boats, said in a statement that it had advocated for the rule."
    )
    assert [one.kind for one in ledger.actors if one.name == "Tarnmark"] == ["organization"]


def test_three_lawmakers_are_not_two_of_them() -> None:
    ledger = read("Reps. Ida Orr, Bo Lund and Pia Vik said on Monday that it was a start.")
    found = actor(ledger, said(ledger, "it was a start").actor)

    assert found is not None
    assert found.name == "Ida Orr, Bo Lund and Pia Vik"


def test_who_is_chairman_and_chief_executive_is_one() -> None:
    ledger = read("Norco Chairman and CEO Bo O'Lund said on Monday that the price was fair.")
    found = actor(ledger, said(ledger, "the price").actor)

    assert found is not None
    assert found.name == "Bo O'Lund"


def test_what_is_of_somebody_s_campaign_is_not_his_name() -> None:
    text = (
        "The report names Lund-campaign adviser Bo Vik. Lund said nothing of it was true. "
        "Lund told the court that Vik was ill."
    )
    ledger = read(text)
    found = actor(ledger, said(ledger, "Vik was ill").actor)

    assert found is not None
    assert found.name == "Lund"


def test_those_who_work_for_somebody_are_not_that_person() -> None:
    ledger = read("Team Orr said it would win. Orr was in Vest. Orr told reporters that she was ill.")
    team, head = (actor(ledger, said(ledger, words).actor) for words in ("it would win", "that she was ill"))

    assert team is not None
    assert head is not None
    assert (team.name, head.name) == ("Team Orr", "Orr")


CONVERSATION = """The Norby council met on Monday.

Ida Orr: The pool is shut because there is a crack in the floor.

Bo Lund: That is not what the engineer told this council in May.

Ida Orr: The engineer said it was safe then. It is not safe now.

Bo Lund: I will ask for a vote on Thursday.
"""


def test_whom_two_in_a_conversation_speak_of_is_neither_of_them() -> None:
    ledger = read(CONVERSATION)
    found = [actor(ledger, said(ledger, words).actor) for words in ("it was safe then",)]

    assert all(one is None or one.name not in ("Ida Orr", "Bo Lund") for one in found)


def test_a_surname_that_a_heading_puts_before_a_name_is_no_part_of_it() -> None:
    text = (
        "A bad week for Lund Ida Vik's win was clear\n\nBo Lund, the mayor, was glad on Monday. "
        "Lund said that it was late. Lund told reporters so on Friday."
    )
    ledger = read(text)
    found = actor(ledger, said(ledger, "it was late").actor)

    assert found is not None
    assert found.name == "Bo Lund"


def test_a_place_right_before_a_name_is_no_member_of_a_group() -> None:
    _, doc, items = phrases(
        "[person|[place|U.S.] [person|President Bo Lund] and [person|Norland President Emil Vik]] met."
    )
    rows = [Antecedents(1.0, []) for _ in items]
    referring = cluster_phrases(items, doc, np.zeros(len(doc), dtype=np.bool_), rows)
    entities = Entities(doc, referring, bundled().nouns)
    names = [one.name for one in Actors(entities, [entities.identity(items[0]).cluster], Outlets()).items]

    assert "Bo Lund and Emil Vik" in names


def test_a_shortened_title_is_no_name() -> None:
    ledger = read("“The road is closed,” said Det. James Vik, of the Norby Police Department.")
    assert speaker(ledger, "is closed") == "James Vik"


def test_several_described_by_where_they_are_do_not_become_one_person() -> None:
    ledger = read(
        "Advisers inside and outside Ida Orr’s campaign have urged him to speak to the voters. “We have "
        "time,” said Bo Lund, an adviser and spokesman for the campaign on farm issues."
    )
    assert speaker(ledger, "to speak to the voters") == "Advisers inside and outside Ida Orr’s campaign"
    assert speaker(ledger, "We have time") == "Bo Lund"


def test_whom_a_group_backs_is_not_what_its_founder_is() -> None:
    ledger = read(
        "In a memo, Ida Orr, a founder of Vest Action, a “ferry group” backing Mr. Lund, wrote that the "
        "mayor was wrong. A fund supporting President Lund has a plan. “He is right,” Mr. Lund said."
    )
    lund = actor(ledger, said(ledger, "He is right").actor)
    assert lund is not None
    assert (lund.name, lund.role, lund.affiliation) == ("Lund", "President", None)


def test_some_people_are_not_those_told_of_before() -> None:
    ledger = read(
        "The council wants to send home some migrants who came to Vest as children. Some people have asked "
        "whether they may stay."
    )
    assert speaker(ledger, "whether they may stay") == "Some people"


def test_a_surname_that_is_a_role_is_no_role() -> None:
    ledger = read("Dan Backer is a finance lawyer whose clients are in Vest. “I think so,” says Backer.")
    backer = actor(ledger, said(ledger, "I think so").actor)
    assert backer is not None
    assert backer.role == "finance lawyer"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Neither Mr. Orr nor Ms. Lund", "Orr and Lund"),
        ("Norland Liberals, including former minister Ida Orr,", "Norland Liberals"),
        (
            "Many in the town hall, including clerk Bo Lund and town counsel Mara Vik,",
            "Many in the town hall",
        ),
        (
            "Sen. Ida Orr of Vestland and some other Liberals",
            "Sen. Ida Orr of Vestland and some other Liberals",
        ),
    ],
)
def test_several_are_not_called_by_the_name_of_one_of_them(source: str, name: str) -> None:
    ledger = read(f"The port will close in May. {source} said on Monday that the plan was ready.")

    assert speaker(ledger, "the plan was ready") == name


def test_who_is_named_before_others_is_an_actor_of_her_own() -> None:
    text = (
        "Sen. Ida Orr of Vestland and some other Liberals said they would not appear with the mayor. Ms. Orr "
        "said she would travel alone."
    )

    assert speaker(read(text), "would travel alone") == "Ida Orr"


def test_a_house_is_not_the_council_that_it_has() -> None:
    text = (
        "The Grey House expects growth of 3% this year. “The model is the best,” said Bo Lund, the chairman "
        "of the Grey House Council of Sea Advisers. The Grey House said it would publish the figures."
    )

    assert speaker(read(text), "it would publish") == "Grey House"


def test_a_host_introduced_with_a_role_is_the_surname_before_later_turns() -> None:
    text = (
        "The harbour was the topic this week.\n\nBO LUND, HOST: I think the ferry is slow.\n\n"
        "IDA ORR, HARBOUR LEAGUE STRATEGIST: Now you agree with the port.\n\nLUND: I agree with facts.\n\n"
        "ORR: No, you do not.\n\nLUND: Wait. The port is closed.\n\nORR: It will open in May."
    )
    ledger = read(text)

    assert speaker(ledger, "The port is closed") == "BO LUND"
    assert speaker(ledger, "will open in May") == "IDA ORR"


def test_the_same_words_again_are_the_same_people() -> None:
    ledger = read("Many Liberals say the vote was a sham. Many Liberals also say it was late.")
    assert said(ledger, "a sham").actor == said(ledger, "it was late").actor


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "The Vest City Police said it was late. The Vest City Police Department gave no reason.",
            "it was late",
            "Vest City Police Department",
        ),
        ("A militant group calling itself the Norby Front said it was ready.", "was ready", "Norby Front"),
        ("Ida Orr, Bo Lund and others said the vote was a sham.", "a sham", "Ida Orr, Bo Lund and others"),
    ],
)
def test_who_speaks_has_the_name_that_the_phrase_gives(text: str, words: str, name: str) -> None:
    assert speaker(read(text), words) == name


def test_the_name_of_an_account_is_no_role() -> None:
    posts = Path(__file__).parents[3] / "examples/storm-posts.md"
    roles = [one.role for one in read(posts.read_text("utf-8")).actors if one.role]
    assert roles
    assert not [role for role in roles if "_" in role]
