"""The page in a browser, used as a reader uses it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from accordingto.export import write_html
from accordingto.types import Article, Ledger
from tests.everybody import barriers
from tests.export.report.test_timeline import dated
from tests.fakes import ferry, harbour, ledger_from_marks, observatory, orchard

if TYPE_CHECKING:
    from tests.export.report.conftest import Opened

    OpenPage = Callable[..., Opened]

CHOSEN_WORDS = "[...document.querySelectorAll('.page .chosen')].map((place) => place.textContent).join('')"
CHOSEN_CARD = "document.querySelector('.cards .card[aria-current]')?.dataset.n"
COLUMN = "[...document.querySelectorAll('.block')].map((block) => block.textContent).join('')"


@pytest.fixture
def report(open_page: OpenPage) -> Opened:
    return open_page(write_html([harbour()]))


def test_the_page_is_quiet_and_asks_for_nothing(report: Opened) -> None:
    assert report.complaints == []
    assert len(report.requests) == 1
    assert report.requests[0].startswith("file:")


def test_the_report_is_for_everybody_at_any_width(open_page: OpenPage) -> None:
    for ledgers in ([dated()], [ferry(), harbour(), observatory()], []):
        page = open_page(write_html(ledgers)).page
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        if ledgers:
            page.keyboard.press("j")
        assert barriers(page, widths=(1440,)) == []
    page = open_page(write_html([ferry()]), width=390).page
    page.click("button.voice:has-text('Idris Okonkwo')")
    assert barriers(page, widths=(390,)) == []


def test_how_to_read_the_marks_is_all_seen_on_a_telephone(open_page: OpenPage) -> None:
    page = open_page(write_html([harbour()]), width=390).page
    legend = page.locator(".key").first
    assert legend.evaluate("one => [...one.children].every(li => li.getBoundingClientRect().right <= 390)")
    assert legend.evaluate("one => one.tabIndex") == -1


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1100, 800), (390, 844)])
def test_the_first_screen_has_the_headline_and_text(open_page: OpenPage, width: int, height: int) -> None:
    page = open_page(write_html([harbour()]), width=width, height=height).page
    headline, text = (
        page.locator(f".block.{kind}").first.bounding_box() for kind in ("headline", "paragraph")
    )
    assert headline is not None and text is not None
    assert headline["y"] < height / 4
    assert text["y"] < height / 2
    summary = page.locator(".summary").bounding_box()
    assert summary is not None
    if width == 1440:  # beside it, and nobody has to be led there
        assert summary["y"] < height / 4
        assert not page.locator(".ways").is_visible()
    else:
        page.click(".ways >> text=Summary")
        assert 0 <= page.evaluate("document.querySelector('.summary').getBoundingClientRect().y") < height


def test_a_theme_is_chosen_and_kept(open_page: OpenPage) -> None:
    def paper() -> str:
        return str(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))

    opened = open_page(write_html([harbour()]))
    page = opened.page
    light = paper()
    page.get_by_label("Theme").select_option("dark")
    dark = paper()
    page.reload()
    assert (paper(), page.get_by_label("Theme").input_value()) == (dark, "dark")
    page.emulate_media(color_scheme="dark")
    page.get_by_label("Theme").select_option("light")
    assert paper() == light
    page.get_by_label("Theme").select_option("")
    assert paper() == dark
    page.emulate_media(color_scheme="light")
    assert paper() == light != dark
    assert opened.complaints == []


def test_without_a_script_the_theme_is_the_systems(open_page: OpenPage) -> None:
    page = open_page(write_html([harbour()]), javascript=False).page
    assert not page.get_by_label("Theme").is_visible()
    light = page.locator("html").evaluate("root => getComputedStyle(root).backgroundColor")
    page.emulate_media(color_scheme="dark")
    assert page.locator("html").evaluate("root => getComputedStyle(root).backgroundColor") != light


def test_what_is_doubtful_looks_it_without_a_colour(open_page: OpenPage) -> None:
    ledger = ferry()
    first = replace(ledger.attributions[0], confidence=0.3)
    page = open_page(write_html([replace(ledger, attributions=(first, *ledger.attributions[1:]))])).page
    assert page.locator(".card.doubtful .sure").all_text_contents() == ["doubtful: 30\u00a0% sure"]
    shown = page.locator(".page .content.doubtful")
    assert shown.count() > 0
    assert all("1" in (place.get_attribute("data-content") or "").split() for place in shown.all())
    assert "2px" in shown.first.evaluate("place => getComputedStyle(place).backgroundImage")
    assert "doubtful" in (page.locator(".key").text_content() or "")
    assert barriers(page, widths=(1440,)) == []
    assert "doubtful" not in (open_page(write_html([ferry()])).page.locator(".key").text_content() or "")


def test_on_a_telephone_all_sources_are_in_view_in_two_columns(open_page: OpenPage) -> None:
    page = open_page(write_html([ferry()]), width=390, height=844).page
    places = [one.bounding_box() for one in page.locator(".panel > .figures > .figure").all()]
    assert len(places) > 2
    assert all(
        place is not None and place["x"] >= 0 and place["x"] + place["width"] <= 390 for place in places
    )
    assert len({place["x"] for place in places if place}) == 2


def test_the_policy_is_in_force(report: Opened) -> None:
    report.page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: 'window.x = 1'}))"
    )
    assert report.page.evaluate("window.x") is None
    assert "Content Security Policy" in report.complaints[0]


def test_the_browser_shows_the_text_character_for_character(open_page: OpenPage) -> None:
    text = "One\r\ntwo\rthree\n\n\tfour <b>&amp; \u202egnp\u2028 \u00a0five\u0301 \U0001f600\x0b\x85end\n"
    opened = open_page(write_html([Ledger(reader="fake 0", article=Article(id="0", text=text))]))
    assert opened.page.evaluate(COLUMN) == text


def test_a_click_on_a_card_shows_its_words(report: Opened) -> None:
    report.page.click(".cards [data-n='3']")
    assert (
        report.page.evaluate(CHOSEN_WORDS)
        == "“The sensors were asleep,”“Nobody had been told they could sleep.”"
    )
    assert report.page.evaluate(CHOSEN_CARD) == "3"
    parts = report.page.eval_on_selector_all(".page .chosen-part", "places => places.map(p => p.textContent)")
    assert parts == ["Lindqvist", "said"]


def test_a_click_on_words_goes_from_the_innermost_outward(report: Opened) -> None:
    words = report.page.locator(".page [data-content='6 5 4']")
    chosen = []
    for _ in range(4):
        words.click()
        chosen.append(report.page.evaluate(CHOSEN_CARD))
    assert chosen == ["6", "5", "4", "6"]


def test_a_click_on_the_picture_shows_the_card(report: Opened) -> None:
    report.page.locator(".overview .bar[data-n='2'] .tint").click()
    assert report.page.evaluate(CHOSEN_CARD) == "2"


def test_hovering_links_both_sides(report: Opened) -> None:
    report.page.hover(".page [data-content='2']")
    assert report.page.locator(".cards .card.near").get_attribute("data-n") == "2"
    report.page.hover(".cards [data-n='1']")
    assert report.page.locator(".page .near").text_content() == "“sleeping sensors”"


def test_the_keyboard_steps_through_the_ledger(report: Opened) -> None:
    keyboard = report.page.keyboard
    seen = []
    for key in ("j", "j", "ArrowDown", "k", "ArrowUp", "k"):
        keyboard.press(key)
        seen.append(report.page.evaluate("document.activeElement.dataset.n"))
    assert seen == ["1", "2", "3", "2", "1", "1"]
    keyboard.press("Enter")
    assert report.page.evaluate("document.activeElement.closest('.page') !== null")
    keyboard.press("Escape")
    assert report.page.evaluate(CHOSEN_CARD) is None
    assert report.page.locator(".chosen, .chosen-part").count() == 0


def test_the_ledger_is_one_stop_of_the_tab_key(report: Opened) -> None:
    assert report.page.locator(".cards [tabindex='0']").count() == 1
    report.page.focus(".filters select >> nth=-1")
    report.page.keyboard.press("Tab")
    assert report.page.evaluate("document.activeElement.closest('.cards') !== null")
    outline = report.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


def test_a_source_can_be_singled_out(report: Opened) -> None:
    report.page.click("button.voice:has-text('Lindqvist') >> nth=1")
    assert report.page.locator(".cards .card:visible").count() == 2
    assert report.page.locator(".status").text_content() == "2 of 12: Lindqvist"
    assert report.page.locator(".page .off").count() > 10
    report.page.keyboard.press("Escape")
    assert report.page.locator(".cards .card:visible").count() == 12
    assert report.page.locator(".page .off").count() == 0


LIT = "places => places.map(place => place.textContent)"


@pytest.fixture
def actors(open_page: OpenPage) -> Opened:
    return open_page(write_html([ferry()]))


def test_an_actor_lights_up_where_mentioned_and_what_is_said(actors: Opened) -> None:
    page = actors.page
    page.click("button.voice:has-text('Idris Okonkwo')")
    assert page.eval_on_selector_all(".page .lit", LIT) == [
        "harbour master Idris Okonkwo", "Okonkwo", "he", "I", "he",
    ]  # fmt: skip
    shown = page.locator(".cards .card:visible")
    assert [card.get_attribute("data-n") for card in shown.all()] == ["8", "12", "13"]
    assert page.locator(".status").text_content() == "3 of 18: Idris Okonkwo"
    page.keyboard.press("Escape")
    assert page.locator(".lit, .off, .card[hidden]").count() == 0
    assert actors.complaints == []


def test_the_keyboard_lights_an_actor_and_puts_it_out(actors: Opened) -> None:
    page = actors.page
    page.focus("button.voice >> nth=0")
    page.keyboard.press("Enter")
    assert page.locator("button.voice[aria-pressed='true']").count() == 1
    assert page.locator(".lit").count() == 5
    page.keyboard.press("Space")
    assert page.locator("button.voice[aria-pressed='true']").count() == 0
    assert page.locator(".lit").count() == 0


def test_a_mention_and_a_link_of_a_chain_light_their_actor(actors: Opened) -> None:
    page = actors.page
    page.click(".page .mention:not([data-n]):has-text('Rasmussen')")
    assert "Rasmussen-Adeyemi" in (page.locator("button[aria-pressed='true']").text_content() or "")
    page.keyboard.press("Escape")
    page.click(".cards [data-n='11'] .chain >> text=two pilots")
    assert page.locator(".status").text_content() == "1 of 18: two pilots"


def test_who_says_nothing_lights_up_and_hides_nothing(actors: Opened) -> None:
    page = actors.page
    page.click(".silent > summary")
    page.click("button.voice:has-text('the islands')")
    assert page.eval_on_selector_all(".page .lit", LIT) == ["the islands", "the islands"]
    assert page.locator(".cards .card:visible").count() == 18
    assert page.locator(".status").text_content() == "the islands: mentioned, not cited"


def test_a_statement_in_the_panel_leads_to_its_card(actors: Opened) -> None:
    actors.page.click(".figure:has-text('Neema Abara') summary >> nth=0")
    actors.page.click(".statements [data-go='4']")
    assert actors.page.evaluate(CHOSEN_CARD) == "4"


def test_a_phone_shows_who_is_lit_and_steps_through_what_they_say(open_page: OpenPage) -> None:
    page = open_page(write_html([ferry()]), width=390, height=844).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.click("button.voice:has-text('Idris Okonkwo')")
    assert "harbour master" in (page.locator(".sheet").text_content() or "")
    page.click(".sheet >> text=Next")
    page.click(".sheet >> text=Next")
    assert page.evaluate(CHOSEN_CARD) == "12"


def test_a_hundred_actors_stay_folded(open_page: OpenPage) -> None:
    said = " ".join(
        f"[[q{n}.source|[[a{n}|Person{n}]]]] [[q{n}.cue|said]] [[q{n}.content|so {n}]]." for n in range(1, 41)
    )
    seen = " ".join(f"[[a{n}|Person{n}]] stood by." for n in range(41, 121))
    page = open_page(write_html([ledger_from_marks(f"{said} {seen}")])).page
    assert page.locator("button.voice:visible").count() == 8
    assert page.eval_on_selector_all(".more > summary", LIT) == [
        "32 more sources", "80 others mentioned but not cited",
    ]  # fmt: skip


def test_a_phone_shows_the_chosen_card_from_below(open_page: OpenPage) -> None:
    opened = open_page(write_html([harbour(), orchard(), observatory()]), width=390, height=844)
    page = opened.page
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("#a1 .page [data-content='8']").click()
    assert "having seen the e-mail" in (page.locator(".sheet").text_content() or "")
    page.click(".sheet >> text=Next")
    assert page.evaluate(CHOSEN_CARD) == "9"
    bottom = page.evaluate("document.querySelector('.page .chosen').getBoundingClientRect().bottom")
    assert 0 < bottom < page.evaluate("document.querySelector('.sheet').getBoundingClientRect().top")
    page.click(".sheet >> text=Close")
    assert page.locator(".sheet").is_hidden()
    assert opened.complaints == []


def test_without_javascript_everything_is_there(open_page: OpenPage) -> None:
    page = open_page(write_html([harbour()]), javascript=False).page
    assert page.locator(".cards .card:visible").count() == 12
    page.click(".cards [data-n='6'] .number")
    assert page.url.endswith("#a1-t6")


@pytest.mark.parametrize("make", [harbour, observatory])
def test_print_has_the_ledger_after_the_article(open_page: OpenPage, make: Callable[[], Ledger]) -> None:
    page = open_page(write_html([make()])).page
    page.emulate_media(media="print", color_scheme="dark")
    article, ledger = page.locator(".page").bounding_box(), page.locator(".ledger").bounding_box()
    assert article is not None
    assert ledger is not None
    assert ledger["y"] >= article["y"] + article["height"]
    assert page.locator(".keys").is_hidden()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"


@pytest.fixture
def graded() -> Ledger:
    """The ferry with acts and certainties: every third denies, every second is hedged."""
    ledger = ferry()
    attributions = tuple(
        replace(
            one,
            act="deny" if number % 3 == 0 else "say",
            certainty="hedged" if number % 2 == 0 else "reported",
            strength="certain",
        )
        for number, one in enumerate(ledger.attributions, start=1)
    )
    return replace(ledger, attributions=attributions)


def test_filters_combine_and_count(open_page: OpenPage, graded: Ledger) -> None:
    opened = open_page(write_html([graded]))
    page = opened.page
    page.get_by_role("combobox", name="Act", exact=True).select_option("deny")
    assert page.locator(".card:visible").count() == 6
    assert page.locator(".found").text_content() == "6 of 18 shown"
    hedged = page.locator("option[value='hedged']")
    assert hedged.text_content() == "hedged (3)"
    page.get_by_role("combobox", name="Certainty", exact=True).select_option("hedged")
    shown = [card.get_attribute("data-n") for card in page.locator(".card:visible").all()]
    assert sorted(map(int, filter(None, shown))) == [6, 12, 18]
    assert page.locator(".page .off").count() > 10
    assert page.locator(".found").get_attribute("aria-live") == "polite"
    page.click("text=Show all")
    assert page.locator(".card:visible").count() == 18
    assert page.locator(".off").count() == 0
    assert opened.complaints == []


def test_filters_are_kept_in_the_address(open_page: OpenPage, graded: Ledger) -> None:
    page = open_page(write_html([graded])).page
    page.get_by_role("combobox", name="Act", exact=True).select_option("deny")
    page.click("button.voice:has-text('Idris Okonkwo')")
    assert page.url.partition("#")[2].startswith("show?a1.actor=")
    linked, shown = page.url, page.locator(".status").text_content()
    page.goto("about:blank")
    page.goto(linked)
    assert page.locator(".status").text_content() == shown
    assert page.locator("button.voice[aria-pressed='true']").count() == 1
    page.keyboard.press("Escape")
    assert "#" not in page.url
    page.goto(f"{page.url}#show?a1.act=nonsense&a9.act=deny")
    assert page.locator(".card:visible").count() == 18


def test_letters_typed_into_a_filter_do_not_step_the_ledger(open_page: OpenPage, graded: Ledger) -> None:
    page = open_page(write_html([graded])).page
    page.get_by_role("combobox", name="Act", exact=True).focus()
    page.keyboard.press("j")
    assert page.evaluate(CHOSEN_CARD) is None
    page.keyboard.press("ArrowDown")
    assert page.locator(".card:visible").count() == 12


def test_without_javascript_and_in_print_there_are_no_filters(open_page: OpenPage, graded: Ledger) -> None:
    assert open_page(write_html([graded]), javascript=False).page.locator(".filters").is_hidden()
    page = open_page(write_html([graded])).page
    page.get_by_role("combobox", name="Act", exact=True).select_option("deny")
    page.emulate_media(media="print")
    assert page.locator(".filters").is_hidden()
    assert page.locator(".card:visible").count() == 18


@pytest.mark.parametrize("width", [1440, 390])
def test_a_date_leads_to_its_words(open_page: OpenPage, width: int) -> None:
    opened = open_page(write_html([dated()]), width=width, height=844)
    page = opened.page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator(".row .drawn >> nth=0").is_visible() == (width > 1000)
    assert page.locator(".row.due").count() == 1
    page.click(".row.due .when a")
    target = page.evaluate("document.querySelector(location.hash).nextElementSibling.textContent")
    assert target == "May"
    assert opened.complaints == []


def test_a_filter_dims_the_dates_of_others(open_page: OpenPage) -> None:
    page = open_page(write_html([dated()])).page
    page.get_by_role("combobox", name="Source", exact=True).select_option(label="Vik (1)")
    assert page.eval_on_selector_all(".row:not(.off) .when a", LIT) == ["May"]


def test_what_is_less_than_certain_has_a_broken_line(open_page: OpenPage, graded: Ledger) -> None:
    first = replace(graded.attributions[0], strength="possible")
    page = open_page(write_html([replace(graded, attributions=(first, *graded.attributions[1:]))])).page
    broken = page.locator(".page .content.open")
    assert broken.count() > 0
    assert all("1" in (place.get_attribute("data-content") or "").split() for place in broken.all())
    assert "repeating-linear-gradient" in broken.first.evaluate(
        "place => getComputedStyle(place).backgroundImage"
    )
    assert "less than certain" in (page.locator(".key").text_content() or "")
