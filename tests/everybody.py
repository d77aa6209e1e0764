"""Whether a page is for everybody: what axe finds in it, at any width, light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDTHS = (1440, 390)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def barriers(page: Page, *, widths: tuple[int, ...] = WIDTHS) -> list[tuple[str, ...]]:
    """What is wrong with a page as it stands, without loading it again: width, scheme, rule and place.

    A page that is wider than the window is wrong, too.
    """
    from axe_playwright_python.sync_playwright import Axe

    wrong: list[tuple[str, ...]] = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        needed = page.evaluate("document.documentElement.scrollWidth")
        if needed != width:
            wrong.append((str(width), f"scrolls sideways: {needed}"))
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found = Axe().run(page).response
            assert len(found["passes"]) > 10
            wrong += [(str(width), scheme, one["id"], one["nodes"][0]["html"]) for one in found["violations"]]
    return wrong
