"""Invented articles on invented events, as several invented outlets tell them."""

from __future__ import annotations

from accordingto.ingest import article_from_text
from accordingto.types import Article

FERRY = (
    "Ferry strikes pier in Osmark, 14 hurt\n\nThe ferry Tern struck the north pier in Osmark on "
    "Tuesday and 14 "
    "passengers were hurt, the harbour board said. Captain Jonna Vik reported a failure of the "
    "rudder at 7:40. "
    "The Tern carries 220 passengers between Osmark and Lund Island.",
    "Fourteen injured as Tern ferry hits Osmark pier\n\nA rudder failure sent the ferry Tern into "
    "the pier at "
    "Osmark, injuring 14 of its passengers. Jonna Vik, the captain, told the harbour board that "
    "the rudder did "
    "not answer. The Tern was on its way from Lund Island.",
    "Rudder blamed for Osmark ferry crash\n\nOSMARK: The harbour board of Osmark is looking into "
    "why the rudder "
    "of the Tern failed before the ferry struck a pier, hurting 14 passengers. Captain Jonna Vik "
    "was not hurt.",
)
"""One accident, told three times."""

OTHER_FERRY = (
    "Ferry strikes pier in Halvik, 3 hurt\n\nThe ferry Gull struck the south pier in Halvik on "
    "Friday and 3 "
    "passengers were hurt, the harbour board said. Captain Per Aune reported a failure of the "
    "engine at 18:05. "
    "The Gull carries 90 passengers between Halvik and Skarn.",
    "Three injured as Gull ferry hits Halvik pier\n\nAn engine failure sent the ferry Gull into "
    "the pier at "
    "Halvik, injuring 3 of its passengers. Per Aune, the captain, told the harbour board that the "
    "engine did "
    "not answer. The Gull was on its way from Skarn.",
)
"""Another accident that looks like it."""

MUSEUM = (
    "Elswick museum buys lost portrait\n\nThe Elswick Museum has bought a portrait by Ida Orr that "
    "was thought "
    "lost since 1911, for 2.4 million crowns, its director Tomas Reyl said.",
    "Lost Orr portrait goes to Elswick for 2.4 million\n\nA painting by Ida Orr, missing since "
    "1911, was sold to "
    "the Elswick Museum for 2.4 million crowns. Director Tomas Reyl called the portrait a homecoming.",
)
"""Something else."""


def articles(*told: str, published: str | None = "2031-03-04", first: int = 0) -> list[Article]:
    """Texts as articles of one day, each of another outlet."""
    return [
        article_from_text(text, published=published, outlet=f"Outlet {number}")
        for number, text in enumerate(told, first)
    ]
