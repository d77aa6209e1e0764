from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpora.gum import FIELDS, Document, read_document, read_gum

TREE = """# newdoc id = GUM_news_harbour
# global.Entity = {fields}
# newpar
# sent_id = GUM_news_harbour-1
1\tMara\tMara\tPROPN\tNNP\t_\t4\tnsubj\t_\tEntity=(1-person-new-s-cf1*-1,2-coref-Mara_Prell
2\tPrell\tPrell\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)|SpaceAfter=No
3\t,\t,\tPUNCT\t,\t_\t1\tpunct\t_\t_
4\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\t_
5\tshe\tshe\tPRON\tPRP\t_\t6\tnsubj\t_\tEntity=(1-person-giv:act-s-cf1-1-ana)
6\tsaw\tsee\tVERB\tVBD\t_\t4\tccomp\t_\t_
7\tthe\tthe\tDET\tDT\t_\t8\tdet\t_\tEntity=(2-person-new-s-cf2-2-coref
8\tpilot\tpilot\tNOUN\tNN\t_\t6\tobj\t_\t_
9\tof\tof\tADP\tIN\t_\t11\tcase\t_\t_
10\tthe\tthe\tDET\tDT\t_\t11\tdet\t_\tEntity=(3-object-new-s-cf3-2-sgl
11\tboat\tboat\tNOUN\tNN\t_\t8\tnmod\t_\tEntity=3)2)
"""


def read(tmp_path: Path, content: str) -> Document:
    path = tmp_path / "GUM_news_harbour.conllu"
    path.write_text(content, encoding="utf-8")
    return read_document(path)


def test_mentions_nest_and_say_what_they_are(tmp_path: Path) -> None:
    document = read(tmp_path, TREE.format(fields=FIELDS))
    shown = [(document.text[m.start : m.end], m.cluster, m.form, m.link) for m in document.mentions]
    assert document.genre == "news"
    assert shown == [
        ("Mara Prell", "1", "name", "coref"),
        ("she", "1", "pronoun", "ana"),
        ("the pilot of the boat", "2", "nominal", "coref"),
        ("the boat", "3", "nominal", "sgl"),
    ]


def test_the_head_stands_highest_in_the_tree(tmp_path: Path) -> None:
    document = read(tmp_path, TREE.format(fields=FIELDS))
    heads = [document.text[m.head_start :].split()[0] for m in document.mentions]
    assert heads == ["Mara", "she", "pilot", "boat"]


def test_brackets_that_do_not_match_are_refused(tmp_path: Path) -> None:
    tree = TREE.format(fields=FIELDS)
    with pytest.raises(ValueError, match="not opened"):
        read(tmp_path, tree.replace("Entity=1)", "Entity=9)"))
    with pytest.raises(ValueError, match="does not close"):
        read(tmp_path, tree.replace("Entity=3)2)", "Entity=3)"))


def test_other_fields_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not written as"):
        read(tmp_path, TREE.format(fields="GRP-etype"))


def test_a_split_is_what_its_heading_lists_and_the_folder_has(tmp_path: Path) -> None:
    (tmp_path / "dep").mkdir()
    read(tmp_path / "dep", TREE.format(fields=FIELDS))
    splits = "## dev\n\n  * GUM_news_lost\n  * GUM_news_harbour\n\n## test\n\n  * GUM_news_other\n"
    (tmp_path / "splits.md").write_text(splits, encoding="utf-8")
    assert [d.name for d in read_gum(tmp_path, "dev")] == ["GUM_news_harbour"]
    assert read_gum(tmp_path, "train") == []


@pytest.mark.skipif("ACCORDINGTO_DATA" not in os.environ, reason="ACCORDINGTO_DATA names no data folder")
def test_the_text_of_every_sentence_is_the_corpus_s_own() -> None:
    folder = Path(os.environ["ACCORDINGTO_DATA"]) / "gum"
    for document in read_gum(folder, "dev"):
        lines = (folder / "dep" / f"{document.name}.conllu").read_text(encoding="utf-8").split("\n")
        own = [line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")]
        assert [document.text[s.start : s.end] for s in document.sentences] == own
