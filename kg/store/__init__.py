"""The store: builds of a conflict, and the one narrow door through which claims come back."""

from kg.store.build import BrokenData, Build, BuildError
from kg.store.index import Index
from kg.store.upkeep import fresh

__all__ = ["BrokenData", "Build", "BuildError", "Index", "fresh"]
