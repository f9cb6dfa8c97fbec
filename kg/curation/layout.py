"""Layout: an entry of a YAML file as a tree that keeps its comments, and its canonical text.

Canonical: each key in a line of its own, in the order in which it was written; a list of words in
one line, a list of entries below its key; quotes only where they are needed; no line is broken. An
entry that was written in one line, `{place: harbour, kind: port}`, stays in one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from kg.curation.spelling import spelled

DASH = re.compile(r"^ *-(?=\s|$)", re.M)  # with which an item of a list begins
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*")


@dataclass
class Word:
    """A text with the style in which it was written (`|`, `'`, `"`, or plain)."""

    text: str
    style: str = ""


@dataclass
class Branch:
    """A list (its items have no key) or a mapping."""

    items: list["Item"] = field(default_factory=list)
    is_list: bool = False
    in_line: bool = False

    def __iter__(self) -> Iterator["Item"]:
        return iter(self.items)

    def get(self, key: str) -> "Word | Branch | None":
        """What stands under a key."""
        return next((item.value for item in self.items if item.key == key), None)

    def word(self, key: str) -> str:
        """The text under a key, or ''."""
        value = self.get(key)
        return value.text.strip() if isinstance(value, Word) else ""

    def set(self, key: str, text: str, after: str = "") -> None:
        """Put a text under a key; a new key comes last, or after another one."""
        for item in self.items:
            if item.key == key:
                item.value = Word(text)
                return
        keys = [item.key for item in self.items]
        place = keys.index(after) + 1 if after in keys else len(keys)
        self.items.insert(place, Item(key, Word(text)))

    def drop(self, *keys: str) -> None:
        """Take keys away."""
        self.items = [item for item in self.items if item.key not in keys]


@dataclass
class Item:
    """A key with its value, or an item of a list; with the comments around it and its line."""

    key: str | None
    value: Word | Branch = field(default_factory=lambda: Word(""))
    above: list[str] = field(default_factory=list)
    beside: str = ""
    below: list[str] = field(default_factory=list)
    line: int = 0
    column: int = 0


def tree(text: str) -> list[Item]:
    """The entries of a text that reads without problems, as items of its list."""
    builder = _Builder(text)
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        builder.take(event)
    return builder.root.items


def laid_out(item: Item) -> str:
    """The canonical text of an entry of the list."""
    return "\n".join([*item.above, *_item(item, "")]) + "\n"


class _Builder:
    """Builds the tree from parser events; the gaps between them hold the comments."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = Branch(is_list=True)
        self.open: list[Branch] = []
        self.holders: list[Item] = []
        self.key: Item | None = None
        self.last: Item | None = None
        self.pending: list[tuple[int, str]] = []
        self.end = 0

    def take(self, event: yaml.Event) -> None:
        """Add one event."""
        if isinstance(event, yaml.NodeEvent):
            begun = self.end
            self.gap(event.start_mark.index)
            self.node(event, begun)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.gap(event.start_mark.index)
            self.open.pop()
            self.last = self.holders.pop() if self.holders else self.last
        elif isinstance(event, yaml.StreamEndEvent):
            self.gap(len(self.text))
            if self.last:
                self.last.below += [comment for _, comment in self.pending]
        if event.end_mark.index > event.start_mark.index:
            self.end = max(self.end, event.end_mark.index)

    def gap(self, start: int) -> None:
        """Take the comments between the last event and the next."""
        between = self.text[self.end : start]
        whole_line = self.end == 0 or self.text[self.end - 1] == "\n"
        self.end = max(self.end, start)
        if "#" not in between:
            return
        for number, line in enumerate(between.split("\n")):
            found = _COMMENT.search(line)
            if found and (number or whole_line or line.strip().startswith("-")):
                self.pending.append((found.start(), found[0].rstrip()))
            elif found and self.last:
                self.beside(self.last, found[0])

    def beside(self, item: Item, comment: str) -> None:
        """Put a comment at the end of the line of an item."""
        if item.beside:
            item.below.append(comment.rstrip())
        item.beside = item.beside or comment.rstrip()

    def node(self, event: yaml.NodeEvent, begun: int) -> None:
        """Place a scalar or the start of a collection."""
        if not self.open:
            self.open.append(self.root)
            self.pending, self.last = [], None
            return
        branch = self.open[-1]
        if not branch.is_list and self.key is None:
            self.key = self.begin(branch, Item(event.value), event, begun)
            return
        item = self.begin(branch, Item(None), event, begun) if branch.is_list else self.key
        self.key = None
        if isinstance(event, yaml.ScalarEvent):
            item.value = Word(event.value, event.style or "")
            self.last = item
            head = self.text[event.start_mark.index :].partition("\n")[0]
            if event.style in ("|", ">") and (found := _COMMENT.search(head)):
                self.beside(item, found[0])
            return
        is_list = isinstance(event, yaml.SequenceStartEvent)
        item.value = Branch(is_list=is_list, in_line=bool(event.flow_style))
        self.open.append(item.value)
        self.holders.append(item)
        if not item.value.is_list and branch.is_list:
            self.last = None

    def begin(self, branch: Branch, item: Item, event: yaml.NodeEvent, begun: int) -> Item:
        """Begin an item; comments that stand further in than it belong to the one before."""
        start = event.start_mark
        item.line, item.column = start.line + 1, start.column
        if item.key is None and (dash := DASH.search(self.text, begun, start.index)):
            item.column = len(dash[0]) - 1
        while self.last and self.pending and self.pending[0][0] > item.column:
            self.last.below.append(self.pending.pop(0)[1])
        item.above = [comment for _, comment in self.pending]
        self.pending = []
        branch.items.append(item)
        self.last = item
        return item


