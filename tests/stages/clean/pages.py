"""Scrapes and pages of our own writing, one for each kind of trouble, and how tests read them."""

from consilience.models import ContentScorer, load
from consilience.records import Article, Block, RawDocument
from consilience.stages.clean.reader import clean
from tests.factory import make

SCRAPE = """Harbour bridge to close for repairs until spring

The old harbour bridge at Linden Bay will be closed from Monday after divers found cracks in two of its...

LINDEN BAY – The old harbour bridge at Linden Bay will be closed from Monday after divers found cracks in two of its \
piers, the port authority said in a statement on Friday.

Workers inspect the northern pier of the harbour bridge at Linden Bay. Photo: Coastline Pictures
Workers inspect the northern pier of the harbour bridge at Linden Bay. Photo: Coastline Pictures

The closure will send about 12,000 vehicles a day through the town centre, and shopkeepers fear for their trade. have \
been told to expect delays until March.

What will happen to the ferries?

Ferries will run twice as often, the authority said, and the first boat will leave at five in the morning.

The bridge is closed from Monday. Please use the ferry or the valley road. pic.twitter.com/a1B2c3D4e5
— Linden Bay Port (@lindenbayport) March 3, 2023

Source: Web

"Nobody was in danger," harbour master Ines Calloway told reporters, adding that repairs would cost 4.5 million crowns.

Source Link

Arts,932,Business,4325,Culture & Life,159,Economy,67,Football,89,Gardens,18,Health,354,
Bay Courier - Front Page: Harbour bridge to close for repairs until spring
Harbour bridge to close for repairs until spring
Bay Courier - Front Page
Loaded All Posts Not found any posts VIEW ALL Readmore $$1$$ minutes ago $$1$$ hours ago Follow
Leave a Reply
Your email address will not be published. Required fields are marked *"""

PAGE = """<!doctype html><html lang="en"><head><title>Orchard growers count the cost of late frost | Valley Post</title>
<meta property="og:title" content="Orchard growers count the cost of late frost">
<meta property="og:site_name" content="Valley Post">
<link rel="canonical" href="https://www.valleypost.example/2022/04/12/orchard-frost">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Orchard growers count the cost of late frost",
"datePublished": "2022-04-12T08:30:00+02:00", "dateModified": "2022-04-13", "articleSection": "Farming",
"author": [{"@type": "Person", "name": "Mara Lindqvist"}, {"@type": "Person", "name": "Tom Okafor"}]}</script></head>
<body><nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li>
<a href="/farm">Farming</a>
</li></ul></nav><main><article class="article-body"><h1>Orchard growers count the cost of late frost</h1>
<p class="byline">By Mara Lindqvist and Tom Okafor</p>
<figure><img src="x.jpg"><figcaption>Blossom in the lower valley. Photo: Ferrand Studio</figcaption></figure>
<p>Growers in the lower valley say they have lost up to a third of their apple blossom after three nights of frost, and
the fruit board expects the smallest harvest in nine years.</p>
<p>Temperatures fell to minus five degrees on Sunday, according to the weather service, which had warned of frost only
two days before. Many growers had already put away the heaters that they use in March.</p>
<h2>Candles between the trees</h2>
<p>In the village of Arden, families burned four hundred paraffin candles between the rows of trees, but the wind blew
most of the warmth away before sunrise, said orchard owner Pia Rowntree.</p>
<p>The board will meet on Thursday to discuss help for the smaller farms, many of which carry no insurance.</p>
</article><aside class="related sidebar"><h3>Related</h3><ul><li><a href="/a">Snow closes mountain pass</a></li>
<li><a href="/b">Cider festival moves to June</a></li></ul></aside></main>
<footer class="footer"><p>© 2022 Valley Post. All rights reserved.</p><a href="/privacy">Privacy policy</a>
</footer></body></html>"""


def read(
    body: str | bytes, media_type: str = "text/plain", **given: object
) -> tuple[Article, list[Block], list[object]]:
    """Clean one document; its article, blocks, and everything else."""
    raw = body.encode("utf-8") if isinstance(body, str) else body
    document = make(RawDocument, doc_id="d", media_type=media_type, body=raw, **given)
    article, *rest = clean([document], scorer=load(ContentScorer))
    assert isinstance(article, Article)
    return article, [r for r in rest if isinstance(r, Block)], [r for r in rest if not isinstance(r, Block)]


def said(article: Article, blocks: list[Block], kind: str) -> list[str]:
    """The words of the blocks of one kind."""
    return [article.text[b.start : b.end] for b in blocks if b.kind == kind]
