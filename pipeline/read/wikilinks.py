"""What a link in brackets is: its kind, its target and its label; and every external link of a page.

The names of namespaces and the prefixes of other languages are data (`namespaces.yaml`).
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from pipeline.kept import yaml_mapping
from pipeline.read.arguments import Part, part_of, split_at_bars, trim
from pipeline.read.frozen import tuple_maker
from pipeline.read.names import spaced
from pipeline.read.nodes import Node

WikilinkKind = Literal["internal", "interlanguage", "file", "category", "text"]

# Without one of these a target is the title of a page as it stands, as most are.
_TELLING = re.compile(r"[\n\[\]{}<>:#&_]")
_NOT_IN_TITLES = re.compile(r"[\n\[\]{}<>]")
_BEGINS_AS_ADDRESS = re.compile(r"[^:]{0,6}://")
_PROTOCOLS = "(?:https?|ftps?|sftp|ircs?|gopher|telnet|news|svn|git|gemini)"
# How an address begins that makes an external link of the bracket before it.
LINK_START = rf"(?:{_PROTOCOLS}:)?//|(?:mailto|news|urn|tel):"
# An external link in brackets, up to its label: the address, and the white space after it.
BRACKETED = re.compile(rf"\[((?:{LINK_START})[^\s\[\]<>\"{{}}]+)[ \t]*")
_ENDS_SENTENCE = ",;\\.:!?'"
# An address that stands by itself.
BARE = re.compile(r"https?://[^\s\[\]<>\"{}|]+")


class Wikilink(NamedTuple):
    """A link in double brackets, read. `label` is None where no bar was written; `options` are those of a file."""

    kind: WikilinkKind
    target: str
    anchor: str | None
    target_start: int
    target_end: int
    label: Part | None
    options: Sequence[Part]


_wikilink = tuple_maker(Wikilink)


@dataclass(frozen=True, slots=True)
class Namespaces:
    """Names in lower case."""

    files: frozenset[str]
    categories: frozenset[str]
    languages: frozenset[str]
    file_options: frozenset[str]
    captioned: frozenset[str]
    redirects: frozenset[str]


@cache
def load_namespaces() -> Namespaces:
    """Reads `namespaces.yaml`."""
    data = yaml_mapping(files("pipeline.read") / "namespaces.yaml")
    return Namespaces(
        frozenset(data["files"]),
        frozenset(data["categories"]),
        frozenset(data["languages"].split()),
        frozenset(data["file_options"]),
        frozenset(data["captioned"]),
        frozenset(data["redirects"]),
    )


def wikilink_of(text: str, node: Node) -> Wikilink:
    """Reads a link in double brackets.

    Its kind is ``text`` where MediaWiki takes it for text, as the target cannot be a title.
    """
    if node.parsed is not None:
        return node.parsed
    parts = split_at_bars(text, node) if node.children else ()
    bar = text.find("|", node.inner_start, node.inner_end) if not parts else parts[0].end
    start, end = trim(text, node.inner_start, bar if bar >= 0 else node.inner_end)
    written = text[start:end]
    kind: WikilinkKind = "internal"
    target, anchor = written, None
    if not written or "  " in written or _TELLING.search(written):
        kind, target, anchor = _told_by(written)
        if kind != "text" and written.startswith(":"):
            start += 1
    label = None
    options: Sequence[Part] = ()
    if 0 <= bar < node.inner_end:
        # A bar in a label is a part of it; of a file, each bar begins an option, and the last is the caption.
        if kind == "file":
            options = (parts or split_at_bars(text, node))[1:]
            label = options[-1]
        else:
            inside = [child for part in parts[1:] for child in part.children] if parts else ()
            label = part_of((bar + 1, node.inner_end, -1, inside))
    link = _wikilink((kind, target, anchor, start, end, label, options))
    node.parsed = link
    return link


def _told_by(written: str) -> tuple[WikilinkKind, str, str | None]:
    """The kind, the target and the anchor of a link, by what is written before its bar, trimmed."""
    if not written or _NOT_IN_TITLES.search(written) or ("://" in written and _BEGINS_AS_ADDRESS.match(written)):
        return "text", written, None
    kind: WikilinkKind = "internal"
    target, anchor = written, None
    if written.startswith(":"):
        target = written[1:].lstrip()
    elif ":" in written:
        prefix, _, rest = written.partition(":")
        prefix = prefix.strip().casefold()
        namespaces = load_namespaces()
        if prefix in namespaces.files:
            kind = "file"
        elif prefix in namespaces.categories:
            kind, target = "category", rest
        elif prefix in namespaces.languages:
            kind = "interlanguage"
    if "#" in target and kind == "internal":
        target, _, anchor = target.partition("#")
        anchor = anchor.replace("_", " ").strip()
    if "&" in target:
        target = html.unescape(target)
    if "_" in target or "  " in target or target[:1] == " " or target[-1:] == " ":
        target = spaced(target)
    return kind, target, anchor


def caption_of(text: str, link: Wikilink) -> Part | None:
    """The caption of a file that is shown with one (a thumbnail or a frame), else None."""
    if link.kind != "file":
        return None
    namespaces = load_namespaces()
    is_captioned = False
    caption = None
    for part in link.options:
        option = text[part.start : part.end].strip().casefold()
        if option.partition("=")[0] in namespaces.captioned:
            is_captioned = True
        elif not _is_option(option, namespaces):
            caption = part
    return caption if is_captioned else None


def _is_option(option: str, namespaces: Namespaces) -> bool:
    if not option or option in namespaces.file_options:
        return True
    if option.endswith("px"):
        return option[:-2].strip().replace("x", "").isdigit()
    name, equals, _ = option.partition("=")
    return bool(equals) and name.strip() in namespaces.file_options


def trim_address(address: str) -> str:
    """A bare address without the punctuation that ends the sentence, as MediaWiki takes it."""
    trimmed = address.rstrip(_ENDS_SENTENCE)
    if not trimmed.endswith(")"):
        return trimmed
    # A bracket at the end that was opened before the address is none of it.
    over = trimmed.count(")") - trimmed.count("(")
    end = len(trimmed)
    while end and (trimmed[end - 1] in _ENDS_SENTENCE or (trimmed[end - 1] == ")" and over > 0)):
        over -= trimmed[end - 1] == ")"
        end -= 1
    return trimmed[:end]
