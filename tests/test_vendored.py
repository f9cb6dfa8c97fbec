"""The libraries of the explorer are the published files, with their licences."""

import hashlib
from pathlib import Path

import pytest

import kg

VENDOR = Path(kg.__file__).parent / "web" / "static" / "vendor"
SUMS = dict(
    reversed(line.split("  ")) for line in (VENDOR / "sha256sums.txt").read_text().splitlines()
)
ATLAS = "04342cdc1e3016bcd7db1630de95684d67b79fe3c8c460321e87aef469502394"  # of world-atlas 2.0.2


@pytest.mark.parametrize("name", SUMS)
def test_a_file_is_as_published(name):
    assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == SUMS[name]


def test_every_file_is_listed_and_every_library_has_a_licence_and_a_notice():
    files = {str(path.relative_to(VENDOR)) for path in VENDOR.rglob("*") if path.is_file()}
    assert files - {"NOTICE", "sha256sums.txt"} == set(SUMS)
    notice = (VENDOR / "NOTICE").read_text()
    for folder in {Path(name).parent.name for name in SUMS}:
        assert folder in notice
        assert list((VENDOR / folder).glob("LICENSE*"))


def test_the_shapes_of_countries_are_the_published_ones_in_a_wrapper():
    text = (VENDOR / "world-atlas" / "countries-50m.js").read_bytes()
    published = text.removeprefix(b"window.KG_WORLD=").removesuffix(b";")
    assert hashlib.sha256(published).hexdigest() == ATLAS
