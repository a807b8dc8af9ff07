"""A wiki on the loopback address: an HTTP server that speaks the form of the Action API, and fails when it is told to.

What it answers was written for this project after https://www.mediawiki.org/wiki/API:Query; no recorded traffic.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

DATE = "Sat, 02 May 2020 10:00:00 GMT"
LICENCE = {"url": "https://creativecommons.org/licenses/by-sa/4.0/deed.en", "text": "Attribution-ShareAlike 4.0"}


@dataclass
class Saved:
    """A revision as the wiki has it. `sha1` and `content` can be made wrong."""

    id: int
    content: str
    timestamp: str
    sha1: str


@dataclass
class Page:
    """A page with its revisions, the newest last."""

    id: int
    title: str
    revisions: list[Saved] = field(default_factory=list)
    content_model: str = "wikitext"


Fault = Callable[["Handler"], bool]
"""What happens to a request in place of an answer; True if the answer is still to be given."""


class Wiki:
    """The pages of a wiki, what is wrong with the next answers, and what was asked for."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.redirects: dict[str, str] = {}
        self.faults: list[Fault] = []
        self.requests: list[dict[str, str]] = []
        self.agents: list[str] = []
        self.encodings: list[str] = []
        self.headers: dict[str, str] = {}
        self.pages_per_answer: int | None = None
        self.stopped = threading.Event()
        self.port = 0
        self._last = 100

    @property
    def address(self) -> str:
        """The address of its api.php."""
        return f"http://127.0.0.1:{self.port}/w/api.php"

    def save(self, title: str, content: str) -> int:
        """Saves a revision. Gives its number."""
        self._last += 1
        page = self.pages.setdefault(title, Page(len(self.pages) + 1, title))
        sha1 = hashlib.sha1(content.encode(), usedforsecurity=False).hexdigest()
        stamp = f"2020-05-01T00:{(self._last - 100) % 60:02}:00Z"
        page.revisions.append(Saved(self._last, content, stamp, sha1))
        return self._last

    def move(self, old: str, new: str) -> None:
        """Moves a page, and leaves a redirect. A move is a revision of its own, as it is in MediaWiki."""
        page = self.pages.pop(old)
        page.title = new
        self.pages[new] = page
        self.redirects[old] = new
        self.save(new, page.revisions[-1].content)

    def asked(self, key: str) -> list[str]:
        """The values of a parameter in the requests that had it."""
        return [request[key] for request in self.requests if key in request]

    def answer(self, asked: dict[str, str]) -> dict[str, Any]:
        """What the API says."""
        if asked.get("meta") == "siteinfo":
            return {"batchcomplete": True, "query": {"rightsinfo": LICENCE}}
        whole = self._revisions(asked) if "revids" in asked else self._titles(asked)
        if self.pages_per_answer is None:
            return {"batchcomplete": True, "query": whole}
        start = int(asked.get("rvcontinue", "0"))
        end = start + self.pages_per_answer
        part: dict[str, Any] = {"query": {**whole, "pages": whole["pages"][start:end]}}
        if end < len(whole["pages"]):
            part["continue"] = {"rvcontinue": str(end), "continue": "||"}
        return part

    def _titles(self, asked: dict[str, str]) -> dict[str, Any]:
        found: dict[str, Any] = {"pages": []}
        for title in asked["titles"].split("|"):
            if title.startswith("fr:"):
                found.setdefault("interwiki", []).append({"title": title, "iw": "fr"})
                continue
            name = title[:1].upper() + title[1:]
            if name != title:
                found.setdefault("normalized", []).append({"fromencoded": False, "from": title, "to": name})
            seen = set()
            while name in self.redirects and name not in seen:
                seen.add(name)
                found.setdefault("redirects", []).append({"from": name, "to": self.redirects[name]})
                name = self.redirects[name]
            if name not in seen and name not in {page["title"] for page in found["pages"]}:
                found["pages"].append(self._info(name))
        return found

    def _info(self, title: str) -> dict[str, Any]:
        if title.startswith("Special:"):
            return {"ns": -1, "title": title, "special": True}
        if title.startswith(":"):
            return {"title": title, "invalid": True, "invalidreason": "The title is bad."}
        page = self.pages.get(title)
        if page is None:
            return {"ns": 0, "title": title, "missing": True}
        newest = page.revisions[-1]
        return {
            "pageid": page.id, "ns": 0, "title": title, "contentmodel": page.content_model, "pagelanguage": "en",
            "lastrevid": newest.id, "length": len(newest.content.encode()), "touched": newest.timestamp,
            "canonicalurl": f"https://wiki.example/wiki/{title.replace(' ', '_')}",
        }  # fmt: skip

    def _revisions(self, asked: dict[str, str]) -> dict[str, Any]:
        wanted = [int(each) for each in asked["revids"].split("|")]
        known = {saved.id for page in self.pages.values() for saved in page.revisions}
        found: dict[str, Any] = {"pages": [], "badrevids": {}}
        for number in wanted:
            if number not in known:
                found["badrevids"][str(number)] = {"revid": number, "missing": True}
        for page in self.pages.values():
            revisions = [
                {
                    "revid": saved.id, "parentid": 0, "timestamp": saved.timestamp, "size": len(saved.content.encode()),
                    "sha1": saved.sha1,
                    "slots": {"main": {"contentmodel": page.content_model, "contentformat": "text/x-wiki",
                                       "sha1": saved.sha1, "content": saved.content}},
                }
                for saved in page.revisions
                if saved.id in wanted
            ]  # fmt: skip
            if revisions:
                found["pages"].append({"pageid": page.id, "ns": 0, "title": page.title, "revisions": revisions})
        return found


