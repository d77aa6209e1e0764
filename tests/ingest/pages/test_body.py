from __future__ import annotations

import pytest

from accordingto.ingest.pages.html import read_html
from tests.ingest.samples import HEADLINE, PARAGRAPHS


def text_of(body: str, head: str = "") -> list[str]:
    """The paragraphs that are read from a page with this body."""
    page = f"<html><head><title>{HEADLINE}</title>{head}</head><body>{body}</body></html>"
    return read_html(page, "a.html").text.split("\n\n")


def article(*paragraphs: str, after: str = "") -> str:
    return f"<main><article><h1>{HEADLINE}</h1>{''.join(paragraphs)}{after}</article></main>"


PLAIN = tuple(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


@pytest.mark.parametrize(
    "hollow",
    [
        "<b></b>",
        "<b class='x'></b>",
        "<a name='p1'></a>",
        "<a id='p1'> </a>",
        "<span></span>",
        "<strong> </strong>",
        "<em></em>",
        "<i><b></b></i>",
        "<span><span></span></span>",
    ],
)
def test_text_behind_an_empty_element_is_kept(hollow: str) -> None:
    filled = [f"<p>{hollow}{paragraph}</p>" for paragraph in PARAGRAPHS]
    assert text_of(article(*filled)) == [HEADLINE, *PARAGRAPHS]


LINKED = (
    ("The fleet’s <a href='/p'>main purpose</a> was to keep the strait open in the war.", ""),
    ("It also <a href='/q'>plans the winter timetable and carries out joint exercises</a>.", ""),
    ("Having been neutral, <a href='/r'>both towns joined the board in May 2022</a>, after the storm.", ""),
    ("<a href='/s'>According to the board</a>, <a href='/t'>every boat paid its toll in 2025</a>.", ""),
    ("In 2008, <a href='/u'>the board said that Orme could join</a>.", ""),
)


@pytest.mark.parametrize(
    "wrapped", ["<p>{}</p>", "<div><p>{}</p></div>", "<div class='x'><p><b></b>{}</p></div>"]
)
def test_paragraphs_with_links_are_kept(wrapped: str) -> None:
    pairs = zip(PARAGRAPHS, LINKED, strict=False)
    body = "".join(wrapped.format(plain) + wrapped.format(linked) for plain, (linked, _) in pairs)
    text = " ".join(text_of(article(body)))
    for words in ("main purpose", "joint exercises", "both towns joined", "every boat paid"):
        assert words in text


@pytest.mark.parametrize("name", ["link", "tag-list", "author-name", "article-widget", "bottom"])
@pytest.mark.parametrize("words", ["<a href='/b'>{}</a>", "<b>{}</b>", "{}"])
def test_words_of_a_sentence_are_kept_whatever_holds_them_is_called(name: str, words: str) -> None:
    held = words.format("the board would ask again")
    wrapped = f"<span id='{name}'><span class='{name}'>{held}</span></span>"
    body = article(*PLAIN, f"<p>Its head said that {wrapped} in May.</p>")
    assert "Its head said that the board would ask again in May." in text_of(body)


@pytest.mark.parametrize("name", ["author", "social"])
def test_a_name_that_opens_a_sentence_is_kept(name: str) -> None:
    body = article(*PLAIN, f"<p><span class='{name}'>Ilse Brandt</span> said that she would ask again.</p>")
    assert text_of(body)[-1] == "Ilse Brandt said that she would ask again."


def test_what_stands_beside_a_sentence_and_is_called_a_byline_is_left_out() -> None:
    body = article(*PLAIN, f"<p><span class='byline'>By Jonna Vik</span> {PARAGRAPHS[0]}</p>")
    assert text_of(body)[-1] == PARAGRAPHS[0]


def test_a_time_within_a_sentence_is_kept() -> None:
    body = article(*PLAIN, "<p>The board meets on <time datetime='2031-05-09'>Friday</time>, it said.</p>")
    assert text_of(body)[-1] == "The board meets on Friday, it said."


def test_a_quotation_element_has_its_marks() -> None:
    said = "<p><q>They <b>told me <q>wait</q></b></q>, said Tomas Reve of the board.</p>"
    assert text_of(article(*PLAIN, said))[-1] == "“They told me ‘wait’”, said Tomas Reve of the board."


@pytest.mark.parametrize(
    "pointer",
    [
        "<p><strong>Related: </strong><a href='/a'>Why the ferries are late again</a></p>",
        "<p>READ MORE: <a href='/a'>Why the ferries are late again</a></p>",
        "<p><a href='/a'>Read more: Why the ferries are late again</a></p>",
        "<p><b>Don’t miss</b></p><p><a href='/a'>Why the ferries are late again</a> [VIDEO]<br>"
        "<a href='/b'>The engines that nobody mends</a> [PICTURES]</p>",
        "<ul><li><a href='/a'>Why the ferries are late again</a></li>"
        "<li><a href='/b'>The engines that nobody mends</a></li></ul>",
        "<p>You may also like…</p><p><a href='/a'>Why are the ferries late again?</a></p>",
        "<div class='c-Newsletter'><h3>Why the ferries are late again</h3><p>Every Friday, from us.</p></div>",  # noqa: E501  # markup is easier to read on one line
        "<p>Sign up for our newsletter: why the ferries are late again.</p>",
        "<p>Sign up for the new morning briefing</p>",
    ],
)
def test_what_points_elsewhere_is_left_out(pointer: str) -> None:
    assert text_of(article(*PLAIN[:2], pointer, *PLAIN[2:])) == [HEADLINE, *PARAGRAPHS]


@pytest.mark.parametrize(
    "ending",
    [
        "Follow Jonna Vik on Twitter @jonnavik.",
        "Jonna Vik writes on harbours. Follow her on Facebook.",
        "Have a tip? Jonna Vik may be reached at vik@courier.example.",
        "Subscribe to the Courier’s channel for all of the latest videos!",
        "Listen to Harbour Hour at 12:45 on weekdays, or listen back here.",
        "Follow our full coverage of the ferries at https://courier.example/ferries",
    ],
)
def test_where_author_and_outlet_are_reached_is_left_out_at_the_end(ending: str) -> None:
    assert text_of(article(*PLAIN, f"<p>{ending}</p>")) == [HEADLINE, *PARAGRAPHS]


@pytest.mark.parametrize(
    "ending",
    [
        "Follow the signs to the new pier, the board said.",
        "Sign up for the course with the same address as your ticket",
        "“Listen to the engines here,” Ms Brandt told the meeting.",
        "Fishermen follow the board on Twitter, but nobody answers them, Tomas Reve told the meeting.",
    ],
)
def test_endings_of_an_article_are_kept(ending: str) -> None:
    assert text_of(article(*PLAIN, f"<p>{ending}</p>"))[-1] == ending


def test_a_quotation_about_following_is_kept_at_the_end() -> None:
    said = "“Follow us on Twitter, and you will know when the boats leave,” said Ms Brandt."
    assert text_of(article(*PLAIN, f"<p>{said}</p>"))[-1] == said


def test_a_sentence_that_begins_as_a_pointer_is_kept() -> None:
    sentence = "Related: that is how Ms Brandt sees the fares and <a href='/x'>the winter</a> timetable."
    assert "Related: that is how" in " ".join(text_of(article(*PLAIN, f"<p>{sentence}</p>", PLAIN[0])))


def test_a_card_over_a_name_is_left_out_and_the_name_kept() -> None:
    card = (
        "<span class='card'><img src='/b.jpg'><a href='/b'>Ilse Brandt</a><a href='/1'>Fares rise again</a>"
        "<a href='/2'>Engines break again</a></span>"
    )
    named = f"<p>The head of the board, <span><a href='/b'>Ilse Brandt</a>{card}</span>, said that she was tired.</p>"  # noqa: E501  # markup is easier to read on one line
    assert "The head of the board, Ilse Brandt, said that she was tired." in text_of(
        article(*PLAIN, named, PLAIN[0])
    )


def test_posts_that_an_article_shows_are_kept() -> None:
    post = "<blockquote><p>Twice the fare for half the boats, and this they call a plan.</p>— Pia Moll (@moll)</blockquote>"  # noqa: E501  # markup is easier to read on one line
    body = article(*PLAIN[:2], f"<div class='social-embed'>{post}</div>", *PLAIN[2:])
    assert "Twice the fare for half the boats" in " ".join(text_of(body))


@pytest.mark.parametrize("pulled", ["<blockquote>{}</blockquote>", "<blockquote><p>{}</p></blockquote>"])
def test_words_that_a_page_pulls_out_of_a_paragraph_are_read_once(pulled: str) -> None:
    quote = pulled.format("We have put this off for years")
    assert text_of(article(PLAIN[0], quote, *PLAIN[1:])) == [HEADLINE, *PARAGRAPHS]


def test_a_quotation_that_no_paragraph_has_is_kept() -> None:
    letter = "<blockquote><p>“We have put off every repair for years,” the letter says.</p></blockquote>"
    body = article(*PLAIN[:2], letter, *PLAIN[2:])
    assert "“We have put off every repair for years,” the letter says." in text_of(body)


def test_how_the_source_is_wrapped_means_nothing_and_a_line_break_does() -> None:
    wrapped = [paragraph.replace(" ", "\n   ", 3) for paragraph in PARAGRAPHS]
    body = article(*(f"<p>{one}<br>\nThe board\nmet.</p>" for one in wrapped))
    assert text_of(body) == [HEADLINE, *(f"{one}\nThe board met." for one in PARAGRAPHS)]


@pytest.mark.parametrize("between", ["<br><br>", "<br/>\n <br/>\n"])
@pytest.mark.parametrize("around", ["p", "div"])
def test_two_line_breaks_end_a_paragraph(between: str, around: str) -> None:
    assert text_of(article(f"<{around}>{between.join(PARAGRAPHS)}</{around}>")) == [HEADLINE, *PARAGRAPHS]


def test_a_post_of_several_paragraphs_keeps_its_author_at_the_end() -> None:
    post = "<blockquote><p>Twice the fare.<br><br>And half the boats.</p>— Pia Moll (@moll) <a href='/d'>May 4</a></blockquote>"  # noqa: E501  # markup is easier to read on one line
    text = text_of(article(*PLAIN, post))
    assert text[-3:] == ["Twice the fare.", "And half the boats.", "— Pia Moll (@moll) May 4"]


@pytest.mark.parametrize("words", ["{}", "<strong>{}</strong>", "<span class='x'>{}</span>"])
def test_an_opening_that_is_no_paragraph_element_is_kept(words: str) -> None:
    opening = f"<div class='intro'>{words.format(PARAGRAPHS[0])}</div>"
    assert text_of(article(opening, *PLAIN[1:])) == [HEADLINE, *PARAGRAPHS]


def test_a_caption_between_paragraphs_is_left_out() -> None:
    caption = "<div class='image-caption'>The last boat leaves Osmark in the rain.</div>"
    assert text_of(article(PLAIN[0], caption, *PLAIN[1:])) == [HEADLINE, *PARAGRAPHS]


@pytest.mark.parametrize("mark", ["<sup><a href='#n1'>1</a></sup>", "<sup>[<a href='#n1'>12</a>]</sup>"])
def test_marks_of_notes_are_no_words(mark: str) -> None:
    assert text_of(article(*(f"<p>{one}{mark}</p>" for one in PARAGRAPHS))) == [HEADLINE, *PARAGRAPHS]


def test_raised_words_are_kept() -> None:
    body = article(*PLAIN, "<p>The 2<sup>nd</sup> boat covers 5 km<sup>2</sup> a day, the board said.</p>")
    assert text_of(body)[-1] == "The 2nd boat covers 5 km2 a day, the board said."


def test_headings_that_are_no_heading_elements_are_kept() -> None:
    body = article(*PLAIN[:2], "<div class='story_subheadline'>Who pays for the engines?</div>", *PLAIN[2:])
    assert "Who pays for the engines?" in text_of(body)


def test_the_headline_said_again_in_other_words_is_no_paragraph() -> None:
    head = '<meta property="og:title" content="Osmark ferry fares to double in June">'
    body = article("<h2>Osmark ferry fares to double in June</h2>", *PLAIN)
    assert text_of(body, head) == [HEADLINE, *PARAGRAPHS]


POSTS = (
    (
        "17.40",
        "Rail bridge shut",
        "The railway says that the bridge at Orme is shut until tomorrow, for want of staff.",
    ),
    (
        "15.05",
        "Two hurt on the pier",
        "Police say that two people were hurt when a crane fell, and that both are awake.",
    ),
    (
        "09.12",
        "Schools close",
        "All schools in the valley will close at noon, the county says; buses will be free.",
    ),
)
LIVE = '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Storm live"}</script>'


@pytest.mark.parametrize(
    "post",
    [
        "<div class='post'><time datetime='2031-03-10T17:40Z'>{}</time><h2>{}</h2><p>{}</p></div>",
        "<article class='entry'><header><time>{}</time><h3>{}</h3></header><p>{}</p></article>",
        "<section class='live-update'><span class='timestamp'>{}</span><h2 class='update-title'>{}</h2><p>{}</p></section>",  # noqa: E501  # markup is easier to read on one line
        "<article><p class='block-time'><a href='#b'><time>{}</time></a></p><h2><a href='#b'>{}</a></h2><p>{}</p></article>",  # noqa: E501  # markup is easier to read on one line
        "<div class='post'><header><a href='#b'>{}</a> <h3><b><a href='#b'>{}</a></b></h3></header><p>{}</p></div>",  # noqa: E501  # markup is easier to read on one line
        "<li><p class='meta'>{}</p><h3>{}</h3><div><p>{}</p></div></li>",
        "<div class='post-content'><time><span>{}</span></time><h4>{}</h4><div class='body-text'><p>{}</p></div></div>",  # noqa: E501  # markup is easier to read on one line
    ],
)
def test_every_post_of_a_live_page_has_its_time_and_heading(post: str) -> None:
    posts = "".join(post.format(*words) for words in POSTS)
    around = f"<ol>{posts}</ol>" if post.startswith("<li") else f"<div class='posts'>{posts}</div>"
    text = text_of(f"<main><h1>{HEADLINE}</h1>{around}</main>", LIVE)
    assert text == [HEADLINE, *(words for each in POSTS for words in each)]


def test_a_page_is_live_by_its_title_as_well() -> None:
    posts = "".join(f"<div class='post'><time>{a}</time><h2>{b}</h2><p>{c}</p></div>" for a, b, c in POSTS)
    page = f"<html><head><title>Storm live</title></head><body><main><h1>Storm live</h1>{posts}</main></body></html>"  # noqa: E501  # markup is easier to read on one line
    assert read_html(page, "a.html").text.count("\n\n") == 3 * len(POSTS)


def test_teasers_under_an_article_are_no_posts() -> None:
    teasers = "".join(
        f"<div class='card'><time>{time}</time><h3><a href='/{time}'>{title}</a></h3><p>{words[:30]}</p></div>"  # noqa: E501  # markup is easier to read on one line
        for time, title, words in POSTS
    )
    text = text_of(article(*PLAIN, after=f"<aside>{teasers}</aside>"), LIVE)
    assert text == [HEADLINE, *PARAGRAPHS]


def test_what_the_strict_extraction_loses_comes_from_the_whole_one() -> None:
    bordered = "".join(f"<div style='border: 1px'>{paragraph}</div>" for paragraph in PLAIN)
    assert text_of(article(bordered, PLAIN[0].replace("harbour", "port")))[1:5] == list(PARAGRAPHS)
