from __future__ import annotations

from corpora.brat import Annotation, read_annotation
from corpora.parts import Piece

LINES = [
    "E1\tAttribution:T9 Source:T1 Cue:T2 Content:T3 Content2:T4\n",  # before the spans it names
    "T1\tSource 0 4\tMara\n",
    "T2\tCue 5 9\tsaid\n",
    "T3\tContent 10 14;20 24\train fell\n",
    "T4\tContent 30 34\tsnow\n",
]


def test_pieces_and_second_contents_are_joined() -> None:
    (attribution,) = read_annotation(LINES).attributions
    assert attribution.content == (Piece(10, 14), Piece(20, 24), Piece(30, 34))
    assert attribution.source == (Piece(0, 4),)


def test_no_source_is_an_attribution() -> None:
    (attribution,) = read_annotation(
        [*LINES[1:], "E1\tAttribution-no-source:T9 Cue:T2 Content:T3"]
    ).attributions
    assert attribution.source == ()


def test_malformed_lines_are_nobodys_span() -> None:
    lines = [
        "T1",
        "T2\tCue",
        "T3\tContent 4 x\tworse",
        "",
        "# a note",
        "wrapped text\n",
        "E1",
        "E2\tAttribution:T9",
    ]
    assert read_annotation(lines) == Annotation(())


def test_a_source_that_is_not_there_does_not_become_no_source() -> None:
    annotation = read_annotation([*LINES[1:], "E1\tAttribution:T9 Source:T77 Cue:T2 Content:T3"])
    assert annotation == Annotation(())


def test_a_cue_alone_is_kept_apart() -> None:
    annotation = read_annotation([*LINES[1:], "E1\tAttribution:T9 Source:T1 Cue:T2"])
    assert annotation.attributions == ()
    assert [one.cue for one in annotation.without_content] == [(Piece(5, 9),)]
