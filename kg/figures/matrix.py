"""matrix: backers in rows, whom they back in columns; where nobody claims anything, a hatch."""

from kg.backing import is_undated
from kg.figures import ink, support
from kg.figures.drawing import Drawing, Key, Request
from kg.figures.glyphs import glyph, status_glyphs
from kg.figures.letters import cut, width
from kg.figures.mark import Mark
from kg.figures.sheet import Sheet
from kg.view import Standing

_ROW = 0.18
_NAMES = 2.1  # the width of the names of backers
_MOST = 1.9  # the height of the names of the backed
_COLUMNS = 14


def matrix(request: Request) -> Drawing:
    """Who backs whom as a matrix: of the actors named, or of those that most others back."""
    found = [s for s in request.view.standings(request.chronicle.claims) if _is_backing(s)]
    ties = [s for s in found if not is_undated(s, request.view.as_of)]
    cells: dict[tuple[str, str], list[Standing]] = {}
    for standing in ties:
        cells.setdefault(standing.fact.actors[:2], []).append(standing)
    backed = request.actors or _by_number([pair[1] for pair in cells])[:_COLUMNS]
    shown = {pair: found for pair, found in cells.items() if pair[1] in backed}
    backers = sorted({pair[0] for pair in shown}, key=lambda actor: _rank(actor, backed, shown))
    standings = tuple(s for pair in sorted(shown) for s in shown[pair])
    left_out = len({pair[1] for pair in cells} - set(backed))
    wide = min(0.46, (ink.WIDTH - 2 * ink.MARGIN - _NAMES) / max(len(backed), 1))
    names = [cut(request.name(actor), ink.NAME, _MOST) for actor in backed]
    head = max((width(name, ink.NAME) for name in names), default=0) + 0.1

    def draw(sheet: Sheet, top: float) -> None:
        x0, y0 = ink.MARGIN + _NAMES, top + head
        for place, name in enumerate(names):
            x = x0 + (place + 0.5) * wide
            sheet.text(x, y0 - 0.05, name, ink.NAME, at="left center", turned=90)
        for line, backer in enumerate(backers):
            y = y0 + line * _ROW
            name = cut(request.name(backer), ink.NAME, _NAMES - 0.1)
            sheet.text(x0 - 0.07, y + _ROW / 2, name, ink.NAME, at="right center")
            for place, actor in enumerate(backed):
                found = shown.get((backer, actor), [])
                _cell(sheet, x0 + place * wide, y, wide, found, request)

    told = [f"{support.words(s, request)}." for s in standings]
    return Drawing(
        "Support matrix: backers and whom they back",
        " ".join(told) or "No claim of backing counts.",
        support.COLUMNS,
        tuple(support.row(s, request) for s in standings),
        standings,
        head + max(len(backers), 1) * _ROW,
        draw,
        (*status_glyphs(standings), Key("no claim either way", _nothing)),
        _notes(left_out, len(found) - len(ties)),
    )


def _is_backing(standing: Standing) -> bool:
    return standing.fact.kind == "backing"


def _by_number(actors: list[str]) -> list[str]:
    return sorted(set(actors), key=lambda actor: (-actors.count(actor), actor))


def _rank(actor: str, backed, shown) -> tuple:
    """By bloc: who backs the first, then who backs the second; in a bloc by claims."""
    places = [place for place, other in enumerate(backed) if (actor, other) in shown]
    claims = sum(len(s.claims) for pair, found in shown.items() if pair[0] == actor for s in found)
    return places[0], -claims, actor


def _cell(sheet, x, y, wide, found: list[Standing], request: Request) -> None:
    if not found:
        sheet.box(x, y, wide, _ROW, hatch="/////", edge=ink.PALE, line=0.4)
        return
    best = found[0]
    words = "; ".join(support.words(s, request) for s in found)
    facts = " ".join(s.fact.id for s in found)
    mark = Mark(facts, tuple(c.id for s in found for c in s.claims), words)
    sheet.box(x, y, wide, _ROW, edge=ink.PALE, line=0.4, mark=mark)
    glyph(sheet, x + wide / 2 - 0.085, y + _ROW / 2, best.status)
    number = str(support.independent(best, request))
    sheet.text(x + wide / 2, y + _ROW / 2, number, ink.SMALL, at="left center")


def _nothing(sheet: Sheet, x: float, y: float) -> None:
    sheet.box(x, y - 0.06, 0.3, 0.12, hatch="/////", edge=ink.PALE, line=0.4)


def _notes(left_out: int, later: int) -> tuple[str, ...]:
    notes = ("The number is that of independent sources; a hatched cell is not a no.",)
    if left_out:
        notes += (f"{left_out} more actors that fewer others back are left out.",)
    if later:
        notes += (f"Attested on later days only, with no start told, and not drawn: {later}.",)
    return notes
