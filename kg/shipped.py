"""Where the folders that travel with the package lie: the ontology and the curated data.

In a checkout they stand beside `kg/`; in an installed wheel inside it, under `_shipped`.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def ontology() -> Path:
    """The folder of `kg.ttl`, the vocabularies and the shapes."""
    return _folder("ontology")


def data() -> Path:
    """The folder of curated conflicts."""
    return _folder("data")


def example(name: str) -> Path:
    """The folder of one shipped conflict; FileNotFoundError tells which there are.

    >>> example("libya").name
    'libya'
    """
    folder = data() / name
    if not folder.is_dir():
        known = ", ".join(sorted(path.name for path in data().iterdir() if path.is_dir()))
        raise FileNotFoundError(f"no shipped conflict '{name}'; there are: {known}")
    return folder


def meant(given: Path) -> Path:
    """The folder itself, or the shipped conflict of that name where there is no such folder.

    >>> meant(Path("sudan")) == example("sudan"), meant(Path("no-such-war")).name
    (True, 'no-such-war')
    """
    shipped = data() / given
    is_name = len(given.parts) == 1 and given.name not in ("", ".", "..")
    return shipped if is_name and not given.exists() and shipped.is_dir() else given


def sample(given: Path) -> Path:
    """The file itself, or the shipped sample of that name where there is no such file.

    >>> sample(Path("invented-support.csv")).is_file(), sample(Path("no-such.csv")).name
    (True, 'no-such.csv')
    """
    shipped = data() / given.name
    return shipped if len(given.parts) == 1 and not given.exists() and shipped.is_file() else given


def is_installed(folder: Path) -> bool:
    """True for a folder inside an installed package, in which nobody should write."""
    return folder.resolve().is_relative_to(_PACKAGE / "_shipped")


def _folder(name: str) -> Path:
    inside = _PACKAGE / "_shipped" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
