"""Claims: from hits to claims: ties multiplied out, events told once, each with its quote."""

from collections.abc import Iterator
from dataclasses import replace

from kg.dates import DateError, Span
from kg.model import EVENT_KINDS, TIE_KINDS, Claim, Event, Evidence, Tie
from kg.reading.accusing import with_accusations
from kg.reading.article import Article
from kg.reading.carrying import is_counted, points_back
from kg.reading.confidence import confidence
from kg.reading.happenings import Happenings, Telling
from kg.reading.hit import Hit
from kg.reading.opponents import has_fought, opposed, paired
from kg.reading.reference import References
from kg.reading.speaker import is_allegation, speaker_of
from kg.reading.timing import Clock
from kg.reading.tolls import TOLL
from kg.reading.tracing import remark

_AROUND = 32
# ceasefires and talks are agreed between parties: an attempt to capture is an offensive
_TRIED = {"capture": ("offensive", {"taker": "attacker", "loser": "defender"}),
          "coup": ("coup", {})}  # fmt: skip


class Claims:
    """Makes the claims of one article."""

    def __init__(self, article: Article, refs: References) -> None:
        self.article, self.refs = article, refs
        self.happenings = Happenings(article.id, refs.cast, refs.speaks_for)
        self.clock = Clock(refs.lines, article.published)

    def of(self, found: list[Hit]) -> tuple[list[Claim], list[Claim]]:
        """The claims, and the plans, that these hits make; the same claim is made once."""
        claims: dict[str, Claim] = {}
        plans: dict[str, Claim] = {}
        left = self._resignations(found)
        for hit in with_accusations(self.refs, found):
            if hit.stance.status == "unreal":
                _remark(hit, "no claim: a condition, a question or a failure")
                continue
            hit = _as_tried(hit)
            planned = hit.stance.status == "planned" and not _is_so(hit)
            made = list(self._claims(hit, left))
            if not made:
                _remark(hit, "no claim: such actors have no such tie, or nobody takes part")
            elif planned:
                _remark(hit, "a plan, no claim")
            for one in made:
                ahead = planned and not (isinstance(one.about, Tie) and hit.kind in EVENT_KINDS)
                (plans if ahead else claims).setdefault(one.id, one)
        return _distinct(claims), _distinct(plans)

    def _resignations(self, found: list[Hit]) -> dict[str, Span]:
        left = {}
        for hit in found:
            if hit.kind == "resignation" and not hit.stance.status:
                left[hit.actors[0]] = self.clock.span_of(hit)
        return left

    def _claims(self, hit: Hit, left: dict[str, Span]) -> Iterator[Claim]:
        speaker, unknown = speaker_of(self.refs, hit.line, hit.stance)
        alleged = is_allegation(self.refs, hit, speaker)
        if hit.kind == "violation":
            speaker = hit.role("victim")[0].actor
        elif hit.kind == "statement" and speaker in {r.actor for r in hit.role("speaker")}:
            speaker = ""
        shared = {
            "source": self.article.id,
            "published": self.article.published,
            "polarity": "denies" if hit.stance.denied else "affirms",
            "certainty": "alleged" if alleged else "stated",
            "according_to": speaker,
            "evidence": self._evidence(hit),
            "method": "read",
            "confidence": confidence(hit.rule, hit.kind, hit.sureness, alleged),
            "note": f"according to {unknown}" if unknown else "",
        }
        span = self.clock.span_of(hit)
        if hit.kind in TIE_KINDS:
            yield from self._ties(hit, span, left, shared)
        elif not hit.stance.denied or hit.stance.speech is not None:
            yield from self._event(hit, span, shared)

    # --- ties
    def _ties(self, hit: Hit, span: Span, left: dict[str, Span], shared: dict) -> Iterator[Claim]:
        for first, second in paired(hit):
            if first == second or not _sensible(self.refs, hit.kind, first, second):
                continue
            ended = left.get(first) if hit.post else None
            yield Claim(
                about=Tie.between(hit.kind, first, second),
                span=_until(ended) if ended else span,
                means=self._means(hit, first) if hit.kind == "backing" else (),
                post=hit.post,
                rule=hit.rule,
                **shared,
            )

    def _means(self, hit: Hit, backer: str) -> tuple[str, ...]:
        """A world body's unspecified backing is political: it has no arms to give."""
        means = tuple(filter(None, hit.means)) or ("unspecified",)
        if (
            means == ("unspecified",)
            and self.refs.cast.kind(backer) == "international-organisation"
        ):
            return ("political",)
        return means

    # --- events
    def _event(self, hit: Hit, span: Span, shared: dict) -> Iterator[Claim]:
        actors = set(hit.actors)
        if not actors:
            return
        roles = tuple(
            (name, tuple(dict.fromkeys(r.actor for r in hit.role(name))))
            for name in EVENT_KINDS[hit.kind].role_names
            if hit.role(name)
        )
        telling = Telling(
            hit.kind, hit.line.number, roles, hit.place, span,
            planned=hit.stance.status == "planned" and not _is_so(hit),
            again=points_back(hit.trigger) or hit.rule == TOLL, counted=is_counted(hit.trigger),
        )  # fmt: skip
        if hit.rule == TOLL:
            event = self.happenings.known_as(telling)
        else:
            event = self.happenings.of(telling)
        if event is None:
            return
        yield Claim(
            about=event, span=span, place=hit.place, roles=roles, counts=hit.counts,
            rule=hit.rule, **shared,
        )  # fmt: skip
        if hit.hostile and has_fought(hit, shared):
            boasts = shared["according_to"] in {r.actor for r in hit.role("attacker")}
            own = boasts and not hit.stance.alleged  # who says he struck another is his opponent
            yield from self._opponents(hit, shared | {"certainty": "stated"} if own else shared)

    def _opponents(self, hit: Hit, shared: dict) -> Iterator[Claim]:
        """An attack, battle or capture between two armed actors makes them opponents."""
        for first, second in opposed(hit):
            if first == second or not _sensible(
                self.refs, "opposition", first, second, fought=hit.kind == "battle"
            ):
                continue
            rule = f"{hit.rule}+hostile"
            alleged = shared["certainty"] == "alleged"
            sure = confidence(rule, "opposition", hit.sureness, alleged)
            yield Claim(
                about=Tie.between("opposition", first, second),
                span=Span(attested=self.article.published),
                rule=rule,
                **shared | {"confidence": sure},
            )

    def _evidence(self, hit: Hit) -> Evidence:
        """The quote: the compound or title itself, else the clause or the whole sentence."""
        sentence, text = hit.line.sentence, self.article.text
        start, end = sentence.start, sentence.end
        if hit.quote:
            first, until = hit.line.doc[hit.quote[0]], hit.line.doc[hit.quote[1] - 1].end
            last = _modified_end(hit) if hit.rule.startswith(("compound", "pro-", "anti-")) else 0
            start, end = sentence.place(first.idx, max(until, last))
        return Evidence(
            exact=text[start:end],
            start=start,
            end=end,
            prefix=text[max(0, start - _AROUND) : start],
            suffix=text[end : end + _AROUND],
        )


