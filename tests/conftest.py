"""What holds for all tests: none reaches beyond this machine, and the same code is judged by the same examples."""

from __future__ import annotations

import gc
import ipaddress
import os
import socket
import sys

from hypothesis import settings

LOCAL_NAMES = ("", "localhost", socket.gethostname())


# Other examples each time are for looking for what nobody has thought of: HYPOTHESIS_PROFILE=search make test.
settings.register_profile("search")
settings.register_profile("repeated", derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeated"))


class ReachedOutError(RuntimeError):
    """A test tried to speak to another machine."""


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _is_here(host: str) -> bool:
    return host in LOCAL_NAMES or (_is_address(host) and ipaddress.ip_address(host).is_loopback)


def _guard(event: str, arguments: tuple[object, ...]) -> None:
    """Stops connections to other machines, and questions for their addresses (an audit hook, see PEP 578)."""
    if event == "socket.connect":
        connection, address = arguments
        # Connecting a datagram socket sends nothing; it is how libraries ask for this machine's own address.
        is_stream = isinstance(connection, socket.socket) and connection.type == socket.SOCK_STREAM
        if is_stream and isinstance(address, tuple) and not _is_here(str(address[0])):  # else a path on this machine
            raise ReachedOutError(f"a test connects to {address[0]}")
    elif event == "socket.getaddrinfo":
        host = arguments[0].decode() if isinstance(arguments[0], bytes) else str(arguments[0] or "")
        if not _is_here(host) and not _is_address(host):
            raise ReachedOutError(f"a test looks up {host}")


def pytest_collection_finish() -> None:
    """Has the collector of cycles pass over the tests and modules that are there: they stay, and are most there is."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    """Gives them back to the collector, which libraries ask at the end whether all is gone."""
    gc.unfreeze()


sys.addaudithook(_guard)
