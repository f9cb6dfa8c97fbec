"""Claims as pages tell them: each with its words, its source, its speaker and its dates."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Claim
from kg.web.ledger import Ledger, day, status
from kg.web.sheet import Cell, Sheet, sheet

_LONG = 110  # letters of a claim's words in a table
COLUMNS = ("claim", "says", "according to", "date of it", "published", "source")


@dataclass(frozen=True)
class Said:
    """One claim for the eye."""

    claim: Claim
    word: str
    source: Cell
    publisher: str
    speaker: Cell | None
    details: tuple[tuple[str, str], ...]
    passage: tuple[str, str, str]


def said(ledger: Ledger, claim: Claim) -> Said:
    """A claim told."""
    card = ledger.chronicle.sources.get(claim.source)
    return Said(
        claim,
        word(claim),
        ledger.source(claim.source),
        card.publisher if card else "",
        ledger.actor(claim.according_to) if claim.according_to else None,
        tuple(details(ledger, claim)),
        passage(claim),
    )


def word(claim: Claim) -> str:
    """`stated`, `alleged` or `denied`."""
    return claim.certainty if claim.affirms else "denied"


def details(ledger: Ledger, claim: Claim) -> Iterable[tuple[str, str]]:
    """What else a claim says, with the name of each thing."""
    place = ledger.chronicle.places.get(claim.place)
    names = ledger.chronicle.actors
    told = [
        ("means", ", ".join(m for m in claim.means if m != "unspecified")),
        ("office", claim.post),
        ("place", place.name if place else claim.place),
        *(
            (role, ", ".join(names[a].name if a in names else a for a in actors))
            for role, actors in claim.roles
        ),
        *((count.what, str(count)) for count in claim.counts),
        ("date as written", claim.span.words),
        ("retracted", str(claim.retracted or "")),
        ("credibility", claim.credibility),
        ("note", claim.note),
    ]
    return ((label, text) for label, text in told if text)


def claims_sheet(
    ledger: Ledger, name: str, caption: str, claims: Iterable[Claim], of_one: bool = False
) -> Sheet:
    """The claims as a table; those `of_one` fact are called by their own words."""
    rows = (
        (
            Cell(_words(claim) if of_one else ledger.called(claim.about), ("claim", claim.id)),
            status(word(claim)),
            ledger.actor(claim.according_to) if claim.according_to else "",
            str(claim.span),
            day(claim.published),
            ledger.source(claim.source),
        )
        for claim in claims
    )
    return sheet(name, caption, COLUMNS, rows, nothing="No claim.")


def passage(claim: Claim) -> tuple[str, str, str]:
    """What stands before the quote, the quote, and what stands after it, cut between words."""
    proof = claim.evidence
    before = proof.prefix.partition(" ")[2] if proof.prefix else ""
    after = proof.suffix.rpartition(" ")[0] if proof.suffix else ""
    return f"… {before}" if before else "", proof.exact, f"{after} …" if after else ""


def _words(claim: Claim) -> str:
    told = claim.evidence.exact or claim.evidence.paraphrase or claim.id
    return told if len(told) <= _LONG else f"{told[:_LONG].rpartition(' ')[0]} …"
