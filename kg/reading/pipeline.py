"""The parser: the packaged spaCy pipeline, loaded when the first sentence is read.

spaCy is known only here and takes 0.6 s to import, so nothing imports it before it is needed.
"""

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PACKAGED = Path(__file__).with_name("en_news_ud")
# characters that the parser's training text does not know, each replaced by one of the same width
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "\xa0": " ", "\n": " ", "\t": " ",
     "–": "-", "—": "-", "\u2009": " ", "\u202f": " "}
)  # fmt: skip


@lru_cache(maxsize=2)
def load(path: str = "") -> "Language":
    """The pipeline at a path, or the packaged one (`KG_PARSER` names another with UD labels)."""
    import spacy
    from spacy.util import compile_infix_regex

    nlp = spacy.load(path or os.environ.get("KG_PARSER") or PACKAGED)
    # "U.S.-backed" is three tokens, as "UN-backed" is
    infixes = [*(nlp.Defaults.infixes or ()), r"(?<=[A-Z]\.)-(?=[A-Za-z])"]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return nlp


def plain(text: str) -> str:
    """The text with typographic quotes and spaces made plain; every offset stays what it was."""
    return text.translate(_PLAIN)


def parse(sentences: Iterable[str], batch: int = 64) -> Iterator["Doc"]:
    """One parsed document per sentence, in order; each is kept as a single tree."""
    nlp = load()
    docs = (_whole(nlp.make_doc(plain(sentence))) for sentence in sentences)
    yield from nlp.pipe(docs, batch_size=batch)


def _whole(doc: "Doc") -> "Doc":
    for token in doc[1:]:
        token.is_sent_start = False
    return doc
