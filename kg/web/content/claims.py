"""Claims as pages tell them: each with its words, its source, its speaker and its dates."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Claim
from kg.web.ledger import Ledger, day, status
from kg.web.sheet import Cell, Sheet, sheet

_LONG = 110  # letters of a claim's words in a table


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
        _passage(ledger, claim),
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


def claims_on(ledger: Ledger, name: str, caption: str, claims: Iterable[Claim]) -> Sheet:
    """Claims on one fact as a table: each called by its own words."""
    rows = (
        (
            Cell(_words(claim), ("claim", claim.id)),
            *_how(ledger, claim),
            day(claim.published),
            ledger.source(claim.source),
        )
        for claim in claims
    )
    columns = ("claim", *_HOW, "published", "source")
    return sheet(name, caption, columns, rows, nothing="No claim.")


def claims_of(ledger: Ledger, name: str, caption: str, claims: Iterable[Claim]) -> Sheet:
    """Claims of one source as a table: each called by the fact that it is about."""
    rows = (
        (
            Cell(ledger.called(claim.about), ("claim", claim.id)),
            *_how(ledger, claim),
            _words(claim),
        )
        for claim in claims
    )
    return sheet(name, caption, ("claim", *_HOW, "words"), rows, nothing="No claim.")


_HOW = ("says", "according to", "date of it")


def _how(ledger: Ledger, claim: Claim) -> tuple[Cell | str, ...]:
    speaker = ledger.actor(claim.according_to) if claim.according_to else ""
    return status(word(claim)), speaker, str(claim.span)


def _passage(ledger: Ledger, claim: Claim) -> tuple[str, str, str]:
    """What stands before the quote, the quote, what stands after: its paragraph, or some words."""
    proof, card = claim.evidence, ledger.chronicle.sources.get(claim.source)
    if card and proof.start is not None and proof.end is not None:
        found = ledger.texts.paragraph(card.sha256, proof.start, proof.end)
        if found and found[1] == proof.exact:
            return found
    before = proof.prefix.partition(" ")[2]
    after = proof.suffix.rpartition(" ")[0]
    return f"… {before}" if before else "", proof.exact, f"{after} …" if after else ""


def _words(claim: Claim) -> str:
    told = claim.evidence.exact or claim.evidence.paraphrase or claim.id
    return told if len(told) <= _LONG else f"{told[:_LONG].rpartition(' ')[0]} …"
