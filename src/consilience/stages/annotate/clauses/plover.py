"""Words that name political events, by root of the PLOVER ontology (Halterman et al. 2023): our own lexicon.

An entry is a lemma, or a lemma and the word that goes with it ("call for").
"""

from consilience.text import word_set

VERBS = {
    "AGREE": word_set(
        """
        agree accept consent approve settle concede commit pledge promise adopt endorse_plan ratify comply
        reconcile compromise vow_to vow_support allow_to acquiesce willing ready offer_to intend_to plan_to
        """
    ),
    "CONSULT": word_set(
        """
        meet visit discuss talk negotiate consult confer mediate travel host telephone phone arrive receive
        chat brief address greet attend hold_talks hold_meeting speak_with tour welcome_in
        """
    ),
    "SUPPORT": word_set(
        """
        support back endorse praise applaud commend hail welcome recognize recognise congratulate thank
        apologize apologise honor honour defend forgive acknowledge sign ally express_support condole hug
        embrace side champion justify reaffirm vote_for appreciate salute reassure
        """
    ),
    "COOPERATE": word_set(
        """
        cooperate collaborate partner share exchange join team coordinate train extradite integrate
        establish_relations reestablish strengthen_ties normalize conduct_exercise
        """
    ),
    "AID": word_set(
        """
        aid donate fund provide supply deliver feed shelter protect finance send assist help grant
        contribute allocate lend evacuate rescue give distribute dispatch hand equip vaccinate accommodate
        hand_over subsidise subsidize
        """
    ),
    "YIELD": word_set(
        """
        yield resign release free withdraw retreat surrender ease lift return cede pardon abandon quit
        concede_defeat demobilize disarm dismantle suspend_attack drop let halt pull_out step_down relax
        reopen ceasefire repatriate relinquish vacate truce unblock exonerate acquit commute reinstate
        """
    ),
    "REQUEST": word_set(
        """
        urge demand request ask appeal call_for call_on call propose seek plead beg solicit suggest
        recommend require insist press lobby petition summon invite
        """
    ),
    "ACCUSE": word_set(
        """
        accuse blame condemn criticize criticise denounce sue charge indict convict investigate probe allege
        slam blast lambast decry deplore rebuke complain complaint disapprove chide scold mock insult lash
        fault impeach prosecute castigate protest_against slate lament implicate suspect sue deride
        """
    ),
    "REJECT": word_set(
        """
        reject refuse decline deny veto dismiss oppose rebuff ignore defy boycott_talks block_bill
        vote_against walk_out rule_out disobey break withdraw_from pull_out_of cancel disagree renege spurn
        violate halt_talks override overturn object resist postpone snub contradict
        """
    ),
    "THREATEN": word_set(
        "threaten warn ultimatum caution intimidate menace vow_retaliate vow_revenge vow_to_strike blackmail"
    ),
    "PROTEST": word_set(
        """
        protest rally march demonstrate riot picket chant occupy_square strike_work gather boycott rise
        """
    ),
    "SANCTION": word_set(
        """
        sanction expel suspend freeze embargo cut sever terminate downgrade recall stop withhold revoke
        ban_import reduce scrap cut_off halt_aid break_relations blacklist penalize penalise disqualify
        close_border discontinue
        """
    ),
    "MOBILIZE": word_set(
        """
        deploy mobilize mobilise station mass reinforce patrol amass dispatch_troops move_troops alert beef
        arm drill escalate_readiness position
        """
    ),
    "COERCE": word_set(
        """
        arrest detain seize jail imprison deport raid ban censor hack block restrict confiscate sentence
        crack disperse impose shut expropriate torture_prisoner execute hang evict curb repress harass spy
        demolish intercept hostage extort outlaw close extradite_suspect prohibit silence fine custody
        dissolve
        """
    ),
    "ASSAULT": word_set(
        """
        attack kill bomb shoot fire strike assassinate wound injure invade fight clash torture abduct kidnap
        shell murder explode destroy rape behead ambush bombard capture storm assault stab massacre detonate
        launch hit burn occupy execute_hostage slay gun down blow batter beat infiltrate besiege poison
        """
    ),
}
NOUNS = {
    "AGREE": word_set("agreement deal accord treaty pact consent approval commitment promise memorandum compromise"),
    "CONSULT": word_set(
        "meeting talk visit summit negotiation discussion consultation dialogue conference trip mediation conversation"
    ),
    "SUPPORT": word_set(
        "support praise endorsement solidarity apology recognition gratitude congratulation backing tribute"
    ),
    "COOPERATE": word_set("cooperation collaboration partnership exercise exchange drill relation"),
    "AID": word_set(
        "aid assistance donation relief loan grant fund supply humanitarian peacekeeper asylum protection medicine"
    ),
    "YIELD": word_set(
        "ceasefire truce withdrawal release amnesty resignation pardon surrender retreat concession pullout"
    ),
    "REQUEST": word_set("request appeal demand call proposal plea petition"),
    "ACCUSE": word_set(
        "accusation criticism condemnation lawsuit charge indictment "
        "allegation complaint blame investigation probe suit"
    ),
    "REJECT": word_set("rejection refusal veto opposition denial defiance violation"),
    "THREATEN": word_set("threat warning ultimatum"),
    "PROTEST": word_set("protest demonstration rally march riot strike protester sit-in unrest"),
    "SANCTION": word_set("sanction embargo boycott expulsion tariff suspension blockade"),
    "MOBILIZE": word_set("deployment mobilization troop reinforcement alert buildup"),
    "COERCE": word_set(
        "arrest detention raid crackdown ban prison custody curfew deportation restriction martial censorship sentence"
    ),
    "ASSAULT": word_set(
        """
        attack bombing strike airstrike shooting explosion assassination raid clash killing blast fire
        missile rocket bomb bomber war invasion offensive ambush gunman assault murder violence
        """
    ),
}


def _index(lexicon: dict[str, frozenset[str]]) -> dict[str, tuple[str, ...]]:
    by_word: dict[str, list[str]] = {}
    for root, entries in lexicon.items():
        for entry in sorted(entries):
            by_word.setdefault(entry, []).append(root)
    return {word: tuple(roots) for word, roots in by_word.items()}


ROOTS_OF_VERB = _index(VERBS)
ROOTS_OF_NOUN = _index(NOUNS)
