"""balance: triangles in tension, two friends of one who are enemies, each with its witnesses.

In a balanced triangle the product of the signs is positive (Heider, Attitudes and Cognitive
Organization, 1946; Cartwright and Harary, Structural Balance, 1956). Three enemies break that rule
too, but not its weaker form (Davis, Clustering and Structural Balance in Graphs, 1967), and are
told in the table alone, as is a triangle with a tie that is both friendly and hostile, whose
product nobody knows. No claim is no tie and never a neutral one.
"""

from dataclasses import dataclass
from itertools import combinations, permutations

from kg.figures import ink
from kg.figures.drawing import Drawing, Key, Request
from kg.figures.frame import status_keys
from kg.figures.letters import broken, cut, height
from kg.figures.sheet import Mark, Sheet
from kg.model import TIE_KINDS, witnesses
from kg.network.edges import asserted
from kg.view import Standing, Status, Verdict

KINDS = frozenset({"backing", "alliance", "opposition"})
COLUMNS = ("one", "one_name", "two", "two_name", "three", "three_name", "signs", "balance",
           "status", "ties", "claims")  # fmt: skip
_MOST, _ACROSS = 9, 3
_PANEL = (ink.WIDTH - 2 * ink.MARGIN) / _ACROSS
_TRIANGLE = 1.3  # its height

Pair = frozenset[str]


@dataclass(frozen=True)
class _Triangle:
    """Three actors, the friend of both first where there is one, and the ties of each pair."""

    actors: tuple[str, str, str]
    ties: tuple[tuple[Standing, ...], ...]

    @property
    def signs(self) -> tuple[int, ...]:
        """+1, -1, or 0 for a mixed tie: of first and second, first and third, second and third."""
        return tuple(_sign(ties) for ties in self.ties)

    @property
    def balance(self) -> str:
        """`balanced`, `in tension`, `three enemies`, or `not known` where a tie is mixed."""
        if 0 in self.signs:
            return "not known"
        if self.signs == (-1, -1, -1):
            return "three enemies"
        first, second, third = self.signs
        return "balanced" if first * second * third > 0 else "in tension"

    @property
    def standings(self) -> tuple[Standing, ...]:
        """All of its ties."""
        return tuple(standing for ties in self.ties for standing in ties)

    @property
    def status(self) -> Status:
        """The status of its weakest side, each as strong as its best tie."""
        return max((_best(ties).status for ties in self.ties), key=list(Status).index)


def balance(request: Request) -> Drawing:
    """The triangles out of balance: of the actors named, or all."""
    found = _triangles(request)
    tense = sorted((t for t in found if t.balance == "in tension"), key=lambda t: _rank(t, request))
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

    facts = {s.fact: s for t in found for s in t.standings}
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


def _triangles(request: Request) -> list[_Triangle]:
    ties: dict[Pair, list[Standing]] = {}
    for s in request.view.standings(request.chronicle.claims):
        if s.fact.kind in KINDS and asserted(s) and s.verdict is not Verdict.POSSIBLE:
            ties.setdefault(frozenset(s.fact.actors[:2]), []).append(s)
    near: dict[str, set[str]] = {}
    for pair in ties:
        for actor in pair:
            near.setdefault(actor, set()).update(pair - {actor})
    found = []
    for actor in sorted(near):
        for one, other in combinations(sorted(a for a in near[actor] if a > actor), 2):
            if other in near[one]:
                trio = (actor, one, other)
                if not request.actors or set(request.actors) & set(trio):
                    found.append(_triangle(trio, ties))
    return found


def _triangle(trio: tuple[str, ...], ties: dict[Pair, list[Standing]]) -> _Triangle:
    """The friend of both first, where there is one."""
    made = [
        _Triangle(order, tuple(tuple(ties[frozenset(p)]) for p in combinations(order, 2)))
        for order in permutations(trio)
    ]
    return max(made, key=lambda t: (t.signs[0] + t.signs[1] - t.signs[2], trio == t.actors))


def _sign(ties: tuple[Standing, ...]) -> int:
    signs = {TIE_KINDS[s.fact.kind].sign for s in ties}
    return signs.pop() if len(signs) == 1 else 0


def _best(ties: tuple[Standing, ...]) -> Standing:
    return min(ties, key=lambda s: (list(Status).index(s.status), -len(s.sources), s.fact.id))


