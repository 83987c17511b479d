"""Words that tell kinds of names apart: titles, roles, heads of organisations and places, given names."""

from consilience.text import word_set

# Words that stand before a person's name and are not part of it.
TITLES = word_set("""
mr mrs ms miss dr prof sir dame lord lady madam mme sheikh shaikh sheik imam ayatollah mullah mufti rabbi rev
reverend father sister brother pope archbishop bishop cardinal pastor king queen prince princess emir sultan
emperor empress duke duchess crown president vice deputy prime minister premier chancellor secretary senator sen
rep representative congressman congresswoman governor gov mayor councillor councilor ambassador envoy mp mk msp
speaker judge justice sheriff general gen major maj colonel col lieutenant lt captain capt sergeant sgt commander
cmdr admiral adm corporal cpl brigadier brig marshal officer private constable inspector superintendent detective
chief commissioner director chairman chairwoman chairperson chair head leader spokesman spokeswoman spokesperson
analyst professor doctor attorney lawyer prosecutor minister foreign defence defense interior finance former ex
acting warlord cleric commandant principal coach manager executive ceo editor correspondent reporter journalist
photographer author actor actress singer striker midfielder defender goalkeeper captain activist lawmaker
legislator politician deputy advocate economist historian scientist researcher expert pilot co-pilot driver
engineer teacher student police army navy undersecretary under-secretary coordinator counselor counsellor adviser
advisor aide candidate ally rival founder owner boss scholar
""")

# Forms of address alone: they never make a nominal ("the Mr").
HONORIFICS = word_set(
    """
mr mrs ms miss dr prof sir dame mme rev sen rep gov gen maj col lt capt sgt cmdr adm cpl
"""
)

# Nouns for one person by office or trade, as heads of nominals and roles.
ROLES = word_set("""
president minister premier chancellor secretary senator congressman congresswoman governor mayor councillor
ambassador envoy mp lawmaker legislator speaker judge justice sheriff general major colonel lieutenant captain
sergeant commander admiral brigadier marshal officer constable inspector superintendent detective chief
commissioner director chairman chairwoman chairperson chair head leader spokesman spokeswoman spokesperson analyst
professor doctor attorney lawyer prosecutor cleric coach manager executive ceo editor correspondent reporter
journalist photographer author actor actress singer striker midfielder defender goalkeeper activist politician
deputy advocate economist historian scientist researcher expert pilot co-pilot driver engineer teacher adviser
advisor aide candidate founder owner boss king queen prince princess emir sultan pope bishop archbishop imam
ayatollah undersecretary coordinator premier warlord policeman policewoman soldier diplomat veteran freelancer
writer presenter host principal incumbent predecessor successor counterpart suspect gunman attacker bomber father
mother son daughter wife husband brother sister widow widower resident farmer businessman businesswoman
entrepreneur official negotiator mediator monitor investigator scholar witness victim survivor player champion fellow
member vice-president
""")

MALE_WORDS = word_set("""
mr sir lord king prince emir sultan pope father son husband brother widower spokesman chairman congressman
policeman businessman gunman actor duke emperor imam sheikh cleric ayatollah mullah bishop archbishop cardinal
""")
FEMALE_WORDS = word_set("""
mrs ms miss dame lady queen princess mother daughter wife sister widow spokeswoman chairwoman congresswoman
policewoman businesswoman actress duchess empress mme madam
""")

# The word a name of an organisation ends with, or begins with before "of" or "for".
ORG_HEADS = word_set("""
ministry party movement front brigade brigades battalion army police agency university college school institute
institution council committee commission congress parliament senate assembly court office bureau department
administration authority authorities government association federation confederation union league alliance
coalition organization organisation group company corporation corp inc ltd limited plc llc co bank fund foundation
trust society club network television radio tv newspaper times post tribune herald journal guardian gazette press
service services force forces guard guards corps militia taskforce hospital airlines airways air center centre
board cabinet secretariat mission tribunal directorate division regiment squadron fleet command navy academy
laboratory laboratories systems industries holdings partners associates motors electric technologies
pharmaceuticals energy petroleum oil gas telecom media studios records entertainment resistance jihad hezbollah
hizbollah hizballah kataib kata'ib forum initiative campaign chamber syndicate endowment observatory watch branch
knesset bundestag duma majlis politburo consortium ventures bancorp insurance securities united city_fc fc
consultancy enterprise enterprises exchange brotherhood monitor daily weekly
""")

