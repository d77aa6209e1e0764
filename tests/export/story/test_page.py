from __future__ import annotations

import base64
import hashlib
import re
from typing import Any

from lxml import html
from msgspec.structs import replace

from accordingto.export.story import page, pages
from accordingto.export.story.view import MOST_OPEN
from accordingto.stories.brief.making import make_brief
from accordingto.stories.making import make_story
from tests.stories.brief.example import brief, ledgers, story


def parsed(text: str) -> Any:
    return html.document_fromstring(text)


def tree() -> Any:
    return parsed(page(story(), brief()))


def test_the_same_story_gives_the_same_page() -> None:
    again = make_story(tuple(reversed(ledgers())))

    assert page(again, make_brief(again, ledgers())) == page(story(), brief())


def test_every_part_of_the_brief_is_on_the_page() -> None:
    with_unknown = replace(brief(), unknown=brief().one[:1])
    parts: Any = html.fromstring(page(story(), with_unknown)).iter("h2")
    headings = [" ".join(found.text_content().split()) for found in parts]

    assert headings == [
        "The outlets side by side",
        f"Denied {len(brief().denied)}",
        f"From one known origin {len(brief().one)}",
        "Origin not shown by the texts 1",
        f"Changed since the first day {len(brief().news)}",
        f"Falls due {len(brief().due)}",
        f"Quotations as printed {len(story().quotes)}",
        "Who has it from whom, as far as the texts show",
    ]


def test_the_rows_of_a_long_part_are_folded_after_the_first_and_none_is_lost() -> None:
    several = replace(
        brief(),
        one=brief().one[:1] * (MOST_OPEN + 3),
        news=brief().news[:1] * (MOST_OPEN + 1),
        due=brief().due[:1] * MOST_OPEN,
    )
    found = parsed(page(story(), several))

    def counts(part: str, row: str) -> tuple[int, int, str]:
        section = f"//section[contains(@id, '-{part}')]"
        folded = f"{section}/details[@class='rest']"
        return (
            int(found.xpath(f"count({section}//{row})")),
            int(found.xpath(f"count({folded}//{row})")),
            found.xpath(f"string({folded}/summary)"),
        )

    assert counts("one", "td[@class='claim']") == (MOST_OPEN + 3, 3, "3 more claims")
    assert counts("news", "li") == (MOST_OPEN + 1, 1, "1 more change")
    assert counts("due", "li") == (MOST_OPEN, 0, "")


def test_the_page_loads_nothing_and_runs_its_own_script_alone() -> None:
    text = page(story(), brief())
    policy = tree().xpath("string(//meta[@http-equiv]/@content)")
    hashes = [
        base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()
        for part in re.findall(r"<(?:style|script)>(.*?)</(?:style|script)>", text, re.DOTALL)
    ]

    assert len(hashes) == 2
    assert all(f"'sha256-{one}'" in policy for one in hashes)
    assert "default-src 'none'" in policy
    assert tree().xpath("//@src | //@style | //@onclick") == []


def test_copies_are_marked_so_that_the_switch_hides_them() -> None:
    found = tree()
    named = {one.text_content() for one in found.xpath("//span[contains(@class, 'name copy')]")}

    assert found.xpath("count(//label[contains(@class, 'hide-copies')]/input[@type='checkbox'])") == 1
    assert named == {"Harbour Post"}
    assert found.xpath("string(//section[contains(@class, 'lanes')]//tr[@class='copy']/th)") == "Harbour Post"
    assert found.xpath("string(//header//span[@class='without-copies'])") == "3 outlets"


def test_a_denial_is_marked_in_words() -> None:
    denial = tree().xpath("//p[contains(@class, 'denial')]")[0]

    assert denial.xpath("string(b)") == "denied by Nordlin"
    assert denial.xpath("string(.//mark)") == "denied"


def test_a_quotation_is_shown_as_a_diff_of_words() -> None:
    printing = tree().xpath("//figure//blockquote")[1]

    assert (printing.xpath("string(del)"), printing.xpath("string(ins)")) == ("be", "go")


def test_only_addresses_of_the_web_are_links() -> None:
    odd = [replace(one, article=replace(one.article, url="javascript:alert(1)")) for one in ledgers()]
    told = make_story(odd)
    found = parsed(page(told, make_brief(told, odd)))

    assert [one for one in found.xpath("//@href") if not one.startswith("#")] == []


def test_words_of_an_article_are_never_markup() -> None:
    text = "<script>alert(1)</script> & <b>"
    odd = [
        replace(one, article=replace(one.article, outlet=f"{text} {n}")) for n, one in enumerate(ledgers())
    ]
    told = make_story(odd)
    page_of_it = page(told, make_brief(told, odd))

    assert "<script>alert" not in page_of_it
    assert parsed(page_of_it).xpath("//script[contains(., 'alert(1)')]") == []


def test_several_stories_stand_on_one_page_with_a_list_of_them() -> None:
    found = parsed(pages([(story(), brief()), (story(), brief())]))
    ids = found.xpath("//@id")

    assert len(found.xpath("//ol[@class='told-index']/li")) == 2
    assert len(ids) == len(set(ids))
    assert "No story" in pages([])


def test_a_page_of_the_application_gives_its_own_addresses() -> None:
    found = parsed(page(story(), brief(), lambda path, at: f"/articles/x?at={at}"))
    links = {one for one in found.xpath("//@href") if one.startswith("/articles/")}

    assert f"/articles/x?at={brief().one[0].said.spans[0].start}" in links


def test_articles_of_unknown_outlets_are_counted_as_such() -> None:
    nameless = [replace(one, article=replace(one.article, outlet=None)) for one in ledgers()]
    told = make_story(nameless)
    found = html.fromstring(page(told, make_brief(told, nameless)))

    assert found.xpath("string(//header//span[@class='with-copies'])") == "4 articles of unknown outlet"
    assert found.xpath("string(//header//span[@class='without-copies'])") == "3 articles of unknown outlet"
