"""The error tree.

::

    AccordingtoError
    ├── InputError            an input cannot become an article
    │   ├── EmptyInput        it has no text
    │   ├── UnreadableInput   it is binary, missing, or not in its declared encoding
    │   ├── TooLarge          it is over a documented limit
    │   ├── NoArticle         the page has no article
    │   └── FetchError        no page could be fetched from the address
    │       └── RefusedAddress  it is private, or not http or https
    ├── LedgerError           JSON that is not a ledger
    ├── LibraryError          a library cannot be used
    │   ├── NotALibrary         the file is something else, or does not exist
    │   ├── NewerLibrary        a later version of this package made it
    │   ├── DamagedLibrary      the file is damaged
    │   └── LibraryUnavailable  the system does not allow it: disk full, locked
    │       └── ReadOnlyLibrary   the file is read-only
    ├── BulkError             the folder of a bulk run cannot be used
    │   ├── OtherRun            it holds, or is to hold, the output of another run
    │   ├── FolderInUse         another run is writing into it
    │   ├── FolderUnavailable   the system does not allow it: no space left, read-only
    │   └── NoBulkFolder        it holds nothing that a bulk run wrote
    ├── EngineFailed          the engine of a bulk run gave up
    ├── NotInLibrary          the library has nothing of this key or name
    ├── TooBroad              a search that would take too much work
    ├── AlreadyJoined         two people or stories of a library are one already
    ├── NotLinked             a story has no link between two sentences
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
        """Return how to make the error again, so that it can come from another process."""
        return type(self), (self.input, self.reason, self.advice)


class EmptyInput(InputError):
    """The input has no text."""


class UnreadableInput(InputError):
    """The input is binary, missing, malformed, or not in the encoding it declares."""


class TooLarge(InputError):
    """The input is over a documented limit."""


class NoArticle(InputError):
    """The page has no article."""


class FetchError(InputError):
    """No page could be fetched from the address."""


class RefusedAddress(FetchError):
    """The address is private, or its scheme is not http or https."""


class LedgerError(AccordingtoError):
    """JSON that is not a ledger, or not of a version this package knows."""


class MissingExtra(AccordingtoError):
    """A format needs a package that comes with an extra, and it is not installed."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"{package} is not installed; run: pip install 'accordingto[{extra}]'")
        self.package = package
        self.extra = extra

    def __reduce__(self) -> tuple[type[MissingExtra], tuple[str, str]]:
        """Return how to make the error again, so that it can come from another process."""
        return type(self), (self.package, self.extra)


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
    """The file is not a library, or does not exist."""


class NewerLibrary(LibraryError):
    """The library was made by a later version of this package."""


class DamagedLibrary(LibraryError):
    """The file is damaged."""


class LibraryUnavailable(LibraryError):
    """The system does not allow using the file: the disk is full, or another program holds it."""


class ReadOnlyLibrary(LibraryUnavailable):
    """The file or its folder is read-only, and something was to be written."""


class BulkError(AccordingtoError):
    """The folder of a bulk run cannot be used. ``path`` names it, ``reason`` and ``advice`` say the rest."""

    def __init__(self, path: str | PathLike[str], reason: str, advice: str) -> None:
        super().__init__(f"{fspath(path)}: {reason}; {advice}")
        self.path: str = fspath(path)
        self.reason = reason
        self.advice = advice

    def __reduce__(self) -> tuple[type[BulkError], tuple[str, str, str]]:
        """Return how to make the error again, so that it can come from another process."""
        return type(self), (self.path, self.reason, self.advice)


class OtherRun(BulkError):
    """The folder holds the output of other inputs, options or versions, or files of something else."""


class FolderInUse(BulkError):
    """Another run is writing into the folder."""


class FolderUnavailable(BulkError):
    """The system does not allow writing into the folder: no space left, or no permission."""


class NoBulkFolder(BulkError):
    """The folder holds nothing that a bulk run wrote."""


class EngineFailed(AccordingtoError):
    """The engine of a bulk run gave up. What it had done is kept."""

    def __init__(self, engine: str, error: Exception) -> None:
        first = str(error).partition("\n")[0]
        super().__init__(
            f"{engine} gave up ({type(error).__name__}: {first}); run it again: it does what is missing"
        )


class NotInLibrary(AccordingtoError):
    """The library has nothing of this key or name."""


class TooBroad(AccordingtoError):
    """A search of a library would take too much work. The message says what to ask instead."""


class AlreadyJoined(AccordingtoError):
    """Two people or stories of a library are one already."""


class NotLinked(AccordingtoError):
    """A story has no link between two sentences, so none can be rejected."""
