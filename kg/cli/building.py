"""kg build, kg check, kg init, kg stats: the text files and what is made of them."""

import sys
from pathlib import Path

import click

from kg.cli.options import data_option, filters, folder_of, json_option
from kg.cli.output import FINDINGS, answer_json, fail, graph_of, say, say_problems, table


@click.command()
@data_option
@click.option("--force", is_flag=True, help="Build even when no file has changed.")
def build(data, force) -> None:
    """Build the graph of the conflict's files (asking verbs do it by themselves).

    \b
    kg build
    kg build -d data/libya --force
    """
    from kg.store import BrokenData, BuildError, fresh

    folder = folder_of(data)
    try:
        made, anew = fresh(folder, wait=0, force=force)
    except BrokenData as error:
        say_problems(error.problems)
        sys.exit(FINDINGS)
    except BuildError as error:
        fail(str(error))
    counts = ", ".join(f"{number} {what}" for what, number in made.manifest["counts"].items())
    say(f"{'built' if anew else 'nothing changed'}: {counts}")
    click.echo(made.path)


@click.command()
@data_option
@click.option("--shapes", is_flag=True, help="Also check the RDF against the SHACL shapes.")
@click.option("--list", "listing", is_flag=True, help="List the checks.")
@click.option("--merges", is_flag=True, help="List events read that may be one with others.")
@click.option(
    "--format",
    "form",
    default="text",
    show_default=True,
    type=click.Choice(["text", "json", "sarif", "github"]),
    help="How findings are told.",
)
@json_option
def check(data, shapes, listing, merges, form, as_json) -> None:
    """Find mistakes in the conflict's files; silent and 0 when there are none, 1 otherwise.

    \b
    kg check
    kg check -d my-war --shapes
    kg check --json
    kg check --format sarif > findings.sarif
    kg check --merges
    """
    from kg.curation.checks import CHECKS
    from kg.problems import summary
    from kg.store.check import check as problems_of

    if listing:
        rows = [(c.__name__.replace("_", "-"), c.__doc__.splitlines()[0]) for c in CHECKS]
        table(("check", "what it demands"), rows)
        return
    if merges:
        _merges(data, as_json)
        return
    folder = folder_of(data)
    if not folder.is_dir():
        fail(f"no such folder: {folder}")
    try:
        found = problems_of(folder, shapes)
    except ModuleNotFoundError:
        fail("--shapes needs pySHACL; install it with: pip install 'conflict-kg[shapes]'")
    form = "json" if as_json else form
    if found or form in ("json", "sarif"):
        from kg.cli.finding import FINDING_FORMATS

        click.echo(FINDING_FORMATS[form](found))
    if found and form == "text":
        say(summary(found))
    sys.exit(FINDINGS if found else 0)


def _merges(data: Path | None, as_json: bool) -> None:
    with graph_of(data) as graph:
        found = [(p.event.id, p.same_as.id, p.reasons) for p in graph.possible_merges()]
    if as_json:
        keys = ("event", "same_as", "same")
        answer_json([dict(zip(keys, one, strict=True)) for one in found])
    else:
        table(("event", "may be", "same"), [(a, b, "; ".join(same)) for a, b, same in found])


@click.command()
@click.argument("directory", type=click.Path(path_type=Path))
@click.option("--example", metavar="NAME", help="Begin with a conflict that comes along: libya.")
def init(directory, example) -> None:
    """Make an empty conflict in DIRECTORY that checks, builds and waits for its first facts.

    \b
    kg init my-war && cd my-war && kg check
    kg init my-libya --example libya
    """
    from kg import shipped
    from kg.curation.begin import begin, begin_with
    from kg.curation.saving import SaveError

    try:
        made = begin_with(shipped.example(example), directory) if example else begin(directory)
    except SaveError as error:
        fail(str(error))
    except FileNotFoundError as error:
        fail(str(error))
    except FileExistsError as error:
        fail(f"{error.filename}: is there already; nothing was changed")
    except OSError as error:
        fail(f"{directory}: cannot be written: {error.strerror}")
    for path in made:
        click.echo(path)
    if example:
        return
    say(
        f"next: cd {directory}; fill actors.yml, sources.yml, facts/; then kg check, kg who-backs",
        "each file says in its first lines how an entry looks",
    )


@click.command()
@filters
@data_option
@json_option
def stats(view, data, as_json) -> None:
    """How much the graph holds, by kind, status and source.

    \b
    kg stats
    """
    from kg.graph.numbers import numbers

    with graph_of(data, view) as graph:
        found = numbers(graph)
        if as_json:
            answer_json(found)
        else:
            rows = [
                (group, what, n) for group, counts in found.items() for what, n in counts.items()
            ]
            table(("of", "what", "number"), rows)
