"""begin: the files of an empty conflict, each with a copyable entry in its first lines."""

from pathlib import Path

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
    paths = [directory / name for name in _FILES]
    for path in paths:
        if path.exists():
            raise FileExistsError(17, "exists", str(path))
    title = directory.resolve().name.replace("-", " ").capitalize().replace('"', "'")
    for path, text in zip(paths, _FILES.values(), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.format(title=title), "utf-8")
    (directory / "articles").mkdir(exist_ok=True)
    return paths