def _rank(triangle: _Triangle, request: Request) -> tuple:
    least = min(_independent(_best(ties), request) for ties in triangle.ties)
    return list(Status).index(triangle.status), -least, triangle.actors


def _independent(standing: Standing, request: Request) -> int:
    return len(witnesses(standing.sources, request.chronicle.sources))


def _quotes(triangle: _Triangle, request: Request) -> list[str]:
    """What one source says of each side, in at most two lines each."""
    lines = []
    for ties in triangle.ties:
        best = _best(ties)
        claim = min(best.affirming, key=lambda c: (not c.evidence.exact, c.certainty, c.id))
        said = claim.evidence.exact or claim.evidence.paraphrase or best.fact.sentence
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
    for (a, b), ties in zip(combinations(corners, 2), triangle.ties, strict=True):
        best = _best(ties)
        colour = ink.BLUE if _sign(ties) > 0 else ink.VERMILLION
        claims = tuple(c.id for s in ties for c in s.claims)
        mark = Mark(" ".join(s.fact.id for s in ties), claims, _told(best, request))
        sheet.line([a, b], colour, ink.WEIGHT[best.verdict], ink.DASHES[best.status], mark)
        centre = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
        sheet.number(*centre, _independent(best, request), colour)
        sign = "+" if _sign(ties) > 0 else "−"
        sheet.text(centre[0] + 0.11, centre[1] - 0.07, sign, ink.TITLE, colour, "left center", True)
    for n, (actor, (cx, cy)) in enumerate(zip(triangle.actors, corners, strict=True)):
        sheet.disc(cx, cy, 0.045, ink.BLACK, ink.PAPER)
        room = _PANEL - 0.2 if n == 0 else 1.02
        name = broken(request.name(actor), ink.NAME, room, bold=True)[:2]
        above = (cy - 0.07, "center bottom") if n == 0 else (cy + 0.07, "center top")
        sheet.text(cx, above[0], name, ink.NAME, at=above[1], bold=True)
    sheet.text(x, y + _TRIANGLE + 0.36, lines, ink.FOOT, ink.GREY)


def _told(standing: Standing, request: Request) -> str:
    first, second = (request.name(actor) for actor in standing.fact.actors[:2])
    verb = TIE_KINDS[standing.fact.kind].verb.replace("-", " ")
    return f"{first} {verb} {second} ({standing.status})"


def _words(triangle: _Triangle, request: Request) -> str:
    return "; ".join(_told(_best(ties), request) for ties in triangle.ties)


def _row(triangle: _Triangle, request: Request) -> dict:
    names = dict(zip(("one", "two", "three"), triangle.actors, strict=True))
    return (
        names
        | {f"{key}_name": request.name(actor) for key, actor in names.items()}
        | {
            "signs": ["+" if s > 0 else "-" if s < 0 else "mixed" for s in triangle.signs],
            "balance": triangle.balance,
            "status": str(triangle.status),
            "ties": [s.fact.id for s in triangle.standings],
            "claims": [c.id for s in triangle.standings for c in s.claims],
        }
    )


def _keys(drawn: list[_Triangle]) -> tuple[Key, ...]:
    if not drawn:
        return ()
    best = tuple(_best(ties) for triangle in drawn for ties in triangle.ties)
    return (
        Key("+ backs or allied", lambda s, x, y: s.line([(x, y), (x + 0.3, y)], ink.BLUE, 1.4)),
        Key("− opposed", lambda s, x, y: s.line([(x, y), (x + 0.3, y)], ink.VERMILLION, 1.4)),
        *status_keys(best, coloured=False),
        Key("independent sources", lambda s, x, y: s.number(x + 0.2, y, 7, ink.GREY)),
    )


def _notes(found: list[_Triangle], more: int) -> tuple[str, ...]:
    number = {
        word: sum(t.balance == word for t in found)
        for word in ("balanced", "in tension", "three enemies", "not known")
    }
    told = ", ".join(f"{count} {word}" for word, count in number.items())
    return (
        f"{len(found)} triangles of ties: {told} (where a tie is both friendly and hostile). "
        "The words are those of one source for each side.",
        *((f"{more} more triangles in tension are in the table alone.",) if more > 0 else ()),
    )
