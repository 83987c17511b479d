"""The dossier as JSON: the public format itself (``docs/dossier.schema.json``)."""

import json
import re
from typing import Any

_LONE = re.compile("[\ud800-\udfff]")


def render_json(dossier: dict[str, Any], text: bool = True) -> str:
    """Write the dossier as JSON, one field a line; without ``text`` the articles' texts are left out."""
    if not text:
        bare = [{k: v for k, v in a.items() if k != "text"} for a in dossier["articles"]]
        dossier = {**dossier, "articles": bare}
    written = json.dumps(dossier, ensure_ascii=False, indent=1) + "\n"
    # half of a surrogate pair, as damaged feeds carry, has no UTF-8: only its escape can be written
    return _LONE.sub(lambda m: f"\\u{ord(m.group()):04x}", written)
