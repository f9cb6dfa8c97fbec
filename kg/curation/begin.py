"""begin: the files of an empty conflict, each with a copyable entry in its first lines, or those
of a conflict that comes along."""

from pathlib import Path

from kg.curation.saving import Change, save
from kg.folder import Folder

IGNORED = """# what kg makes of the files, and texts of sources that are not yours to publish
.kg/
.kg-*
texts/
"""
_FILES = {
    "kg.toml": """title = "{title}"
licence = "https://creativecommons.org/licenses/by/4.0/"
""",
    "actors.yml": """# Who can act. Copy the entry, take away the #, fill it in.
# - actor: north-army                  # id: lower-case letters, digits, hyphens; never changed
#   kind: armed-group                  # state, government, armed-group, political-body,
#                                      # international-organisation, company, person, coalition
#   name: Northern Army
#   aliases: [NA, Army of the North]   # other spellings and acronyms
#   names: {{ar: [..]}}                  # other scripts, by language tag
""",
    "places.yml": """# Where things happen.
# - place: harbour-town
#   kind: town                         # country, region, city, town, district, base, airport, ..
#   name: Harbour Town
#   within: ..                         # id of a larger place
""",
    "sources.yml": """# What you have read. Every claim cites one of these.
# - source: daily-2021-03-04-talks     # publisher-date-word
#   kind: article                      # article, report, statement, dataset, book
#   title: Talks open in Harbour Town
#   publisher: The Daily
#   published: 2021-03-04              # EDTF: 2021-03-04, 2021-03, 2021
#   url: https://example.org/talks
#   reliability: B                     # Admiralty grade A to F
""",
    "facts/facts.yml": """# Who does what, and who says so.
# - tie: westland backs north-army     # verbs: backs (.. against ..), allied-with, opposes,
#   source: daily-2021-03-04-talks     # member-of, leads, speaks-for, succeeds
#   when: 2020-11/..                   # EDTF interval; or attested: 2021-03-04
#   means: [weapons]
#   says: The paper writes in passing that Westland arms the Northern Army.
# - event: 2021-03-03-talks
#   kind: talks
#   name: Talks in Harbour Town
#   claims:
#     - source: daily-2021-03-04-talks
#       when: 2021-03-03
#       party: [north-army, south-front]
#       says: The two sides met for the first time, the paper reports.
""",
}


def begin(directory: Path) -> list[Path]:
    """Write the files of an empty conflict; FileExistsError when one of them is there already."""
    title = directory.resolve().name.replace("-", " ").capitalize().replace('"', "'")
    made = _make(directory, {name: text.format(title=title) for name, text in _FILES.items()})
    (directory / "articles").mkdir(exist_ok=True)
    return made


def begin_with(example: Path, directory: Path) -> list[Path]:
    """Copy the files of a conflict that comes along; FileExistsError as above."""
    whole = Folder(example)
    found = {path.relative_to(example).as_posix(): path for path in whole.files()}
    return _make(directory, {name: path.read_text("utf-8") for name, path in found.items()})


def _make(directory: Path, texts: dict[str, str]) -> list[Path]:
    changes = [Change(directory / name, None, text) for name, text in texts.items()]
    for change in changes:
        if change.path.exists():
            raise FileExistsError(17, "exists", str(change.path))
    if not (directory / ".gitignore").exists():
        changes.append(Change(directory / ".gitignore", None, IGNORED))
    save(directory, changes)
    return [change.path for change in changes]
