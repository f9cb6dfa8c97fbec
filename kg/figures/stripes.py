"""Stripes: how a happening, a ceasefire and a tie are drawn on the strip of time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from kg.ceasefires import Ceasefire
from kg.figures import ink
from kg.figures.calendar import Axis
from kg.figures.drawing import Request
from kg.figures.glyphs import glyph
from kg.figures.mark import Mark
from kg.figures.sheet import Sheet
from kg.model import TIE_KINDS, witnesses
from kg.network.overlap import spells
from kg.timeline import Entry
from kg.view import Standing

LEFT, RIGHT = ink.MARGIN + 0.92, ink.WIDTH - ink.MARGIN
_FADE = timedelta(days=45)


@dataclass(frozen=True)
class Item:
    """Something to draw from `start` to `end` with a label, and how well it is told."""

    start: float
    end: float
    label: str
    weight: tuple
    draw: Callable[[Sheet, float], None]
    dot: Callable[[Sheet, float], None]


def happening(entry: Entry, time: Axis, request: Request) -> Item:
    """A happening: a dot on its day, or a bar over the days on which it may have been."""
    x0, x1 = time.x(entry.earliest), time.x(entry.latest)
    mark = Mark.of(entry.standing, told(entry))
    long = x1 - x0 > 0.12

    def draw(sheet: Sheet, y: float) -> None:
        if long:
            _span(sheet, entry, time, y, mark)
        else:
            glyph(sheet, (x0 + x1) / 2, y, entry.status, 0.038, mark)

    def dot(sheet: Sheet, y: float) -> None:
        glyph(sheet, (x0 + x1) / 2, y, entry.status, 0.022, mark)

    weight = (-sources(entry, request), entry.fact.id)
    end = x1 if long else (x0 + x1) / 2 + 0.04
    return Item(x0, end, entry.fact.name, weight, draw, dot)


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


def truce(fire: Ceasefire, time: Axis, request: Request) -> Item:
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
    whole = Mark(
        entry.fact.id,
        tuple(claim.id for claim in fire.claims),
        f"{told(entry)}; {len(fire.breaches)} breaches told",
    )

    def draw(sheet: Sheet, y: float) -> None:
        sheet.box(x0, y - 0.045, max(sure - x0, 0.02), 0.09, ink.GREEN, mark=whole)
        sheet.faded(max(sure, x0 + 0.02), y - 0.045, max(fade - sure, 0), 0.09, ink.GREEN, True)
        for breach, day in zip(breaches, days, strict=True):
            colour = ink.BLACK if breach.is_stated else ink.VERMILLION
            mark = Mark.of(breach.entry.standing, told(breach.entry))
            sheet.cross(time.x(day), y, 0.035, colour, 1.0, mark)

    label = entry.fact.name
    return Item(x0, end, label, (-99, entry.earliest, entry.fact.id), draw, draw)


def spell(standing: Standing, time: Axis, request: Request) -> Item:
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
            start = max(x0 - 0.15, LEFT)
            sheet.faded(start, y - 0.025, x0 - start, 0.05, colour, to_the_right=False)
        sheet.box(x0, y - 0.025, max(x1 - x0, 0.02), 0.05, colour, mark=mark)
        sheet.faded(max(x1, x0 + 0.02), y - 0.025, max(fade - x1, 0), 0.05, colour, True)

    def dot(sheet: Sheet, y: float) -> None:
        glyph(sheet, x0, y, standing.status, 0.022, mark)

    return Item(max(x0 - 0.15, LEFT), fade, label, (-len(standing.sources), label), draw, dot)


def _later(day: date) -> date:
    return day + _FADE if date.max - day > _FADE else date.max


def told(entry: Entry) -> str:
    """Date, name, kind and status in words."""
    return f"{entry.when}: {entry.fact.name} ({entry.fact.kind}, {entry.status})"


def sources(entry: Entry, request: Request) -> int:
    """How many of its sources are independent of each other."""
    return len(witnesses(entry.sources, request.chronicle.sources))
