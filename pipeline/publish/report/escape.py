"""Source text made fit for a page: nothing in it is markup, reorders the page, or is a character HTML cannot hold.

Templates escape by themselves; `environment` in `templates` sends every value they write through `clean` first. The
source reader, which must show each character, writes through `text`.
"""

from __future__ import annotations

import html
import json
import re
from typing import Any

from markupsafe import Markup

# HTML's parse errors "control-character" and "noncharacter" (https://html.spec.whatwg.org/#parse-errors). A control
# has a picture in Unicode where it is of ASCII. U+000D would become a line feed.
_UNFIT = "\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef" + "".join(
    chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF)
)
_CONTROL = re.compile(f"[{_UNFIT}]")
_REORDERING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def clean(value: str) -> str:
    """A text for a line of a page: control characters as pictures, marks that reorder text left out."""
    return _REORDERING.sub("", _CONTROL.sub(_picture, value))


def text(value: str) -> str:
    """A text for the source reader, as HTML: each character shown, those that reorder text boxed in and named.

    Characters that HTML cannot hold are shown by another; one character stays one.
    """
    escaped = html.escape(_CONTROL.sub(_picture, value), quote=False)
    return _REORDERING.sub(lambda found: f'<i class="ctl" data-c="U+{ord(found[0]):04X}">{found[0]}</i>', escaped)


def attribute(value: str) -> str:
    """A text for a quoted attribute, as HTML."""
    return html.escape(clean(value), quote=True)


def data(value: Any) -> Markup:
    """A value as JSON for a script element that holds data; nothing in it can end the element."""
    written = json.dumps(_cleaned(value), ensure_ascii=False, separators=(",", ":"))
    return Markup(written.replace("<", "\\u003c"))  # noqa: S704


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: _cleaned(each) for key, each in value.items()}
    return [_cleaned(each) for each in value] if isinstance(value, list | tuple) else value


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"
