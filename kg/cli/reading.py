"""kg read: what an article says, sentence by sentence."""

import sys
from pathlib import Path

import click

from kg.cli.options import data_option, folder_of, json_option
from kg.cli.output import FINDINGS, say
from kg.cli.telling import FORMATS


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="report",
    show_default=True,
    help="What is printed: a report for people, a page, or claims for programs and curators.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="A folder that gets the files: one an article, or for yml those of a conflict.",
)
@data_option
@json_option
def read(files, form, output, data, as_json) -> None:
    """Read articles (text or HTML; - for standard input) into claims.

    \b
    kg read article.txt
    kg read page.html --format csv > facts/page.csv
    kg read article.txt --format html > article.html
    kg read articles/*.txt --format facts -o facts/

    The actors and places of the conflict are known by all their names; new ones are proposed.
    Nothing is stored: put an article in the conflict's articles/ folder to have its claims in the
    graph, marked as read.
    """
    from kg.curation import read_folder
    from kg.problems import Problem
    from kg.reading import read, read_article

    chronicle, _ = read_folder(folder_of(data))
    telling = FORMATS["json" if as_json else form](output, chronicle)
    failed = False
    for name in files:
        article = _article(read_article, name)
        if isinstance(article, Problem):
            say(str(article))
            failed = True
            continue
        reading = read(article, chronicle.actors, chronicle.places)
        say(*(str(problem) for problem in reading.problems))
        telling.article(reading, name)
    telling.close()
    sys.exit(FINDINGS if failed else 0)


def _article(read_article, name: str):
    if name == "-":
        return read_article(sys.stdin.buffer.read(), "standard input")
    return read_article(Path(name))
