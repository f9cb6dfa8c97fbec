"""disputes: facts that some claims affirm and others deny, with who says which."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Claim
from kg.view import Standing, View


@dataclass(frozen=True)
class Dispute:
    """A fact with claims on both sides; its status is `disputed` when denials bear on all of them.

    A denial of one means leaves the others: the fact is then stated or alleged, its means denied.
    """

    standing: Standing

    @property
    def affirm(self) -> tuple[str, ...]:
        """Who affirms it: speakers by id, '' for a source in its own voice."""
        return _voices(self.standing.affirming)

    @property
    def deny(self) -> tuple[str, ...]:
        """Who denies it: speakers by id, '' for a source in its own voice."""
        return _voices(self.standing.denying)


def disputes(claims: Iterable[Claim], view: View) -> list[Dispute]:
    """The facts of a view that are both affirmed and denied, most claims first."""
    found = (s for s in view.standings(claims) if s.affirming and s.denying)
    return [Dispute(s) for s in sorted(found, key=lambda s: (-len(s.claims), s.fact.id))]


def _voices(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(sorted({claim.according_to for claim in claims}))
