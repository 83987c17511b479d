"""Which half of the taught texts the readers see: the linear models over their outputs must learn from the other.

Stacked generalisation (Wolpert 1992) with one split: ``training/encoder.py`` first teaches a reader on half 0, the
recipes of the linear models read half 1 with it, and the one that ships goes on from it with all texts.
"""

from pathlib import Path

from consilience.models import Parser
from consilience.models.spacy_parser import SpacyParser
from consilience.models.token_reader import ReadingParser, TokenReader
from consilience.text import content_id

TOKENIZER = Path(__file__).parent.parent / "src/consilience/models/weights/reader.json"


def half(text: str) -> int:
    """Draw one of two halves by a text itself."""
    return int(content_id("fold", text)[:8], 16) % 2


def unseen(text: str) -> bool:
    """Whether the reader of one half was not taught on a text."""
    return half(text) == 1


def parser(reader: Path) -> Parser:
    """The parser whose sentences carry what the reader of one half says."""
    return ReadingParser(SpacyParser(), TokenReader({"model": reader, "tokenizer": TOKENIZER}))
