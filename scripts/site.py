"""Builder of the documentation site, static HTML pages: ``python -m scripts.site [FOLDER]`` (build/site).

::

    README.md, docs/*.md, …
      | rendered      HTML from Markdown, with GitHub's anchors for headings
      | check         every link between pages leads to a page, a heading or a file
      > FOLDER        one HTML file per page, images and style; the only script is that of the theme
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from accordingto.export.report.templating import STATIC

ROOT = Path(__file__).parents[1]
TEMPLATES = Path(__file__).with_name("templates")
PAGES: Mapping[str, str] = {
    "README.md": "Overview",
    "docs/tutorial.md": "Tutorial",
    "docs/guide.md": "Guide",
    "docs/inputs.md": "Inputs",
    "docs/cli.md": "Command line",
    "docs/api.md": "Python",
    "docs/http.md": "HTTP",
    "docs/ledger.md": "The ledger",
    "docs/story.md": "The story",
    "docs/tables.md": "Tables",
    "docs/bulk.md": "Archives",
    "docs/scale.md": "What archives cost",
    "docs/follow.md": "Following feeds",
    "docs/library.md": "The library",
    "docs/glossary.md": "Glossary",
    "docs/internals.md": "Internals",
    "docs/internals-reader.md": "How the reader works",
    "docs/internals-data.md": "Stories and the library inside",
    "docs/results.md": "Results",
    "docs/dependencies.md": "Dependencies",
    "CONTRIBUTING.md": "Contributing",
    "CHANGELOG.md": "Changes",
}
"""The titles of the pages by their Markdown files, in the order of the navigation."""
HOME = "README.md"


class BrokenLinks(Exception):
    """Broken links in the documentation; the message has one per line."""


@dataclass(frozen=True)
class Heading:
    """A heading of a page."""

    level: int
    """1 to 6."""
    name: str
    """The anchor for links to it."""
    words: str
    """Its text."""


@dataclass(frozen=True)
class Page:
    """A rendered page, before it is put into the template."""

    source: str
    """Path of its Markdown file, relative to the root of the repository."""
    body: str
    """Its HTML."""
    headings: Sequence[Heading]
    """Its headings."""
    links: Sequence[str]
    """Targets of its links and images, as written in the Markdown."""

    @property
    def file(self) -> str:
        """Name of its HTML file."""
        return file_of(self.source)


def file_of(source: str) -> str:
    """Return the name of the HTML file for a Markdown file."""
    return "index.html" if source == HOME else f"{Path(source).stem.lower()}.html"


def build(folder: Path) -> list[Path]:
    """Write the site into a folder, created if needed, and return its HTML files. Raises ``BrokenLinks``."""
    pages = [rendered(source) for source in PAGES]
    broken = list(check(pages))
    if broken:
        raise BrokenLinks("\n".join(broken))
    folder.mkdir(parents=True, exist_ok=True)
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    template = environment.get_template("site.html.j2")
    written = []
    for page in pages:
        path = folder / page.file
        names = {file_of(source): name for source, name in PAGES.items()}
        values = {"page": page, "body": Markup(page.body), "pages": names, "title": PAGES[page.source]}
        path.write_text(template.render(values), encoding="utf-8")
        written.append(path)
    shutil.copytree(ROOT / "docs" / "images", folder / "images", dirs_exist_ok=True)
    for file in files_of(pages):
        shutil.copy(file, folder / file.name)
    style = (STATIC / "report.css").read_text("utf-8") + (TEMPLATES / "site.css").read_text("utf-8")
    (folder / "site.css").write_text(style, encoding="utf-8")
    shutil.copy(STATIC / "theme.js", folder / "theme.js")
    return written


def rendered(source: str) -> Page:
    """Return a Markdown file as a page, with links that lead to the pages of the site."""
    parser = MarkdownIt("commonmark").enable("table")
    tokens = parser.parse((ROOT / source).read_text(encoding="utf-8"))
    headings = list(_named(tokens))
    links = list(_led(tokens, Path(source)))
    return Page(source, parser.renderer.render(tokens, parser.options, {}), headings, links)


def _named(tokens: Sequence[Token]) -> Iterator[Heading]:
    """Set the id of each heading to GitHub's anchor, and yield the heading."""
    taken: dict[str, int] = {}
    for token, inline in pairwise(tokens):
        if token.type == "heading_open":
            words = "".join(
                one.content for one in inline.children or () if one.type in ("text", "code_inline")
            )
            name = re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-")
            number = taken[name] = taken.get(name, -1) + 1
            name = f"{name}-{number}" if number else name
            token.attrSet("id", name)
            yield Heading(int(token.tag[1:]), name, words)


def _led(tokens: Sequence[Token], source: Path) -> Iterator[str]:
    """Rewrite each link and image to its place in the site, and yield its target as in the Markdown."""
    for token in tokens:
        yield from _led(token.children or (), source)
        attribute = {"link_open": "href", "image": "src"}.get(token.type)
        if attribute is None:
            continue
        said = str(token.attrGet(attribute))
        yield said
        target = _target(said, source)
        if target is not None:
            file, fragment = target
            name = _place(file)
            token.attrSet(attribute, f"{name}#{fragment}" if fragment else name)


def _place(file: str) -> str:
    """Return the path in the site of a file of the repository."""
    if file in PAGES:
        return file_of(file)
    name = Path(file).name
    return f"images/{name}" if _is_image(file) else name


def _is_image(file: str) -> bool:
    return Path(file).is_relative_to("docs/images")


def _target(said: str, source: Path) -> tuple[str, str] | None:
    """Return the repository file and the anchor that a link leads to; None for a link to another site."""
    parts = urlsplit(said)
    if parts.scheme or parts.netloc:
        return None
    path = (ROOT / source.parent / unquote(parts.path)).resolve() if parts.path else ROOT / source
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else said, parts.fragment


def check(pages: Sequence[Page]) -> Iterator[str]:
    """Yield a message for each broken link, with its page."""
    names = {page.source: {one.name for one in page.headings} for page in pages}
    for page in pages:
        for said in page.links:
            target = _target(said, Path(page.source))
            if target is None:
                continue
            file, fragment = target
            if file in names:
                if fragment and fragment not in names[file]:
                    yield f"{page.source}: {said}: the page has no such heading"
            elif not (ROOT / file).is_file():
                yield f"{page.source}: {said}: there is no such page or file"


def files_of(pages: Sequence[Page]) -> Iterator[Path]:
    """Yield the files that pages link to, except pages and images."""
    for page in pages:
        for said in page.links:
            target = _target(said, Path(page.source))
            if target is not None and target[0] not in PAGES and not _is_image(target[0]):
                yield ROOT / target[0]


def main(arguments: Sequence[str]) -> int:
    """Build the site and print where it is, or which links are broken; return the exit code."""
    folder = Path(arguments[0]) if arguments else ROOT / "build" / "site"
    try:
        pages = build(folder)
    except BrokenLinks as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{len(pages)} pages: {folder / 'index.html'}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
