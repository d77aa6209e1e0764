"""Invented stories to write down."""

from __future__ import annotations

from accordingto.stories.cluster import Member, Storyline

FERRY = Storyline(
    id="0f1e2d3c4b5a6978",
    title="Ferry strikes pier in Osmark",
    first="2031-03-04",
    last="2031-03-05",
    outlets=("Osmark Post", "Elswick Courier"),
    unnamed=1,
    names=("osmark", "tern"),
    members=(
        Member(
            id="0f1e2d3c4b5a6978",
            outlet="Osmark Post",
            published="2031-03-04T08:00:00Z",
            headline="Ferry strikes pier in Osmark",
            url="https://post.example/ferry",
        ),
        Member(id="a1", outlet="Elswick Courier", published="2031-03-05", headline="Fourteen hurt <at> pier"),
        Member(id="a2", path="notes.txt", url="javascript:alert(1)"),
    ),
)
ALONE = Storyline(
    id="b0",
    title=None,
    first=None,
    last=None,
    outlets=(),
    unnamed=1,
    names=(),
    members=(Member(id="b0", path="alone.txt"),),
)
