"""The lines of imported events, of which there are many: what many claims share is spelled once.

The triples are those of `quads` and of the derived graph for the same claims (a test holds them
equal); only their making is faster. A part that comes again and again (the days, the actors, how a
claim was made) is a block of line ends to which each claim adds its own subject.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace

from kg.dates import Span
from kg.model import Claim, Evidence, Place
from kg.rdf.claims import BOUNDS, claim_pairs, count_pairs, when_pairs
from kg.rdf.entities import GEOMETRY, place_pairs, point_pairs
from kg.rdf.evidence import evidence_pairs, evidence_term
from kg.rdf.facts import fact_pairs, role_pairs
from kg.rdf.order import note
from kg.rdf.spelling import TYPE, Pair, Spelling, dated, lines, said
from kg.rdf.terms import day, escaped_clean
from kg.rdf.vocabulary import graph, term

_ABOUT, _PLACE, _LABEL = term("kg:about"), term("kg:place"), term("skos:prefLabel")
_TEXTS = tuple(map(term, ("kg:paraphrase", "kg:locator", "skos:note")))
_SORTS = ("fact", "made", "roles", "counts")
_KEPT = 50_000  # blocks; more are made anew


class _Block:
    """Line ends of one graph, and how often they were used."""

    __slots__ = ("classes", "ends", "predicates", "uses")

    def __init__(self, pairs: Iterable[Pair], graph: str) -> None:
        pairs = list(pairs)
        self.ends = tuple(f" {predicate} {value} {graph} .\n" for predicate, value in pairs)
        self.predicates = tuple(predicate[1:-1] for predicate, _ in pairs)
        self.classes = tuple(value[1:-1] for predicate, value in pairs if predicate == TYPE)
        self.uses = 0


class EventLines:
    """Spells events with their claims under one base IRI, and counts what it has spelled."""

    def __init__(self, base: str) -> None:
        self.spell = Spelling(base)
        self.counts: dict[str, Counter[str]] = {
            "graphs": Counter(), "classes": Counter(), "properties": Counter()
        }  # fmt: skip
        self._lone: Counter[str] = Counter()  # predicates that stand in no block
        self._sizes: Counter[str] = Counter()  # of graphs
        self._blocks: dict[str, dict[Hashable, _Block]] = {sort: {} for sort in _SORTS}
        self._dates: dict[int, tuple[Span, _Block, _Block]] = {}
        self._graphs = {name: f"<{graph(name, base)}>" for name in ("facts", "derived", "entities")}

    def of(self, claim: Claim, new_event: bool, new_claim: bool) -> str:
        """The lines of an event and of a claim on it, as far as they are new; both are clean."""
        event = self.spell.thing("event", claim.about.id)
        told = self._event(claim, event) if new_event else ""
        return told + self._claim(claim, event) if new_claim else told

    def _claim(self, claim: Claim, event: str) -> str:
        """The lines of a claim in the graph of its source."""
        spell, proof = self.spell, claim.evidence
        home = spell.graph(f"source/{claim.source}")
        made = (
            claim.source, claim.published, claim.polarity, claim.certainty, claim.according_to,
            claim.post, claim.method, claim.rule, claim.confidence, claim.credibility,
            claim.retracted, claim.means,
        )  # fmt: skip
        known, lone = self._blocks, self._lone
        ends = ["", f" {_ABOUT} {event} {home} .\n"]
        lone[_ABOUT] += 1
        for block in (
            known["made"].get(made) or self._block("made", made, home, self._made, claim),
            self._when(claim, home)[0],
            known["roles"].get(claim.roles)
            or self._block("roles", claim.roles, home, self._roles, claim),
            known["counts"].get(claim.counts)
            or self._block("counts", claim.counts, home, self._counts, claim),
        ):
            block.uses += 1
            ends += block.ends
        if claim.place:
            ends.append(f" {_PLACE} {spell.place(claim.place)} {home} .\n")
            lone[_PLACE] += 1
        for name, value in zip(_TEXTS, (proof.paraphrase, proof.locator, claim.note), strict=True):
            if value:
                ends.append(f' {name} "{escaped_clean(value)}" {home} .\n')
                lone[name] += 1
        self._sizes[home] += len(ends) - 1
        told = self._term_of(claim, event).join(ends)
        if proof.exact or proof.prefix or proof.suffix or proof.start is not None:
            told += self._quote(claim, home)
        return told

    def _term_of(self, claim: Claim, event: str) -> str:
        """The term of a claim, whose id is that of its event and some digits."""
        base, id, about = self.spell.base, claim.id, claim.about.id
        return f"<{base}claim/{event[len(base) + 7 : -1]}{id[len(about) :]}>"

    def _event(self, claim: Claim, event: str) -> str:
        """What the event is and, by this claim, when and where it was."""
        about, fact, lone = claim.about, self._graphs["facts"], self._lone
        key = about.kind, about.part_of
        same = self._blocks["fact"].get(key) or self._block("fact", key, fact, self._fact, claim)
        same.uses += 1
        ends = ["", *same.ends]
        if about.name:
            ends.append(f' {_LABEL} "{escaped_clean(about.name)}"@en {fact} .\n')
            lone[_LABEL] += 1
        self._sizes[fact] += len(ends) - 1
        if claim.affirms and claim.retracted is None:
            before, derived = len(ends), self._graphs["derived"]
            dates = self._when(claim, self.spell.graph(f"source/{claim.source}"))[1]
            dates.uses += 1
            ends += dates.ends
            if claim.place:
                ends.append(f" {_PLACE} {self.spell.place(claim.place)} {derived} .\n")
                lone[_PLACE] += 1
            self._sizes[derived] += len(ends) - before
        return event.join(ends)

    def place(self, place: Place) -> str:
        """The lines of a place."""
        spell, home = self.spell, self._graphs["entities"]
        parts = (
            (spell.place(place.id), place_pairs(place, spell)),
            (spell.part("place", place.id, GEOMETRY), point_pairs(place)),
        )
        return "".join(self._counted(subject, pairs, home) for subject, pairs in parts)

    def _quote(self, claim: Claim, home: str) -> str:
        node, pairs = evidence_term(claim, self.spell), evidence_pairs(claim, self.spell)
        link = [(term("kg:evidence"), node)]
        told = self._counted(self.spell.thing("claim", claim.id), link, home)
        return told + self._counted(node, pairs, home)

    def _counted(self, subject: str, pairs: list[Pair], home: str) -> str:
        for predicate, value in pairs:
            self.counts["properties"][predicate[1:-1]] += 1
            if predicate == TYPE:
                self.counts["classes"][value[1:-1]] += 1
        self.counts["graphs"][home[1:-1]] += len(pairs)
        return "".join(lines(subject, pairs, home))

    def tally(self) -> dict[str, dict[str, int]]:
        """How many triples each graph and property and how many things each class has."""
        self._settle()
        return {
            what: dict(sorted((name, n) for name, n in counter.items() if n))
            for what, counter in self.counts.items()
        }

    def _settle(self) -> None:
        """Note the uses of all blocks and let go of them: memory does not grow with the rows."""
        dates = (block for _, *blocks in self._dates.values() for block in blocks)
        others = (block for blocks in self._blocks.values() for block in blocks.values())
        for block in (*others, *dates):
            for predicate in block.predicates:
                self.counts["properties"][predicate] += block.uses
            for name in block.classes:
                self.counts["classes"][name] += block.uses
        for what, terms in (("properties", self._lone), ("graphs", self._sizes)):
            for name, count in terms.items():
                self.counts[what][name[1:-1]] += count
            terms.clear()
        for blocks in self._blocks.values():
            blocks.clear()
        self._dates.clear()

    def _block(
        self,
        sort: str,
        key: Hashable,
        graph: str,
        pairs: Callable[[Claim], list[Pair]],
        like: Claim,
    ) -> _Block:
        """A block that is not kept yet, now kept."""
        if sum(map(len, self._blocks.values())) + len(self._dates) > _KEPT:
            self._settle()
        block = self._blocks[sort][key] = _Block(pairs(like), graph)
        return block

    def _fact(self, claim: Claim) -> list[Pair]:
        return [pair for pair in fact_pairs(claim.about, self.spell) if pair[0] != _LABEL]

    def _made(self, claim: Claim) -> list[Pair]:
        bare = replace(
            claim, span=Span(), place="", roles=(), counts=(), evidence=Evidence(), note=""
        )
        return [pair for pair in claim_pairs(bare, self.spell) if pair[0] != _ABOUT]

    def _when(self, claim: Claim, home: str) -> tuple[_Block, _Block]:
        span = claim.span
        known = self._dates.get(id(span))
        if known is None or known[0] is not span:
            bounds = zip(BOUNDS, span.bounds, strict=True)
            derived = [(bound, day(d)) for bound, d in bounds if d] if span.edtf else []
            known = (
                span,
                _Block(when_pairs(span), home),
                _Block([*dated("kg:edtf", span.edtf), *derived], self._graphs["derived"]),
            )
            self._dates[id(span)] = known
        return known[1:]

    def _roles(self, claim: Claim) -> list[Pair]:
        bare = replace(claim, counts=(), means=())
        orders = [p for p in claim_pairs(bare, self.spell) if p[0] == term("kg:order")]
        return [*role_pairs(claim.roles, self.spell), *orders]

    def _counts(self, claim: Claim) -> list[Pair]:
        pairs = [pair for count in claim.counts for pair in count_pairs(count)]
        return pairs + said("kg:order", note("counts", claim.counts))
