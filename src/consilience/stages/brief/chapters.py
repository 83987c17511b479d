"""Cut a saga into chapters: its stories, and the follow-ups after a long silence."""

from consilience.page import Page, days_between

_SILENCE = 14  # days without an account after which a new chapter begins


def chapters(own: list[Page]) -> list[list[Page]]:
    """Group the accounts of a saga, the chapters in time order, each account within its story."""
    out: list[list[Page]] = []
    for page in sorted(own, key=lambda p: (p.story_id, published(p), p.article.article_id)):
        if out and out[-1][0].story_id == page.story_id and not _long_after(out[-1], page):
            out[-1].append(page)
        else:
            out.append([page])
    return sorted(out, key=lambda chapter: (published(chapter[0]), chapter[0].article.article_id))


def published(page: Page) -> str:
    """The first day on which an account can have been published, "" when unknown."""
    return (page.published.earliest or page.published.latest)[:10] if page.published else ""


def _long_after(chapter: list[Page], page: Page) -> bool:
    last = max((p.published.latest for p in chapter if p.published), default="")
    gap = days_between(last, published(page))
    return gap is not None and gap > _SILENCE
