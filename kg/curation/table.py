"""Facts as a table: one row per claim, in CSV, and back without loss.

A row is the same entry that a YAML file would hold, in columns: lists are joined by `; `, the roles
of an event stand in one cell as `taker=lna; loser=gna`.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from decimal import Decimal

from kg.curation.lines import Entry, Items, Word
from kg.curation.statements import CLAIM_KEYS
from kg.model import EVENT_KINDS, Claim, Tie
from kg.problems import Problem, unknown

COLUMNS = ("tie", "event", "kind", "name", "part-of", "roles", *CLAIM_KEYS)
ROLES = frozenset(role for kind in EVENT_KINDS.values() for role in kind.role_names)
_RISKY = ("=", "+", "-", "@", "\t", "\r", "'")


def rows(claims: Iterable[Claim]) -> Iterator[dict[str, str]]:
    """One row per claim with the columns of COLUMNS; what is not said is ''."""
    for claim in claims:
        yield dict.fromkeys(COLUMNS, "") | _fact(claim) | _said(claim)


def to_csv(claims: Iterable[Claim]) -> str:
    """The CSV text of the claims.

    A cell that a spreadsheet would take for a formula is led by an apostrophe, undone on reading.
    """
    body = (csv_line(guarded(row[column]) for column in COLUMNS) for row in rows(claims))
    return "".join([csv_line(COLUMNS), *body])


def entries(text: str, path: str) -> tuple[list[Entry], list[Problem]]:
    """The rows of a CSV text as fact entries, and what is wrong with its form."""
    problems: list[Problem] = []
    found: list[Entry] = []
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        header = next(reader, [])
        for column in header:
            if column not in COLUMNS:
                problems.append(Problem(path, 1, unknown("column", column, COLUMNS)))
        if len(set(header)) < len(header):
            problems.append(Problem(path, 1, "a column stands twice"))
        bad_header = bool(problems)
        line = reader.line_num + 1
        for cells in reader:
            if len(cells) > len(header):
                problems.append(
                    Problem(path, line, f"has {len(cells)} cells for {len(header)} columns")
                )
            elif any(cells) and not bad_header:
                row = {key: unguarded(cell) for key, cell in zip(header, cells, strict=False)}
                problems += _unknown_roles(row.get("roles", ""), path, line)
                found.append(_entry(row, line))
            line = reader.line_num + 1
    except csv.Error as error:
        problems.append(Problem(path, reader.line_num, f"is not CSV: {error}"))
    return found, problems


def guarded(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula.

    >>> guarded("=1+1"), guarded("plain"), unguarded("'=1+1"), unguarded(guarded("'quoted'"))
    ("'=1+1", 'plain', '=1+1', "'quoted'")
    """
    return "'" + cell if cell.startswith(_RISKY) else cell


def unguarded(cell: str) -> str:
    """The cell that was guarded."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_RISKY) else cell


def _fact(claim: Claim) -> dict[str, str]:
    fact = claim.about
    if isinstance(fact, Tie):
        return {"tie": fact.sentence}
    return {"event": fact.id, "kind": fact.kind, "name": fact.name, "part-of": fact.part_of}


def said(claim: Claim) -> dict[str, str]:
    """What a claim says as the texts of CLAIM_KEYS, defaults spelled out."""
    span, proof = claim.span, claim.evidence
    told = {
        "source": claim.source,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "according-to": claim.according_to,
        "when": span.edtf or ("unknown" if not span.attested else ""),
        "attested": str(span.attested or _not_attested(claim)),
        "date-text": span.words,
        "place": claim.place,
        "means": "; ".join(claim.means),
        "post": claim.post,
        "says": proof.paraphrase,
        "locator": proof.locator,
        "quote": proof.exact,
        "quote-start": "" if proof.start is None else str(proof.start),
        "quote-prefix": proof.prefix,
        "quote-suffix": proof.suffix,
        "method": claim.method,
        "rule": claim.rule,
        "confidence": "" if claim.confidence is None else f"{Decimal(str(claim.confidence)):f}",
        "credibility": claim.credibility,
        "retracted": str(claim.retracted or ""),
        "note": claim.note,
    }
    return told | {count.what: str(count) for count in claim.counts}


def _not_attested(claim: Claim) -> str:
    """The word that keeps a tie from being read as attested when it was published."""
    span = claim.span
    return "unknown" if isinstance(claim.about, Tie) and (span.point or span.open_end) else ""


def _said(claim: Claim) -> dict[str, str]:
    roles = "; ".join(f"{role}={actor}" for role, actors in claim.roles for actor in actors)
    return said(claim) | {"roles": roles}


def _entry(row: dict[str, str], line: int) -> Entry:
    entry = Entry()
    entry.line = line
    for key, cell in row.items():
        if cell and key != "roles":
            entry[key] = _list(cell, line) if key == "means" else _word(cell, line)
            entry.lines[key] = line
    for role, actor in _roles(row.get("roles", "")):
        if role in ROLES:
            entry.setdefault(role, Items()).append(_word(actor, line))
            entry.lines[role] = line
    return entry


def _roles(cell: str) -> Iterator[tuple[str, str]]:
    for pair in filter(None, (part.strip() for part in cell.split(";"))):
        role, _, actor = pair.partition("=")
        yield role.strip(), actor.strip()


def _unknown_roles(cell: str, path: str, line: int) -> Iterator[Problem]:
    for role, _ in _roles(cell):
        if role not in ROLES:
            yield Problem(path, line, unknown("role", role, ROLES))


def csv_line(cells: Iterable[str]) -> str:
    """A line of CSV; the writer quotes a cell with a CR only where CR is part of its line end."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().removesuffix("\r\n") + "\n"


def _list(cell: str, line: int) -> Items:
    return Items(_word(part.strip(), line) for part in cell.split(";"))


def _word(text: str, line: int) -> Word:
    word = Word(text)
    word.line = line
    return word
