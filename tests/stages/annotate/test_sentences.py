"""Sentences are cut and parsed as they were meant; their offsets are those of the text as it stands."""

from consilience.models import Parser, load
from consilience.records import Block, Sentence
from consilience.stages.annotate.sentences import parse
from consilience.stages.clean.parts import Part
from consilience.stages.clean.repair import find_repairs
from tests.factory import article, make

DAMAGED = "The cityâ\x80\x99s mayor said \x93no\x94 and he\xadld a vote. Its cafÃ©s stay closed."


def parsed(text: str, kind: str = "paragraph") -> list[Sentence]:
    made = article(text)[0]
    block = make(Block, article_id=made.article_id, kind=kind, end=len(text))
    repairs = find_repairs(made.article_id, text, (Part("paragraph", 0, len(text)),))
    return list(parse([made], [block], list(repairs), parser=load(Parser)))


def words(sentence: Sentence, text: str) -> list[str]:
    return [text[start:end] for start, end in zip(sentence.starts, sentence.ends, strict=True)]


def test_words_read_in_the_wrong_character_set_are_words() -> None:
    one, other = parsed(DAMAGED)
    assert words(one, DAMAGED)[:4] == ["The", "city", "â\x80\x99s", "mayor"] and one.tags[2] == "POS"
    assert "he\xadld" in words(one, DAMAGED) and one.lemmas[words(one, DAMAGED).index("he\xadld")] == "hold"
    assert words(other, DAMAGED)[:2] == ["Its", "cafÃ©s"] and other.lemmas[1] == "cafés"


def test_sentences_begin_and_end_in_the_text_as_it_stands() -> None:
    one, other = parsed(DAMAGED)
    assert DAMAGED[one.start : one.end].endswith("a vote.")
    assert DAMAGED[other.start : other.end] == "Its cafÃ©s stay closed."


def test_furniture_is_not_read() -> None:
    assert parsed("Sign up to our newsletter today.", kind="boilerplate") == []
