"""KINDS: what can be said. Per kind of tie or event its roles and how it reads as an edge.

The same names stand in YAML, Python, Turtle, on the command line and in HTML. Event kinds carry the
codes of ACLED, CAMEO, PLOVER and UCDP in `ontology/event-types.ttl`.
"""

from typing import NamedTuple


class Role(NamedTuple):
    """A part that actors play in a fact; `required` must be filled by some claim on the fact."""

    name: str
    required: bool = False
    meaning: str = ""


class Kind(NamedTuple):
    """One kind of tie or event.

    `verb` is how a curator writes a tie ("uae backs lna"), `edge` the two roles that it reads as an
    edge between (None: no edge), `sign` whether it is friendly (1), hostile (-1) or neither (0).
    """

    name: str
    is_tie: bool
    meaning: str
    roles: tuple[Role, ...]
    verb: str = ""
    edge: tuple[str, str] | None = None
    sign: int = 0
    symmetric: bool = False
    predicate: str = ""

    @property
    def role_names(self) -> tuple[str, ...]:
        """The names of its roles, in order."""
        return tuple(role.name for role in self.roles)

    @property
    def required(self) -> tuple[str, ...]:
        """The names of the roles that must be filled."""
        return tuple(role.name for role in self.roles if role.required)


def _tie(name, verb, predicate, meaning, roles, sign=0, symmetric=False):
    parts = tuple(Role(r.rstrip("?"), not r.endswith("?")) for r in roles)
    ends = (roles[0], roles[0] if symmetric else roles[1])
    return Kind(name, True, meaning, parts, verb, ends, sign, symmetric, predicate)


def _event(name, meaning, roles, edge=None, sign=0):
    parts = tuple(Role(r.rstrip("!"), r.endswith("!")) for r in roles)
    return Kind(name, False, meaning, parts, edge=edge, sign=sign, symmetric=_same(edge))


def _same(edge):
    return edge is not None and edge[0] == edge[1]


# fmt: off
TIE_KINDS = {kind.name: kind for kind in (
    _tie("backing", "backs", "backs",
         "The backer gives the backed support of any kind, perhaps against someone.",
         ("backer", "backed", "against?"), sign=1),
    _tie("alliance", "allied-with", "alliedWith",
         "Two actors act on the same side.", ("ally",), sign=1, symmetric=True),
    _tie("opposition", "opposes", "opposes",
         "Two actors are enemies or rivals.", ("opponent",), sign=-1, symmetric=True),
    _tie("membership", "member-of", "memberOf",
         "The member belongs to the whole.", ("member", "whole"), sign=1),
    _tie("leadership", "leads", "leads",
         "The leader heads or commands the led; `post` says as what.", ("leader", "led"), sign=1),
    _tie("representation", "speaks-for", "speaksFor",
         "The representative speaks or acts for the represented, as spokesperson or envoy.",
         ("representative", "represented"), sign=1),
    _tie("succession", "succeeds", "succeeds",
         "The successor takes the place of the predecessor.", ("successor", "predecessor")),
)}

EVENT_KINDS = {kind.name: kind for kind in (
    _event("battle", "Armed forces fight each other.",
           ("attacker", "defender", "side"), ("attacker", "defender"), -1),
    _event("strike", "An attack from a distance: air, drone, missile, artillery.",
           ("attacker", "target"), ("attacker", "target"), -1),
    _event("attack", "Another armed attack: bombing, ambush, abduction, killing.",
           ("attacker", "target"), ("attacker", "target"), -1),
    _event("offensive", "A campaign to take ground.",
           ("attacker!", "defender"), ("attacker", "defender"), -1),
    _event("blockade", "A place, road, port or export is closed by force.",
           ("blockader", "target"), ("blockader", "target"), -1),
    _event("capture", "A place or ground is gained.",
           ("taker!", "loser"), ("taker", "loser"), -1),
    _event("withdrawal", "Forces leave a place.", ("party!",)),
    _event("ceasefire", "Fighting is to stop: declared, or accepted by parties.",
           ("declarer", "party", "mediator")),
    _event("violation", "A ceasefire is broken.",
           ("violator!", "victim"), ("violator", "victim"), -1),
    _event("talks", "Parties meet or agree to meet.", ("party", "host", "mediator")),
    _event("agreement", "Something is agreed or signed.", ("signatory", "host", "mediator")),
    _event("appointment", "A person takes an office.", ("person!", "body", "appointer")),
    _event("resignation", "A person leaves an office, by choice or not.", ("person!", "body")),
    _event("dissolution",
           "A body ends: dissolved, disbanded, merged away, or its power handed over.",
           ("body!", "dissolver")),
    _event("election", "Voters or delegates elect.", ("body", "person")),
    _event("sanctions", "Measures against someone are imposed.",
           ("sanctioner!", "target"), ("sanctioner", "target"), -1),
    _event("delivery", "Arms, money or goods are handed over; `means` says what.",
           ("supplier", "recipient"), ("supplier", "recipient"), 1),
    _event("deployment", "Troops or fighters are sent; `means` says which.",
           ("sender", "force", "recipient"), ("sender", "recipient"), 1),
    _event("coup", "An attempt to seize power from within.",
           ("plotter", "target"), ("plotter", "target"), -1),
    _event("protest", "A crowd demonstrates.",
           ("protester", "target"), ("protester", "target"), -1),
    _event("statement", "Someone accuses, denies, demands, threatens, condemns or announces.",
           ("speaker!", "addressee")),
    _event("decision", "A vote, law or order.", ("decider!", "concerns")),
    _event("recognition", "An actor is recognised as legitimate.",
           ("recogniser!", "recognised"), ("recogniser", "recognised"), 1),
    _event("other", "Another happening.", ("participant",)),
)}
# fmt: on

KINDS: dict[str, Kind] = TIE_KINDS | EVENT_KINDS
VERBS: dict[str, Kind] = {kind.verb: kind for kind in TIE_KINDS.values()}
