"""The trained model: tokens in, numpy out."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from accordingto.errors import ModelError
from accordingto.reading.encoder.calibration import FILE as CALIBRATION
from accordingto.reading.encoder.calibration import read_calibration
from accordingto.reading.encoder.kinds import FILE as KINDS
from accordingto.reading.encoder.kinds import read_kinds
from accordingto.reading.encoder.network import OnnxNetwork
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
"""What a folder with a model holds; all that a reader knows of its model stands in these."""
OUTPUTS = tuple(Scores.__dataclass_fields__)
"""Names of the arrays that are asked of the encoder."""
BUNDLED = Path(__file__).parents[2] / "models"
SMALL = BUNDLED / "small"
"""The smaller of the two models that the package has: quicker, and a little less often right."""
SHARED = frozenset({"heads.npz", "vocab.txt", NOUNS, NETWORK, VECTORS, TABLE})
"""Files that the smaller model has in common with the other."""
INSTALL_AGAIN = "install the package again"
TRAIN_AGAIN = "name a folder that `make train` wrote, or train the model again"
FIT_AGAIN = {
    CALIBRATION: "fit it again: python -m training.calibrate DATA FOLDER",
    KINDS: "fit it again: python -m training.kinds.actors DATA FOLDER",
}
"""By what command a file of the model is fitted to other weights."""


def files_of(folder: Path) -> list[Path]:
    """Return the files of a model in a folder, whether or not they are there; others in it are none of its.

    Beside ``SMALL``, those that both bundled models share are taken from the larger.
    """
    common = _common(folder)
    return [(common if name in SHARED else folder) / name for name in FILES]


def _common(folder: Path) -> Path:
    return BUNDLED if folder.resolve() == SMALL.resolve() else folder


def version_of_encoder(encoder: bytes) -> str:
    """Return the first digits of the hash of an encoder's file."""
    return hashlib.sha256(encoder).hexdigest()[:8]


def _check_outputs(network: OnnxNetwork) -> None:
    """Raise ``ValueError`` unless the encoder gives the arrays of ``Scores``; it may give more."""
    missing = [name for name in OUTPUTS if name not in network.outputs]
    if missing:
        raise ValueError(f"reader.onnx does not give {', '.join(missing)}")


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
    """The encoder with its heads, on one thread of the CPU.

    A window is run alone. Dynamic quantisation takes one scale for all it is given at once, so a batch
    would make an article's ledger depend on its company; on one thread a batch is no faster.

    ``folder`` holds the files that training writes (``files_of``); without it the bundled model is used.
    Raises ``ModelError`` where a file is missing or damaged.
    """

    def __init__(self, folder: Path | None = None) -> None:
        folder = folder or BUNDLED
        common = _common(folder)
        advice = INSTALL_AGAIN if common == BUNDLED else TRAIN_AGAIN
        for file in files_of(folder):
            if not file.is_file():
                raise ModelError(f"{file}: this file of the model is missing; {advice}")
        encoder = (folder / "reader.onnx").read_bytes()
        try:
            self._network = OnnxNetwork(encoder)
            _check_outputs(self._network)
            self.calibration: Calibration = read_calibration(folder)
            self.kinds: KindTables = read_kinds(folder)
            self.wordpiece: WordPiece = WordPiece.from_file(common / "vocab.txt")
            self.nouns: NounKinds = read_nouns(common, self.wordpiece)
            with np.load(common / "heads.npz", allow_pickle=False) as arrays:
                self.heads: Heads = Heads(**{name: arrays[name] for name in Heads.__dataclass_fields__})
            _check_labels(self.heads)
        except Exception as error:  # the libraries raise whatever their native code does
            raise ModelError(f"{folder}: the model cannot be loaded ({error}); {advice}") from error
        self.version: str = version_of_encoder(encoder)
        """First digits of the encoder's hash: which weights read a ledger."""
        self.support: SupportNetwork = SupportNetwork(common)
        """Whether statements follow from a text; loaded when it is first asked."""
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
        """Raise ``ModelError`` unless there are weights for these features and no others.

        There may be none for the ranking: then nobody is chosen.
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
        """Return the error of a file that was fitted to something else."""
        advice = INSTALL_AGAIN if self._is_bundled else FIT_AGAIN[name]
        return ModelError(f"{self._folder / name}: {what}; {advice}")

    def words(self, text: str) -> Tokens:
        """Return the words of a text, as the encoder wants them."""
        return tokenize(text, self.wordpiece)

    def run(self, tokens: Tokens, window: EncoderWindow) -> Scores:
        """Return the scores of the words of one window."""
        wordpiece, bounds = self.wordpiece, tokens.bounds
        low, high = bounds[window.start], bounds[window.end]
        part = slice(window.start, window.end)
        pieces = np.concatenate([[wordpiece.cls], tokens.pieces[low:high], [wordpiece.sep]])
        columns = np.stack([tokens.case[part], tokens.quote[part], tokens.gap[part]], axis=1)
        features = np.zeros((len(pieces), 3), dtype=np.int64)
        features[1:-1] = np.repeat(columns, np.diff(bounds[window.start : window.end + 1]), axis=0)
        feed = {"pieces": pieces, "features": features, "first": tokens.first[part] - low + 1}
        return Scores(*self._network.run(OUTPUTS, feed))
