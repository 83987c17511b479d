"""The words of walls, errors, running reports and lists, in the common news languages."""

import re

import numpy as np

from consilience.stages.clean.joined import Joined


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile("|".join(phrases), re.IGNORECASE)


# what stands where the rest of an article is sold
PAYWALL = _any(
    r"subscri(?:be|ption|bers)\b.{0,60}(?:to (?:continue|read|unlock)|access|only)",
    r"(?:continue|keep) reading.{0,40}(?:subscri|sign|log in)",
    r"already (?:a |have a )?(?:subscri|member)|(?:exclusive to|only for|for) (?:our )?(?:subscribers|members)\b",
    r"(?:read|unlock|continue|finish) (?:the (?:full|rest of)|this) (?:the )?(?:story|article|post)"
    r".{0,60}(?:subscri|sign|log|unlimited|trial|\$|£|€)",
    r"unlock this (?:article|story)|(?:your last|limit of) (?:\w+ )?free (?:article|stor)",
    r"(?:exclusiv[oa]s?|sol[oa]|contenido) (?:\w+ )?para (?:los )?suscriptores|ya (?:eres|es) suscriptor",
    r"suscr[ií]be(?:te|rse|ba).{0,60}(?:leyendo|leer|acceder)",
    r"r[eé]serv[eé] (?:aux|à nos) abonn[eé]s|abonne[zr].{0,60}(?:lire|suite|acc[eé]der)|d[eé]j[aà] abonn[eé]",
    r"il vous reste \d.{0,30}(?:à lire|article)",
    r"abonn(?:ieren|ent|ement|enten)\b.{0,60}(?:lesen|verf[uü]gbar|zugang)|lesen\b.{0,60}\babo(?:nn|\b)",
    r"nur f[uü]r abonnenten|bereits abonnent",
    r"exclusiv[oa] para (?:os )?assinantes|assine\b.{0,60}(?:lendo|ler|acess)|j[aá] [eé] assinante",
    r"(?:доступ\w*|читать) .{0,40}подписчик|только (?:для )?подписчик|подписк[уи]\b.{0,60}(?:чита|доступ)",
    r"(?:للمشتركين|اشترك).{0,40}(?:فقط|القراءة|لقراءة)",
    r"riservat[oa] agli abbonati|abbonati\b.{0,60}(?:leggere|leggendo)",
)
# what asks for consent
CONSENT = _any(
    r"\bcookies?\b.{0,200}(?:consent|accept|continu|agree|partners|\bzustimm|akzept|einwillig|acepta|accetta|accord"
    r"|privac|personal data|согласи|разреш)",
    r"(?:akzept|accept|acept|aceit|accett).{0,60}\bcookies?\b|value your privacy|ملفات تعريف الارتباط",
    r"(?:verwenden|nutzen|setzen|utilis\w+|utiliza\w+|usamos|utilizziamo|используем) .{0,40}cookies?\b",
)
_WALL_WORDS = ("abon", "abbon", "scri", "abo", "member", "read", "unlock", "free", "il vous reste", "assin", "подпис",
               "المشتر", "للمشتر", "اشتر")  # fmt: skip
_CONSENT_WORDS = ("cookie", "privacy", "ملفات")

