"""Strict YAML: every scalar as typed, with its line; what YAML would guess or hide is refused.

No value is turned into a number, date or truth value (`NO` stays Norway), and a duplicate key, an
alias, an anchor or a tag is a problem and not a surprise.
"""

from collections.abc import Callable

import yaml

from kg.problems import Problem

MAX_BYTES = 5_000_000
MAX_DEPTH = 20


class Word(str):
    """A scalar as typed, with the line on which it stands."""

    line = 0


class Items(list):
    """A YAML sequence with the line on which it starts."""

    line = 0


class Entry(dict):
    """A YAML mapping with the line on which it starts; `lines` are those of its keys."""

    line = 0

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[str, int] = {}


def read_yaml(text: str, path: str) -> tuple[Word | Items | Entry | None, list[Problem]]:
    """The document as words, items and entries (None if there is none), and what is wrong with it.

    >>> doc, problems = read_yaml("- actor: NO\\n  actor: 1\\n", "actors.yml")
    >>> doc
    [{'actor': 'NO'}]
    >>> print(*problems)
    actors.yml:2: key 'actor' stands twice in one entry (first on line 1)
    """
    if len(text.encode(errors="replace")) > MAX_BYTES:
        return None, [Problem(path, 0, "is larger than 5 MB; split it")]
    builder = _Builder(path)
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        builder.unreadable(error)
    except yaml.YAMLError as error:
        builder.problems.append(Problem(path, 0, f"is not YAML: {str(error).splitlines()[0]}"))
    return builder.document, builder.problems


class _Builder:
    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.document = None
        self.open: list[Items | Entry] = []
        self.keys: list[Word | None] = []
        self.too_deep = False

    def problem(self, mark, message: str) -> None:
        self.problems.append(Problem(self.path, mark.line + 1 if mark else 0, message))

    def unreadable(self, error: yaml.MarkedYAMLError) -> None:
        """Tell why libyaml gave up; from PyYAML 6.0.4 on it does so before a thousand levels."""
        if "nesting" in str(error.problem):
            self.deep(error.problem_mark)
        else:
            self.problem(error.problem_mark, f"is not YAML: {error.problem}")

    def deep(self, mark) -> None:
        """Tell that the file is nested too deep, once."""
        if not self.too_deep:
            self.too_deep = True
            self.problem(mark, f"is nested deeper than {MAX_DEPTH} levels")

    def take(self, event) -> None:
        """Add one parser event to the tree."""
        if step := _STEPS.get(type(event)):
            step(self, event)

    def alias(self, event) -> None:
        self.problem(event.start_mark, f"alias '*{event.anchor}' is not allowed; repeat the text")
        self.place(_word("", event.start_mark.line + 1))

    def refuse(self, event) -> None:
        """Tell of an anchor or a tag."""
        if event.anchor:
            self.problem(
                event.start_mark, f"anchor '&{event.anchor}' is not allowed; repeat the text"
            )
        if event.tag not in (None, "!"):
            self.problem(event.start_mark, f"tag '{event.tag}' is not allowed; write plain text")

    def scalar(self, event) -> None:
        if event.anchor or event.tag:
            self.refuse(event)
        self.place(_word(event.value, event.start_mark.line + 1))

    def sequence(self, event) -> None:
        self.start(Items(), event)

    def mapping(self, event) -> None:
        self.start(Entry(), event)

    def start(self, node: Items | Entry, event) -> None:
        if event.anchor or event.tag:
            self.refuse(event)
        node.line = event.start_mark.line + 1
        self.place(node)
        self.open.append(node)
        self.keys.append(None)
        if len(self.open) > MAX_DEPTH:
            self.deep(event.start_mark)

    def end(self, event) -> None:
        self.open.pop()
        self.keys.pop()

    def document_start(self, event) -> None:
        if self.document is not None:
            self.problem(event.start_mark, "starts a second document; one file holds one list")

    def place(self, node) -> None:
        """Put a node where the parser stands: in the list, as a key, or as the value of one."""
        if not self.open:
            self.document = node if self.document is None else self.document
            return
        whole, key = self.open[-1], self.keys[-1]
        if type(whole) is Items:
            if not self.too_deep:
                whole.append(node)
        elif key is None:
            if type(node) is not Word:
                self.problems.append(Problem(self.path, node.line, "a key must be one word"))
                node = _word("?", node.line)
            self.keys[-1] = node
        else:
            self.value(whole, key, node)
            self.keys[-1] = None

    def value(self, entry: Entry, key: Word, node) -> None:
        text = str(key)
        if text in entry:
            first = entry.lines[text]
            message = f"key '{key}' stands twice in one entry (first on line {first})"
            self.problems.append(Problem(self.path, key.line, message))
        elif not self.too_deep:
            entry[text] = node
            entry.lines[text] = key.line


def _word(text: str, line: int) -> Word:
    word = Word(text)
    word.line = line
    return word


_STEPS: dict[type, Callable[[_Builder, yaml.Event], None]] = {
    yaml.AliasEvent: _Builder.alias,
    yaml.ScalarEvent: _Builder.scalar,
    yaml.SequenceStartEvent: _Builder.sequence,
    yaml.MappingStartEvent: _Builder.mapping,
    yaml.SequenceEndEvent: _Builder.end,
    yaml.MappingEndEvent: _Builder.end,
    yaml.DocumentStartEvent: _Builder.document_start,
}
