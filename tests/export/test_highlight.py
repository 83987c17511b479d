from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.export.highlight import TONES, cut, grouped, parts, passages

TEXT = "The quick brown fox jumps over the lazy dog and is gone."

spans = st.lists(
    st.tuples(st.integers(0, 55), st.integers(1, 20), st.sampled_from(TONES)).map(
        lambda x: (x[0], min(x[0] + x[1], 56), x[2])
    )
)


@settings(max_examples=60)
@given(spans, st.integers(0, 20), st.integers(30, 56))
def test_segments_tile_the_text_and_every_border_of_a_span_is_one_of_theirs(found, start, end):
    segments = list(cut(TEXT, start, end, found))
    assert "".join(s.text for s in segments) == TEXT[start:end]
    starts = {s.start for s in segments if s.marked}
    assert {s for s, _, _ in found if start <= s < end} <= starts
    for s in segments:
        assert s.marked == any(a <= s.start < b for a, b, _ in found)


def test_overlapping_spans_take_the_strongest_tone():
    segments = list(cut(TEXT, 0, 20, [(0, 12, "corroborated"), (4, 16, "disputed"), (4, 9, "")]))
    assert [s.text for s in segments] == ["The ", "quick", " br", "own ", "fox "]
    assert [s.tone for s in segments] == ["corroborated", "disputed", "disputed", "disputed", ""]


def _article():
    blocks = [("title", 0, 9), ("boilerplate", 10, 19), ("paragraph", 20, 30)]
    return {"text": TEXT, "blocks": [{"kind": k, "start": s, "end": e} for k, s, e in blocks]}


def test_furniture_is_marked_only_where_the_page_speaks_of_itself():
    content, fact = (12, 15, "corroborated"), (16, 19, "")
    furniture = list(parts(_article(), [content], [fact]))[1]
    assert [s.text for s in furniture.segments if s.marked] == ["fox"]


def test_words_between_blocks_are_not_lost_and_furniture_is_folded():
    cuts = list(parts(_article(), [], []))
    assert [p.kind for p in cuts] == ["title", "boilerplate", "paragraph", "paragraph"]
    assert cuts[-1].segments[0].text == " the lazy dog and is gone."
    assert [g.furniture for g in grouped(cuts)] == [False, True, False]


def test_a_text_left_out_leaves_its_cited_passages():
    found = passages([(4, 9, "", "quick"), (4, 15, "disputed", "quick brown"), (0, 3, "", "The")])
    assert [p.segments[0].text for p in found] == ["The", "quick brown"]
