"""Options that many verbs share, and how their values are read."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.view import Persistence

# as in kg.view.Status, spelled out: `kg --help` does not wait for the model to load
STATUSES = ("stated", "alleged", "disputed", "denied", "retracted")

ENDPOINT = "kg.endpoint"  # where a command keeps the address of the store to ask


class Day(click.ParamType):
    """A day as YYYY-MM-DD."""

    name = "date"

    def convert(self, value, param, ctx) -> date:
        """The day, or a usage error."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is not a day; write it as 2020-06-02", param, ctx)


class Rule(click.ParamType):
    """A persistence rule."""

    name = "rule"

    def convert(self, value, param, ctx) -> "Persistence":
        """The rule, or a usage error."""
        from kg.view import Persistence

        if isinstance(value, Persistence):
            return value
        try:
            return Persistence.parse(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


def _actor_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Actor ids for shell completion; none when nothing is built yet."""
    from kg.store.build import current
    from kg.store.index import Index

    build = current(folder_of(ctx.params.get("data")))
    ids = Index(build.index).cards("actor") if build else {}
    return [id for id in ids if id.startswith(incomplete)]


def actor_argument(name: str, required: bool = True):
    """An argument that names an actor by id, name or alias, completed by the shell."""
    return click.argument(name, required=required, shell_complete=_actor_ids)


def data_option(command: Callable) -> Callable:
    """--data: which conflict is asked."""
    return click.option(
        "-d",
        "--data",
        type=click.Path(file_okay=False, path_type=Path),
        help="Folder or shipped name of the conflict (default: where you stand, or libya).",
    )(command)


def json_option(command: Callable) -> Callable:
    """--json: the answer for a program."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


def roll_up_option(command: Callable) -> Callable:
    """--roll-up: parts count for their wholes."""
    return click.option(
        "--roll-up", is_flag=True, help="Members, leaders and speakers count for their wholes."
    )(command)


def _take_profile(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    import re

    from kg.cli.output import PROFILE

    if value and not re.fullmatch("[a-z0-9-]+", value):
        raise click.BadParameter("a profile is named by lower-case letters, digits, hyphens")
    if value:
        ctx.meta[PROFILE] = value


def profile_option(command: Callable) -> Callable:
    """--profile: what is confidential is left out."""
    return click.option(
        "--profile",
        expose_value=False,
        callback=_take_profile,
        metavar="NAME",
        help="Without what profiles/NAME.toml marks confidential.",
    )(command)


def _take_endpoint(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value:
        if not value.startswith(("http://", "https://")):
            raise click.BadParameter(f"'{value}' is no http or https address")
        ctx.meta[ENDPOINT] = value, ctx.get_parameter_source(param.name)


def endpoint_option(command: Callable) -> Callable:
    """--endpoint: a SPARQL store is asked instead of a folder."""
    return click.option(
        "--endpoint",
        expose_value=False,
        callback=_take_endpoint,
        envvar="KG_ENDPOINT",
        metavar="URL",
        help="Ask the SPARQL store at this address (kg publish) instead of a folder.",
    )(command)


def endpoint_in_force(data: Path | None = None) -> str:
    """The address of the store to ask, or '' where a folder is asked: what was typed goes first."""
    url, typed = click.get_current_context().meta.get(ENDPOINT, ("", None))
    typed = typed is click.core.ParameterSource.COMMANDLINE
    if url and data and typed:
        raise click.UsageError("give --data or --endpoint, not both")
    if url and not typed and not data and os.environ.get("KG_DATA"):
        raise click.UsageError("both KG_DATA and KG_ENDPOINT are set; unset one")
    return "" if data else url


def refuse_endpoint(verb: str, data: Path | None) -> None:
    """End a verb that only shows folders where KG_ENDPOINT would have another graph asked."""
    if os.environ.get("KG_ENDPOINT") and not data:
        raise click.UsageError(
            f"kg {verb} shows a folder, not a store; give --data, or unset KG_ENDPOINT"
        )


_FILTERS = (
    click.option("--as-of", type=Day(), help="Ties as they stood on this day."),
    click.option("--from", "since", type=Day(), help="From this day on."),
    click.option("--to", "until", type=Day(), help="Up to this day."),
    click.option("--known-by", type=Day(), help="Only what was published by this day."),
    click.option("--status", "statuses", multiple=True, type=click.Choice(STATUSES),
                 help="Only facts of this status."),
    click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0,
                 help="Least confidence of claims that were read."),
    click.option("--source", "sources", multiple=True, help="Only claims of this source."),
    click.option("--without-source", "without", multiple=True, help="As if it did not exist."),
    click.option("--according-to", multiple=True, help="Only what this actor says."),
    click.option("--method", "methods", multiple=True,
                 type=click.Choice(["curated", "read", "imported"]), help="How claims were made."),
    click.option("--kind", "kinds", multiple=True, help="Only ties or events of this kind."),
    click.option("--means", multiple=True, help="Only by this means (military holds weapons)."),
    click.option("--place", "places", multiple=True, help="Only what is said of there or within."),
    click.option("--persist", "persistence", type=Rule(), default="until-contradicted",
                 show_default=True, help="How long a tie outlasts its last word; none, 12 months."),
)  # fmt: skip
_SETS = (
    "statuses", "sources", "without", "according_to", "methods", "kinds", "means", "places",
)  # fmt: skip


def filters(command: Callable) -> Callable:
    """The filters of a view, the same on every asking, drawing and exporting verb.

    The command gets them as one argument `view`.
    """

    @wraps(command)
    def with_view(**values):
        names = ("as_of", "since", "until", "known_by", "min_confidence", "persistence", *_SETS)
        taken = {name: values.pop(name) for name in names}
        sets = {name: frozenset(taken.pop(name)) for name in _SETS}
        for option, wrong in wrong_words(sets):
            raise click.BadParameter(wrong, param_hint=f"--{option}")
        from kg.view import View

        return command(view=View(**taken, **sets), **values)

    for option in reversed(_FILTERS):
        with_view = option(with_view)
    return profile_option(endpoint_option(with_view))


def wrong_words(sets: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    """(option, what is wrong) for each kind and each means that there is not."""
    from kg.model import KINDS, MEANS
    from kg.problems import unknown

    for name, what, known in (("kinds", "kind", KINDS), ("means", "means", MEANS)):
        for word in sorted(sets[name]):
            if word not in known:
                yield what, unknown(what, word, known)


def folder_of(data: Path | None) -> Path:
    """The conflict's folder: given or named, from KG_DATA, at or above where one stands, or Libya.

    A change of its files that was cut off is finished first.
    """
    from kg.folder import JOURNAL, find_folder
    from kg.shipped import meant

    if data or os.environ.get("KG_DATA"):
        folder = meant(Path(data or os.environ["KG_DATA"]))
    else:
        folder = find_folder(Path.cwd()) or _example()
    if (folder / JOURNAL).exists():
        from kg.cli.output import fail, say
        from kg.curation.saving import SaveError, finish

        try:
            say(*finish(folder))
        except (SaveError, OSError) as error:
            fail(str(error))
    return folder


def _example() -> Path:
    from kg.shipped import example

    return example("libya")
