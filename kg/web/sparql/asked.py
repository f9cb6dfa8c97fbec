"""Asked: what a request asks, by GET, as a form, or with the query as its body.

SPARQL 1.1 Protocol, section 2.1. What the protocol does not define is refused, not guessed.
"""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

from kg.web.sparql.guard import Dataset
from kg.web.sparql.limits import Limits
from kg.web.sparql.refusal import Refused

FORM, DIRECT, UPDATE = (
    "application/x-www-form-urlencoded",
    "application/sparql-query",
    "application/sparql-update",
)
_UPDATES = ("update", "using-graph-uri", "using-named-graph-uri")


@dataclass(frozen=True)
class Asked:
    """A query (None: the description of the service is asked for) and the dataset it names."""

    query: str | None
    dataset: Dataset


async def asked(request: Request, limits: Limits) -> Asked:
    """What a GET, HEAD or POST request asks; Refused when that cannot be told."""
    fields = _fields(request.scope["query_string"])
    if request.method == "POST":
        media = _media(request.headers.get("content-type", ""))
        if media == UPDATE:
            raise Refused(403, "this endpoint is read-only: it takes no update")
        if media not in (FORM, DIRECT):
            raise Refused(415, f"a POST body is {FORM} or {DIRECT}, in UTF-8")
        body = await _body(request, 4 * limits.query_bytes)
        fields += _fields(body) if media == FORM else [("query", _utf8(body))]
    if any(name in _UPDATES for name, _ in fields):
        raise Refused(403, "this endpoint is read-only: it takes no update")
    queries = [value for name, value in fields if name == "query"]
    if len(queries) > 1:
        raise Refused(400, "more than one query; send one at a time")
    if queries == [""] or (request.method == "POST" and not queries):
        raise Refused(400, "no query: send it as the parameter `query`")
    dataset = Dataset(*(_all(fields, f"{which}-graph-uri") for which in ("default", "named")))
    return Asked(queries[0] if queries else None, dataset)


def _media(header: str) -> str:
    """The media type of a body; Refused when it is in another encoding than UTF-8."""
    media, *parameters = (part.strip().lower() for part in header.split(";"))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "charset" and value.strip().strip('"') not in ("utf-8", "utf8"):
            raise Refused(415, "a query is sent in UTF-8")
    return media


async def _body(request: Request, most: int) -> bytes:
    """The body of a request; Refused as soon as it is too long."""
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise Refused(415, "a query is sent as it is, not compressed")
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > most:
            raise Refused(413, f"the body has more than {most} bytes")
    return body


def _fields(encoded: bytes) -> list[tuple[str, str]]:
    try:
        text = encoded.decode("ascii")
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except UnicodeDecodeError:
        raise Refused(400, "parameters are percent-encoded UTF-8") from None
    except ValueError:
        raise Refused(400, "too many parameters") from None


def _utf8(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(400, "the query is not UTF-8") from None


def _all(fields: list[tuple[str, str]], wanted: str) -> tuple[str, ...]:
    return tuple(value for name, value in fields if name == wanted)
