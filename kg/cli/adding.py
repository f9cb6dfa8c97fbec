"""kg add: a claim, an event, an actor, a place or a source, written where it belongs."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import click

from kg.cli.options import data_option
from kg.cli.output import USAGE, fail
from kg.cli.settling import dry_run_option, here, settle, writable

_STATUS = {"stated": {}, "alleged": {"certainty": "alleged"}, "denied": {"polarity": "denies"}}


class _Add(click.Group):
    """`kg add NOUN ..`; anything else is the sentence of a tie, nothing at all asks for one."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or args[0] not in (*self.commands, "-h", "--help"):
            args = ["tie", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_Add)
def add() -> None:
    """Add what you have read: a tie (the default), an event, an actor, a place, a source.

    \b
    kg add "UAE backs LNA" --source ahval-2019-drones --attested 2019 --says ".." -d my-libya
    kg add source page.html -d my-war
    kg add actor north-army --kind armed-group --name "Northern Army" -d my-war
    kg add place harbour-town --kind town --name "Harbour Town" -d my-war

    Without a sentence it asks for each part. kg add event --help tells how events are added.
    """


def _claim_options(command: Callable) -> Callable:
    """What one source says of a fact."""
    for option in reversed((
        click.option("--source", default="", help="The id of the source.",
                     shell_complete=_known("sources")),
        click.option("--when", default="", help="EDTF: 2020-06-02, 2020-11/.., 2019/2020."),
        click.option("--attested", default="", help="A date on which a tie held."),
        click.option("--means", multiple=True, help="By which means; may be given again."),
        click.option("--says", default="", help="What the source says, in your words."),
        click.option("--quote", default="", help="What it says in its own words."),
        click.option("--status", type=click.Choice(list(_STATUS)), default="stated",
                     show_default=True, help="Stated, alleged or denied by the source."),
        click.option("--according-to", default="", help="Who says so, if not the publisher.",
                     shell_complete=_known("actors")),
        click.option("--locator", default="", help="Where in the source."),
        click.option("--place", default="", shell_complete=_known("places"), help="Where."),
        click.option("--post", default="", help="As what someone leads or speaks."),
        click.option("--date-text", default="", help="The source's words for the date."),
        click.option("--note", default="", help="A note of yours."),
        click.option("--file", default="", help="The file in the conflict that gets it."),
        data_option,
        dry_run_option,
    )):  # fmt: skip
        command = option(command)
    return command


