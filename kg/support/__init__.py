"""Support beyond the single tie: chains, both sides, proxies, changes of side, seats at a table."""

from kg.support.chains import Supports
from kg.support.pairs import Pair, both_sides, proxies, shared
from kg.support.switched import Switch, switched
from kg.support.table import Seat, at_table

__all__ = [
    "Pair",
    "Seat",
    "Supports",
    "Switch",
    "at_table",
    "both_sides",
    "proxies",
    "shared",
    "switched",
]
