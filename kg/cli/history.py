"""kg log: how what is told under an id came to be told so, commit by commit."""

import click

from kg.cli.options import data_option, folder_of, json_option
from kg.cli.output import USAGE, answer_json, fail, say


@click.command()
@click.argument("id")
@data_option
@json_option
def log(id, data, as_json) -> None:
    """What commits of git changed under an ID (actor, place, source, fact, claim), latest first.

    \b
    kg log turkey-backs-gna -d my-libya
    kg log khalifa-haftar -d my-libya --json
    """
    from kg.history import HistoryError
    from kg.history import log as steps_of

    try:
        steps = list(steps_of(folder_of(data), id))
    except HistoryError as error:
        fail(str(error))
    if as_json:
        answer_json([vars(step) for step in steps])
        return
    if not steps:
        fail(f"no commit tells anything under '{id}'", USAGE)
    for step in steps:
        click.secho(f"{step.day} {step.subject} ({step.author}, {step.commit})", bold=True)
        for line in step.what:
            click.echo(f"  {line}")
    say(f"{len(steps)} commits changed it")
