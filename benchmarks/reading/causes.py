"""Causes: why a fact was missed or a wrong one made, as far as that can be told by itself.

What an annotator noted of a missed fact (`construct`: apposition, pronoun, ...) stands beside it in
the listing; the causes here come from what the reader saw in the sentence.
"""

from collections.abc import Iterable, Iterator

from annotated import Fact
from judging import Judged
from outcomes import Outcome
from pairs import pair
from tables import polarity_right

from kg.reading.rules import RULES

UNSEEN = "a name was not found"
MISTAKEN = "a name was taken for another actor"
ELSEWHERE = "a participant stands in another sentence, a pronoun or a description"
SILENT = "all names seen in the sentence, and no rule knows its words"
GAVE_UP = "all names seen in the sentence, and a rule was tried and gave up"
REVERSED = "the wrong way round"
OTHER_KIND = "found as another kind of tie"
OTHER_ACTOR = "found there, with another actor"
OTHER_TYPE = "found as another type of event"
OTHER_DATE = "found with a date that does not agree"
UNTOLD = "nothing of the kind is told there"
POLARITY = "found with the wrong polarity"
UNKNOWN = "not diagnosed: the reading is not at hand"
# which kind of fact a rule of the table tells; one that is not named here tells of an event
_TIES = {"backing": "support", "alliance": "alliance", "opposition": "opposition",
         "leadership": "leadership", "membership": "leadership",
         "representation": "leadership"}  # fmt: skip
_TOLD_BY_RULE = {rule.name: _TIES.get(rule.kind, "event") for rule in RULES}


def errors(judged: Iterable[Judged]) -> Iterator[tuple[str, Judged, Outcome]]:
    """Each error with its cause: what was missed, what is wrong, and what has a wrong polarity."""
    for one in judged:
        for outcome in one.outcomes:
            if outcome.row == "event/any date":
                continue
            if outcome.verdict == "missed":
                yield f"missed: {_why_missed(one, outcome)}", one, outcome
            elif outcome.verdict == "wrong":
                yield f"wrong: {_why_wrong(one, outcome)}", one, outcome
            elif outcome.verdict == "found" and not polarity_right(outcome):
                yield f"half right: {POLARITY}", one, outcome


def _why_missed(one: Judged, outcome: Outcome) -> str:
    near = _event_near if outcome.kind == "event" else _tie_near
    told = near(one, outcome) or _names(one, outcome)
    return told or (GAVE_UP if any(attempts(one, outcome)) else SILENT)


def attempts(one: Judged, outcome: Outcome) -> Iterator[str]:
    """The rules for its kind that were tried where a missed fact is told, and what they say."""
    if one.reading is None or one.trace is None:
        return
    article, here = one.reading.article, _sentences(outcome.gold)
    body = 1 if article.title or article.title_at else 0  # the headline is the first line
    for line, sentence in enumerate(one.reading.sentences, body):
        if _squeezed(sentence.text) in here:
            for trial in one.trace.of(line):
                if _TOLD_BY_RULE.get(trial.rule) == outcome.kind:
                    yield f"{trial.rule}: {'; '.join(trial.remarks) or 'it fired'}"


def _tie_near(one: Judged, outcome: Outcome) -> str:
    kind, first, second = outcome.key
    wrong = {other.key for other in one.outcomes if other.verdict == "wrong"}
    if pair(kind, second, first) in wrong - {outcome.key}:
        return REVERSED
    if any(set(key[1:]) == {first, second} and key[0] != "event" for key in wrong):
        return OTHER_KIND
    here = _sentences(outcome.gold)
    for other in one.of(kind, "wrong"):
        if {first, second} & set(other.key[1:]) and _sentences(other.found) & here:
            return OTHER_ACTOR
    return ""


def _event_near(one: Judged, outcome: Outcome) -> str:
    [gold] = outcome.gold
    undated = one.of("event/any date", "found")
    if any(gold is other.gold[0] for other in undated):
        return OTHER_DATE
    key = one.article.names.key
    actors = {key(name) for name in gold.named}
    here = [
        o.found[0] for o in one.of("event", "wrong") if _sentences(o.found) & _sentences([gold])
    ]
    if any(actors & {key(name) for name in found.named} for found in here):
        return OTHER_TYPE
    return OTHER_ACTOR if any(found.type in gold.types for found in here) else ""


def _names(one: Judged, outcome: Outcome) -> str:
    """What is the matter with the names of a missed fact, if anything is."""
    if one.reading is None:
        return UNKNOWN
    key = one.article.names.key
    wanted = {
        name: key(name) for fact in outcome.gold[:1] for name in (*fact.subjects, *fact.objects)
    }
    if outcome.kind != "event":
        wanted = {name: actor for name, actor in wanted.items() if actor in outcome.key}
    seen = [(key(surface), key(name), where) for surface, name, where in _mentions(one)]
    for actor in wanted.values():
        if not any(actor == taken for _, taken, _ in seen):
            return MISTAKEN if any(actor == said for said, _, _ in seen) else UNSEEN
    here = _sentences(outcome.gold)
    there = {taken for _, taken, sentence in seen if sentence in here}
    return "" if set(wanted.values()) <= there else ELSEWHERE


def _mentions(one: Judged) -> Iterator[tuple[str, str, str]]:
    """The names that the reader saw: as written, whom it took them for, and the sentence."""
    reading = one.reading
    for mention in reading.mentions:
        sentence = next((s.text for s in reading.sentences if s.start <= mention.start < s.end), "")
        place = f"place:{mention.id}" if mention.kind == "place" else mention.id
        surface = reading.article.text[mention.start : mention.end]
        yield surface, reading.names.get(place, mention.id), _squeezed(sentence)


def _why_wrong(one: Judged, outcome: Outcome) -> str:
    gold = one.article.facts
    key = one.article.names.key
    here = [f for f in gold if _sentences([f]) & _sentences(outcome.found)]
    if outcome.kind == "event":
        return _why_wrong_event(one, outcome, here)
    kind, first, second = outcome.key
    told = {(f.kind, key(a), key(b)) for f in gold for a in f.subjects for b in f.objects}
    if (kind, second, first) in told:
        return REVERSED
    if any({first, second} == set(other[1:]) and other[0] != "event" for other in told):
        return OTHER_KIND
    if any(f.kind == kind and {first, second} & set(map(key, f.named)) for f in here):
        return OTHER_ACTOR
    return UNTOLD


def _why_wrong_event(one: Judged, outcome: Outcome, here: list[Fact]) -> str:
    [found] = outcome.found
    key = one.article.names.key
    actors = {key(name) for name in found.named}
    if any(found is o.found[0] for o in one.of("event/any date", "found", "allowed")):
        return OTHER_DATE
    there = [f for f in here if f.kind == "event"]
    if any(found.type in f.types for f in there):
        return OTHER_ACTOR
    return OTHER_TYPE if any(actors & set(map(key, f.named)) for f in there) else UNTOLD


def _sentences(facts: Iterable[Fact]) -> set[str]:
    return {_squeezed(fact.sentence) for fact in facts} - {""}


def _squeezed(sentence: str) -> str:
    return "".join(sentence.split())
