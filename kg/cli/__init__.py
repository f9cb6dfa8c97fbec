"""The command line: `kg VERB`. A command is a call of the facade and a rendering, nothing more.

A verb's module is imported when the verb is called (or listed): start-up is what one feels.
"""

import gc
import os
import sys
from importlib import import_module

import click

from kg import __version__
from kg.problems import unknown

# verb -> the module of kg.cli that holds it, in the order of a first day's work
VERBS = {
    "demo": "demo",
    "read": "reading",
    "import": "importing",
    "rules": "rules",
    "review": "reviewing",
    "build": "building",
    "check": "building",
    "who-backs": "support",
    "backed-by": "support",
    "both-sides": "sides",
    "switched": "sides",
    "at-table": "sides",
    "proxies": "sides",
    "shared": "sides",
    "allies": "alliances",
    "rivals": "alliances",
    "path": "alliances",
    "blocs": "blocs",
    "balance": "blocs",
    "brokers": "brokers",
    "drift": "brokers",
    "timeline": "timeline",
    "ceasefires": "ceasefires",
    "show": "showing",
    "why": "showing",
    "disputes": "evidence",
    "single-source": "evidence",
    "stale": "evidence",
    "gaps": "evidence",
    "coverage": "evidence",
    "diff": "differing",
    "cite": "citing",
    "query": "sparql",
    "ask": "sparql",
    "export": "exporting",
    "publish": "publishing",
    "figure": "figures",
    "report": "briefing",
    "serve": "serving",
    "site": "site",
    "init": "building",
    "add": "adding",
    "fmt": "laying_out",
    "rename": "moving",
    "merge": "moving",
    "split": "moving",
    "retract": "moving",
    "log": "history",
    "schema": "schema",
    "doctor": "doctor",
    "stats": "building",
}

_FUNCTIONS = {"import": "bring_in"}  # a verb that Python keeps for itself


class _Verbs(click.Group):
    """A group that imports the module of a verb on demand."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        limit = formatter.width - 6 - max(map(len, VERBS))
        with formatter.section("Commands"):
            formatter.write_dl([(verb, self._summary(ctx, verb, limit)) for verb in VERBS])

    def _summary(self, ctx: click.Context, verb: str, limit: int) -> str:
        """The words of a verb's first sentence that fit, as click shortens them."""
        from kg.cli.summaries import SUMMARIES

        if verb not in SUMMARIES:
            return self.get_command(ctx, verb).get_short_help_str(limit)
        return click.utils.make_default_short_help(SUMMARIES[verb], limit)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        module = import_module(f"kg.cli.{VERBS[cmd_name]}")
        return getattr(module, _FUNCTIONS.get(cmd_name, cmd_name.replace("-", "_")))

    def resolve_command(self, ctx: click.Context, args: list[str]):
        if args[0] not in VERBS and not args[0].startswith("-"):
            ctx.fail(unknown("verb", args[0], VERBS))
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Verbs,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="conflict-kg")
def cli() -> None:
    """Who backs whom in a war, when, and who says so.

    \b
    kg demo                                   the whole tour on the shipped data
    kg who-backs lna --as-of 2020-06-02       the backers, with status, dates, sources
    kg read article.txt                       an article, sentence by sentence
    kg init my-war                            a conflict of your own

    Without --data the conflict is the folder you stand in (one that holds kg.toml), else the
    shipped Libya; -d sudan and -d myanmar are shipped too. Tables on a terminal, TSV when piped,
    --json everywhere.
    """


def main() -> None:
    """Run the command line; exit 0 fine, 1 findings, 2 usage, 3 input or output."""
    gc.set_threshold(50_000)  # what a command reads it keeps: seldom is there garbage to look for
    try:
        cli(color=False if "NO_COLOR" in os.environ else None)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(3)
