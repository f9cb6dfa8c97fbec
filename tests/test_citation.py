"""CITATION.cff says of the project what pyproject.toml says."""

import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent


def test_the_citation_names_the_version_and_the_licences_of_the_package():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert citation["version"] == project["version"]
    assert " AND ".join(citation["license"]) == project["license"]
    assert citation["title"].startswith(project["name"] + ":")
    assert "doi" not in citation  # none is registered


def test_the_citation_names_each_war_whose_data_is_shipped():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    wars = {path.name for path in (ROOT / "data").iterdir() if path.is_dir()}
    assert wars <= {word.lower() for word in citation["keywords"]}
