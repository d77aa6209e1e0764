from __future__ import annotations

import pytest

from accordingto.reading.actors.entities import Identity
from accordingto.reading.assemble import form_of, hearer, part_unsure
from accordingto.types import Span
from tests.reading.parts import document, drafted


def span(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part), part)


@pytest.mark.parametrize(
    ("text", "contents", "cue", "form"),
    [
        ("“We leave at noon,” Orr said.", ["“We leave at noon,”"], "said", "direct"),
        ("“We leave,” Orr said, “at noon.”", ["“We leave,”", "“at noon.”"], "said", "direct"),
        ("Orr said they would “leave at noon”.", ["they would “leave at noon”"], "said", "mixed"),
        ("Orr said they would leave.", ["they would leave"], "said", "indirect"),
        ("Orr calls it 'a farce'.", ["'a farce'"], "calls", "direct"),
        ("“Orr told me he was ill,” Lund said.", ["he was ill"], "told", "indirect"),
        ("“Orr said ‘never’ to me,” Lund said.", ["‘never’"], "said", "direct"),
    ],
)
def test_form_is_read_from_the_quotation_marks(text: str, contents: list[str], cue: str, form: str) -> None:
    spans = tuple(span(text, c) for c in contents)
    assert form_of(spans, span(text, cue), document(text)) == form


def test_a_source_that_is_not_surely_of_somebody_is_no_mention_of_theirs() -> None:
    draft = drafted("Ida Orr runs the mill. The engineer said that it had burned.")
    entities = draft.entities
    engineer = entities.phrase_of(draft.found[-1].source[0])
    orr = next(at for at, pairs in enumerate(entities.clusters) if any(p.form == "name" for p, _ in pairs))
    assert engineer is not None
    entities.move(engineer, Identity(orr, 0.4))
    draft.speakers[-1] = Identity(orr, 0.4)
    part_unsure(draft, [orr])
    assert entities.identity(engineer).cluster == orr
    part_unsure(draft, [None])
    assert entities.identity(engineer).cluster != orr


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Ida Orr told herself that the dam would hold.", True),
        ("Ida Orr told her that the dam would hold.", False),
        ("Ida Orr said that the dam would hold.", False),
    ],
)
def test_only_who_tells_herself_is_told_what_she_says(text: str, is_told: bool) -> None:
    draft = drafted(text)
    who, told = draft.speakers[0], draft.addressees[0]
    phrase = draft.entities.phrase_of(told) if told else None
    assert who is not None
    if phrase is not None:
        draft.entities.move(phrase, who)
    assert hearer(draft, 0, who.cluster) == (who.cluster if is_told else None)
