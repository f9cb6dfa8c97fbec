"""Pairs: ties as sets of pairs of actors, so that a tie told in three sentences is one fact.

Support and leadership go one way; opposition and alliance either way.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product

from annotated import EITHER_WAY, TIES, Annotated, Fact
from names import Names
from outcomes import Key, Outcome


def tie_outcomes(article: Annotated, found: Iterable[Fact]) -> Iterator[Outcome]:
    """What became of the pairs of an article."""
    gold: dict[Key, list[Fact]] = defaultdict(list)
    asked: set[Key] = set()
    same_as: dict[Key, Key] = {}
    for fact in article.facts:
        for key, others in _pairs(fact, article.names):
            gold[key].append(fact)
            if not fact.optional:
                asked.add(key)
            for other in others:
                same_as.setdefault(other, key)
    got: dict[Key, list[Fact]] = defaultdict(list)
    for fact in found:
        for key, _ in _pairs(fact, article.names):
            got[key if key in gold else same_as.get(key, key)].append(fact)
    for key in sorted(gold.keys() | got.keys()):
        verdict = _verdict(key in got, key in asked, key in gold)
        if verdict:
            yield Outcome(key[0], verdict, key, tuple(gold[key]), tuple(got[key]))


def _verdict(got: bool, asked: bool, told: bool) -> str:
    if not got:
        return "missed" if asked else ""
    return "found" if asked else "allowed" if told else "wrong"


def _pairs(fact: Fact, names: Names) -> Iterator[tuple[Key, set[Key]]]:
    """The pairs of a tie, each with those that say the same: a head of government for it."""
    if fact.kind not in TIES:
        return
    for subject, other in product(fact.subjects, fact.objects):
        key = pair(fact.kind, names.key(subject), names.key(other))
        if key:
            firsts = (subject, *fact.instead_of_subject)
            seconds = (other, *fact.instead_of_object)
            same = {
                pair(fact.kind, names.key(a), names.key(b)) for a, b in product(firsts, seconds)
            }
            yield key, same - {(), key}


def pair(kind: str, first: str, second: str) -> Key:
    """A kind and two actors as one key; nothing if they are the same actor."""
    if first == second:
        return ()
    return (kind, *sorted((first, second))) if kind in EITHER_WAY else (kind, first, second)
