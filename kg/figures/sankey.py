"""sankey: backers, the means that they give and to whom, as streams as wide as the claims are many.

The unit is the claim and never money or force: a stream is wide where much is said, not where much
is given. A claim that names several means is a part of each of their streams, split evenly.
"""

from collections import defaultdict
from fractions import Fraction

from kg.backing import is_undated
from kg.figures import ink
from kg.figures.drawing import Drawing, Request
from kg.figures.letters import cut
from kg.figures.mark import Mark
from kg.figures.sheet import Sheet
from kg.model import Claim

COLUMNS = ("backer", "backer_name", "means", "backed", "backed_name", "claims_share", "claims")
_BACKERS, _BACKED = 14, 6
_BODY, _GAP, _BAR = 6.4, 0.075, 0.11
_NAMES = 1.95
_PALETTE = (ink.BLUE, ink.ORANGE, ink.GREEN, ink.PURPLE, ink.SKY, ink.VERMILLION, "#8C8C8C")

OTHERS = "others"


def sankey(request: Request) -> Drawing:
    """Affirming claims of backing as streams from backer by means to the backed.

    As of a day, ties of which only later days are told are left out, as `kg who-backs` does.
    """
    ties = [
        s
        for s in request.view.standings(request.chronicle.claims)
        if s.fact.kind == "backing"
        and s.affirming
        and not is_undated(s, request.view.as_of)
        and (not request.actors or s.fact.actors[1] in request.actors)
    ]
    streams: dict[tuple[str, str, str], list[tuple[Fraction, Claim]]] = defaultdict(list)
    for standing in ties:
        backer, backed = standing.fact.actors[:2]
        for claim in standing.affirming:
            named = claim.specific_means or ("unspecified",)
            for means in named:
                streams[backer, means, backed].append((Fraction(1, len(named)), claim))
    weights = {key: sum(part for part, _ in said) for key, said in streams.items()}
    columns = [_order(weights, 0, _BACKERS), _order(weights, 1, 99), _order(weights, 2, _BACKED)]

    def draw(sheet: Sheet, top: float) -> None:
        if weights:
            _draw(sheet, top, weights, streams, columns, request)

    rows = [_row(key, streams[key], request) for key in sorted(streams)]
    total = sum(weights.values())
    told = [
        f"{r['backer_name']} to {r['backed_name']}, {r['means']}: {r['claims_share']}."
        for r in rows
    ]
    return Drawing(
        "Backer, means, side: of what the claims of backing speak",
        " ".join(told) or "No claim affirms a backing.",
        COLUMNS,
        tuple(rows),
        tuple(ties),
        _BODY if weights else 0.2,
        draw,
        (),
        (
            f"Width is the number of affirming claims ({total} in all), not of money or force; a "
            "claim that names several means is split evenly. Denials are not counted here.",
        ),
    )


def _order(weights, place: int, most: int) -> list[str]:
    """The names in a column by weight, those past the most folded into one."""
    found: dict[str, Fraction] = defaultdict(Fraction)
    for key, weight in weights.items():
        found[key[place]] += weight
    ranked = sorted(found, key=lambda name: (-found[name], name))
    return ranked if len(ranked) <= most else [*ranked[: most - 1], OTHERS]


def _folded(key: tuple[str, str, str], columns: list[list[str]]) -> tuple[str, str, str]:
    first, means, last = (
        name if name in column else OTHERS for name, column in zip(key, columns, strict=True)
    )
    return first, means, last


def _draw(sheet, top, weights, streams, columns, request: Request) -> None:
    total = sum(weights.values())
    gaps = max(len(column) for column in columns) - 1
    scale = float((_BODY - gaps * _GAP - 0.2) / float(total))
    xs = (ink.MARGIN + _NAMES, ink.WIDTH / 2 - _BAR / 2, ink.WIDTH - ink.MARGIN - _NAMES - _BAR)
    folded: dict[tuple[str, str, str], list] = defaultdict(list)
    for key in sorted(weights):
        folded[_folded(key, columns)].append(key)
    tops = [_tops(weights, folded, columns, place, top, scale) for place in range(3)]
    colour = {name: _PALETTE[n % len(_PALETTE)] for n, name in enumerate(columns[2])}
    used: dict[tuple[int, str, str], float] = defaultdict(float)
    order = sorted(folded, key=lambda k: tuple(c.index(n) for c, n in zip(columns, k, strict=True)))
    for hop, (a, b) in enumerate(((0, 1), (1, 2))):
        for key in order:
            tall = scale * float(sum(weights[k] for k in folded[key]))
            y0, y1 = (
                tops[place][key[place]] + used[place * 2 + hop, key[place], ""] for place in (a, b)
            )
            used[a * 2 + hop, key[a], ""] += tall
            used[b * 2 + hop, key[b], ""] += tall
            mark = _mark(key, folded[key], streams, request)
            left, right = (xs[a] + _BAR, y0, y0 + tall), (xs[b], y1, y1 + tall)
            sheet.band(left, right, colour[key[2]], 0.5, mark)
    for place, column in enumerate(columns):
        for name in column:
            keys = [k for k in weights if _folded(k, columns)[place] == name]
            weight = sum(weights[k] for k in keys)
            y, tall = tops[place][name], scale * float(weight)
            face = colour[name] if place == 2 else ink.GREY
            sheet.box(xs[place], y, _BAR, tall, face)
            label = name if place == 1 or name == OTHERS else request.name(name)
            _label(sheet, place, xs[place], y + tall / 2, label, weight)


def _tops(weights, folded, columns, place: int, top: float, scale: float) -> dict[str, float]:
    """Where each bar of a column begins; bars stand apart so that their labels fit."""
    tall: dict[str, float] = defaultdict(float)
    for key, keys in folded.items():
        tall[key[place]] += scale * float(sum(weights[k] for k in keys))
    least = ink.NAME * 1.35 / 72
    y, found = top, {}
    spare = _BODY - sum(max(tall[name], least) for name in columns[place])
    gap = max(min(spare / max(len(columns[place]) - 1, 1), 0.25), 0.0)
    for name in columns[place]:
        room = max(tall[name], least)
        found[name] = y + (room - tall[name]) / 2
        y += room + gap
    return found


def _label(sheet: Sheet, place: int, x: float, y: float, name: str, weight: Fraction) -> None:
    number = f"{float(weight):.0f}" if weight >= 1 else "<1"
    words = f"{cut(name, ink.NAME, _NAMES - 0.3)} {number}"
    if place == 0:
        sheet.text(x - 0.05, y, words, ink.NAME, at="right center")
    else:
        sheet.text(x + _BAR + 0.05, y, words, ink.NAME, at="left center", halo=place == 1)


def _mark(key, keys, streams, request: Request) -> Mark:
    said = [(part, claim) for k in keys for part, claim in streams[k]]
    claims = tuple(sorted({claim.id for _, claim in said}))
    facts = " ".join(sorted({claim.about.id for _, claim in said}))
    names = " to ".join(name if name == OTHERS else request.name(name) for name in (key[0], key[2]))
    return Mark(facts, claims, f"{names}, {key[1]}: {len(claims)} claims")


def _row(key: tuple[str, str, str], said, request: Request) -> dict:
    backer, means, backed = key
    return {
        "backer": backer,
        "backer_name": request.name(backer),
        "means": means,
        "backed": backed,
        "backed_name": request.name(backed),
        "claims_share": round(float(sum(part for part, _ in said)), 3),
        "claims": sorted(claim.id for _, claim in said),
    }
