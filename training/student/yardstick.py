"""Compare the speed of the reader with that of a BERT-base tagger in PyTorch, the usual model in papers.

    python -m training.student.yardstick DATA

The tagger is BERT-base (12 layers, 768 wide; Devlin et al., NAACL 2019) with a linear layer of labels, in
single precision, on one thread, over the same windows as the reader's. Its weights are random, as the speed
does not depend on them. It only tags, while the reader is also timed for the whole way from text to ledger.
The articles are from DATA/ledgers, dev. All take turns at each article; processor time is measured, and the
fastest of several rounds counts.
"""

from __future__ import annotations

import argparse
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import nn
from transformers import BertConfig, BertModel

from accordingto.ingest import article_from_text
from accordingto.reading import Reader
from accordingto.reading.encoder.model import SMALL, Model
from accordingto.reading.encoder.outputs import FLAT
from accordingto.reading.encoder.windows import cut_windows
from accordingto.reading.reader import read_scores
from corpora.ledgers import paths_of, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from accordingto.reading.encoder.tokens import Tokens
    from accordingto.reading.encoder.wordpiece import WordPiece

ROUNDS = 3
ARTICLES = 12
TAGGER = "a tagger on BERT-base, PyTorch"


class Tagger(nn.Module):
    """BERT-base with a layer of labels and random weights."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = BertModel(BertConfig(), add_pooling_layer=False)
        self.labels = nn.Linear(self.encoder.config.hidden_size, len(FLAT))

    @torch.inference_mode()
    def tag(self, tokens: Tokens, wordpiece: WordPiece) -> None:
        """Tag a text, window by window."""
        for window in cut_windows(tokens):
            low, high = tokens.bounds[window.start], tokens.bounds[window.end]
            pieces = [wordpiece.cls, *tokens.pieces[low:high].tolist(), wordpiece.sep]
            self.labels(self.encoder(input_ids=torch.tensor([pieces])).last_hidden_state)


def seconds(do: Callable[[], object]) -> float:
    """Return the processor time of a call in seconds."""
    began = time.process_time()
    do()
    return time.process_time() - began


def compare(data: Path) -> dict[str, float]:
    """Return the seconds that each model or reader takes for all articles, by its name."""
    torch.set_num_threads(1)
    models = {"network": Model(), "small network": Model(SMALL)}
    readers = {"whole reading": Reader(), "whole reading, small": Reader("small")}
    tagger = Tagger().eval()
    spent: dict[str, float] = {}
    for path in paths_of(data / "ledgers", "dev")[:ARTICLES]:
        article = article_from_text(text_of(path).read_text("utf-8"))
        tokens = models["network"].words(article.text)
        ways: dict[str, Callable[[], object]] = {
            TAGGER: partial(tagger.tag, tokens, models["network"].wordpiece),
            **{name: partial(read_scores, model, tokens) for name, model in models.items()},
            **{name: partial(reader.read, article) for name, reader in readers.items()},
        }
        rounds = [{name: seconds(do) for name, do in ways.items()} for _ in range(ROUNDS)]
        for name in ways:
            spent[name] = spent.get(name, 0.0) + min(one[name] for one in rounds)
    return spent


def main() -> None:
    """Read the arguments and print what each takes."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    spent = compare(parser.parse_args().data)
    for name, took in spent.items():
        print(f"{name:32s} {took:7.2f} s   {spent[TAGGER] / took:5.1f} times as quick as the tagger")


if __name__ == "__main__":
    main()
