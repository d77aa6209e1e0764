"""Articles → stories: which articles tell of one event, found as they come in, in any order.

``gathering.storylines`` has all of it in a line; ``clusters.Clusters`` takes articles one by one. Both need
numpy and are imported where they are used; here are only the types.
"""

from __future__ import annotations

from accordingto.stories.cluster.storyline import Member, Storyline

__all__ = ["Member", "Storyline"]
