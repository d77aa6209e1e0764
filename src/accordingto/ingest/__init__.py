"""Inputs to articles: files, folders, web pages, feeds, tables and standard input become ``Article``.

:mod:`accordingto.ingest.source` describes the whole flow.
"""

from __future__ import annotations

from accordingto.ingest.article import article_from_text
from accordingto.ingest.contents import Origin
from accordingto.ingest.cutting import check_not_addresses, cut, files_to_cut, singly
from accordingto.ingest.dates import iso_date
from accordingto.ingest.fetching.fetch import (
    TOTAL_SECONDS,
    FetchedPage,
    ServerReply,
    Trail,
    in_time,
    page_of,
)
from accordingto.ingest.fetching.network import Network
from accordingto.ingest.given import COLUMNS, Format, Given
from accordingto.ingest.inputs.addresses import addresses_in
from accordingto.ingest.inputs.counting import count_results
from accordingto.ingest.inputs.files import could_be_several, is_address, is_folder
from accordingto.ingest.inputs.formats import SEVERAL, format_by_suffix
from accordingto.ingest.inputs.references import settled
from accordingto.ingest.inputs.stream import Stream
from accordingto.ingest.listings import ListedEntry, ListedSitemap, Listing, listing_in
from accordingto.ingest.parts import Part, read_part
from accordingto.ingest.source import articles_in, articles_of_page, completed, read_bytes, read_inputs

__all__ = [
    "COLUMNS",
    "SEVERAL",
    "TOTAL_SECONDS",
    "FetchedPage",
    "Format",
    "Given",
    "ListedEntry",
    "ListedSitemap",
    "Listing",
    "Network",
    "Origin",
    "Part",
    "ServerReply",
    "Stream",
    "Trail",
    "addresses_in",
    "article_from_text",
    "articles_in",
    "articles_of_page",
    "check_not_addresses",
    "completed",
    "could_be_several",
    "count_results",
    "cut",
    "files_to_cut",
    "format_by_suffix",
    "in_time",
    "is_address",
    "is_folder",
    "iso_date",
    "listing_in",
    "page_of",
    "read_bytes",
    "read_inputs",
    "read_part",
    "settled",
    "singly",
]
