"""Worker: a process that answers queries from one store, and may be killed at any moment.

It is run by its path and imports nothing of this package, so that it starts in a few hundredths of
a second. It can write no file and, where the system lets it, sees no network. Frames on its pipes
are a length, a header as JSON and, in an answer, `size` bytes of body.
"""

import ctypes
import json
import re
import resource
import signal
import struct
import sys
from collections.abc import Iterable
from itertools import islice
from json.encoder import encode_basestring as quoted
from typing import IO

import pyoxigraph as ox

_ROWS = {
    "json": None,  # as collected
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
_TRIPLES = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
_COMMENTS = {
    "turtle": "# {}\n",
    "ntriples": "# {}\n",
    "xml": "<!-- {} -->",
    "rdfxml": "<!-- {} -->",
}
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000  # <linux/sched.h>
_DIE_WITH_PARENT = 1  # <linux/prctl.h>


class Refused(Exception):
    """A query gets no answer: HTTP status, reason."""


# -- the process ---------------------------------------------------------------------------------


def main() -> None:
    """Answer what comes on standard input until it ends."""
    source, target = sys.stdin.buffer, sys.stdout.buffer
    settings = _read(source)
    _confine(settings["megabytes"])
    store = ox.Store.read_only(settings["store"])
    _write(target, {"status": 200})
    while request := _read(source):
        signal.setitimer(signal.ITIMER_REAL, settings["seconds"] + 2)  # kills: no handler is set
        header, body = _answer(store, settings, request)
        signal.setitimer(signal.ITIMER_REAL, 0)
        _write(target, header, body)


def _confine(megabytes: int) -> None:
    """Take from this process what a query must not have."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends it
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    if sys.platform == "linux":
        libc = ctypes.CDLL(None)
        libc.unshare(_NEW_USER | _NEW_NETWORK)
        libc.prctl(_DIE_WITH_PARENT, signal.SIGKILL)  # after unshare, which undoes it
    most = megabytes << 20
    limits = {resource.RLIMIT_CORE: 0, resource.RLIMIT_FSIZE: 0, resource.RLIMIT_AS: most}
    for limit, value in limits.items():
        resource.setrlimit(limit, (value, value))


def _read(source: IO[bytes]) -> dict | None:
    length = source.read(4)
    return json.loads(source.read(struct.unpack(">I", length)[0])) if len(length) == 4 else None


def _write(target: IO[bytes], header: dict, body: bytes = b"") -> None:
    head = json.dumps(header | {"size": len(body)}).encode()
    target.write(struct.pack(">I", len(head)) + head + body)
    target.flush()


# -- an answer -----------------------------------------------------------------------------------


def _answer(store: ox.Store, settings: dict, request: dict) -> tuple[dict, bytes]:
    """The header and body of the answer to a request."""
    try:
        result = _result(store, settings, request)
        write = _write_triples if isinstance(result, ox.QueryTriples) else _write_rows
        return write(result, settings, request)
    except Refused as refused:
        status, message = refused.args
    except SyntaxError as error:
        status, message = 400, f"not SPARQL: {_reason(str(error))}"
    except ValueError as error:
        status, message = 400, str(error)
    except MemoryError:
        status, message = 503, "the query went over the memory limit"
    except RuntimeError as error:
        status, message = 400, f"the query cannot be answered: {error}"
    except OSError as error:  # the store was swept away, or the network asked for
        return {"status": 503, "message": f"the query failed: {error}", "failed": True}, b""
    return {"status": status, "message": message}, b""


def _result(store: ox.Store, settings: dict, request: dict):
    """What the engine gives, over the graphs asked for or else the union of all."""
    dataset = {"use_default_graph_as_union": True}
    if request["default"] or request["named"]:
        graphs = {
            name: [_own(store, iri) for iri in request[name]] for name in ("default", "named")
        }
        dataset = {"default_graph": graphs["default"], "named_graphs": graphs["named"]}
    return store.query(
        request["query"], base_iri=settings["base"], prefixes=settings["prefixes"], **dataset
    )


def _own(store: ox.Store, iri: str) -> ox.NamedNode:
    try:
        graph = ox.NamedNode(iri)
    except ValueError:
        raise Refused(400, f"'{iri}' is not an IRI") from None
    if not store.contains_named_graph(graph):
        raise Refused(400, f"<{iri}> is not a graph of this endpoint, and no other is fetched")
    return graph


def _reason(error: str) -> str:
    """The parser's message without its list of every character that it would have taken."""
    place, _, expected = error.partition(": ")
    if "Prefix not found" in expected:
        return f"{place}: unknown prefix; declare it with PREFIX name: <..>"
    return error if len(error) < 200 else place


def _write_rows(result, settings: dict, request: dict) -> tuple[dict, bytes]:
    form = request["rows"]
    if form is None:
        raise Refused(406, "rows are written as " + ", ".join(_ROWS))
    if isinstance(result, ox.QueryBoolean):
        count, cut = 1, False
        whole = f'{{"head":{{}},"boolean":{"true" if result else "false"}}}'.encode()
    else:
        names = [quoted(variable.value) for variable in result.variables]
        found, cut = _within((_row(names, row) for row in result), settings, request)
        count = len(found)
        mark = f',"truncated":{{"rows":{count}}}' if cut else ""
        head = f'{{"head":{{"vars":[{",".join(names)}]}}{mark},"results":{{"bindings":['
        whole = head.encode() + b",".join(found) + b"]}}"
        del found
    if _ROWS[form]:
        parsed = ox.parse_query_results(whole, format=ox.QueryResultsFormat.JSON)
        whole = _marked(parsed.serialize(format=_ROWS[form]), form, count, cut)
    return {"status": 200, "format": form, "kind": "rows", "count": count, "cut": cut}, whole


def _write_triples(result: ox.QueryTriples, settings: dict, request: dict) -> tuple[dict, bytes]:
    form = request["triples"]
    if form is None:
        raise Refused(406, "triples are written as " + ", ".join(_TRIPLES))
    kept = []
    found, cut = _within((_line(triple, kept) for triple in result), settings, request)
    del kept[len(found) :]
    plain = b"".join(found)
    known = settings["prefixes"].items()
    used = {name: iri for name, iri in known if b"<" + iri.encode() in plain}
    whole = ox.serialize(kept, format=_TRIPLES[form], prefixes=used)
    whole = _marked(whole, form, len(kept), cut)
    return {"status": 200, "format": form, "kind": "triples", "count": len(kept), "cut": cut}, whole


def _within(parts: Iterable[bytes], settings: dict, request: dict) -> tuple[list[bytes], bool]:
    """The parts that fit in the limits, and whether there were more."""
    if request.get("whole"):
        return list(parts), False
    room, found = settings["bytes"], []
    for part in islice(parts, settings["rows"]):
        room -= len(part)
        if room < 0:
            return found, True
        found.append(part)
    return found, next(iter(parts), None) is not None


def _marked(whole: bytes, form: str, count: int, cut: bool) -> bytes:
    """An answer as it may be sent: legible as XML, and marked in itself when it was cut."""
    if form in ("xml", "rdfxml"):
        if _NOT_XML.search(whole.decode()):
            raise Refused(406, "the answer holds a control character, which no XML can carry")
        whole = whole.replace(b"\r", b"&#13;")
    if not cut:
        return whole
    if form not in _COMMENTS:
        raise Refused(
            422,
            f"the answer has more than {count} rows, and {form} cannot say that it was cut;"
            " ask for fewer (LIMIT, OFFSET) or for another format",
        )
    comment = _COMMENTS[form].format(f"truncated after {count}").encode()
    head, end, rest = whole.partition(b"?>") if "xml" in form else (b"", b"", whole)
    return head + end + comment + rest


# -- terms as JSON -------------------------------------------------------------------------------


def _row(names: list[str], row: ox.QuerySolution) -> bytes:
    cells = zip(names, row, strict=True)
    told = [f"{name}:{_cell(term)}" for name, term in cells if term is not None]
    return f"{{{','.join(told)}}}".encode()


def _cell(term) -> str:
    """A term as in SPARQL Query Results JSON."""
    if isinstance(term, ox.NamedNode):
        return f'{{"type":"uri","value":{quoted(term.value)}}}'
    if isinstance(term, ox.BlankNode):
        return f'{{"type":"bnode","value":{quoted(term.value)}}}'
    if isinstance(term, ox.Triple):
        parts = zip(("subject", "predicate", "object"), term, strict=True)
        told = ",".join(f'"{name}":{_cell(part)}' for name, part in parts)
        return f'{{"type":"triple","value":{{{told}}}}}'
    if term.language:
        more = f',"xml:lang":{quoted(term.language)}'
    elif term.datatype.value != _STRING:
        more = f',"datatype":{quoted(term.datatype.value)}'
    else:
        more = ""
    return f'{{"type":"literal","value":{quoted(term.value)}{more}}}'


def _line(triple: ox.Triple, kept: list[ox.Triple]) -> bytes:
    """A triple as a line, itself kept."""
    kept.append(triple)
    return f"{triple} .\n".encode()


if __name__ == "__main__":
    main()
