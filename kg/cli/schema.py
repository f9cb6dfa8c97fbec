"""kg schema: JSON Schemas of the YAML files, for editors."""

from pathlib import Path

import click

from kg.cli.output import USAGE, answer_json, fail


@click.command()
@click.argument("family", required=False)
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), help="A folder.")
def schema(family, output) -> None:
    """Print the JSON Schema of a FAMILY of files (actors, places, sources, facts), for editors.

    \b
    kg schema facts
    kg schema -o .schemas

    With -o all four are written, FAMILY.schema.json each; docs/together.md: how editors use them.
    """
    from kg.curation.saving import Change, read, save
    from kg.curation.schema import schemas
    from kg.problems import unknown

    found = schemas()
    if family and family not in found:
        fail(unknown("family", family, found), USAGE)
    if output:
        import json

        for name, told in found.items():
            path = output / f"{name}.schema.json"
            text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
            save(output, [Change(path, read(path), text)])
            click.echo(path)
    elif family:
        answer_json(found[family])
    else:
        fail(
            "name a family: actors, places, sources, facts; or a folder for all: -o .schemas", USAGE
        )