def _known(family: str) -> Callable:
    """Shell completion with the ids of the folder's actors, places or sources."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
        from kg.cli.options import folder_of
        from kg.curation import read_folder

        chronicle, _ = read_folder(folder_of(ctx.params.get("data")))
        return [id for id in getattr(chronicle, family) if id.startswith(incomplete)]

    return complete


@add.command()
@click.argument("sentence", required=False)
@_claim_options
def tie(sentence, data, dry_run, file, **said) -> None:
    """Add a claim that A backs B (allied-with, opposes, member-of, leads, speaks-for, succeeds)."""
    from kg.curation.adding import add_tie

    folder = writable(data)
    if not sentence:
        from kg.cli.prompting import ask_tie

        sentence, asked = ask_tie(folder)
        said |= asked
    _write(folder, dry_run, lambda: add_tie(folder, sentence, _claim(**said), file))


@add.command()
@click.argument("id")
@click.option("--kind", required=True, help="battle, strike, talks, ceasefire, capture ..")
@click.option("--name", required=True, help="What it is called.")
@click.option("--part-of", default="", help="The id of a larger event.")
@click.option("--role", "roles", multiple=True, metavar="ROLE=ACTOR", help="Who did what.")
@_claim_options
def event(id, kind, name, part_of, roles, data, dry_run, file, **said) -> None:
    """Add an event, or another claim to one."""
    from kg.curation.adding import actor_ids, add_event

    folder = writable(data)
    parts: dict[str, list[str]] = {}
    chronicle = _chronicle(folder)

    def entry():
        for role in roles:
            if "=" not in role:
                fail(f"'{role}' is not of the form role=actor", USAGE)
        told = [role.partition("=") for role in roles]
        ids = actor_ids(chronicle, [actor for *_, actor in told])
        for (key, *_), id_ in zip(told, ids, strict=True):
            parts.setdefault(key, []).append(id_)
        names = {"event": id, "kind": kind, "name": name, "part-of": part_of}
        claim = _claim(**said)
        first = {"source": claim.pop("source"), "when": claim.pop("when")}
        return add_event(folder, names | first | parts | claim, file)

    _write(folder, dry_run, entry)


@add.command()
@click.argument("id")
@click.option("--kind", required=True, help="state, armed-group, person, company ..")
@click.option("--name", required=True)
@click.option("--alias", "aliases", multiple=True)
@click.option("--demonym", multiple=True)
@click.option("--same", multiple=True, metavar="SCHEME:ID", help="As in wikidata:Q1016.")
@click.option("--note", default="")
@click.option("--file", default="")
@data_option
@dry_run_option
def actor(id, data, dry_run, file, **said) -> None:
    """Add an actor: who can act, be allied, be backed."""
    _card(data, dry_run, "actor", id, said, file)


@add.command()
@click.argument("id")
@click.option("--kind", required=True, help="country, region, city, town, base, port ..")
@click.option("--name", required=True)
@click.option("--alias", "aliases", multiple=True)
@click.option("--within", default="", help="The id of a larger place.")
@click.option("--latitude", default="")
@click.option("--longitude", default="")
@click.option("--same", multiple=True, metavar="SCHEME:ID")
@click.option("--note", default="")
@click.option("--file", default="")
@data_option
@dry_run_option
def place(id, data, dry_run, file, **said) -> None:
    """Add a place."""
    _card(data, dry_run, "place", id, said, file)


@add.command()
@click.argument("page", metavar="URL-OR-FILE")
@click.option("--file", "saved", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="The page as you saved it, where a URL is given.")  # fmt: skip
@click.option("--id", default="", help="The id; else publisher, day and title make one.")
@click.option("--kind", default="article", show_default=True)
@click.option("--title", default="")
@click.option("--publisher", default="")
@click.option("--published", default="", help="EDTF: 2020-06-02, 2020-06, 2020.")
@click.option("--reliability", default="", help="Admiralty grade A to F.")
@click.option("--agency", default="")
@click.option("--copy-of", default="")
@click.option("--language", default="")
@click.option("--note", default="")
@click.option("--keep-text", is_flag=True, help="Keep the text too, in texts/ (not for git).")
@data_option
@dry_run_option
def source(page, saved, id, keep_text, data, dry_run, **said) -> None:
    """Add a source from a saved page or text: title, publisher, day, address, hash of the text.

    Nothing is fetched: for a URL name the page that you saved (--file), or say title, publisher
    and day yourself. The text itself is not kept, unless you ask (--keep-text).
    """
    folder = writable(data)
    url = page if page.startswith(("http://", "https://")) else ""
    path = saved or (None if url else Path(page))
    article = _article(path) if path else None
    if article is None and not said["title"]:
        fail("nothing is fetched; give --file PAGE.html, or --title, --publisher ..", USAGE)
    found = _found(article) if article else {}
    told = {key: value or found.get(key, "") for key, value in said.items()} | {
        "url": url or found.get("url", ""),
        "read": date.today().isoformat(),
        "sha256": found.get("sha256", ""),
    }
    same = article and all(told[key] == found[key] for key in ("publisher", "published", "title"))
    id = id or (article.id if same else _source_id(told))
    keys = ("kind", "title", "publisher", "published", "url", "read")
    entry = {"source": id} | {key: told.pop(key) for key in keys}
    entry |= {key.replace("_", "-"): value for key, value in told.items()}

    def added():
        from kg.curation.adding import add_card

        changes, where = add_card(folder, "source", entry)
        if keep_text and article:
            changes.append(_kept(folder, id, article.text))
        return changes, f"{where}: {id}"

    _write(folder, dry_run, added)


def _source_id(told: dict[str, str]) -> str:
    from kg.reading.article import slug

    title = slug(told["title"])[:40].strip("-")
    return "-".join(filter(None, (slug(told["publisher"]), told["published"], title)))


def _kept(folder: Path, id: str, text: str):
    """The change that keeps the text of a source."""
    from kg.curation.saving import Change, read
    from kg.folder import Folder

    path = Folder(folder).texts / f"{id}.txt"
    return Change(path, read(path), text)


def _article(path: Path):
    from kg.problems import Problem
    from kg.reading import read_article

    article = read_article(path)
    if isinstance(article, Problem):
        fail(str(article))
    return article


def _found(article) -> dict[str, str]:
    card = article.card()
    return {
        "title": card.title,
        "publisher": card.publisher,
        "published": str(card.published or ""),
        "url": card.url,
        "agency": card.agency,
        "language": card.language if card.language != "en" else "",
        "reliability": card.reliability,
        "copy_of": card.copy_of,
        "sha256": card.sha256,
    }


def _card(data, dry_run: bool, noun: str, id: str, said: dict, file: str) -> None:
    from kg.curation.adding import add_card

    folder = writable(data)
    entry = {noun: id} | {key: list(v) if isinstance(v, tuple) else v for key, v in said.items()}
    _write(folder, dry_run, lambda: add_card(folder, noun, entry, file))


def _claim(source, when, attested, means, says, quote, status, according_to, locator, place, post,
           date_text, note) -> dict[str, str | list[str]]:  # fmt: skip
    """A claim in the order in which curators write it."""
    return {
        "source": source, "when": when, "attested": attested, "date-text": date_text,
        "place": place, "means": list(means), "post": post,
        **_STATUS[status],
        "according-to": according_to, "says": says, "quote": quote, "locator": locator,
        "note": note,
    }  # fmt: skip


def _chronicle(folder: Path):
    from kg.curation import read_folder

    return read_folder(folder)[0]


def _write(folder: Path, dry_run: bool, add: Callable) -> None:
    from kg.curation.adding import UnknownActors
    from kg.curation.saving import SaveError

    try:
        changes, where = add()
    except UnknownActors as error:
        fail("\n".join([str(error), *_introducing(error.names)]))
    except SaveError as error:
        fail(str(error))
    settle(folder, changes, dry_run)
    if not dry_run:
        click.echo(here(where))


def _introducing(names: list[str]) -> Iterator[str]:
    """The commands that add actors of these names; their kind is for the curator to say."""
    from shlex import quote

    from kg.model import ACTOR_KINDS
    from kg.reading.article import slug

    data = click.get_current_context().params.get("data")
    where = f" -d {quote(str(data))}" if data else ""
    for name in names:
        yield f"if new: kg add actor {slug(name) or 'ID'} --kind KIND --name {quote(name)}{where}"
    yield f"KIND is one of {', '.join(ACTOR_KINDS)}"