# Acronyms that are never a place, whatever stands around them.
NO_PLACES = word_set("un u.n. eu e.u. nato unicef unesco unhcr unrwa osce iaea opcw opec asean ecowas imf wto")
# What members of a body are called behind its name: "Tory MPs", "U.N. officials", "Army Pfc. Jo Doe".
MEMBERS = word_set("""
mp mps official officials lawmaker lawmakers member members senator senators leader leaders aides
pfc pvt spc cpl sgt
""")
# Organisations that news names without a head word.
KNOWN_ORGS = word_set("""
un u.n. eu e.u. nato imf wto who unicef unesco unhcr iaea osce opec opcw asean brics g7 g8 g20 ecowas icc icj
interpol fifa uefa ioc nasa fbi cia nsa dea pentagon kremlin congress knesset bundestag duma taliban isis isil
daesh hamas hezbollah fatah al-qaeda al-qaida al-shabaab boko likud labour tories mossad idf irgc farc eta ira plo
ap afp reuters bbc cnn nbc cbs abc fox npr pbs voa itv al-jazeera xinhua tass interfax ria bloomberg microsoft
google apple amazon facebook twitter meta boeing airbus toyota samsung huawei sony intel ibm nokia siemens
volkswagen bmw shell bp exxon gazprom rosneft oxfam greenpeace amnesty unrwa wfp fao ilo oecd ecb fed
scotland_yard mi5 mi6 gchq sbu fsb kgb gru nba nfl nhl mlb commons tory conservatives republicans democrats gop opcw nhs
""")
KNOWN_ORG_PHRASES = frozenset(
    """
white house; islamic state; al qaeda; al qaida; al jazeera; red cross; red crescent; united nations; european
union; african union; arab league; supreme court; associated press; boko haram; muslim brotherhood; world bank;
state department; capitol police; downing street; world health organization; world health organisation; human
rights watch; amnesty international; security council; general assembly; house of representatives; house of
commons; house of lords; revolutionary guard; revolutionary guards; islamic jihad; al shabaab; national guard;
coast guard; air force; wall street journal; new york times; washington post; the guardian; fox news; sky news;
bbc news; central bank; federal reserve; bbc one; bbc two; radio four; channel four; hm revenue and customs;
hm revenue & customs; revenue and customs; mail on sunday
""".strip()
    .replace("\n", " ")
    .split("; ")
)

# Common nouns for bodies: nominals of the kind organization.
GROUP_NOUNS = word_set(
    """
group company firm agency ministry party movement organization organisation militia government parliament police
army military union committee commission council court bank airline broadcaster newspaper network coalition
alliance team club association body watchdog institute university department administration force forces troops
rebels separatists insurgents militants lawmakers authorities opposition regime faction carrier manufacturer maker
operator operators charity embassy cabinet senate congress service services fighters observers monitors officials
television policemen soldiers paramilitaries guerrillas gunmen guards intelligence mps legislators legislature
prosecutors agencies league bloc regulator lender
"""
)
# Nouns that mean a body only behind words that tell what it does: "fire service", "border guard", "military wing".
TOLD_NOUNS = {
    "service": word_set(
        "fire security secret intelligence protective prison prisons police ambulance health postal prosecution customs"
        " immigration rescue forest weather meteorological civil"
    ),
    "guard": word_set("border coast national presidential republican"),
    "brigade": word_set("fire"),
    "wing": word_set("military armed political youth"),
    "bureau": word_set("federal investigation intelligence statistics prisons"),
}
# Nouns that say what a body is right behind its name, and never a part of it.
SAID_BEHIND = word_set(
    "union party group airline newspaper broadcaster charity club firm network alliance carrier militia"
)
# What may stand between the name of a body and the noun that says what it is: "the Lotra rail union".
TRADES = word_set(
    """
    news rail railway oil gas energy football soccer rugby cricket steel mining car tobacco teachers nurses teaching
    trade media television tv radio insurance drug drugs tech technology software internet rights aid militant armed
    terror terrorist rebel opposition islamist nationalist satellite online budget retail food clothing airline
    """
)

