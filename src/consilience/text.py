"""Pure text helpers shared by stages."""

import hashlib
import re
import unicodedata

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_VOWELS = frozenset("aeiouy")

MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})  # Penn Treebank tags of verbs that make a statement


def content_id(*parts: object) -> str:
    """Hash of the parts, stable over runs and machines: 20 hexadecimal digits."""
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def squeeze(text: str) -> str:
    """Fold every run of white space to one space and trim the ends."""
    return " ".join(text.split())


def read_again(text: str) -> str:
    """Read words again that were read in the wrong character set ("Egyptâ\x80\x99s"); all others stay."""
    if text.isascii():
        return text
    import ftfy  # noqa: PLC0415  start-up time: few texts are damaged

    return ftfy.fix_encoding(text)


def fold(text: str) -> str:
    """Lower-case, accents and typographic quotes removed: a key for comparing words across spellings."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def overlap(a_start: int, a_end: int, b_start: int, b_end: int) -> int:
    """Count the code points that two half-open ranges share."""
    return max(0, min(a_end, b_end) - max(a_start, b_start))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Narrow a half-open range until it neither begins nor ends in white space."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def words(text: str) -> list[tuple[int, int]]:
    """Find the words and numbers of a text, as half-open ranges."""
    return [match.span() for match in _WORD.finditer(text)]


def stem(word: str) -> str:
    """Cut a folded word to a stem, lightly: plural, -ed, -ing, last e or y (after Harman 1991; Porter 1980)."""
    word = word.removesuffix("'s").replace("'", "")
    if len(word) <= 3 or not word.isalpha():
        return word
    word = _verb_stem(_singular(word))
    if word.endswith("e") and len(word) > 4:
        return word[:-1]
    return word[:-1] + "i" if word.endswith("y") and len(word) > 3 else word


def stems(text: str) -> frozenset[str]:
    """The stems of a text's words, folded."""
    return frozenset(stem(fold(text[start:end])) for start, end in words(text))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _verb_stem(word: str) -> str:
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= 3 and not _VOWELS.isdisjoint(rest):
            return rest[:-1] if rest[-1] == rest[-2] and rest[-1] not in "lsz" else rest
    return word


def word_list(text: str) -> list[str]:
    """Read a list of words that is written out as running text, in its order."""
    return text.split()


def word_set(text: str) -> frozenset[str]:
    """Read a list of words that is written out as running text, where their order means nothing."""
    return frozenset(text.split())


_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_EVERYDAY = word_set(
    "be have do say tell add the a an of in on at to for with by from as that this it he she they we i and or but not "
    "will would can could may might shall should must who which what when where while after before also more than "
    "other about into over his her its our their your you one there then so up out if no all some any"
)


def carries_meaning(lemma: str, pos: str) -> bool:
    """Whether a word tells one sentence from another: no particle, no verb of speech, no mark."""
    return pos in _CONTENT and lemma.lower() not in _EVERYDAY and fold(lemma)[:1].isalnum()


def edtf_start(edtf: str) -> str:
    """The start of an EDTF date or interval, to sort by: an open start sorts by its end, nothing known comes last."""
    first, _, last = edtf.partition("/")
    return first.strip(".~?%") or last.strip(".~?%") or "9999"


def unmarked_utf16(head: bytes) -> str:
    """Name the UTF-16 of bytes that bear no mark of it; "" for what is none.

    Spaces and line ends have a zero in it, in any script, all on the same side.
    """
    pairs, zeros = len(head) // 2, (head[0::2].count(0), head[1::2].count(0))
    if max(zeros) < 0.03 * pairs or 20 * min(zeros) > max(zeros):
        return ""
    name = "utf-16-le" if zeros[1] > zeros[0] else "utf-16-be"
    text = head[: 2 * pairs].decode(name, "replace")
    readable = sum(c.isprintable() or c.isspace() for c in text)
    return name if "\ufffd" not in text[:-1] and readable > 0.95 * len(text) > 0 else ""
