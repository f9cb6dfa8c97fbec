"""kg fmt: the canonical layout of a conflict's YAML files."""

import sys

import click

from kg.cli.options import data_option
from kg.cli.output import FINDINGS, count, say
from kg.cli.settling import dry_run_option, here, settle, writable


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; 1 when a file is not laid out.")
@dry_run_option
@data_option
def fmt(check, dry_run, data) -> None:
    """Lay out the conflict's YAML files in one canonical way; comments and their order stay.

    \b
    kg fmt -d my-war
    kg fmt -d my-war --check
    kg fmt -d my-war --dry-run
    """
    from kg.curation.formatting import formatted

    folder = writable(data)
    changes, problems = formatted(folder)
    if check:
        for change in changes:
            click.echo(f"{change.path}: is not laid out; kg fmt does it")
    else:
        for path in settle(folder, changes, dry_run):
            click.echo(here(path))
    say(*map(str, problems))
    if check and changes:
        say(f"{count(len(changes), 'file')} to lay out")
    sys.exit(FINDINGS if problems or (check and changes) else 0)
