"""The trained model: the encoder, its heads and fitted tables; tokens in, numpy arrays out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from accordingto.errors import ModelError
from accordingto.reading.encoder.calibration import FILE as CALIBRATION
from accordingto.reading.encoder.calibration import read_calibration
from accordingto.reading.encoder.kinds import FILE as KINDS
from accordingto.reading.encoder.kinds import read_kinds
from accordingto.reading.encoder.network import OnnxNetwork, version_of
from accordingto.reading.encoder.nouns import FILE as NOUNS
from accordingto.reading.encoder.nouns import NounKinds, read_nouns
from accordingto.reading.encoder.outputs import FIELDS, RELATIONS, Heads, Scores
from accordingto.reading.encoder.support import NETWORK, TABLE, VECTORS, SupportNetwork
from accordingto.reading.encoder.tokens import tokenize
from accordingto.reading.encoder.wordpiece import WordPiece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.encoder.calibration import Calibration
    from accordingto.reading.encoder.kinds import KindTables
    from accordingto.reading.encoder.tokens import Tokens
    from accordingto.reading.encoder.windows import EncoderWindow

FILES = ("reader.onnx", "heads.npz", "vocab.txt", CALIBRATION, KINDS, NOUNS, NETWORK, VECTORS, TABLE)
"""Names of the files in a model's folder, which hold everything that a reader loads."""
OUTPUTS = tuple(Scores.__dataclass_fields__)
"""Names of the encoder's outputs."""
BUNDLED = Path(__file__).parents[2] / "models"
SMALL = BUNDLED / "small"
"""The smaller of the two bundled models: faster, and a little less accurate."""
SHARED = frozenset({"heads.npz", "vocab.txt", NOUNS, NETWORK, VECTORS, TABLE})
"""Files that both bundled models share."""
INSTALL_AGAIN = "install the package again"
TRAIN_AGAIN = "name a folder that `make train` wrote, or train the model again"
FIT_AGAIN = {
    CALIBRATION: "fit it again: python -m training.calibrate DATA FOLDER",
    KINDS: "fit it again: python -m training.kinds.actors DATA FOLDER",
}
"""Advice in error messages: the command that fits a file of the model to other weights."""


def files_of(folder: Path) -> list[Path]:
    """Return the paths of a model's files, whether or not they exist.

    For ``SMALL``, the files that both bundled models share are those of the larger model.
    """
    common = _common(folder)
    return [(common if name in SHARED else folder) / name for name in FILES]


def _common(folder: Path) -> Path:
    return BUNDLED if folder.resolve() == SMALL.resolve() else folder


def _check_outputs(network: OnnxNetwork) -> None:
    """Raise ``ValueError`` if the encoder lacks an output for an array of ``Scores``; it may have others."""
    missing = [name for name in OUTPUTS if name not in network.outputs]
    if missing:
        raise ValueError(f"reader.onnx has no output {', '.join(missing)}")


def _check_labels(heads: Heads) -> None:
    """Raise ``ValueError`` unless the heads were trained for the labels that this package knows."""
    values = sum(map(len, FIELDS.values()))
    for name, found, wanted in (
        ("values of the fields", len(heads.field_bias), values),
        ("relations", len(heads.relation_bias), len(RELATIONS)),
    ):
        if found != wanted:
            raise ValueError(f"heads.npz was trained for {found} {name}, and this version has {wanted}")


