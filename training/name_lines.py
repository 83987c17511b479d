"""Make lines that name taggers seldom see: results, tables, datelines, headlines in capitals, lists of companies.

Every line is filled from a template of our own; "CITY=organization" takes a city and labels it as its team. Nothing
is copied from a corpus. Countries, cities and demonyms come from the gazetteer, the other words from the lists below.
"""

import random
from collections.abc import Iterator

from consilience import gazetteer
from consilience.stages.annotate.names import lexicon as lex
from consilience.text import word_set
from evals.entities import Document

Tokens = list[tuple[str, str]]

_SURNAMES = sorted(
    word_set("""
Adeyemi Aguilar Almeida Andersen Antonov Appiah Arendt Bakker Banerjee Barros Becker Belov Benitez Bergstrom
Bianchi Blanc Bouchard Brennan Brooks Calder Cardoso Carver Castellano Chandra Chaudhry Clarke Coleman Corrigan
Costa Cruz Dahl Dalton Danso Deschamps Diallo Dimitrov Donnelly Dubois Duffy Ekström Eriksen Farrow Fernandes
Ferrari Fischer Fitzpatrick Fleming Fofana Forsberg Fraser Galli Garrido Georgiou Gibson Gomes Grabowski Greene
Gunawardena Haas Halloran Hansen Harper Hassan Hendricks Herrera Hoffmann Holloway Horvath Hughes Hussain Ibarra
Ivanenko Jansen Jensen Kaplan Karlsson Kaya Keller Khan Kimura Kovac Kowalski Kruger Kumar Lacroix Larsen Leclerc
Lehmann Lindqvist Lopes Lundgren Maartens Malik Marchetti Marsh Mbeki Medeiros Mendoza Meyer Mitchell Mohan Moreau
Moretti Morozov Mwangi Nakamura Navarro Ndlovu Nguyen Nikolaidis Novak Nwosu Oduya Okafor Olsen Ortega Osei Palmer
Park Patel Pavlov Perera Petrenko Pettersson Pillay Popescu Quinn Rahman Ramirez Rasmussen Reyes Ricci Rojas
Romero Rossi Saleh Santos Sato Schmidt Schneider Shapiro Sharma Silva Simic Singh Sokolov Sorensen Stewart Suzuki
Svensson Szabo Takahashi Tanaka Teixeira Thapa Torres Tran Ueda Usman Vargas Vasquez Volkov Wagner Walsh Waters
Weber Whitfield Wickramasinghe Wood Yamamoto Yilmaz Zhang Zielinski Zimmerman
""")
)
_TEAMS = sorted(
    word_set("""
Tigers Lions Eagles Bears Bulls Giants Pirates Reds Hawks Kings Sharks Braves Rangers Rovers Wanderers United City
Athletic Albion Town County Rockets Falcons Panthers Jaguars Wolves Stars Royals Saints Cubs Colts Jets Chargers
Raiders Suns Heat Wildcats Mariners Dodgers Twins Angels Brewers Orioles Phillies Expos Astros Cardinals Padres
Mets Sox Dynamo Spartak Lokomotiv Torpedo Sporting Racing Olympique Real Atletico Inter
""")
)
_EVENTS = """
World Cup;European Cup;Champions League;U.S. Open;Davis Cup;Grand Prix;Olympic Games;Asian Cup;National League;American
League;Premier League;First Division;Cup Winners' Cup;Ryder Cup;Test;Super Bowl;World Series;Tour de France;Masters
""".replace("\n", " ").split(";")
_FIRMS = [
    "Inc",
    "Corp",
    "Ltd",
    "Plc",
    "Co",
    "Bank",
    "Group",
    "Holdings",
    "Airlines",
    "Motors",
    "Industries",
    "Partners",
    "& Co",
    "& Sons",
    "Petroleum",
    "Securities",
]
_BODIES = """
Foreign Ministry;Interior Ministry;Defence Ministry;Ministry of Finance;Central Bank;Supreme Court;Red Cross;Central
Intelligence Agency;Liberal Party;Socialist Party;Labour Party;People's Party;National Front;Chamber of Commerce;Stock
Exchange;Federal Reserve;High Court;Electoral Commission;Security Council;State University;Coast Guard;Air Force
""".replace("\n", " ").split(";")
_SPORTS = sorted(
    word_set("SOCCER CRICKET TENNIS GOLF BASEBALL BASKETBALL RUGBY CYCLING ATHLETICS SWIMMING BOXING HOCKEY")
)

