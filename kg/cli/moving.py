"""kg rename, kg merge, kg split, kg retract: ids that change, and all that names them."""

import click

from kg.cli.options import data_option
from kg.cli.output import USAGE, fail, say
from kg.cli.settling import dry_run_option, here, settle, writable

_NOUNS = ("actor", "place", "source", "event", "tie", "claim")


def _options(command):
    """What the four share."""
    for option in (
        data_option,
        dry_run_option,
        click.option("--why", default="", help="Why, kept beside the old id in moved.csv."),
        click.option("--noun", type=click.Choice(_NOUNS), help="What the id is of, if unclear."),
    ):
        command = option(command)
    return command


@click.command()
@click.argument("old")
@click.argument("new")
@_options
def rename(old, new, noun, why, dry_run, data) -> None:
    """Give an actor, place, source or event another id; all files follow, the old id still works.

    \b
    kg rename kaniyat tarhuna-brigade -d my-libya --dry-run
    """
    _do(data, dry_run, "rename", old, new, noun or "", why)


@click.command()
@click.argument("old")
@click.argument("into")
@_options
def merge(old, into, noun, why, dry_run, data) -> None:
    """Make one of two actors, places, sources or events: OLD goes into INTO with its names.

    \b
    kg merge chadian-mercenaries sudanese-mercenaries -d my-libya --why "one and the same"
    """
    _do(data, dry_run, "merge", old, into, noun or "", why)


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--name", required=True, help="The name of the new one.")
@click.option("--claim", "claims", multiple=True, help="A claim that is about the new one.")
@click.option("--source", "sources", multiple=True, help="All claims of this source are.")
@_options
def split(old, new, name, claims, sources, noun, why, dry_run, data) -> None:
    """Take claims from an actor, place, source or event, and give them to a new one.

    \b
    kg split turkey turkish-navy --noun actor --name Navy --source ahval-2019-drones -d my-libya
    """
    from kg.curation import read_folder

    folder = writable(data)
    claims = list(claims)
    if sources:
        chronicle, _ = read_folder(folder)
        claims += [
            claim.id
            for claim in chronicle.claims
            if claim.source in sources
            and old in (*claim.actors, claim.place, claim.source, claim.about.id)
        ]
    if not claims:
        fail(f"say which claims are about {new}: --claim ID (kg show {old} lists them)", USAGE)
    _do(data, dry_run, "split", old, new, name, claims, noun or "", why)


@click.command()
@click.argument("id")
@_options
def retract(id, noun, why, dry_run, data) -> None:
    """Take an actor, place, source, fact or claim out of the data; its id tells why it is gone.

    What a source itself took back is no mistake of yours: give that claim `retracted: 2020-06-02`.

    \b
    kg retract syria-backs-lna --why "read the wrong page" -d my-libya
    """
    if not why:
        fail("say why: --why '..'; who follows the old id is told", USAGE)
    _do(data, dry_run, "retract", id, why, noun or "")


def _do(data, dry_run: bool, verb: str, *args) -> None:
    from kg.curation import moving
    from kg.curation.saving import SaveError

    folder = writable(data)
    try:
        changes = getattr(moving, verb)(folder, *args)
    except SaveError as error:
        fail(str(error))
    for path in settle(folder, changes, dry_run):
        click.echo(here(path))
    if dry_run:
        say(f"{len(changes)} files would change")
