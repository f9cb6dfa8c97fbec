"""kg review: what was read, sentence by sentence, for a person to decide on."""

from pathlib import Path

import click

from kg.cli.options import data_option
from kg.cli.output import count, fail, say
from kg.cli.settling import here, writable

_KEYS = "[a]ccept, [e]dit, [r]eject, [s]kip, [q]uit"


@click.command()
@click.argument(
    "file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@data_option
def review(file, data) -> None:
    """Decide on what was read (kg read --into): accept, edit, reject or skip, claim by claim.

    What you accept becomes yours: a curated claim with its quote, its source, its new actors. Each
    decision stands in decisions.csv; one who stops goes on there. kg coverage --rules counts them.

    \b
    kg read article.txt --into new.yml -d my-libya && kg review new.yml -d my-libya
    """
    from kg.curation.reviewing import Proposals, decisions
    from kg.curation.saving import SaveError

    folder = writable(data)
    path = file or folder / "proposals.yml"
    if not path.exists():
        fail(f"no {path}; kg read article.html --into {path} makes one")
    try:
        proposals = Proposals(path)
    except SaveError as error:
        fail(str(error))
    done = {decision.claim for decision in decisions(folder)}
    waiting = [proposal for proposal in proposals.all if proposal.id not in done]
    for number, proposal in enumerate(waiting, 1):
        click.echo(f"\n{number} of {len(waiting)}")
        try:
            if not _decide(folder, proposals, proposal):
                break
        except click.Abort:
            click.echo()
            break
    done = {decision.claim for decision in decisions(folder)}
    left = sum(proposal.id not in done for proposal in proposals.all)
    say(f"{count(left, 'proposal')} left" + (f"; kg review {here(path)} goes on" if left else ""))


def _decide(folder: Path, proposals, proposal) -> bool:
    """Settle one proposal; False when the person wants to stop."""
    from kg.curation.reviewing import decided
    from kg.curation.saving import SaveError, save

    edited = False
    _show(proposal)
    while True:
        key = click.prompt(_KEYS, default="s", show_default=False).strip().lower()[:1]
        if key in ("s", "q"):
            return key == "s"
        if key == "r":
            save(folder, [decided(folder, [proposal], "rejected")])
            return True
        if key == "e":
            proposal, edited = _edited(proposal), True
            _show(proposal)
        elif key == "a":
            try:
                return _accept(folder, proposals, proposal, edited)
            except SaveError as error:
                say(str(error))
        else:
            say(f"  '{key}' is none of the keys")


def _show(proposal) -> None:
    from kg.curation.layout import Branch, Item, laid_out

    shown = [item for item in proposal.entry if not (item.key or "").startswith("quote-")]
    for text, style in (
        (proposal.before, {"dim": True}),
        (proposal.sentence, {"bold": True}),
        (proposal.after, {"dim": True}),
    ):
        if text:
            click.secho(f"    {text}", **style)
    click.echo(f"  → {proposal.reads} [{proposal.rule} {proposal.confidence}]")
    click.echo("".join(f"      {line}\n" for line in _lines(laid_out(Item(None, Branch(shown))))))


def _lines(text: str) -> list[str]:
    return [line[2:] for line in text.splitlines()]


def _edited(proposal):
    """The proposal with what a person types: `key: text`, or `key:` to take a key away."""
    from kg.curation.reviewing import with_key

    while line := click.prompt("key: text (Enter: done)", default="", show_default=False).strip():
        key, colon, text = line.partition(":")
        if not colon:
            say(f"'{line}' is not of the form key: text")
            continue
        proposal = with_key(proposal, key.strip(), text.strip())
    return proposal


def _accept(folder: Path, proposals, proposal, edited: bool) -> bool:
    from kg.curation import read_folder
    from kg.curation.reviewing import accept, with_actor
    from kg.curation.saving import save

    chronicle, _ = read_folder(folder)
    for id in proposals.new_actors(proposal.entry, chronicle):
        known = _known_or_new(proposals.cards["actor"][id], id, chronicle)
        if known:
            proposal = with_actor(proposal, id, known)
    changes, where = accept(folder, proposals, proposal, edited)
    save(folder, changes)
    click.echo(f"  {here(where)}")
    return True


def _known_or_new(card, id: str, chronicle) -> str:
    """The id of the known actor that a proposed one is, or '' for a new one."""
    from kg.curation.adding import actor_id
    from kg.curation.saving import SaveError

    say(f"  {card.word('name')} ({card.word('kind')}) is not known yet")
    try:
        likely = actor_id(chronicle, card.word("name"))
    except SaveError:
        likely = "n"
    while True:
        text = click.prompt("  n: new, or the known actor that it is", default=likely)
        if text.strip().lower() in ("n", "new"):
            return ""
        try:
            return actor_id(chronicle, text)
        except SaveError as error:
            say(f"  {error}")
