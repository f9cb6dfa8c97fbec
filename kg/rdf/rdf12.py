"""Claims as RDF 1.2 triple terms: `<claim> rdf:reifies <<( uae kg:backs lna )>>`.

A claim reifies what it speaks of and asserts nothing, so a denial and a retracted claim do so too.
The core of the graph stays RDF 1.1; this is an export beside it.
"""

from collections.abc import Iterator

from kg.model import Chronicle, Tie
from kg.rdf.cleaning import cleaned_claim
from kg.rdf.facts import direct_triple, fact_term, role_pairs
from kg.rdf.spelling import Spelling
from kg.rdf.vocabulary import BASE, term


def reifiers(chronicle: Chronicle, base: str = BASE) -> Iterator[str]:
    """N-Quads 1.2 lines in the graphs of the sources, to stand beside those of `quads`.

    A tie is reified as its direct triple, an event as one triple per participant.
    """
    spell = Spelling(base)
    written: set[str] = set()
    for claim in sorted(map(cleaned_claim, chronicle.claims), key=lambda c: (c.source, c.id)):
        subject, graph = spell.thing("claim", claim.id), spell.graph(f"source/{claim.source}")
        if subject in written:
            continue
        written.add(subject)
        if isinstance(claim.about, Tie):
            triples = [direct_triple(claim.about, spell)]
        else:
            event = fact_term(claim.about, spell)
            triples = [(event, *pair) for pair in role_pairs(claim.roles, spell)]
        for triple in triples:
            yield f"{subject} {term('rdf:reifies')} <<( {' '.join(triple)} )>> {graph} .\n"
