"""Claim: one source's word on one fact, with everything that the source says of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache

from kg.dates import Moment, Span
from kg.model.facts import Fact, Tie

POLARITIES = ("affirms", "denies")
CERTAINTIES = ("stated", "alleged")
METHODS = ("curated", "read", "imported")
COUNTED = ("killed", "wounded", "captured", "displaced")


@dataclass(frozen=True, order=True)
class Count:
    """How many people, between two bounds (`high` None: at least `low`), and the best estimate.

    >>> str(Count("killed", 53, 53)), str(Count("killed", 40, 50)), str(Count("killed", 40, None))
    ('53', '40..50', '40+')
    >>> str(Count("killed", 40, 50, 42))
    '42 (40..50)'
    """

    what: str
    low: int
    high: int | None
    best: int | None = None

    @property
    def brief(self) -> str:
        """The number alone where the best estimate is the only one.

        >>> Count("killed", 3, 3, 3).brief, Count("killed", 2, 3, 3).brief
        ('3', '3 (2..3)')
        """
        return str(self.best) if self.best == self.low == self.high else str(self)

    def __str__(self) -> str:
        if self.high is None:
            told = f"{self.low}+"
        else:
            told = str(self.low) if self.low == self.high else f"{self.low}..{self.high}"
        return told if self.best is None else f"{self.best} ({told})"


@dataclass(frozen=True)
class Evidence:
    """What a claim rests on: a quote with its place in the text, or a locator and a paraphrase.

    `start` and `end` count code points of the text that was read (RFC 5147 `char=`);
    `text[start:end]` is `exact`; `prefix` and `suffix` find it again when the text moves.
    """

    paraphrase: str = ""
    locator: str = ""
    exact: str = ""
    start: int | None = None
    end: int | None = None
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True)
class Claim:
    """One source's word on one fact.

    `published` is the source's publication date. `roles` are the participants of an event as this
    source gives them, (role, actor ids) in the kind's order; a tie's actors stand in the tie.
    `according_to` is the actor who says so, where it is not the publisher. `post` is the office in
    a leadership, membership or representation. `confidence` is how sure the making of the claim is
    (0 to 1), `credibility` the Admiralty grade of the information (1 to 6).
    """

    about: Fact
    source: str
    published: Moment | None = None
    polarity: str = "affirms"
    certainty: str = "stated"
    according_to: str = ""
    span: Span = Span()
    place: str = ""
    means: tuple[str, ...] = ()
    post: str = ""
    roles: tuple[tuple[str, tuple[str, ...]], ...] = ()
    counts: tuple[Count, ...] = ()
    evidence: Evidence = Evidence()
    method: str = "curated"
    rule: str = ""
    confidence: float | None = None
    credibility: str = ""
    retracted: Moment | None = None
    note: str = ""
    origin: str = field(default="", compare=False)

    @cached_property
    def id(self) -> str:
        """The fact's slug and eight hex digits of the SHA-256 of all that the claim says.

        Notes, confidence and a retraction do not change it: the claim stays the same claim.
        """
        listed, quoted, sha256 = _digesting()
        counts = tuple((count.what, str(count)) for count in self.counts)
        proof, span = self.evidence, self.span
        start = "null" if proof.start is None else proof.start
        said = (
            quoted(self.about.id), quoted(self.source), quoted(self.polarity),
            quoted(self.certainty), quoted(self.according_to), quoted(span.edtf),
            quoted(str(span.attested or "")), quoted(span.words), quoted(self.place),
            listed(self.means), quoted(self.post), listed(self.roles), listed(counts),
            quoted(proof.paraphrase), quoted(proof.locator), quoted(proof.exact), str(start),
            quoted(self.method), quoted(self.rule),
        )  # fmt: skip
        text = f"[{', '.join(said)}]"
        return f"{self.about.id}-{sha256(text.encode()).hexdigest()[:8]}"

    @cached_property
    def specific_means(self) -> tuple[str, ...]:
        """The means that it names; empty when it speaks of backing in general."""
        return tuple(m for m in self.means if m not in ("unspecified", "unknown"))

    @property
    def affirms(self) -> bool:
        """True for an affirmation, false for a denial."""
        return self.polarity == "affirms"

    @property
    def participants(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """(role, actor ids) of the tie, or of the event as this claim tells it."""
        return self.about.roles if isinstance(self.about, Tie) else self.roles

    @property
    def actors(self) -> frozenset[str]:
        """All actor ids that take part (not the speaker)."""
        return frozenset(actor for _, actors in self.participants for actor in actors)


@cache
def _digesting() -> tuple[Callable[[tuple], str], Callable[[str], str], Callable]:
    """JSON of a tuple that comes again, JSON of a text, and the digest."""
    import hashlib  # here, since a stored claim has its id and start-up is what one feels
    import json
    from json.encoder import encode_basestring

    encode = json.JSONEncoder(ensure_ascii=False).encode
    return lru_cache(maxsize=50_000)(encode), encode_basestring, hashlib.sha256


def by_publication(claim: Claim) -> tuple[str, str, str]:
    """The key that puts claims in order of publication, then of source and id."""
    return str(claim.published or ""), claim.source, claim.id
