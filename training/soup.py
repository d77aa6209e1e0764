"""Average two checkpoints, the second trained on from the first (a model soup; Wortsman et al., ICML 2022).

python -m training.soup FIRST.pt SECOND.pt OUT.pt
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

FIRST = 0.5
"""Weight of the first checkpoint, chosen on PolNeAR dev and UW dev among 0.35, 0.5 and 0.65."""


def mix(first: Path, second: Path, out: Path) -> None:
    """Write the weighted mean of two checkpoints, with ``FIRST`` as the weight of the first."""
    one, other = (torch.load(path, weights_only=True) for path in (first, second))
    torch.save({name: torch.lerp(one[name], other[name], 1 - FIRST) for name in one}, out)


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("first", "second", "out"):
        parser.add_argument(name, type=Path)
    args = parser.parse_args()
    mix(args.first, args.second, args.out)


if __name__ == "__main__":
    main()
