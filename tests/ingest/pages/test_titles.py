"""Headings of pages. All pages are ours."""

from __future__ import annotations

from lxml.html import fromstring

from accordingto.ingest.pages.titles import MOST_HEADINGS, headings


def test_of_thousands_of_headings_the_first_are_looked_at() -> None:
    page = fromstring(f"<html><body>{'<h1>Toll</h1>' * 1000}</body></html>")

    assert len(headings(page)) == MOST_HEADINGS
