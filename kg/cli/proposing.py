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
        from kg.curation.saving import SaveError
        from kg.report.proposals import propose

        try:
            number = propose(self.path, self.entries)
        except SaveError as error:
            fail(str(error))
        say(f"{count(number, 'proposal')} in {self.path}; next: kg review {self.path}")
