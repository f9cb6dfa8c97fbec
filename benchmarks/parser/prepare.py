"""Turn the treebank (xz-packed CoNLL-U) into spaCy's binary training files.

    python prepare.py TREEBANK_FOLDER OUTPUT_FOLDER

You get `train.spacy` and `dev.spacy` in OUTPUT_FOLDER. Consecutive sentences are joined
into documents of varying length, so that the parser learns sentence boundaries as well as
sentences that come alone. The training file also holds variants of some sentences, in headline
case or with made-up names (see `variant`). The same input and seed always give the same files.
"""

from __future__ import annotations

import argparse
import calendar
import lzma
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

ATTRS = ("LEMMA", "POS", "MORPH", "HEAD", "DEP")
DOC_LENGTHS = (1, 1, 1, 2, 3, 5, 8, 12)
STYLES = {"title": 9, "lead": 5, "upper": 5, "lower": 1, "names": 10}
SMALL_WORDS = {"ADP", "CCONJ", "DET", "PART", "PUNCT"}
CALENDAR = {*calendar.month_name, *calendar.day_name}
ONSETS = "b d f g gh h j k kh l m n p r s sh t th v w y z br dr kr tr"
VOWELS = "a a a e i o u aa ai ou"
CODAS = " l m n r s t b d f k sh nd rk"


