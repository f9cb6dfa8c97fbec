"""Folder: which files make up a conflict, and its settings."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kg.problems import Problem, unknown

CARDS = ("actors", "places", "sources")
SETTINGS = "kg.toml"
MOVED = "moved.csv"  # ids that are no longer used
DECISIONS = "decisions.csv"  # what people made of proposals
JOURNAL = ".kg-journal"  # stands while a change of several files is being made
SETTING_KEYS = ("title", "licence", "base", "texts")
YAML = (".yml", ".yaml")
ARTICLES = (".txt", ".html", ".htm")


class Folder(NamedTuple):
    """The folder of one conflict; paths in problems are told as the user gave the folder."""

    path: Path

    def files(self) -> list[Path]:
        """Every input file: settings, cards, facts and articles, in order of path."""
        found = [path for name in (SETTINGS, MOVED) if (path := self.path / name).is_file()]
        for name in CARDS:
            found += self.cards(name)
        return sorted([*found, *self.facts(), *self.articles(), *self.imports()])

    def cards(self, name: str) -> list[Path]:
        """`actors.yml` and `actors/*.yml`, and the like."""
        one = [path for end in YAML if (path := self.path / f"{name}{end}").is_file()]
        return [*one, *sorted(_inputs((self.path / name).glob("*"), YAML))]

    def facts(self) -> list[Path]:
        """`facts/*.yml` and `facts/*.csv`, at any depth."""
        return sorted(_inputs((self.path / "facts").rglob("*"), (*YAML, ".csv")))

    def articles(self) -> list[Path]:
        """The texts in `articles/` that the reader reads."""
        return sorted(_inputs((self.path / "articles").rglob("*"), ARTICLES))

    def imports(self) -> list[Path]:
        """The manifests in `imports/`, who is who in them, their files and rows taken back."""
        found = _inputs((self.path / "imports").rglob("*"), ())
        return sorted(path for path in found if path.name != "rejected.csv")

    @property
    def texts(self) -> Path:
        """Where texts of sources are kept, for oneself: `texts`, or what kg.toml says."""
        settings, _ = self.settings()
        return self.path / settings.get("texts", "texts")

    def policy(self, profile: str) -> Path:
        """The file that says what a profile leaves out."""
        return self.path / "profiles" / f"{profile}.toml"

    def settings(self) -> tuple[dict[str, str], list[Problem]]:
        """The settings of kg.toml (title, licence, base IRI, texts) and what is wrong with them."""
        import tomllib  # most commands never read the settings

        path = self.path / SETTINGS
        if not path.is_file():
            return {}, []
        try:
            found = tomllib.loads(path.read_text("utf-8"))
        except OSError as error:
            return {}, [Problem(str(path), 0, f"cannot be read: {error.strerror}")]
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            return {}, [Problem(str(path), 0, f"is not TOML: {error}")]
        problems = [
            Problem(str(path), 0, unknown("setting", key, SETTING_KEYS))
            for key in found
            if key not in SETTING_KEYS
        ]
        return {key: str(found[key]) for key in SETTING_KEYS if key in found}, problems


def _inputs(paths: Iterable[Path], endings: tuple[str, ...]) -> Iterator[Path]:
    """The files with these endings (any, if none), without what editors leave (`.#facts.yml`)."""
    for path in paths:
        fits = not endings or path.suffix in endings
        if fits and not path.name.startswith(".") and not path.is_dir():
            yield path


def find_folder(start: Path) -> Path | None:
    """The nearest conflict at or above a directory: one that holds kg.toml or an actors.yml."""
    for path in (start.resolve(), *start.resolve().parents):
        if (path / SETTINGS).is_file() or (path / "actors.yml").is_file():
            return path
    return None
