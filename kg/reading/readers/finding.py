"""Finding: the readers that are installed, by name."""

from collections.abc import Callable, Mapping
from functools import partial
from importlib.metadata import EntryPoint, entry_points
from inspect import Parameter, signature

from kg.model import Actor, Place
from kg.problems import Problem, unknown
from kg.reading.article import Article
from kg.reading.reader import Reading, read

GROUP = "conflict_kg.readers"
DEFAULT = "rules"
# ours, as pyproject.toml names them: known in a checkout that was installed before they were there
OWN = {"rules": "kg.reading:read", "chat": "kg.reading.readers.chat:read"}

Reader = Callable[[Article, Mapping[str, Actor], Mapping[str, Place]], Reading | Problem]


class ReaderError(ValueError):
    """A reader that is not there or that lacks something: what is wrong, what to do."""


def readers() -> dict[str, list[EntryPoint]]:
    """The readers that are installed, by name; two of one name are both told."""
    found = {name: [EntryPoint(name, value, GROUP)] for name, value in OWN.items()}
    for point in entry_points(group=GROUP):
        same = found.setdefault(point.name, [])
        if point.value not in {other.value for other in same}:
            same.append(point)
    return dict(sorted(found.items()))


def reader(name: str = DEFAULT, **options: str) -> Reader:
    """The reader of this name with its options (an endpoint, a model); ReaderError without one."""
    found = read if name == DEFAULT else _load(name)
    taken = signature(found).parameters.values()
    names = {p.name for p in taken if p.kind is Parameter.KEYWORD_ONLY}
    if not any(p.kind is Parameter.VAR_KEYWORD for p in taken):
        for option in options:
            if option not in names:
                raise ReaderError(f"reader '{name}' takes no {option}")
    return partial(found, **options) if options else found


def _load(name: str) -> Reader:
    known = readers()
    if name not in known:
        raise ReaderError(f"{unknown('reader', name, known)}; there are: {', '.join(known)}")
    first, *others = known[name]
    if others:
        both = " and ".join(point.value for point in known[name])
        raise ReaderError(f"two readers are called '{name}': {both}; remove one")
    try:
        return first.load()
    except (ImportError, AttributeError) as error:
        raise ReaderError(f"reader '{name}' cannot be loaded: {error}") from None
