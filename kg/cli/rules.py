"""kg rules: the table by which articles are read, for whoever wants to review it."""

import sys
from collections.abc import Iterator

import click

from kg.cli.options import json_option
from kg.cli.output import answer_json, fail, table
from kg.problems import unknown

COLUMNS = ("rule", "kind", "on a", "words", "roles", "needs", "means", "codes", "sure", "example")


@click.command()
@click.argument("what", required=False, metavar="[KIND|RULE]")
@json_option
def rules(what, as_json) -> None:
    """The rules that read articles: words, roles, what follows, codes of other data, example.

    \b
    kg rules                      # one line a rule; piped, a table for a spreadsheet
    kg rules backing              # those that make a kind of claim
    kg rules provides-to          # one rule
    kg rules --json

    Codes are those of PLOVER, CAMEO, ACLED and UCDP for the kind that the rule makes (see
    ontology/event-types.ttl), and of UCDP External Support for its means; CAMEO's verbal support
    (05) is none of them. `sure` is how often the rule was right on annotated news.
    """
    found = [_told(one) for one in _chosen(what)]
    if as_json:
        answer_json(found)
    elif sys.stdout.isatty():
        for one in found:
            _card(one)
    else:
        table(COLUMNS, [[_cell(one[column]) for column in COLUMNS] for one in found])


def _chosen(what: str | None) -> list:
    from kg.model import KINDS
    from kg.reading.rules import RULES

    chosen = [one for one in RULES if what in (None, one.kind, one.name)]
    if not chosen and what in KINDS:
        fail(f"no rule makes a claim of the kind {what}")
    if not chosen:
        fail(
            unknown("kind or rule", what, {word for one in RULES for word in (one.kind, one.name)})
        )
    return chosen


def _told(one) -> dict:
    """A rule as plain values: what it asks for, in the words of the table of rules."""
    from kg.reading.confidence import confidence

    return {
        "rule": one.name,
        "kind": one.kind,
        "on a": one.pos,
        "words": sorted(one.words),
        "roles": [f"{role}{'' if must else '?'}: {'|'.join(at)}" for role, at, must in one.roles],
        "needs": [f"{slot}: {' '.join(sorted(wanted))}" for slot, wanted in one.needs],
        "means": f"by {'|'.join(one.thing)}" if one.thing else one.means,
        "codes": list(_codes(one)),
        "sure": confidence(one.name, one.kind),
        "example": one.example,
        "gives": one.gives,
    }


def _codes(one) -> Iterator[str]:
    from kg.rdf.notations import notations

    known = notations("means").get(one.means, {}) if one.means else {}
    for scheme, codes in (notations("event-type").get(one.kind) or known).items():
        yield f"{scheme} {', '.join(codes)}"


def _cell(value) -> str:
    return "; ".join(value) if isinstance(value, list) else str(value)


def _card(one: dict) -> None:
    click.echo(f"{click.style(one['rule'], bold=True)} → {one['kind']}  {one['example']}")
    for column in COLUMNS[2:-1]:
        if one[column]:
            click.echo(f"    {column:6} {_cell(one[column])}")
