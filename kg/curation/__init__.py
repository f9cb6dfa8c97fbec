"""Curated facts as text: YAML and CSV to the model and back, and the checks on them."""

from kg.curation.folder import read_folder

__all__ = ["read_folder"]
