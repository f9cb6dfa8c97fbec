"""The command line: `kg VERB`. A command is a call of the facade and a rendering, nothing more."""

import sys

import click

from kg import __version__
from kg.cli.alliances import allies, path, rivals
from kg.cli.building import build, check, init, stats
from kg.cli.demo import demo
from kg.cli.exporting import export
from kg.cli.reading import read
from kg.cli.showing import show
from kg.cli.sparql import ask, query
from kg.cli.support import backed_by, who_backs
from kg.cli.timeline import timeline


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="conflict-kg")
def cli() -> None:
    """Who backs whom in a war, when, and who says so.

    \b
    kg demo                                   the whole tour on the shipped data
    kg who-backs lna --as-of 2020-06-02       the backers, with status, dates, sources
    kg read article.txt                       an article, sentence by sentence
    kg init my-war                            a conflict of your own

    Without --data the conflict is the folder you stand in (one that holds kg.toml), else the shipped
    example, Libya 2019-2020. Tables on a terminal, TSV when piped, --json everywhere.
    """


for command in (
    read, build, check, who_backs, backed_by, allies, rivals, path, timeline, show, query, ask,
    export, init, stats, demo,
):  # fmt: skip
    cli.add_command(command)


def main() -> None:
    """Run the command line; exit 0 fine, 1 findings, 2 usage, 3 input or output."""
    try:
        cli()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(3)
