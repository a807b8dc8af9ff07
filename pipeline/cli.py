"""The command: `blauwhelm`. How it ends, and what a person is told when it ends badly.

Exit codes: 0 done; 1 a check of the data failed (`build`: nothing was promoted), or an error of the program; 2 the
input, the output folder or the arguments are wrong, or nothing can be written to the standard output, said in one line;
130 interrupted; 141 nobody reads the output on.

What can be asked for is declared in `interface.py`, and the work is in `pipeline.commands`. Each command imports what
it needs when it is called, so that those that do not build answer at once.
"""

from __future__ import annotations

import contextlib
import gc
import os
import re
import sys
import traceback
import warnings
from collections.abc import Sequence
from typing import NoReturn, TextIO, cast

from pipeline import plain_form
from pipeline.commands import terminal
from pipeline.commands.errors import log_in_lines, refusal

FAILED = 1
REFUSED = 2
INTERRUPTED = 130
UNREAD = 141  # 128 + SIGPIPE, as a shell gives it for a program whose reader has gone

RARELY = 500_000
"""How many more objects there have to be before the collector looks for cycles: modules and documents hold few.

All modules of a build and two documents are 300,000; what a collection goes over costs half a microsecond each.
"""

_WITHOUT_VALUE = re.compile(r"--[a-z-]+=\s*")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command and gives its exit code."""
    gc.set_threshold(RARELY)
    # Arrow imports numpy, whose threads for matrices wait in a loop for some that nobody gives them.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    given = list(sys.argv[1:] if arguments is None else arguments)
    if any(not text.strip() or _WITHOUT_VALUE.fullmatch(text) for text in given):
        _say("an argument is empty")  # an empty path would be the working directory
        return REFUSED
    out = terminal.Watched(sys.stdout)
    with contextlib.redirect_stdout(cast("TextIO", out)):
        try:
            code = _run(given, out, debug="--debug" in given)
            out.flush()
        except (SystemExit, OSError):  # typer's way out where nobody reads on; the last of the output
            if out.error is None:
                raise
            code = FAILED
    if out.error is None:
        return code
    out.give_up()
    if isinstance(out.error, BrokenPipeError):
        return UNREAD
    _say(f"the output cannot be written: {out.error.strerror}")
    return REFUSED


def program() -> NoReturn:
    """The process of the command: `main`, and an end that does not take everything apart before.

    Python would go over all modules and what they hold, 0.7 s after a build. The commands of which nothing can be left
    to put in order, no thread and no process of theirs, end without that.
    """
    code = main()
    if compiled := sys.modules.get("pipeline.lexicon.compiled"):
        compiled.save()
    if plain_form.read(sys.argv[1:]) is not None:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
        os._exit(code)
    sys.exit(code)


def _run(given: list[str], out: terminal.Watched, *, debug: bool) -> int:
    if not debug:
        log_in_lines()
    with warnings.catch_warnings():
        if not sys.warnoptions and not debug:
            warnings.simplefilter("ignore")  # what libraries have to say to their programmers
        try:
            ask = plain_form.read(given)
            code = _through_interface(given) if ask is None else ask()
        except KeyboardInterrupt:
            code = INTERRUPTED
        except Exception as error:
            if out.error is not None:
                return FAILED  # nothing is wrong but that the output cannot be written, which `main` says
            if debug:
                traceback.print_exc()
            if (why := refusal(error)) is not None:
                _say(why)
                return REFUSED
            name = type(error).__name__
            _say(f"unexpected {name}: {error}" + ("" if debug else " (blauwhelm --debug … shows the traceback)"))
            return FAILED
        if code == INTERRUPTED:
            _say("interrupted")
        return code


def _through_interface(given: list[str]) -> int:
    """Has Typer read what was given, and do it or say what is wrong with it."""
    import typer

    from pipeline.interface import app

    try:
        return int(app(given, prog_name="blauwhelm", standalone_mode=False) or 0)  # typer gives 130 for Ctrl-C
    except typer.TyperException as error:
        if said := error.format_message():  # nothing, where the help was shown in its place
            _say(said.replace(": Value error, ", ": "))  # how Pydantic begins what is said of a value
        return REFUSED


def _say(line: str) -> None:
    import typer

    typer.echo(f"blauwhelm: {' '.join(line.split())}", err=True)


if __name__ == "__main__":
    program()
