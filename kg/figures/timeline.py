"""timeline: a strip in lanes; ceasefires are bars with their breaches, what is not sure fades.

The best told happenings get their names, as many as fit without touching; the others are dots at
the foot of their lane. The lane of a kind of tie is drawn when `--kind` asks for it.
"""

from dataclasses import replace

from kg.ceasefires import ceasefires
from kg.figures import ink
from kg.figures.calendar import Axis, axis
from kg.figures.drawing import Drawing, Key, Request
from kg.figures.glyphs import status_glyphs
from kg.figures.lanes import MOST, MOST_TIES, draw_lane, lane_height, placed
from kg.figures.sheet import Sheet
from kg.figures.stripes import LEFT, RIGHT, Item, happening, spell, truce
from kg.figures.timetable import COLUMNS, LANES, row, tie_row
from kg.model import TIE_KINDS
from kg.timeline import Entry, timeline
from kg.view import Standing


def strip(request: Request) -> Drawing:
    """What happened, to the actor named or to all, in lanes of time."""
    actor = request.actors[0] if request.actors else None
    claims = request.chronicle.claims
    entries = timeline(claims, request.view, actor)
    dated = [e for e in entries if e.earliest and e.latest]
    ties = _ties(request, actor)
    time = _axis(request, dated, ties)
    ledger, _ = ceasefires(claims, request.view)
    shown = {entry.fact for entry in dated}
    ledger = [fire for fire in ledger if fire.entry.fact in shown]
    lanes: dict[str, list[Item]] = {}
    if time:
        seen = [e for e in dated if e.latest >= time.first and e.earliest <= time.last]
        lanes = _lanes(seen, ledger, ties, time, request)
    in_rows = {
        name: placed(items, MOST if name in LANES else MOST_TIES) for name, items in lanes.items()
    }
    heights = {name: lane_height(rows) for name, (rows, _) in in_rows.items()}
    standings = (*(e.standing for e in entries), *(s for s in ties))

    def draw(sheet: Sheet, top: float) -> None:
        if not time:
            return
        y = top + 0.18
        time.draw(sheet, y, y + sum(heights.values()))
        for name, (rows, rest) in in_rows.items():
            draw_lane(sheet, y, name, rows, rest, heights[name])
            y += heights[name]

    unnamed = sum(len(rest) for _, rest in in_rows.values())
    undated = len(entries) - len(dated)
    who = f" of {request.name(actor)}" if actor else ""
    rows = [row(entry, ledger, request) for entry in entries]
    rows += [tie_row(standing, request) for standing in ties]
    return Drawing(
        f"Timeline{who}",
        " ".join(f"{r['date']}: {r['what']} ({r['kind']}, {r['status']})." for r in rows)
        or "Nothing is told of that time.",
        COLUMNS,
        tuple(rows),
        standings,
        0.2 + sum(heights.values()),
        draw,
        (*status_glyphs(standings), *_keys(bool(ledger))) if standings else (),
        _notes(unnamed, undated, len(ledger)),
    )


def _ties(request: Request, actor: str | None) -> list[Standing]:
    kinds = request.view.kinds & set(TIE_KINDS)
    if not kinds:
        return []
    view = replace(request.view, kinds=frozenset(kinds), as_of=None)
    found = view.standings(request.chronicle.claims)
    return [s for s in found if s.affirming and (actor is None or actor in s.fact.actors)]


def _axis(request: Request, dated: list[Entry], ties: list[Standing]) -> Axis | None:
    """From the first to the last day that is told, without the few that lie far off."""
    view = request.view
    days = sorted([day for e in dated for day in (e.earliest, e.latest)])
    days += [d for s in ties for c in s.affirming for d in c.span.extent or ()]
    days = sorted(days)
    few = len(days) // 50
    days = days[few : len(days) - few] if few else days
    until = min((d for d in (view.until, view.as_of) if d), default=None)
    return axis(days, view.since, until, LEFT, RIGHT)


def _lanes(entries, ledger, ties, time: Axis, request: Request) -> dict[str, list[Item]]:
    fires = {fire.entry.fact: fire for fire in ledger}
    breaches = {breach.entry.fact for fire in ledger for breach in fire.breaches}
    found: dict[str, list[Item]] = {}
    for name, kinds in LANES.items():
        items = [
            truce(fires[e.fact], time, request) if e.fact in fires else happening(e, time, request)
            for e in entries
            if e.fact.kind in kinds and e.fact not in breaches
        ]
        if items:
            found[name] = items
    for kind in sorted({s.fact.kind for s in ties}):
        found[kind] = [spell(s, time, request) for s in ties if s.fact.kind == kind]
    return found


def _keys(fires: bool) -> tuple[Key, ...]:
    found = [Key("bar that fades: date or end not known", _fading)]
    if fires:
        found += [
            Key("ceasefire", _bar),
            Key("breach, stated", lambda s, x, y: s.cross(x + 0.2, y, 0.035, ink.BLACK, 1.0)),
            Key("breach, alleged", lambda s, x, y: s.cross(x + 0.2, y, 0.035, ink.VERMILLION, 1.0)),
        ]
    return tuple(found)


def _fading(sheet: Sheet, x: float, y: float) -> None:
    sheet.faded(x, y - 0.025, 0.3, 0.05, ink.BLUE, True)


def _bar(sheet: Sheet, x: float, y: float) -> None:
    sheet.box(x, y - 0.045, 0.3, 0.09, ink.GREEN)


def _notes(unnamed: int, undated: int, fires: int) -> tuple[str, ...]:
    notes = []
    if fires:
        notes.append(
            "A ceasefire is drawn full up to the first breach that anybody tells; where none is "
            "told it fades, since nobody says how long it held."
        )
    if unnamed:
        notes.append(f"{unnamed} happenings without a name here are dots; the table has them all.")
    if undated:
        notes.append(f"{undated} without a date are not drawn.")
    return tuple(notes)
