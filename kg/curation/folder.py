"""The chronicle that the curated files of a folder tell, and all that is wrong with them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from kg.curation.cards import CARDS
from kg.curation.form import Form
from kg.curation.lines import Entry, Items, read_yaml
from kg.curation.moved import in_force, lost, read_moved, used_ids
from kg.curation.statements import Statements
from kg.curation.table import entries
from kg.folder import MOVED, Folder
from kg.model import Chronicle, Claim, Event, Moved, Place, Source, larger
from kg.problems import Problem, unknown


def read_folder(path: Path) -> tuple[Chronicle, list[Problem]]:
    """What the curated files of a folder tell, and all that is wrong with them, in order of place.

    An entry with a problem is left out; everything else is read.
    """
    folder = Folder(path)
    settings, problems = folder.settings()
    if not folder.files():
        problems.append(Problem(str(path), 0, "holds no conflict; `kg init` makes one to fill"))
    reading = _Reading(folder, problems)
    cards = {name: reading.cards(name) for name in CARDS}
    reading.check_larger_places(cards["places"])
    reading.check_copies(cards["sources"])
    claims = tuple(reading.claims(Statements(**cards)))
    title = settings.get("title", path.resolve().name)
    chronicle = Chronicle(title=title, claims=claims, **cards)
    return replace(chronicle, moved=reading.moved(chronicle)), sorted(set(problems))


class _Reading:
    """One pass over the files of a folder; remembers where each id was first seen."""

    def __init__(self, folder: Folder, problems: list[Problem]) -> None:
        self.folder, self.problems = folder, problems
        self.seen: dict[tuple[str, str], str] = {}
        self.events: dict[str, Event] = {}

    def cards(self, name: str) -> dict:
        """The cards of one family by id, in order of id."""
        found = {}
        for path in self.folder.cards(name):
            for form in self.forms(path):
                before = len(self.problems)
                card = CARDS[name](form)
                form.rest()
                self.once(name.rstrip("s"), card.id, form)
                if len(self.problems) == before:
                    found[card.id] = card
        return dict(sorted(found.items()))

    def forms(self, path: Path) -> Iterator[Form]:
        """The entries of a YAML file, which must be a list of mappings."""
        document, problems = _document(path)
        self.problems += problems
        if document is None:
            return
        if not isinstance(document, Items):
            self.problems.append(Problem(str(path), 1, "must be a list of entries, each with `- `"))
            return
        for item in document:
            if isinstance(item, Entry):
                yield Form(item, str(path), self.problems)
            else:
                line = getattr(item, "line", 1)
                self.problems.append(Problem(str(path), line, "is not an entry of `key: value`"))

    def claims(self, statements: Statements) -> Iterator[Claim]:
        """The claims of all fact files; the same claim twice is a problem."""
        for path in self.folder.facts():
            read = self.rows if path.suffix == ".csv" else self.forms
            for form in read(path):
                told = list(statements.claims(form))
                if told and path.suffix != ".csv":
                    self.once("fact", told[0].about.id, form)
                for claim in told:
                    if self.agrees(claim, form) and self.new(claim, form):
                        yield claim

    def rows(self, path: Path) -> Iterator[Form]:
        """The rows of a CSV file as entries."""
        text, problems = _text(path)
        found, wrong = entries(text, str(path)) if text is not None else ([], [])
        self.problems += problems + wrong
        for entry in found:
            yield Form(entry, str(path), self.problems)

    def moved(self, chronicle: Chronicle) -> tuple[Moved, ...]:
        """The ids that are no longer used; one that leads nowhere is a problem."""
        path = self.folder.path / MOVED
        if not path.is_file():
            return ()
        text, problems = _text(path)
        rows, wrong = read_moved(text, path) if text is not None else ([], [])
        self.problems += problems + wrong
        used = used_ids(chronicle)
        if not self.problems:  # an entry that cannot be read is not lost
            self.problems += [Problem(str(path), 0, message) for message in lost(rows, used)]
        return in_force(rows, used)

    def once(self, what: str, id: str, form: Form) -> None:
        """Report an id that was given before."""
        first = self.seen.get((what, id))
        self.seen.setdefault((what, id), form.origin)
        if id and first:
            more = "; put its claims there" if what == "fact" else ""
            form.wrong("", f"{what} '{id}' stands already at {first}{more}")

    def agrees(self, claim: Claim, form: Form) -> bool:
        """Report an event that is told here with another kind, name or whole than before."""
        fact = claim.about
        if not isinstance(fact, Event) or self.events.setdefault(fact.id, fact) == fact:
            return True
        form.wrong("event", f"event '{fact.id}' has another kind, name or part-of than before")
        return False

    def new(self, claim: Claim, form: Form) -> bool:
        """Report a claim that says the same as one before."""
        first = self.seen.get(("claim", claim.id))
        self.seen.setdefault(("claim", claim.id), claim.origin)
        if first:
            self.wrong(claim.origin, f"says the same as the claim at {first}; remove one")
        return first is None

    def check_larger_places(self, places: Mapping[str, Place]) -> None:
        """Report a place within one that is unknown, or in the end within itself."""
        for place in places.values():
            if place.within and place.within not in places:
                self.wrong(place.origin, unknown("place", place.within, places))
            if place.id in larger(place.id, places.get):
                self.wrong(place.origin, f"place '{place.id}' lies within itself; mend its within")

    def check_copies(self, sources: Mapping[str, Source]) -> None:
        """Report a source that copies one that is unknown."""
        for source in sources.values():
            if source.copy_of and source.copy_of not in sources:
                self.wrong(source.origin, unknown("source", source.copy_of, sources))

    def wrong(self, origin: str, message: str) -> None:
        """Report a problem at the place of a card or claim."""
        path, _, line = origin.rpartition(":")
        self.problems.append(Problem(path, int(line), message))


def _text(path: Path) -> tuple[str | None, list[Problem]]:
    try:
        return path.read_bytes().decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        return None, [Problem(str(path), 0, f"is not UTF-8 (byte {error.start}); save it as UTF-8")]
    except OSError as error:
        return None, [Problem(str(path), 0, f"cannot be read: {error.strerror}")]


def _document(path: Path):
    text, problems = _text(path)
    return read_yaml(text, str(path)) if text is not None else (None, problems)
