"""A ledger made to break what reads it: controls, NUL, surrogates, bidi, line ends, formulas, odd names."""

from __future__ import annotations

from msgspec.structs import replace

from accordingto.types import Actor, Article, Attribution, Ledger, Span, Time

SOURCE = '=HYPERLINK("http://evil.example")'
CUE = "said\x00"
CONTENT = '@sum(1)\r\n\u202edesrever\u202c,\t"quoted"\u2028\ud800 \U0001f600 </script> \x1b[31m'


def hostile() -> Ledger:
    text = f"{SOURCE} {CUE} {CONTENT}; {CONTENT}\n"
    source, cue = _span(text, 0, SOURCE), _span(text, len(SOURCE) + 1, CUE)
    first = _span(text, cue.end + 1, CONTENT)
    second = _span(text, first.end + 2, CONTENT)
    day = _span(text, 0, "=")
    return Ledger(
        reader="fake 0",
        article=Article(
            id="../../etc/passwd",
            path="..\\..\\COM1:/../a b\x00.txt",
            url="javascript:alert(1)",
            outlet="+cmd|' /C calc'!A0",
            published="tomorrow",
            headline=source,
            text=text,
        ),
        actors=(Actor(id="a1", name="-2+3\ud83d", kind="person", role="\tx", affiliation="\ry"),),
        attributions=(
            Attribution(
                id="q1",
                source=(source,),
                cue=(cue,),
                content=(first, second),
                actor="a1",
                form="indirect",
                times=("t1",),
                confidence=0.5,
            ),
        ),
        times=(Time(id="t1", start=day.start, end=day.end, text=day.text, kind="date"),),
    )


def without_cue() -> Ledger:
    """What the types allow and no reading gives: nothing in the parts."""
    ledger = hostile()
    (one,) = ledger.attributions
    return replace(ledger, attributions=(replace(one, cue=(), content=(Span(3, 3, ""),)),))


def _span(text: str, start: int, words: str) -> Span:
    assert text[start : start + len(words)] == words
    return Span(start, start + len(words), words)
