"""The server: a socket, uvicorn on it, and an end that lets requests finish. The only door to uvicorn."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
from collections.abc import Callable, Iterator
from typing import Any

from uvicorn import Config, Server
from uvicorn.protocols.http.h11_impl import H11Protocol

from factcheck.errors import SettingsError
from factcheck.web.app import Desk, application
from factcheck.web.service import Service

LISTEN = 128
"""Connections that the system holds until they are accepted."""
PORTS = 65535


def serve(service: Service, told: Callable[[str], object]) -> None:
    """Serve until the process is told to stop; ``told`` gets the address once it can be called.

    Raises SettingsError where the service cannot listen there.
    """
    # The command line ends with a closed pipe; a server does not.
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    desk = Desk(service)
    listening = bound(service)

    class Head(Headed):
        heading = service.heading

    config = Config(
        application(service, desk), http=Head, ws="none", log_config=None, access_log=False, server_header=False,
        limit_concurrency=service.connections, timeout_graceful_shutdown=int(service.stopping), proxy_headers=False,
    )  # fmt: skip
    asyncio.run(Ending(config, desk, lambda: told(url(service, listening))).serve([listening]))


def bound(service: Service) -> socket.socket:
    """A socket that listens where the service is to; raises SettingsError."""
    where = f"{service.host}:{service.port}"
    if not 0 <= service.port <= PORTS:
        raise SettingsError(f"there is no port {service.port}; name one from 0 to {PORTS} with --port")
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(service.host, service.port, type=socket.SOCK_STREAM)[0]
        # Where the protocol is not named, asyncio leaves Nagle's algorithm on, which costs each answer 40 milliseconds.
        listening = socket.socket(family, kind, protocol)
        if os.name == "posix":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(place)
        listening.listen(LISTEN)
    except (OSError, UnicodeError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise SettingsError(f"{where}: {why.lower()}; choose another place with --host and --port") from None
    return listening


def url(service: Service, listening: socket.socket) -> str:
    """The address of the service, with the port that it got."""
    host = f"[{service.host}]" if ":" in service.host else service.host
    return f"http://{host}:{listening.getsockname()[1]}/"


class Headed(H11Protocol):
    """A connection that is closed when the head of its next request does not come in time."""

    heading = 10.0

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.due: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait."""
        super().connection_made(transport)
        self.watch()

    def data_received(self, data: bytes) -> None:
        """Take what came, and wait on where no head is whole."""
        super().data_received(data)
        self.watch()

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        super().on_response_complete()
        self.watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        super().connection_lost(exc)
        if self.due:
            self.due.cancel()

    def watch(self) -> None:
        """Wait for a head while there is no request to answer."""
        idle = self.cycle is None or self.cycle.response_complete
        if idle and self.due is None:
            self.due = self.loop.call_later(self.heading, self.transport.close)
        elif not idle and self.due is not None:
            self.due.cancel()
            self.due = None


class Ending(Server):
    """A server that tells when it can be called, and that ends with what it has begun."""

    def __init__(self, config: Config, desk: Desk, started: Callable[[], object]) -> None:
        super().__init__(config)
        self.desk, self.tell = desk, started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin, and tell so."""
        await super().startup(sockets)
        self.tell()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take the signals to stop as a wish to finish; the second one is a wish to stop at once."""
        loop = asyncio.get_running_loop()
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda number, _: loop.call_soon_threadsafe(self.stop) and None)
        yield

    def stop(self) -> None:
        """Take no more articles, let those that are checked be finished."""
        self.force_exit = self.should_exit
        self.should_exit = True
        self.desk.pool.stopping = True
