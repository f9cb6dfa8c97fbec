"""The parser: the packaged spaCy pipeline, loaded when the first sentence is read.

`KG_PARSER` names another one: a folder or an installed package with Universal Dependencies labels.
spaCy is known only here and takes 0.6 s to import, so nothing imports it before it is needed.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.reading.tokens import Doc, read_off

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc as Parsed

PACKAGED = Path(__file__).with_name("en_news_ud")
# characters that the parser's training text does not know, each replaced by one of the same width
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "\xa0": " ", "\n": " ", "\t": " ",
     "–": "-", "—": "-", "\u2009": " ", "\u202f": " "}
)  # fmt: skip
# titles that are one token with their full stop
_RANKS = "Col. Lt. Brig. Maj. Capt. Sgt. Adm. Cmdr. Cpl. Gov. Pvt."
# a passive with its agent, which shows a pipeline's labels
_PROBE = "The militia, which the army had armed, was driven out of the town by Haftar."
_NOT_UD = {"nsubjpass", "auxpass", "dobj", "pobj", "prep", "agent", "relcl"}
_NEEDED = {
    "DEP": "has no dependency parser",
    "POS": "has no parts of speech (a morphologizer, or a tagger with an attribute ruler)",
    "LEMMA": "has no lemmatizer",
}
_ADVICE = "name an English pipeline with Universal Dependencies labels, or leave KG_PARSER unset"


class ParserError(ValueError):
    """A pipeline that was named and cannot be read with: which, what is wrong, what to do."""


@lru_cache(maxsize=2)
def load(path: str = "") -> "Language":
    """The pipeline at a path, or the packaged one (`KG_PARSER` names another with UD labels)."""
    # numpy's library multiplies on one core, and is told so before it is imported
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import spacy
    from spacy.util import compile_infix_regex, compile_prefix_regex

    named = path or os.environ.get("KG_PARSER")
    try:
        nlp = spacy.load(named or PACKAGED)
    except (OSError, ValueError) as error:
        if not named:
            raise
        raise ParserError(f"{named}: is no spaCy pipeline ({_first(error)}); {_ADVICE}") from None
    # "U.S.-backed" is three tokens, as "UN-backed" is
    # and so is "pro- Xland", as tokenised text has it
    prefixes = [*(nlp.Defaults.prefixes or ()), r"(?:pro|anti|Pro|Anti)(?=-$)"]
    nlp.tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    infixes = [*(nlp.Defaults.infixes or ()), r"(?<=[A-Z]\.)-(?=[A-Za-z])"]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    for rank in _RANKS.split():
        nlp.tokenizer.add_special_case(rank, [{"ORTH": rank}])
    multiply_with_numpy(nlp)
    if named and (fault := _fault(nlp)):
        raise ParserError(f"{named}: {fault}; {_ADVICE}")
    return nlp


# the words of some two thousand articles in which every name is new, or of many more of real news
_FULL = 200_000


def forget_when_full() -> bool:
    """True when the pipeline had seen so many words that it is dropped, to be loaded anew.

    It keeps every word that it has ever seen, so that a long run would hold more and more.
    """
    if len(load().vocab.strings) < _FULL:
        return False
    load.cache_clear()
    return True


def plain(text: str) -> str:
    """The text with typographic quotes and spaces made plain; every offset stays what it was."""
    return text.translate(_PLAIN)


_BATCH = 64


def parse(sentences: Iterable[str]) -> Iterator[Doc]:
    """One sentence after another as its words, each kept as a single tree."""
    texts = [plain(sentence) for sentence in sentences]
    return map(read_off, texts, annotate(texts))


def annotate(sentences: Sequence[str]) -> Iterator["Parsed"]:
    """The sentences as spaCy parses them.

    A component takes a whole batch: `nlp.pipe` would give the parser a quarter of it at a time,
    which takes longer.
    """
    nlp = load()
    for start in range(0, len(sentences), _BATCH):
        docs = [_whole(nlp.make_doc(plain(text))) for text in sentences[start : start + _BATCH]]
        for _, component in nlp.pipeline:
            if hasattr(component, "predict"):
                component.set_annotations(docs, component.predict(docs))
            else:
                docs = [component(doc) for doc in docs]
        yield from docs


def _whole(doc: "Parsed") -> "Parsed":
    for token in doc[1:]:
        token.is_sent_start = False
    return doc


def multiply_with_numpy(nlp: "Language") -> None:
    """Matrices go to numpy: spaCy's own library has no fast code for many newer processors."""
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        for layer in component.model.walk() if hasattr(component, "model") else ():
            layer.ops = ops


def _fault(nlp: "Language") -> str:
    """Why a pipeline cannot be read with, or an empty string."""
    doc = nlp(_PROBE)
    for kind, lack in _NEEDED.items():
        if not doc.has_annotation(kind):
            return lack
    if foreign := sorted({token.dep_ for token in doc} & _NOT_UD):
        return f"has labels that are not Universal Dependencies ({', '.join(foreign)})"
    return ""


def _first(error: Exception) -> str:
    return str(error).strip().split("\n")[0].rstrip(".")
