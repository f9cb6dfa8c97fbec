"""Glyphs: the sign of each status, told apart by its form and not only by its colour."""

from math import cos, pi, sin

from kg.figures import ink
from kg.figures.drawing import Key
from kg.figures.mark import Mark
from kg.figures.sheet import Sheet
from kg.view import Standing, Status


def glyph(
    sheet: Sheet, x: float, y: float, status: Status, radius: float = 0.05, mark: Mark | None = None
) -> None:
    """A disc is stated, a ring alleged, a half disc disputed, an X denied, a dash retracted."""
    colour = ink.COLOUR[status]
    if status is Status.DENIED:
        sheet.cross(x, y, radius * 0.8, ink.BLACK, mark=mark)
    elif status is Status.RETRACTED:
        sheet.line([(x - radius, y), (x + radius, y)], ink.GREY, 1.2, mark=mark)
    else:
        face = colour if status is Status.STATED else ink.PAPER
        sheet.disc(x, y, radius, face, colour, mark)
        if status is Status.DISPUTED:
            half = [(x + radius * sin(a), y - radius * cos(a)) for a in _HALF_TURN]
            sheet.shape(half, colour, over=True)


def status_glyphs(standings: tuple[Standing, ...]) -> tuple[Key, ...]:
    """The legend of the glyphs of these standings."""
    found = {standing.status for standing in standings}
    return tuple(Key(ink.MEANING[s], _sample(s)) for s in Status if s in found)


_HALF_TURN = [-pi * step / 12 for step in range(13)]


def _sample(status: Status):
    def draw(sheet: Sheet, x: float, y: float) -> None:
        glyph(sheet, x + 0.2, y, status)

    return draw
