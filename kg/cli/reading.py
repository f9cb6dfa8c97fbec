"""kg read: what an article says, sentence by sentence."""

import json
import sys
from pathlib import Path

import click

from kg.cli.options import data_option, folder_of, json_option
from kg.cli.output import FINDINGS, USAGE, answer_json, fail, say

_FORMATS = ("report", "json", "facts", "csv")


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="report",
    show_default=True,
    help="What is printed: sentences with their claims, or the claims.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="With --format facts or json: a folder that gets one file an article.",
)
@data_option
@json_option
def read(files, form, output, data, as_json) -> None:
    """Read articles (text or HTML; - for standard input) into claims.

    \b
    kg read article.txt
    kg read page.html --format csv > facts/page.csv
    kg read articles/*.txt --format facts -o facts/

    The actors and places of the conflict are known by all their names; new ones are proposed.
    Nothing is stored: put an article in the conflict's articles/ folder to have its claims in the
    graph, marked as read.
    """
    from kg.curation import read_folder
    from kg.problems import Problem
    from kg.reading import facts, read, read_article

    form = "json" if as_json else form
    if output and form not in ("facts", "json"):
        fail("--output goes with --format facts or json", USAGE)
    chronicle, _ = read_folder(folder_of(data))
    failed = False
    for name in files:
        article = _article(read_article, name)
        if isinstance(article, Problem):
            say(str(article))
            failed = True
            continue
        reading = read(article, chronicle.actors, chronicle.places)
        say(*(str(problem) for problem in reading.problems))
        if form == "report":
            _report(reading, chronicle)
        elif form == "csv":
            from kg.curation.table import to_csv

            click.echo(to_csv(reading.claims), nl=False)
        else:
            found = facts(reading) if form == "facts" else _json(reading)
            _give(found, output, name)
    sys.exit(FINDINGS if failed else 0)


def _article(read_article, name: str):
    if name == "-":
        return read_article(sys.stdin.buffer.read(), "standard input")
    return read_article(Path(name))


def _give(found, output: Path | None, name: str) -> None:
    if output is None:
        answer_json(found)
        return
    stem = "standard-input" if name == "-" else Path(name).stem
    try:
        output.mkdir(parents=True, exist_ok=True)
        path = output / f"{stem}.json"
        path.write_text(json.dumps(found, ensure_ascii=False, indent=1), "utf-8")
    except OSError as error:
        fail(f"{output}: cannot be written: {error.strerror}")
    say(f"wrote {path}")


def _json(reading) -> dict:
    from kg.curation.table import rows

    claims = [
        {"id": claim.id} | {key: value for key, value in row.items() if value}
        for claim, row in zip(reading.claims, rows(reading.claims), strict=True)
    ]
    return {
        "source": reading.source.id,
        "title": reading.source.title,
        "published": str(reading.source.published or ""),
        "claims": claims,
        "new_actors": [{"actor": a.id, "kind": a.kind, "name": a.name} for a in reading.new_actors],
        "notes": list(reading.notes),
    }


def _report(reading, chronicle) -> None:
    """The article sentence by sentence, with the claims that each one makes."""
    source = reading.source
    published = source.published or "no date"
    click.echo(click.style(source.title, bold=True))
    click.echo(f"{source.publisher or 'unknown publisher'}, {published} [{source.id}]")
    names = {id: a.name for id, a in chronicle.actors.items()} | dict(reading.names)
    names |= {actor.id: actor.name for actor in reading.new_actors}
    places = {p.id: p.name for p in (*chronicle.places.values(), *reading.new_places)}
    left = list(reading.claims)
    for number, sentence in enumerate(reading.sentences, 1):
        text = " ".join(sentence.text.split())
        click.echo(f"\n{number:3} {click.style(text, dim=True)}")
        here = [c for c in left if _within(c, sentence)]
        for claim in here:
            left.remove(claim)
            click.echo(f"      {_told(claim, names, places)}")
    for actor in reading.new_actors:
        click.echo(f"proposed actor: {actor.name} ({actor.kind}) [{actor.id}]")
    for note in reading.notes:
        say(f"not understood: {note}")
    click.echo(f"\n{len(reading.claims)} claims in {len(reading.sentences)} sentences")


def _within(claim, sentence) -> bool:
    start = claim.evidence.start
    return start is not None and sentence.start <= start < max(sentence.end, sentence.start + 1)


def _told(claim, names: dict[str, str], places: dict[str, str]) -> str:
    from kg.model import Tie

    if isinstance(claim.about, Tie):
        first, second = (names.get(actor, actor) for actor in claim.about.actors[:2])
        what = f"{first} {claim.about.sentence.split()[1]} {second}"
    else:
        roles = (f"{r} {', '.join(names.get(a, a) for a in who)}" for r, who in claim.roles)
        what = f"{claim.about.kind}: {'; '.join(roles)}"
    extras = [", ".join(claim.means), claim.post]
    extras.append(f"at {places.get(claim.place, claim.place)}" if claim.place else "")
    extras.append(str(claim.span))
    extras.append(f"“{claim.span.words}”" if claim.span.words else "")
    word = claim.certainty if claim.affirms else "denied"
    by = f" according to {names.get(claim.according_to, claim.according_to)}"
    extras.append(word + (by if claim.according_to else ""))
    sure = f" {claim.confidence:.2f}" if claim.confidence is not None else ""
    tail = click.style(f"[{claim.rule}{sure}]", dim=True)
    return f"→ {what} · {' · '.join(filter(None, extras))} {tail}"
