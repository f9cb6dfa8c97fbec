"""timeline: a strip in lanes; ceasefires are bars with their breaches, what is not sure fades.

The best told happenings get their names, as many as fit without touching; the others are dots at
the foot of their lane. The lane of a kind of tie is drawn when `--kind` asks for it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.ceasefires import Ceasefire, ceasefires
from kg.figures import ink
from kg.figures.calendar import Axis, axis
from kg.figures.drawing import Drawing, Key, Request
from kg.figures.glyphs import glyph, status_glyphs
from kg.figures.letters import cut, width
from kg.figures.sheet import Mark, Sheet
from kg.model import TIE_KINDS, Tie, witnesses
from kg.network.overlap import spells
from kg.timeline import Entry, timeline
from kg.view import Standing

COLUMNS = (
    "lane", "id", "what", "kind", "date", "earliest", "latest", "breaches", "status",
    "independent_sources", "sources", "claims",
)  # fmt: skip
LANES = {
    "ceasefires": ("ceasefire", "violation"),
    "talks, agreements": ("talks", "agreement"),
    "fighting": ("battle", "strike", "attack", "offensive", "blockade", "coup"),
    "ground": ("capture", "withdrawal"),
    "support, sanctions": ("delivery", "deployment", "recognition", "sanctions"),
    "people, words": (
        "appointment", "resignation", "election", "statement", "decision", "protest", "other",
    ),
}  # fmt: skip
_LEFT, _RIGHT = ink.MARGIN + 0.92, ink.WIDTH - ink.MARGIN
_ROW, _MOST, _MOST_TIES, _WORDS = 0.165, 8, 36, 1.75
_FADE = timedelta(days=45)


@dataclass(frozen=True)
class _Item:
    """Something to draw from `start` to `end` with a label, and how well it is told."""

    start: float
    end: float
    label: str
    weight: tuple
    draw: Callable[[Sheet, float], None]
    dot: Callable[[Sheet, float], None]


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
    lanes: dict[str, list[_Item]] = {}
    if time:
        seen = [e for e in dated if e.latest >= time.first and e.earliest <= time.last]
        lanes = _lanes(seen, ledger, ties, time, request)
    placed = {
        name: _placed(items, _MOST if name in LANES else _MOST_TIES)
        for name, items in lanes.items()
    }
    heights = {name: _lane_height(rows) for name, (rows, _) in placed.items()}
    standings = (*(e.standing for e in entries), *(s for s in ties))

    def draw(sheet: Sheet, top: float) -> None:
        if not time:
            return
        y = top + 0.18
        time.draw(sheet, y, y + sum(heights.values()))
        for name, (rows, rest) in placed.items():
            _draw_lane(sheet, y, name, rows, rest, heights[name])
            y += heights[name]

    unnamed = sum(len(rest) for _, rest in placed.values())
    undated = len(entries) - len(dated)
    who = f" of {request.name(actor)}" if actor else ""
    rows = [_row(entry, ledger, request) for entry in entries]
    rows += [_tie_row(standing, request) for standing in ties]
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
    return axis(days, view.since, until, _LEFT, _RIGHT)


def _lanes(entries, ledger, ties, time: Axis, request: Request) -> dict[str, list[_Item]]:
    fires = {fire.entry.fact: fire for fire in ledger}
    breaches = {breach.entry.fact for fire in ledger for breach in fire.breaches}
    found: dict[str, list[_Item]] = {}
    for name, kinds in LANES.items():
        items = [
            _fire(fires[e.fact], time, request) if e.fact in fires else _event(e, time, request)
            for e in entries
            if e.fact.kind in kinds and e.fact not in breaches
        ]
        if items:
            found[name] = items
    for kind in sorted({s.fact.kind for s in ties}):
        found[kind] = [_tie(s, time, request) for s in ties if s.fact.kind == kind]
    return found


def _event(entry: Entry, time: Axis, request: Request) -> _Item:
    x0, x1 = time.x(entry.earliest), time.x(entry.latest)
    mark = Mark.of(entry.standing, _told(entry))
    long = x1 - x0 > 0.12

    def draw(sheet: Sheet, y: float) -> None:
        if long:
            _span(sheet, entry, time, y, mark)
        else:
            glyph(sheet, (x0 + x1) / 2, y, entry.status, 0.038, mark)

    def dot(sheet: Sheet, y: float) -> None:
        glyph(sheet, (x0 + x1) / 2, y, entry.status, 0.022, mark)

    weight = (-_sources(entry, request), entry.fact.id)
    end = x1 if long else (x0 + x1) / 2 + 0.04
    return _Item(x0, end, entry.fact.name, weight, draw, dot)


def _span(sheet: Sheet, entry: Entry, time: Axis, y: float, mark: Mark) -> None:
    """A bar: full where the dates leave no doubt, fading where they do."""
    span, colour = entry.span, ink.COLOUR[entry.status]
    first, last = time.x(entry.earliest), time.x(entry.latest)
    sure = sorted(
        time.x(d) for d in (span.start_latest or entry.earliest, span.end_earliest or entry.latest)
    )
    begun, ended = sure if not span.point else (first, first)
    if begun > first:
        sheet.faded(first, y - 0.025, begun - first, 0.05, colour, to_the_right=False)
    sheet.box(begun, y - 0.025, max(ended - begun, 0.01), 0.05, colour, mark=mark)
    if last > ended:
        sheet.faded(ended, y - 0.025, last - ended, 0.05, colour, to_the_right=True)


def _fire(fire: Ceasefire, time: Axis, request: Request) -> _Item:
    """A ceasefire: a bar to its first breach, then fading; each breach an X, unfilled if alleged.

    Where neither breach nor end is told, it fades after its declaration: nobody says how long.
    """
    entry = fire.entry
    breaches = [b for b in fire.breaches if b.entry.earliest and time.holds(b.entry.earliest)]
    days = [max(b.entry.earliest, entry.earliest) for b in breaches]
    first = min(days, default=None)
    x0 = time.x(entry.earliest)
    sure = time.x(first or entry.latest)
    fade = time.x(_later(first or entry.latest))
    end = max([fade, *(time.x(day) + 0.05 for day in days)])
    mark = Mark(
        entry.fact.id,
        tuple(claim.id for claim in fire.claims),
        f"{_told(entry)}; {len(fire.breaches)} breaches told",
    )

    def draw(sheet: Sheet, y: float) -> None:
        sheet.box(x0, y - 0.045, max(sure - x0, 0.02), 0.09, ink.GREEN, mark=mark)
        sheet.faded(max(sure, x0 + 0.02), y - 0.045, max(fade - sure, 0), 0.09, ink.GREEN, True)
        for breach, day in zip(breaches, days, strict=True):
            colour = ink.BLACK if breach.is_stated else ink.VERMILLION
            told = Mark.of(breach.entry.standing, _told(breach.entry))
            sheet.cross(time.x(day), y, 0.035, colour, 1.0, told)

    label = entry.fact.name
    return _Item(x0, end, label, (-99, entry.earliest, entry.fact.id), draw, draw)


def _tie(standing: Standing, time: Axis, request: Request) -> _Item:
    """A tie: full between its first and last attestation, fading where it is only presumed."""
    found = spells(standing, request.view.persistence)
    seen = [d for c in standing.affirming for d in c.span.extent or ()]
    first, last = min(seen, default=time.first), max(seen, default=time.last)
    open_end = any(until is None or until > last for _, until in found)
    x0, x1 = time.x(first), time.x(last)
    fade = time.x(_later(last)) if open_end else x1
    early = standing.since is None
    colour = ink.COLOUR[standing.status]
    names = [request.name(actor) for actor in standing.fact.actors]
    verb = TIE_KINDS[standing.fact.kind].verb.replace("-", " ")
    label = f"{names[0]} {verb} {names[1]}"
    mark = Mark.of(standing, f"{label} ({standing.status})")

    def draw(sheet: Sheet, y: float) -> None:
        if early:
            start = max(x0 - 0.15, _LEFT)
            sheet.faded(start, y - 0.025, x0 - start, 0.05, colour, to_the_right=False)
        sheet.box(x0, y - 0.025, max(x1 - x0, 0.02), 0.05, colour, mark=mark)
        sheet.faded(max(x1, x0 + 0.02), y - 0.025, max(fade - x1, 0), 0.05, colour, True)

    def dot(sheet: Sheet, y: float) -> None:
        glyph(sheet, x0, y, standing.status, 0.022, mark)

    return _Item(max(x0 - 0.15, _LEFT), fade, label, (-len(standing.sources), label), draw, dot)


def _later(day: date) -> date:
    return day + _FADE if date.max - day > _FADE else date.max


# -- where things go -----------------------------------------------------------------------------

_Row = list[tuple[_Item, float, str, str]]


def _placed(items: list[_Item], most: int) -> tuple[list[_Row], list[_Item]]:
    """Rows of items, each with place, alignment and text of its label, and those without room."""
    rows: list[list[tuple[float, float]]] = []
    drawn: list[_Row] = []
    rest: list[_Item] = []
    for item in sorted(items, key=lambda item: item.weight):
        label = cut(item.label, ink.SMALL, _WORDS if most == _MOST else 2 * _WORDS)
        wide = width(label, ink.SMALL)
        fits = item.end + 0.05 + wide <= _RIGHT
        at = item.end + 0.05 if fits else item.start - 0.06
        taken = (
            (item.start - 0.05, at + wide + 0.06) if fits else (at - wide - 0.04, item.end + 0.04)
        )
        if taken[0] < _LEFT - 0.06:  # no room beside it: the label stands on the bar, or is cut
            at, fits = max(item.start, _LEFT) + 0.2, True
            if at + wide + 0.2 > item.end:
                at = item.end + 0.05
                label = cut(item.label, ink.SMALL, _RIGHT - at)
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


def _lane_height(rows: list[_Row]) -> float:
    return len(rows) * _ROW + 0.2


def _draw_lane(sheet: Sheet, y: float, name: str, rows, rest, tall: float) -> None:
    sheet.line([(ink.MARGIN, y), (_RIGHT, y)], ink.PALE, 0.5)
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


# -- the table -------------------------------------------------------------------------------------


def _told(entry: Entry) -> str:
    return f"{entry.when}: {entry.fact.name} ({entry.fact.kind}, {entry.status})"


def _sources(entry: Entry, request: Request) -> int:
    return len(witnesses(entry.sources, request.chronicle.sources))


def _lane(kind: str) -> str:
    return next((name for name, kinds in LANES.items() if kind in kinds), kind)


def _row(entry: Entry, ledger: list[Ceasefire], request: Request) -> dict:
    fire = next((f for f in ledger if f.entry.fact == entry.fact), None)
    return {
        "lane": _lane(entry.fact.kind),
        "id": entry.fact.id,
        "what": entry.fact.name,
        "kind": entry.fact.kind,
        "date": entry.when or "undated",
        "earliest": entry.earliest,
        "latest": entry.latest,
        "breaches": [b.entry.fact.id for b in fire.breaches] if fire else [],
        "status": str(entry.status),
        "independent_sources": _sources(entry, request),
        "sources": entry.sources,
        "claims": [claim.id for claim in entry.claims],
    }


def _tie_row(standing: Standing, request: Request) -> dict:
    fact: Tie = standing.fact
    seen = [d for c in standing.affirming for d in c.span.extent or ()]
    return {
        "lane": fact.kind,
        "id": fact.id,
        "what": fact.sentence,
        "kind": fact.kind,
        "date": str(standing.since or standing.first_attested or "undated"),
        "earliest": min(seen, default=None),
        "latest": max(seen, default=None),
        "breaches": [],
        "status": str(standing.status),
        "independent_sources": len(witnesses(standing.sources, request.chronicle.sources)),
        "sources": standing.sources,
        "claims": [claim.id for claim in standing.claims],
    }
