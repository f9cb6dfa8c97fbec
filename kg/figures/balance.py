"""balance: triangles in tension, two friends of one who are enemies, each with its witnesses.

In a balanced triangle the product of the signs is positive (Heider, Attitudes and Cognitive
Organization, 1946; Cartwright and Harary, Structural Balance, 1956). Three enemies break that rule
too, but not its weaker form (Davis, Clustering and Structural Balance in Graphs, 1967), and are
told in the table alone, as is a triangle with a tie that is both friendly and hostile, whose
product nobody knows. No claim is no tie and never a neutral one. They are those of `kg balance`.
"""

from collections.abc import Callable
from itertools import combinations, permutations

from kg import network
from kg.figures import ink
from kg.figures.drawing import Drawing, Key, Request
from kg.figures.frame import status_keys
from kg.figures.letters import broken, cut, height
from kg.figures.mark import Mark
from kg.figures.sheet import Sheet
from kg.model import TIE_KINDS, Event, witnesses
from kg.network.balance import KINDS, TENSION, Triangle
from kg.network.signed import SignedTie
from kg.view import Standing, Status

COLUMNS = ("one", "one_name", "two", "two_name", "three", "three_name", "signs", "balance",
           "status", "ties", "claims")  # fmt: skip
_SIGNS = {1: "+", -1: "-", 0: "mixed"}
_MOST, _ACROSS = 9, 3
_PANEL = (ink.WIDTH - 2 * ink.MARGIN) / _ACROSS
_TRIANGLE = 1.3  # its height


