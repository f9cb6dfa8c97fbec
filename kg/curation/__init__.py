"""Curated facts as text: YAML and CSV to the model and back, and the checks on them."""

from kg.curation.folder import Folder, read_folder

__all__ = ["Folder", "read_folder"]
