"""The dossier as its public JSON file."""

import json
from typing import Any


def render_json(dossier: dict[str, Any], text: bool = True) -> str:
    """Return the dossier as JSON text, without the articles' full texts unless ``text``."""
    if not text:
        bare = [{key: value for key, value in a.items() if key != "text"} for a in dossier["articles"]]
        dossier = {**dossier, "articles": bare}
    return json.dumps(dossier, ensure_ascii=False, indent=1) + "\n"
