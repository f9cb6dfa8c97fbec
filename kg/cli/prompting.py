"""Prompting: the parts of a claim, one prompt each, with the nearest known word for a wrong one."""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from kg.cli.output import fail
from kg.curation import read_folder
from kg.curation.adding import actor_id
from kg.curation.saving import SaveError
from kg.dates import DateError, Span
from kg.model import MEANS, VERBS, Chronicle
from kg.problems import unknown


def ask_tie(folder: Path) -> tuple[str, dict[str, object]]:
    """The sentence of a tie and what is said of it, as a person answers."""
    chronicle, problems = read_folder(folder)
    if problems:
        fail(f"{problems[0]}; mend the data first (kg check shows all)")
    if not chronicle.sources:
        fail("no source is known yet; begin with: kg add source page.html")
    actors = list(chronicle.actors)
    who = _ask("who", actors, lambda text: actor_id(chronicle, text))
    verb = _ask("does what", VERBS, _one_of("verb", VERBS), "backs")
    whom = _ask("to whom", actors, lambda text: actor_id(chronicle, text))
    source = _ask("source", chronicle.sources, _one_of("source", chronicle.sources))
    when = _ask("when (EDTF; Enter: the day of publication)", (), _span, "")
    means = _ask("means (Enter: not said)", MEANS, _means, "") if verb == "backs" else ""
    status = _ask("stated, alleged or denied", _STATUS, _one_of("status", _STATUS), "stated")
    speaker = _ask("according to (Enter: the publisher)", actors, _maybe_actor(chronicle), "")
    says = _ask("what it says, in your words", (), _something)
    return f"{who} {verb} {whom}", {
        "source": source,
        "when": when,
        "means": tuple(means.split()),
        "status": status,
        "according_to": speaker,
        "says": says,
    }


_STATUS = ("stated", "alleged", "denied")


def _ask(what: str, words: Iterable[str], read: Callable[[str], str], default: str | None = None):
    """The answer to one prompt; asked again until it can be read. Tab completes on a terminal."""
    _complete(sorted(words))

    def value(text: str) -> str:
        try:
            return read(text)
        except (SaveError, DateError) as error:
            raise click.UsageError(str(error)) from None

    shown = bool(default)
    # completion and line editing are there only where the prompt goes to a terminal's stdout
    err = not (sys.stdin.isatty() and sys.stdout.isatty())
    return click.prompt(what, default=default, value_proc=value, show_default=shown, err=err)


def _complete(words: list[str]) -> None:
    try:
        import readline
    except ImportError:  # a Python without it: no completion
        return
    readline.set_completer_delims("")
    readline.parse_and_bind("tab: complete")
    readline.set_completer(lambda text, n: [*(w for w in words if w.startswith(text)), None][n])


def _one_of(what: str, words: Iterable[str]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text.strip() not in words:
            raise SaveError(unknown(what, text.strip(), words))
        return text.strip()

    return read


def _span(text: str) -> str:
    Span.parse(text.strip())
    return text.strip()


def _means(text: str) -> str:
    words = text.replace(",", " ").split()
    for word in words:
        _one_of("means", MEANS)(word)
    return " ".join(words)


def _maybe_actor(chronicle: Chronicle) -> Callable[[str], str]:
    return lambda text: actor_id(chronicle, text) if text.strip() else ""


def _something(text: str) -> str:
    if not text.strip():
        raise SaveError("a claim rests on words; say what the source says")
    return text.strip()
