"""Formatting: the canonical text of a folder's YAML files; what they say stays the same."""

from pathlib import Path

from kg.curation.lines import read_yaml
from kg.curation.saving import Change, SaveError
from kg.curation.sheet import Block, Sheet
from kg.folder import YAML, Folder
from kg.problems import Problem


def formatted(folder: Path) -> tuple[list[Change], list[Problem]]:
    """The changes that lay out all YAML files of a folder, and files that cannot be laid out."""
    changes, problems = [], []
    whole = Folder(folder)
    paths = [path for name in ("actors", "places", "sources") for path in whole.cards(name)]
    for path in [*paths, *(p for p in whole.facts() if p.suffix in YAML)]:
        try:
            change = _change(path)
        except (SaveError, UnicodeDecodeError) as error:
            problems.append(Problem(str(path), 0, f"cannot be laid out: {error}"))
            continue
        if change.before != change.after:
            changes.append(change)
    return changes, problems


def _change(path: Path) -> Change:
    sheet = Sheet(path)
    text = canonical(sheet)
    if read_yaml(text, "")[0] != read_yaml(sheet.text, "")[0]:
        raise SaveError("its layout would change what it says, a mistake of kg; it is left alone")
    return Change(path, sheet.before, text.replace("\n", "\r\n") if sheet.crlf else text)


def canonical(sheet: Sheet) -> str:
    """The canonical text of a file: no blank line at its ends, one between parts at most."""
    lines: list[str] = []
    for part in sheet.parts:
        if isinstance(part, Block):
            block = Block(part.text, part.line)
            block.lay_out()
            lines += block.text.split("\n")[:-1]
        else:
            for line in part.split("\n")[: None if part[-1:] != "\n" else -1]:
                if line.strip() or (lines and lines[-1]):
                    lines.append(line.strip())
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join(lines) + "\n" * bool(lines)
