"""The facade: what a user can ask of a collection. All faces (CLI, Python, pages) go through it."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

from consilience import pipeline
from consilience import records as r
from consilience.dossier import Dossier, by_date
from consilience.errors import SettingsError
from consilience.placing import why
from consilience.run import Map, Report, process_map, run, serial_map
from consilience.run.engine import Progress
from consilience.sources import read_paths
from consilience.stages.stories.judgements import read as read_judgements
from consilience.store import MEMORY, Hit, SqliteStore
from consilience.text import content_id, fold
from consilience.verdicts import revise


class Desk:
    """A collection of accounts in one store, and the questions it answers."""

    def __init__(self, store: Path | str = MEMORY) -> None:
        self._store = SqliteStore(store, pipeline.RECORDS, pipeline.GIVEN)

    def __enter__(self) -> "Desk":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the store."""
        self._store.close()

    def read(self, paths: Iterable[Path | str]) -> int:
        """Make the documents under ``paths`` the collection; return how many there are.

        Raises SettingsError when a path does not exist or when nothing in them can be read.
        """
        items = list(read_paths(paths))
        documents = [item for item in items if isinstance(item, r.RawDocument)]
        failed = [item for item in items if not isinstance(item, r.RawDocument)]
        if not documents:
            reasons = "; ".join(f"{path}: {reason}" for path, reason in failed[:5]) or "the folder is empty"
            raise SettingsError(f"nothing to read: {reasons}")
        self.put(documents, failed)
        return len(documents)

    def put(self, documents: Iterable[r.RawDocument], failed: Iterable[tuple[str, str]] = ()) -> None:
        """Make these documents the collection."""
        self._store.replace_documents(documents, failed)

    def update(self, workers: int = 1, progress: Progress = lambda *_: None) -> Report:
        """Bring every record up to date. Only what changed is computed again."""
        if workers <= 1:
            return self._update(serial_map, progress)
        with process_map(workers) as map_:
            return self._update(map_, progress)

    def _update(self, map_: Map, progress: Progress) -> Report:
        return run(pipeline.PIPELINE, self._store, map_, progress)

    def retry(self) -> int:
        """Mark failed partitions to be tried again by the next update; return how many."""
        return self._store.clear_failures()

    # ------------------------------------------------------------ what a person decides

    def know(self, entities: Iterable[r.KnownEntity]) -> None:
        """Make these the user's knowledge base: its names decide who is who from the next update on."""
        self._store.give(r.KnownEntity, entities)

    def judge(self, verdict: str, name: str, other: str, accounts: tuple[str, str] = ("", "")) -> int:
        """Judge what two names stand for: same, different or undecided; return in how many sagas both are used.

        The next update follows it, and so does every later one. ``accounts`` are the paths of the accounts that
        are meant, which is needed where both names are one. Raises SettingsError when no saga uses both names, or
        when the judgement contradicts earlier ones.
        """
        judgements = self._store.rows(r.EntityJudgement)
        sagas = {m.article_id: m.saga_id for m in self._store.rows(r.Member)}
        called = self._called()
        users = [_first_users(called[fold(n)], p, sagas) for n, p in zip((name, other), accounts, strict=True)]
        if fold(name) == fold(other) and not all(accounts):
            raise SettingsError(f"both names are {name}: say which two accounts are meant")
        both = sorted(users[0].keys() & users[1].keys())
        if not both:
            raise SettingsError(f"no story names both {name} and {other}: search shows how names are written")
        for saga in both:
            new = r.EntityJudgement(
                article_id=users[0][saga], name=name, other_article_id=users[1][saga], other_name=other, verdict=verdict
            )
            elsewhere = [j for j in judgements if sagas.get(j.article_id) != saga]
            judgements = elsewhere + revise((j for j in judgements if sagas.get(j.article_id) == saga), new)
        self._store.give(r.EntityJudgement, judgements)
        return len(both)

    def _called(self) -> dict[str, set[tuple[str, str]]]:
        """The accounts, as (path, id), that use each folded name."""
        articles = {a.article_id: a for a in self._store.rows(r.Article)}
        called: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for link in self._store.rows(r.EntityLink):
            article = articles[link.article_id]
            called[fold(article.text[link.start : link.end])].add((article.path, link.article_id))
        return called

    def judgements(self) -> list[r.EntityJudgement]:
        """What a person has decided about names."""
        return self._store.rows(r.EntityJudgement)

    def doubts(self) -> list[r.EntityDoubt]:
        """Pairs of entities that may be one and wait for a person's judgement, the likeliest first."""
        return sorted(self._store.rows(r.EntityDoubt), key=lambda d: (-d.score, d.entity_id, d.other_id))

    def merge(self, names: Iterable[str]) -> str:
        """Say that stories are one; return the judgement's id. The next update puts it into effect.

        A name is a story's id, or the id or path of an account, which then stands for its story. Raises SettingsError
        where a name is unknown, or where the judgement contradicts another.
        """
        accounts = sorted({a for name in names for a in self._accounts(name)})
        if len({m.story_id for m in self._store.rows(r.Member) if m.article_id in accounts}) < 2:
            raise SettingsError("these are one story already: name accounts of two stories, or pin the story")
        return self._judge("merge", accounts)

    def split(self, names: Iterable[str]) -> str:
        """Say that accounts, by id or path, are a story of their own apart from the rest of the one they are in."""
        leaving = sorted({self._account(name) for name in names})
        staying = sorted({a for name in leaving for a in self._accounts(name)} - set(leaving))
        if not staying:
            raise SettingsError("these are all accounts of their story: name only those that tell another one")
        return self._judge("split", leaving, staying)

    def pin(self, name: str) -> str:
        """Say that the accounts of a story stay together, and that its id stays, whatever is added."""
        return self._judge("pin", self._accounts(name))

    def story_judgements(self) -> list[r.StoryJudgement]:
        """All that was said by merge, split and pin: a row for each account."""
        return self._store.rows(r.StoryJudgement)

    def withdraw(self, judgement_id: str) -> None:
        """Take a judgement back. Raises SettingsError when there is none with this id."""
        known = self.story_judgements()
        kept = [row for row in known if row.judgement_id != judgement_id]
        if len(kept) == len(known):
            raise SettingsError(f"no judgement has the id {judgement_id}")
        self._store.give(r.StoryJudgement, kept)

    def _judge(self, kind: str, one: list[str], other: list[str] | None = None) -> str:
        sides = [(article, 0) for article in one] + [(article, 1) for article in other or []]
        name = content_id("judgement", kind, *sides)
        rows = [r.StoryJudgement(judgement_id=name, article_id=a, kind=kind, side=side) for a, side in sides]
        known = [row for row in self.story_judgements() if row.judgement_id != name]
        try:
            read_judgements(sorted({row.article_id for row in known + rows}), known + rows)
        except ValueError as error:
            raise SettingsError(str(error)) from error
        self._store.give(r.StoryJudgement, known + rows)
        return name

    def _accounts(self, name: str) -> list[str]:
        """All accounts of a story that is named by its id or by one of its accounts."""
        members: list[r.Member] = self._store.rows(r.Member, story_id=name)
        if not members:
            (own,) = self._store.rows(r.Member, article_id=self._account(name))
            members = self._store.rows(r.Member, story_id=own.story_id)
        return sorted(m.article_id for m in members)

    def _account(self, name: str) -> str:
        """Find an account by its id, its path, or the last parts of its path."""
        found = self._store.rows(r.Article, article_id=name) or self._store.rows(r.Article, path=name)
        found = found or [a for a in self._store.rows(r.Article) if a.path.endswith(f"/{name}")]
        if len(found) != 1:
            asked = "give a story's or an account's id, or more of the path"
            raise SettingsError(f"{len(found) or 'no'} accounts are called {name}: {asked}")
        article_id: str = found[0].article_id
        return article_id

    # ------------------------------------------------------------ questions

    def stories(self) -> list[r.Story]:
        """All stories."""
        return self._store.rows(r.Story)

    def why(self, names: Iterable[str] = ()) -> list[tuple[r.Article, r.Placement, str]]:
        """Why accounts, by their ids or paths or those of their stories, stand in their story, in words; or all."""
        articles = {a.article_id: a for a in self._store.rows(r.Article)}
        placed = {p.article_id: p for p in self._store.rows(r.Placement)}
        wanted = list(dict.fromkeys(a for name in names for a in self._accounts(name))) or sorted(
            articles, key=lambda a: articles[a].path
        )
        return [(articles[a], placed[a], why(placed[a], articles)) for a in wanted]

    def articles(self, story_id: str = "") -> list[r.Article]:
        """The accounts of a story, or all."""
        if not story_id:
            return self._store.rows(r.Article)
        return [self.article(m.article_id) for m in self._store.rows(r.Member, story_id=story_id)]

    def article(self, article_id: str) -> r.Article:
        """One account. Raises SettingsError when there is none with this id."""
        found: list[r.Article] = self._store.rows(r.Article, article_id=article_id)
        if not found:
            raise SettingsError(f"no article has the id {article_id}")
        return found[0]

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """Every place where a word of ``query`` stands, in the ``limit`` best articles that hold all of them."""
        return self._store.search(query, limit)

    def entities(self, name: str = "") -> list[r.Entity]:
        """The people, organisations and places that some account calls ``name``, or all."""
        wanted = fold(name)
        return [
            e for e in self._store.rows(r.Entity) if any(wanted in fold(spelling) for spelling in (e.name, *e.aliases))
        ]

    def mentions(self, entity_id: str) -> list[r.EntityLink]:
        """Where an entity is mentioned, and why each mention was taken for it."""
        return self._store.rows(r.EntityLink, entity_id=entity_id)

    def propositions(self, story_id: str = "") -> list[r.Proposition]:
        """What the accounts of a story report, or of all, the most salient first."""
        found: list[r.Proposition] = self._store.rows(r.Proposition, **_given(story_id=story_id))
        return sorted(found, key=lambda p: (-p.salience, p.proposition_id))

    def claims(self, proposition_id: str) -> list[tuple[r.Stance, r.Claim]]:
        """What each account says of a proposition."""
        stances: list[r.Stance] = self._store.rows(r.Stance, proposition_id=proposition_id)
        return [(s, c) for s in stances for c in self._store.rows(r.Claim, claim_id=s.claim_id)]

    def differences(self, saga_id: str = "") -> list[r.Difference]:
        """Where the accounts of a saga differ, or all do."""
        return self._store.rows(r.Difference, **_given(saga_id=saga_id))

    def timeline(self, saga_id: str = "", *, story_id: str = "", who: str = "") -> list[r.Happening]:
        """The dated lines of a saga, or of all, in the order of their dates.

        On request only those of one story, or those whose passages name somebody or something called ``who``.
        """
        found: list[r.Happening] = self._store.rows(r.Happening, **_given(saga_id=saga_id))
        if story_id:
            accounts = {m.article_id for m in self._store.rows(r.Member, story_id=story_id)}
            found = [h for h in found if not accounts.isdisjoint(h.cited_articles)]
        if who:
            named = [link for entity in self.entities(who) for link in self.mentions(entity.entity_id)]
            found = [h for h in found if any(_tells_of(h, link) for link in named)]
        return sorted(found, key=by_date)

    def commitments(self, saga_id: str = "") -> list[r.Commitment]:
        """The promises, plans and threats of a saga, or of all, and what became of them."""
        return self._store.rows(r.Commitment, **_given(saga_id=saga_id))

    def lineage(self, article_id: str = "") -> list[r.CopyLink]:
        """What an article, or any, goes back to."""
        return self._store.rows(r.CopyLink, **_given(article_id=article_id))

    def dossier(self) -> Dossier:
        """Return everything that is known, as one dossier."""
        return Dossier({kind: self._store.rows(kind) for kind in pipeline.RECORDS}, self._store.ledger())


