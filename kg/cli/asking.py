"""Asking: verbs of the command line as questions of a program, for the API and the pages.

A parameter is called as its option is (`--as-of` is `as_of`), means the same, and the answer is
that of --json. All that is wrong with a question is told at once.
"""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import click

from kg.cli import VERBS
from kg.cli.hearing import Failed, Listener, heard
from kg.cli.options import Day, data_option, filters, wrong_words
from kg.graph import Graph, UnknownName
from kg.problems import did_you_mean
from kg.view import View
from kg.web.verbs import Asking, Pairs, Parameter, Printed, Refused, Verb

# verbs that answer from the graph alone, and read no file that the asker names
ASKED = (
    "who-backs", "backed-by", "both-sides", "switched", "at-table", "proxies", "shared", "allies",
    "rivals", "path", "blocs", "balance", "brokers", "drift", "timeline", "ceasefires", "show",
    "why", "disputes", "single-source", "stale", "gaps", "coverage", "diff", "stats",
)  # fmt: skip
# parameters that only the command line has: which files are asked, and how the answer is printed
_UNASKED = ("data", "as_json", "profile", "endpoint", "revisions")
_NEEDED = (("diff", "other"),)  # what may be left out there, where files are asked
_RENAMED = {("gaps", "kind"): "gap"}  # arguments that are called as a filter is
_HOPS, _VALUES = 6, 50  # what a stranger may ask of the machine: steps of a chain, values of a list
_DAYS = {"diff": ("one", "other")}  # arguments that may be folders there, and are days here
# the parameters of a view that name cards -> what they name
_CARDS = {"sources": "source", "without": "source", "according_to": "actor", "places": "place"}


def asking() -> Asking:
    """All verbs that can be asked, and how the filters of a page are read."""
    return Asking({name: _verb(name) for name in ASKED}, _view)


@click.command()
@filters
@data_option
def _filtered(view: View, data: None) -> View:
    return view


_SHARED = {param.name for param in _filtered.params} - {"data"}


def _verb(name: str) -> Verb:
    command = getattr(import_module(f"kg.cli.{VERBS[name]}"), name.replace("-", "_"))

    def record(graph: Graph, pairs: Pairs) -> Any:
        return _run(name, command, graph, pairs, as_json=True).json

    def printed(graph: Graph, pairs: Pairs) -> Printed:
        told = _run(name, command, graph, pairs, as_json=False)
        return Printed(told.head, tuple(told.tables), tuple(told.lines))

    parameters = tuple(_parameter(name, param) for param in _params(command))
    about = command.help.partition("\n\n")[0]
    for word, said in _WORDS.items():
        about = about.replace(word, said)
    return Verb(name, about, parameters, record, printed)


def _params(command: click.Command) -> Iterator[click.Parameter]:
    return (param for param in command.params if param.name not in _UNASKED)


def _called(verb: str, param: click.Parameter) -> str:
    """`as_of` for `--as-of`, `from` for `--from`, `actor` for the argument ACTOR."""
    if isinstance(param, click.Option):
        return param.opts[0].lstrip("-").replace("-", "_")
    return _RENAMED.get((verb, param.name), param.name)


def _type(verb: str, param: click.Parameter) -> click.ParamType:
    if param.name in _DAYS.get(verb, ()):
        return Day()
    return click.IntRange(1, _HOPS) if param.name == "hops" else param.type


def _parameter(verb: str, param: click.Parameter) -> Parameter:
    schema = _schema(_type(verb, param))
    default = param.to_info_dict().get("default")
    if isinstance(default, str | int | float) and not _repeated(param):
        schema |= {"default": default}
    return Parameter(
        _called(verb, param),
        getattr(param, "help", "") or _ARGUMENTS.get(param.name, ""),
        schema,
        _needed(verb, param),
        _repeated(param),
        param.name in _SHARED,
    )


# the words of a command line in the help of a verb, and how a page says them
_WORDS = {
    "(of ACTOR)": "(of an actor)", "from START to END": "from one actor to another",
    "ACTOR": "an actor", "KIND": "a kind", "DAYS": "days",
    "from ONE to OTHER: days, revisions of git, or folders (conflicts or builds)":
        "between two days",
}  # fmt: skip
_ARGUMENTS = {
    "actor": "An actor, by id, name or alias.",
    "start": "The actor at the beginning, by id, name or alias.",
    "end": "The actor at the end, by id, name or alias.",
    "id": "The id of an actor, place, source, tie, event or claim, or a sentence.",
    "kind": "A kind of gap: all of it.",
    "one": "The earlier day.",
    "other": "The later day.",
    "days": "Two days or more.",
}