PLACE_HEADS = word_set("""
province district region city town village county state island islands river lake sea ocean gulf bay strait
mountain mountains mount hill hills valley desert peninsula coast border street road avenue square bridge airport
port harbour harbor base camp prison mosque church temple cathedral shrine stadium park palace embassy hotel tower
gate wall dam canal highway station forest beach governorate oblast prefecture municipality territory republic
kingdom compound zone heights strip square building hall museum theatre theater crossing checkpoint refinery plant
field reef archipelago
""")
# Of those, the ones that go by the name before them and that no company owns: "the Tahrir square".
LANDMARKS = word_set("mosque church temple cathedral shrine compound bridge square dam crossing checkpoint")
# Of all, the ones that make a common noun a place mention when they stand after a name in lower case.
AREA_NOUNS = word_set(
    """
province district region city town village county island river governorate oblast prefecture
"""
)

OTHER_HEADS = word_set("""
war treaty agreement accord pact prize award cup olympics championship championships festival act law bill
amendment constitution resolution convention protocol declaration revolution uprising intifada election elections
games operation day anniversary christmas ramadan easter eid open trophy tournament series season
covid-19 coronavirus ebola
""")

_MALE = word_set(
    """
    james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony
    mark donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan
    jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander
    raymond patrick jack dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle walter ethan
    jeremy harold keith christian roger noah gerald carl terry sean austin arthur lawrence jesse dylan bryan joe
    jordan billy bruce albert willie gabriel logan alan juan wayne roy ralph randy eugene vincent russell louis
    philip bobby johnny bradley tony jim tom bob mike bill steve dave ben sam nick tim ted ken ron dan don greg
    jeff matt chris andy simon martin neil ian graham colin stuart derek gordon barry nigel clive trevor
    mohammed muhammad mohamed mohammad ahmed ahmad ali hassan hussein hasan husain omar umar yusuf youssef
    ibrahim ismail khalid khaled mustafa mahmoud mahmud abdullah abdul abdel abu tariq tarek karim kareem said
    saeed sayed walid waleed hamid hameed salman salim saleh samir nasser nasir rashid faisal fahd bashar hamza
    bilal imran asif nawaz pervez zahid arif qassem qasem vladimir sergei sergey alexei alexey dmitry dmitri
    mikhail nikolai ivan boris igor oleg yuri viktor andrei andrey pavel anatoly volodymyr petro oleksandr vasyl
    mykola jean pierre francois jacques michel philippe nicolas emmanuel laurent alain hans karl heinz wolfgang
    jurgen klaus dieter helmut gerhard franz olaf sigmar giovanni giuseppe mario luigi marco matteo silvio
    carlos luis jorge miguel francisco pedro manuel antonio alejandro fernando rafael pablo javier ricardo
    eduardo raul diego hugo enrique felipe joao lula evo narendra rahul amit raj sanjay vijay arun rajiv
    manmohan ravi suresh anil ashok kim hiroshi takashi kenji shinzo yoshihide taro junichiro fumio satoshi
    kazuo ashraf recep tayyip mehmet ahmet abdulla benny moshe shimon ariel ehud yitzhak avigdor naftali yair
    kofi nelson thabo cyril uhuru kwame olusegun goodluck
    """
)
_FEMALE = word_set(
    """
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra
    ashley kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura
    cynthia kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra
    rachel carolyn janet catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren
    christina joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa ann sara madison
    frances kathryn janice jean alice abigail julia judy sophia grace denise amber doris marilyn danielle
    beverly isabella theresa diana natalie brittany charlotte marie kayla alexis lori hillary jane jen jenny
    kate katie sue anne ursula annegret fatima aisha ayesha khadija zainab maryam mariam leila layla nadia amina
    yasmin samira hanan rania asma benazir malala shirin golda tzipi natalia olga irina svetlana
    tatiana elena yelena ekaterina anastasia yulia oksana nina ludmila galina daria sofia lucia carmen rosa ana
    isabel cristina dilma gabriela claudia marta paula eva ingrid astrid greta helga heidi monika petra birgit
    sabine claire sophie camille segolene marine brigitte simone aung indira sonia priya pratibha mamata sushma
    jayalalithaa yuriko tsai yingluck megawati corazon imelda ellen winnie ngozi wangari
    vivian jacinda penny susanna francesca giulia federica christiane kamala condoleezza madeleine loretta
    kirstjen
    """
)
MALE_NAMES = _MALE - {"kim", "jean"}
FEMALE_NAMES = _FEMALE - {"jean", "jordan", "austin"}
GIVEN_NAMES = MALE_NAMES | FEMALE_NAMES | {"kim", "jean"}
# Lower-case words that stand inside a person's name.
PARTICLES = word_set(
    """
al el bin ibn bint van von der den de la le da dos du di del abu umm ben ter ul ur ud zu ap
"""
)