class Model:
    """The encoder with its heads and fitted tables, run on one thread of the CPU.

    Windows are run one by one, never in batches: dynamic quantisation uses one scale for the whole input, so
    in a batch an article's ledger would depend on the other articles. On one thread a batch is no faster.

    ``folder`` holds the files that training writes (``files_of``); the default is the bundled model. Raises
    ``ModelError`` if a file is missing, damaged, or fitted to another encoder.
    """

    def __init__(self, folder: Path | None = None) -> None:
        folder = folder or BUNDLED
        common = _common(folder)
        advice = INSTALL_AGAIN if common == BUNDLED else TRAIN_AGAIN
        for file in files_of(folder):
            if not file.is_file():
                raise ModelError(f"{file}: this file of the model is missing; {advice}")
        try:
            self._network = OnnxNetwork(folder / "reader.onnx")
            _check_outputs(self._network)
            self.calibration: Calibration = read_calibration(folder)
            self.kinds: KindTables = read_kinds(folder)
            self.wordpiece: WordPiece = WordPiece.from_file(common / "vocab.txt")
            self.nouns: NounKinds = read_nouns(common, self.wordpiece)
            with np.load(common / "heads.npz", allow_pickle=False) as arrays:
                self.heads: Heads = Heads(**{name: arrays[name] for name in Heads.__dataclass_fields__})
            _check_labels(self.heads)
        except Exception as error:  # native code of the libraries raises errors of any type
            raise ModelError(f"{folder}: the model cannot be loaded ({error}); {advice}") from error
        self.version: str = version_of(folder / "reader.onnx")
        """First digits of the encoder's hash, which identify the weights in a ledger."""
        self.support: SupportNetwork = SupportNetwork(common)
        """The network that tells whether statements follow from a text; loaded on first use."""
        self._folder, self._is_bundled = folder, common == BUNDLED
        for name, fitted in ((CALIBRATION, self.calibration.encoder), (KINDS, self.kinds.encoder)):
            if fitted != self.version:
                raise self._misfit(name, f"fitted to encoder {fitted} and not {self.version}")

    def require_features(
        self,
        attribution: Sequence[str],
        actor: Sequence[str],
        ranking: Sequence[str],
        kinds: Sequence[str],
        source_kinds: Sequence[str],
    ) -> None:
        """Raise ``ModelError`` unless the fitted tables have weights for exactly these features.

        The ranking may have no weights at all; then no candidate is chosen.
        """
        calibration = self.calibration
        for name, weights, wanted in (
            (CALIBRATION, calibration.attribution.weights, attribution),
            (CALIBRATION, calibration.actor.features, actor),
            (CALIBRATION, calibration.ranking.weights, ranking if calibration.ranking.weights else ()),
            (KINDS, self.kinds.actors.features, kinds),
            (KINDS, self.kinds.sources.features, source_kinds),
        ):
            odd = ", ".join(sorted(set(weights) ^ set(wanted)))
            if odd or (name == KINDS and list(weights) != list(wanted)):
                raise self._misfit(
                    name, f"fitted by another version of this package, which differs in {odd or 'order'}"
                )

    def _misfit(self, name: str, what: str) -> ModelError:
        """Return the error for a file that was fitted to another encoder or version."""
        advice = INSTALL_AGAIN if self._is_bundled else FIT_AGAIN[name]
        return ModelError(f"{self._folder / name}: {what}; {advice}")

    def words(self, text: str) -> Tokens:
        """Return the tokens of a text, as the encoder expects them."""
        return tokenize(text, self.wordpiece)

    def run(self, tokens: Tokens, window: EncoderWindow) -> Scores:
        """Return the scores of the words of one window, from one run of the encoder."""
        wordpiece, bounds = self.wordpiece, tokens.bounds
        low, high = bounds[window.start], bounds[window.end]
        part = slice(window.start, window.end)
        pieces = np.concatenate([[wordpiece.cls], tokens.pieces[low:high], [wordpiece.sep]])
        columns = np.stack([tokens.case[part], tokens.quote[part], tokens.gap[part]], axis=1)
        features = np.zeros((len(pieces), 3), dtype=np.int64)
        features[1:-1] = np.repeat(columns, np.diff(bounds[window.start : window.end + 1]), axis=0)
        feed = {"pieces": pieces, "features": features, "first": tokens.first[part] - low + 1}
        return Scores(*self._network.run(OUTPUTS, feed))
