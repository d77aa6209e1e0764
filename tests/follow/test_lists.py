from __future__ import annotations

import re
from pathlib import Path

import pytest

from accordingto.errors import InputError
from accordingto.follow.lists import FeedGiven, read_lists

TOML = """contact = " desk@courier.example "
[[feeds]]
address = "https://courier.example/rss#top"
name = "Elswick Courier"
hosts = ["news.example"]
[[feeds]]
address = "https://post.example/sitemap.xml"
"""
OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>Papers</title></head><body>
<outline text="Near"><outline type="rss" text="Elswick
 Courier" xmlURL="https://feeds.courier.example/rss" htmlUrl="https://www.courier-news.example/"/></outline>
<outline text="A folder"/></body></opml>
"""


def written(tmp_path: Path, name: str, text: str) -> str:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_toml(tmp_path: Path) -> None:
    found = read_lists([written(tmp_path, "feeds.toml", TOML)])
    first, second = found.feeds
    assert first == FeedGiven(
        address="https://courier.example/rss", name="Elswick Courier", hosts=("news.example",)
    )
    assert second.address == "https://post.example/sitemap.xml"
    assert found.contact == "desk@courier.example"


def test_toml_with_addresses_alone(tmp_path: Path) -> None:
    name = written(tmp_path, "feeds.toml", 'feeds = ["https://a.example/", "https://b.example/"]')
    assert [one.address for one in read_lists([name]).feeds] == ["https://a.example/", "https://b.example/"]


def test_opml(tmp_path: Path) -> None:
    (feed,) = read_lists([written(tmp_path, "papers.opml", OPML)]).feeds
    assert feed == FeedGiven(
        address="https://feeds.courier.example/rss",
        name="Elswick Courier",
        hosts=("www.courier-news.example",),
    )


def test_opml_with_bare_ampersands(tmp_path: Path) -> None:
    text = '<opml><body><outline text="A & B" xmlUrl="https://a.example/rss?a=1&b=2"/></body></opml>'
    (feed,) = read_lists([written(tmp_path, "papers.opml", text)]).feeds
    assert feed == FeedGiven(address="https://a.example/rss?a=1&b=2", name="A & B")


def test_addresses_line_by_line_and_on_the_command_line_each_once(tmp_path: Path) -> None:
    name = written(tmp_path, "feeds.txt", "# papers\nhttps://a.example/rss\n\n- https://b.example/rss\n")
    found = read_lists(["https://b.example/rss", name])
    assert [one.address for one in found.feeds] == ["https://b.example/rss", "https://a.example/rss"]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("feeds.toml", "feeds = 3", "not a list of feeds"),
        ("feeds.toml", "[[feeds]]\nadress = 'https://a.example'", "adress"),
        ("feeds.toml", "[[feeds", "not a list of feeds"),
        pytest.param("feeds.toml", "feeds = " + "[" * 100_000, "not a list of feeds", id="nested"),
        ("feeds.toml", "feeds = ['ftp://a.example']", "no http or https address"),
        ("feeds.toml", "feeds = ['https://']", "no http or https address"),
        ("feeds.toml", 'feeds = ["https://a.example/\\nx"]', "no http or https address"),
        ("a.opml", "<opml><body/></opml>", "no feeds"),
        ("a.opml", "<opml><body>", "not valid OPML"),
        ("a.xml", "<rss version='2.0'/>", "not OPML"),
        ("a.opml", "<!DOCTYPE opml [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><opml>&a;</opml>", "no feeds"),
        ("a.txt", "no address\n", "no http or https address"),
        ("a.txt", "", "no addresses"),
    ],
)
def test_what_is_no_list_is_told(tmp_path: Path, name: str, text: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_lists([written(tmp_path, name, text)])


def test_a_file_that_is_not_there_and_a_folder_are_told(tmp_path: Path) -> None:
    for name in (str(tmp_path / "none.toml"), str(tmp_path), "nul\0byte"):
        with pytest.raises(InputError, match="cannot be read"):
            read_lists([name])


def test_the_list_in_the_documentation_is_one(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "follow.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"^```toml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    found = read_lists([written(tmp_path, "feeds.toml", shown)])

    assert found.contact == "desk@courier.example"
    assert [feed.name for feed in found.feeds] == ["Elswick Courier", ""]