def balance(request: Request) -> Drawing:
    """The triangles out of balance: of the actors named, or all."""
    found = _triangles(request)
    tense = sorted((t for t in found if t.kind == TENSION), key=lambda t: _rank(t, request))
    drawn = tense[:_MOST]
    quotes = [_quotes(triangle, request) for triangle in drawn]
    tall = [_TRIANGLE + 0.42 + height(len(lines), ink.FOOT) + 0.15 for lines in quotes]
    rows = [tall[n : n + _ACROSS] for n in range(0, len(tall), _ACROSS)]

    def draw(sheet: Sheet, top: float) -> None:
        for n, (triangle, lines) in enumerate(zip(drawn, quotes, strict=True)):
            y = top + sum(max(row) for row in rows[: n // _ACROSS])
            _draw(sheet, ink.MARGIN + n % _ACROSS * _PANEL, y, triangle, lines, request)
        if not drawn:
            words = "No triangle of ties is in tension under these filters."
            sheet.text(ink.MARGIN, top, words, ink.NAME, ink.GREY)

    facts = {s.fact: s for t in found for s in _standings(t)}
    standings = tuple(facts[fact] for fact in sorted(facts, key=lambda fact: fact.id))
    return Drawing(
        "Tensions: two enemies with a friend in common",
        " ".join(f"{_words(t, request)}." for t in drawn) or "No triangle is in tension.",
        COLUMNS,
        tuple(_row(t, request) for t in found),
        standings,
        sum(max(row) for row in rows) or 0.25,
        draw,
        _keys(drawn),
        _notes(found, len(tense) - len(drawn)),
    )


def _triangles(request: Request) -> list[Triangle]:
    """The triangles of kg.network.balance that the actors named are in, or all."""
    found = network.balance(request.chronicle, request.view).triangles
    named = set(request.actors)
    triangles = [t for t in found if not named or named & set(t.actors)]
    return sorted(map(_friend_first, triangles), key=lambda t: tuple(sorted(t.actors)))


def _friend_first(triangle: Triangle) -> Triangle:
    """The same triangle with the friend of both others first, where there is one."""
    ties = {frozenset(tie.pair): tie for tie in triangle.ties}
    made = [
        Triangle(order, tuple(ties[frozenset(pair)] for pair in combinations(order, 2)))
        for order in permutations(triangle.actors)
    ]

    def friendship(one: Triangle) -> tuple[int, bool]:
        first, second, third = (tie.sign for tie in one.ties)
        return first + second - third, one.actors == triangle.actors

    return max(made, key=friendship)


def _standings(triangle: Triangle) -> tuple[Standing, ...]:
    return tuple(standing for tie in triangle.ties for standing in tie.standings)


def _status(triangle: Triangle) -> Status:
    """The status of its weakest side, each as strong as its best tie."""
    return max((_best(tie).status for tie in triangle.ties), key=list(Status).index)


def _best(tie: SignedTie) -> Standing:
    return min(
        tie.standings, key=lambda s: (list(Status).index(s.status), -len(s.sources), s.fact.id)
    )


def _rank(triangle: Triangle, request: Request) -> tuple:
    least = min(_independent(_best(tie), request) for tie in triangle.ties)
    return list(Status).index(_status(triangle)), -least, triangle.actors


def _independent(standing: Standing, request: Request) -> int:
    return len(witnesses(standing.sources, request.chronicle.sources))


def _quotes(triangle: Triangle, request: Request) -> list[str]:
    """What one source says of each side, in at most two lines each."""
    lines = []
    for tie in triangle.ties:
        best = _best(tie)
        claim = min(best.affirming, key=lambda c: (not c.evidence.exact, c.certainty, c.id))
        said = claim.evidence.exact or claim.evidence.paraphrase or _told(best, request)
        card = request.chronicle.sources.get(claim.source)
        teller = (card and card.publisher) or claim.source
        room = _PANEL - 0.15
        whole = broken(f"{teller}: {said}", ink.FOOT, room)
        lines += whole[:2] if len(whole) <= 2 else [whole[0], cut(f"{whole[1]} …", ink.FOOT, room)]
    return lines


def _draw(sheet: Sheet, x: float, y: float, triangle, lines: list[str], request: Request) -> None:
    middle = x + (_PANEL - 0.1) / 2
    corners = (
        (middle, y + 0.24),
        (middle - 0.66, y + _TRIANGLE),
        (middle + 0.66, y + _TRIANGLE),
    )
    for (a, b), tie in zip(combinations(corners, 2), triangle.ties, strict=True):
        best = _best(tie)
        colour = ink.BLUE if tie.sign > 0 else ink.VERMILLION
        claims = tuple(c.id for s in tie.standings for c in s.claims)
        mark = Mark(" ".join(s.fact.id for s in tie.standings), claims, _told(best, request))
        sheet.line([a, b], colour, ink.WEIGHT[best.verdict], ink.DASHES[best.status], mark)
        centre = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
        sheet.number(*centre, _independent(best, request), colour)
        sign = "+" if tie.sign > 0 else "−"
        sheet.text(centre[0] + 0.11, centre[1] - 0.07, sign, ink.TITLE, colour, "left center", True)
    for n, (actor, (cx, cy)) in enumerate(zip(triangle.actors, corners, strict=True)):
        sheet.disc(cx, cy, 0.045, ink.BLACK, ink.PAPER)
        room = _PANEL - 0.2 if n == 0 else 1.02
        name = broken(request.name(actor), ink.NAME, room, bold=True)[:2]
        above = (cy - 0.07, "center bottom") if n == 0 else (cy + 0.07, "center top")
        sheet.text(cx, above[0], name, ink.NAME, at=above[1], bold=True)
    sheet.text(x, y + _TRIANGLE + 0.36, lines, ink.FOOT, ink.GREY)


def _told(standing: Standing, request: Request) -> str:
    fact = standing.fact
    if isinstance(fact, Event):
        return f"{fact.name} ({standing.status})"
    first, second = (request.name(actor) for actor in fact.actors[:2])
    verb = TIE_KINDS[fact.kind].verb.replace("-", " ")
    return f"{first} {verb} {second} ({standing.status})"


def _words(triangle: Triangle, request: Request) -> str:
    return "; ".join(_told(_best(tie), request) for tie in triangle.ties)


def _row(triangle: Triangle, request: Request) -> dict:
    names = dict(zip(("one", "two", "three"), triangle.actors, strict=True))
    return (
        names
        | {f"{key}_name": request.name(actor) for key, actor in names.items()}
        | {
            "signs": [
                "+" if s > 0 else "-" if s < 0 else "mixed"
                for s in (tie.sign for tie in triangle.ties)
            ],
            "balance": triangle.kind,
            "status": str(_status(triangle)),
            "ties": [s.fact.id for s in _standings(triangle)],
            "claims": [c.id for s in _standings(triangle) for c in s.claims],
        }
    )


def _keys(drawn: list[Triangle]) -> tuple[Key, ...]:
    if not drawn:
        return ()
    best = tuple(_best(tie) for triangle in drawn for tie in triangle.ties)
    return (
        Key(
            "+ backs, allied, friendly act",
            lambda s, x, y: s.line([(x, y), (x + 0.3, y)], ink.BLUE, 1.4),
        ),
        Key(
            "− opposed, fought, hostile act",
            lambda s, x, y: s.line([(x, y), (x + 0.3, y)], ink.VERMILLION, 1.4),
        ),
        *status_keys(best, coloured=False),
        Key("independent sources", lambda s, x, y: s.number(x + 0.2, y, 7, ink.GREY)),
    )


def _sample(colour: str) -> Callable[[Sheet, float, float], None]:
    return lambda sheet, x, y: sheet.line([(x, y), (x + 0.3, y)], colour, 1.4)


def _notes(found: list[Triangle], more: int) -> tuple[str, ...]:
    number = {word: sum(t.kind == word for t in found) for word in KINDS}
    told = ", ".join(f"{count} {word}" for word, count in number.items())
    return (
        f"{len(found)} triangles of ties: {told} (where a tie is both friendly and hostile). "
        "The words are those of one source for each side.",
        *((f"{more} more triangles in tension are in the table alone.",) if more > 0 else ()),
    )
