"""The explanation of a sentence: its tree, whom its words mean, what each rule did, its claims."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from kg.cli import report

if TYPE_CHECKING:
    from kg.reading.explaining import Explanation, Meant, Tried, Word
    from kg.report import Passage


def lines(passage: "Passage", explained: "Explanation") -> Iterator[str]:
    """The lines of an explanation."""
    yield from report.sentence(passage)
    yield _head("tree (part of speech, relation to the word above, word, dictionary form)")
    yield from _tree(explained.words)
    yield _head("who is meant")
    yield from map(_meant, explained.meant) if explained.meant else ["      nobody"]
    yield _head("rules whose word stands here")
    tried = sorted(explained.tried, key=lambda one: not one.fired)
    yield from map(_tried, tried) if tried else ["      none"]
    yield _head("claims")
    yield from map(report.claim, passage.told) if passage.told else ["      none"]


def _head(words: str) -> str:
    return "\n    " + click.style(words, bold=True)


def _tree(words: "tuple[Word, ...]") -> Iterator[str]:
    """The words as a tree: each under the word that it depends on."""
    under: dict[int | None, list[int]] = defaultdict(list)
    for at, word in enumerate(words):
        under[word.head].append(at)

    waiting = [(at, "", "") for at in reversed(under[None])]
    while waiting:
        at, before, below = waiting.pop()
        word = words[at]
        form = f" ({word.lemma})" if word.lemma != word.text.lower() else ""
        yield f"      {word.pos:5} {word.dep:12} {before}{word.text}{click.style(form, dim=True)}"
        children = under[at]
        for child in reversed(children):
            last = child == children[-1]
            waiting.append(
                (child, below + ("└ " if last else "├ "), below + ("  " if last else "│ "))
            )


def _meant(one: "Meant") -> str:
    sure = f" {one.confidence:.2f}" if one.confidence < 1 else ""
    name = click.style(one.name, fg=report.COLOURS[one.kind])
    return f"      “{one.words}” is {name} [{one.id}], {one.kind}: {one.how}{sure}"


def _tried(one: "Tried") -> str:
    mark = click.style("✓", fg="green") if one.fired else click.style("✗", dim=True)
    kind = f" ({one.kind})" if one.kind else ""
    told = "; ".join(one.remarks) or ("fired" if one.fired else "does not fit")
    example = (
        click.style(f"  as in: {one.example}", dim=True) if one.example and not one.fired else ""
    )
    return f"      {mark} {one.rule}{kind} on “{one.word}”: {told}{example}"
