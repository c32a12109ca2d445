"""Small messages are sent at once.

Streamlit binds its listening socket with protocol 0, and CPython's asyncio turns Nagle's algorithm off only on sockets
whose protocol says TCP (asyncio.base_events._set_nodelay). So every rerun's second small message waited for the
browser's delayed acknowledgement: 40 ms on Linux, up to 200 ms elsewhere, on each answer of each learner. Measured on
one page: 44 ms with the wait, 4 ms without (benchmarks/README.md).
"""

from __future__ import annotations

import socket
from asyncio import base_events
from functools import cache

INTERNET = {socket.AF_INET, socket.AF_INET6}


@cache
def send_at_once() -> None:
    """Turn Nagle's algorithm off on every TCP connection this process accepts from now on. Does its work once."""
    base_events._set_nodelay = _no_delay  # type: ignore[attr-defined]


def _no_delay(connection: socket.socket) -> None:
    """What asyncio calls for each new connection; it also passes Unix sockets, which have no such option."""
    if connection.family in INTERNET and connection.type == socket.SOCK_STREAM:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
