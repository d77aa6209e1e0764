"""What can be asked for of statements."""

from __future__ import annotations

from msgspec import Struct

from accordingto.types import Act, Certainty, Polarity


class StatementQuery(Struct, frozen=True, kw_only=True):
    """What statements are looked for; each field narrows it, an empty one does not."""

    text: str = ""
    """Words that all stand in the content; in quotation marks they stand together; a final ``*`` stands for
    any ending; one of those joined by ``OR`` is enough; those behind ``NOT`` or ``-`` stand nowhere in it."""
    actor: str = ""
    """Words of the name, the role or the affiliation of who says it, or of the source; spelled about so."""
    person: str = ""
    """Key of the person who says it."""
    acts: tuple[Act, ...] = ()
    """What the source does: one of these."""
    polarities: tuple[Polarity, ...] = ()
    """Whether it is affirmed, or negated or denied: one of these."""
    certainties: tuple[Certainty, ...] = ()
    """The stance of the article: one of these."""
    outlet: str = ""
    """Name of the publisher."""
    since: str = ""
    """First day of publication, ISO 8601."""
    until: str = ""
    """Last day of publication, ISO 8601."""
    confidence: float = 0.0
    """The least confidence of the attribution, 0 to 1."""
