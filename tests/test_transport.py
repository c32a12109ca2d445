"""Connections that a server accepts on a socket bound as Streamlit binds it do not wait to send."""

from __future__ import annotations

import asyncio
import socket

from app.transport import send_at_once


def delay_is_off() -> bool:
    """Whether an asyncio server, listening on a socket of protocol 0, sends small messages at once."""

    async def once() -> bool:
        listening = socket.socket(socket.AF_INET)
        listening.bind(("127.0.0.1", 0))
        accepted: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

        def connected(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            connection = writer.get_extra_info("socket")
            accepted.set_result(bool(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)))
            writer.close()

        server = await asyncio.start_server(connected, sock=listening)
        async with server:
            _, writer = await asyncio.open_connection(*listening.getsockname())
            result = await accepted
            writer.close()
        return result

    return asyncio.run(once())


def test_small_messages_are_sent_at_once() -> None:
    send_at_once()
    assert delay_is_off()


def test_unix_sockets_are_left_alone() -> None:
    send_at_once()
    one, other = socket.socketpair()
    with one, other:
        assert asyncio.base_events._set_nodelay(one) is None
