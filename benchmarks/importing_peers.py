"""Mappers of others on the same rows: a class and eleven cells of each row become triples.

Both map by one table, here as RML (morph-kgc) and as an OTTR template (maplib), to N-Triples in a
file; loading these into a store is not in it. They run by a Python of their own, which has them
(`pip install morph-kgc maplib "pandas<3"`). It is less than `kg import` makes of a row, so
compare quads a second, not seconds.
"""

import resource
import sys
from pathlib import Path

BASE = "https://example.org/"
CELLS = (
    "year", "type_of_violence", "side_a", "side_b", "where_coordinates", "latitude", "longitude",
    "date_start", "date_end", "best", "source_article",
)  # fmt: skip


def morph(file: Path, out: Path) -> None:
    """morph-kgc with one process."""
    import morph_kgc

    maps = "".join(
        f"rr:predicateObjectMap [ rr:predicate ex:{cell}; rr:objectMap [ rml:reference "
        f'"{cell}" ] ];\n'
        for cell in CELLS
    )
    mapping = out.with_suffix(".rml.ttl")
    mapping.write_text(
        "@prefix rr: <http://www.w3.org/ns/r2rml#> . @prefix ex: <https://example.org/> .\n"
        "@prefix rml: <http://semweb.mmlab.be/ns/rml#> .\n"
        "@prefix ql: <http://semweb.mmlab.be/ns/ql#> .\n"
        f'<#Event> rml:logicalSource [ rml:source "{file}"; rml:referenceFormulation ql:CSV ];\n'
        f"{maps}"
        f'rr:subjectMap [ rr:template "{BASE}event/{{id}}"; rr:class ex:Event ] .\n'
    )
    wish = f"[CONFIGURATION]\nnumber_of_processes: 1\n[events]\nmappings: {mapping}\n"
    triples = morph_kgc.materialize_set(wish)
    out.write_text("".join(f"{triple} .\n" for triple in triples))


def maplib(file: Path, out: Path) -> None:
    """maplib, by a data frame of polars."""
    import polars
    from maplib import Model

    model = Model()
    cells = "".join(f", ?{cell}" for cell in CELLS)
    triples = ", ".join(f"ottr:Triple(?iri, ex:{cell}, ?{cell})" for cell in CELLS)
    model.add_template(
        f"@prefix ex: <{BASE}> .\n@prefix ottr: <http://ns.ottr.xyz/0.4/> .\n"
        f"ex:Event [ottr:IRI ?iri{cells}] :: "
        f"{{ {triples}, ottr:Triple(?iri, a, ex:Event) }} .\n"
    )
    frame = polars.read_csv(file, infer_schema_length=0)
    frame = frame.select(("https://example.org/event/" + polars.col("id")).alias("iri"), *CELLS)
    model.map(f"{BASE}Event", frame)
    model.write(str(out), format="ntriples")


def main(name: str, file: Path, out: Path) -> None:
    """Run one and print, as JSON, its processor seconds, its peak of memory and its triples."""
    {"morph": morph, "maplib": maplib}[name](file, out)
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    spent = sum(one.ru_utime + one.ru_stime for one in used)
    with out.open("rb") as made:
        count = sum(1 for _ in made)
    peak = max(one.ru_maxrss for one in used) // 1024
    print(f'{{"cpu": {spent:.1f}, "peak MB": {peak}, "triples": {count}}}')


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
