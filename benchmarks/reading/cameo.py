"""CAMEO: its twenty root classes, PLOVER's names for them, and which of our kinds tell each.

The kinds of events have their CAMEO codes in `ontology/event-types.ttl`; what is said here besides
is which class a tie is told by, and that a plan is an intention to cooperate or a threat.
"""

import csv
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import rdflib
from names import plain

from kg.shipped import ontology

PLOVER = {
    "AGREE": "03", "CONSULT": "04", "DIPLOMACY": "05", "SUPPORT": "05", "COOPERATE": "06",
    "AID": "07", "CONCEDE": "08", "YIELD": "08", "RETREAT": "08", "INVESTIGATE": "09",
    "DEMAND": "10", "DISAPPROVE": "11", "ACCUSE": "11", "REJECT": "12", "THREATEN": "13",
    "PROTEST": "14", "MOBILIZE": "15", "SANCTION": "16", "COERCE": "17", "ASSAULT": "18",
    "FIGHT": "19",
}  # fmt: skip
_TIES = {
    "support": {"03", "05", "06", "07"}, "alliance": {"05", "06"}, "opposition": {"18", "19"},
}  # fmt: skip
_PLANS = {"03", "13"}
# how `kg read --format facts` names kinds that the ontology names otherwise
_CALLED = {"arms_delivery": "delivery", "other": "deployment"}
_ROOT_IN = {
    "CameoCode": lambda code: code[:2], "PloverType": lambda code: PLOVER[code.partition("/")[0]],
}  # fmt: skip


def roots(kind: str, type_: str, planned: bool) -> frozenset[str]:
    """The root classes that a fact of ours may be; none, if CAMEO has no such thing."""
    found = _TIES.get(kind, set()) if kind != "event" else events().get(type_, set())
    return frozenset(found | (_PLANS if planned and found else set()))


@lru_cache(maxsize=1)
def events() -> Mapping[str, set[str]]:
    """The roots of each type of event, by its CAMEO codes and PLOVER types in the ontology."""
    graph = rdflib.Graph().parse(ontology() / "event-types.ttl")
    found: dict[str, set[str]] = {}
    for kind, code in graph.subject_objects(rdflib.SKOS.notation):
        scheme = str(code.datatype).rpartition("#")[2]
        if scheme in _ROOT_IN:
            found.setdefault(kind.rpartition("/")[2], set()).add(_ROOT_IN[scheme](str(code)))
    for ours, theirs in _CALLED.items():
        found[ours] = found.get(theirs, set())
    found["attack"] |= found["strike"]
    found["offensive"] = found["battle"]
    return found


@lru_cache(maxsize=1)
def countries() -> Mapping[str, str]:
    """A country's or body's name in one spelling, for each code that an actor's may start with."""
    path = Path(__file__).with_name("actor-codes.tsv")
    with path.open(encoding="utf-8", newline="") as file:
        return {code: plain(name) for code, name in csv.reader(file, delimiter="\t")}


def country(code: str) -> str:
    """Whom a code such as USAGOV or IGOUNO means; nothing if that is no country or body.

    >>> country("USAGOV"), country("IGOEUREEC"), country("---REB")
    ('united states', 'european union', '')
    """
    known = countries()
    return known.get(code[:9]) or known.get(code[:6]) or known.get(code[:3], "")
