"""The names of the graph: namespaces, IRIs of things and of named graphs, terms of the ontology.

Nothing else in the project spells a predicate. The ontology and its SKOS schemes have fixed IRIs;
things stand under a base IRI of the user's own choice.
"""

import re
from functools import cache
from types import MappingProxyType
from urllib.parse import quote, unquote

from kg.model import ACTOR_KINDS, KINDS, TIE_KINDS

HOME = "https://w3id.org/conflict-kg/"
NS = HOME + "ns#"
BASE = HOME
PREFIXES = MappingProxyType(
    {
        "kg": NS,
        "means": HOME + "means/",
        "event-type": HOME + "event-type/",
        "reliability": HOME + "reliability/",
        "credibility": HOME + "credibility/",
        "dcat": "http://www.w3.org/ns/dcat#",
        "dct": "http://purl.org/dc/terms/",
        "edtf": "http://id.loc.gov/datatypes/edtf/",
        "geo": "http://www.opengis.net/ont/geosparql#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "oa": "http://www.w3.org/ns/oa#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "vann": "http://purl.org/vocab/vann/",
        "void": "http://rdfs.org/ns/void#",
        "wgs": "http://www.w3.org/2003/01/geo/wgs84_pos#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)
THINGS = ("actor", "place", "source", "tie", "event", "claim")
GRAPHS = ("entities", "facts", "derived", "meta", "ontology")
SCHEMES = ("means", "event-type", "reliability", "credibility")

# Where `scheme:id` of another catalogue leads; one without an entry stays a text (kg:externalId).
EXTERNAL = MappingProxyType(
    {
        "wikidata": "http://www.wikidata.org/entity/",
        "geonames": "https://sws.geonames.org/",
        "viaf": "http://viaf.org/viaf/",
    }
)

# A word that says nothing as the name of a class.
_RENAMED_KINDS = {"other": "OtherEvent"}

_SAFE = "-._~!$&'()*+,;=:@"
_SLUG = re.compile(r"[A-Za-z0-9._~-]+")


def iri(kind: str, id: str, base: str = BASE) -> str:
    """The IRI of a thing (one of THINGS) or a concept (one of SCHEMES), without angle brackets.

    >>> iri("actor", "lna"), iri("means", "troops", "https://example.org/")
    ('https://w3id.org/conflict-kg/actor/lna', 'https://w3id.org/conflict-kg/means/troops')
    """
    if not id:
        raise ValueError(f"a {kind} without an id has no IRI")
    return f"{HOME if kind in SCHEMES else base}{kind}/{_quoted(id)}"


def elsewhere(same: str) -> str:
    """The IRI of a thing in another catalogue, from `scheme:id`; '' when the scheme has none.

    >>> elsewhere("wikidata:Q878"), elsewhere("ucdp:111")
    ('http://www.wikidata.org/entity/Q878', '')
    """
    scheme, _, code = same.partition(":")
    return EXTERNAL[scheme] + _quoted(code) if scheme in EXTERNAL and code else ""


def id_of(iri: str, kind: str, base: str = BASE) -> str:
    """The id that an IRI was made of; ValueError when it is none of that kind.

    >>> id_of("https://w3id.org/conflict-kg/actor/lna", "actor")
    'lna'
    """
    start = f"{HOME if kind in SCHEMES else base}{kind}/"
    if not iri.startswith(start):
        raise ValueError(f"<{iri}> is not the IRI of a {kind} under <{start}>")
    return unquote(iri[len(start) :])


def graph(name: str, base: str = BASE) -> str:
    """The IRI of a named graph: one of GRAPHS, or `source/<id>`.

    >>> graph("derived"), graph("source/bbc-2020")
    ('https://w3id.org/conflict-kg/graph/derived', 'https://w3id.org/conflict-kg/graph/source/bbc-2020')
    """
    if name in GRAPHS:
        return f"{base}graph/{name}"
    return iri("source", name.removeprefix("source/"), f"{base}graph/")


@cache
def full(name: str) -> str:
    """The IRI of a prefixed name, without angle brackets.

    >>> full("kg:backs")
    'https://w3id.org/conflict-kg/ns#backs'
    """
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


@cache
def term(name: str) -> str:
    """A prefixed name as an N-Quads term."""
    return f"<{full(name)}>"


def short(iri: str) -> str:
    """An IRI as a prefixed name where one of PREFIXES fits; a term of the ontology without prefix.

    >>> short(NS + "backs"), short("http://www.w3.org/2004/02/skos/core#prefLabel")
    ('backs', 'skos:prefLabel')
    """
    for prefix, start in PREFIXES.items():
        if iri.startswith(start):
            return iri[len(start) :] if prefix == "kg" else f"{prefix}:{iri[len(start) :]}"
    return iri


def class_name(kind: str) -> str:
    """The class of a kind of actor, tie or event.

    >>> class_name("armed-group"), class_name("backing"), class_name("other")
    ('kg:ArmedGroup', 'kg:Backing', 'kg:OtherEvent')
    """
    return "kg:" + (_RENAMED_KINDS.get(kind) or "".join(p.title() for p in kind.split("-")))


def _quoted(id: str) -> str:
    return id if _SLUG.fullmatch(id) else quote(id, safe=_SAFE)


KIND_OF_CLASS = MappingProxyType({full(class_name(kind)): kind for kind in KINDS})
ACTOR_KIND_OF_CLASS = MappingProxyType({full(class_name(kind)): kind for kind in ACTOR_KINDS})
ROLE_TERMS = MappingProxyType(
    {role: term(f"kg:{role}") for kind in KINDS.values() for role in kind.role_names}
)
DIRECT_TERMS = MappingProxyType(
    {kind.name: term(f"kg:{kind.predicate}") for kind in TIE_KINDS.values()}
)
