"""kg demo: the tour of the main job on the shipped data."""

import os
from pathlib import Path

import click

from kg.cli.output import fail, say

ARTICLE = "articles/2020-06-02-dispatch.txt"
STEPS = (
    ("1. Read an article: which sentence makes which claim", ("read", "{data}/" + ARTICLE)),
    ("2. Build the graph from the curated facts and the article", ("build",)),
    ("3. Who backs the LNA as of 2 June 2020?", ("who-backs", "lna", "--as-of", "2020-06-02")),
    ("   ... and as of 1 May 2019?", ("who-backs", "lna", "--as-of", "2019-05-01")),
    ("4. Who backs the GNA as of 2 June 2020?", ("who-backs", "gna", "--as-of", "2020-06-02")),
    ("5. One tie, opened to its sources", ("show", "russia-backs-lna")),
    ("6. The months before", ("timeline", "--from", "2020-03-01", "--to", "2020-06-02",
                              "--kind", "ceasefire", "--kind", "capture", "--kind", "talks",
                              "--kind", "offensive", "--kind", "resignation")),
    ("7. The same question in SPARQL", ("ask", "backers-on-day", "-D", "actor=lna")),
    ("8. Files for other programs", ("export", "trig", "-o", "{out}/libya.trig")),
    ("", ("export", "gexf", "-o", "{out}/libya-2020-06-02.gexf", "--as-of", "2020-06-02")),
    ("", ("export", "graphml", "-o", "{out}/libya-2020-06-02.graphml", "--as-of", "2020-06-02")),
    ("", ("export", "csv", "-o", "{out}/tables")),
    ("9. A picture of it", ("figure", "who-backs-whom", "-o", "{out}/who-backs-whom.svg",
                            "--as-of", "2020-06-02")),
)  # fmt: skip


@click.command()
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default="demo-out",
    show_default=True,
    help="Folder for the files that are written.",
)
@click.pass_context
def demo(ctx, output) -> None:
    """Show the whole way once: article, graph, who backs whom, timeline, SPARQL, files.

    \b
    kg demo
    """
    from kg.shipped import example

    data = example("libya")
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        fail(f"{output}: cannot be written: {error.strerror}")
    os.environ["KG_DATA"] = str(data)
    for title, words in STEPS:
        words = [word.format(data=data, out=output) for word in words]
        if title:
            click.secho(f"\n{title}", bold=True, fg="cyan")
        click.secho("$ kg " + " ".join(_shown(word, data) for word in words), dim=True)
        _run(ctx, words)
    say("", f"files are in {output}/; now: kg init my-war")


def _shown(word: str, data: Path) -> str:
    return word.replace(str(data), "data/libya")


def _run(ctx: click.Context, words: list[str]) -> None:
    """Run another verb in this process as if it had been typed."""
    group = ctx.parent.command
    command = group.get_command(ctx, words[0])
    try:
        with command.make_context(words[0], words[1:], parent=ctx.parent) as inner:
            command.invoke(inner)
    except SystemExit as end:
        if end.code:
            raise
