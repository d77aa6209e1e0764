"""Flat tags plus links against the cue-centred reading, on PolNeAR dev, from one checkpoint.

    python -m training.compare DATA CHECKPOINT.pt

Both use the same flat cues. The first gives each flat source and content to the cue that the biaffine
link head scores highest; the second is what the package does. Prints, of the gold attributions whose cue
is found, the share with the right source and content (by overlap), and the F1 of whole attributions.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from accordingto.reading.decode import Found, decode
from accordingto.reading.pieces import Piece, pieces_of
from accordingto.reading.scores import FLAT, Scores
from accordingto.reading.viterbi import best_path
from accordingto.reading.windows import cut_windows, most_central
from accordingto.reading.words import Words, split_words
from benchmarks import parts
from benchmarks.linked import Comparison, compare, share, whole_score
from benchmarks.polnear import read_part
from training.base import load_wordpiece
from training.batches import make_inputs
from training.export import heads_of, load_net
from training.net import Hidden, ReaderNet


@torch.no_grad()
def read_hidden(net: ReaderNet, words: Words) -> Hidden:
    """Vectors and emissions of a whole text as a batch of one, each word from its most central window."""
    wordpiece = load_wordpiece()
    windows = cut_windows(words)
    owner = most_central(words, windows)
    kept = []
    for k, window in enumerate(windows):
        hidden = net.encode(make_inputs([(words, window)], wordpiece), None)
        mine = torch.from_numpy(owner[window.start : window.end] == k)
        kept.append([part[0][mine] for part in (hidden.words, hidden.flat, hidden.cue)])
    return Hidden(*(torch.cat(part).unsqueeze(0) for part in zip(*kept, strict=True)))


@torch.no_grad()
def linked(net: ReaderNet, hidden: Hidden) -> list[Found]:
    """Flat tags, each piece linked to one cue."""
    step, start = (x.numpy() for x in net.flat_crf.scores())
    path = best_path(hidden.flat.numpy(), step, start)[0]
    cues, sources, contents = (pieces_of(path, FLAT, role) for role in ("cue", "source", "content"))
    given: list[dict[str, list[Piece]]] = [{"source": [], "content": []} for _ in cues]
    if cues:
        zeros = torch.zeros(len(cues), dtype=torch.long)
        begin, end = (torch.tensor([getattr(c, side) for c in cues]) for side in ("start", "end"))
        for role, pieces in (("source", sources), ("content", contents)):
            spans = torch.tensor([p.start for p in pieces], dtype=torch.long)
            scores = net.link(hidden, zeros, begin, end, spans, torch.zeros_like(spans))
            for piece, best in zip(pieces, scores.argmax(1).tolist(), strict=True):
                given[best][role].append(piece)
    pairs = zip(cues, given, strict=True)
    return [Found(c, tuple(g["source"]), tuple(g["content"]), 1.0) for c, g in pairs if g["content"]]


@torch.no_grad()
def cue_centred(net: ReaderNet, hidden: Hidden, words: Words) -> list[Found]:
    """What the package does, from the same vectors."""
    own = net.own_word(hidden.words) + net.own_flat(hidden.flat)
    sides = (hidden.flat, hidden.cue, own, net.own_shift(hidden.words), net.own_scale(hidden.words))
    return decode(Scores(*(side[0].numpy() for side in sides)), heads_of(net), words)


def as_parts(found: list[Found], words: Words) -> list[parts.Parts]:
    """Outermost attributions in characters."""

    def spans(pieces: tuple[Piece, ...]) -> parts.Pieces:
        ends = ((int(words.start[p.start]), int(words.end[p.end - 1])) for p in pieces)
        return tuple(parts.Piece(*pair) for pair in ends)

    outer = [f for f in found if f.parent is None]
    return [parts.Parts("", spans(f.source), spans((f.cue,)), spans(f.content)) for f in outer]


def report(name: str, compared: list[Comparison]) -> None:
    """Print one line."""
    source = share(compared, lambda j: j.found and j.right("source"), lambda j: j.found).percent
    content = share(compared, lambda j: j.found and j.right("content"), lambda j: j.found).percent
    overlap, exact = whole_score(compared).f1, whole_score(compared, exact=True).f1
    print(f"{name:12s} source {source:.1f}  content {content:.1f}  whole {overlap:.1f}, exact {exact:.1f}")


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("checkpoint", type=Path)
    args = parser.parse_args()
    net = load_net(args.checkpoint)
    wordpiece = load_wordpiece()
    compared: dict[str, list[Comparison]] = {"links": [], "cue-centred": []}
    for document in read_part(args.data / "polnear/dev").values():
        words = split_words(document.text, wordpiece)
        hidden = read_hidden(net, words)
        ways = {"links": linked(net, hidden), "cue-centred": cue_centred(net, hidden, words)}
        for name, found in ways.items():
            predicted = as_parts(found, words)
            weight = 1 / len(document.annotators)
            compared[name] += [
                compare(gold, predicted, document.text, weight) for gold in document.annotators.values()
            ]
    for name, results in compared.items():
        report(name, results)


if __name__ == "__main__":
    main()