_CODE = r"(?:40[0134]|410|429|451|50[0-4])"
_ERROR = r"\b(?:error|erreur|fehler|erro|errore|ошибка|http|status|خطأ)\b[\s:-]*"
_REASON = (
    r"(?:not found|forbidden|gone|unauthori[sz]ed|access|bad|internal|service|gateway|too many|error|page|unavail)"
)
ERROR = _any(
    rf"^(?:{_ERROR})?{_CODE}\s*(?:$|[:–—|.-]|\b{_REASON})|{_ERROR}40[34]\b",
    r"(?:page|site|article|content)\b.{0,20}(?:not found|(?:cannot|can[’']?t|could not) be found|no longer )",
    r"access (?:to this page has been )?denied|^forbidden$|service (?:temporarily )?unavailable",
    r"are you (?:a )?(?:robot|human)|checking your browser|just a moment|attention required",
    r"unavailable (?:due to|for) legal reasons|establishing a database connection",
    r"seite (?:wurde )?nicht gefunden|page (?:introuvable|non trouv[eé]e)|pagina non trovata",
    r"p[aá]gina (?:no|n[aã]o) (?:fue |foi )?encontrada|страница не (?:найдена|существует)",
    r"الصفحة غير موجودة|لم يتم العثور على الصفحة",
)
# what says so where the title does not
ERROR_INSIDE = _any(
    r"enable javascript (?:and cookies )?to (?:run|continue)|(?:confirm|verify) (?:that )?you are (?:a )?human",
    r"not a robot|you have been blocked|domain is for sale|unusual traffic",
)
LIVE = _any(
    r"\blive\b(?:.{0,12}(?:updates?|blog|coverage|:)|$)|\b(?:live|news|ticker)-?blog\b",
    r"as it happened|minute by minute|\ben direct\b",
    r"\b(?:live-?)?ticker\b|\ben (?:vivo|directo)\b|minut[oe] a minuto|última hora|\bao vivo\b|tempo real",
    r"\bin? diretta\b|онлайн|трансляци|хроник|прямой эфир|مباشر|لحظة بلحظة|أول[اً]* بأول",
)
# a line that is a clock or an age
CLOCK_LINE = _any(
    r"\d{1,2}\s?[:.h]\s?\d\d(?::\d\d)?(?:\s*[ap]\.?m\.?)?(?:\s*[a-z]{1,4})?|\d{1,2}\s?h",
    r"\d+\s*(?:m|min|h|hrs?|hours?|minutes?|mins?) ago|(?:hace|há|il y a|vor) \d+ \w+\.?|\d+ \w+ (?:назад|fa|atrás)",
    r"منذ [\w ]{2,15}",
)
# titles of lists, and what each of their items ends in
LISTING = re.compile(
    r"(?:tags?|categor(?:y|ies)|archives?|search results?(?: for)?|results for|etiqueta|categor[ií]a|archivos?"
    r"|r[eé]sultats(?: de recherche)?(?: pour)?|schlagwort|suchergebnisse?(?: f[uü]r)?"
    r"|resultados? (?:de|da) (?:la )?(?:b[uú]squeda|busca|pesquisa)(?: para| por)?|тег|рубрика|результаты поиска|архив"
    r"|وسم|نتائج البحث(?: عن)?|الأرشيف)\s*[:“\"«].*",
    re.IGNORECASE,
)
READ_ON = re.compile(
    r"(?:(?:read|continue|keep) (?:more|reading|the full (?:story|article))|(?:leer|seguir) (?:m[aá]s|leyendo)"
    r"|lire (?:la suite|plus)|weiterlesen|mehr lesen|leia mais|continue lendo|leggi tutto|подробнее"
    r"|читать (?:далее|дальше|полностью)|اقرأ المزيد|المزيد)\W*",
    re.IGNORECASE,
)
_LINE, _CONTENT = 300, 160  # characters of furniture, and of what reads as content, that may be a wall


def walls_among(lines: list[tuple[str, str]]) -> list[bool]:
    """Tell which lines, each with its kind, sell the rest of an article, or ask for consent: short ones do."""
    short = ["" if len(line) > (_LINE if kind == "boilerplate" else _CONTENT) else line.lower() for line, kind in lines]
    joined, found = Joined(short), [False] * len(lines)
    asking = joined.holding(_CONSENT_WORDS)
    for n in np.flatnonzero(asking | joined.holding(_WALL_WORDS)).tolist():
        line = lines[n][0]
        found[n] = PAYWALL.search(line) is not None or (bool(asking[n]) and CONSENT.search(line) is not None)
    return found
