"""The files of the page: read once from the package, known by name, and nothing else."""

from __future__ import annotations

import hashlib
from importlib import resources

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

PAGE = "page.html"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "img-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)
"""No script but ours, no request but to ourselves, no frame around us, and no text that is made markup."""


def routes() -> list[Route]:
    """A route for every file of the page; the page itself is the root."""
    found = sorted(resources.files("factcheck.web").joinpath("static").iterdir(), key=lambda entry: entry.name)
    named = {entry.name: entry.read_bytes() for entry in found if kind(entry.name)}
    return [route("/" if name == PAGE else f"/static/{name}", name, data) for name, data in named.items()]


def kind(name: str) -> str | None:
    """The media type of a file by the end of its name; None for what is none of the page's."""
    return TYPES.get("." + name.rpartition(".")[2])


def route(path: str, name: str, data: bytes) -> Route:
    """One file at its path; a browser that has it already is told so."""
    tag = f'"{hashlib.sha256(data).hexdigest()[:20]}"'
    headers = {"Content-Type": str(kind(name)), "Cache-Control": "no-cache", "ETag": tag}
    headers |= {"Content-Security-Policy": POLICY} if name == PAGE else {}

    async def sent(request: Request) -> Response:
        known = request.headers.get("if-none-match") == tag
        return Response(b"" if known else data, 304 if known else 200, headers)

    return Route(path, sent)