@dataclass(frozen=True)
class Sentence:
    """One sentence of the treebank; `heads` are token indices, the root points to itself."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    lemmas: tuple[str, ...]
    pos: tuple[str, ...]
    morphs: tuple[str, ...]
    heads: tuple[int, ...]
    deps: tuple[str, ...]


def read_conllu(path: Path) -> list[Sentence]:
    """Return the sentences of a CoNLL-U file, packed with xz or plain.

    Multi-word ranges and empty nodes are skipped, relation `root` becomes spaCy's `ROOT`,
    and a lemma that is not given is the empty string.
    """
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        blocks = stream.read().strip().split("\n\n")
    sentences = []
    for block in blocks:
        rows = [line.split("\t") for line in block.splitlines() if line[0] != "#"]
        rows = [row for row in rows if row[0].isdigit()]
        sentences.append(
            Sentence(
                words=tuple(row[1] for row in rows),
                spaces=tuple("SpaceAfter=No" not in row[9] for row in rows),
                lemmas=tuple("" if row[2] == "_" and row[1] != "_" else row[2] for row in rows),
                pos=tuple(row[3] for row in rows),
                morphs=tuple("" if row[5] == "_" else row[5] for row in rows),
                heads=tuple(i if row[6] == "0" else int(row[6]) - 1 for i, row in enumerate(rows)),
                deps=tuple("ROOT" if row[7] == "root" else row[7] for row in rows),
            )
        )
    return sentences


def made_up_name(model: str, rng: random.Random) -> str:
    """Return an invented name that looks like `model`: an acronym or a capitalised word.

    >>> made_up_name("GNA", random.Random(1)).isupper()
    True
    """
    if model.isupper():
        return "".join(rng.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ", k=rng.randint(2, 5)))
    parts = [ONSETS, VOWELS, CODAS] * rng.choice((1, 2, 2, 3))
    return "".join(rng.choice(part.split(" ")) for part in parts).capitalize()


def variant(sentence: Sentence, style: str, rng: random.Random) -> Sentence:
    """Return the sentence in another style, with the same tree.

    `title`: Every Word but small ones Begins Upper-Case, the full stop often gone;
    `upper`: ALL UPPER-CASE, the full stop often gone; `lead`: the first one to four words
    upper-case; `lower`: all lower-case; `names`: proper names other than those of months and
    days exchanged for made-up ones, as news is full of names that no treebank has. Where
    `upper` or `lead` changes a token its lemma is left open, since the lemmatizer edits
    endings in lower-case.
    """
    if style in {"title", "upper"} and rng.random() < 0.7:
        sentence = without_full_stop(sentence)
    words, lemmas = list(sentence.words), list(sentence.lemmas)
    if style == "names":
        names: dict[str, str] = {}
        for i, word in enumerate(sentence.words):
            shaped = word.istitle() or (word.isupper() and 1 < len(word) < 7)
            if sentence.pos[i] == "PROPN" and word.isalpha() and shaped and word not in CALENDAR:
                words[i] = names.setdefault(word, made_up_name(word, rng))
                lemmas[i] = words[i] if lemmas[i] == word else ""
    elif style == "title":
        big = rng.random() < 0.3
        for i, word in enumerate(sentence.words):
            clitic = i and not sentence.spaces[i - 1] and sentence.words[i - 1][-1].isalnum()
            if not clitic and (big or not i or sentence.pos[i] not in SMALL_WORDS):
                words[i] = word[:1].upper() + word[1:]
    elif style == "lower":
        words = [word.lower() for word in words]
    else:
        for i in range(min(len(words), len(words) if style == "upper" else rng.randint(1, 4))):
            words[i] = words[i].upper()
            lemmas[i] = lemmas[i] if words[i] == sentence.words[i] else ""
    return replace(sentence, words=tuple(words), lemmas=tuple(lemmas))


def without_full_stop(sentence: Sentence) -> Sentence:
    """Return the sentence without a final `.` (unless another token hangs on it)."""
    last = len(sentence.words) - 1
    if last < 1 or sentence.words[last] != "." or last in sentence.heads[:last]:
        return sentence
    if sentence.heads[last] == last:
        return sentence
    return Sentence(*(getattr(sentence, name)[:last] for name in sentence.__annotations__))


def to_doc(vocab: Vocab, sentences: Iterable[Sentence]) -> Doc:
    """Join sentences to one annotated Doc, with a space between any two of them."""
    columns: dict[str, list] = {name: [] for name in Sentence.__annotations__}
    for sentence in sentences:
        offset = len(columns["words"])
        for name, column in columns.items():
            values = getattr(sentence, name)
            column.extend(v + offset for v in values) if name == "heads" else column.extend(values)
        columns["spaces"][-1] = True
    return Doc(vocab, **columns)


def in_groups(sentences: list[Sentence], lengths: Iterable[int]) -> Iterator[list[Sentence]]:
    """Cut the list into consecutive groups of the given lengths, until it is used up."""
    start = 0
    for length in lengths:
        if start >= len(sentences):
            return
        yield sentences[start : start + length]
        start += length


def write_corpora(
    treebank: Path, output: Path, variants: float = 0.1, seed: int = 0
) -> dict[str, Path]:
    """Write `train.spacy` and `dev.spacy` and return their paths by name.

    `variants` is the share of training sentences that come a second time in another style.
    """
    output.mkdir(parents=True, exist_ok=True)
    rng = random.Random(seed)
    vocab = spacy.blank("en").vocab

    def lengths() -> Iterator[int]:
        while True:
            yield rng.choice(DOC_LENGTHS)

    train = read_conllu(treebank / "train.conllu.xz")
    groups = list(in_groups(train, lengths()))
    styles, weights = zip(*STYLES.items(), strict=True)
    for sentence in train:
        if rng.random() < variants:
            style = rng.choices(styles, weights)[0]
            changed = variant(sentence, style, rng)
            if changed != sentence:
                groups.append([changed])
    dev = read_conllu(treebank / "dev.conllu.xz")
    paths = {}
    for name, part in (("train", groups), ("dev", in_groups(dev, [10] * len(dev)))):
        docs = [to_doc(vocab, group) for group in part]
        paths[name] = output / f"{name}.spacy"
        DocBin(attrs=ATTRS, docs=docs).to_disk(paths[name])
        print(f"{name}: {len(docs)} documents, {sum(map(len, docs))} tokens")
    return paths


def main() -> None:
    """Read the command line and write the files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("treebank", type=Path, help="folder with train and dev .conllu.xz")
    parser.add_argument("output", type=Path, help="folder for the .spacy files")
    parser.add_argument("--variants", type=float, default=0.1, help="share of variants")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    write_corpora(args.treebank, args.output, args.variants, args.seed)


if __name__ == "__main__":
    main()
