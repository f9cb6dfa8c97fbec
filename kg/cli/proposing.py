"""Proposing: what was read, appended to a file of proposals (`kg read --into`)."""

from pathlib import Path

from kg.cli.output import count, fail, say


class Proposing:
    """Gathers the proposals of all articles, and writes those that are new when done."""

    def __init__(self, path: Path, chronicle) -> None:
        self.path, self.chronicle = path, chronicle
        self.entries: list[dict] = []

    def article(self, reading, name: str) -> None:
        """Take what one article was read to say."""
        from kg.report.proposals import entries

        self.entries += entries(reading, self.chronicle)

    def close(self) -> None:
        """Write the file, whole; a proposal or card that stands in it already is not added."""
        from kg.curation.saving import Change, SaveError, read, save
        from kg.curation.sheet import Sheet
        from kg.curation.writing import to_yaml
        from kg.report.proposals import HEAD

        try:
            before = read(self.path)
            seen = {_name(block.entry.word) for block in Sheet(self.path).blocks}
            new = [entry for entry in self.entries if _name(entry.get) not in seen]
            if new:
                text = f"{before or HEAD}{to_yaml(new)}"
                save(self.path.parent, [Change(self.path, before, text)])
        except SaveError as error:
            fail(str(error))
        number = sum("proposal" in entry for entry in new)
        say(f"{count(number, 'proposal')} in {self.path}; next: kg review {self.path}")


def _name(get) -> tuple[str, str]:
    key = next((k for k in ("proposal", "actor", "place", "source") if get(k)), "")
    return key, get(key) if key else ""