def _is_so(hit: Hit) -> bool:
    """True where what is told holds already, though it speaks of what lies ahead."""
    return hit.kind in ("statement", "opposition")  # who means to fight another is his opponent


def _remark(hit: Hit, words: str) -> None:
    remark(hit.line.number, hit.trigger.i, hit.rule, words)


def _modified_end(hit: Hit) -> int:
    """The end of the name that a compound modifies."""
    assert hit.quote
    for mention in hit.line.mentions:
        if mention.start >= hit.quote[1] and mention.actor in hit.actors:
            return hit.line.doc[mention.end - 1].end
    for token in hit.line.doc[hit.quote[1] : hit.quote[1] + 5]:
        if token.pos_ == "NOUN":
            return token.end
    return 0


def _as_tried(hit: Hit) -> Hit:
    if not hit.stance.tried or hit.kind not in _TRIED:
        return hit
    kind, renamed = _TRIED[hit.kind]
    roles = tuple((renamed.get(name, name), got) for name, got in hit.roles)
    return replace(hit, kind=kind, roles=roles)


def _sensible(refs: References, kind: str, first: str, second: str, fought: bool = False) -> bool:
    """False where the kinds of actors cannot stand in such a tie.

    A world body is nobody's enemy unless it fights itself: as the first, or in a battle."""
    if kind == "opposition":
        return fought or refs.cast.kind(second) != "international-organisation"
    if kind == "leadership":
        return refs.cast.kind(second) != "person"
    return True


def _until(end: Span) -> Span:
    try:
        return Span.parse(f"/{end.start}" if end.point else "", words=end.words)
    except DateError:
        return Span()


def _distinct(claims: dict[str, Claim]) -> list[Claim]:
    """One claim per fact, quote and stance: the surest, where two rules saw the same."""
    best: dict[tuple, Claim] = {}
    for one in claims.values():
        key = (
            one.about.id,
            one.evidence.start,
            one.evidence.end,
            one.polarity,
            one.means,
            one.post,
        )
        if key in best and isinstance(one.about, Event):
            best[key] = _together(best[key], one)
        elif key not in best or (one.confidence or 0) > (best[key].confidence or 0):
            best[key] = one
    return list(best.values())


def _together(a: Claim, b: Claim) -> Claim:
    """One claim of two that a sentence makes on one event: each adds what the other leaves out."""
    roles = dict(a.roles)
    told = {actor for got in roles.values() for actor in got}
    for role, actors in b.roles:
        new = tuple(actor for actor in actors if actor not in told)
        if new:
            roles[role] = (*roles.get(role, ()), *new)
    order = EVENT_KINDS[a.about.kind].role_names
    return replace(
        a,
        roles=tuple((role, roles[role]) for role in order if role in roles),
        span=a.span if a.span.edtf else b.span,
        place=a.place or b.place,
        counts=(*a.counts, *(c for c in b.counts if c.what not in {d.what for d in a.counts})),
    )
