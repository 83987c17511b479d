"""Translation into another language and back with Apertium, where Debian's packages of it are installed.

The pairs are ``apertium-eng-spa``, ``apertium-eng-cat`` and ``apertium-en-gl``, with ``apertium`` itself.
"""

import shutil
import subprocess
from functools import cache

# pairs of modes there and back, one list a strength: Spanish, Galician, Catalan and then Spanish
_TRIPS = {
    1: ("eng-spa", "spa-eng"),
    2: ("en-gl", "gl-en"),
    3: ("eng-cat", "cat-eng", "eng-spa", "spa-eng"),
}


@cache
def missing() -> str:
    """Say what is not installed, or nothing."""
    if shutil.which("apertium") is None:
        return "apertium is not installed"
    there = set(subprocess.run(["apertium", "-l"], capture_output=True, text=True, check=True).stdout.split())
    lost = sorted({mode for trip in _TRIPS.values() for mode in trip} - there)
    return f"apertium lacks {', '.join(lost)}" if lost else ""


def round_trip(text: str, strength: int) -> str:
    """Translate there and back, words unknown to the translator left as they are."""
    for mode in _TRIPS[strength]:
        done = subprocess.run(["apertium", "-u", mode], input=text, capture_output=True, text=True, check=True)
        text = done.stdout
    return text
