"""kg disputes, single-source, stale, gaps, coverage: how firm the ground of the answers is."""

from datetime import date
from itertools import groupby
from operator import attrgetter

import click

from kg.cli.options import Rule, actor_argument, data_option, filters, json_option
from kg.cli.output import Row, answer, answer_json, graph_of, header, say, table


@click.command()
@actor_argument("actor", required=False)
@filters
@data_option
@json_option
def disputes(actor, view, data, as_json) -> None:
    """What some claims affirm and others deny (of ACTOR), and who says which.

    \b
    kg disputes turkey --as-of 2020-06-02
    kg disputes --kind backing --status disputed
    """
    with graph_of(data, view) as graph:
        rows = [
            Row(
                (
                    told(graph, dispute.standing.fact),
                    dispute.standing.status,
                    _voices(graph, dispute.affirm),
                    _voices(graph, dispute.deny),
                    ", ".join(dispute.standing.denied_means),
                    graph.independent(dispute.standing.sources),
                    dispute.standing.fact.id,
                ),
                {
                    "fact": dispute.standing.fact.id,
                    "status": dispute.standing.status,
                    "affirmed_by": dispute.affirm,
                    "denied_by": dispute.deny,
                    "denied_means": dispute.standing.denied_means,
                    "affirming": [claim.id for claim in dispute.standing.affirming],
                    "denying": [claim.id for claim in dispute.standing.denying],
                },
                dispute.standing.claims,
            )
            for dispute in graph.evidence.disputes(actor and graph.actor(actor))
        ]
        columns = ("what", "status", "affirmed by", "denied by", "denied means", "sources", "id")
        nothing = "nothing is both affirmed and denied under these filters"
        answer(graph, "disputes", columns, rows, as_json, nothing, ("id", "denied means"))


@click.command("single-source")
@actor_argument("actor", required=False)
@click.option("--leave-one-out", is_flag=True, help="For each source, what changes without it.")
@filters
@data_option
@json_option
def single_source(actor, leave_one_out, view, data, as_json) -> None:
    """What rests on one independent source (of ACTOR); or what changes without each source.

    \b
    kg single-source lna --kind backing --as-of 2020-06-02
    kg single-source lna --kind backing --as-of 2020-06-02 --leave-one-out
    """
    with graph_of(data, view) as graph:
        asked = actor and graph.actor(actor)
        if leave_one_out:
            _leave_one_out(graph, graph.evidence.leave_one_out(asked), as_json)
            return
        rows = [
            Row(
                (
                    told(graph, single.standing.fact),
                    single.standing.status,
                    single.standing.verdict or "",
                    ", ".join(single.witness),
                    single.standing.fact.id,
                ),
                {
                    "fact": single.standing.fact.id,
                    "status": single.standing.status,
                    "verdict": single.standing.verdict,
                    "sources": single.witness,
                },
                single.standing.claims,
            )
            for single in graph.evidence.single_source(asked)
        ]
        columns = ("what", "status", "verdict", "the one source (and its copies)", "id")
        nothing = "all that counts under these filters has two independent sources or more"
        answer(graph, "what rests on one source", columns, rows, as_json, nothing, ("id",))


def _leave_one_out(graph, found: dict, as_json: bool) -> None:
    rows = []
    for source, changes in found.items():
        for fact, of_it in groupby(changes, key=attrgetter("fact")):
            of_it = list(of_it)
            what = [change.what for change in of_it]
            cells = (source, told(graph, fact), "; ".join(what), fact.id)
            body = {"source": source, "fact": fact.id, "what": what}
            rows.append(Row(cells, body, of_it[0].claims_before))
    columns = ("without source", "of what", "the answer would say", "id")
    nothing = "no answer under these filters hangs on any one source"
    answer(graph, "what each source alone decides", columns, rows, as_json, nothing, ("id",))


@click.command()
@actor_argument("actor", required=False)
@click.option("--older-than", type=Rule(), default="12 months", show_default=True,
              help="How long ago a tie was last attested.")  # fmt: skip
