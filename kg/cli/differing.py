"""kg diff: what changed between two days, two states of knowledge, or two builds."""

from contextlib import contextmanager
from datetime import date
from itertools import groupby
from operator import attrgetter
from pathlib import Path

import click

from kg.cli.options import data_option, filters, json_option
from kg.cli.output import USAGE, Row, answer, fail, graph_of


@click.command()
@click.argument("one")
@click.argument("other", required=False)
@click.option("--git", "revisions", is_flag=True, help="ONE and OTHER are revisions of git.")
@click.option("--known", is_flag=True, help="What was published by ONE and by OTHER.")
@filters
@data_option
@json_option
def diff(one, other, revisions, known, view, data, as_json) -> None:
    """What changed from ONE to OTHER: days, revisions of git, or folders (conflicts or builds).

    \b
    kg diff 2020-05-01 2020-06-02 --kind backing --kind capture
    kg diff 2019-06-30 2019-12-31 --known --kind backing

    Revisions are told as ONE..OTHER, or with --git: kg diff HEAD~1..HEAD; without OTHER they are
    held against the files as they are now.
    """
    first, dots, second = one.partition("..")
    if revisions or (dots and not other):
        with _at(first, view, data) as old, _at(second or other or "", view, data) as new:
            title = f"from {first} to {second or other or 'now'}"
            _answer(new, title, new.evidence.since(old), as_json)
        return
    if not other:
        fail("give two days as 2020-06-02, two folders, or revisions as HEAD~1..HEAD", USAGE)
    days = [_day(word) for word in (one, other)]
    if all(days):
        if days[0] > days[1]:
            fail(f"{one} is later than {other}; give the earlier day first", USAGE)
        option, set_twice = ("--known-by", view.known_by) if known else ("--as-of", view.as_of)
        if set_twice:
            fail(f"ONE and OTHER are the days asked about; leave out {option} {set_twice}", USAGE)
        with graph_of(data, view) as graph:
            ask = graph.evidence.between_knowledge if known else graph.evidence.between_days
            told = "what was learned" if known else "what changed"
            _answer(graph, f"{told} from {one} to {other}", ask(*days), as_json)
    elif any(days) or known:
        fail("give two days as 2020-06-02, or two folders", USAGE)
    else:
        with _opened(one, view) as old, _opened(other, view) as new:
            _answer(new, f"from {one} to {other}", new.evidence.since(old), as_json)


def _day(word: str) -> date | None:
    try:
        return date.fromisoformat(word)
    except ValueError:
        return None


@contextmanager
def _at(revision: str, view, data):
    """The graph of the conflict at a revision of git; of its files as they are for ''."""
    from kg.cli.options import folder_of
    from kg.history import HistoryError, at_revision

    if not revision:
        with graph_of(data, view) as graph:
            yield graph
        return
    try:
        with at_revision(folder_of(data), revision) as folder, graph_of(folder, view) as graph:
            yield graph
    except HistoryError as error:
        fail(str(error))


def _opened(word: str, view):
    """The graph of a finished build, or of a conflict's folder."""
    from contextlib import nullcontext

    from kg.graph import Graph
    from kg.store.build import MANIFEST, opened

    path = Path(word)
    if (path / MANIFEST).is_file():
        return nullcontext(Graph(opened(path), view))
    return graph_of(path, view)


def _answer(graph, title: str, changes, as_json: bool) -> None:
    from kg.cli.evidence import told

    rows = []
    for fact, of_it in groupby(changes, key=attrgetter("fact")):
        of_it = list(of_it)
        last, what = of_it[-1], [change.what for change in of_it]
        cells = ("; ".join(what), told(graph, fact), fact.kind, fact.id)
        body = {
            "what": what,
            "fact": fact.id,
            "kind": fact.kind,
            "before": last.old and last.old.status,
            "after": last.new and last.new.status,
            "claims": [claim.id for claim in last.claims],
        }
        rows.append(Row(cells, body, last.claims))
    columns = ("what changed", "of what", "kind", "id")
    nothing = "nothing under these filters"
    answer(graph, title, columns, rows, as_json, nothing, ("id", "kind"), dated=True)
