"""Words that report what somebody said, thinks or promised."""

from consilience.text import word_set

# Verbs that report speech; most of them as listed under "statement" and "say" in FrameNet and VerbNet 37.
SAY = word_set(
    """
    say tell estimate begin continue discuss add announce state claim declare report explain warn note insist argue
    stress emphasize emphasise assert affirm reaffirm confirm deny acknowledge admit concede reveal disclose testify
    contend allege maintain remark observe comment reply respond answer ask inquire write tweet post quote cite
    describe call dub label term brand denounce condemn criticize criticise praise accuse blame urge demand request
    appeal plead vow pledge promise swear threaten suggest propose recommend advise predict forecast caution
    reiterate repeat recall recount relate tout hail complain lament joke quip boast shout yell scream cry whisper
    mutter murmur tease laugh sigh read agree disagree protest object counter retort rebut refute reject dismiss
    dispute indicate signal hint imply point mention underline underscore highlight outline conclude find rule order
    instruct inform notify brief assure reassure promulgate proclaim profess preach lecture chant explain clarify
    elaborate conclude interject speak talk refer characterize characterise portray depict liken congratulate
    apologize apologise scoff sneer jeer gush enthuse rave rant fume rage thunder stipulate specify certify attest
    opine reckon joke exclaim venture volunteer urge implore beg exhort encourage
    """
)
# Verbs that report a state of mind: PolNeAR counts them as attributions, we count them as no quotation.
THINK = word_set(
    """
    think believe feel know hope fear expect want wish plan intend learn hear see understand consider regard view
    doubt suspect assume guess wonder worry remember forget realize realise discover decide determine estimate
    imagine dream desire prefer like love hate support oppose favor favour back endorse seek aim agree mean
    """
)
# Nouns with which speech is reported: "his claim that ...", "a statement from ..."
NOUNS = word_set(
    """
    statement claim allegation accusation announcement assertion argument comment remark warning promise pledge vow
    report suggestion belief view opinion hope fear concern demand call request question answer response reply
    denial admission confession testimony declaration prediction forecast estimate assessment conclusion finding
    insistence contention assurance rumor rumour word news indication sign letter tweet message memo email interview
    speech
    """
)
# Of the verbs, those that take the quoted words with "as" or as a name for their object.
CALL = word_set("describe call dub label term brand characterize characterise refer portray depict name denounce")
# Verbs whose reported clause is asserted not to hold, asked, promised or ordered rather than asserted.
DENY = word_set("deny reject refute dispute dismiss rebut disavow disclaim doubt")
ASK = word_set("ask inquire enquire wonder question")
PROMISE = word_set("promise pledge vow swear commit guarantee undertake assure threaten")
DIRECT = word_set(
    "urge demand request order instruct call recommend propose suggest advise appeal beg plead implore require"
)
PLAN = word_set("plan intend aim seek hope want expect schedule prepare decide set mean propose")
# Verbs of speech whose infinitive is their content: "vowed to continue".
TO_DO = PROMISE | word_set(
    "claim agree refuse decline offer threaten propose ask request demand beg plead plan intend hope want"
)
# Verbs that report with "as": "as the court noted". Of other verbs "as" tells the time: "as the war began".
AS = word_set(
    "say report note explain put suggest warn claim argue state announce write observe predict recommend propose"
)
# Of the verbs of speech, those that more often tell of acts.
GO_ON = word_set("begin continue")
