"""The page of a claim: its words in their passage, who says it, its dates, its rivals, its RDF."""

from kg.rdf.vocabulary import iri
from kg.web.content.claims import claims_on, said, word
from kg.web.content.content import Content, opening
from kg.web.content.fact import history
from kg.web.ledger import Ledger
from kg.web.turtle import turtle


def claim(ledger: Ledger, id: str) -> Content | None:
    """The content of a claim's page."""
    one = ledger.claims.get(id)
    if one is None:
        return None
    others = [other for other in ledger.by_fact[one.about.id] if other.id != id]
    rivals = [other for other in others if other.affirms != one.affirms]
    fellows = [other for other in others if other.affirms == one.affirms]
    verb = "denies" if not one.affirms else "affirms"
    card = ledger.chronicle.sources.get(one.source)
    return Content(
        f"{ledger.called(one.about)}: a claim",
        (
            claims_on(ledger, "rivals", "Rival claims: what speaks against it", rivals),
            claims_on(ledger, "fellows", "Other claims that say the same", fellows),
        ),
        {
            "said": said(ledger, one),
            "card": card,
            "fact": ledger.fact(one.about),
            "verb": verb,
            "word": word(one),
            "history": history(ledger.by_fact[one.about.id], ledger.view),
            "counts": ledger.view.counts(one),
            "iri": iri("claim", one.id, ledger.graph.base),
            "turtle": turtle(ledger, "claim", id),
            "openings": (
                opening("All claims of this source", "table", source=one.source),
                opening("What rests on it in the graph", "graph", source=one.source),
            ),
        },
    )