def _needed(verb: str, param: click.Parameter) -> bool:
    return param.required or (verb, param.name) in _NEEDED


def _repeated(param: click.Parameter) -> bool:
    return bool(getattr(param, "multiple", False)) or param.nargs == -1


def _schema(type_: click.ParamType) -> dict[str, Any]:
    if isinstance(type_, Day):
        return {"type": "string", "format": "date"}
    if isinstance(type_, click.Choice):
        return {"type": "string", "enum": list(type_.choices)}
    if isinstance(type_, click.types.BoolParamType):
        return {"type": "boolean"}
    if isinstance(type_, click.IntRange):
        bounds = {"minimum": type_.min, "maximum": type_.max}
        return {"type": "integer"} | {key: n for key, n in bounds.items() if n is not None}
    if isinstance(type_, click.FloatRange):
        return {"type": "number", "minimum": type_.min, "maximum": type_.max}
    return {"type": "string"}


def _run(verb: str, command: click.Command, graph: Graph, pairs: Pairs, as_json: bool) -> Listener:
    values = _values(verb, command, graph, pairs)
    if "as_json" in values:
        values["as_json"] = as_json
    with click.Context(command), heard(graph) as told:
        try:
            command.callback(**values)
        except (Failed, UnknownName) as error:
            raise Refused([str(error)]) from None
        except click.UsageError as error:
            raise Refused([error.format_message()]) from None
    return told


def _view(graph: Graph, pairs: Pairs) -> View:
    return graph.names.resolved(_filtered.callback(**_values("", _filtered, graph, pairs)))


def _values(verb: str, command: click.Command, graph: Graph, pairs: Pairs) -> dict[str, Any]:
    """The values of the parameters, as typed; Refused with all that is wrong with them."""
    params = {_called(verb, param): param for param in _params(command)}
    given: dict[str, list[str]] = {}
    wrong = []
    for name, value in pairs:
        if name not in params:
            wrong.append(f"unknown parameter '{name}'{did_you_mean(name, params)}")
        elif value:
            given.setdefault(name, []).append(value)
    read: dict[str, list[Any]] = {}
    for name, param in params.items():
        try:
            read[param.name] = list(_read(verb, param, given.get(name, [])))
        except click.BadParameter as error:
            wrong.append(f"{name}: {error.message}")
    wrong += _unknown(params, graph, read)
    if wrong:
        raise Refused(list(dict.fromkeys(wrong)))
    return command.make_context(command.name, _typed(params, given)).params


def _read(verb: str, param: click.Parameter, given: list[str]) -> Iterator[Any]:
    if _needed(verb, param) and not given:
        raise click.BadParameter("is needed")
    if len(given) > 1 and not _repeated(param):
        raise click.BadParameter(f"is given {len(given)} times")
    if len(given) > _VALUES:
        raise click.BadParameter(f"is given {len(given)} times, of {_VALUES} at most")
    for value in given:
        yield _type(verb, param).convert(value, param, None)


def _typed(params: dict[str, click.Parameter], given: dict[str, list[str]]) -> list[str]:
    """The values as words of a command line."""
    options, arguments = [], []
    for name, param in params.items():
        for value in given.get(name, ()):
            if not isinstance(param, click.Option):
                arguments.append(value)
            elif not param.is_flag:
                options += [param.opts[0], value]
            elif click.BOOL.convert(value, param, None):
                options.append(param.opts[0])
    return [*options, "--", *arguments]


def _unknown(
    params: dict[str, click.Parameter], graph: Graph, values: dict[str, list[Any]]
) -> Iterator[str]:
    """Words and names that there are not."""
    sets = {name: values.get(name) or () for name in ("kinds", "means")}
    for option, message in wrong_words(sets):
        yield f"{option}: {message}"
    for called, param in params.items():
        asked = isinstance(param, click.Argument) and param.name in ("actor", "start", "end")
        noun = "actor" if asked else _CARDS.get(param.name)
        for name in values.get(param.name, ()) if noun else ():
            try:
                graph.names.find(noun, name)
            except UnknownName as error:
                yield f"{called}: {error}"
