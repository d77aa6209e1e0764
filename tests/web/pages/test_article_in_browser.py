"""The pages of an article in a browser: correcting by click and by key, for everybody, at any width."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from msgspec import structs

from accordingto.corrections import Missing, NotAttribution, OtherAct, SourceIs, Typed, anchor
from accordingto.store import Library, corrections
from accordingto.types import Ledger, Sentence
from accordingto.web import create_app
from tests.conftest import PATIENCE
from tests.everybody import barriers
from tests.fakes import ledger_from_marks
from tests.web.conftest import FakeReader, Here
from tests.web.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    Open = Callable[..., Page]

FIRST = (
    "[[headline|Tolls \U0001f600 may rise]]\n\n"
    "[[q1.source|[[a1|Mara Ellison]]]] [[q1.cue|said]] [[q1.content|the tolls may rise]]. It was late, and "
    "the tolls stood open.\r\n\r\n"
    "[[q2.source|[[a2|The port]]]], [[q2.hedge|apparently]], [[q2.cue|denied]] [[q2.content|that]]. Nobody "
    "wrote “it is so”.\n"
)
SECOND = FIRST.replace("may", "will").replace("[[q2.hedge|apparently]], ", "") + "\nA ferry waits.\n"


def article(marked: str) -> Ledger:
    made = ledger_from_marks(
        marked,
        {"q1": {"act": "say", "certainty": "reported"}},
        url="https://west.example/a",
        outlet="West Post",
    )
    text = made.article.text
    lines = [line for line in text.splitlines() if line]
    sentences = (
        Sentence(f"s{n}", text.index(one), text.index(one) + len(one), one) for n, one in enumerate(lines, 1)
    )
    return structs.replace(made, sentences=tuple(sentences))


@pytest.fixture
def key(library: Library) -> str:
    library.add(article(FIRST))
    return library.add(article(SECOND)).key


@pytest.fixture
def pages(browser: Browser, library: Library, key: str) -> Iterator[Open]:
    """Opens pages of the article; nothing may be complained of."""
    complaints: list[str] = []

    def complain(text: str) -> None:
        if "status of 422" not in text:  # a form that comes back: the browser calls that an error
            complaints.append(text)

    with serving(create_app(library, Here(FakeReader))) as port:
        address = f"http://127.0.0.1:{port}"

        def open_page(path: str = "", *, width: int = 1440, script: bool = True, dark: bool = False) -> Page:
            page = browser.new_page(
                viewport={"width": width, "height": 900},
                java_script_enabled=script,
                color_scheme="dark" if dark else "light",
                reduced_motion="reduce",
            )
            page.set_default_timeout(PATIENCE)
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on("console", lambda message: complain(message.text))
            page.goto(f"{address}/articles/{key}{path}")
            opened.append(page)
            return page

        opened: list[Page] = []
        yield open_page
        for page in opened:
            page.close()
    assert complaints == []


def select(page: Page, words: str) -> None:
    """Select words of the text, as with a mouse."""
    page.evaluate(
        """words => {
          const blocks = [...document.querySelectorAll('.page .block')];
          const range = document.createRange();
          for (const block of blocks) {
            const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
            const nodes = [];
            for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node);
            const whole = nodes.map(node => node.data).join('');
            const at = whole.lastIndexOf(words);
            if (at < 0) continue;
            let passed = 0;
            for (const node of nodes) {
              const end = passed + node.data.length;
              if (passed <= at && at < end) range.setStart(node, at - passed);
              if (passed < at + words.length && at + words.length <= end) {
                range.setEnd(node, at + words.length - passed);
              }
              passed = end;
            }
          }
          getSelection().removeAllRanges();
          getSelection().addRange(range);
          document.querySelector('.page').dispatchEvent(new PointerEvent('pointerup', {bubbles: true}));
        }""",
        words,
    )


def made(library: Library, key: str) -> list[object]:
    return [one.correction.change for one in library.ask(corrections, key)]


def corrected(library: Library, key: str) -> None:
    """Corrections of every state, for the pages that show them."""
    old, new = library.ledger(key, version=1), library.ledger(key)
    cue = anchor(new.article.text, new.attributions[0].cue)
    library.correct(key, OtherAct(attribution=cue, act="warn"), author="Ines", reason="A warning.")
    library.correct(key, SourceIs(attribution=cue, who=Typed(name="Petra Holm")), author="Ines")
    stale = anchor(old.article.text, old.attributions[1].hedges)
    library.correct(key, NotAttribution(attribution=stale), author="Ruben")
    undone = library.correct(key, OtherAct(attribution=cue, act="ask"), author="Ada")
    library.undo(key, undone.id, author="Ines")


PATHS = (
    "",
    "?version=1",
    "?kept=1",
    "/history",
    "/correct",
    "/correct?attribution=q1",
    "/correct?of=article",
    "/correct?of=actor:a1",
    "/correct?of=time",
    "/versions/2",
    "/remove",
)


@pytest.mark.parametrize("path", PATHS)
def test_pages_are_for_everybody_at_any_width(pages: Open, library: Library, key: str, path: str) -> None:
    corrected(library, key)

    assert barriers(pages(path)) == []


def test_the_last_source_of_a_chain_stands_no_lower_than_the_others(pages: Open) -> None:
    """The forms that merge people once had their space above."""
    space = "names => names.map(name => getComputedStyle(name).marginTop)"

    assert set(pages().eval_on_selector_all(".chain .who", space)) == {"0px"}


def test_open_forms_and_cards_are_for_everybody(pages: Open) -> None:
    page = pages()
    page.click("#a-c1 .words")
    page.click("#a-c1 a.correct")
    page.check(".correcting [value=source_is]")
    assert barriers(page, widths=(1440,)) == []
    page = pages(width=390)
    page.locator("#a-c2 .words").click()
    page.wait_for_selector(".sheet:not([hidden])")
    assert barriers(page, widths=(390,)) == []
    page = pages("/correct?attribution=q1")
    for kind in page.locator("[name=kind]").all():
        kind.check()
        assert barriers(page) == []
    page.fill("[name=author]", " ")
    page.click("button.main")
    page.wait_for_selector("#unclear")
    assert barriers(page) == []


def test_a_chosen_card_is_corrected_below_it(pages: Open, library: Library, key: str) -> None:
    page = pages()
    assert not page.locator("a.correct").first.is_visible()
    page.click("#a-c1 .words")
    page.click("#a-c1 a.correct")
    page.check(".correcting [value=other_act]")
    page.select_option(".correcting [name=act]", "warn")
    page.fill(".correcting [name=author]", "Ines Okoro")
    page.click(".correcting button.main")
    page.wait_for_url("**kept=**")

    assert library.ask(corrections, key)[0].correction.author == "Ines Okoro"
    assert "the act was say" in page.inner_text("#a-c1 .remark")
    assert page.evaluate("document.querySelector('.card[aria-current]').id") == "a-c1"
    page.click(".kept button")
    page.wait_for_url(f"**/articles/{key}#a-c1")
    assert page.locator(".remark").count() == 0
    assert page.evaluate("document.activeElement.id") == "a-c1"


def test_only_the_fields_of_what_is_wrong_are_shown(pages: Open) -> None:
    page = pages("/correct?attribution=q1")
    assert not page.is_visible("[name=act]")
    page.check("[value=other_act]")
    assert page.is_visible("[name=act]")
    assert not page.is_visible("[name=hedge]")


@pytest.mark.parametrize("path", ["", "/correct?attribution=q1"])
def test_words_are_taken_from_the_text_at_the_place_where_they_are_selected(
    pages: Open, library: Library, key: str, path: str
) -> None:
    page = pages(path)
    if not path:
        page.click("#a-c1 .words")
        page.keyboard.press("c")
        page.wait_for_selector(".correcting form")
    page.check("[value=source_is]")
    page.focus("[name=who]")
    select(page, "tolls")
    page.fill("[name=author]", "Ines")
    page.click("button.main")
    page.wait_for_url("**kept=**")

    (change,) = made(library, key)
    assert isinstance(change, SourceIs) and not isinstance(change.who, Typed)
    text = library.ledger(key).article.text
    (span,) = change.who.words.spans
    assert (span.start, span.text) == (text.rindex("tolls"), "tolls")


def test_selected_words_are_said_to_be_missing_with_a_key(pages: Open, library: Library, key: str) -> None:
    page = pages()
    select(page, "“it is so”")
    assert page.inner_text(".offer") == "Add a missing attribution"
    page.keyboard.press("m")
    page.wait_for_selector(".correcting form")
    assert page.evaluate("document.activeElement.name") == "cue"
    select(page, "wrote")
    page.focus("[name=source]")
    select(page, "Nobody")
    page.fill("[name=author]", "Ines")
    page.click("button.main")
    page.wait_for_url("**kept=**")

    (change,) = made(library, key)
    assert isinstance(change, Missing) and change.source is not None
    assert [a.spans[0].text for a in (change.content, change.cue, change.source)] == [
        "“it is so”",
        "wrote",
        "Nobody",
    ]


def test_escape_leaves_the_form_and_goes_back_to_where_it_was_asked_for(pages: Open) -> None:
    page = pages()
    page.click("#a-c1 .words")
    page.click("#a-c1 a.correct")
    page.wait_for_selector(".correcting form")
    page.keyboard.press("Escape")

    assert page.locator(".correcting").count() == 0
    assert page.evaluate("document.activeElement.className") == "correct"


@pytest.mark.parametrize(("width", "script"), [(1440, False), (390, True)])
def test_without_a_script_and_on_a_telephone_there_is_a_page_for_it(
    pages: Open, library: Library, key: str, width: int, script: bool
) -> None:
    page = pages(width=width, script=script)
    if script:
        page.locator("#a-c2 .words").click()
        page.click(".sheet a.correct")
    else:
        page.click("#a-c2 a.correct")
    page.wait_for_url("**/correct?attribution=q2")
    page.check("[value=hedge_missed]")
    page.fill("[name=hedge]", "Nobody")
    page.fill("[name=author]", "Ines")
    page.click("button.main")
    page.wait_for_url("**kept=**")

    assert [span.text for span in library.shown(key).ledger.attributions[1].hedges] == ["Nobody"]


def test_cards_are_two_lines_on_a_telephone_until_they_are_touched(pages: Open) -> None:
    def height(page: Page, card: int) -> float:
        box = page.locator(f"#a-c{card}").bounding_box()
        assert box is not None
        return box["height"]

    page = pages(width=390)
    folded = [height(page, card) for card in (1, 2)]
    assert max(folded) < 70
    page.locator("#a-c2 .words").click()
    assert height(page, 2) > folded[1]
    assert height(page, 1) == folded[0]
    assert page.is_visible(".sheet .facts")
    page.emulate_media(media="print")
    assert min(height(page, card) for card in (1, 2)) > 70
    assert height(pages(width=390, script=False), 1) > folded[0]
    assert height(pages(), 1) > folded[0]


def test_versions_are_stacked_on_a_telephone(pages: Open) -> None:
    page = pages("/versions/2", width=390)
    old, new = (page.locator(f".parallel td.{side}").first.bounding_box() for side in ("old", "new"))
    assert old is not None and new is not None

    assert new["y"] >= old["y"] + old["height"]
    page.set_viewport_size({"width": 1440, "height": 900})
    old, new = (page.locator(f".parallel td.{side}").first.bounding_box() for side in ("old", "new"))
    assert old is not None and new is not None and new["y"] == old["y"]
