"""Sheet: a YAML file as its entries, to be changed one by one; what is not touched keeps its bytes.

An entry that is touched is laid out anew, with its comments; the others, and all that stands
between them, stay as they were typed.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from kg.curation.layout import DASH, Branch, Item, laid_out, tree
from kg.curation.lines import read_yaml
from kg.curation.saving import Change, SaveError, read

_NEW = sys.maxsize  # the line of an entry that the file does not have yet
_BOM = "\ufeff"


class Block:
    """One entry of a file: its text as typed, and as a tree when it is touched."""

    def __init__(self, text: str, line: int, column: int = 0) -> None:
        self.text, self.line, self.column = text, line, column
        self._item: Item | None = None

    @property
    def item(self) -> Item:
        """The entry as a tree; to look at, not to change."""
        self._item = self._item or tree(self.text)[0]
        return self._item

    @property
    def entry(self) -> Branch:
        """The keys of the entry."""
        return self.item.value if isinstance(self.item.value, Branch) else Branch()

    def edit(self, change: Callable[[Branch], object]) -> None:
        """Change the entry; its text is laid out anew when that made a difference."""
        before = laid_out(self.item)
        change(self.entry)
        if laid_out(self.item) != before:
            self.lay_out()

    def lay_out(self) -> None:
        """Give the entry its canonical text."""
        lines = laid_out(self.item).splitlines(keepends=True)
        self.text = "".join(" " * self.column + line if line.strip() else line for line in lines)

    def claims(self) -> Iterator[tuple[int, Branch]]:
        """Each claim of a fact entry with the line on which it stands in the file."""
        inner = self.entry.get("claims")
        if isinstance(inner, Branch):
            for item in inner:
                if isinstance(item.value, Branch):
                    yield self.line + item.line - 1, item.value
        else:
            yield self.line, self.entry


class Sheet:
    """The entries of one file. SaveError for a file that does not read without problems."""

    def __init__(self, path: Path, text: str | None = None) -> None:
        self.path = path
        self.before = read(path) if text is None else text
        told = self.before or ""
        self.bom = _BOM if told.startswith(_BOM) else ""
        self.crlf = "\r\n" in told.partition("\n")[0] + "\n" and told.count("\r\n") > 0
        text = told.removeprefix(_BOM).replace("\r\n", "\n")
        document, problems = read_yaml(text, str(path))
        if problems or not (document is None or isinstance(document, list)):
            first = problems[0] if problems else f"{path}:1: must be a list of entries"
            raise SaveError(f"{first}; mend it first (kg check shows all)")
        self.parts: list[str | Block] = list(_parts(text))

    @property
    def blocks(self) -> list[Block]:
        """The entries in order."""
        return [part for part in self.parts if isinstance(part, Block)]

    def at(self, line: int) -> Block:
        """The entry that begins on a line, or the last that begins before it."""
        return [block for block in self.blocks if block.line <= line][-1]

    def add(self, text: str) -> Block:
        """Put an entry at the end."""
        blank = len(self.blocks) > 1 and self._spaced()
        before = self.text
        if before.strip() and not before.endswith("\n"):
            self.parts.append("\n")
        if before.strip() and blank and not self.text.endswith("\n\n"):
            self.parts.append("\n")
        block = Block(text, _NEW)
        self.parts.append(block)
        return block

    def line_of(self, block: Block) -> int:
        """The line on which an entry will stand."""
        before = self.parts[: self.parts.index(block)]
        text = "".join(part.text if isinstance(part, Block) else part for part in before)
        return text.count("\n") + 1

    def remove(self, block: Block) -> None:
        """Take an entry away; comments above it stay."""
        self.parts.remove(block)

    @property
    def text(self) -> str:
        """The text as it is to be, with plain line ends."""
        return "".join(part.text if isinstance(part, Block) else part for part in self.parts)

    def change(self) -> Change:
        """The file as it was and as it is to be."""
        text = self.text.replace("\n", "\r\n") if self.crlf else self.text
        return Change(self.path, self.before, self.bom + text)

    def _spaced(self) -> bool:
        """True where a blank line stands before the last entry."""
        place = self.parts.index(self.blocks[-1])
        before = self.parts[place - 1]
        return isinstance(before, str) and "\n\n" in "\n" + before


def _parts(text: str) -> Iterator[str | Block]:
    """The entries of a list and the texts between them, in order; all of the text."""
    done = 0
    for start, end in _spans(text):
        dash = DASH.search(text, done, start + 1)
        if dash is None:  # a list in one line, or `--- - ..`
            raise SaveError(f"line {text.count(chr(10), 0, start) + 1}: put each entry in its line")
        begin, column = dash.start(), len(dash[0]) - 1
        end = _whole_lines(text, end, column)
        if begin > done:
            yield text[done:begin]
        yield Block(text[begin:end], text.count("\n", 0, begin) + 1, column)
        done = end
    if done < len(text):
        yield text[done:]


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the items of the list begin and end, without what stands after them."""
    depth, start, end = 0, 0, 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        if isinstance(event, yaml.NodeEvent):
            if depth == 1:
                if end:
                    yield start, end
                start, end = event.start_mark.index, 0
            end = max(end, event.end_mark.index, 1) if depth else 0
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            if depth and text[event.end_mark.index - 1 : event.end_mark.index] in ("]", "}"):
                end = max(end, event.end_mark.index)
    if end:
        yield start, end


def _whole_lines(text: str, end: int, column: int) -> int:
    """The end of the line in which an entry ends, and of comments that stand further in."""
    if text[end - 1] == "\n":  # a block text takes the empty lines after it along
        end = len(text[:end].rstrip("\n"))
    end = text.find("\n", end) + 1 or len(text)
    while end < len(text):
        line = text[end:].partition("\n")[0]
        if not line.lstrip().startswith("#") or len(line) - len(line.lstrip()) <= column:
            break
        end = min(end + len(line) + 1, len(text))
    return end
