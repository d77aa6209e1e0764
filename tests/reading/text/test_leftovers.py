from __future__ import annotations

import time

import pytest

from accordingto.ingest import article_from_text
from accordingto.reading import Reader
from accordingto.reading.text.leftovers import is_leftover


@pytest.mark.parametrize(
    "line",
    [
        "Copyright © 2031 The Osk Courier, LLC. Click here for reprint permission.",
        "© 2031 Marn Features. All rights reserved.",
        "Story Continued Below",
        "( Also on OSK DAILY: The ferry that never was)",
        "SEE ALSO: Ferry board says the toll will not rise",
        "More:Harbour budget is late again",
        "READ MORE: Who owns the ferry?",
        "The bridge, the board and the bill Read more",
        "Enlarge this image toggle caption Ida Lunde/AP Ida Lunde/AP",
        "Media playback is unsupported on your device Media caption The ferry leaves Osk",
        "JUST WATCHED Ferry runs aground Replay More Videos ... MUST WATCH Ferry runs aground 02:11",
        "Image copyright Osk Photos Image caption",
        "Facebook Twitter Pinterest",
        "Sign up for our weekly newsletter on the sea.",
        "Harbour Notes newsletter Email Sign Up By signing up you agree to our terms.",
        "Want more like this? Get it delivered straight to your inbox.",
        "Follow Ida Lunde on Twitter @idalunde.",
        "Follow @idalunde Follow @oskdaily",
        "Like us on Facebook.",
        "Video",
        "[image]",
        "ADVERTISEMENT Advertisement",
        "More:",
        "Filed under: |",
        "Filed under: Harbour, Tolls",
        "Listen to Harbour Hour live at 12:45",
        "LISTEN TO ARTICLE 4:11 SHARE THIS ARTICLE Share Tweet Post Email",
        "CLICK HERE TO GET THE OSK DAILY APP",
        "(Ida Lunde/Reuters)",
        "Ida Lunde and Bo Marn contributed to this report.",
        "Updated at 6:12 p.m. ET",
        "This story was updated at 6:12 p.m.",
        "Read or Share this story: http://osk.example/1",
        "https://osk.example/status/1",
        "Write to Ida Lunde at ida@osk.example",
        "The views expressed by columnists are their own and do not represent the Courier.",
        "By Ida Lunde",
        "By Ida Lunde, Bo Marn and Else P. Orr",
        "Published: 3 March 2031",
        "Updated on: March 3, 2031, 4 pm",
    ],
)
def test_lines_of_the_page_are_left_out(line: str) -> None:
    assert is_leftover(line)


@pytest.mark.parametrize(
    "line",
    [
        "Copyright law protects the song, the court said.",
        "The story continues below deck, where Marn sleeps.",
        "See also what the board did in March: it doubled the toll and told nobody.",
        "More: the board will meet again. The toll is on its list.",
        "Sign up for a mooring by 15 March or lose it, the board said.",
        "The party's newsletter said that the toll would rise.",
        "Marn told followers to sign up for the newsletter.",
        "Follow the money, Marn said on Twitter.",
        "Listen to the sailors, Vik said at 12:45.",
        "The suit was filed under seal in Osk.",
        "Filed under the Harbour Act, the suit names Marn.",
        "Ida Lunde contributed to this report on tolls, Marn told the court.",
        "Ida Lunde contributed 40 crowns.",
        "Updated rules let ferries sail at 6 p.m.",
        "The views expressed by voters on Tuesday were bleak.",
        "Most people should read more",
        "Photos of the ferry were shown to the court.",
        "Video: Ferry runs aground off Osk",
        "Click, and the lock opened.",
        "Write to your council, Marn urged.",
        "By Ida Lunde and Bo van Marn",
        "By Monday Orr had left",
        "Published: never",
    ],
)
def test_sentences_of_an_article_stay(line: str) -> None:
    assert not is_leftover(line)


def test_the_outlet_claims_nothing_that_the_page_says() -> None:
    text = "The ferry sank off Osk.\n\nStory Continued Below\n\nNobody was hurt.\n\n© 2031 The Osk Courier"
    ledger = Reader().read(article_from_text(text))
    assert [s.text for s in ledger.sentences] == ["The ferry sank off Osk.", "Nobody was hurt."]
    assert all("Story" not in c.text and "2031" not in c.text for one in ledger.claims for c in one.content)


@pytest.mark.parametrize(
    "unit", ["a ", "newsletter ", "sign up ", "Follow @a ", "A ", "© ", "advertisement "]
)
def test_a_hostile_line_takes_bounded_time(unit: str) -> None:
    line = (unit * 600)[:599] + "¿"
    began = time.process_time()
    is_leftover(line)
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    ("line", "is_page"),
    [
        ("Get our newsletter every Monday", True),
        ("Get our newsletter every Monday, Orr said", False),
        ("Get our newsletter every Monday, SAYS Orr", False),
        ("Ida Lunde contributed to this report.", True),
        ("Ida Lunde, Orr told us, contributed to this report.", False),
    ],
)
def test_a_line_in_which_somebody_says_something_is_no_invitation(line: str, is_page: bool) -> None:
    assert is_leftover(line) == is_page