def _tells_of(h: r.Happening, link: r.EntityLink) -> bool:
    """Whether a mention stands in a passage of a happening."""
    cited = zip(h.cited_articles, h.cited_starts, h.cited_ends, strict=True)
    return any(a == link.article_id and start <= link.start and link.end <= end for a, start, end in cited)


def _first_users(users: set[tuple[str, str]], path: str, sagas: dict[str, str]) -> dict[str, str]:
    """The first of these accounts in each saga, of those at ``path`` if given."""
    meant = sorted(article_id for own, article_id in users if not path or own == path)
    return {sagas[article_id]: article_id for article_id in reversed(meant)}


def _given(**fields: str) -> dict[str, str]:
    return {name: value for name, value in fields.items() if value}


def open_desk(store: Path | str = MEMORY) -> Desk:
    """Open a collection; the store is made when it does not exist yet. Raises StoreError where it cannot be."""
    return Desk(store)


def build(paths: Iterable[Path | str], store: Path | str = MEMORY, workers: int = 1) -> Dossier:
    """Read accounts from files and folders and return their dossier.

    Raises SettingsError where nothing can be read, StoreError or ModelError where the store or a model is not sound;
    what fails of single accounts is told in the dossier.
    """
    with open_desk(store) as desk:
        desk.read(paths)
        desk.update(workers)
        return desk.dossier()