def _item(item: Item, indent: str) -> Iterator[str]:
    """The lines of an item of a list."""
    if isinstance(item.value, Branch) and not item.value.is_list and not _in_line(item.value):
        first = True
        for inner in item.value:
            for line in _pair(inner, indent + "  "):
                # comments above the first key stand over the dash
                if first and not line.lstrip().startswith("#"):
                    line, first = f"{indent}- {line[len(indent) + 2 :]}", False
                elif first:
                    line = line[2:]
                yield line
        if item.beside:
            yield f"{indent}  {item.beside}"
    else:
        yield f"{indent}- {_value(item.value, len(indent) + 2, False)}{_beside(item)}"
    yield from (f"{indent}  {comment}" for comment in item.below)


def _pair(item: Item, indent: str) -> Iterator[str]:
    """The lines of a key and its value."""
    yield from (f"{indent}{comment}" for comment in item.above)
    key = spelled(item.key or "")
    if isinstance(item.value, Branch) and not _in_line(item.value):
        yield f"{indent}{key}:{_beside(item)}"
        if item.value.is_list:
            for inner in item.value:
                yield from (f"{indent}  {comment}" for comment in inner.above)
                yield from _item(inner, indent + "  ")
        else:
            for inner in item.value:
                yield from _pair(inner, indent + "  ")
    else:
        value = _value(item.value, len(indent) + 2, False)
        head, *rest = value.split("\n")
        yield f"{indent}{key}:{' ' * bool(head)}{head}{_beside(item)}"
        yield from rest
    yield from (f"{indent}{comment}" for comment in item.below)


def _value(value: Word | Branch, indent: int, inside: bool) -> str:
    if isinstance(value, Word):
        return spelled(value.text, value.style, inside, indent) if value.text or value.style else ""
    inner = ", ".join(
        (f"{spelled(item.key, '', True)}: " if item.key is not None else "")
        + _value(item.value, indent, True)
        for item in value
    )
    return f"[{inner}]" if value.is_list else f"{{{inner}}}"


def _in_line(value: Word | Branch) -> bool:
    """True for a word, a list of words, and a mapping of these that was written in one line."""
    if isinstance(value, Word):
        return "\n" not in value.text
    if value.items and not (value.is_list or value.in_line):
        return False
    bare = not any(item.above or item.beside or item.below for item in value)
    deep = value.is_list and any(isinstance(item.value, Branch) for item in value)
    return bare and not deep and all(_in_line(item.value) for item in value)


def _beside(item: Item) -> str:
    return f"  {item.beside}" if item.beside else ""
