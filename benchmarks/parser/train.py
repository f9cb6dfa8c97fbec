"""Train the English news parser and write it as a package-ready folder.

    python train.py TREEBANK_FOLDER START_FOLDER WORK_FOLDER OUTPUT_FOLDER

START_FOLDER is an earlier version of the pipeline, which is trained on at a learning rate that
falls to zero. You get a spaCy pipeline in OUTPUT_FOLDER (tok2vec, morphologizer, parser, trainable
lemmatizer; Universal Dependencies labels) with its licence notice. WORK_FOLDER receives the
prepared treebank and spaCy's own training output and can be deleted afterwards. One core is used;
the settings are in `config.cfg` beside this file.
"""

from __future__ import annotations

import os

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_name] = "1"

# ruff: noqa: E402
import argparse
import json
from pathlib import Path

import spacy
from prepare import write_corpora
from spacy.cli.init_config import fill_config
from spacy.strings import StringStore
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config
from thinc.api import Config

from kg.reading.pipeline import multiply_with_numpy

HERE = Path(__file__).resolve().parent
VERSION = "1.1.0"
TRAINING_SECTIONS = ("paths", "corpora", "training", "pretraining", "initialize", "system")
LICENSE = """\
English news parser (en_news_ud)

The files in this folder are a statistical model trained on the treebanks named below. They
are offered under the Creative Commons Attribution-ShareAlike 4.0 International licence
(CC BY-SA 4.0): you may use, share and adapt them, also commercially, if you give credit, say
what you changed and share adaptations under the same licence.

    https://creativecommons.org/licenses/by-sa/4.0/
    https://creativecommons.org/licenses/by-sa/4.0/legalcode

Credit is due to the authors of the training material:

- UD English EWT, https://github.com/UniversalDependencies/UD_English-EWT, CC BY-SA 4.0.
  Natalia Silveira, Timothy Dozat, Marie-Catherine de Marneffe, Samuel Bowman, Miriam Connor,
  John Bauer and Christopher D. Manning (2014). A Gold Standard Dependency Corpus for English.
  In: Proceedings of LREC 2014.
- GUM, the Georgetown University Multilayer Corpus, https://gucorpling.org/gum/,
  annotations CC BY 4.0, texts CC BY or CC BY-SA; the genres news, interview, bio, voyage,
  speech, textbook, vlog, academic, court and conversation. Amir Zeldes (2017). The GUM
  Corpus: Creating Multilayer Resources in the Classroom. Language Resources and Evaluation
  51(3), 581-612.

Changes: relation subtypes were reduced and a model was trained; from version 1.0.0 on, part
of the sentences were also repeated in headline case or with made-up names. The folder
contains none of the treebanks' texts; of their words it holds only pieces of word forms that
the lemmatizer's rules need. The authors of the treebanks have not endorsed this model.

There is no warranty of any kind.
"""


def strings_in_use(pipeline: Path) -> list[str]:
    """Return the strings a saved pipeline needs besides those of the language itself.

    These are labels, morphological features and the lemmatizer's edit-tree pieces; the words
    of the training texts, which spaCy saves with them, are left out.
    """
    nlp = spacy.load(pipeline)
    needed = set(StringStore(spacy.blank("en").vocab.strings))
    for name in nlp.pipe_names:
        needed.update(label for label in nlp.get_pipe(name).labels if isinstance(label, str))
    needed.update(json.loads((pipeline / "morphologizer" / "cfg").read_text())["labels_pos"])
    for label in json.loads((pipeline / "morphologizer" / "cfg").read_text())["labels_morph"]:
        needed.add(label)
        needed.update(label.replace("=", "|").split("|"))
    for tree in nlp.get_pipe("trainable_lemmatizer").label_data["trees"]:
        needed.update((tree.get("orig", ""), tree.get("subst", "")))
    return sorted(string for string in needed if string)


def package(trained: Path, output: Path, version: str = VERSION) -> None:
    """Write the trained pipeline to `output` without what only training needs."""
    nlp = spacy.load(trained)
    old = nlp.meta.get("performance", {})
    nlp.meta["performance"] = {
        name: round(old[name], 4)
        for name in ("pos_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f")
        if name in old
    }
    nlp.meta.update(
        name="news_ud",
        version=version,
        description="English news parser with Universal Dependencies labels",
        license="CC BY-SA 4.0",
        sources=[
            {"name": "UD English EWT", "license": "CC BY-SA 4.0"},
            {"name": "GUM (annotations)", "license": "CC BY 4.0"},
        ],
        spacy_version=">=3.8.0,<4.0.0",
    )
    nlp.to_disk(output)
    config = Config().from_disk(output / "config.cfg", interpolate=True)
    Config({k: v for k, v in config.items() if k not in TRAINING_SECTIONS}).to_disk(
        output / "config.cfg"
    )
    strings = json.dumps(strings_in_use(trained), ensure_ascii=False, indent=0)
    (output / "vocab" / "strings.json").write_text(strings + "\n", encoding="utf-8")
    (output / "LICENSE").write_text(LICENSE, encoding="utf-8")


def train_on(start: Path, work: Path, seed: int) -> None:
    """Train the pipeline in `start` further, on the files in `work`."""
    overrides = {
        "paths.train": str(work / "train.spacy"),
        "paths.dev": str(work / "dev.spacy"),
        "paths.start": str(start),
        "system.seed": seed,
    }
    load_config(HERE / "config.cfg", overrides=overrides).to_disk(work / "asked.cfg")
    fill_config(work / "filled.cfg", work / "asked.cfg", silent=True)
    nlp = init_nlp(load_config(work / "filled.cfg", interpolate=False))
    multiply_with_numpy(nlp)
    # which spaCy does not restore from a saved lemmatizer, and without which it unlearns every rule
    lemmatizer = nlp.get_pipe("trainable_lemmatizer")
    lemmatizer.tree2label = {tree: label for label, tree in enumerate(lemmatizer.labels)}
    train(nlp, work)


def main() -> None:
    """Read the command line and run all steps."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("treebank", type=Path, help="folder with train and dev .conllu.xz")
    parser.add_argument("start", type=Path, help="folder of the pipeline to train on")
    parser.add_argument("work", type=Path, help="folder for intermediate files")
    parser.add_argument("output", type=Path, help="folder for the finished pipeline")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--package-only", action="store_true", help="package an earlier run in WORK_FOLDER"
    )
    args = parser.parse_args()
    if not args.package_only:
        write_corpora(args.treebank, args.work, seed=args.seed)
        train_on(args.start, args.work, args.seed)
    package(args.work / "model-best", args.output)


if __name__ == "__main__":
    main()