# Bodies that every country has: "the ministry" of one is not that of another.
OWNED = word_set("ministry parliament government army police court")
# Last words of the names of parts of a body, which are not called by the body's name.
PARTS = word_set(
    "council committee subcommittee commission division mission secretariat directorate caucus report inquiry"
)
US_PARTIES = word_set("republican republicans democrat democrats democratic gop")
# What a party calls itself after; alone it is the party, and none of its committees and conventions.
CREEDS = word_set(
    """
    democratic democrats republican republicans conservative conservatives liberal liberals labour labor socialist
    communist nationalist
    """
)
CHAMBERS = word_set("senate house parliament cabinet commons lords")
# Last words that only say what a body is anyway: "Reuters news agency", "IRA group".
PLAIN_HEADS = word_set(
    "agency group company network television radio tv news organisation organization movement party forces"
)
# Last words by which newspapers are called for short.
PAPERS = word_set("post times herald journal tribune guardian gazette telegraph mirror star sun globe")
DIGITS = dict(
    zip(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twenty"],
        ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "20"],
        strict=True,
    )
)
# Words of names of armed groups and movements, whatever the rest looks like.
MILITIAS = word_set(
    """
hezbollah hizbollah hizballah hizbullah harakat kataib kata'ib ketaib qataib asaib asa'ib saraya ansarullah jaysh
jaish lashkar tehrik hashd tahrir hizb-ut-tahrir brigades
"""
)
# First words of the names of offices that are called after all that they do: "Department for Roads, Ports and Rail".
OFFICES = word_set("department ministry office bureau agency")
# Movements whose branches are called after where they fight: "al-Qaeda in Iraq".
BRANCHED = word_set("qaeda qaida al-qaeda al-qaida")
# First words of names of militias that say only what a militia is made of.
BRIGADES = word_set("kataib kata'ib ketaib qataib asaib asa'ib saraya liwa harakat")
CONFESSIONS = word_set("baptist methodist lutheran presbyterian pentecostal anglican catholic evangelical episcopal")
ROOMS = frozenset(["oval office", "situation room"])  # where a body sits, and not the body
# What is named after a person is none.
THINGS = {
    **dict.fromkeys(["memorial", "museum", "stadium", "airport", "theatre", "theater", "library"], "place"),
    **dict.fromkeys(["institute", "institution", "foundation", "centre", "center"], "organization"),
    **dict.fromkeys(["show", "report", "inquiry", "award", "prize", "trophy", "act", "programme"], "other"),
}