class Handler(BaseHTTPRequestHandler):
    """Answers one request, or fails as the next fault says."""

    protocol_version = "HTTP/1.1"
    wiki: Wiki

    def do_GET(self) -> None:
        """Answers."""
        asked = {key: values[0] for key, values in parse_qs(urlsplit(self.path).query).items()}
        self.wiki.requests.append(asked)
        self.wiki.agents.append(self.headers.get("User-Agent", ""))
        self.wiki.encodings.append(self.headers.get("Accept-Encoding", ""))
        fault = self.wiki.faults.pop(0) if self.wiki.faults else None
        if fault is None or fault(self):
            self.give(json.dumps(self.wiki.answer(asked)).encode())

    def give(
        self, body: bytes, status: int = 200, said: int | None = None, headers: Mapping[str, str] | None = None
    ) -> None:
        """Sends an answer; `said` is the length it claims to have."""
        is_packed = "gzip" in self.headers.get("Accept-Encoding", "") and said is None
        body = gzip.compress(body, 1) if is_packed else body
        self.send_response_only(status)
        self.send_header("Date", DATE)
        self.send_header("Content-Type", "application/json")
        if is_packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body) if said is None else said))
        for name, value in (headers or {}).items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:  # the client had enough
            self.close_connection = True
        if said is not None:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Says nothing."""


def status(code: int, **headers: str) -> Fault:
    """An answer with another status."""

    def happen(handler: Handler) -> bool:
        handler.give(b"<html>not now</html>", code, headers=headers)
        return False

    return happen


def says(body: bytes, **headers: str) -> Fault:
    """An answer with these bytes."""

    def happen(handler: Handler) -> bool:
        handler.give(body, headers=headers)
        return False

    return happen


def error(code: str, info: str, **headers: str) -> Fault:
    """An error as the API words it, with HTTP 200."""
    return says(json.dumps({"error": {"code": code, "info": info}, "servedby": "test"}).encode(), **headers)


def silent(handler: Handler) -> bool:
    """No answer until the wiki is stopped."""
    handler.wiki.stopped.wait(5)
    handler.close_connection = True
    return False


def dripping(handler: Handler) -> bool:
    """An answer that comes byte by byte and never ends."""
    handler.send_response_only(200)
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    handler.close_connection = True
    try:
        while not handler.wiki.stopped.wait(0.02):
            handler.wfile.write(b" ")
            handler.wfile.flush()
    except OSError:
        pass
    return False


def broken_off(handler: Handler) -> bool:
    """A connection that ends in the middle of an answer."""
    body = json.dumps(handler.wiki.answer(handler.wiki.requests[-1])).encode()
    handler.give(body[: len(body) // 2], said=len(body))
    return False


def cut_short(handler: Handler) -> bool:
    """An answer that claims to be whole and is not."""
    body = json.dumps(handler.wiki.answer(handler.wiki.requests[-1])).encode()
    handler.give(body[: len(body) // 2])
    return False


def fine(_: Handler) -> bool:
    """No fault: the answer is given."""
    return True


@contextmanager
def running() -> Iterator[Wiki]:
    """A wiki that answers until the end of the block."""
    wiki = Wiki()
    handler = type("BoundHandler", (Handler,), {"wiki": wiki})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    wiki.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield wiki
    finally:
        wiki.stopped.set()
        server.shutdown()
        server.server_close()
        thread.join()
