"""kg read: what an article says, sentence by sentence."""

import sys
from pathlib import Path

import click

from kg.cli.articles import Tally, named, opened, progress
from kg.cli.choosing import chosen, reader_options
from kg.cli.options import data_option, folder_of, json_option
from kg.cli.output import FINDINGS, USAGE, fail
from kg.cli.telling import FORMATS, Explanations


class SentenceNumber(click.ParamType):
    """The number of a sentence, or `all`."""

    name = "number"

    def convert(self, value, param, ctx) -> int | str:
        """The number or the word, or a usage error."""
        if not (value == "all" or value.isdecimal() and int(value)):
            self.fail(f"'{value}' is no sentence; write --explain 3 or --explain all", param, ctx)
        return value if value == "all" else int(value)


@click.command()
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option(
    "--files-from",
    metavar="LIST",
    help="A file that names articles or folders, one a line (- for standard input).",
)
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
@click.option(
    "--into",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A file of proposals for kg review; what stands in it already is not added again.",
)
@click.option(
    "--explain",
    type=SentenceNumber(),
    metavar="N|all",
    help="How sentence N was read: its tree, whom it names, why each rule did or did not fire.",
)
@reader_options
@data_option
@json_option
def read(
    files, files_from, form, output, into, explain, reader, endpoint, model, parser, data, as_json
) -> None:
    """Read articles (text or HTML; folders of them; - for standard input) into claims.

    \b
    kg read article.txt
    kg read article.txt --explain 2
    kg read page.html --into proposals.yml
    kg read page.html --format csv > facts/page.csv
    kg read article.txt --format html > article.html
    kg read articles/ --format facts -o facts/
    find . -name '*.html' | kg read --files-from - --format csv > facts/all.csv

    The actors and places of the conflict are known by all their names; new ones are proposed.
    Nothing is stored: put an article in the conflict's articles/ folder to have its claims in the
    graph, marked as read.

    Nothing is sent anywhere, unless you ask a model to read (its quality was not measured, and its
    key stands in KG_READER_KEY):

    \b
    kg read article.txt --reader chat --endpoint http://localhost:11434/v1 --model llama3.1
    """
    from kg.curation import read_folder

    read = chosen(reader, endpoint, model, parser)
    if explain and reader != "rules":
        fail("--explain goes with --reader rules", USAGE)
    chronicle, _ = read_folder(folder_of(data))
    if explain:
        telling = Explanations(None if explain == "all" else explain, chronicle)
    elif into:
        from kg.cli.proposing import Proposing

        telling = Proposing(into, chronicle)
    else:
        telling = FORMATS["json" if as_json else form](output, chronicle)
    names, tally = named(files, files_from), Tally()
    with progress(names, shown=bool(output) or not sys.stdout.isatty()) as running:
        for name in running:
            if reading := _read(read, name, chronicle, tally):
                telling.article(reading, name)
    telling.close()
    tally.close(names)
    sys.exit(FINDINGS if tally.failed else 0)


def _read(read, name: str, chronicle, tally: Tally):
    """The reading of one article; None, and a problem that was told, where there is none."""
    from kg.problems import Problem
    from kg.reading.readers import ReaderError

    article = opened(name)
    if isinstance(article, Problem):
        return tally.lost(article)
    try:
        reading = read(article, chronicle.actors, chronicle.places)
    except ReaderError as error:
        fail(str(error), USAGE)
    except Exception as error:  # a mistake of ours must not cost the articles after it
        ours = f"could not be read, by a mistake of kg ({type(error).__name__}: {error})"
        return tally.lost(Problem(name, 0, ours))
    if isinstance(reading, Problem):
        return tally.lost(reading)
    tally.tell(*reading.problems)
    tally.read(reading.source.id, name, len(reading.claims))
    return reading
