"""What a student learns from a teacher about an unannotated article: every decision of the heads, softly.

The teacher may have another encoder and heads of another width, so nothing inside the networks is compared,
but the scores on which decisions rest (Hinton et al., 2015): labels, cues, each cue's own source and
content, fields, tags, heads and relations (``losses_of``); mentions, and which mention is the antecedent of
which (``mention_losses``). The two may have different teachers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn

from accordingto.reading.encoder.antecedents import CANDIDATES
from accordingto.reading.encoder.mentions import WIDEST
from accordingto.reading.encoder.outputs import CUE, FIELDS, OWN
from training.heads.fields import UNKNOWN
from training.heads.refer import Cut, link_table

if TYPE_CHECKING:
    from training.net import Hidden, ReaderNet

CUES = 40
"""Maximum number of cues in an article from which is learned; the surest are taken."""
MENTIONS = 160
"""Maximum number of mentions in an article whose links are learned; the first are taken."""


class Lesson(Cut):
    """An unannotated article, cut into windows that cover it once; its mentions are unknown."""


def losses_of(
    student: ReaderNet, teacher: ReaderNet, ours: Hidden, theirs: Hidden, mask: torch.Tensor
) -> dict[str, torch.Tensor]:
    """Return how far the student is from the teacher in attributions and trees, summed over an article.

    ``ours`` and ``theirs`` are what the networks say of the article's windows, whose words ``mask`` (windows,
    words) marks.
    """
    with torch.no_grad():
        wanted = _Wanted(teacher, theirs, mask)
    found = {
        "flat": _divergence(ours.flat[mask], theirs.flat[mask]),
        "cue": _divergence(ours.cue[mask], theirs.cue[mask]),
        "tag": _divergence(student.tree.tag(ours.words)[mask], wanted.tags),
    }
    apart = ~(mask.unsqueeze(2) & mask.unsqueeze(1))
    arcs = student.tree.arcs(ours.words).masked_fill(apart, -1e4)
    found["arcs"] = _divergence(arcs[mask], wanted.arcs)
    row, at = torch.nonzero(mask, as_tuple=True)
    relations = student.tree.relations(ours.words, row, at, wanted.heads)
    found["relations"] = _divergence(relations, wanted.relations)
    if len(wanted.cues[0]):
        own, _ = student.own(ours, *wanted.cues)
        found["own"] = _divergence(own[mask[wanted.cues[0]]], wanted.own[mask[wanted.cues[0]]])
        fields = student.fields(ours.words, wanted.cues[0], wanted.parts, wanted.rules)
        found["fields"] = _apart_by_field(fields, wanted.fields)
    return found


def mention_losses(
    student: ReaderNet, teacher: ReaderNet, ours: Hidden, theirs: Hidden, mask: torch.Tensor, lesson: Lesson
) -> dict[str, torch.Tensor]:
    """Return how far the student is from the teacher in mentions and antecedents, summed likewise."""
    at = torch.arange(mask.shape[1]).unsqueeze(1) + torch.arange(WIDEST)
    inside = at.unsqueeze(0) < mask.sum(1)[:, None, None]
    with torch.no_grad():
        wanted = teacher.refer.spans(theirs.words)
    mentions = torch.nonzero((wanted > 0) & inside).numpy()
    return {
        "spans": _unsure(student.refer.spans(ours.words)[inside], wanted[inside]),
        "links": _links(student, teacher, ours, theirs, mask, lesson, mentions),
    }


class _Wanted:
    """What the teacher says of an article's windows."""

    def __init__(self, teacher: ReaderNet, theirs: Hidden, mask: torch.Tensor) -> None:
        self.tags = teacher.tree.tag(theirs.words)[mask]
        apart = ~(mask.unsqueeze(2) & mask.unsqueeze(1))
        self.arcs = teacher.tree.arcs(theirs.words).masked_fill(apart, -1e4)[mask]
        self.heads = self.arcs.argmax(1)
        row, column = torch.nonzero(mask, as_tuple=True)
        self.relations = teacher.tree.relations(theirs.words, row, column, self.heads)
        self.cues = surest_cues(theirs.cue, mask)
        row, start, end = self.cues
        if len(row):
            self.own, _ = teacher.own(theirs, *self.cues)
            said = self.own.argmax(2)
            place = torch.arange(mask.shape[1]).unsqueeze(0)
            cue = (place >= start.unsqueeze(1)) & (place < end.unsqueeze(1))
            source, content = (
                ((said == OWN.index(f"B-{role}")) | (said == OWN.index(f"I-{role}"))) & mask[row]
                for role in ("source", "content")
            )
            self.parts = (cue, source, content)
            self.rules = torch.full((len(row), len(FIELDS)), UNKNOWN)
            self.fields = teacher.fields(theirs.words, row, self.parts, self.rules)


