"""Claims as triples, and back: who says what of a fact, when, how sure and on what it rests."""

from kg.dates import Span
from kg.model import KINDS, METHODS, POLARITIES, Claim, Count, Tie
from kg.model.claims import CERTAINTIES, COUNTED
from kg.rdf import order, terms
from kg.rdf.evidence import evidence_from, evidence_term
from kg.rdf.facts import fact_from, fact_term, role_pairs
from kg.rdf.nodes import Node, Nodes
from kg.rdf.spelling import TYPE, Pair, Spelling, dated, said
from kg.rdf.vocabulary import full, term

BOUNDS = tuple(
    term(f"kg:{name}") for name in ("startEarliest", "startLatest", "endEarliest", "endLatest")
)
# the words of the model that are individuals of the ontology: `affirms` is kg:Affirms
_WORDS = {word: f"kg:{word.title()}" for word in (*POLARITIES, *CERTAINTIES, *METHODS)}
_WORD_OF = {full(name): word for word, name in _WORDS.items()}
_TEXTS = (("kg:post", "post"), ("kg:rule", "rule"), ("skos:note", "note"))


def claim_pairs(claim: Claim, spell: Spelling) -> list[Pair]:
    """What a claim says."""
    pairs = [
        (TYPE, term("kg:Claim")),
        (term("kg:about"), fact_term(claim.about, spell)),
        (term("kg:source"), spell.source(claim.source)),
        (term("kg:polarity"), term(_WORDS[claim.polarity])),
        (term("kg:certainty"), term(_WORDS[claim.certainty])),
        (term("kg:method"), term(_WORDS[claim.method])),
    ]
    if claim.according_to:
        pairs.append((term("kg:accordingTo"), spell.actor(claim.according_to)))
    if claim.place:
        pairs.append((term("kg:place"), spell.place(claim.place)))
    pairs += when_pairs(claim.span) + dated("kg:dateAnchor", claim.published)
    pairs += ((term("kg:means"), spell.concept("means", means)) for means in claim.means)
    pairs += role_pairs(claim.roles, spell)
    for count in claim.counts:
        pairs += count_pairs(count)
    if claim.confidence is not None:
        pairs.append((term("kg:confidence"), terms.decimal(claim.confidence)))
    if claim.credibility:
        pairs.append((term("kg:credibility"), spell.concept("credibility", claim.credibility)))
    for name, value in _TEXTS:
        pairs += said(name, getattr(claim, value))
    return pairs + _rests_on(claim, spell) + dated("kg:retracted", claim.retracted) + _orders(claim)


def claim_from(node: Node, nodes: Nodes) -> Claim:
    """The claim that a node says; ValueError when it lacks its fact, its source or a word."""
    about = node.one("kg:about")
    if not about or not node.one("kg:source"):
        raise ValueError(f"<{node.iri}> lacks kg:about or kg:source")
    fact, orders = fact_from(nodes[about]), node.orders
    confidence = node.one("kg:confidence")
    return Claim(
        about=fact,
        source=node.id("kg:source", "source"),
        published=node.moment("kg:dateAnchor"),
        **{name: _word(node, f"kg:{name}") for name in ("polarity", "certainty", "method")},
        according_to=node.id("kg:accordingTo", "actor"),
        span=Span.parse(node.one("kg:edtf"), node.one("kg:attested"), node.one("kg:dateText")),
        place=node.id("kg:place", "place"),
        means=order.restored("means", node.ids("kg:means", "means"), orders),
        roles=() if isinstance(fact, Tie) else _roles(node, fact.kind, orders),
        counts=order.restored("counts", _counts(node), orders),
        evidence=evidence_from(node, nodes[node.one("kg:evidence")]),
        confidence=float(confidence) if confidence else None,
        credibility=node.id("kg:credibility", "credibility"),
        retracted=node.moment("kg:retracted"),
        **{value: node.one(name) for name, value in _TEXTS},
    )


def when_pairs(span: Span) -> list[Pair]:
    """The four bounds, the EDTF text, the attested moment, open ends and words of a span."""
    pairs = [(bound, terms.day(day)) for bound, day in zip(BOUNDS, span.bounds, strict=True) if day]
    pairs += dated("kg:edtf", span.edtf) + dated("kg:attested", span.attested)
    if span.open_start:
        pairs.append((term("kg:openStart"), terms.truth()))
    if span.open_end:
        pairs.append((term("kg:openEnd"), terms.truth()))
    return pairs + said("kg:dateText", span.words)


def count_pairs(count: Count) -> list[Pair]:
    """How many people, at least, at most and by the best estimate."""
    pairs = [(term(f"kg:{count.what}Low"), terms.integer(count.low))]
    if count.high is not None:
        pairs.append((term(f"kg:{count.what}High"), terms.integer(count.high)))
    if count.best is not None:
        pairs.append((term(f"kg:{count.what}Best"), terms.integer(count.best)))
    return pairs


def _rests_on(claim: Claim, spell: Spelling) -> list[Pair]:
    quote = evidence_term(claim, spell)
    return [
        *([(term("kg:evidence"), quote)] if quote else []),
        *said("kg:paraphrase", claim.evidence.paraphrase),
        *said("kg:locator", claim.evidence.locator),
    ]


def _orders(claim: Claim) -> list[Pair]:
    notes = [order.note("means", claim.means), order.note("counts", claim.counts)]
    if claim.roles:
        ranks = KINDS[claim.about.kind].role_names
        notes.append(order.note("roles", [role for role, _ in claim.roles], ranks.index))
        notes += (order.note(role, actors) for role, actors in claim.roles)
    return [(term("kg:order"), terms.text(note)) for note in notes if note]


def _roles(node: Node, kind: str, orders: dict[str, str]) -> tuple:
    ranks = KINDS[kind].role_names
    filled = {role: node.ids(f"kg:{role}", "actor") for role in ranks}
    listed = order.restored("roles", [r for r in ranks if filled[r]], orders, ranks.index)
    return tuple((role, order.restored(role, filled[role], orders)) for role in listed)


def _counts(node: Node) -> list[Count]:
    lows = {what: node.whole(f"kg:{what}Low") for what in COUNTED}
    return [
        Count(what, low, node.whole(f"kg:{what}High"), node.whole(f"kg:{what}Best"))
        for what, low in lows.items()
        if low is not None
    ]


def _word(node: Node, name: str) -> str:
    value = node.one(name)
    if value not in _WORD_OF:
        raise ValueError(f"<{node.iri}> has {name} <{value}>, which is no word of the ontology")
    return _WORD_OF[value]
