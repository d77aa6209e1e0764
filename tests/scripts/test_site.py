"""The site of the documentation: every link leads somewhere, and a broken one is told."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from scripts import site
from scripts.site import PAGES, ROOT, BrokenLinks, build, file_of, rendered


class Linked(HTMLParser):
    """What a page has names for, and where it leads."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.links: set[str] = set()
        self.words: list[str] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.names |= {given["id"] or ""} if "id" in given else set()
        self.links |= {value for name in ("href", "src") if (value := given.get(name))}

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Linked]:
    folder = tmp_path_factory.mktemp("site")
    return {path: Linked(path) for path in build(folder)}


def test_every_page_of_the_documentation_is_in_the_site() -> None:
    written = {f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")}

    assert {source for source in PAGES if source.startswith("docs/")} == written
    assert len({file_of(source) for source in PAGES}) == len(PAGES)


def test_every_link_leads_somewhere(pages: dict[Path, Linked]) -> None:
    seen = 0
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme:
                continue
            seen += 1
            target = path.parent / parts.path if parts.path else path
            assert target.is_file(), f"{path.name}: {link}"
            if parts.fragment:
                assert parts.fragment in pages[target].names, f"{path.name}: {link}"
    assert seen > 300


def test_nothing_is_got_from_elsewhere_and_no_markdown_is_left(pages: dict[Path, Linked]) -> None:
    for path, page in pages.items():
        html = path.read_text(encoding="utf-8")
        assert not re.search(r'(?:src|<link[^>]*href)="(?:https?:)?//', html)
        assert not re.search(r"^\|[ -]+\|", "".join(page.words), re.MULTILINE), path.name
        assert "default-src 'none'" in html


def test_headings_have_the_names_that_github_gives_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site, "ROOT", tmp_path)
    (tmp_path / "a.md").write_text("# A `page`, of it: all\n\n## Twice\n\n## Twice\n")

    assert [one.name for one in rendered("a.md").headings] == ["a-page-of-it-all", "twice", "twice-1"]


@pytest.mark.parametrize(
    ("link", "wrong"),
    [("[a](b.md)", "b.md"), ("[a](#nothing)", "#nothing"), ("![a](images/no.png)", "images/no.png")],
)
def test_a_link_that_leads_nowhere_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, link: str, wrong: str
) -> None:
    monkeypatch.setattr(site, "ROOT", tmp_path)
    monkeypatch.setattr(site, "PAGES", {"a.md": "A"})
    (tmp_path / "a.md").write_text(f"# A\n\n[self](a.md#a) [other](https://other.example/)\n\n{link}\n")

    with pytest.raises(BrokenLinks, match=re.escape(f"a.md: {wrong}: ")):
        build(tmp_path / "out")
    assert not (tmp_path / "out").exists()
