"""Form: one entry of a curated file, read field by field; what nobody asked for is a problem."""

import re
from collections.abc import Collection

from kg.curation.lines import Entry, Items, Word
from kg.dates import DateError, Moment
from kg.problems import Problem, unknown

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Form:
    """Takes the fields of an entry; collects what is wrong with them in `problems`."""

    def __init__(self, entry: Entry, path: str, problems: list[Problem]) -> None:
        self.entry = entry
        self.path = path
        self.problems = problems
        self.taken: set[str] = set()

    @property
    def origin(self) -> str:
        """Where the entry stands, as `path:line`."""
        return f"{self.path}:{self.entry.line}"

    def line(self, key: str) -> int:
        """The line of a key, or of the entry where the key is absent."""
        return self.entry.lines.get(key, self.entry.line)

    def wrong(self, key: str, message: str) -> None:
        """Report a problem at the line of a key."""
        self.problems.append(Problem(self.path, self.line(key), message))

    def text(self, key: str, required: bool = False) -> str:
        """The text of a field, or '' (and a problem when it is required)."""
        self.taken.add(key)
        if key not in self.entry:
            if required:
                self.wrong(key, f"needs '{key}'")
            return ""
        value = self.entry[key]
        if not isinstance(value, Word):
            self.wrong(key, f"'{key}' must be one text, not a list or mapping")
            return ""
        if not value.strip():
            self.wrong(key, f"'{key}' is empty; leave it out or fill it")
        return str(value).strip()

    def raw(self, key: str) -> str:
        """The text of a field with its white space kept (or white space alone), as in a quote."""
        self.taken.add(key)
        blank = isinstance(self.entry.get(key), Word) and self.entry[key].isspace()
        return str(self.entry[key]) if blank or self.text(key) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a field that is one text or a list of them."""
        self.taken.add(key)
        value = self.entry.get(key, Items())
        values = Items([value]) if isinstance(value, Word) else value
        if isinstance(values, Entry) or not all(isinstance(item, Word) for item in values):
            self.wrong(key, f"'{key}' must be a text or a list of texts")
            return ()
        texts = [str(item).strip() for item in values]
        if key in self.entry and not (texts and all(texts)):
            self.wrong(key, f"'{key}' is empty; leave it out or fill it")
        for text in sorted({text for text in texts if text and texts.count(text) > 1}):
            self.wrong(key, f"'{key}' lists '{text}' twice")
        return tuple(text for text in dict.fromkeys(texts) if text)

    def slug(self, key: str) -> str:
        """An id: lower-case letters, digits and single hyphens."""
        value = self.text(key, required=True)
        if value and not SLUG.fullmatch(value):
            self.wrong(key, f"id '{value}' must be lower-case letters, digits and hyphens")
        return value

    def choice(self, key: str, allowed: Collection[str], default: str | None = None) -> str:
        """A field that must be one of some words."""
        value = self.text(key, required=default is None)
        if value and value not in allowed:
            self.wrong(key, unknown(key, value, allowed))
        return value if value in allowed else (default or "")

    def choices(self, key: str, allowed: Collection[str]) -> tuple[str, ...]:
        """A field of some words, all of them from a list."""
        values = self.texts(key)
        for value in values:
            if value not in allowed:
                self.wrong(key, unknown(key, value, allowed))
        return tuple(value for value in values if value in allowed)

    def moment(self, key: str) -> Moment | None:
        """A date in EDTF, or None."""
        value = self.text(key)
        if not value:
            return None
        try:
            return Moment.parse(value)
        except DateError as error:
            self.wrong(key, f"'{key}': {error}")
            return None

    def rest(self, known: Collection[str] = ()) -> None:
        """Report every key that was not taken."""
        for key in self.entry:
            if key not in self.taken:
                self.wrong(key, unknown("key", key, set(known) | self.taken))
