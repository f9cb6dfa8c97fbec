"""Kept texts: what a curator keeps of sources for himself, held against the data.

`texts/ID.txt` (or in the folder that `texts` in kg.toml names) is the text of a source as read.
Its hash must be the one on the card, and every quote of the source must stand in it.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from kg.folder import Folder
from kg.model import Chronicle, Claim
from kg.problems import Problem


def check_texts(folder: Path, chronicle: Chronicle) -> Iterator[Problem]:
    """A kept text is the one that was read, and every quote of its source stands in it."""
    texts = Folder(folder).texts
    if not texts.is_dir():
        return
    kept: dict[str, str] = {}
    for id, source in chronicle.sources.items():
        path = texts / f"{id}.txt"
        if not path.is_file():
            continue
        try:
            kept[id] = path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            yield Problem(str(path), 0, f"cannot be read: {error}")
            continue
        if source.sha256 and source.sha256 != hashlib.sha256(kept[id].encode()).hexdigest():
            yield Problem(str(path), 0, f"is not the text that source '{id}' was read in (sha256)")
    for claim in chronicle.claims:
        if claim.source in kept and claim.evidence.exact:
            yield from _quote(claim, kept[claim.source], texts / f"{claim.source}.txt")


def _quote(claim: Claim, text: str, path: Path) -> Iterator[Problem]:
    proof = claim.evidence
    where, _, line = claim.origin.rpartition(":")
    if proof.start is not None and text[proof.start : proof.end] == proof.exact:
        return
    if proof.exact not in text:
        yield Problem(where, int(line or 0), f"its quote is not in {path}")
    elif proof.start is not None:
        message = f"its quote stands in {path} at {text.index(proof.exact)}, not at {proof.start}"
        yield Problem(where, int(line or 0), message)
