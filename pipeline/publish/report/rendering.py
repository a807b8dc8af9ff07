"""From values to HTML: the templates, what they may call, and the policy that keeps a page inert.

The style sheet and the script are written into each page, and the page's Content Security Policy names them by digest:
nothing else is run or loaded, from disk as from a server, and a page sent by mail is whole.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import MutableMapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import CodeType
from typing import Any
from urllib.parse import quote

import jinja2
from jinja2 import BaseLoader, Environment, StrictUndefined, Template
from markupsafe import Markup

import schemas
from pipeline.kept import kept
from pipeline.publish.report import escape
from pipeline.publish.report.charts.palette import COLOURS

_FOLDER = "templates"
_LONGEST = 300
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


@cache
def environment() -> Environment:
    """The templates. What they write is cleaned and escaped, unless it is `Markup`; an unknown name is an error."""
    made = Environment(
        loader=_Templates(),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        optimized=False,  # so that the code of a template is made of the template alone, not of what it calls
    )
    made.filters["cut"] = _cut
    made.filters["address"] = quote
    made.filters["drawing"] = _drawing
    style, script = _source("report.css"), _source("report.js")
    hues = "".join(f"{colour.variable}:light-dark({colour.light},{colour.dark});" for colour in COLOURS)
    style, script = f":root{{{hues}}}\n{_COMMENT.sub('', style)}", script.strip()
    made.globals |= {
        "style": Markup(style),  # noqa: S704  # a file of this package
        "script": Markup(script),  # noqa: S704  # likewise
        "policy": Markup(  # noqa: S704  # the quotes in it are the policy's own
            f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
            "base-uri 'none'; form-action 'none'"
        ),
        "version": schemas.VERSION,
    }
    return made


def render(template: str, path: str, /, **values: Any) -> str:
    """A page as HTML.

    Args:
        template: its name, without the suffix.
        path: the page's address, relative to the report.
        **values: what the template is given.
    """
    up = "../" * path.count("/")
    return environment().get_template(f"{template}.html.j2").render(up=up, current=path, **values)


class _Templates(BaseLoader):
    """The templates of this package, compiled once."""

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002
    ) -> Template:
        """A template as the environment reads it."""

        def compiled(source: str) -> CodeType:
            return environment.compile(source, name)

        code = kept(_file(name), f"jinja-{jinja2.__version__}", compiled)
        return Template.from_code(environment, code, {} if globals is None else globals)


def _file(name: str) -> Traversable:
    return files("pipeline.publish.report") / _FOLDER / name


def _source(name: str) -> str:
    return _file(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}"


def _finalize(value: Any) -> Any:
    return escape.clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _cut(value: Any) -> str:
    text = str(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _drawing(svg: str) -> Markup:
    """A chart's SVG, in which words are text and nothing runs."""
    return Markup(svg)  # noqa: S704
