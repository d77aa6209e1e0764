"""The error tree.

::

    AccordingtoError
    ├── InputError            an input cannot become an article
    │   ├── EmptyInput        there is no text in it
    │   ├── UnreadableInput   it is binary, or not in the encoding it declares
    │   ├── TooLarge          it is over a documented limit
    │   ├── NoArticle         a page without an article
    │   └── FetchError        an address that gave no page
    │       └── RefusedAddress  an address that is private, or of a scheme that is not fetched
    ├── LedgerError           JSON that is not a ledger
    ├── LibraryError          a library that cannot be used
    │   ├── NotALibrary         the file is something else, or is not there
    │   ├── NewerLibrary        it was made by a later version
    │   ├── DamagedLibrary      the file is broken
    │   └── LibraryUnavailable  the system does not let us: disk full, locked
    │       └── ReadOnlyLibrary   the file may only be read
    ├── NotInLibrary          the library has nothing of this key or name
    ├── TooBroad              a question that would take too much work
    ├── AlreadyJoined         two people of a library are one already
    ├── MissingExtra          a format needs a package that is not installed
    └── ModelError            the weights are missing or not of this version
"""

from __future__ import annotations

from os import PathLike, fspath


class AccordingtoError(Exception):
    """Base of every error this package raises on purpose."""


class InputError(AccordingtoError):
    """An input cannot become an article.

    ``input`` names it, ``reason`` says what is wrong with it, ``advice`` what to do.
    """

    def __init__(self, input: str, reason: str, advice: str) -> None:
        super().__init__(f"{input}: {reason}; {advice}")
        self.input = input
        self.reason = reason
        self.advice = advice

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str, str]]:
        """Return what makes it again, so that it can come from another process."""
        return type(self), (self.input, self.reason, self.advice)


class EmptyInput(InputError):
    """There is no text in the input."""


class UnreadableInput(InputError):
    """The input is binary, missing, malformed, or not in the encoding it declares."""


class TooLarge(InputError):
    """The input is over a documented limit."""


class NoArticle(InputError):
    """The page holds no article."""


class FetchError(InputError):
    """The address gave no page."""


class RefusedAddress(FetchError):
    """The address is private, or of a scheme that is not fetched."""


class LedgerError(AccordingtoError):
    """JSON that is not a ledger, or not of a version this package knows."""


class MissingExtra(AccordingtoError):
    """A format needs a package that comes with an extra, and it is not installed."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"{package} is not installed; run: pip install 'accordingto[{extra}]'")
        self.package = package
        self.extra = extra


class ModelError(AccordingtoError):
    """The weights are missing, damaged or not of this version."""


class LibraryError(AccordingtoError):
    """A library cannot be used. ``path`` names it, ``reason`` says what is wrong, ``advice`` what to do."""

    def __init__(self, path: str | PathLike[str], reason: str, advice: str) -> None:
        super().__init__(f"{fspath(path)}: {reason}; {advice}")
        self.path: str = fspath(path)
        self.reason = reason
        self.advice = advice


class NotALibrary(LibraryError):
    """The file is something else, or is not there."""


class NewerLibrary(LibraryError):
    """The library was made by a later version of this package."""


class DamagedLibrary(LibraryError):
    """The file is broken."""


class LibraryUnavailable(LibraryError):
    """The system does not let us use the file: disk full, or held by another program."""


class ReadOnlyLibrary(LibraryUnavailable):
    """The file or its folder may only be read, and something was to be written."""


class NotInLibrary(AccordingtoError):
    """The library has nothing under this name."""


class TooBroad(AccordingtoError):
    """A question to a library would take too much work. The message says what to ask for instead."""


class AlreadyJoined(AccordingtoError):
    """Two people of a library are one already."""
