"""View: the facts as folded from the claims that a reader lets count."""

from kg.view.persistence import Persistence
from kg.view.standing import Standing, Status, Verdict
from kg.view.view import View

__all__ = ["Persistence", "Standing", "Status", "Verdict", "View"]
