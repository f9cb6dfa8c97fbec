"""Guard: a query is looked over before any engine sees it.

The text is cut into tokens as the grammar of SPARQL does. What could be read in two ways (`<` as
less-than or as the start of an IRI) is read in both, so that nothing hides behind the reading that
the engine does not take.
"""

import re
from dataclasses import dataclass

from kg.web.sparql.limits import Limits
from kg.web.sparql.refusal import Refused

_ECHAR = r"\\(?:[tbnrf\\\"']|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})"
_IRI = r'[^<>"{}|^`\\\x00-\x20]*'


def _string(quote: str) -> str:
    """The rule for strings between three quotes or one."""
    letter, line = rf"(?:[^{quote}\\]|{_ECHAR})", rf"(?:[^{quote}\\\n\r]|{_ECHAR})"
    return f"{quote * 3}(?:{quote}{{0,2}}{letter})*{quote * 3}|{quote}{line}*{quote}"


_TOKENS = {
    "marks": r"[\s0-9(){}\[\].;,|/^*+=!&@>-]+",  # nothing else starts with these
    "string": _string('"') + "|" + _string("'"),
    "iri": rf"<[A-Za-z][A-Za-z0-9+.-]*://{_IRI}>",  # cannot be a comparison
    "ambiguous": rf"<{_IRI}>",
    "comment": r"#[^\n\r]*",
    "variable": r"[?$]\w+",
    "local": r":[\w:](?:[\w:.-]*[\w:-])?",  # of a prefixed name
    "escape": r"\\.",
    "word": r"[^\W\d_]+",
    "quote": r"[\"']",  # of a string that is none
    "other": r".",
}
_TOKEN = re.compile("|".join(f"(?P<{name}>{rule})" for name, rule in _TOKENS.items()), re.DOTALL)
_CLAUSES = re.compile(
    "optional|union|bind|values|minus|filter|exists|graph|select|having|coalesce|concat",
    re.IGNORECASE,
)
_SEEN = ("word", "ambiguous", "marks", "other")
_UPDATES = ("insert", "delete", "load", "clear", "create", "drop", "add", "move", "copy", "with")
_FORMS = ("select", "ask", "construct", "describe")


@dataclass(frozen=True)
class Dataset:
    """The graphs that a query names in FROM and FROM NAMED."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.default or self.named)


def look_over(query: str, limits: Limits) -> Dataset:
    """The graphs of a query's FROM clauses; Refused when it may not be asked here.

    >>> look_over("ASK FROM <http://a/g> { ?s ?p 'SERVICE' }", Limits())
    Dataset(default=('http://a/g',), named=())
    """
    size = len(query.encode())
    if size > limits.query_bytes:
        raise Refused(413, f"the query has {size} bytes; {limits.query_bytes} are allowed")
    tokens = [(found.lastgroup, found[0]) for found in _TOKEN.finditer(query)]
    tokens = [token for token in tokens if token[0] != "comment" and not token[1].isspace()]
    for kind, text in tokens:
        if kind in ("ambiguous", "quote", "escape"):
            _read_once(kind, text)
    seen = " ".join(
        text for kind, text in tokens if kind in ("word", "ambiguous", "marks", "other")
    )
    _form(tokens)
    if "service" in re.sub(r"\W", "", seen.casefold()):
        raise Refused(400, "SERVICE is not answered here: this endpoint asks no other")
    clauses = len(_CLAUSES.findall(seen))
    if clauses > limits.clauses:
        raise Refused(400, f"the query has {clauses} clauses; {limits.clauses} are allowed")
    depth = _depth(seen)
    if depth > limits.depth:
        raise Refused(400, f"brackets stand {depth} deep; {limits.depth} are allowed")
    return _from(tokens)


def _read_once(kind: str, text: str) -> None:
    """Refuse what another reader could read in another way."""
    if kind == "ambiguous" and re.search("[#']", text):
        raise Refused(400, f"{text}: write the whole IRI (http://..), or a space after <")
    if kind == "quote":
        raise Refused(400, "a string is not closed, or has an escape that is none")
    if kind == "escape" and text[1] in "uU":
        raise Refused(400, "\\u may stand only in strings; write the character itself")


def _form(tokens: list[tuple[str, str]]) -> None:
    """Refuse an update by its first word."""
    for (kind, text), (_, after) in zip(tokens, [*tokens[1:], ("", "")], strict=False):
        if kind == "word" and not after.startswith(":"):  # of a prefix
            if text.casefold() in _FORMS:
                return
            if text.casefold() in _UPDATES:
                raise Refused(403, "this endpoint is read-only: it takes no update")


def _depth(seen: str) -> int:
    """How deep brackets stand in each other, at most."""
    deep = deepest = 0
    for bracket in re.findall(r"[(){}\[\]]", seen):
        deep += 1 if bracket in "({[" else -1
        deepest = max(deep, deepest)
    return deepest


def _from(tokens: list[tuple[str, str]]) -> Dataset:
    """The graphs of the FROM clauses, which must be written as whole IRIs."""
    default, named = [], []
    for at, (kind, text) in enumerate(tokens):
        if kind != "word" or not text.casefold().endswith("from"):
            continue
        follows = [*tokens[at + 1 : at + 3], ("", ""), ("", "")]
        is_named = follows[0][0] == "word" and follows[0][1].casefold() == "named"
        kind, text = follows[1] if is_named else follows[0]
        if kind not in ("iri", "ambiguous"):
            raise Refused(400, "FROM takes the whole IRI of a graph: FROM <http://..>")
        (named if is_named else default).append(text[1:-1])
    return Dataset(tuple(default), tuple(named))
