"""The five nouns (actor, place, source, fact, claim) and the tables of kinds and means."""

from kg.model.chronicle import Chronicle
from kg.model.claims import (
    CERTAINTIES,
    COUNTED,
    METHODS,
    POLARITIES,
    Claim,
    Count,
    Evidence,
    by_publication,
)
from kg.model.entities import (
    ACTOR_KINDS,
    PLACE_KINDS,
    SOURCE_KINDS,
    Actor,
    Name,
    Place,
    Source,
    larger,
)
from kg.model.facts import Event, Fact, Tie
from kg.model.kinds import EVENT_KINDS, KINDS, TIE_KINDS, VERBS, Kind, Role
from kg.model.means import MEANS, includes
from kg.model.moved import Moved
from kg.model.witnesses import newsroom, original, witnesses

__all__ = [
    "ACTOR_KINDS",
    "CERTAINTIES",
    "COUNTED",
    "EVENT_KINDS",
    "KINDS",
    "MEANS",
    "METHODS",
    "PLACE_KINDS",
    "POLARITIES",
    "SOURCE_KINDS",
    "TIE_KINDS",
    "VERBS",
    "Actor",
    "Chronicle",
    "Claim",
    "Count",
    "Event",
    "Evidence",
    "Fact",
    "Kind",
    "Moved",
    "Name",
    "Place",
    "Role",
    "Source",
    "Tie",
    "by_publication",
    "includes",
    "larger",
    "newsroom",
    "original",
    "witnesses",
]
