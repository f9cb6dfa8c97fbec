"""Readers: functions from an article to a Reading, found through entry points.

A reader is `reader(article, actors, places, **options) -> Reading | Problem`: what the article
says, as claims on the known actors and places and on new ones, or why it cannot be read. A package
offers one as an entry point of the group `conflict_kg.readers`; `rules` (kg.reading.read) is the
default, `chat` asks a language model. What a reader lacks to work it tells as a ReaderError.
"""

from kg.reading.readers.finding import GROUP, ReaderError, reader, readers

__all__ = ["GROUP", "ReaderError", "reader", "readers"]
