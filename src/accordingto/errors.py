"""The error tree.

::

    AccordingtoError
    ├── InputError            an input cannot become an article
    │   ├── EmptyInput        it has no text
    │   ├── UnreadableInput   it is binary, missing, malformed, or not in its declared encoding
    │   ├── TooLarge          it exceeds a documented limit
    │   ├── NoArticle         the page has no article
    │   └── FetchError        no page could be fetched from the address
    │       └── RefusedAddress  it is private, or not http or https
    ├── LedgerError           JSON that is not a ledger
    ├── LibraryError          a library cannot be used
    │   ├── NotALibrary         the file is not a library, or does not exist
    │   ├── NewerLibrary        a later version of this package made it
    │   ├── DamagedLibrary      the file is damaged
    │   └── LibraryUnavailable  the operating system refuses access: disk full, locked
    │       └── ReadOnlyLibrary   the file is read-only
    ├── BulkError             the output folder of a bulk run cannot be used
    │   ├── OtherRun            it holds the output of another run, or other files
    │   ├── FolderInUse         another run is writing into it
    │   ├── FolderUnavailable   the operating system refuses access: disk full, read-only
    │   └── NoBulkFolder        it holds no complete bulk run
    ├── EngineFailed          the engine of a bulk run gave up
    ├── NotInLibrary          the library has no entry with this key or name
    ├── TooBroad              a search that would take too much work
    ├── AlreadyJoined         two people or stories of a library have already been merged
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

    ``input`` names it, ``reason`` says what is wrong with it, and ``advice`` what to do about it.
    """

    def __init__(self, input: str, reason: str, advice: str) -> None:
        super().__init__(f"{input}: {reason}; {advice}")
        self.input = input
        self.reason = reason
        self.advice = advice

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str, str]]:
        """Pickle the error by its three arguments, so that it can be sent from another process."""
        return type(self), (self.input, self.reason, self.advice)


class EmptyInput(InputError):
    """The input has no text."""


class UnreadableInput(InputError):
    """The input is binary, missing, malformed, or not in the encoding it declares."""


class TooLarge(InputError):
    """The input exceeds a documented limit."""


class NoArticle(InputError):
    """The page has no article."""


class FetchError(InputError):
    """No page could be fetched from the address."""


class RefusedAddress(FetchError):
    """The address is private, or its scheme is not http or https."""


class LedgerError(AccordingtoError):
    """The JSON is not a ledger, or not of a schema version that this package reads."""


class MissingExtra(AccordingtoError):
    """A feature needs a package from one of the optional extras, and it is not installed."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"{package} is not installed; run: pip install 'accordingto[{extra}]'")
        self.package = package
        self.extra = extra

    def __reduce__(self) -> tuple[type[MissingExtra], tuple[str, str]]:
        """Pickle the error by its two arguments, so that it can be sent from another process."""
        return type(self), (self.package, self.extra)


class ModelError(AccordingtoError):
    """The model's files are missing, damaged or not made for this version."""


class LibraryError(AccordingtoError):
    """A library cannot be used: ``path`` names it, ``reason`` says what is wrong, ``advice`` what to do."""

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
    """The operating system refuses access to the file: the disk is full, or another program has locked it."""


class ReadOnlyLibrary(LibraryUnavailable):
    """The file or its folder is read-only, and the operation needs to write."""


class BulkError(AccordingtoError):
    """A bulk run's folder cannot be used: ``path`` names it, ``reason`` says why, ``advice`` what to do."""

    def __init__(self, path: str | PathLike[str], reason: str, advice: str) -> None:
        super().__init__(f"{fspath(path)}: {reason}; {advice}")
        self.path: str = fspath(path)
        self.reason = reason
        self.advice = advice

    def __reduce__(self) -> tuple[type[BulkError], tuple[str, str, str]]:
        """Pickle the error by its three arguments, so that it can be sent from another process."""
        return type(self), (self.path, self.reason, self.advice)


class OtherRun(BulkError):
    """The folder cannot hold this run's output.

    It holds a run with other inputs, options or versions, holds files that no run wrote, or lies within one
    of the run's own inputs.
    """


class FolderInUse(BulkError):
    """Another run is writing into the folder."""


class FolderUnavailable(BulkError):
    """The operating system does not let the run write into the folder: no space left, or no permission."""


class NoBulkFolder(BulkError):
    """The folder does not hold the output of a complete bulk run."""


class EngineFailed(AccordingtoError):
    """The engine of a bulk run gave up. The shards that it had finished are kept."""

    def __init__(self, engine: str, error: Exception) -> None:
        first = str(error).partition("\n")[0]
        super().__init__(
            f"{engine} gave up ({type(error).__name__}: {first}); run it again: it continues where it stopped"
        )


class NotInLibrary(AccordingtoError):
    """The library has no entry with this key or name."""


class TooBroad(AccordingtoError):
    """A search of a library would take too much work. The message says how to narrow it."""


class AlreadyJoined(AccordingtoError):
    """Two people or stories of a library have already been merged into one."""


class NotLinked(AccordingtoError):
    """A story has no link between two sentences, so none can be rejected."""
