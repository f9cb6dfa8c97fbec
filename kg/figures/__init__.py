"""Pictures of the graph that document themselves, each with its table; matplotlib draws them.

matplotlib is imported only when something is drawn.
"""

from kg.figures.figure import Figure
from kg.figures.kinds import FIGURES, FigureKind, figure

__all__ = ["FIGURES", "Figure", "FigureKind", "figure"]
