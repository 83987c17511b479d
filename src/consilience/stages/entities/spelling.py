"""Reduce names to what survives transliteration: folded words, joined articles, sound skeletons, edit operations."""

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from consilience.text import fold, word_set

_WORD = re.compile(r"[^\W_]+")
_VOWELS = frozenset("aeiouy")
# Other scripts, letter by letter: enough to compare a name with its Latin spelling, no scholarly romanisation.
_LETTERS = {
    **dict(zip("абвгдеёзийклмнопрстуфхыэіїєґў", "abvgdeeziyklmnoprstufhyeiiegu", strict=True)),
    "ж": "zh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ь": "",
    "ю": "yu",
    "я": "ya",
    **dict(zip("ابتجحدذرزسصضطظعفقكلمنهويىةآأإكیگپ", "abtjhddrzssdtzafqklmnhwyyhaaakygp", strict=True)),
    "ث": "th",
    "خ": "kh",
    "ش": "sh",
    "ؤ": "u",
    "ئ": "i",
    "ء": "",
    "چ": "ch",
    "ژ": "zh",
    "غ": "gh",
    **dict(zip("אבגדהוזחטיכךלמםנןסעפףצץקרשת", "abgdhvzhtykklmmnnsappzzkrst", strict=True)),
    "ß": "ss",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ı": "i",
    "æ": "ae",
    "œ": "oe",
    "ð": "d",
    "þ": "th",
}
_ARTICLES = frozenset(["al", "el", "ul", "ar", "as", "ash", "at", "az", "ad", "an", "l", "ol", "il"])
_HONORIFICS = word_set(
    """
    mr mrs ms dr sir sheikh shaikh sheik imam ayatollah haji hajji hajj mullah maulana maulvi mawlawi syed prof
    president general gen hojjatoleslam jr sr
    """
)
# Sounds that alphabets without a common standard write in several ways; the longest spellings first.
_SOUNDS = (
    ("ough", "u"), ("tch", "c"), ("sch", "s"), ("kh", "h"), ("gh", "g"), ("ch", "s"), ("sh", "s"), ("th", "t"),
    ("dh", "d"), ("ph", "f"), ("zh", "j"), ("dj", "j"), ("dz", "z"), ("ts", "z"), ("ck", "k"), ("qu", "k"),
    ("ou", "u"), ("oo", "u"), ("ow", "u"), ("aw", "u"), ("au", "u"), ("ee", "i"), ("ei", "i"), ("ai", "i"),
    ("ay", "i"), ("ey", "i"), ("ie", "i"), ("q", "k"), ("c", "k"), ("x", "ks"), ("w", "u"), ("v", "f"), ("y", "i"),
    ("p", "b"), ("j", "g"), ("e", "a"), ("o", "u"),
)  # fmt: skip


@lru_cache(maxsize=200_000)
def words(name: str) -> tuple[str, ...]:
    """Fold, romanise and cut a name; articles and "abd" join the word they belong to, honorifics go."""
    plain = "".join(_LETTERS.get(c, c) for c in fold(name).replace("'", "").replace("’", "").replace("`", ""))
    cut = _WORD.findall(plain.replace(".", " "))
    kept = [w for w in cut if w not in _HONORIFICS] or cut
    return tuple(_joined(kept))


def _joined(cut: list[str]) -> list[str]:
    out: list[str] = []
    held = ""
    for k, word in enumerate(cut):
        last = k == len(cut) - 1
        if word in _ARTICLES and not last and len(word) < 4:
            continue
        if word in {"abd", "abdel", "abdul", "abdol", "abdal", "abdur", "abu", "abou", "umm"} and not last:
            held = word[:3]
            continue
        out.append(held + word)
        held = ""
    return out or cut


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """Write a folded word by its sounds: digraphs one letter, doubled letters one, a silent ending left out."""
    out = word.removeprefix("al") if len(word) > 6 and word[2] != "e" else word  # the article, but not of Aleksei
    for spelling, sound in _SOUNDS:
        out = out.replace(spelling, sound)
    out = re.sub(r"(.)\1+", r"\1", out)
    return out[:-1] if len(out) > 3 and out[-1] in "ha" else out


@lru_cache(maxsize=200_000)
def consonants(word: str) -> str:
    """Leave out the vowels of the skeleton, the first letter kept."""
    bare = skeleton(word)
    return bare[:1] + "".join(c for c in bare[1:] if c not in _VOWELS and c != "h")


def eastern(word: str) -> str:
    """The consonants of a name of a town as Russian has them for Ukrainian ones: Hrabove is Grabovo."""
    return consonants(word.replace("kh", "x").replace("h", "g"))


def operations(a: str, b: str) -> list[str]:
    """Name the edits that turn one spelling into the other, the same in both directions ("e~i", "-h", "-=" doubled)."""
    named = []
    a, b = sorted((a, b))
    for op in Levenshtein.editops(a, b):
        x = a[op.src_pos] if op.tag != "insert" else ""
        y = b[op.dest_pos] if op.tag != "delete" else ""
        if x and y:
            named.append("~".join(sorted((x, y))))
        else:
            text, at = (a, op.src_pos) if x else (b, op.dest_pos)
            doubled = (at and text[at - 1] == text[at]) or (at + 1 < len(text) and text[at + 1] == text[at])
            place = "^" if at == 0 else "$" if at == len(text) - 1 else ""
            named.append("-=" if doubled else f"-{x or y}{place}")
    return named


def similarity(a: str, b: str) -> float:
    """Likeness of two folded words: of the spellings or, a little discounted, of the sounds."""
    if a == b:
        return 1.0
    sounds = Levenshtein.normalized_similarity(skeleton(a), skeleton(b))
    one, two = consonants(a), consonants(b)
    bones = 0.9 if len(a) > 3 and one == two and len(one) > 1 else 0.0
    emphatic = 0.8 if len(one) > 2 and dental(one) == dental(two) else 0.0
    return max(Levenshtein.normalized_similarity(a, b), 0.95 * sounds, bones, emphatic)


def dental(bones: str) -> str:
    """One letter for d and z, as which languages hear the same Arabic letters: Kadhimi, Kadimi, Kazmi."""
    return bones.replace("z", "d")
