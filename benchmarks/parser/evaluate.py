"""Measure parsers against the treebank's dev and PUD files.

    python evaluate.py TREEBANK_FOLDER PIPELINE [PIPELINE ...]

A pipeline is a folder or an installed package, also one of your own. You get one Markdown table
with a line for every pipeline, file and kind of input:

- `text`: raw text, ten sentences in a row, which the pipeline has to cut itself;
- `sentences`: raw text, one sentence at a time, kept as one tree, as the reader does it;
- `tokens`: the same with the treebank's own tokens.

All figures are F1 in percent as in the CoNLL 2018 shared task: a token counts when its
characters are those of a token in the treebank, a label when the token and the label agree,
an attachment when the head's characters agree too. Punctuation counts, and so do the
relation subtypes of the treebank. Words per second are those of `sentences`, by the time that
one core is busy, so that other work on the machine hardly counts. Pipelines are loaded as the
reader loads them (`kg.reading.pipeline`).
"""

from __future__ import annotations

import os

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_name] = "1"

# ruff: noqa: E402
import argparse
import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from prepare import STYLES, Sentence, in_groups, read_conllu, to_doc, variant
from spacy.language import Language
from spacy.tokens import Doc

from kg.reading.pipeline import load

FILES = {"dev": "dev.conllu.xz", "PUD": "test-pud.conllu.xz"}
INPUTS = {"text": 10, "sentences": 1, "tokens": 1}
FIGURES = ("tokens", "UPOS", "feats", "lemma", "UAS", "LAS", "sentences")


def facts(doc: Doc) -> dict[str, set]:
    """Return what a parsed or annotated Doc says, as sets that can be intersected.

    Places are counted in characters without white space, so that tokens of different
    tokenizers can be compared.
    """
    span: dict[int, tuple[int, int]] = {}
    place = 0
    for token in doc:
        length = len("".join(token.text.split()))
        span[token.i] = (place, place + length)
        place += length
    words = [token for token in doc if not token.is_space]
    root = (-1, -1)
    head = {token.i: root if token.head == token else span[token.head.i] for token in words}
    return {
        "tokens": {span[t.i] for t in words},
        "UPOS": {(span[t.i], t.pos_) for t in words},
        "feats": {(span[t.i], str(t.morph)) for t in words},
        "lemma": {(span[t.i], t.lemma_) for t in words if t.lemma_},
        "UAS": {(span[t.i], head[t.i]) for t in words},
        "LAS": {(span[t.i], head[t.i], t.dep_) for t in words},
        "sentences": {(span[s.start][0], span[s.end - 1][1]) for s in doc.sents},
    }


def score(gold_docs: Iterable[Doc], parsed_docs: Iterable[Doc]) -> dict[str, float]:
    """Return F1 in percent for each of FIGURES, over pairs of Docs of the same text.

    Tokens whose lemma the treebank leaves open do not count for `lemma`.
    """
    right, given, wanted = Counter(), Counter(), Counter()
    for gold_doc, parsed_doc in zip(gold_docs, parsed_docs, strict=True):
        gold, parsed = facts(gold_doc), facts(parsed_doc)
        for name in FIGURES:
            right[name] += len(gold[name] & parsed[name])
            wanted[name] += len(gold[name])
            given[name] += len(parsed[name])
        given["lemma"] -= len(gold["tokens"]) - len(gold["lemma"])
    return {name: 200 * right[name] / (given[name] + wanted[name] or 1) for name in FIGURES}


def inputs(nlp: Language, gold: list[Doc], kind: str) -> Iterator[Doc]:
    """Yield what the pipeline gets to see of the annotated Docs."""
    for doc in gold:
        if kind == "tokens":
            spaces = [bool(token.whitespace_) for token in doc]
            seen = Doc(nlp.vocab, words=[token.text for token in doc], spaces=spaces)
        else:
            seen = nlp.make_doc(doc.text.strip())
        for token in seen[1:] if kind != "text" else ():
            token.is_sent_start = False
        yield seen


def measure(nlp: Language, sentences: list[Sentence], kind: str) -> dict[str, float]:
    """Parse the sentences as the kind of input asks for and return the figures."""
    groups = in_groups(sentences, [INPUTS[kind]] * len(sentences))
    gold = [to_doc(nlp.vocab, group) for group in groups]
    return score(gold, nlp.pipe(inputs(nlp, gold, kind)))


def words_per_second(nlp: Language, sentences: list[Sentence]) -> float:
    """Return the best of three runs over single sentences."""
    gold = [to_doc(nlp.vocab, [sentence]) for sentence in sentences]
    words = sum(len(sentence.words) for sentence in sentences)
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        for _ in nlp.pipe(inputs(nlp, gold, "sentences"), batch_size=64):
            pass
        best = min(best, time.process_time() - start)
    return words / best


def rows(treebank: Path, pipelines: list[str], style: str | None) -> Iterator[list[str]]:
    """Yield the table's cells line by line."""
    yield ["pipeline", "file", "input", *FIGURES, "words/s"]
    yield ["---"] * 3 + ["---:"] * (len(FIGURES) + 1)
    for path in pipelines:
        nlp = load(path)
        for file, name in FILES.items():
            sentences = read_conllu(treebank / name)
            if style:
                rng = random.Random(1)
                sentences = [variant(s, style, rng) for s in sentences]
            for kind in INPUTS:
                figures = measure(nlp, sentences, kind)
                speed = f"{words_per_second(nlp, sentences):.0f}" if kind == "sentences" else ""
                yield [path, file, kind, *(f"{figures[f]:.1f}" for f in FIGURES), speed]


def main() -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("treebank", type=Path, help="folder with the .conllu.xz files")
    parser.add_argument("pipelines", nargs="+", help="folders or installed packages")
    parser.add_argument(
        "--style", choices=STYLES, help="rewrite every sentence, see prepare.variant"
    )
    args = parser.parse_args()
    for cells in rows(args.treebank, args.pipelines, args.style):
        print("| " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
