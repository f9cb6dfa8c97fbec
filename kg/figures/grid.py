"""grid: actors in rows, events in columns in order of time; who took part in what, by its role.

The picture is that of the Actor-Process-Event Scheme (Widmer, Hirschi, Serdült and Vögeli, APES,
2008), with the status of each event under its name.
"""

from kg.figures import ink
from kg.figures.drawing import Drawing, Key, Request
from kg.figures.glyphs import glyph, status_glyphs
from kg.figures.letters import cut, width
from kg.figures.mark import Mark
from kg.figures.sheet import Sheet
from kg.model import witnesses
from kg.timeline import Entry, timeline

COLUMNS = (
    "event", "name", "kind", "date", "actor", "actor_name", "roles", "status",
    "independent_sources", "claims",
)  # fmt: skip
_EVENTS, _ACTORS = 26, 26
_ROW, _NAMES, _HEAD = 0.175, 1.75, 2.3
# the first letter of a role, or two where roles share it, in a cell
_LETTERS = {
    "attacker": "A", "defender": "D", "side": "F", "target": "T", "taker": "T", "loser": "L",
    "blockader": "B", "party": "P", "declarer": "D", "mediator": "M", "violator": "V",
    "victim": "T", "host": "H", "signatory": "S", "sender": "S", "force": "F", "recipient": "R",
    "supplier": "S", "speaker": "S", "addressee": "A", "decider": "D", "concerns": "C",
}  # fmt: skip
_FRIENDLY = frozenset(
    {"host", "mediator", "signatory", "party", "declarer", "supplier", "sender", "participant"}
)
_HARMED = frozenset({"defender", "target", "loser", "victim", "recipient", "addressee", "concerns"})
_ACTS, _IS_ACTED_UPON, _TAKES_PART = "#3F3F3F", "#B27C00", "#1B7F8C"


def grid(request: Request) -> Drawing:
    """Who took part in what: the actors named (or those in most events) and the best told events.

    `--kind`, `--from` and `--to` choose the events.
    """
    entries = [e for e in timeline(request.chronicle.claims, request.view) if _is_told(e, request)]
    best = sorted(entries, key=lambda e: (-_witnesses(e, request), e.fact.id))[:_EVENTS]
    columns = [entry for entry in entries if entry in best]
    parts = [_parts(entry) for entry in columns]
    number: dict[str, int] = {}
    for part in parts:
        for actor in part:
            number[actor] = number.get(actor, 0) + 1
    ranked = sorted(number, key=lambda actor: (-number[actor], actor))
    actors = [a for a in request.actors if a in number] or ranked[:_ACTORS]
    standings = tuple(entry.standing for entry in columns)
    wide = min(0.3, (ink.WIDTH - 2 * ink.MARGIN - _NAMES) / max(len(columns), 1))
    heads = [cut(f"{e.when or 'undated'}  {e.fact.name}", ink.SMALL, _HEAD) for e in columns]
    head = max((width(text, ink.SMALL) for text in heads), default=0) + 0.24

    def draw(sheet: Sheet, top: float) -> None:
        x0, y0 = ink.MARGIN + _NAMES, top + head
        bottom = y0 + len(actors) * _ROW
        for line, actor in enumerate(actors):
            y = y0 + (line + 0.5) * _ROW
            name = cut(request.name(actor), ink.NAME, _NAMES - 0.1)
            sheet.text(x0 - 0.08, y, name, ink.NAME, at="right center")
            sheet.line([(x0, y), (x0 + len(columns) * wide, y)], ink.PALE, 0.4)
        for place, (entry, part) in enumerate(zip(columns, parts, strict=True)):
            x = x0 + (place + 0.5) * wide
            sheet.text(x, y0 - 0.18, heads[place], ink.SMALL, at="left center", turned=90)
            glyph(sheet, x, y0 - 0.09, entry.status, mark=_mark(entry, part, request))
            sheet.line([(x, y0), (x, bottom)], ink.PALE, 0.4)
            for line, actor in enumerate(actors):
                if actor in part:
                    _cell(sheet, x, y0 + (line + 0.5) * _ROW, part[actor])

    left_out = len(entries) - len(columns)
    told = [f"{_words(e, p, request)}." for e, p in zip(columns, parts, strict=True)]
    return Drawing(
        "Actors by events: who took part in what",
        " ".join(told) or "No event with actors is told.",
        COLUMNS,
        tuple(
            _row(entry, actor, roles, request)
            for entry, part in zip(columns, parts, strict=True)
            for actor, roles in part.items()
        ),
        standings,
        head + max(len(actors), 1) * _ROW,
        draw,
        (*status_glyphs(standings), *_role_keys()),
        (
            "Letters are roles: A attacks or is addressed, B blocks, C is concerned, D defends, "
            "declares or decides, F fights, H hosts, L loses, M mediates, P is party, R receives, "
            "S signs, sends, supplies or speaks, T takes or is the target, V violates.",
            *((f"{left_out} events that fewer sources tell are left out.",) if left_out else ()),
        ),
    )


def _is_told(entry: Entry, request: Request) -> bool:
    part = _parts(entry)
    return bool(part) and (not request.actors or any(actor in part for actor in request.actors))


def _parts(entry: Entry) -> dict[str, list[str]]:
    """The roles of each actor."""
    found: dict[str, list[str]] = {}
    for role, actors in entry.participants:
        for actor in actors:
            found.setdefault(actor, []).append(role)
    return found


def _witnesses(entry: Entry, request: Request) -> int:
    return len(witnesses(entry.sources, request.chronicle.sources))


def _cell(sheet: Sheet, x: float, y: float, roles: list[str]) -> None:
    face = _face(roles[0])
    sheet.disc(x, y, 0.072, face, face)
    letter = _LETTERS.get(roles[0], roles[0][0].upper())
    sheet.text(x, y, letter, ink.FOOT, ink.PAPER, "center center", bold=True)


def _face(role: str) -> str:
    return _TAKES_PART if role in _FRIENDLY else _IS_ACTED_UPON if role in _HARMED else _ACTS


def _role_keys() -> tuple[Key, ...]:
    faces = (
        (_ACTS, "acts by force or speaks"),
        (_IS_ACTED_UPON, "is acted upon"),
        (_TAKES_PART, "takes part, talks, sends"),
    )
    return tuple(Key(words, _disc(face)) for face, words in faces)


def _disc(face: str):
    return lambda sheet, x, y: sheet.disc(x + 0.2, y, 0.06, face, face)


def _mark(entry: Entry, part, request: Request) -> Mark:
    return Mark.of(entry.standing, _words(entry, part, request))


def _words(entry: Entry, part: dict[str, list[str]], request: Request) -> str:
    who = ", ".join(f"{request.name(actor)} ({', '.join(r)})" for actor, r in part.items())
    fact = entry.fact
    return f"{entry.when or 'undated'}: {fact.name} ({fact.kind}, {entry.status}): {who}"


def _row(entry: Entry, actor: str, roles: list[str], request: Request) -> dict:
    return {
        "event": entry.fact.id,
        "name": entry.fact.name,
        "kind": entry.fact.kind,
        "date": entry.when,
        "actor": actor,
        "actor_name": request.name(actor),
        "roles": roles,
        "status": str(entry.status),
        "independent_sources": _witnesses(entry, request),
        "claims": [claim.id for claim in entry.claims],
    }
