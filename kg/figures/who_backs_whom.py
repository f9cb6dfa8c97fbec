"""who-backs-whom: backers | side against side | backers, and a band of those who mediate.

The two sides are tall bars, so that every backer has a level line of its own to the bar and no line
crosses another. Who backs both stands between them; each line's style is the status of its tie.
"""

from dataclasses import dataclass, replace

from kg.backing import backers
from kg.figures import ink, support
from kg.figures.drawing import Drawing, Key, Request
from kg.figures.frame import status_keys
from kg.figures.letters import broken, height, width
from kg.figures.mediation import COLUMNS as MEDIATION
from kg.figures.mediation import Mediator, mediators
from kg.figures.sheet import Sheet
from kg.figures.sides import sides
from kg.view import Standing

_LIST = 1.86  # the width of a list of backers
_LINE = 0.52
_BAR = 0.27
_LEFT = ink.MARGIN + _LIST + 0.06 + _LINE  # where the first bar begins
_RIGHT = ink.WIDTH - _LEFT - _BAR
_HALF = (_RIGHT - _LEFT - _BAR) / 2
_GAP = 0.075
_HEADS = 0.26
_SHARED_HEAD = 0.2
_BAND = 14  # so many hosts and mediators are drawn, those of most talks first
_SHADE = "#FBF0D0"


@dataclass(frozen=True)
class _Backer:
    """One backer of one side or both, its texts broken into lines."""

    name: list[str]
    ties: tuple[tuple[Standing, list[str]], ...]
    tall: float


def who_backs_whom(request: Request) -> Drawing:
    """The backers of the two sides of a war (two actors, or those with most backers)."""
    chronicle, view = request.chronicle, request.view
    pair = sides(request, list(_unfiltered(view).standings(chronicle.claims)))
    lists = [backers(chronicle.claims, view, side).standings for side in pair]
    found = [standing for answer in lists for standing in answer]
    enemies = [
        s for s in _unfiltered(view).standings(chronicle.claims)
        if s.fact.kind == "opposition" and set(s.fact.actors) == set(pair)
    ]  # fmt: skip
    middle = mediators(request, pair)
    both = _both(lists)
    columns = [
        [_one(s, request) for s in answer if s.fact.actors[0] not in both] for answer in lists
    ]
    shared = [_two(actor, lists, request) for actor in both]
    names = " against ".join(request.name(side) for side in pair)
    told = [f"Who backs whom: {names or 'no side has a backer'}."]
    told += [f"{support.words(s, request)}." for s in found]
    told += [f"{request.name(m.actor)}: {m.words}." for m in middle]
    drawn, spared = middle[:_BAND], middle[_BAND:]
    between = _tall(shared) + _band_height(drawn, request)
    body = max([_tall(c) for c in columns] + [between, _least(request, pair)])
    rows = [{"part": "backing", **support.row(s, request)} for s in found]
    rows += [m.row(request) for m in middle]
    blank = dict.fromkeys(("part", *support.COLUMNS, *MEDIATION), "")

    def draw(sheet: Sheet, top: float) -> None:
        _draw_sides(sheet, top, body, request, pair, enemies)
        for place, column in enumerate(columns):
            _draw_column(sheet, top + _HEADS, column, place, request)
        _draw_shared(sheet, top + _HEADS, shared, request)
        _draw_band(sheet, top + _HEADS + _tall(shared), drawn, request)

    return Drawing(
        f"Who backs whom: {names}" if pair else "Who backs whom",
        " ".join(told),
        tuple(blank),
        tuple(blank | row for row in rows),
        (*found, *enemies, *(s for m in middle for s in m.standings)),
        _HEADS + body,
        draw,
        _keys(found, drawn),
        (*_notes(request, pair), *_spared(spared, request)),
    )


def _spared(rest: list[Mediator], request: Request) -> tuple[str, ...]:
    names = ", ".join(request.name(mediator.actor) for mediator in rest)
    return (f"Hosts and mediators of the fewest talks, not drawn: {names}.",) if rest else ()


def _unfiltered(view):
    """The view without the filters that are meant for the backing ties alone."""
    return replace(view, kinds=frozenset(), means=frozenset(), statuses=frozenset())


