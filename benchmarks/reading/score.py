"""Scores the reader on a folder of annotated articles, NAME.txt with NAME.json (see README.md).

python benchmarks/reading/score.py FOLDER [FOLDER ...] [--data data/libya] [--rules] [--errors 10]
python benchmarks/reading/score.py FOLDER --predictions FACTS    # another reader's facts
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from annotated import articles
from causes import GAVE_UP, attempts, errors
from judging import Judged, judge_folder, known_in, read_and_judge
from outcomes import Outcome
from rules import table
from tables import confusion, counts, details, scores, with_polarity


def main() -> None:
    """Read, judge and print."""
    args = _arguments()
    judged: list[Judged] = []
    for folder in args.folders:
        annotated = articles(folder)
        judged += (
            judge_folder(annotated, args.predictions)
            if args.predictions
            else read_and_judge(annotated, known_in(args.data))
        )
    print(f"{len(judged)} articles\n")
    for part in (scores, details, confusion, with_polarity):
        print(*part(judged), "", sep="\n")
    if args.articles:
        print(*per_article(judged), "", sep="\n")
    if args.rules:
        print(*table(judged), "", sep="\n")
    if args.errors is not None:
        print(*listing(judged, args.errors), sep="\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--data", help="a conflict's folder, whose actors the reader then knows")
    parser.add_argument("--predictions", type=Path, help="facts made elsewhere, FACTS/NAME.json")
    parser.add_argument("--articles", action="store_true", help="a line per article")
    parser.add_argument("--rules", action="store_true", help="how often each rule is right")
    parser.add_argument("--errors", type=int, metavar="N", help="N errors of each cause")
    return parser.parse_args()


def per_article(judged: list[Judged]) -> Iterator[str]:
    """One line an article: precision, recall, F1 over all kinds."""
    for one in sorted(judged, key=lambda one: counts([one]).f1):
        got = counts([one])
        name = one.article.name
        yield f"{name:40}{got.precision:6.2f}{got.recall:6.2f}{got.f1:6.2f}"


def listing(judged: list[Judged], most: int) -> Iterator[str]:
    """The errors by cause, the most frequent cause first, and some of each."""
    by_cause: dict[str, list[tuple[Judged, Outcome]]] = defaultdict(list)
    for cause, one, outcome in errors(judged):
        by_cause[cause].append((one, outcome))
    for cause, found in sorted(by_cause.items(), key=lambda item: -len(item[1])):
        yield f"{len(found):4}  {cause}"
        for one, outcome in found[:most]:
            yield "        " + " | ".join(_told(one, outcome))
            if cause.endswith(GAVE_UP):
                yield from (
                    f"{'':10}{attempt}" for attempt in dict.fromkeys(attempts(one, outcome))
                )
    yield from ("", *_constructs(judged))


def _told(one: Judged, outcome: Outcome) -> Iterator[str]:
    fact = (*outcome.found, *outcome.gold)[0]
    yield one.article.name
    yield " > ".join(outcome.key)
    yield from filter(None, (fact.rule, " ".join(fact.constructs), fact.sentence[:160]))


def _constructs(judged: list[Judged]) -> Iterator[str]:
    """How much was found of what needs each construct that the annotator noted."""
    asked: dict[str, list[bool]] = defaultdict(list)
    for one in judged:
        for outcome in one.outcomes:
            if outcome.row != "event/any date" and outcome.verdict in ("found", "missed"):
                for construct in {c for fact in outcome.gold for c in fact.constructs}:
                    asked[construct].append(outcome.verdict == "found")
    if asked:
        yield "found of what needs it, as the annotator noted"
    for construct, found in sorted(asked.items(), key=lambda item: -len(item[1])):
        yield f"{construct:12}{sum(found):5}/{len(found)}"


if __name__ == "__main__":
    main()
