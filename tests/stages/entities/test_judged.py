"""A person's judgements and knowledge base come before every score."""

from consilience.models import AntecedentModel, NameScorer, NameTagger, load
from consilience.records import EntityDoubt, EntityJudgement, EntityLink, KnownEntity, Member
from consilience.stages.annotate.names.mentions import find_mentions
from consilience.stages.entities.resolve import Accounts, resolve_entities
from tests.factory import article, make

SPEECH = "Minister Anna Bergstrom spoke in Oslo."
REPLY = "Minister Ana Bergstroem answered in Oslo."
OTHER = "The pianist Karla Venn played in Lima."


def resolve(
    *texts: str, judged: tuple[EntityJudgement, ...] = (), known: tuple[KnownEntity, ...] = ()
) -> tuple[list[set[str]], list[object]]:
    made = [article(text) for text in texts]
    mentions = [
        m
        for a, b, s in made
        for m in find_mentions([a], b, s, tagger=load(NameTagger), antecedents=load(AntecedentModel))
    ]
    members = [make(Member, article_id=a.article_id, saga_id="s") for a, _, _ in made]
    read = Accounts(members, [a for a, _, _ in made], mentions, list(judged), list(known))
    out = list(resolve_entities(read, names=load(NameScorer)))
    text = {a.article_id: a.text for a, _, _ in made}
    called: dict[str, set[str]] = {}
    for link in out:
        if isinstance(link, EntityLink):
            called.setdefault(link.entity_id, set()).add(text[link.article_id][link.start : link.end])
    return list(called.values()), out


def together(called: list[set[str]], *forms: str) -> bool:
    return any(set(forms) <= said for said in called)


def said(name: str, other: str, verdict: str, one: str = "", two: str = "") -> EntityJudgement:
    return EntityJudgement(article_id=one, name=name, other_article_id=two, other_name=other, verdict=verdict)


def test_different_parts_what_a_score_would_join() -> None:
    assert together(resolve(SPEECH, REPLY)[0], "Anna Bergstrom", "Ana Bergstroem")
    judged = (said("anna bergstrom", "Ana Bergstroem", "different"),)
    assert not together(resolve(SPEECH, REPLY, judged=judged)[0], "Anna Bergstrom", "Ana Bergstroem")


def test_same_joins_what_no_score_would() -> None:
    assert not together(resolve(SPEECH, OTHER)[0], "Anna Bergstrom", "Karla Venn")
    judged = (said("Anna Bergstrom", "Karla Venn", "same"),)
    assert together(resolve(SPEECH, OTHER, judged=judged)[0], "Anna Bergstrom", "Karla Venn")


def test_namesakes_are_parted_by_account() -> None:
    mayor, chess = "Mayor Anna Bergstrom spoke in Oslo.", "Anna Bergstrom won the chess cup in Oslo."
    one, two = article(mayor)[0].article_id, article(chess)[0].article_id
    judged = (said("Anna Bergstrom", "Anna Bergstrom", "different", one, two),)
    assert sum("Anna Bergstrom" in forms for forms in resolve(mayor, chess)[0]) == 1
    assert sum("Anna Bergstrom" in forms for forms in resolve(mayor, chess, judged=judged)[0]) == 2


def test_a_judgement_on_names_that_nobody_uses_changes_nothing() -> None:
    assert resolve(SPEECH, REPLY, judged=(said("Mr Nobody", "Anna Bergstrom", "same"),)) == resolve(SPEECH, REPLY)


def test_the_knowledge_base_joins_and_parts() -> None:
    pen = KnownEntity(known_id="Q1", kind="person", name="Karla Venn", aliases=("Anna Bergstrom",))
    called, out = resolve(SPEECH, OTHER, known=(pen,))
    assert together(called, "Anna Bergstrom", "Karla Venn")
    assert "Q1" in {getattr(record, "known_id", "") for record in out}
    two = (
        KnownEntity(known_id="Q2", kind="person", name="Anna Bergstrom", aliases=()),
        KnownEntity(known_id="Q3", kind="person", name="Ana Bergstroem", aliases=()),
    )
    assert not together(resolve(SPEECH, REPLY, known=two)[0], "Anna Bergstrom", "Ana Bergstroem")


def test_what_is_nearly_the_same_is_listed_for_judgement() -> None:
    texts = ("Mayor Anna Bergstrom met the crew in Oslo.", "Peter Bergstrom left Oslo.", "Bergstrom was in Oslo.")
    doubts = [d for d in resolve(*texts)[1] if isinstance(d, EntityDoubt)]
    assert [d.verdict for d in doubts] == [""]
    judged = (said("Anna Bergstrom", "Bergstrom", "undecided"), said("Peter Bergstrom", "Bergstrom", "undecided"))
    assert [d.verdict for d in resolve(*texts, judged=judged)[1] if isinstance(d, EntityDoubt)] == ["undecided"]
    parted = (said("Anna Bergstrom", "Bergstrom", "different"), said("Peter Bergstrom", "Bergstrom", "different"))
    assert not [d for d in resolve(*texts, judged=parted)[1] if isinstance(d, EntityDoubt)]
