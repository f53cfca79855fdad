"""Lines to a mail server that go wrong: cut off, silent, dribbling, or answering nonsense."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

HOST = "127.0.0.1"


@contextmanager
def listening(serve: Callable[[socket.socket], None]) -> Iterator[int]:
    """Accept connections on a free port and hand each to ``serve`` in a thread; yield the port."""
    server = socket.create_server((HOST, 0))
    connections: list[socket.socket] = []

    def accept() -> None:
        with suppress(OSError):
            while True:
                connection, _address = server.accept()
                connections.append(connection)
                threading.Thread(target=guarded, args=(connection,), daemon=True).start()

    def guarded(connection: socket.socket) -> None:
        with suppress(OSError), connection:
            serve(connection)

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield server.getsockname()[1]
    finally:
        # shutdown wakes the thread that waits in accept; close alone would not
        with suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)
        server.close()
        for connection in connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


@contextmanager
def cut_after(port: int, count: int) -> Iterator[int]:
    """Forward to ``port`` and cut both sides after ``count`` bytes from the server."""

    def serve(client: socket.socket) -> None:
        with socket.create_connection((HOST, port)) as upstream:
            threading.Thread(target=pump_up, args=(client, upstream), daemon=True).start()
            left = count
            while left > 0 and (data := upstream.recv(min(left, 65536))):
                client.sendall(data)
                left -= len(data)
            client.shutdown(socket.SHUT_RDWR)

    def pump_up(client: socket.socket, upstream: socket.socket) -> None:
        with suppress(OSError):
            while data := client.recv(65536):
                upstream.sendall(data)

    with listening(serve) as own_port:
        yield own_port


@contextmanager
def cut_when(port: int, command: bytes, *, heard: bool = False) -> Iterator[int]:
    """Forward to ``port`` and cut off the client when it says ``command``; the server has ``heard``
    that then, or not.
    """

    def serve(client: socket.socket) -> None:
        with socket.create_connection((HOST, port)) as upstream:
            threading.Thread(target=pump_down, args=(client, upstream), daemon=True).start()
            while (data := client.recv(65536)) and not data.startswith(command):
                upstream.sendall(data)
            client.shutdown(socket.SHUT_RDWR)
            if heard:
                upstream.sendall(data)
                time.sleep(0.3)  # let it do its work

    def pump_down(client: socket.socket, upstream: socket.socket) -> None:
        with suppress(OSError):
            while data := upstream.recv(65536):
                client.sendall(data)

    with listening(serve) as own_port:
        yield own_port


def silent(connection: socket.socket) -> None:
    """Take everything and never say a word."""
    while connection.recv(65536):
        pass


def saying(*lines: bytes) -> Callable[[socket.socket], None]:
    """Say the first line at once and the next ones each after something was heard."""

    def serve(connection: socket.socket) -> None:
        for line in lines:
            connection.sendall(line)
            if not connection.recv(65536):
                return
        silent(connection)

    return serve


def scripted(answer: Callable[[bytes, bytes], bytes]) -> Callable[[socket.socket], None]:
    """Play an IMAP server: greet, then send ``answer(tag, command line)`` to each command."""

    def serve(connection: socket.socket) -> None:
        connection.sendall(b"* OK ready\r\n")
        with connection.makefile("rb") as lines:
            for line in lines:
                tag, _space, command = line.strip().partition(b" ")
                connection.sendall(answer(tag, command))

    return serve


def scripted_pop3(answer: Callable[[bytes], bytes]) -> Callable[[socket.socket], None]:
    """Play a POP3 server: greet, then send ``answer(command line)`` to each command."""

    def serve(connection: socket.socket) -> None:
        connection.sendall(b"+OK ready\r\n")
        with connection.makefile("rb") as lines:
            for line in lines:
                connection.sendall(answer(line.rstrip(b"\r\n")))

    return serve
