"""Clustering articles into stories, articles on the same event, as they come in, in any order.

``gathering.storylines`` does it in one call; ``clusters.Clusters`` takes articles one by one. Both need numpy
and are imported only where they are used; this module exports only the types.
"""

from __future__ import annotations

from accordingto.stories.cluster.storyline import Member, Storyline

__all__ = ["Member", "Storyline"]
