"""Notations: the codes that other data give a kind of event or a means of support."""

from collections import defaultdict
from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg import shipped
from kg.rdf.vocabulary import HOME, PREFIXES

# datatype of the notation in the ontology -> what it is called where codes are listed
SCHEMES = {
    "PloverType": "PLOVER",
    "CameoCode": "CAMEO",
    "AcledEventType": "ACLED",
    "AcledSubEventType": "ACLED",
    "UcdpViolenceType": "UCDP",
    "UcdpSupportType": "UCDP",
}


@cache
def notations(scheme: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """Of each concept of `event-type` or `means`, its codes by the data that use them, sorted.

    >>> notations("event-type")["capture"]["CAMEO"]
    ('192',)
    >>> notations("means")["weapons"]
    {'UCDP': ('W',)}
    """
    start = f"{HOME}{scheme}/"
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    notation = NamedNode(PREFIXES["skos"] + "notation")
    file = {"event-type": "event-types.ttl", "means": "means.ttl"}[scheme]
    for quad in parse(path=shipped.ontology() / file, format=RdfFormat.TURTLE):
        if quad.predicate == notation and isinstance(quad.object, Literal):
            name = SCHEMES.get(quad.object.datatype.value.rpartition("#")[2])
            if name and quad.subject.value.startswith(start):
                found[quad.subject.value[len(start) :]][name].add(quad.object.value)
    return {
        concept: {name: tuple(sorted(codes)) for name, codes in sorted(by_name.items())}
        for concept, by_name in sorted(found.items())
    }
