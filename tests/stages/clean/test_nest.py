"""The boxes of a page as ranges of numbers."""

import numpy as np

from consilience.stages.clean.blocks import blocks_of
from consilience.stages.clean.nest import Nest
from consilience.stages.clean.tree import Markup, class_names

PAGE = """<body><header>Valley Post</header><main><p>Frost came early.</p><ul><li>Apples</li><li>Pears</li></ul>
The board meets on Thursday.</main></body>"""


def test_sums_over_all_that_is_in_a_box():
    nest = Nest(blocks_of(Markup(PAGE)))
    counts = dict(zip(nest.names, nest.sums(np.ones(len(nest.blocks.lines)))[:, 0].tolist(), strict=True))
    assert counts["body"] == 5
    assert counts["main"] == 4
    assert counts["ul"] == 2


def test_depths_and_what_stands_around():
    nest = Nest(blocks_of(Markup(PAGE)))
    tags = nest.names
    item = tags.index("li")
    assert nest.depths()[item] - nest.depths()[tags.index("main")] == 2
    kinds = np.array([("main", "header").index(tag) if tag in ("main", "header") else -1 for tag in tags])
    assert nest.around(kinds, 2)[item].tolist() == [True, False]
    assert nest.inside(tags.index("ul")).sum() == 3


def test_what_scripts_and_comments_hold_is_no_markup():
    page = "<html lang='de'><!-- <script> --><body><script>if (a<b) '</p>'</script><p>Frost</p></body></html>"
    markup = Markup(page)
    assert blocks_of(markup).lines == ["Frost"]
    assert next(markup.named("html"))["lang"] == "de"
    assert list(markup.scripts("")) == ["if (a<b) '</p>'"]


def test_class_names_of_a_tag():
    assert class_names(['div class="relatedPosts side-bar" id="x1"', 'p hidden=""', "p"]) == [
        ["related", "posts", "side", "bar"],
        ["hidden"],
        [],
    ]
