"""The store: builds of a conflict, and the one narrow door through which claims come back.

The door is `kg.store.index.Index`, which brings the model along: who only builds does without.
"""

from kg.store.build import BrokenData, Build, BuildError
from kg.store.upkeep import fresh

__all__ = ["BrokenData", "Build", "BuildError", "fresh"]
