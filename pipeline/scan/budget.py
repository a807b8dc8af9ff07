"""A bound on the time that one page may take.

Sizes bound the work on a page first (`pages.MAX_TEXT`), and the same page is then refused on every machine. This is for
what nobody foresaw: a page that a stage does not come to an end with must not hold up the millions behind it.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager

PAGE_SECONDS = 60.0
"""Seconds for one page: some hundred times what a long one takes."""


class OverBudgetError(BaseException):
    """A page took longer than it may. No `Exception`: a stage that keeps going after any of those must not keep it."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raises `OverBudgetError` in the block when its time is up.

    It works in any thread, as a task of a Dask worker is not in the main one, where alone a signal could do it. The
    error comes with the next step of Python code: a call into a library is not broken off.

    An error that was sent is never taken back: CPython would go on looking for it before every step of every thread,
    and a thread that is traced would not come any further (3.11 does so when asked to send none).

    Raises:
        OverBudgetError: the time is up.
    """
    thread = ctypes.c_ulong(threading.get_ident())
    lock = threading.Lock()
    is_over = False

    def strike() -> None:
        with lock:
            if not is_over:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, ctypes.py_object(OverBudgetError))

    timer = threading.Timer(seconds, strike)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with lock:
            is_over = True
        timer.cancel()  # an error that was sent and has not come in yet does so here, at the latest
