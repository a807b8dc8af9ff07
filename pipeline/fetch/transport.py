"""Asking a server for JSON: one request at a time, bounded in time and size, repeated where the way there failed.

Asked again: no connection, a connection that breaks or stays silent, HTTP 429 and 5xx, and what the caller's `accept`
finds to be a server's excuse. Never asked again: any other status, and an answer that is not what was asked for. The
waits grow by half of chance (https://cloud.google.com/storage/docs/retry-strategy), and are never shorter than the
server's ``Retry-After`` (RFC 9110, 10.2.3).
"""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
import tenacity

from pipeline.fetch.errors import FetchError, TooLargeError, UnreachableError

MAX_RESPONSE_BYTES = 40 * 1024 * 1024
"""Of one answer, unpacked. A page has at most 2 MiB (``$wgMaxArticleSize``), and a batch is asked for by its size."""


TOO_LARGE = f"the answer is larger than {MAX_RESPONSE_BYTES // 1024**2} MiB"


@dataclass(frozen=True, slots=True)
class Patience:
    """How long is waited, and for what. All times are in seconds.

    Attributes:
        connect: for a connection.
        silence: for the next bytes of an answer.
        answer: for the whole of an answer: one byte a second keeps no connection open for ever.
        attempts: how often a request is made, the first included.
        step: the wait before the second attempt; each further one doubles it, up to `longest`.
        longest: a server that asks for a longer wait than this is left alone.
        sleep: waits; tests give one that does not.
    """

    connect: float = 10
    silence: float = 30
    answer: float = 300
    attempts: int = 5
    step: float = 1
    longest: float = 120
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: the JSON object, its size in bytes, and when it was given by the server's clock (else by ours)."""

    content: dict[str, Any]
    bytes: int
    at: dt.datetime


Accept = Callable[[Mapping[str, Any], float | None], None]
"""Looks at an answer and its ``Retry-After``; raises `UnreachableError` for an excuse, `FetchError` for a refusal."""


class Transport:
    """A connection that requests are made over, one after the other. `connected` gives one."""

    def __init__(self, client: httpx.Client, patience: Patience) -> None:
        self._client = client
        self._patience = patience

    def get(self, url: str, parameters: Mapping[str, str], accept: Accept) -> Reply:
        """The JSON object at an address.

        Raises:
            UnreachableError: there was no answer, after all attempts.
            TooLargeError: the answer is beyond `MAX_RESPONSE_BYTES`.
            FetchError: the answer is none that can be used.
        """
        attempts = tenacity.Retrying(
            stop=tenacity.stop_after_attempt(self._patience.attempts),
            wait=self._wait,
            retry=tenacity.retry_if_exception(self._is_worth_another),
            sleep=self._patience.sleep,
            reraise=True,
        )
        return attempts(self._once, url, parameters, accept)

    def _is_worth_another(self, error: BaseException) -> bool:
        return isinstance(error, UnreachableError) and (error.retry_after or 0) <= self._patience.longest

    def _wait(self, state: tenacity.RetryCallState) -> float:
        patience = self._patience
        grown = tenacity.wait_exponential_jitter(multiplier=patience.step, max=patience.longest, jitter=patience.step)
        error = state.outcome.exception() if state.outcome else None
        asked = getattr(error, "retry_after", None)
        if asked is None:
            return grown(state)
        return max(grown(state), asked + tenacity.wait_random(0, patience.step)(state))

    def _once(self, url: str, parameters: Mapping[str, str], accept: Accept) -> Reply:
        try:
            with self._client.stream("GET", url, params=dict(parameters)) as response:
                return self._reply(response, accept)
        except httpx.TimeoutException:
            raise UnreachableError("no answer in time") from None
        except (httpx.NetworkError, httpx.RemoteProtocolError, httpx.ProxyError) as error:
            raise UnreachableError(f"the connection failed: {error or type(error).__name__}") from None
        except httpx.TooManyRedirects:
            raise FetchError("the server redirects without end") from None
        except httpx.DecodingError:
            raise FetchError("the answer cannot be unpacked") from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise FetchError(f"the request failed: {error or type(error).__name__}") from None

    def _reply(self, response: httpx.Response, accept: Accept) -> Reply:
        at = _moment(response.headers.get("Date")) or dt.datetime.now(dt.UTC).replace(microsecond=0)
        retry_after = _seconds(response.headers.get("Retry-After"), at)
        status = response.status_code
        if status == httpx.codes.TOO_MANY_REQUESTS or status >= httpx.codes.INTERNAL_SERVER_ERROR:
            wants = "" if retry_after is None else f", to be asked again after {retry_after:.0f} s"
            raise UnreachableError(f"the server answered with HTTP {status}{wants}", retry_after)
        if status != httpx.codes.OK:
            raise FetchError(f"the server answered with HTTP {status}")
        if response.url.scheme == "http" and any(hop.url.scheme == "https" for hop in response.history):
            raise FetchError("the server redirects to an address without TLS")
        try:
            body = self._body(response)
            content = json.loads(body)
        except (ValueError, RecursionError):
            raise FetchError("the answer is not whole JSON") from None
        if not isinstance(content, dict):
            raise FetchError("the answer is not a JSON object")
        accept(content, retry_after)
        return Reply(content, len(body), at)

    def _body(self, response: httpx.Response) -> bytes:
        ends = time.monotonic() + self._patience.answer
        chunks: list[bytes] = []
        size = 0
        for chunk in response.iter_bytes():
            size += len(chunk)
            if size > MAX_RESPONSE_BYTES:
                raise TooLargeError(TOO_LARGE)
            if time.monotonic() > ends:
                raise UnreachableError("the answer did not end in time")
            chunks.append(chunk)
        return b"".join(chunks)


@contextmanager
def connected(user_agent: str, patience: Patience) -> Iterator[Transport]:
    """A transport, closed at the end of the block.

    Args:
        user_agent: who asks, with a contact (https://foundation.wikimedia.org/wiki/Policy:User-Agent_policy).
        patience: how long is waited.
    """
    timeout = httpx.Timeout(patience.silence, connect=patience.connect)
    headers = {"User-Agent": user_agent, "Accept": "application/json", "Accept-Encoding": "gzip"}
    with httpx.Client(headers=headers, timeout=timeout, follow_redirects=True, max_redirects=5) as client:
        yield Transport(client, patience)


def _moment(value: str | None) -> dt.datetime | None:
    """A date as HTTP writes it, in UTC; None where it is none."""
    if value is None:
        return None
    try:
        moment = parsedate_to_datetime(value)
        return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None


def _seconds(value: str | None, now: dt.datetime) -> float | None:
    """What a ``Retry-After`` asks for: seconds, or a date, which counts from the server's own clock."""
    if value is None:
        return None
    if value.strip().isdecimal():
        return float(value)
    moment = _moment(value)
    return None if moment is None else max((moment - now).total_seconds(), 0.0)
