"""Faces of a dossier: JSON, Markdown, one self-contained page."""

from consilience.export.html import render_html
from consilience.export.json import render_json
from consilience.export.markdown import render_markdown

__all__ = ["render_html", "render_json", "render_markdown"]
