"""Fetching: the SPARQL that finds claims and cards in any store, a page at a time.

Each query names the graphs that it reads, so that it does not matter what a store takes for its
default graph. Pages go by IRI (what comes after the last one seen), so none needs a cursor.
"""

from collections.abc import Iterable
from datetime import date

from kg.rdf import terms
from kg.rdf.vocabulary import NS, ROLE_TERMS, class_name, graph, iri, term

CARDS = {"actor": "kg:Actor", "place": "kg:Place", "source": "kg:Source"}


def datasets() -> str:
    """The conflicts that a store holds: ?base ?title ?licence ?digest ?built."""
    return f"""SELECT DISTINCT ?base ?title ?licence ?digest ?built WHERE {{ GRAPH ?meta {{
      ?dataset a {term("void:Dataset")} ; {term("void:vocabulary")} <{NS}> ;
        {term("void:uriSpace")} ?base .
      OPTIONAL {{ ?dataset {term("dct:title")} ?title }}
      OPTIONAL {{ ?dataset {term("dct:license")} ?licence }}
      OPTIONAL {{ ?dataset {term("kg:sha256")} ?digest }}
      OPTIONAL {{ ?dataset {term("dct:issued")} ?built }} }} }}"""


def page(pattern: str, start: str, after: str, size: int) -> str:
    """The next IRIs ?it with a start that a pattern finds, in order, after an IRI ('' at first)."""
    later = f"&& STR(?it) > {terms.text(after)}" if after else ""
    return (
        f"SELECT DISTINCT ?it WHERE {{ {pattern}"
        f" FILTER(STRSTARTS(STR(?it), {terms.text(start)}) {later}) }}"
        f" ORDER BY STR(?it) LIMIT {size}"
    )


def of_class(*names: str) -> str:
    """The pattern of all things ?it of some classes."""
    return f"VALUES ?class {{ {' '.join(map(term, names))} }} GRAPH ?g {{ ?it a ?class }}"


def with_property(name: str) -> str:
    """The pattern of all things ?it that have a property."""
    return f"GRAPH ?g {{ ?it {term(name)} ?value }}"


def graphs() -> str:
    """The pattern of all named graphs ?it."""
    return "GRAPH ?it { ?s ?p ?o }"


def claims(
    base: str,
    actor: str | None = None,
    kinds: Iterable[str] | None = None,
    between: tuple[date | None, date | None] | None = None,
    fact: str | None = None,
    source: str | None = None,
) -> str:
    """The pattern of the claims ?it that kg.store.index.Index.claims would find."""
    facts = f"<{graph('facts', base)}>"
    told = [f"?it a {term('kg:Claim')} ; {term('kg:about')} ?fact ."]
    if source is not None:
        told.append(f"?it {term('kg:source')} <{iri('source', source, base)}> .")
    first, last = between or (None, None)
    if first:
        told.append(f"OPTIONAL {{ ?it {term('kg:endLatest')} ?latest }}")
    if last:
        told.append(f"OPTIONAL {{ ?it {term('kg:startEarliest')} ?earliest }}")
    parts = [f"GRAPH ?g {{ {' '.join(told)} }}"]
    if fact is not None:
        nodes = " ".join(f"<{iri(noun, fact, base)}>" for noun in ("tie", "event"))
        parts.insert(0, f"VALUES ?fact {{ {nodes} }}")
    if kinds is not None:
        classes = " ".join(term(class_name(kind)) for kind in sorted(kinds))
        parts.append(f"VALUES ?class {{ {classes} }} GRAPH {facts} {{ ?fact a ?class }}")
    if actor is not None:
        who, roles = f"<{iri('actor', actor, base)}>", " ".join(sorted(set(ROLE_TERMS.values())))
        parts.append(
            f"VALUES ?role {{ {roles} }}"
            f" {{ GRAPH {facts} {{ ?fact ?role {who} }} }} UNION"
            f" {{ GRAPH ?g {{ ?it ?role {who} }} }}"
        )
    if first:
        parts.append(f"FILTER(!BOUND(?latest) || ?latest >= {terms.day(first)})")
    if last:
        parts.append(f"FILTER(!BOUND(?earliest) || ?earliest <= {terms.day(last)})")
    return " ".join(parts)


def told_of(iris: Iterable[str], name: str = "", base: str = "") -> str:
    """What is said of some things, as rows ?s ?p ?o; in one named graph, or all but `derived`."""
    things = " ".join(f"<{thing}>" for thing in iris)
    where = f"<{graph(name, base)}>" if name else "?g"
    derived = "" if name else f"FILTER(?g != <{graph('derived', base)}>)"
    return (
        f"SELECT DISTINCT ?s ?p ?o WHERE {{ VALUES ?s {{ {things} }}"
        f" GRAPH {where} {{ ?s ?p ?o }} {derived} }}"
    )