def _both(lists) -> list[str]:
    if len(lists) < 2:
        return []
    first, second = ({s.fact.actors[0] for s in answer if s.affirming} for answer in lists)
    order = [s.fact.actors[0] for s in lists[0]]
    return list(dict.fromkeys(actor for actor in order if actor in first & second))


def _one(standing: Standing, request: Request) -> _Backer:
    return _backer(standing.fact.actors[0], [standing], request, _LIST, _LIST)


def _two(actor: str, lists, request: Request) -> _Backer:
    ties = [s for answer in lists for s in answer if s.fact.actors[0] == actor]
    return _backer(actor, ties, request, _HALF * 2 - 0.9, _HALF - 0.1)


def _backer(actor, ties, request: Request, name_room: float, room: float) -> _Backer:
    name = broken(request.name(actor), ink.NAME, name_room, bold=True)
    texts = [[line for words in _told(s) for line in broken(words, ink.SMALL, room)] for s in ties]
    tall = height(len(name), ink.NAME) + height(max(map(len, texts)), ink.SMALL) + _GAP
    return _Backer(name, tuple(zip(ties, texts, strict=True)), tall)


def _told(standing: Standing) -> tuple[str, ...]:
    if not standing.affirming:
        return ("only denied",)
    return support.means(standing), _dated(standing)


def _dated(standing: Standing) -> str:
    against = standing.fact.actors[2:]
    return support.since(standing) + (f", against {against[0]}" if against else "")


def _tall(column: list[_Backer]) -> float:
    head = _SHARED_HEAD if column and len(column[0].ties) > 1 else 0.0
    return head + sum(backer.tall for backer in column)


def _least(request: Request, pair: tuple[str, ...]) -> float:
    """The bars must be long enough for the names written along them."""
    return max([width(request.name(a), ink.HEAD, bold=True) + 0.3 for a in pair], default=1.0)


# -- drawing -----------------------------------------------------------------------------------


def _draw_sides(sheet, top, body, request, pair, enemies) -> None:
    heads = ((ink.MARGIN + _LIST, "right"), (ink.WIDTH - ink.MARGIN - _LIST, "left"))
    for place, actor in enumerate(pair):
        x = (_LEFT, _RIGHT)[place]
        sheet.box(x, top + _HEADS, _BAR, body, ink.SIDES[place])
        sheet.text(
            x + _BAR / 2,
            top + _HEADS + body / 2,
            request.name(actor),
            ink.HEAD,
            ink.PAPER,
            "center center",
            bold=True,
            turned=90,
        )
        edge, align = heads[place]
        words = "backers of this side" if len(pair) > 1 else "backers"
        sheet.text(edge, top + 0.06, words, ink.SMALL, ink.GREY, f"{align} top")
    if enemies:
        _draw_enmity(sheet, top + 0.1, enemies[0])


def _draw_enmity(sheet, y, enemies: Standing) -> None:
    x0, x1 = _LEFT + _BAR / 2, _RIGHT + _BAR / 2
    words = f"against each other, {support.since(enemies)}"
    sheet.text((x0 + x1) / 2, y - 0.02, words, ink.SMALL, ink.GREY, "center bottom")
    sheet.tie([(x0, y + 0.06), (x1, y + 0.06)], enemies, words)
    for x, right in ((x0, False), (x1, True)):
        sheet.arrow((x, y + 0.06), right, ink.COLOUR[enemies.status])


def _draw_column(sheet, y, column: list[_Backer], place: int, request: Request) -> None:
    edge = ink.MARGIN + _LIST if place == 0 else ink.WIDTH - ink.MARGIN - _LIST
    align = "right top" if place == 0 else "left top"
    bar = _LEFT if place == 0 else _RIGHT + _BAR
    start = edge + 0.06 if place == 0 else edge - 0.06
    for backer in column:
        ((standing, lines),) = backer.ties
        sheet.text(edge, y, backer.name, ink.NAME, at=align, bold=True)
        below = y + height(len(backer.name), ink.NAME)
        sheet.text(edge, below, lines, ink.SMALL, ink.GREY, align)
        level = y + (backer.tall - _GAP) / 2
        _draw_tie(sheet, start, bar, level, standing, request)
        y += backer.tall


