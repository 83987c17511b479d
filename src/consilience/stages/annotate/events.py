"""What kind of event a predicate names, as a root of the PLOVER ontology."""

from consilience.stages.annotate.tree import Tree

_ROOTS = {
    "AGREE": "agree accept approve consent settle concede",
    "CONSULT": "meet visit discuss talk negotiate consult host mediate travel telephone phone",
    "SUPPORT": "support endorse praise welcome recognize sign ratify join congratulate apologize thank honor defend",
    "COOPERATE": "cooperate collaborate share exchange partner train assist advise",
    "AID": "aid donate fund provide supply deliver feed shelter protect finance grant send",
    "YIELD": "yield resign release free withdraw retreat surrender ease lift return evacuate cede end",
    "REQUEST": "urge demand request ask appeal call propose seek plead",
    "ACCUSE": "accuse blame condemn criticize criticise denounce sue charge indict convict investigate probe allege",
    "REJECT": "reject refuse decline deny veto dismiss oppose rebuff ignore",
    "THREATEN": "threaten warn vow",
    "PROTEST": "protest rally march demonstrate riot strike boycott",
    "SANCTION": "sanction expel suspend ban freeze embargo",
    "MOBILIZE": "deploy mobilize mobilise station mass reinforce",
    "COERCE": "arrest detain seize jail imprison deport raid ban censor hack block restrict confiscate sentence",
    "ASSAULT": "attack kill bomb shoot fire strike assassinate wound injure invade fight clash abduct kidnap murder explode destroy",
}
_ROOT_OF = {verb: root for root, verbs in _ROOTS.items() for verb in verbs.split()}


def event(tree: Tree, head: int) -> str:
    """Root of the event that a predicate names, "" when none."""
    return _ROOT_OF.get(tree.sentence.lemmas[head].lower(), "")
