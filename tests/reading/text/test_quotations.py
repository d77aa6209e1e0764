from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.text.quotations import find_quotes, find_single_quotes, touching


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We leave,” she said, “at noon.”", ["“We leave,”", "“at noon.”"]),
        ('"We leave," she said, "at noon."', ['"We leave,"', '"at noon."']),
        ("«Nous partons», dit-elle.", ["«Nous partons»"]),
        ("»Wir gehen«, sagte er.", ["»Wir gehen«"]),
        ("„Idziemy”, powiedział.", ["„Idziemy”"]),
        ("``We leave,'' she said.", ["``We leave,''"]),
        ("“She told me “go” and I went.”", ["“She told me “go”"]),
        ("No marks at all, it's fine.", []),
        ("A 6” pipe and a 7” pipe.", []),
        ('She wrote: "[W]e leave," and "(at last) at noon."', ['"[W]e leave,"', '"(at last) at noon."']),
        ('It was called "late" (twice) and "never" [once].', ['"late"', '"never"']),
        ('It pours."[2] Orr said "no" again.', ['"no"']),
    ],
)
def test_finds_quotes_in_any_style(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_forgotten_mark_spoils_one_paragraph_only() -> None:
    text = "“It was never closed, she said.\n\n“This one is,” he said."
    assert quoted(text) == ["“It was never closed, she said.", "“This one is,”"]
    assert [q.closed for q in find_quotes(text)] == [False, True]


def test_a_speech_over_paragraphs_is_one_quote_a_paragraph() -> None:
    text = "“First.\n\n“Second.”"
    assert quoted(text) == ["“First.", "“Second.”"]


def test_single_quotes_are_not_apostrophes() -> None:
    text = "Mayor's plan is 'a farce', the Joneses' lawyer said; it isn't ‘fair’."
    assert [text[q.start : q.end] for q in find_single_quotes(text)] == ["'a farce'", "‘fair’"]


@given(st.text(alphabet="“”\"«»'’ab \n", max_size=60))
def test_quotes_are_disjoint_and_in_order(text: str) -> None:
    quotes = find_quotes(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(quotes))
    assert all(0 <= q.start < q.end <= len(text) for q in quotes)


@given(st.text(alphabet="“” ab", max_size=40), st.integers(0, 40), st.integers(1, 10))
def test_touching_is_what_a_scan_would_find(text: str, start: int, size: int) -> None:
    quotes = find_quotes(text)
    end = start + size
    assert touching(quotes, start, end) == [q for q in quotes if q.start < end and q.end > start]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘’Twas cold,’ he said.", ["‘’Twas cold,’"]),
        ("‘It is the boys’ and girls’ school,’ she said.", ["‘It is the boys’ and girls’ school,’"]),
        ("'I like 'em,' he said of the boys' dog.", ["'I like 'em,'"]),
        ("The ‘worst nights’ are over.", ["‘worst nights’"]),
        ("‘She told us “go” at noon,’ Orr said.", ["‘She told us “go” at noon,’"]),
        ("The boys' dog and the girls' cat.", []),
    ],
)
def test_an_apostrophe_closes_no_single_marks(text: str, expected: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_single_quotes(text)] == expected