@filters
@data_option
@json_option
def stale(actor, older_than, view, data, as_json) -> None:
    """Ties that are only presumed, since their last word is old, on the day asked about or today.

    \b
    kg stale lna --as-of 2020-10-31 --older-than "6 months"
    """
    with graph_of(data, view) as graph:
        rows = [
            Row(
                (
                    told(graph, tie.standing.fact),
                    str(tie.last),
                    tie.days,
                    tie.standing.status,
                    graph.independent(tie.standing.sources),
                    tie.standing.fact.id,
                ),
                {
                    "tie": tie.standing.fact.id,
                    "last_attested": tie.last,
                    "days": tie.days,
                    "status": tie.standing.status,
                },
                tie.standing.claims,
            )
            for tie in graph.evidence.stale(str(older_than), actor and graph.actor(actor))
        ]
        day = view.as_of or date.today()
        columns = ("tie", "last attested", "days ago", "status", "sources", "id")
        title = f"ties last attested more than {older_than} before {day}"
        answer(graph, title, columns, rows, as_json, "no tie is that stale", ("id",), dated=True)


@click.command()
@click.argument("kind", required=False)
@click.option("--silence", type=Rule(), default="6 months", show_default=True,
              help="How long a tie may go without a claim.")  # fmt: skip
@filters
@data_option
@json_option
def gaps(kind, silence, view, data, as_json) -> None:
    """What is missing, counted by kind; with KIND, all gaps of it.

    \b
    kg gaps
    kg gaps tie-silence --kind backing
    """
    from kg.evidence import GAPS
    from kg.problems import unknown

    if kind and kind not in GAPS:
        raise click.BadParameter(unknown("kind of gap", kind, GAPS), param_hint="KIND")
    with graph_of(data, view) as graph:
        found = [g for g in graph.evidence.gaps(str(silence)) if kind in (None, g.kind)]
        if as_json:
            rows = [{"kind": g.kind, "id": g.id, "what": g.what} for g in found]
            answer_json({"question": "gaps", "filters": graph.view.header, "rows": rows})
            return
        header(f"gaps: {GAPS[kind][0]}" if kind else "gaps", graph.view)
        if kind:
            table(("id", "what is missing"), ((g.id, g.what) for g in found))
            return
        counted = ((name, *_counted([g.id for g in found if g.kind == name])) for name in GAPS)
        columns = ("kind", "number", "what", "such as")
        table(columns, ((name, n, GAPS[name][0], ids) for name, n, ids in counted), ("such as",))
        say("kg gaps KIND lists all of a kind")


def _counted(ids: list[str]) -> tuple[int, str]:
    return len(ids), ", ".join(ids[:2])


@click.command()
@actor_argument("actor", required=False)
@click.option("--rules", is_flag=True, help="How each rule of the reader fared in kg review.")
@filters
@data_option
@json_option
def coverage(actor, rules, view, data, as_json) -> None:
    """How much is quoted, dated to the day, attributed, and confirmed by two independent sources.

    \b
    kg coverage
    kg coverage lna --method curated
    kg coverage --rules
    """
    if rules:
        _rules(data, as_json)
        return
    with graph_of(data, view) as graph:
        found = graph.evidence.coverage(actor and graph.actor(actor))
        if as_json:
            rows = [vars(row) for row in found]
            answer_json({"question": "coverage", "filters": graph.view.header, "rows": rows})
            return
        header("coverage", graph.view, "copies of one story are one source")
        columns = ("kind", "facts", "two sources", "disputed", "claims", "quoted", "to the day",
                   "with speaker")  # fmt: skip
        table(
            columns,
            (
                (
                    row.kind,
                    row.facts,
                    _share(row.confirmed, row.facts),
                    _share(row.disputed, row.facts),
                    row.claims,
                    _share(row.quoted, row.claims),
                    _share(row.dated, row.claims),
                    _share(row.attributed, row.claims),
                )
                for row in found
            ),
        )


def _rules(data, as_json: bool) -> None:
    from kg.cli.options import folder_of
    from kg.curation.reviewing import decisions, precision

    found = list(precision(decisions(folder_of(data))))
    if as_json:
        rows = [vars(row) | {"share": row.share} for row in found]
        answer_json({"question": "coverage of rules", "rows": rows})
        return
    if not found:
        say("nothing was reviewed yet: kg read article.html --into proposals.yml, kg review")
        return
    columns = ("rule", "accepted", "edited", "rejected", "accepted as read")
    table(columns, ((r.rule, r.accepted, r.edited, r.rejected, f"{r.share:.0%}") for r in found))


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else ""


def told(graph, fact) -> str:
    """A tie as a sentence of names, an event by its name."""
    from kg.record import sentence

    return sentence(graph, fact) if hasattr(fact, "actors") else fact.name


def _voices(graph, ids) -> str:
    return ", ".join(graph.brief(id) if id else "sources themselves" for id in ids)
