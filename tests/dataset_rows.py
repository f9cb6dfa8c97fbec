"""Files of datasets from rows that tests write by hand after the published codebooks."""

import csv
import io
from pathlib import Path

from kg.curation.begin import begin
from kg.graph import open_graph
from kg.importing.bringing import Wish, prepare, write


def csv_of(rows: list[dict], header=None, **form) -> str:
    """Rows as CSV under a header."""
    out = io.StringIO()
    writer = csv.DictWriter(out, header or list(rows[0]), extrasaction="ignore", **form)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def brought(folder: Path, text: str | bytes, **wish):
    """The text of a file brought into the conflict of a folder, which begins if need be."""
    if not folder.is_dir():
        begin(folder)
    path = folder.with_name("rows.csv")
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    found = prepare(folder, Wish(path, **wish), {})
    assert not isinstance(found, list), found
    write(found)
    return found


def claims_of(found) -> list:
    """The claims of the conflict into which something was brought, by id."""
    return sorted(open_graph(found.folder).claims(), key=lambda claim: claim.id)