def surest_cues(scores: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return the rows, first words and ends (k,) of the cues that a network finds, ``CUES`` at most."""
    labels = scores.argmax(2).masked_fill(~mask, CUE.index("O"))
    begin, inside = CUE.index("B-cue"), CUE.index("I-cue")
    sure = scores.softmax(2)[..., begin]
    places = torch.nonzero(labels == begin)
    places = places[sure[labels == begin].argsort(descending=True, stable=True)[:CUES]]
    found = []
    for row, column in sorted(places.tolist()):
        end = column + 1
        while end < labels.shape[1] and labels[row, end] == inside:
            end += 1
        found.append((row, column, end))
    row, start, end = torch.tensor(found, dtype=torch.long).reshape(-1, 3).T
    return row, start, end


def _links(
    student: ReaderNet,
    teacher: ReaderNet,
    ours: Hidden,
    theirs: Hidden,
    mask: torch.Tensor,
    lesson: Lesson,
    mentions: np.ndarray,
) -> torch.Tensor:
    """Return the divergence of the antecedents of the teacher's mentions, and of their kinds and forms.

    ``mentions`` (n, 3) has the window, first word in it and number of words, less one, of each mention.
    """
    starts = np.array([window.start for window in lesson.windows])
    begin = mentions[:, 1] + starts[mentions[:, 0]]
    spans = np.stack([begin, begin + mentions[:, 2] + 1], axis=1)
    spans = spans[np.lexsort((-spans[:, 1], spans[:, 0]))][:MENTIONS]
    if len(spans) < 2:
        return ours.words.sum() * 0
    at = torch.from_numpy(spans)
    with torch.no_grad():
        their_vectors = teacher.refer.vectors(theirs.words[mask], at)
        forms = teacher.refer.form(their_vectors).argmax(1).numpy()
    places = np.arange(len(spans))
    our_vectors = student.refer.vectors(ours.words[mask], at)
    possible = _possible(places)

    def table(net: ReaderNet, vectors: torch.Tensor) -> torch.Tensor:
        scores = link_table(net.refer, vectors, spans, forms, lesson.document, places)
        return scores.masked_fill(~possible, -1e4)

    with torch.no_grad():
        theirs_of = table(teacher, their_vectors)
        kinds, whats = teacher.refer.kind(their_vectors), teacher.refer.form(their_vectors)
    total = _divergence(table(student, our_vectors), theirs_of)
    total = total + 0.3 * _divergence(student.refer.kind(our_vectors), kinds)
    return total + 0.3 * _divergence(student.refer.form(our_vectors), whats)


def _possible(places: np.ndarray) -> torch.Tensor:
    gap = places[:, None] - places[None]
    first = torch.ones(len(places), 1, dtype=torch.bool)
    return torch.cat([first, torch.from_numpy((gap > 0) & (gap <= CANDIDATES))], dim=1)


def _divergence(ours: torch.Tensor, theirs: torch.Tensor) -> torch.Tensor:
    """Return the Kullback-Leibler divergence of two tables of scores, summed over their rows."""
    log, wanted = ours.float().log_softmax(-1), theirs.float().log_softmax(-1)
    return (wanted.exp() * (wanted - log)).sum()


def _unsure(ours: torch.Tensor, theirs: torch.Tensor) -> torch.Tensor:
    """Return the divergence of scores of yes and no, summed."""
    chance = theirs.sigmoid()
    loss = nn.functional.binary_cross_entropy_with_logits
    return loss(ours, chance, reduction="sum") - loss(theirs, chance, reduction="sum")


def _apart_by_field(ours: torch.Tensor, theirs: torch.Tensor) -> torch.Tensor:
    """Return the divergence of the scores (k, ``VALUES``) of all fields, summed."""
    total, at = ours.sum() * 0, 0
    for values in FIELDS.values():
        total = total + _divergence(ours[:, at : at + len(values)], theirs[:, at : at + len(values)])
        at += len(values)
    return total
