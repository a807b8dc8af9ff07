"""What can go wrong between here and a wiki. Only what every module of this folder raises belongs here."""

from __future__ import annotations

from pipeline.read.errors import printable


class FetchError(Exception):
    """A wiki did not give what was asked for. The message is one line.

    Asking again at once would not help: the answer is wrong, and not lost on the way.
    """

    def __init__(self, message: str) -> None:
        super().__init__(printable(message))


class UnreachableError(FetchError):
    """A wiki did not answer, however often it was asked: the network's trouble or the server's, which may pass.

    Attributes:
        retry_after: the seconds after which the server wants to be asked again; None where it did not say.
    """

    def __init__(self, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class TooLargeError(FetchError):
    """An answer is larger than one is read."""


class StoreError(Exception):
    """The store of pages cannot be written to. The message is one line."""
