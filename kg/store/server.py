"""Server: a SPARQL 1.1 store over HTTP: queries, updates, graph store, and what went wrong.

Only the standard library is used. Answers are read as they come, row by row. A redirect is not
followed, since it would carry the password along.
"""

import base64
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

import pyoxigraph as ox

from kg.store.build import BuildError

TIMEOUT = 60.0  # seconds without a byte
ACCEPT = (
    "application/sparql-results+json, application/n-triples;q=0.9,"
    " application/sparql-results+xml;q=0.8, text/turtle;q=0.7"
)
UNION = {"union-default-graph": "true"}  # Oxigraph asks for it; others do not look at it
_HERE = ("localhost", "127.0.0.1", "::1")
_FORM = "application/x-www-form-urlencoded"
_MOST = "X-SPARQL-MaxRows"  # Virtuoso gives it with a result of as many rows as it lets out
# the address for queries ends so -> how those of the graph store and for updates end there
_PLACES = {"/query": ("/store", "/update"), "/sparql": ("/data", "/update")}


class EndpointError(BuildError):
    """The endpoint did not answer, or not as a SPARQL store; the message says what to do."""

    def __init__(self, message: str, code: int = 0) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class Server:
    """A store at an address for queries, with what to show it and how long to wait for it."""

    url: str
    authorization: str = field(default="", repr=False)
    timeout: float = TIMEOUT

    @classmethod
    def at(cls, url: str) -> "Server":
        """The store at an address, with password or token and timeout from the environment."""
        parts = urlsplit(url.strip())
        if "@" in parts.netloc:
            raise EndpointError(
                "the endpoint's address holds a name or password; put them in KG_ENDPOINT_USER"
                " and KG_ENDPOINT_PASSWORD (or KG_ENDPOINT_TOKEN)"
            )
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise EndpointError(f"endpoint '{url}' is no http or https address")
        return cls(parts._replace(fragment="").geturl(), _authorization(), _timeout())

    # -- asking --------------------------------------------------------------------------------

    def query(self, sparql: str, more: Mapping[str, Any] = UNION) -> Any:
        """The result of a query: Rows, an ox.QueryBoolean, or an iterator of triples."""
        body = urlencode({"query": sparql, **more}, doseq=True).encode()
        response = self._open("POST", self.url, body, {"Content-Type": _FORM, "Accept": ACCEPT})
        kind, most = response.headers.get_content_type(), response.headers.get(_MOST, "")
        if form := ox.QueryResultsFormat.from_media_type(kind):
            with self._told():
                found = ox.parse_query_results(_Body(response), form)
            return found if isinstance(found, ox.QueryBoolean) else Rows(self, found, most)
        if form := ox.RdfFormat.from_media_type(kind):
            return self._triples(_Body(response), form, most)
        raise EndpointError(
            f"{self.url} answered with {kind}, which is no SPARQL result: {_first(response)};"
            " is it the store's address for queries?"
        )

    def rows(self, sparql: str) -> Iterator[Any]:
        """The rows of a SELECT, one by one as they come."""
        found = self.query(sparql)
        if not isinstance(found, Rows):
            raise EndpointError(f"{self.url} answered a SELECT with something else than rows")
        return iter(found)

    def _triples(self, body: "_Body", form: ox.RdfFormat, most: str) -> Iterator[ox.Triple]:
        with self._told():
            for quad in ox.parse(body, form):
                yield ox.Triple(quad.subject, quad.predicate, quad.object)
        self.whole(most)

    def whole(self, most: str) -> None:
        """EndpointError where the server let out only the first rows, `most` of them."""
        if most:
            raise EndpointError(
                f"{self.url} lets out {most} rows at most, and the result may be cut off there; ask"
                " for fewer with LIMIT and OFFSET, or raise its ResultSetMaxRows"
            )

    # -- writing -------------------------------------------------------------------------------

    def places(self) -> tuple[str, str]:
        """The addresses of the graph store and for updates that go with that for queries."""
        for end, others in _PLACES.items():
            if self.url.endswith(end):
                start = self.url.removesuffix(end)
                return start + others[0], start + others[1]
        return self.url, self.url

    def put(self, store: str, name: str, triples: bytes, more: bool = False) -> None:
        """Put N-Triples in place of a named graph, or add them as `more`, at a graph store."""
        url = f"{store}{'&' if '?' in store else '?'}{urlencode({'graph': name})}"
        kind = {"Content-Type": "application/n-triples"}
        self._open("POST" if more else "PUT", url, triples, kind).close()

    def update(self, url: str, sparql: str) -> None:
        """Run an update at an address."""
        body = urlencode({"update": sparql}).encode()
        self._open("POST", url, body, {"Content-Type": _FORM}).close()

    # -- HTTP ----------------------------------------------------------------------------------

    def _open(self, method: str, url: str, body: bytes, headers: dict[str, str]) -> Any:
        request = Request(url, data=body, headers=headers, method=method)
        request.add_header("User-Agent", "conflict-kg")
        if self.authorization:
            request.add_header("Authorization", self.authorization)
        here = urlsplit(url).hostname in _HERE
        opener = build_opener(_Stay, *([ProxyHandler({})] if here else []))
        with self._told(url):
            try:
                return opener.open(request, timeout=self.timeout)
            except HTTPError as error:
                raise EndpointError(_refusal(url, error), error.code) from None

    @contextmanager
    def _told(self, url: str = "") -> Iterator[None]:
        """What goes wrong inside is told as an EndpointError."""
        url = url or self.url
        try:
            yield
        except BrokenPipeError:
            raise  # of who reads what is printed
        except TimeoutError:
            raise EndpointError(_late(url, self.timeout)) from None
        except URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise EndpointError(_late(url, self.timeout)) from None
            why = getattr(error.reason, "strerror", None) or error.reason
            raise EndpointError(f"{url} cannot be reached: {why}; is the store running?") from None
        except (SyntaxError, ValueError) as error:
            raise EndpointError(
                f"{url} sent a broken or cut-off SPARQL result ({_line(str(error))}); ask again,"
                " and if it stays so look into the store's log"
            ) from None
        except (OSError, HTTPException) as error:
            raise EndpointError(f"{url} broke off: {_line(str(error))}; ask again") from None


