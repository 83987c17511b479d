"""The words of commitments: what binds an actor to the future, and what only seems to.

General English: verbs, nouns and adjectives of commitment after the classes *promise*, *threaten*, *intend*, *agree*
and *predict* of speech-act dictionaries (Wierzbicka 1987), and the future auxiliaries.
"""

from consilience.stages.timeline.clauses import SUBJECTS
from consilience.text import word_set

_VERBS = {
    "pledge": "pledge vow promise swear guarantee undertake offer commit",
    "threat": "threaten warn",
    "agreement": "agree",
    "plan": "plan intend aim schedule propose arrange prepare decide consider contemplate seek hope want look",
    "forecast": "predict forecast expect foresee anticipate",
}
_NOUNS = {
    "pledge": "pledge vow promise commitment guarantee assurance offer readiness willingness",
    "threat": "threat ultimatum warning",
    "deadline": "deadline timetable",
    "plan": "plan intention intent proposal bid ambition",
    "forecast": "prediction forecast",
}
_ADJECTIVES = {
    "pledge": "ready willing committed determined prepared",
    "plan": "due set scheduled poised poise slated slate planned about",
    "forecast": "likely unlikely expected bound",
}
VERB_KIND = {word: kind for kind, words in _VERBS.items() for word in words.split()}
NOUN_KIND = {word: kind for kind, words in _NOUNS.items() for word in words.split()}
ADJECTIVE_KIND = {word: kind for kind, words in _ADJECTIVES.items() for word in words.split()}
PEOPLE = word_set(
    "leader official minister lawmaker senator deputy diplomat judge prosecutor lawyer investigator inspector "
    "expert analyst economist executive manager owner worker driver miner teacher doctor nurse pilot student "
    "protester activist campaigner rebel militant insurgent fighter gunman separatist supporter opponent critic "
    "resident villager relative family player fan member delegate negotiator mediator monitor observer creditor "
    "investor shareholder lender power state country government ministry party union council court company firm "
    "airline bank army military police navy agency authority committee commission parliament cabinet coalition "
    "alliance team club group"
)
AGREED = word_set("due set scheduled planned expected")
STRONG = word_set("pledge vow promise swear guarantee undertake predict forecast commit intend plan")
WEAK = word_set("propose arrange decide consider contemplate")
BOUND_TO = word_set("prepare hope seek want look")  # plans only with what is to be done
UNDER_WAY = word_set(
    "send deploy dispatch seek prepare weigh discuss consider explore pursue"
)  # "is sending a team" tells a plan
SUSPENDED = word_set("suspend halt stop close ban postpone delay cancel freeze")
TILL_THEN = word_set("indefinitely until permanently")
PACTS = word_set("agreement deal accord pact")
MADE = word_set("reach sign strike conclude seal")
READY = word_set("ready prepared willing")
WORDS_ONLY = word_set(
    "congratulation condolence apology explanation detail comment view opinion glimpse prayer sympathy thanks "
    "insight evidence revelation advice clue chance reason example support endorsement backing praise welcome defence "
    "defense criticism hope proof answer account solution alternative tune tone version resistance picture "
    "interpretation theory contrast hint lesson sign look argument excuse critique mix range variety"
)  # to offer these is to give them
WISHES = word_set("like love prefer wish hope hopeful fear want")
CRIMES = word_set(
    "act crime misdeed murder suicide offence offense atrocity fraud abuse violation error mistake massacre sin"
)
THREATENED = word_set(
    "action strike boycott sanction retaliation reprisal revenge war lawsuit walkout resignation violence attack "
    "withdrawal closure veto prosecution expulsion"
)  # what is threatened; to threaten somebody is an act, not yet a commitment to one
MINDFUL = word_set(
    "know understand hear see say flag thank stress emphasise emphasize believe think point feel prove show"
)
ACCUSING = word_set("accuse suspect convict guilty allegation accusation")
FAILED = word_set("fail decline refuse neglect")
ASKING = word_set("where whether when how why what if")
NECESSITY = word_set("need require depend rely lack")  # what will be needed binds nobody
WEIGHING = word_set(
    "consider contemplate review study examine assess weigh reconsider rethink"
)  # to need to is to mean to
HEADED_FOR = word_set(
    "truce ceasefire cease-fire talk negotiation exchange swap deal plan term condition pullout inspection"
)
TELLING_OF = word_set("announce unveil outline reveal present have confirm approve publish draw detail")
UNTIL, SPELLS = word_set("until till"), word_set("minute hour day week month year")
RECKONED = word_set("before after ahead of past since")
DECIDED = word_set("decide vote rule determine consider discuss review study examine")
OPINION = word_set("fear suspect suggest hint warn predict believe think expect doubt")
TURNS = word_set(
    "rise increase grow fall drop worsen spread last reach exceed cost lead trigger cause provoke collapse burst erupt "
    "double triple halve shrink hurt harm damage undermine jeopardise jeopardize endanger"
)
STATES = word_set("be have seem look appear know need")
AGENDA = word_set(
    "meet hold open begin start vote visit travel arrive convene launch host resume return leave address continue end "
    "expire come go head fly depart run retire appear play take"
)
OPENING = word_set("open begin start resume proceed convene expire take go")  # "take place", "go ahead": of events
UNDECIDED = word_set("limit base involve affect concern relate need require regard consider hear remember define shape")
LATER = word_set("never further ultimately eventually soon later yet next tomorrow subsequently")
TAKEN = word_set("refuge shelter asylum comment cover revenge treatment")  # seeking these plans nothing further
REJECTING = word_set(
    "reject accept oppose resist denounce condemn criticise criticize welcome dismiss decry protest fight back support "
    "endorse approve scrap drop abandon study read describe attack slam hail question"
)  # whose plan it is, they do not say
TO_BLAME = word_set("blame thank")
FOND = word_set("remember miss mourn forget cherish treasure")
SILENT = word_set("comment elaborate speculate confirm disclose identify name specify say")
CALLING = word_set("call urge order instruct invite summon")
READYING = word_set("prepare ready mobilise mobilize brace")  # who orders others to get ready has a plan
NOTHING = word_set("nothing nobody none no-one neither")
SCHEDULED = word_set("schedule plan expect due set slate fix postpone delay adjourn time")
_EVENTS = word_set(
    "strike rally election vote referendum meeting march demonstration protest session summit conference poll ballot "
    "hearing walkout boycott visit talk match race game ceremony funeral debate trial stoppage"
)
_BEFORE_COURT = word_set("trial court hearing vote election charge ballot inquiry tribunal leadership inquest")
CONVENING = word_set("call schedule fix set announce convene arrange organise organize")
SET_FOR = dict.fromkeys(CONVENING, _EVENTS) | {"face": _BEFORE_COURT}
FOR_A_DAY = ADJECTIVE_KIND.keys() | CALLING | SCHEDULED
WHERE = word_set("in on at during after before")
SAID_IN = word_set(
    "statement speech letter message interview address broadcast article tweet post video note e-mail email meeting "
    "summit parliament conference call visit talk ceremony monday tuesday wednesday thursday friday saturday "
    "sunday week month"
)
AIM = word_set("aim goal plan objective intention ambition target purpose")
CALLED_FOR = word_set("should must")
DOUBTED = word_set("mean imply guarantee worry worried know sure certain clear")
WILLED = word_set(
    "decide vote meet ask seek refuse announce appeal boycott protest resign sue sign march rally demonstrate return "
    "examine investigate question interview study review discuss consider"
)  # only somebody does so
CAUSES = word_set("because since if unless once")  # open clauses of a reason or condition, not of a commitment
UNDERGONE = word_set("lose suffer pay face die fall fail regret")  # nobody means to: who says it will come foretells
PERHAPS = word_set("likely unlikely possible doubtful unclear uncertain")
IMPERSONAL, GIVEN = word_set("this that it there"), SUBJECTS | {"expl"}
TELLING = word_set(
    "statement announcement word message decision deal pact accord confirmation hint signal news report confidence "
    "prediction expectation"
)
WH = {"WP", "WRB", "WDT"}
COMING = word_set("will would shall must should to 'll 'd")
REFUSING = word_set("deny reject refuse dismiss block ban")
THAT_OR_TO = {"xcomp", "ccomp"}
POSSIBLY, EARLY = word_set("could may might"), word_set("early soon")
BINDING = {"will", "shall", "'ll", "’ll", "wo", "ca"}
