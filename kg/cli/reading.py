"""kg read: what an article says, sentence by sentence."""

import sys
from pathlib import Path

import click

from kg.cli.choosing import chosen, reader_options
from kg.cli.options import data_option, folder_of, json_option
from kg.cli.output import FINDINGS, USAGE, fail, say
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
@click.option(
    "--explain",
    type=SentenceNumber(),
    metavar="N|all",
    help="How sentence N was read: its tree, whom it names, why each rule did or did not fire.",
)
@reader_options
@data_option
@json_option
def read(files, form, output, explain, reader, endpoint, model, parser, data, as_json) -> None:
    """Read articles (text or HTML; - for standard input) into claims.

    \b
    kg read article.txt
    kg read article.txt --explain 2
    kg read page.html --format csv > facts/page.csv
    kg read article.txt --format html > article.html
    kg read articles/*.txt --format facts -o facts/

    The actors and places of the conflict are known by all their names; new ones are proposed.
    Nothing is stored: put an article in the conflict's articles/ folder to have its claims in the
    graph, marked as read.

    Nothing is sent anywhere, unless you ask a model to read (its quality was not measured, and its
    key stands in KG_READER_KEY):

    \b
    kg read article.txt --reader chat --endpoint http://localhost:11434/v1 --model llama3.1
    """
    from kg.curation import read_folder
    from kg.problems import Problem
    from kg.reading import read_article
    from kg.reading.readers import ReaderError

    read = chosen(reader, endpoint, model, parser)
    if explain and reader != "rules":
        fail("--explain goes with --reader rules", USAGE)
    chronicle, _ = read_folder(folder_of(data))
    if explain:
        telling = Explanations(None if explain == "all" else explain, chronicle)
    else:
        telling = FORMATS["json" if as_json else form](output, chronicle)
    failed = False
    for name in files:
        article = _article(read_article, name)
        if isinstance(article, Problem):
            say(str(article))
            failed = True
            continue
        try:
            reading = read(article, chronicle.actors, chronicle.places)
        except ReaderError as error:
            fail(str(error), USAGE)
        if isinstance(reading, Problem):
            say(str(reading))
            failed = True
            continue
        say(*(str(problem) for problem in reading.problems))
        telling.article(reading, name)
    telling.close()
    sys.exit(FINDINGS if failed else 0)


def _article(read_article, name: str):
    if name == "-":
        return read_article(sys.stdin.buffer.read(), "standard input")
    return read_article(Path(name))
