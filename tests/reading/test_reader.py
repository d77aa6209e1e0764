from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.errors import ModelError
from accordingto.reading import Reader
from accordingto.reading.encoder.model import BUNDLED, FILES
from accordingto.types import Article, Attribution, Failure, Ledger, Span
from tests.reading.folders import favour, linked_model, replace_arrays

STORY = (
    "Ferry line to close in March\n\n"
    "The ferry line across the Ostra sound will close in March, the harbour minister, Ilse Marn, said on "
    "Monday.\n\n"
    "“We have run out of money and of patience,” Marn told reporters in Velby. She added that the two "
    "ships would be sold.\n\n"
    "According to the Velby Courier, Jonas Lund said the decision was “a betrayal of the islands.” A "
    "spokesman for the shipping company declined to comment.\n"
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def article(text: str, name: str = "a.txt") -> Article:
    return Article(id=name, path=name, text=text)


def words_of(spans: tuple[Span, ...]) -> str:
    return " … ".join(s.text for s in spans)


def by_cue(ledger: Ledger, cue: str) -> Attribution:
    return next(a for a in ledger.attributions if cue in words_of(a.cue))


def test_reads_who_said_what(reader: Reader) -> None:
    ledger = reader.read(article(STORY))
    told = by_cue(ledger, "told")
    assert words_of(told.source) == "Marn"
    assert words_of(told.content) == "“We have run out of money and of patience,”"
    assert told.form == "direct"
    added = by_cue(ledger, "added")
    assert words_of(added.source) == "She"
    assert words_of(added.content) == "that the two ships would be sold"
    assert added.form == "indirect"


def test_the_small_model_reads_who_said_what_and_says_that_it_did(reader: Reader) -> None:
    small = Reader("small")
    ledger = small.read(article(STORY))

    assert words_of(by_cue(ledger, "told").source) == "Marn"
    assert ledger.reader == small.version != reader.version
    (again,) = small.read_many([article(STORY)], processes=2)
    assert again == ledger


def test_an_attribution_within_anothers_content_has_it_as_parent(reader: Reader) -> None:
    ledger = reader.read(article(STORY))
    outer = by_cue(ledger, "According to")
    inner = next(a for a in ledger.attributions if a.parent == outer.id)
    assert words_of(inner.source) == "Jonas Lund"
    assert words_of(inner.cue) == "said"


SNIPPETS = st.sampled_from(
    ["Orr said ", "“", "”", '"', "\n\n", "that ", "the mayor ", "told Lund ", "😀", "\x00", "«no» "]
)


@settings(max_examples=60)
@given(st.one_of(st.text(max_size=300), st.lists(SNIPPETS, max_size=60).map("".join)))
def test_every_span_says_what_stands_there(reader: Reader, text: str) -> None:
    ledger = reader.read(article(text))
    spans = [s for a in ledger.attributions for part in (a.source, a.cue, a.content) for s in part]
    spans += [s for w in ledger.warnings for s in w.spans]
    assert all(0 <= s.start < s.end and text[s.start : s.end] == s.text for s in spans)
    assert all(text[s.start : s.end] == s.text for s in ledger.sentences)
    ids = [a.id for a in ledger.attributions]
    assert len(set(ids)) == len(ids)
    parents = {a.id: a.parent for a in ledger.attributions}
    for id in ids:
        chain = set()
        at: str | None = id
        while at is not None:
            assert at not in chain, "a chain runs in a circle"
            chain.add(at)
            at = parents[at]


def test_a_text_without_attribution_gets_a_ledger_with_a_warning(reader: Reader) -> None:
    ledger = reader.read(article("Rain fell on the hills. The river rose."))
    assert ledger.attributions == ()
    assert [w.code for w in ledger.warnings] == ["no_attribution"]
    assert len(ledger.sentences) == 2


def test_an_empty_text_gets_an_empty_ledger(reader: Reader) -> None:
    assert [w.code for w in reader.read(article(" \n")).warnings] == ["empty_text"]


def test_company_changes_nothing(reader: Reader) -> None:
    alone = reader.read(article(STORY))
    among = list(reader.read_many([article("Rain fell."), article(STORY), article("“So,” he said.")]))
    assert among[1] == alone


def test_two_processes_give_the_same_bytes_in_the_same_order(reader: Reader) -> None:
    failure = Failure(input="x", reason="is empty", advice="give it text")
    items = [article(STORY.replace("March", f"week {i}"), f"{i}.txt") for i in range(20)]
    mixed: list[Article | Failure] = [*items[:5], failure, *items[5:]]
    one = [msgspec.json.encode(x) for x in reader.read_many(mixed)]
    two = [msgspec.json.encode(x) for x in reader.read_many(mixed, processes=2)]
    assert one == two
    assert one[5] == msgspec.json.encode(failure)


def test_read_many_is_lazy(reader: Reader) -> None:
    def endless() -> Iterator[Article]:
        while True:
            yield article("“So,” he said.")

    assert len(list(islice(reader.read_many(endless()), 3))) == 3


def test_what_stands_before_hardly_changes_what_is_read(reader: Reader) -> None:
    filler = "The town lies on a hill above the sound and has four thousand inhabitants. " * 4 + "\n\n"
    plain = [words_of(a.cue) for a in reader.read(article(STORY)).attributions]
    late = [words_of(a.cue) for a in reader.read(article(filler * 6 + STORY)).attributions]
    assert late == plain


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"reader\.onnx"):
        Reader(tmp_path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a model that is the bundled one."""
    return linked_model(tmp_path)


TYPED = "“The ferry is late,” Ida Lunde typed.\n"
"""An article with a cue that no lexicon lists."""


def test_the_same_files_in_a_folder_read_the_same(reader: Reader, folder: Path) -> None:
    assert Reader(folder).read(article(STORY)) == reader.read(article(STORY))


def test_acts_come_from_the_folder_in_every_process(reader: Reader, folder: Path) -> None:
    favour(folder, "warn")
    own = Reader(folder)
    ledgers = [reader.read(article(TYPED)), own.read(article(TYPED))]
    ledgers += [
        ledger for ledger in own.read_many([article(TYPED)], processes=2) if isinstance(ledger, Ledger)
    ]

    assert [by_cue(ledger, "typed").act for ledger in ledgers] == ["say", "warn", "warn"]


def test_heads_come_from_the_folder(reader: Reader, folder: Path) -> None:
    step = np.full((7, 7), -1e4, dtype=np.float32)
    step[0, 0] = 0  # from a word outside every part to another one
    own = step[:5, :5]
    replace_arrays(folder, "heads.npz", flat_start=step[0], flat_step=step, own_start=own[0], own_step=own)

    assert reader.read(article(TYPED)).attributions
    assert not Reader(folder).read(article(TYPED)).attributions


def test_a_reader_of_a_folder_opens_none_of_the_bundled_files(folder: Path) -> None:
    code = f"""
import sys
opened = []
sys.addaudithook(lambda event, args: event == "open" and opened.append(str(args[0])))
from pathlib import Path
from accordingto import Reader, article_from_text
reader = Reader(Path({str(folder)!r}))
ledger = reader.read(article_from_text("Ferry is late\\n\\n" + {TYPED!r}, headline="Ferry is late"))
assert ledger.attributions and ledger.headline_checks
print(*sorted({{Path(name).name for name in opened if {str(folder)!r} in name}}))
print(*[name for name in opened if {str(BUNDLED)!r} in name])
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout.splitlines() == [" ".join(sorted(FILES)), ""]


def test_a_weekday_that_is_a_first_name_is_part_of_who_speaks_and_no_time(reader: Reader) -> None:
    ledger = reader.read(
        article("Friday Okoro told the court that the mill burned. Officials said Friday Okoro had wept.")
    )
    assert words_of(by_cue(ledger, "told").source) == "Friday Okoro"
    assert "Friday Okoro" in [actor.name for actor in ledger.actors]
    assert ledger.times == ()
    ledger = reader.read(article("Lena Orr ran the mill. Officials said Friday Orr had left."))
    assert [time.text for time in ledger.times] == ["Friday"]
