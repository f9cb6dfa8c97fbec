"""Standing: how one fact stands in a view: its status, its verdict, and the claims under it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kg.dates import Moment
from kg.model import Claim, Fact


class Status(StrEnum):
    """What the counted claims say together; computed, never stored."""

    STATED = "stated"  # someone states it, nobody denies it
    ALLEGED = "alleged"  # only accusations and claims of an interested party
    DISPUTED = "disputed"  # all that is affirmed is denied too (a denial of troops leaves arms)
    DENIED = "denied"  # only denials
    RETRACTED = "retracted"  # every claim was taken back


class Verdict(StrEnum):
    """Whether a tie holds on a day."""

    HOLDS = "holds"  # inside a certain span, or between two attestations
    PRESUMED = "presumed"  # after the last attestation, nothing ended it
    POSSIBLE = "possible"  # only inside the outer bounds
    NOT = "not"  # the claims that count speak against this day


@dataclass(frozen=True)
class Standing:
    """One fact with the claims that count for it, strongest word first computed from them."""

    fact: Fact
    claims: tuple[Claim, ...]
    status: Status
    verdict: Verdict | None = None
    dissolutions: tuple[Claim, ...] = ()  # of its actors, which the tie is not presumed to outlive

    @property
    def affirming(self) -> tuple[Claim, ...]:
        """The claims that affirm the fact."""
        return tuple(c for c in self.claims if c.affirms)

    @property
    def denying(self) -> tuple[Claim, ...]:
        """The claims that deny it."""
        return tuple(c for c in self.claims if not c.affirms)

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources, sorted."""
        return tuple(sorted({c.source for c in self.claims}))

    @property
    def means(self) -> tuple[str, ...]:
        """All means that are affirmed, sorted; `unspecified` only where nothing better is said."""
        named = {m for c in self.affirming for m in c.means}
        return tuple(sorted(named - {"unspecified"} or named))

    @property
    def denied_means(self) -> tuple[str, ...]:
        """The means that some claim denies one by one, sorted."""
        return tuple(sorted({m for c in self.denying for m in c.specific_means}))

    @property
    def posts(self) -> tuple[str, ...]:
        """The offices that are affirmed, sorted."""
        return tuple(sorted({c.post for c in self.affirming if c.post}))

    @property
    def since(self) -> Moment | None:
        """The earliest start that some affirming claim dates; None when no claim does."""
        starts = [c.span.start for c in self.affirming if c.span.start]
        return min(starts, key=_first_day, default=None)

    @property
    def until(self) -> Moment | None:
        """The latest end that some affirming claim dates; None when no claim does."""
        ends = [c.span.end for c in self.affirming if c.span.end]
        return max(ends, key=_last_day, default=None)

    @property
    def first_attested(self) -> Moment | None:
        """The first moment by the end of which some affirming claim says that it held."""
        return min(self._attested, key=_last_day, default=None)

    @property
    def last_attested(self) -> Moment | None:
        """The last moment from the begin of which some affirming claim says that it held."""
        return max(self._attested, key=_first_day, default=None)

    @property
    def ended(self) -> Moment | None:
        """Its latest end, when no affirming claim attests it later."""
        end, last = self.until, self.last_attested
        return end if end and last and _last_day(end) >= _last_day(last) else None

    @property
    def actors_ended(self) -> tuple[Moment, ...]:
        """When actors of the tie ended, as the dissolutions tell."""
        return tuple(claim.span.end for claim in self.dissolutions if claim.span.end)

    @property
    def _attested(self) -> list[Moment]:
        spans = [claim.span for claim in self.affirming]
        return [m for span in spans for m in (span.start, span.attested, span.end) if m]

    @property
    def speakers(self) -> tuple[str, ...]:
        """The actors to whom the claims are attributed, sorted."""
        return tuple(sorted({c.according_to for c in self.claims if c.according_to}))


def _first_day(moment: Moment) -> tuple[date, date]:
    return moment.earliest or date.min, moment.latest or date.max


def _last_day(moment: Moment) -> tuple[date, date]:
    return moment.latest or date.max, moment.earliest or date.min
