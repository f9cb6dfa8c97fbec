"""Wording: a claim in words, the same in the terminal and on a page.

What is alleged, denied or only planned says so before it says anything else.
"""

from dataclasses import dataclass

from kg.model import Claim, Tie
from kg.reading import Reading

STANCES = ("stated", "alleged", "denied", "planned", "ended")


@dataclass(frozen=True)
class Told:
    """A claim in words: `lead` ("alleged by Russia"), `what`, and `more` (means, place, dates).

    `stance` is the one of STANCES by which it is marked.
    """

    claim: Claim
    stance: str
    lead: str
    what: str
    more: tuple[str, ...]

    @property
    def rule(self) -> str:
        """The rule and how sure it is: `backs 0.90`."""
        sure = self.claim.confidence
        return self.claim.rule + (f" {sure:.2f}" if sure is not None else "")

    @property
    def line(self) -> str:
        """All in one line, but for the rule."""
        lead = f"{self.lead}: " if self.lead else ""
        return f"{lead}{' · '.join((self.what, *self.more))}"


def counted(reading: Reading) -> str:
    """How much was read: `5 claims and 1 plan in 3 sentences`."""

    def some(things: tuple, noun: str) -> str:
        return f"{len(things)} {noun}{'s' * (len(things) != 1)}"

    plans = f" and {some(reading.plans, 'plan')}" if reading.plans else ""
    return f"{some(reading.claims, 'claim')}{plans} in {some(reading.sentences, 'sentence')}"


def told(claim: Claim, reading: Reading, planned: bool = False) -> Told:
    """A claim of a reading in words."""
    stance = _stance(claim, planned)
    return Told(claim, stance, _lead(claim, reading, planned), _what(claim, reading),
                tuple(_more(claim, reading)))  # fmt: skip


def _stance(claim: Claim, planned: bool) -> str:
    if not claim.affirms:
        return "denied"
    if claim.certainty == "alleged":
        return "alleged"
    if planned:
        return "planned"
    return "ended" if _is_over(claim) else "stated"


def _is_over(claim: Claim) -> bool:
    return isinstance(claim.about, Tie) and claim.span.end is not None and not claim.span.point


def _lead(claim: Claim, reading: Reading, planned: bool) -> str:
    speaker = reading.names.get(claim.according_to, claim.according_to)
    speaker = speaker or claim.note.partition("according to ")[2]
    if not claim.affirms:
        said = f"denied by {speaker}" if speaker else "denied"
    elif claim.certainty == "alleged":
        said = f"alleged by {speaker}" if speaker else "alleged"
    else:
        said = f"according to {speaker}" if speaker else ""
    status = "planned" if planned else "ended" if _is_over(claim) else ""
    return ", ".join(filter(None, (said, status)))


def _what(claim: Claim, reading: Reading) -> str:
    def name(actor: str) -> str:
        return reading.names.get(actor, actor)

    fact = claim.about
    if isinstance(fact, Tie):
        first, second, *against = fact.actors
        verb = fact.sentence.split()[1].replace("-", " ")
        words = f"{name(first)} {verb} {name(second)}"
        return words + "".join(f" against {name(actor)}" for actor in against)
    roles = (f"{role} {', '.join(map(name, who))}" for role, who in claim.roles)
    return f"{fact.kind} ({'; '.join(roles)})"


def _more(claim: Claim, reading: Reading):
    if claim.means:
        yield f"means {', '.join(claim.means)}"
    if claim.post:
        yield f"as {claim.post}"
    if claim.place:
        yield f"at {reading.names.get(f'place:{claim.place}', claim.place)}"
    for count in claim.counts:
        yield f"{count} {count.what}"
    yield str(claim.span)
    if claim.span.words:
        yield f"“{claim.span.words}”"
