"""Record: what the graph holds under one id, as lines to read and as JSON."""

from dataclasses import asdict, dataclass, fields
from typing import Any

from kg.graph import Graph, UnknownName
from kg.model import VERBS, Claim, Event, Fact, Name, Tie, by_publication
from kg.problems import did_you_mean
from kg.view import View


@dataclass(frozen=True)
class Record:
    """The text lines and the JSON of a card, fact or claim."""

    lines: tuple[str, ...]
    json: dict[str, Any]


def claims_of(graph: Graph, id: str) -> list[Claim]:
    """The claims of a claim, fact (or its sentence), source or actor; else UnknownName."""
    id = _now(graph, id)
    if claim := graph.index.claim(id):
        return [claim]
    if found := list(graph.claims(fact=_tie_id(graph, id) or id)):
        return found
    if id in graph.sources:
        return list(graph.claims(source=id))
    try:
        return list(graph.claims(actor=graph.actor(id)))
    except UnknownName:
        raise UnknownName(_nothing(graph, id)) from None


def record(graph: Graph, id: str) -> Record:
    """The record of an id: actor (or its name), place, source, fact or claim; else UnknownName."""
    id = _now(graph, id)
    if claim := graph.index.claim(id):
        return _claim_record(graph, claim)
    if claims := list(graph.claims(fact=_tie_id(graph, id) or id)):
        return _fact_record(graph, claims[0].about, claims)
    for noun in ("place", "source"):
        if card := graph.index.cards(noun, [id]).get(id):
            return _card_record(graph, noun, card)
    try:
        actor = graph.actor(id)
    except UnknownName:
        raise UnknownName(_nothing(graph, id)) from None
    return _card_record(graph, "actor", graph.actors[actor])


def _now(graph: Graph, id: str) -> str:
    """An id that is in use, or what stands for it now; UnknownName when it was taken back."""
    if graph.index.claim(id) or next(graph.claims(fact=id), None):
        return id
    return graph.names.moved(id) or id


def _nothing(graph: Graph, id: str) -> str:
    known = [*graph.index.facts(), *graph.actors, *graph.sources, *graph.places]
    nearest = did_you_mean(id, known) or _beginning(id, known)
    return f"nothing has the id or name '{id}'{nearest}"


def _beginning(word: str, known: list[str]) -> str:
    """The tail of a message that names the ids that begin with a word, or nothing."""
    found = sorted(id for id in known if id.startswith(word))
    more = ", .." if len(found) > 5 else ""
    return f"; these ids begin so: {', '.join(found[:5])}{more}" if found else ""


def _tie_id(graph: Graph, sentence: str) -> str:
    """The id of a tie that is named by a sentence of names ("UAE backs LNA"), or ''."""
    for verb, kind in VERBS.items():
        first, found, rest = sentence.partition(f" {verb} ")
        if found:
            try:
                actors = [graph.actor(name) for name in (first, *rest.split(" against "))]
            except UnknownName:
                return ""
            return Tie.between(kind.name, *actors).id
    return ""


def claim_lines(graph: Graph, claim: Claim) -> list[str]:
    """A claim told in lines: what, by whom, when, and the words that it rests on."""
    source = graph.sources.get(claim.source)
    said = "denies" if not claim.affirms else claim.certainty
    speaker = f", according to {graph.name(claim.according_to)}" if claim.according_to else ""
    lines = [f"  {said}{speaker} · {claim.span or 'undated'}{_extras(graph, claim)}"]
    proof = claim.evidence
    if proof.exact:
        place = f" (characters {proof.start} to {proof.end})" if proof.start is not None else ""
        lines.append(f"    “{proof.exact}”{place}")
    if proof.paraphrase:
        lines.append(f"    {proof.paraphrase}")
    cited = source.publisher if source else claim.source
    where = f", {proof.locator}" if proof.locator else ""
    grade = f", reliability {source.reliability}" if source and source.reliability else ""
    lines.append(f"    {cited}, {claim.published or 'undated'}{where}{grade} [{claim.source}]")
    if source and source.url:
        lines.append(f"    {source.url}")
    made = claim.method + (f" by rule {claim.rule}" if claim.rule else "")
    sure = f", confidence {claim.confidence:g}" if claim.confidence is not None else ""
    lines.append(f"    {made}{sure} · {claim.id}")
    if claim.retracted:
        lines.append(f"    retracted {claim.retracted}")
    return lines


def _extras(graph: Graph, claim: Claim) -> str:
    told = []
    if claim.means and claim.means != ("unspecified",):
        told.append("means " + ", ".join(claim.means))
    if claim.post:
        told.append(f"as {claim.post}")
    if claim.place:
        place = graph.places.get(claim.place)
        told.append("at " + (place.name if place else claim.place))
    told += [f"{role} {_names(graph, actors)}" for role, actors in claim.roles]
    told += [f"{count.brief} {count.what}" for count in claim.counts]
    if claim.span.words:
        told.append(f"“{claim.span.words}”")
    return "".join(f" · {part}" for part in told)


