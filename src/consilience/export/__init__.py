"""Faces of a dossier: JSON, Markdown, one self-contained page."""
