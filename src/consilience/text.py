"""Pure text helpers shared by stages."""

import hashlib
import re
import unicodedata

_SPACES = re.compile(r"\s+")


def content_id(*parts: object) -> str:
    """Hash of the parts, stable over runs and machines: 20 hexadecimal digits."""
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def squeeze(text: str) -> str:
    """Fold every run of white space to one space and trim the ends."""
    return _SPACES.sub(" ", text).strip()


def fold(text: str) -> str:
    """Lower-case, accents and typographic quotes removed: a key for comparing words across spellings."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def overlap(a_start: int, a_end: int, b_start: int, b_end: int) -> int:
    """Count the code points that two half-open ranges share."""
    return max(0, min(a_end, b_end) - max(a_start, b_start))
