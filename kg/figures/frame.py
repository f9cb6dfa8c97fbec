"""Frame: title and day above a figure, legend and imprint below; the same for every kind."""

from kg.figures import ink
from kg.figures.drawing import Drawing, Key, Request
from kg.figures.imprint import lines, when
from kg.figures.letters import broken, height, width
from kg.figures.sheet import Sheet
from kg.view import Standing, Status, Verdict

_SAMPLE = 0.3  # the width of a sample in the legend
_GAP = 0.16


def framed(drawing: Drawing, request: Request, made_by: str) -> Sheet:
    """The whole sheet: the body of a drawing with everything that it must say of itself."""
    room = ink.WIDTH - 2 * ink.MARGIN
    title = broken(drawing.title, ink.TITLE, room, bold=True)
    day = when(request.view)
    legend = _rows(drawing.keys, room)
    foot = [
        part for line in lines(drawing, request, made_by) for part in broken(line, ink.FOOT, room)
    ]
    head = ink.MARGIN + height(len(title), ink.TITLE) + height(1, ink.HEAD) + 0.1
    below = head + drawing.height + 0.1
    under = below + len(legend) * 0.17 + 0.08
    sheet = Sheet(ink.WIDTH, under + height(len(foot), ink.FOOT) + ink.MARGIN)
    sheet.text(ink.MARGIN, ink.MARGIN, title, ink.TITLE, bold=True)
    sheet.text(
        ink.MARGIN, ink.MARGIN + height(len(title), ink.TITLE), day, ink.HEAD, colour=ink.GREY
    )
    drawing.draw(sheet, head)
    for number, row in enumerate(legend):
        _draw_row(sheet, row, below + number * 0.17)
    sheet.line([(ink.MARGIN, under - 0.04), (ink.WIDTH - ink.MARGIN, under - 0.04)], ink.PALE, 0.5)
    sheet.text(ink.MARGIN, under, foot, ink.FOOT, colour=ink.GREY)
    return sheet


def status_keys(standings: tuple[Standing, ...], coloured: bool = True) -> tuple[Key, ...]:
    """The legend of the lines of these standings: each status, and each weight, that occurs.

    Not `coloured` where the colour of a line means something else than its status.
    """
    statuses = {standing.status for standing in standings}
    weights = {standing.verdict for standing in standings if standing.verdict}
    found = [Key(ink.MEANING[s], _line_of(s, coloured)) for s in Status if s in statuses]
    found += [Key(_WEIGHTS[v], _weight_of(v)) for v in _WEIGHTS if v in weights]
    return tuple(found)


_WEIGHTS = {
    Verdict.HOLDS: "thick: holds on the day",
    Verdict.PRESUMED: "thin: presumed since its last word",
    Verdict.POSSIBLE: "hair: possible",
}


def _line_of(status: Status, coloured: bool):
    colour = ink.COLOUR[status] if coloured else ink.BLACK

    def draw(sheet: Sheet, x: float, y: float) -> None:
        sheet.line([(x, y), (x + _SAMPLE, y)], colour, 1.4, ink.DASHES[status])
        if status is Status.DENIED:
            sheet.cross(x + _SAMPLE / 2, y, 0.035, colour)

    return draw


def _weight_of(verdict: Verdict):
    def draw(sheet: Sheet, x: float, y: float) -> None:
        sheet.line([(x, y), (x + _SAMPLE, y)], ink.BLACK, ink.WEIGHT[verdict])

    return draw


def _rows(keys: tuple[Key, ...], room: float) -> list[list[Key]]:
    rows: list[list[Key]] = []
    used = room
    for key in keys:
        wide = _SAMPLE + 0.06 + width(key.words, ink.SMALL) + _GAP
        if used + wide > room:
            rows.append([])
            used = 0
        rows[-1].append(key)
        used += wide
    return rows


def _draw_row(sheet: Sheet, row: list[Key], y: float) -> None:
    x = ink.MARGIN
    for key in row:
        key.draw(sheet, x, y + 0.06)
        sheet.text(x + _SAMPLE + 0.06, y + 0.06, key.words, ink.SMALL, at="left center")
        x += _SAMPLE + 0.06 + width(key.words, ink.SMALL) + _GAP
