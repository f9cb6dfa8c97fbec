"""Guard: what every request must be like, and what every answer carries.

A page of another site must not reach the explorer by a name that it made point here (DNS
rebinding): only known hosts are answered. There are no cookies. A proxy may keep a path prefix or
strip it: both work.
"""

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL = ("127.0.0.1", "localhost", "::1")
POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data: blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Cache-Control": "no-cache",  # keep it, and ask whether it is still so
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_RAW = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]


class Guard:
    """The application inside of it sees only requests to known hosts, without the path prefix."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = (), prefix: str = "") -> None:
        self.app = app
        self.hosts = frozenset(host.lower() for host in (*LOCAL, *hosts))
        self.prefix = prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        app: ASGIApp = self.app
        if _host(scope) not in self.hosts:
            app = PlainTextResponse("this host is not served; see kg serve --allow-host\n", 400)
        elif self.prefix and scope["path"] == self.prefix:
            app = RedirectResponse(f"{self.prefix}/")  # links are relative to a folder
        if self.prefix:
            scope = _without(scope, self.prefix)

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                said = {name.lower() for name, _ in message["headers"]}
                more = [pair for pair in _RAW if pair[0] not in said]
                message = message | {"headers": [*message["headers"], *more]}
            await send(message)

        await app(scope, receive, sent)


def _host(scope: Scope) -> str:
    """The host that the request names, without its port; '' where it names none, or several."""
    named = [value for name, value in scope["headers"] if name == b"host"]
    return _named(named[0]) if len(named) == 1 else ""


@lru_cache(maxsize=64)
def _named(host: bytes) -> str:
    try:
        return urlsplit(f"//{host.decode('latin-1')}").hostname or ""
    except ValueError:
        return ""


def _without(scope: Scope, prefix: str) -> Scope:
    """The request with the prefix taken from its path, where a proxy has kept it."""
    path = scope["path"]
    inner = path[len(prefix) :] if path.startswith(f"{prefix}/") else path
    return dict(scope) | {"path": prefix + inner, "root_path": prefix}