def _draw_shared(sheet, y, shared: list[_Backer], request: Request) -> None:
    centre = _LEFT + _BAR + _HALF
    if shared:
        sheet.text(centre, y, "backs both sides", ink.SMALL, ink.GREY, "center top")
        y += _SHARED_HEAD
    for backer in shared:
        level = y + height(len(backer.name), ink.NAME) / 2
        half = max(width(line, ink.NAME, bold=True) for line in backer.name) / 2 + 0.05
        sheet.text(centre, y, backer.name, ink.NAME, at="center top", bold=True)
        below = max(y + height(len(backer.name), ink.NAME), level + 0.09)
        for place, (standing, lines) in enumerate(backer.ties):
            bar = _LEFT + _BAR if place == 0 else _RIGHT
            edge = bar + 0.06 if place == 0 else bar - 0.06
            start = centre - half if place == 0 else centre + half
            _draw_tie(sheet, start, bar, level, standing, request)
            at = "left top" if place == 0 else "right top"
            sheet.text(edge, below, lines, ink.SMALL, ink.GREY, at)
        y += backer.tall


def _draw_tie(sheet, start, bar, level, standing: Standing, request: Request) -> None:
    right = bar > start
    tip = bar - 0.01 if right else bar + 0.01
    neck = tip - 0.06 if right else tip + 0.06
    colour = ink.COLOUR[standing.status]
    sheet.tie([(start, level), (neck, level)], standing, support.words(standing, request))
    sheet.arrow((tip, level), right, colour)
    sheet.number((start + neck) / 2, level, support.independent(standing, request), colour)


# -- the band of mediators ---------------------------------------------------------------------

_WORDS = "hosts and mediators between them"
_INSIDE = _HALF * 2 - 0.28  # room for a text in the band


def _chip(mediator: Mediator, request: Request) -> tuple[list[str], list[str], float]:
    name = broken(request.name(mediator.actor), ink.NAME, _INSIDE, bold=True)
    words = broken(mediator.words, ink.SMALL, _INSIDE)
    return name, words, height(len(name), ink.NAME) + height(len(words), ink.SMALL) + 0.1


def _band_height(found: list[Mediator], request: Request) -> float:
    return 0.4 + sum(_chip(m, request)[2] for m in found) if found else 0.0


def _draw_band(sheet, y, found: list[Mediator], request: Request) -> None:
    if not found:
        return
    centre, x = _LEFT + _BAR + _HALF, _LEFT + _BAR + 0.07
    sheet.text(centre, y + 0.14, _WORDS, ink.SMALL, ink.GREY, "center top")
    y += 0.32
    for mediator in found:
        name, words, tall = _chip(mediator, request)
        face = _SHADE if mediator.backs else "#EEF1F3"
        sheet.box(x, y, _HALF * 2 - 0.14, tall - 0.03, face, mark=mediator.mark(request))
        sheet.text(centre, y + 0.025, name, ink.NAME, at="center top", bold=True)
        below = y + 0.025 + height(len(name), ink.NAME)
        sheet.text(centre, below, words, ink.SMALL, ink.GREY, "center top")
        y += tall


def _keys(found, middle) -> tuple[Key, ...]:
    keys = status_keys(tuple(found))
    if found:
        keys += (Key("independent sources", _number),)
    if any(mediator.backs for mediator in middle):
        keys += (Key("mediator that backs a side", _shaded),)
    return keys


def _number(sheet: Sheet, x: float, y: float) -> None:
    sheet.number(x + 0.2, y, 7, ink.GREY)


def _shaded(sheet: Sheet, x: float, y: float) -> None:
    sheet.box(x, y - 0.055, 0.3, 0.11, _SHADE)


def _notes(request: Request, pair) -> tuple[str, ...]:
    undated = [
        request.name(s.fact.actors[0])
        for side in pair
        for s in backers(request.chronicle.claims, request.view, side).undated
    ]
    notes = ("since: a source dates the start; by: the first day on which one says that it held.",)
    if undated:
        names = ", ".join(undated)
        notes += (f"Attested on later days only, with no start told, and not drawn: {names}.",)
    return notes