_LINES = """
CITY=organization N CITY=organization N
CITY=organization N SUR=person N
COUNTRY=place N COUNTRY=place N
CLUB=organization N CLUB=organization N
CLUB=organization N N N N N N N
TEAM=organization N N .NNN -
CITY=organization AT CITY=organization
^ CITY=organization AT CITY=organization
^ CITY=place N
^ CITY=place , COUNTRY=place
CITY=place , COUNTRY=place
CITY=place N
N . FULL=person ( COUNTRY=place ) N
FULL=person ( COUNTRY=place ) beat FULL=person ( COUNTRY=place ) N-N N-N
N - FULL=person ( COUNTRY=place ) beat INIT=person ( COUNTRY=place ) N-N N-N
FULL=person , COUNTRY=place , N
SUR=person c SUR=person b SUR=person N
SUR=person not out N
INIT=person b SUR=person N
Bowling : SUR=person N-N-N-N , SUR=person N-N-N-N , INIT=person N-N-N-N
Scorers : SUR=person N , SUR=person N ; for CITY=organization , SUR=person N
CITY=organization N ( INIT=person N , INIT=person N not out ) v CLUB=organization
CITY=organization : N and N for N ( FULL=person N )
^ SPORT - COUNTRY=place BEAT COUNTRY=place N-N IN EVENT=other QUALIFIER
^ SPORT - CITY=organization TAKE LEAD OVER CITY=organization
^ SPORT - SUR=person WINS EVENT=other TITLE
^ SPORT - NAT=other FIRST DIVISION STANDINGS
^ SUR=person TO FACE SUR=person IN EVENT=other FINAL
^ COUNTRY=place SAYS NAT=other TROOPS LEAVE CITY=place
^ FIRM=organization POSTS HIGHER PROFIT
^ BODY=organization CUTS RATES IN COUNTRY=place
^ COUNTRY=place 'S SUR=person MEETS NAT=other PREMIER SUR=person
^ NAT=other PRESIDENT SUR=person VISITS COUNTRY=place
The CITY=organization TEAMNICK=organization beat the TEAM=organization N-N on Monday .
the TEAM=organization scored twice against the TEAM=organization in the EVENT=other .
SUR=person scored N points as the TEAMNICK=organization routed the TEAMNICK=organization .
Striker FULL=person joined CLUB=organization from CITY=organization for an undisclosed fee .
CLUB=organization coach FULL=person said SUR=person would miss the match against CITY=organization .
COUNTRY=place beat COUNTRY=place N-N in a EVENT=other qualifier in CITY=place on Sunday .
Results of NAT=other first division matches played on Saturday :
Leading scores after the second round of the EVENT=other on Friday ( NAT=other unless stated ) :
Second seed FULL=person of COUNTRY=place beat NAT=other INIT=person N-N N-N .
FIRM=organization N.N million shares
FIRM=organization said it would buy FIRM=organization for $ N million .
Shares of FIRM=organization rose N percent , while ACRO=organization fell , analysts at FIRM=organization said .
-- CITY=place newsroom + N N N
( ACRO=organization )
The BODY=organization in CITY=place said SUR=person would meet NAT=other officials .
BODY=organization spokesman FULL=person told ACRO=organization in CITY=place .
NAT=other BODY=organization officials said
-- FULL=person , CITY=place newsroom
SUR=person , who is NAT=other , said the COUNTRY=place - led talks in CITY=place failed .
These are the leading stories in the CITY=place press on Thursday .
FULL=person ( TEAM=organization ) N
""".strip().splitlines()


class Lines:
    """Fills templates, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._draw = random.Random(seed)
        spots = sorted({p.name: p for ps in gazetteer.cities().values() for p in ps if p.population > 200_000})
        self._cities = [s for s in spots if s.isascii()]
        self._countries = sorted(
            {c.title() for c in gazetteer.countries() if c.isascii() and len(c) > 3 and "." not in c}
        )
        self._people = sorted(d.title() for d, code in gazetteer.demonyms().items() if code)
        self._given = sorted(n.title() for n in lex.GIVEN_NAMES)

    def document(self, lines: int = 25) -> Document:
        """One document of lines of the same few templates, as tables are."""
        chosen = self._draw.sample(_LINES, 8)
        return Document([list(self._fill(self._draw.choice(chosen))) for _ in range(lines)])

    def _fill(self, template: str) -> Iterator[tuple[str, str]]:
        parts = template.split()
        shout = parts[0] == "^"
        for part in parts[shout:]:
            slot, _, kind = part.partition("=")
            for k, word in enumerate(self._words(slot)):
                label = f"{'I' if k else 'B'}-{kind.upper()}" if kind else "O"
                yield (word.upper() if shout else word), label.replace("PLACE", "LOC").replace("OTHER", "MISC")

    def _words(self, slot: str) -> list[str]:
        pick = self._draw.choice
        if slot in {"SUR", "FULL", "INIT"}:
            first = {"SUR": [], "FULL": [pick(self._given)], "INIT": [f"{pick('ABCDEFGHJKLMNPRSTVW')}."]}[slot]
            return [*first, pick(_SURNAMES)]
        lists = {
            "CITY": self._cities,
            "COUNTRY": self._countries,
            "NAT": self._people,
            "EVENT": _EVENTS,
            "SPORT": _SPORTS,
        }
        if slot in lists or slot in {"TEAMNICK", "BODY"}:
            return pick(lists.get(slot) or {"TEAMNICK": _TEAMS, "BODY": _BODIES}[slot]).split()
        if slot in {"TEAM", "CLUB"}:
            return [*pick(self._cities).split(), pick(_TEAMS)]
        if slot == "FIRM":
            return [pick(_SURNAMES), *pick(_FIRMS).split()]
        if slot == "ACRO":
            return ["".join(self._draw.choices("ABCDEFGILMNOPRSTU", k=self._draw.choice([2, 3, 3, 4])))]
        return [self._number(slot)]

    def _number(self, slot: str) -> str:
        if "N" not in slot or slot.strip("N.-"):
            return slot
        return "".join(str(self._draw.randint(0, 120)) if c == "N" else c for c in slot)


def made(count: int, seed: int) -> list[Document]:
    """Make documents of lines."""
    lines = Lines(seed)
    return [lines.document() for _ in range(count)]
