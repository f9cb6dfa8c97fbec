"""Folder: which files make up a conflict, and its settings."""

from dataclasses import dataclass
from pathlib import Path

from kg.problems import Problem, unknown

CARDS = ("actors", "places", "sources")
SETTINGS = "kg.toml"
SETTING_KEYS = ("title", "licence", "base")
ARTICLES = (".txt", ".html", ".htm")


@dataclass(frozen=True)
class Folder:
    """The folder of one conflict; paths in problems are told as the user gave the folder."""

    path: Path

    def files(self) -> list[Path]:
        """Every input file: settings, cards, facts and articles, in order of path."""
        found = [self.path / SETTINGS] if (self.path / SETTINGS).is_file() else []
        for name in CARDS:
            found += self.cards(name)
        return sorted([*found, *self.facts(), *self.articles()])

    def cards(self, name: str) -> list[Path]:
        """`actors.yml` and `actors/*.yml`, and the like."""
        one = self.path / f"{name}.yml"
        more = (p for p in (self.path / name).glob("*.yml") if _is_input(p))
        return [*([one] if one.is_file() else []), *sorted(more)]

    def facts(self) -> list[Path]:
        """`facts/*.yml` and `facts/*.csv`, at any depth."""
        facts = self.path / "facts"
        return sorted(p for p in facts.rglob("*") if p.suffix in (".yml", ".csv") and _is_input(p))

    def articles(self) -> list[Path]:
        """The texts in `articles/` that the reader reads."""
        texts = (self.path / "articles").rglob("*")
        return sorted(p for p in texts if p.suffix in ARTICLES and _is_input(p))

    def settings(self) -> tuple[dict[str, str], list[Problem]]:
        """The settings of kg.toml (title, licence, base IRI) and what is wrong with them."""
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


def _is_input(path: Path) -> bool:
    """False for a folder and for what editors and systems leave beside a file (`.#facts.yml`)."""
    return not path.name.startswith(".") and not path.is_dir()


def find_folder(start: Path) -> Path | None:
    """The nearest conflict at or above a directory: one that holds kg.toml or an actors.yml."""
    for path in (start.resolve(), *start.resolve().parents):
        if (path / SETTINGS).is_file() or (path / "actors.yml").is_file():
            return path
    return None
