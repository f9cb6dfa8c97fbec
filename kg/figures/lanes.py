"""Lanes: which names fit beside their stripes without touching, in rows under each other."""

from kg.figures import ink
from kg.figures.letters import cut, width
from kg.figures.sheet import Sheet
from kg.figures.stripes import LEFT, RIGHT, Item

MOST, MOST_TIES = 8, 36  # rows
_ROW, _WORDS = 0.165, 1.75

Row = list[tuple[Item, float, str, str]]


def placed(items: list[Item], most: int) -> tuple[list[Row], list[Item]]:
    """Rows of items, each with place, alignment and text of its label, and those without room."""
    rows: list[list[tuple[float, float]]] = []
    drawn: list[Row] = []
    rest: list[Item] = []
    for item in sorted(items, key=lambda item: item.weight):
        label = cut(item.label, ink.SMALL, _WORDS if most == MOST else 2 * _WORDS)
        wide = width(label, ink.SMALL)
        fits = item.end + 0.05 + wide <= RIGHT
        at = item.end + 0.05 if fits else item.start - 0.06
        taken = (
            (item.start - 0.05, at + wide + 0.06) if fits else (at - wide - 0.04, item.end + 0.04)
        )
        if taken[0] < LEFT - 0.06:  # no room beside it: the label stands on the bar, or is cut
            at, fits = max(item.start, LEFT) + 0.2, True
            if at + wide + 0.2 > item.end:
                at = item.end + 0.05
                label = cut(item.label, ink.SMALL, RIGHT - at)
                wide = width(label, ink.SMALL)
            taken = (item.start - 0.04, max(item.end, at + wide) + 0.06)
        for number in range(most):
            if number == len(rows):
                rows.append([])
                drawn.append([])
            if all(taken[1] <= a or b <= taken[0] for a, b in rows[number]):
                rows[number].append(taken)
                drawn[number].append((item, at, "left" if fits else "right", label))
                break
        else:
            rest.append(item)
    return drawn, rest


def lane_height(rows: list[Row]) -> float:
    """The height of a lane with so many rows and the dots at its foot."""
    return len(rows) * _ROW + 0.2


def draw_lane(sheet: Sheet, y: float, name: str, rows, rest, tall: float) -> None:
    """Draw a lane: its name, its rows with their labels, and what has no room as dots."""
    sheet.line([(ink.MARGIN, y), (RIGHT, y)], ink.PALE, 0.5)
    sheet.text(ink.MARGIN, y + 0.06, name, ink.SMALL, ink.BLACK, bold=True)
    for number, row in enumerate(rows):
        level = y + 0.05 + (number + 0.5) * _ROW
        for item, at, side, label in row:
            item.draw(sheet, level)
            if item.start < at < item.end and side == "left":
                room = width(label, ink.SMALL) + 0.06
                sheet.box(at - 0.03, level - 0.05, room, 0.1, ink.PAPER)
            sheet.text(at, level, label, ink.SMALL, at=f"{side} center")
    for item in rest:
        item.dot(sheet, y + tall - 0.07)
