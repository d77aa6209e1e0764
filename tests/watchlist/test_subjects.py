"""Where actors are named is looked up once for an article, however many claims it has."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from accordingto.types import Claim, Mention
from accordingto.watchlist import watch_items
from accordingto.watchlist.subjects import Subjects
from tests.fakes import ledger_from_marks


class Counted(tuple[Mention, ...]):
    """Mentions that count how often somebody goes through them."""

    times = 0

    def __iter__(self) -> Iterator[Mention]:
        Counted.times += 1
        return super().__iter__()


def test_ends_are_those_of_an_actor_or_of_all() -> None:
    ledger = ledger_from_marks(
        "[[q1.source|[[a1|Ida Orr]]]] [[q1.cue|told]] [[a2|Jonas Vik]] [[q1.content|so]].", {}
    )
    subjects = Subjects(ledger.actors)

    assert subjects.ends() == {7, 22}
    assert subjects.ends_of("a2") == {22}
    assert subjects.ends_of(None) == subjects.ends_of("a9") == frozenset()


def test_mentions_are_gone_through_once_for_many_claims() -> None:
    sentence = "[[q{0}.source|[[a1|Ida Orr]]]] [[q{0}.cue|said]] [[q{0}.content|she will appeal by May {0}]]."
    text = " ".join(sentence.format(number) for number in range(1, 21))
    ledger = ledger_from_marks(text, {}, published="2031-03-04")
    (actor,) = ledger.actors
    counted = structs.replace(actor, mentions=Counted(actor.mentions))
    claims = tuple(
        Claim(id=f"c{one.id}", content=one.content, chain=("outlet", one.id), kind="promise")
        for one in ledger.attributions
    )

    Counted.times = 0
    watch_items(structs.replace(ledger, actors=(counted,), claims=claims))

    assert Counted.times == 1
