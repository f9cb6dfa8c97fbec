"""check: everything that can be found wrong with a folder, from a stray key to a failed shape."""

import tempfile
from pathlib import Path

from kg.curation.checks import check as check_facts
from kg.curation.kept_texts import check_texts
from kg.problems import Problem
from kg.store.build import cache_of
from kg.store.gather import gather


def check(folder: Path, shapes: bool = False) -> list[Problem]:
    """All problems of the files of a folder, in order of place.

    With `shapes`, the RDF of what could be read is checked against `ontology/shapes.ttl` too, which
    needs pySHACL (ModuleNotFoundError without it).
    """
    try:
        chronicle, problems = gather(folder, cache_of(folder) / "read")
    except OSError:  # a folder and a cache that cannot be written to
        with tempfile.TemporaryDirectory() as cache:
            chronicle, problems = gather(folder, Path(cache))
    found = [*problems, *check_facts(chronicle), *check_texts(folder, chronicle)]
    if shapes:
        from kg.rdf.shapes import violations

        found += [Problem(path, line, text) for path, line, text in violations(chronicle)]
    return sorted(set(found))