class Rows:
    """The rows of a SELECT, which are read from the server as one goes through them.

    After the last one it is told when the server may have cut the result off.
    """

    def __init__(self, server: Server, found: ox.QuerySolutions, most: str = "") -> None:
        self._server, self._found, self._most = server, found, most
        self.variables = found.variables

    def __iter__(self) -> Iterator[ox.QuerySolution]:
        with self._server._told():
            yield from self._found
        self._server.whole(self._most)

    def serialize(self, output: Any = None, format: Any = None) -> bytes | None:
        """The rows in a format, as bytes or written to an open file; see pyoxigraph."""
        with self._server._told():
            written = self._found.serialize(output, format)
        self._server.whole(self._most)
        return written


class _Body:
    """The body of a response as a file that tells when it ended too early."""

    def __init__(self, response: Any) -> None:
        self._response = response

    def read(self, size: int = -1) -> bytes:
        """The next bytes; b'' at the end."""
        part = self._response.read1(size)
        if not part and self._response.length:
            raise ConnectionError(f"{self._response.length} bytes are missing")
        return part


class _Stay(HTTPRedirectHandler):
    """Follows no redirect."""

    def redirect_request(self, *_):
        """Nothing: the answer stays an error."""


def _authorization() -> str:
    token = os.environ.get("KG_ENDPOINT_TOKEN", "")
    user = os.environ.get("KG_ENDPOINT_USER", "")
    if token and user:
        raise EndpointError("both KG_ENDPOINT_TOKEN and KG_ENDPOINT_USER are set; unset one")
    if token:
        given = f"Bearer {token}"
    elif user:
        pair = f"{user}:{os.environ.get('KG_ENDPOINT_PASSWORD', '')}"
        given = f"Basic {base64.b64encode(pair.encode()).decode()}"
    else:
        return ""
    if not given.isprintable() or not given.isascii():
        raise EndpointError("KG_ENDPOINT_TOKEN holds characters that no token has")
    return given


def _timeout() -> float:
    given = os.environ.get("KG_ENDPOINT_TIMEOUT") or TIMEOUT
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0
    if not 0 < seconds < float("inf"):
        raise EndpointError(f"KG_ENDPOINT_TIMEOUT '{given}' is no number of seconds; write 60")
    return seconds


def _refusal(url: str, error: HTTPError) -> str:
    if 300 <= error.code < 400:
        return f"{url} sends on to {error.headers.get('Location', 'nowhere')}; name that address"
    told = f"{url} answered {error.code} {error.reason}: {_first(error)}"
    return f"{told}; {_ADVICE[error.code]}" if error.code in _ADVICE else told


_ADVICE = {
    401: "set KG_ENDPOINT_USER and KG_ENDPOINT_PASSWORD, or KG_ENDPOINT_TOKEN, to valid ones",
    403: "this user may not do that; set KG_ENDPOINT_USER or KG_ENDPOINT_TOKEN to one who may",
    404: "is it the store's address for queries, as http://localhost:7878/query?",
    413: "the store takes less at once; raise its limit",
    429: "the store is asked too often; wait and ask again",
    503: "the store is busy or stopped the query; wait, or ask for less",
}


def _late(url: str, timeout: float) -> str:
    return f"{url} did not answer in {timeout:g} seconds; set KG_ENDPOINT_TIMEOUT to wait longer"


def _first(response: Any) -> str:
    """The first line of what a body says, without its tags."""
    try:
        text = response.read(2000).decode("utf-8", "replace")
    except (OSError, HTTPException):
        text = ""
    return _line(re.sub(r"<[^>]*>", " ", text)) or "no more is said"


def _line(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.splitlines())
    line = next(filter(None, lines), "")
    return (line if line.isprintable() else repr(line))[:200]
