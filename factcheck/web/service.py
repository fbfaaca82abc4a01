"""What the service was told: where it listens, what it admits, and how much."""

from __future__ import annotations

import ipaddress
import os
from dataclasses import dataclass, field

MOST_WORKERS = 4
"""Processes that check at the same time unless a service is told otherwise."""
LINE = 8
"""Requests that may wait for each of them."""


def workers() -> int:
    """How many processes check at the same time: one for each processor, and no more than a few."""
    return max(1, min(os.cpu_count() or 1, MOST_WORKERS))


@dataclass(frozen=True, slots=True)
class Service:
    """The settings of a service. Sizes are bytes, times seconds."""

    host: str = "127.0.0.1"
    port: int = 8000
    """0 for any that is free."""
    max_bytes: int = 1_000_000
    """Of one article."""
    max_batch: int = 10_000_000
    """Of all articles of a batch together."""
    max_entries: int = 1000
    """Articles of a batch."""
    seconds: float = 10.0
    """That one check may take before it is cut."""
    receiving: float = 20.0
    """That the body of a request may take to arrive, and a piece of an answer to be fetched."""
    heading: float = 10.0
    """That the head of a request may take to arrive."""
    stopping: float = 15.0
    """That requests may go on for once the service has been told to stop."""
    workers: int = field(default_factory=workers)
    queue: int = 32
    """Requests that may wait while all workers are busy."""
    connections: int = 250
    """Connections that may be open at the same time."""
    token: str | None = field(default=None, repr=False)
    """What a request must present; None where nobody has to."""
    hosts: tuple[str, ...] = ()
    """Names by which the service may be called, beside its addresses and "localhost"."""

    @property
    def local(self) -> bool:
        """Whether only this machine reaches the service."""
        return self.host == "localhost" or (address(self.host) or UNKNOWN).is_loopback

    def admits(self, host: str) -> bool:
        """Whether a request may call the service by this ``Host``.

        An address cannot be rebound by somebody else's name server, a name can; so names have to be known.

        >>> service = Service(hosts=("desk.example",))
        >>> [service.admits(h) for h in ("127.0.0.1:8000", "[::1]:80", "localhost", "desk.example", "evil.example", "")]
        [True, True, True, True, False, False]
        """
        name = without_port(host).lower().rstrip(".")
        known = {"localhost", self.host.lower(), *(h.lower() for h in self.hosts)}
        return name in known or address(name) is not None


UNKNOWN = ipaddress.ip_address("192.0.2.0")
"""An address that nobody has, for what is none."""


def address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address that a host is written as; None for a name."""
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def without_port(host: str) -> str:
    """A host without its port, and an address of version 6 without its brackets.

    >>> without_port("127.0.0.1:80"), without_port("[::1]:80"), without_port("desk")
    ('127.0.0.1', '::1', 'desk')
    """
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]