def _names(graph: Graph, actors) -> str:
    return ", ".join(graph.name(actor) for actor in actors)


def why_lines(graph: Graph, id: str) -> Record:
    """Why a tie or event stands as it does in the graph's view, with the claims under it."""
    claims = claims_of(graph, id)
    facts = {claim.about for claim in claims}
    if len(facts) != 1:
        raise UnknownName(f"'{id}' is no tie, event or claim; kg show opens it")
    fact = facts.pop()
    found = graph.evidence.why(fact.id)
    title = sentence(graph, fact) if isinstance(fact, Tie) else fact.name
    lines = [f"{title} ({fact.kind})", f"{fact.id}", ""]
    lines += [f"  {told}" for told in (found.status, found.verdict) if told]
    shut = ", ".join(f"{why} ({number})" for why, number in found.hidden.items())
    if shut:
        lines.append(f"  do not count: {shut}")
    for claim in found.standing.claims if found.standing else ():
        lines += ["", *claim_lines(graph, claim)]
    body = {
        "id": fact.id,
        "status": found.standing and found.standing.status,
        "verdict": found.standing and found.standing.verdict,
        "why": [told for told in (found.status, found.verdict) if told],
        "do_not_count": {claim.id: why for claim, why in found.left_out},
        "claims": [_claim_json(graph, c) for c in found.standing.claims] if found.standing else [],
    }
    return Record(tuple(lines), body)


def _fact_record(graph: Graph, fact: Fact, claims: list[Claim]) -> Record:
    title = sentence(graph, fact) if isinstance(fact, Tie) else fact.name
    standing = next(iter(graph.view.standings(claims)), None)
    status = standing.status if standing else "retracted" if not _filtered(graph) else "not shown"
    lines = [f"{title} ({fact.kind}) · {status}", f"{fact.id}"]
    if isinstance(fact, Event) and fact.part_of:
        lines.append(f"part of {fact.part_of}")
    ordered = sorted((c for c in claims if graph.view.counts(c)), key=by_publication)
    for claim in ordered:
        lines += ["", *claim_lines(graph, claim)]
    if len(ordered) < len(claims):
        lines += ["", f"  {len(claims) - len(ordered)} more do not count under these filters"]
    body = {"id": fact.id, "kind": fact.kind, "title": title, "status": status}
    return Record(tuple(lines), body | {"claims": [_claim_json(graph, c) for c in ordered]})


def _filtered(graph: Graph) -> bool:
    return graph.view != View()


def sentence(graph: Graph, tie: Tie) -> str:
    """A tie as a sentence of names: `Turkey backs Government of National Accord`."""
    first, second, *against = tie.actors
    verb = tie.sentence.split()[1]
    words = f"{graph.name(first)} {verb} {graph.name(second)}"
    return words + "".join(f" against {graph.name(actor)}" for actor in against)


def _claim_record(graph: Graph, claim: Claim) -> Record:
    fact = claim.about
    title = sentence(graph, fact) if isinstance(fact, Tie) else fact.name
    lines = (f"{title} ({fact.kind})", fact.id, "", *claim_lines(graph, claim))
    return Record(lines, _claim_json(graph, claim))


def _claim_json(graph: Graph, claim: Claim) -> dict[str, Any]:
    from kg.curation.table import said

    told = {key: value for key, value in said(claim).items() if value}
    source = graph.sources.get(claim.source)
    more = {"url": source.url, "publisher": source.publisher} if source else {}
    roles = {role: list(actors) for role, actors in claim.participants}
    return {"id": claim.id, "about": claim.about.id, "roles": roles} | told | more


def _card_record(graph: Graph, noun: str, card) -> Record:
    told = {
        item.name.replace("_", "-"): value
        for item in fields(card)
        if (value := getattr(card, item.name)) and item.name not in ("id", "kind", "origin")
    }
    width = max(map(len, told))
    lines = [f"{noun} {card.id} ({card.kind})"]
    lines += [f"  {key:{width}}  {_text(value)}" for key, value in told.items()]
    which = {"actor": {"actor": card.id}, "source": {"source": card.id}}.get(noun)
    facts = {}
    if which:
        for claim in graph.claims(**which):
            facts.setdefault(claim.about, []).append(claim)
        lines += ["", f"  {sum(map(len, facts.values()))} claims on {len(facts)} facts"]
        for fact, claims in sorted(facts.items(), key=lambda pair: pair[0].id):
            kind = fact.kind
            lines.append(f"    {fact.id} ({kind}, {len(claims)} claim{'s' * (len(claims) > 1)})")
    body = {"id": card.id, "noun": noun, "kind": card.kind}
    body |= {key: _plain(value) for key, value in told.items()}
    return Record(tuple(lines), body | {"facts": sorted(fact.id for fact in facts)})


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [asdict(part) if isinstance(part, Name) else part for part in value]
    return str(value)


def _text(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(f"{v.text} ({v.lang})" if isinstance(v, Name) else v for v in value)
    return str(value)
