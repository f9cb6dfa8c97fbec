"""The pages of a tie and of an event: how it stands, why, and every claim on it."""

from dataclasses import replace
from datetime import date

from kg.briefing.words import many
from kg.evidence import reasons
from kg.model import TIE_KINDS, Claim, Event, Tie
from kg.timeline import timeline
from kg.view import View
from kg.web.content.claims import claims_on, said
from kg.web.content.content import Content, opening
from kg.web.ledger import Ledger


def tie(ledger: Ledger, id: str) -> Content | None:
    """The content of a tie's page."""
    claims = ledger.by_fact.get(id, [])
    if not claims or not isinstance(claims[0].about, Tie):
        return None
    fact = claims[0].about
    return _page(
        ledger,
        claims,
        {
            "meaning": TIE_KINDS[fact.kind].meaning,
            "roles": [(role, [ledger.actor(a) for a in actors]) for role, actors in fact.roles],
            "openings": (
                opening("In the graph", "graph", actor=fact.actors[1], kind=fact.kind),
                opening("Over time", "timeline", actor=fact.actors[0], kind=fact.kind),
            ),
        },
    )


def event(ledger: Ledger, id: str) -> Content | None:
    """The content of an event's page."""
    claims = ledger.by_fact.get(id, [])
    if not claims or not isinstance(claims[0].about, Event):
        return None
    fact = claims[0].about
    entry = next(iter(timeline(claims, ledger.view)), None)
    whole = ledger.by_fact.get(fact.part_of)
    parts = ledger.parts.get(id, [])
    return _page(
        ledger,
        claims,
        {
            "entry": entry,
            "roles": [
                (role, [ledger.actor(a) for a in actors])
                for role, actors in (entry.participants if entry else ())
            ],
            "places": [ledger.place(place) for place in (entry.places if entry else ())],
            "whole": ledger.fact(whole[0].about) if whole else None,
            "parts": [ledger.fact(ledger.by_fact[part][0].about) for part in parts],
            "openings": (
                opening("On the map", "map", kind=fact.kind),
                opening("On the timeline", "timeline", kind=fact.kind),
            ),
        },
    )


# what only one of the two sorts of page tells
_UNTOLD = {"meaning": "", "entry": None, "places": (), "whole": None, "parts": ()}


def _page(ledger: Ledger, claims: list[Claim], told: dict) -> Content:
    fact = claims[0].about
    shown = ledger.standings.get(fact.id)
    counting = [claim for claim in claims if ledger.view.counts(claim)]
    return Content(
        ledger.called(fact),
        (claims_on(ledger, "claims", f"{many(len(claims), 'claim')} on it", claims),),
        _UNTOLD
        | {
            "fact": fact,
            "standing": shown,
            "why": _why(claims, ledger.view),
            "independent": ledger.independent(shown.sources) if shown else 0,
            "history": history(claims, ledger.view),
            "affirm": [said(ledger, claim) for claim in counting if claim.affirms],
            "deny": [said(ledger, claim) for claim in counting if not claim.affirms],
        }
        | told,
    )


def _why(claims: list[Claim], view: View) -> list[str]:
    found = reasons(claims, view)
    return [text for text in (found.status, view.as_of and found.verdict) if text]


def history(claims: list[Claim], view: View) -> list[tuple[date, str, str]]:
    """(day, status, source) for each day of publication on which the status became another."""
    days = sorted({c.published.latest for c in claims if c.published and c.published.latest})
    told, before = [], ""
    for day in days:
        if view.known_by and day > view.known_by:
            break
        known = replace(view, known_by=day, as_of=None, since=None, until=None)
        now = next((str(s.status) for s in known.standings(claims)), "")
        if now and now != before:
            source = next(c.source for c in claims if c.published and c.published.latest == day)
            told.append((day, now, source))
            before = now
    return told
