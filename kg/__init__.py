"""conflict-kg: who backs whom, when, and who says so."""

__version__ = "0.1.0"
