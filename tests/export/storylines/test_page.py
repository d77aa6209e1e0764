from __future__ import annotations

import base64
import hashlib
import re

from lxml import html

from accordingto.export.storylines.page import stories_to_html
from tests.export.storylines.told import ALONE, FERRY


def test_a_page_has_every_article_by_outlet_day_and_headline() -> None:
    tree = html.document_fromstring(stories_to_html([FERRY, ALONE]))
    table = next(tree.iter("table"))
    rows = [["".join(map(str, cell.itertext())) for cell in row] for row in table.iter("tr")]

    assert rows == [
        ["Osmark Post", "4 Mar 2031", "Ferry strikes pier in Osmark"],
        ["Elswick Courier", "5 Mar 2031", "Fourteen hurt <at> pier"],
        ["No outlet named", "no day", "notes.txt"],
    ]
    assert tree.xpath("string(//section[1]//h2)") == "Ferry strikes pier in Osmark"
    assert (
        tree.xpath("string(//section[1]/p)")
        == "3 articles, 2 outlets, 1 article of unknown outlet · 4 Mar 2031 to 5 Mar 2031"
    )
    assert tree.xpath("string(//h1)") == "2 stories"


def test_only_addresses_of_the_web_are_links() -> None:
    tree = html.document_fromstring(stories_to_html([FERRY]))

    assert tree.xpath("//section//a/@href") == ["https://post.example/ferry"]


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    page = stories_to_html([FERRY])
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    (policy,) = (
        one.get("content") for one in html.document_fromstring(page).iter("meta") if one.get("http-equiv")
    )
    hashed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

    assert policy == f"default-src 'none'; style-src 'sha256-{hashed}'; base-uri 'none'; form-action 'none'"
    assert "<script" not in page


def test_no_story_says_what_to_do() -> None:
    tree = html.document_fromstring(stories_to_html([]))

    assert tree.xpath("string(//h1)") == "No story"
    assert "--least 1" in "".join(map(str, tree.itertext()))
