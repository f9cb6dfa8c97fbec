"""Holds the reader against records that other event coders are judged on: source, target and class.

    python benchmarks/reading/peers.py PLOVER_GSR_CAMEO.txt
    python benchmarks/reading/peers.py PETR2_GSR_validation.xml [--show]

FILE is your own copy (where from: README.md). Each sentence is read alone, with nobody known
beforehand. For each event in the records: whether a claim of ours has its source, its target, a
kind of its class (see cameo.py), and all three at once, in that direction.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from annotated import Fact, facts_from
from cameo import events, roots
from names import plain
from records import Coded, Record, keys_in, records

from kg.problems import Problem
from kg.reading import facts, read, read_article

_SYMMETRIC = frozenset({"talks", "agreement", "ceasefire", "battle"})


class Ours(NamedTuple):
    """A claim of ours in their terms: keys of who acts, on whom, and the classes it may be."""

    source: frozenset[str]
    target: frozenset[str]
    roots: frozenset[str]


class Agreement(NamedTuple):
    """Of an event in the records: which parts of it a claim of ours has."""

    read: bool
    source: bool
    target: bool
    root: bool
    all: bool


def main() -> None:
    """Read, compare and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--show", action="store_true", help="each sentence with what was read")
    args = parser.parse_args()
    found = [(record, claims(record)) for record in records(args.file)]
    print(*table(found), "", *unprompted(found), sep="\n")
    if args.show:
        print(*shown(found), sep="\n")


def claims(record: Record) -> list[Ours]:
    """What we read in a sentence, without who leads whom, which event coders do not code."""
    heading = f"{_day(record.day)}\n\n" if record.day else ""
    article = read_article(f"{heading}{record.text}\n".encode(), "sentence.txt")
    if isinstance(article, Problem):
        return []
    told = facts_from(facts(read(article, {}, {})))
    serves: dict[str, set[str]] = defaultdict(set)
    for fact in told:
        if fact.kind == "leadership":
            for person in fact.subjects:
                serves[person] |= {plain(body) for body in fact.objects}
    return [_ours(fact, serves) for fact in told if fact.kind != "leadership"]


def _day(day: str) -> str:
    year, month, date = day.split("-")
    names = "January February March April May June July August September October November December"
    return f"{int(date)} {names.split()[int(month) - 1]}, {year}"


def _ours(fact: Fact, serves: dict[str, set[str]]) -> Ours:
    first, second = (
        frozenset(key for name in names for key in (*keys_in(name), *serves.get(name, ())))
        for names in (fact.subjects, fact.objects)
    )
    if fact.kind in ("alliance", "opposition") or fact.type in _SYMMETRIC:
        first = second = first | second
    return Ours(first, second, roots(fact.kind, fact.type, fact.status == "planned"))


def agreement(event: Coded, ours: list[Ours]) -> Agreement:
    """What of an event is in our claims; a source or target without a known name is in none."""
    parts = [(_meet(event.source, one.source), _meet(event.target, one.target),
              event.root in one.roots) for one in ours]  # fmt: skip
    return Agreement(
        bool(ours), *(any(part[i] for part in parts) for i in range(3)), any(map(all, parts))
    )


def _meet(theirs: frozenset[str], ours: frozenset[str]) -> bool:
    """A key in common, or one of our names as part of the words that they give."""
    if theirs & ours:
        return True
    return any(set(own.split()) <= set(their.split()) for own in ours if own for their in theirs)


def table(found: list[tuple[Record, list[Ours]]]) -> Iterator[str]:
    """A line per class: how many events, and how many of them agree in which part."""
    rows: dict[str, list[Agreement]] = defaultdict(list)
    told = set().union(*events().values(), *(roots(k, "", True) for k in ("support", "opposition")))
    for record, ours in found:
        for event in record.events:
            got = agreement(event, ours)
            name = record.filed if record.filed.isupper() else f"CAMEO {event.root}"
            rows[name].append(got)
            rows["all"].append(got)
            rows["of classes that we tell" if event.root in told else "of others"].append(got)
    last = ["of others", "of classes that we tell", "all"]
    yield f"{'':26}{'events':>7}" + "".join(f"{name:>8}" for name in Agreement._fields)
    for name in [*sorted(rows.keys() - set(last)), *(name for name in last if name in rows)]:
        sums = [sum(column) for column in zip(*rows[name], strict=True)]
        yield f"{name:26}{len(rows[name]):7}" + "".join(f"{count:8}" for count in sums)


def unprompted(found: list[tuple[Record, list[Ours]]]) -> Iterator[str]:
    """How many claims we made, and how many of them the records have too."""
    made = [(one, record) for record, ours in found for one in ours]
    same = sum(any(agreement(e, [one]).all for e in record.events) for one, record in made)
    yield f"{len(made)} claims in {len(found)} sentences; {same} of them are in the records in full"
    silent = [ours for record, ours in found if not record.events]
    if silent:
        said = sum(bool(ours) for ours in silent)
        yield f"{len(silent)} sentences where nothing was coded; we claim something in {said}"
    actors = [keys for record, _ in found for e in record.events for keys in (e.source, e.target)]
    lost = sum(not keys for keys in actors)
    yield f"{lost} of {len(actors)} sources and targets have a code that names no country or body"


def shown(found: list[tuple[Record, list[Ours]]]) -> Iterator[str]:
    """The sentences, with the records' events and our claims."""
    for record, ours in found:
        yield f"\n{record.text}"
        for mark, some in (("records", record.events), ("ours", ours)):
            for one in some:
                yield f"  {mark:8}" + " | ".join(
                    part if isinstance(part, str) else ", ".join(sorted(part))
                    for part in (one.source, one.target, getattr(one, "root", None) or one.roots)
                )


if __name__ == "__main__":
    main()
