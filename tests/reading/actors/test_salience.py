"""Who is not meant by "he". All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.actors.salience import third_persons
from tests.reading.actors.test_clusters import phrases
from tests.reading.parts import marked


def apart(article: str, mentions: str) -> set[tuple[str, str]]:
    """The pairs that are not the same, by their words, of an article and of the same with its mentions."""
    found, doc = marked(article)
    _, _, items = phrases(mentions)
    pairs = third_persons(items, found, doc)
    return {(doc.text_of(items[i].piece), doc.text_of(items[j].piece)) for i, j in pairs}


@pytest.mark.parametrize(
    ("article", "mentions", "pairs"),
    [
        (
            "[c|“He lied to her,”] [s|Orr] [q|said].",
            "“[person|He] lied to [person|her],” [person|Orr] said.",
            {("He", "Orr"), ("her", "Orr")},
        ),
        (
            "[s|Bo Orr's aide] [q|said]: [c|“He lied.”]",
            "[person|[person|Bo Orr's] aide] said: “[person|He] lied.”",
            {("He", "Bo Orr's aide")},
        ),
        (
            "[s|Orr] [q|said] [c|he “paid his debts”].",
            "[person|Orr] said [person|he] “paid [person|his] debts”.",
            set(),
        ),
        ("[c|He lied], [s|Orr] [q|said].", "[person|He] lied, [person|Orr] said.", set()),
    ],
)
def test_he_in_a_quoted_sentence_is_not_who_says_it(
    article: str, mentions: str, pairs: set[tuple[str, str]]
) -> None:
    assert apart(article, mentions) == pairs
