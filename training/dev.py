"""A quick evaluation of the flat head on PolNeAR dev during training, not the final result."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch

from accordingto.reading.encoder.decoding import best_path
from accordingto.reading.encoder.outputs import FLAT
from accordingto.reading.encoder.spans import spans_of
from accordingto.reading.encoder.windows import cut_windows, most_central
from training.batches import make_inputs

if TYPE_CHECKING:
    from accordingto.reading.encoder.wordpiece import WordPiece
    from training.net import ReaderNet
    from training.polnear import Reading

ROLES = ("source", "cue", "content")


@torch.no_grad()
def evaluate(net: ReaderNet, dev: list[Reading], wordpiece: WordPiece) -> dict[str, float]:
    """Return the exact F1 of spans by role, in percent, over every annotator's version of every article."""
    step, start = (x.detach().numpy() for x in net.flat_crf.scores())
    right, total = dict.fromkeys(ROLES, 0), dict.fromkeys(ROLES, 0)
    for reading in dev:
        windows = cut_windows(reading.words)
        owner = most_central(reading.words, windows)
        emissions = np.zeros((len(reading.words), len(FLAT)), dtype=np.float32)
        for k, window in enumerate(windows):
            with torch.autocast("cpu", torch.bfloat16):
                hidden = net.encode(make_inputs([(reading.words, window)], wordpiece), None)
            mine = owner[window.start : window.end] == k
            emissions[window.start : window.end][mine] = hidden.flat[0].float().numpy()[mine]
        path = best_path(emissions[None], step, start)[0]
        for role in ROLES:
            found = {(p.start, p.end) for p in spans_of(path, FLAT, role)}
            gold = {piece for a in reading.attributions for piece in getattr(a, role)}
            right[role] += len(found & gold)
            total[role] += len(found) + len(gold)
    return {role: 200 * right[role] / max(1, total[role]) for role in ROLES}
