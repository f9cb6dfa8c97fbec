"""network: the ties between the actors on several days, everybody in the same place on each.

Friends of the one side stand on the left, of the other on the right, so that a change of line is a
change of alignment and never of layout. No line is not neutrality: nobody claims a tie then.
"""

from collections import Counter
from dataclasses import replace
from datetime import date
from math import sqrt

from kg.figures import ink
from kg.figures.drawing import Drawing, Key, Request
from kg.figures.frame import status_keys
from kg.figures.imprint import in_words
from kg.figures.letters import cut
from kg.figures.mark import Mark
from kg.figures.sheet import Sheet
from kg.figures.sides import sides
from kg.model import TIE_KINDS, witnesses
from kg.network.edges import asserted
from kg.view import Standing, Verdict

KINDS = frozenset({"backing", "alliance", "opposition"})
COLUMNS = (
    "day", "from", "from_name", "to", "to_name", "kind", "sign", "status", "verdict",
    "independent_sources", "tie", "claims",
)  # fmt: skip
_ACTORS, _PANELS = 26, 4
_NAME = 5.6
_STEP, _LABEL, _HEAD = 0.205, 1.08, 0.22

Place = tuple[float, float, str]


def network(request: Request) -> Drawing:
    """Backing, alliance and opposition on the days asked for, or on four of the time told."""
    days = request.days or _days(request)
    panels = {day: _ties(request, day) for day in days}
    number = Counter(a for ties in panels.values() for s in ties for a in s.fact.actors[:2])
    named = [a for a in request.actors if a in number]
    ranked = sorted(number, key=lambda actor: (-number[actor], actor))
    actors = list(dict.fromkeys([*named, *ranked]))[:_ACTORS]
    ties = [s for panel in panels.values() for s in panel]
    places, tall = _places(actors, ties, request)
    drawn = {
        day: [s for s in panel if all(a in places for a in s.fact.actors[:2])]
        for day, panel in panels.items()
    }
    height = tall + _HEAD + 0.14
    wide = (ink.WIDTH - 2 * ink.MARGIN) / 2

    def draw(sheet: Sheet, top: float) -> None:
        for n, (day, panel) in enumerate(drawn.items()):
            corner = (ink.MARGIN + n % 2 * wide, top + n // 2 * height)
            _panel(sheet, *corner, day, panel, places, request)

    rows = [_row(day, s, request) for day, panel in panels.items() for s in panel]
    facts = {s.fact: s for panel in panels.values() for s in panel}
    standings = tuple(facts[fact] for fact in sorted(facts, key=lambda fact: fact.id))
    told = " ".join(
        f"{in_words(day)}: " + ", ".join(f"{_words(s, request)}" for s in panel) + "."
        for day, panel in panels.items()
    )
    return Drawing(
        "Who stood with and against whom, day by day",
        told or "No tie is told.",
        COLUMNS,
        tuple(rows),
        standings,
        height * ((len(drawn) + 1) // 2) if actors else 0.2,
        draw,
        (*_sign_keys(), *status_keys(tuple(ties), coloured=False)) if ties else (),
        _notes(len(number) - len(actors)),
    )


def _notes(left_out: int) -> tuple[str, ...]:
    notes = (
        "Everybody stands in the same place on each day; whose name is grey has no tie then. "
        "Ties that are only possible on a day are not drawn.",
    )
    if left_out:
        notes += (f"{left_out} more actors with fewer ties are in the table alone.",)
    return notes


def _ties(request: Request, day: date) -> list[Standing]:
    kinds = request.view.kinds & KINDS or KINDS
    view = replace(request.view, as_of=day, kinds=kinds)
    found = view.standings(request.chronicle.claims)
    return [s for s in found if asserted(s) and s.verdict is not Verdict.POSSIBLE]


def _days(request: Request) -> tuple[date, ...]:
    """The first days of four quarters of what is attested, or the day asked about as the last."""
    view = replace(request.view, as_of=None, kinds=KINDS)
    claims = [c for c in request.chronicle.claims if view.counts(c) and c.affirms]
    until = min((d for d in (request.view.as_of, request.view.until) if d), default=date.max)
    since = request.view.since or date.min
    told = sorted(d for c in claims if (d := c.span.end_earliest) and since <= d <= until)
    last = request.view.as_of or (told[-1] if told else None)
    if last is None:
        return ()
    parts = [told[len(told) * part // _PANELS] for part in range(1, _PANELS)] if told else []
    return tuple(sorted({*(day for day in parts if day < last), last}))


# -- places ----------------------------------------------------------------------------------------


def _places(actors, ties: list[Standing], request: Request) -> tuple[dict[str, Place], float]:
    """Each actor's place in a panel and the side on which its name stands; and the height."""
    pair = [side for side in sides(request, ties) if side in actors]
    leaning = _leanings(actors, pair, ties)
    left = [a for a in actors if leaning[a] > 0]
    right = [a for a in actors if leaning[a] < 0]
    for actor in (a for a in actors if leaning[a] == 0):
        (left if len(left) <= len(right) else right).append(actor)
    found: dict[str, Place] = {}
    rows = max(len(left), len(right), 2)
    for group, side in ((left, -1), (right, 1)):
        order = _middle_first(group)
        for row, actor in enumerate(order):
            y = (row + 0.5 + (rows - len(order)) / 2) * _STEP
            bend = 1 - (2 * y / (rows * _STEP) - 1) ** 2
            centre = (ink.WIDTH - 2 * ink.MARGIN) / 4
            reach = centre - _LABEL - 0.08
            x = centre + side * reach * (0.45 + 0.55 * sqrt(max(bend, 0)))
            found[actor] = (x, y, "right" if side < 0 else "left")
    return found, rows * _STEP


def _leanings(actors, pair: list[str], ties: list[Standing]) -> dict[str, float]:
    """Towards the first side (above 0) or the second, by ties with them and then with others."""
    score = dict.fromkeys(actors, 0.0)
    fixed = {side: 100.0 * (1 - 2 * place) for place, side in enumerate(pair[:2])}
    score |= fixed
    for _ in range(4):
        before = dict(score)
        for actor in actors:
            if actor not in fixed:
                score[actor] = 0.2 * before[actor]
        for standing in ties:
            a, b = standing.fact.actors[:2]
            if a in score and b in score:
                sign = TIE_KINDS[standing.fact.kind].sign
                for one, other in ((a, b), (b, a)):
                    if one not in fixed:
                        score[one] += sign * max(min(before[other], 10), -10) / 10
    return score


def _middle_first(group: list[str]) -> list[str]:
    """The first of a group in the middle, the next around it."""
    order: list[str] = []
    for n, actor in enumerate(group):
        order.insert(0 if n % 2 else len(order), actor)
    return order


# -- drawing ---------------------------------------------------------------------------------------


def _panel(sheet, x0, y0, day: date, panel, places: dict[str, Place], request: Request) -> None:
    sheet.text(x0 + 0.02, y0, f"{in_words(day)}: {len(panel)} ties", ink.NAME, bold=True)
    y0 += _HEAD
    tied = {a for s in panel for a in s.fact.actors[:2]}
    for standing in sorted(panel, key=lambda s: (TIE_KINDS[s.fact.kind].sign, s.fact.id)):
        a, b = (places[actor] for actor in standing.fact.actors[:2])
        colour = _colour(standing)
        sheet.line(
            [(x0 + x, y0 + y) for x, y in _way(a, b)],
            colour,
            ink.WEIGHT[standing.verdict] * 0.75,
            ink.DASHES[standing.status],
            Mark.of(standing, _words(standing, request)),
            0.8,
        )
    for actor, (x, y, side) in places.items():
        face = ink.BLACK if actor in tied else ink.PALE
        sheet.disc(x0 + x, y0 + y, 0.032, face, ink.PAPER)
        name = cut(request.name(actor), _NAME, _room(x, side))
        at = x0 + x + (0.05 if side == "left" else -0.05)
        colour = ink.BLACK if actor in tied else "#8A8A8A"
        sheet.text(at, y0 + y, name, _NAME, colour, f"{side} center")


def _way(a: Place, b: Place) -> list[tuple[float, float]]:
    """A straight line across, an arc towards the middle between two on the same side."""
    if a[2] != b[2]:
        return [a[:2], b[:2]]
    bow = min(0.85, 0.5 * abs(a[1] - b[1])) * (1 if a[2] == "right" else -1)
    middle = ((a[0] + b[0]) / 2 + bow, (a[1] + b[1]) / 2)
    steps = [n / 16 for n in range(17)]
    return [
        tuple((1 - t) ** 2 * a[i] + 2 * t * (1 - t) * middle[i] + t * t * b[i] for i in (0, 1))
        for t in steps
    ]


def _room(x: float, side: str) -> float:
    """How wide a name may be: up to the edge of the panel."""
    edge = (ink.WIDTH - 2 * ink.MARGIN) / 2
    return (x if side == "right" else edge - x) - 0.1


def _colour(standing: Standing) -> str:
    return ink.BLUE if TIE_KINDS[standing.fact.kind].sign > 0 else ink.VERMILLION


def _sign_keys() -> tuple[Key, ...]:
    return (
        Key("backs or allied", lambda s, x, y: s.line([(x, y), (x + 0.3, y)], ink.BLUE, 1.4)),
        Key("opposed", lambda s, x, y: s.line([(x, y), (x + 0.3, y)], ink.VERMILLION, 1.4)),
    )


def _words(standing: Standing, request: Request) -> str:
    first, second = (request.name(actor) for actor in standing.fact.actors[:2])
    verb = TIE_KINDS[standing.fact.kind].verb.replace("-", " ")
    return f"{first} {verb} {second} ({standing.status}, {standing.verdict})"


def _row(day: date, standing: Standing, request: Request) -> dict:
    first, second = standing.fact.actors[:2]
    return {
        "day": day,
        "from": first,
        "from_name": request.name(first),
        "to": second,
        "to_name": request.name(second),
        "kind": standing.fact.kind,
        "sign": TIE_KINDS[standing.fact.kind].sign,
        "status": str(standing.status),
        "verdict": str(standing.verdict or ""),
        "independent_sources": len(witnesses(standing.sources, request.chronicle.sources)),
        "tie": standing.fact.id,
        "claims": [claim.id for claim in standing.claims],
    }
