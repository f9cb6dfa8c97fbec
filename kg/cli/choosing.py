"""Choosing: which reader reads, and with which parser or model."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.output import USAGE, fail

if TYPE_CHECKING:
    from kg.reading.readers.finding import Reader

_OPTIONS = (
    click.option("--reader", default="rules", show_default=True, metavar="NAME",
                 help="Who reads: the rules, chat (a language model) or an installed reader."),
    click.option("--endpoint", metavar="URL",
                 help="With --reader chat: an OpenAI-compatible endpoint, as http://localhost:11434/v1."),
    click.option("--model", metavar="NAME", help="With --reader chat: a model that it has."),
    click.option("--parser", type=click.Path(path_type=Path), metavar="PATH",
                 help="A spaCy pipeline of yours with Universal Dependencies labels."),
)  # fmt: skip


def reader_options(command: Callable) -> Callable:
    """The options that choose a reader."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def chosen(name: str, endpoint: str | None, model: str | None, parser: Path | None) -> "Reader":
    """The reader that the options name; a message ends the command where there is none."""
    from kg.reading.readers import ReaderError, reader

    if parser or os.environ.get("KG_PARSER"):
        _parse_with(parser)
    options = {key: value for key, value in (("endpoint", endpoint), ("model", model)) if value}
    try:
        return reader(name, **options)
    except ReaderError as error:
        return fail(str(error), USAGE)


def _parse_with(parser: Path | None) -> None:
    """Load the named pipeline now, so that what is wrong with it is told once."""
    from kg.reading.pipeline import ParserError, load

    if parser:
        os.environ["KG_PARSER"] = str(parser)
        load.cache_clear()
    try:
        load()
    except ParserError as error:
        fail(str(error), USAGE)
