"""The errors of `kg`, sorted by what the caller should do.

    KgError
    ├── PageError        this page failed: report it, go on with the others   (exit code 2)
    ├── UsageError       wrong use, settings or environment: stop, say why     (exit code 3)
    │   ├── SettingsError    kg.toml is missing something or holds something unknown
    │   ├── OverlayError     a file of corrections is wrong: nothing of it is applied
    │   ├── StoreError       no store there, or one of another format version
    │   ├── BusyError        another build works on the same folder
    │   └── QueryError       a query, its name or its parameters are wrong
    ├── GazetteerError   a gazetteer did not answer: go on without it, say so
    └── IriError         a name cannot be made into a safe IRI: caught where it is minted

Violations in the graph are no error: they are findings (exit code 1).
"""

import errno

#: What the kernel says of a disk that takes no more: full, no more for this user, no file as large as that.
DISK_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class KgError(Exception):
    """Base of all errors that `kg` raises on purpose."""


class PageError(KgError):
    """A page cannot be read. `line` counts from 1; None means the page as a whole."""

    def __init__(self, document: str, reason: str, line: int | None = None) -> None:
        self.document, self.reason, self.line = document, reason, line
        where = document if line is None else f"{document}:{line}"
        super().__init__(f"{where}: {reason}")

    def __reduce__(self) -> tuple[type["PageError"], tuple[str, str, int | None]]:
        """What it was made of: a worker process hands it to its parent."""
        return type(self), (self.document, self.reason, self.line)


class UsageError(KgError):
    """The command, its settings or the machine are wrong; nothing was done."""


class SettingsError(UsageError):
    """kg.toml is wrong or incomplete; the message names the key and the line to write."""


class OverlayError(UsageError):
    """A file of corrections is wrong; nothing of it was applied. `line` counts from 1; None means the whole file."""

    def __init__(self, file: str, reason: str, line: int | None = None) -> None:
        self.file, self.reason, self.line = file, reason, line
        super().__init__(f"{file}: {reason}" if line is None else f"{file}:{line}: {reason}")


class StoreError(UsageError):
    """There is no store where it was looked for, or it has another format version."""


class BusyError(UsageError):
    """Another process builds into the same folder; the message gives its id."""


class QueryError(UsageError):
    """A query is unknown, cannot be parsed, or its parameters are missing or ill-typed."""


class GazetteerError(KgError):
    """A gazetteer did not answer. `retry_after` is in seconds, None: the service did not say when to ask again."""

    def __init__(self, reason: str, retry_after: float | None = None) -> None:
        self.retry_after = retry_after
        super().__init__(reason)


class IriError(KgError, ValueError):
    """A text cannot become an IRI without changing what it says."""
