"""The query for statements."""

from __future__ import annotations

from msgspec import Struct

from accordingto.types import Act, Certainty, Polarity


class StatementQuery(Struct, frozen=True, kw_only=True):
    """A search for statements; every field that is not empty narrows it."""

    text: str = ""
    """Words that the content must all contain. Quotation marks make a phrase, a final ``*`` a prefix, ``OR``
    an alternative; words after ``NOT`` or ``-`` must not occur."""
    actor: str = ""
    """Words of the speaker's name, role or affiliation, or of the source; close spellings match, too."""
    person: str = ""
    """Key of the speaker."""
    acts: tuple[Act, ...] = ()
    """The source's act: one of these."""
    polarities: tuple[Polarity, ...] = ()
    """Whether the content is affirmed, or negated or denied: one of these."""
    certainties: tuple[Certainty, ...] = ()
    """The article's stance: one of these."""
    outlet: str = ""
    """Name of the publisher."""
    since: str = ""
    """First day of publication, ISO 8601."""
    until: str = ""
    """Last day of publication, ISO 8601."""
    confidence: float = 0.0
    """Lower limit of the attribution's confidence, 0 to 1."""
