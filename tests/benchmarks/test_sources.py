from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.referents import Referent
from benchmarks.sources import find_sources, judge
from corpora.gum import FIELDS, Document, read_document
from corpora.parts import Piece

TREE = f"""# global.Entity = {FIELDS}
# newpar
# sent_id = GUM_news_pilot-1
1\tMara\tMara\tPROPN\tNNP\t_\t2\tnsubj\t_\tEntity=(1-person-new-s-cf1-1-coref)
2\tslept\tsleep\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# sent_id = GUM_news_pilot-2
1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\tEntity=(1-person-giv:act-s-cf1-1-ana)
2\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\t_
3\tMara\tMara\tPROPN\tNNP\t_\t4\tnsubj\t_\tEntity=(1-person-giv:act-s-cf1-1-coref)
4\tthought\tthink\tVERB\tVBD\t_\t2\tccomp\t_\t_
5\ta\ta\tDET\tDT\t_\t6\tdet\t_\tEntity=(2-person-new-s-cf2-2-sgl
6\tpilot\tpilot\tNOUN\tNN\t_\t7\tnsubj\t_\tEntity=2)
7\tknew\tknow\tVERB\tVBD\t_\t4\tccomp\t_\t_
8\tit\tit\tPRON\tPRP\t_\t9\tnsubj\t_\tEntity=(3-event-new-s-cf2-1-sgl)
9\train\train\tVERB\tVBD\t_\t7\tccomp\t_\t_
"""
"""Mara slept. She said Mara thought a pilot knew it rain"""


@pytest.fixture
def document(tmp_path: Path) -> Document:
    path = tmp_path / "GUM_news_pilot.conllu"
    path.write_text(TREE, encoding="utf-8")
    return read_document(path)


def referent(document: Document, *places: tuple[str, int], sure: float = 0.9) -> Referent:
    """What is mentioned by words from a place on."""
    starts = [(document.text.index(words, start), words) for words, start in places]
    return Referent(tuple(Piece(s, s + len(w)) for s, w in starts), (sure,) * len(places))


def answers(document: Document, *referents: Referent, least: float = 0.5) -> list[bool | None]:
    return [j.answer.right if j.answer else None for j in judge(document, referents, least)]


def test_sources_are_subjects_of_verbs_of_saying_and_no_names(document: Document) -> None:
    found = [(document.text[s.mention.start : s.mention.end], s.kind) for s in find_sources(document)]
    assert found == [("She", "he, she, it, they"), ("a pilot", "noun phrases")]


def test_most_of_the_others_decide(document: Document) -> None:
    right = referent(document, ("Mara", 0), ("She", 0))
    assert answers(document, right, referent(document, ("a pilot", 0))) == [True, True]
    wrong = referent(document, ("She", 0), ("a pilot", 0))
    assert answers(document, wrong) == [False, False]
    torn = referent(document, ("Mara", 0), ("She", 0), ("it", 20))
    assert answers(document, torn)[0] is False


def test_what_the_corpus_does_not_have_decides_nothing(document: Document) -> None:
    odd = referent(document, ("Mara", 0), ("She", 0), ("slept", 0), ("knew", 0), ("rain", 0))
    assert answers(document, odd)[0] is True


def test_a_new_phrase_is_wrong_where_the_corpus_has_others(document: Document) -> None:
    assert answers(document, referent(document, ("a pilot", 0)), referent(document, ("She", 0))) == [
        None,
        True,
    ]


def test_what_is_not_sure_enough_is_no_answer(document: Document) -> None:
    unsure = referent(document, ("Mara", 0), ("She", 0), sure=0.4)
    assert answers(document, unsure) == [None, None]
    assert answers(document, unsure, least=0.3) == [True, None]
