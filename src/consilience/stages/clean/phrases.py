"""The words by which site furniture, captions, bylines and credits are known, in the common news languages.

Every pattern here must hold on any site: no name of an outlet or person belongs in this file.
"""

import re
from functools import lru_cache

_MONTHS = (
    r"(?:jan(?:uary|vier|uar|eiro|v)?|ene(?:ro)?|feb(?:ruary|ruar|rero)?|f[eé]vr?(?:ier)?|mar(?:ch|s|zo|ço)?|märz|apr(?:il|ile)?"
    r"|avril|abr(?:il)?"
    r"|mayo|ma[yioj]|june?|juin|juni|junio|july?|juil(?:let)?|juli|julio|aug(?:ust)?|août|ago(?:sto)?|sep(?:t(?:ember"
    r"|embre|iembre)?)?"
    r"|oct(?:ober|obre|ubre)?|okt(?:ober)?|nov(?:ember|embre|iembre)?|dec(?:ember)?|déc(?:embre)?|dez(?:ember"
    r"|embro)?|dic(?:iembre|embre)?|gen(?:naio)?|febbraio|fevereiro|maggio|giugno|luglio|junho|julho|setembro"
    r"|settembre|outubro|ottobre|novembro|январ[ья]|феврал[ья]|марта?|апрел[ья]|ма[йя]|июн[ья]|июл[ья]|августа?"
    r"|сентябр[ья]|октябр[ья]|ноябр[ья]|декабр[ья]|يناير|فبراير|مارس|أبريل|إبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر"
    r"|نوفمبر|ديسمبر|شباط|آذار|نيسان|أيار|حزيران|تموز|أيلول)"
)
DATE = (
    rf"(?:{_MONTHS}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d|\d{{1,2}}(?:st|nd|rd|th|er"
    rf"|\.)?[\s-]+(?:(?:de|of)\s+)?{_MONTHS}\.?,?"
    r"[\s-]+(?:de\s+)?(?:19|20)\d\d|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d)"
)
CLOCK = (
    r"(?:\d{1,2}[:.h]\d{2}(?::\d\d)?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)(?:\s*(?:[A-Z]{2,4}|\([A-Z]{2,4}\)"
    r"|[+-]\d\d:?\d\d))?"
)
_DAYS = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|lundi|mardi|mercredi|jeudi|vendredi|samedi"
    r"|dimanche|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lunes|martes|miércoles|jueves|viernes"
    r"|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|понедельник|вторник|среда|четверг"
    r"|пятница|суббота|воскресенье)"
)

# a whole line that is a date, with or without "Published", a weekday or a clock
DATE_LINE = re.compile(
    rf"(?:(?:first )?(?:published|posted|updated|last (?:updated|modified)|created|publié|mis à jour"
    rf"|veröffentlicht|aktualisiert"
    rf"|stand|publicado|actualizado|pubblicato|aggiornato|date)\s*(?:on|at|le|am|el|il)?\s*[:"
    rf"|-]?\s*)?(?:{_DAYS},?\s*)?"
    rf"(?:{CLOCK}[,\s|-]*)?{DATE}[\s,|·•–@-]*(?:at\s+|um\s+|à\s+)?(?:{CLOCK})?"
    r"(?:[\s|(–-]*(?:updated|(?:originally|first) published).*)?\.?",
    re.IGNORECASE,
)
# the same after a name and a comma: "Bay Courier, Friday, 3 March 2023"; whose it is, the place of the line tells
NAMED_DATE_LINE = re.compile(
    rf"[^\W\d_][^.!?:;“”\"]{{1,60}}?\s*[,|·•–—-]\s*(?:{_DAYS}[.,]?\s*)?(?:{CLOCK}[,\s|-]*)?{DATE}[\s,|·•–-]*(?:{CLOCK})?\.?",
    re.IGNORECASE,
)
# of lower-case lines: a pattern that need not mind capitals is several times as fast
SOME_DATE = re.compile(DATE)
AGES = re.compile(r"\b\d+\s?(?:s|sec|m|min|h|hr|hour|d|day|w|week|month|year)s? ago\b")
_READ_TIME = re.compile(r"\b\d{1,2} ?-?min(?:ute)?s?(?: read)?\b|^(?:\| )?reading time")
_SHORT_LINE = 160
CAPTION_LENGTH = 400
UPDATED_WORD = re.compile(
    r"updat|modif|revised|reviewed|last publi|republi|mis à jour|aktualisiert|actualizado|atualizado|aggiornato",
    re.IGNORECASE,
)
_PUBLISHED = r"(?:first )?(?:published|publié|veröffentlicht|publicado|pubblicato)"
PUBLISHED_WORD = re.compile(_PUBLISHED, re.IGNORECASE)
PUBLISHED_STEMS = ("ublished", "UBLISHED", "ublié", "röffentlicht", "ublicado", "ubblicato")  # any text with it has one
# whole lines, each behind its line break: that begin with "published", that are a month of a year
PUBLISHED_LINES = re.compile(rf"\n(?P<line>{_PUBLISHED}.{{6,100}})(?![^\n])", re.IGNORECASE)
MONTH_LINES = re.compile(
    r"\n(?P<line>(?:(?:(?:last |first )?(?:published|posted|updated|modified|reviewed))\s*(?:on|in)?\s*:?\s*)?"
    rf"(?P<month>{_MONTHS})\.?,?\s+(?:de\s+)?(?P<year>(?:19|20)\d\d))(?![^\n])",
    re.IGNORECASE,
)

BYLINE = re.compile(
    r"(?:(?:written|reported|story|posted|reporting|article|text)\s+by|by|par|por|von|di|autor|author|auteur|от"
    r"|автор)\s*[:|]?\s+"
    r"(?P<names>[^\W\d_][^.!?:;“”\"]{2,80}?)(?:(?:\s*[|,]\s*|\s+[–-]\s+)[^.!?]{0,60})?",
    re.IGNORECASE,
)
BY_WORDS = (
    *("by", "written", "reported", "story", "posted", "reporting", "article", "text", "par", "por", "von", "di"),
    *("autor", "author", "auteur", "от", "автор"),
)

# two to four capitalised words with the particles that stand in names: "Ana de la Cruz", "Tom R. Okafor, PhD"
LONE_NAME = re.compile(
    r"[A-ZÀ-Þ][\w.'’-]+(?: (?:[A-Z]\.|de|la|del|van|von|der|bin|al|[A-ZÀ-Þ][\w.'’-]+)){1,3}(?:, [A-Z][\w.]{1,4}){0,3}"
)

# whole lines, in lower case, that no article contains as its own words
FURNITURE = re.compile(
    r"(?:"
    r"leave a (?:reply|comment).*|(?:post|add|write|submit) (?:a |your )?(?:comment|reply).*"
    r"|your email address will not be published.*"
    r"|required fields are marked.*|\d*\s*(?:comments?|replies|shares?|likes?|views?|commentaires?|kommentare?"
    r"|comentarios?)(?:\s*\(?\d+\)?)?"
    r"|(?:no|zero) comments?(?: yet)?|(?:be the first|join the|view|read|show|load|see) .{0,30}(?:comments?"
    r"|conversation|discussion|replies)"
    r"|log ?in.{0,40}|sign ?(?:in|up|out)\b.{0,120}|subscribe\b.{0,100}|register(?: now)?|(?:my )?account"
    r"|newsletters?"
    r"|get (?:our|the|all|breaking|daily|unlimited)\b.{0,90}(?:newsletter|inbox|access|email|updates?).{0,30}"
    r"|(?:join|follow|like|find|connect with) (?:us|our|me)\b.{0,80}|for (?:more|the latest).{0,80}\bfollow @.{0,80}"
    r"|share(?: (?:this|on|via|with|it|article|story)\b.{0,40})?|tweet|e-?mail(?: this.{0,20})?"
    r"|print(?: this.{0,20})?|pin(?: it)?|copy link|save"
    r"|(?:facebook|twitter|whatsapp|linkedin|pinterest|reddit|telegram|instagram|youtube|tumblr|google\+?"
    r"|x)(?:[\s,|/]+(?:facebook|twitter"
    r"|whatsapp|linkedin|pinterest|reddit|telegram|instagram|youtube|tumblr|email|google\+?|print|x))*"
    r"|advertisement|ad|ads|sponsored(?: content)?|promoted|anzeige|werbung|publicité|publicidad|pubblicità"
    r"|реклама|advertising"
    r"|(?:continue|keep) reading.{0,40}|(?:read|see|watch|view|load|show|learn|find out|more on"
    r"|click here)\s*(?:more|next|also|all|less)?\s*(?:here)?\W*"
    r"|(?:read|see|watch|listen|check) (?:also|more|next|here)\b\s*[:|>»-].*|also (?:read|see|watch)\b\s*[:|>»-]?.*"
    r"|(?:related|recommended|trending|popular|latest|more|most (?:read|popular|viewed)|top|similar|further"
    r"|suggested|featured)"
    r"(?: (?:news|stories|story|articles?|posts?|topics?|content|reading|links?|videos?|searches"
    r"|on this(?: story)?|from .{2,30}))?\s*:?"
    r"|(?:related|recommended|read (?:also|more|next)|don'?t miss|you (?:may|might) (?:also )?(?:like"
    r"|be interested in))\b.{0,10}[:|»].*"
    r"|you (?:may|might) (?:also )?(?:like|be interested in).{0,40}|recommended for you|lire aussi.*|à lire.*"
    r"|lesen sie (?:auch|mehr).*"
    r"|mehr zum thema.*|lea también.*|leia (?:também|mais).*|leggi anche.*|читайте также.*|weiterlesen|en savoir plus"
    r"|(?:source|original|via) ?(?:link|url|article)?|source\s*:\s*(?:web|internet|online|agenc(?:y|ies)"
    r"|news agenc(?:y|ies)|link)"
    r"|(?:prev(?:ious)?|next|older|newer)(?: (?:post|article|story|page|entry))?(?: (?:prev(?:ious)?|next|older"
    r"|newer)(?: (?:post|article|story|page))?)*\W*"
    r"|(?:back to )?(?:top|home(?:page)?)|home\s*[/>»›|].*|skip to .{0,40}|(?:main )?menu|search(?: for)?\W*"
    r"|close|cancel(?: reply)?|reply|delete|edit"
    r"|(?:©|\(c\)|copyright\b).{0,200}|(?:tous droits réservés"
    r"|alle rechte vorbehalten).{0,60}"
    r"|privacy(?: (?:policy|notice|settings))?|terms(?: (?:of|and|&) .{2,20})?|cookies?(?: (?:policy|settings"
    r"|preferences))?|contact(?: us)?|about(?: us)?"
    r"|(?:tags?|filed under|categor(?:y|ies)|topics?|labels?|posted in|mots-clés|schlagwörter"
    r"|etiquetas)\s*:.{0,200}|(?:tags?|categories|topics)"
    r"|to contact the (?:reporters?|authors?|editors?|writers?)\b.*"
    r"|(?:additional |with )?reporting (?:by|from) .{2,150}|(?:editing|writing|compiled|translated) by .{2,150}"
    r"|(?:this|the) (?:article|story|post|piece) (?:was |is )?(?:originally |first )?(?:appeared|published"
    r"|posted)\b.{0,120}"
    r"|(?:the post|das beitrag) .{5,200} (?:appeared first on|first appeared on) .{2,80}"
    r"|download (?:our|the) .{0,30}\bapp\b.{0,60}|enter your e-?mail.{0,60}|(?:please )?enable javascript.{0,80}"
    r"|loading\W*|play(?: video)?|listen(?: to this article)?"
    r"|(?:\d+|an?|one|just) ?(?:seconds?|minutes?|mins?|hours?|days?|weeks?|months?)? ?(?:ago|now)"
    r"|\d+ min(?:ute)?s?(?: read)?"
    r"|(?:estimated )?reading time.{0,30}|table of contents?|comments? (?:are )?(?:off|closed|disabled)\b.{0,60}"
    r"|(?:we|this (?:web)?site|our (?:web)?site)\b.{0,60}\buses? cookies\b.{0,300}|by (?:continuing|clicking|using)\b"
    r".{0,80}\bcookies?\b.{0,200}|wir (?:und .{0,30})?(?:verwenden|nutzen|setzen) cookies\b.{0,300}"
    r"|nous (?:et .{0,30})?utilisons des cookies\b.{0,300}|(?:utilizamos|usamos) cookies\b.{0,300}"
    r"|report (?:this ad|a typo|an error).{0,40}|send us .{0,60}(?:tips?|feedback).{0,60}|support (?:our"
    r"|independent) journalism.{0,120}|donate(?: now)?"
    r")"
)

# the same that is known by words far into the line, which every one of FURNITURE_WORDS is a part of
FURNITURE_INSIDE = re.compile(
    r".{0,100}\ball rights reserved\b.{0,100}"
    r"|.{0,200}\bcontributed (?:to|reporting (?:to|for)) this (?:report|article|story)\b.{0,20}"
)
# how the furniture above begins: most lines of an article are ruled out by their first three letters
_OPENING_WORDS = (
    "leave post add write submit your required comment repl share like view kommentar no zero be join the read"
    " show load see log sign subscribe register my account newsletter get follow find connect for tweet e-mail"
    " email print pin copy save facebook twitter whatsapp linkedin pinterest reddit telegram instagram youtube"
    " tumblr google advertisement ads sponsored promoted anzeige werbung publicité pubblicità реклама continue"
    " keep watch learn more click listen check also related recommended trending popular latest most top similar"
    " further suggested featured don't dont don’t you lire lesen mehr lea leia leggi читайте weiterlesen en source"
    " original via prev next older newer back to home skip main menu search close cancel delete edit copyright"
    " tous alle privacy terms cookie contact about tag filed categor topic label mots schlagwörter etiquetas"
    " additional with reporting editing compiled translated this article story das"
    " we our by wir nous utilizamos usamos download enter please enable"
    " loading play an one just estimated table send support donate"
)
_OPENINGS = frozenset(f"{word} "[:3] for word in _OPENING_WORDS.split()) | {"ad", "x", "(c)"}
_ODD_OPENINGS = frozenset("0123456789©") | {"x ", "x,", "x|", "x/", "à ", "a ", "ad"}

FURNITURE_WORDS = ("rights reserved", "contributed")

# signs that a line came out of a script, a style sheet or a page template
TEMPLATE = re.compile(
    r"\$\$\d+\$\$|\{\{.{0,40}\}\}|\bfunction\s*\(|\bvar \w+\s*=|=>\s*\{|document\.\w|window\.\w"
    r"|\{[^{}]{0,60}:[^{}]{0,60};|@media\b|\\u00[0-9a-f]{2}|<!\[CDATA"
    r"|\"\w+\"\s*:\s*[\"{\[\d]|!important|</?\w+[^>]{0,60}>"
)
# "Africa,932,Asia,3549": labels with counts, at least four of them
COUNTS = re.compile(
    r"(?:[^\W\d][^\d,;|()]{0,40}[\s,;|(]+\d{1,7}\)?[\s,;|]+){3,}(?:[^\W\d][^\d,;|()]{0,40}[\s,;"
    r"|(]+\d{1,7}\)?)[\s,;|]*"
)

PHOTO_WORDS = ("photo", "pictur", "image", "credit", "illustration", "foto", "bild", "imagen", "crédit", "фото")
TEMPLATE_SIGNS = ("{", "=", "$$", "<", "\\u0", "@media", "!important", "document.", "window.", '":')
_PHOTO_CREDIT = re.compile(
    r"(?:file )?(?:photos?|pictures?|images?|credits?|photograph|illustration|foto|bild|imagen|crédit|fotó"
    r"|фото)\s*(?:credits?|source|by|via|courtesy(?: of)?|:|/|©|"
    r"\u2013|-)\s*:?\s*(?P<name>[^\W\d_][^.;\n()]{1,60})",
    re.IGNORECASE,
)
CAPTION_START = re.compile(
    r"\d{1,3} of \d{1,3}[.:)]|(?:file|pool|handout) (?:photo|picture|image)\b|(?:photo|image|caption"
    r"|watch|video)\s*:\s|in this (?:file )?(?:photo|image|picture)\b",
    re.IGNORECASE,
)
# the same in lower case, and the digits of "1 of 5": a line that opens otherwise is not tried
CAPTION_OPENINGS = (
    "file ",
    "pool ",
    "handout ",
    "photo",
    "image",
    "caption",
    "watch",
    "video",
    "in this ",
    *"0123456789",
)
POST_SIGNATURE = re.compile(
    rf"(?:—|--|–|&mdash;)\s*(?P<name>[^@()\n]{{1,80}}?)\s*\(@(?P<handle>\w{{1,30}})\)\s*,?\s*(?P<date>{DATE})?.{{0,40}}",
    re.IGNORECASE,
)
POST_SIGN = re.compile(r"pic\.twitter\.com/\w+|https?://t\.co/\w+|(?:^|[\s.])@\w{2,15}\b|#\w{3,}")
# "KIEV (Reuters) - ", "BAGHDAD – ", "AMMAN: ", "SLOVYANSK, Ukraine — ", "(Reuters) — "; a dash may be misread
_DASH = r"[–—\x96\x97]|â\x80[\x93\x94]|â€[“”]"
DATELINE = re.compile(
    r"(?P<place>(?:[A-ZÀ-ÞЀ-Я][A-ZÀ-ÞЀ-Я.'’-]+(?:[ /][A-ZÀ-ÞЀ-Я][A-ZÀ-ÞЀ-Я.'’-]+){0,3})(?:, (?:[A-Z][\w.’'-]+"
    r" ?){1,3})?(?:, (?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?))?)?"
    rf"\s*(?:\((?P<agency>[A-Z][\w .&/’'-]{{1,30}})\))?\s*(?:{_DASH}|:|-{{1,2}}(?=\s))\s*"
)


# the same line is asked about by the features, the rules and the headline; furniture comes back on every page
_remembered = lru_cache(maxsize=4096)


YEARS = ("20", "19")  # what every whole date holds


def has_year(line: str) -> bool:
    """Rule out, cheaply, lines that hold no whole date."""
    return "20" in line or "19" in line


def tells_when(line: str) -> bool:
    """Tell a short line that says when, by whom, or how long to read: such lines stand around a headline."""
    return len(line) < _SHORT_LINE and (
        (has_year(line) and SOME_DATE.search(line.lower()) is not None)
        or is_byline(line)
        or (("min" in line or "eading" in line) and _READ_TIME.search(line.lower()) is not None)
    )


def is_date_line(line: str) -> bool:
    """Tell a whole line that is a date."""
    return has_year(line) and DATE_LINE.fullmatch(line) is not None


def is_byline(line: str) -> bool:
    """Tell a whole line that says who wrote."""
    return line[:10].lower().startswith(BY_WORDS) and BYLINE.fullmatch(line) is not None


def opens_furniture(low: str) -> bool:
    """Tell, cheaply, the beginnings of furniture in lower case; that which holds ``FURNITURE_WORDS`` has any other."""
    return low[:3] in _OPENINGS or low[:1] in _ODD_OPENINGS or low[:2] in _ODD_OPENINGS


@_remembered
def is_furniture(line: str) -> bool:
    """Tell a whole line that no article contains as its own words."""
    low = line.lower()
    if opens_furniture(low) and FURNITURE.fullmatch(low):
        return True
    return any(map(low.__contains__, FURNITURE_WORDS)) and FURNITURE_INSIDE.fullmatch(low) is not None


@_remembered
def photo_credit(line: str) -> re.Match[str] | None:
    """Find a photo's credit; most lines are ruled out by a cheap look for the words it needs."""
    return _PHOTO_CREDIT.search(line) if any(map(line.lower().__contains__, PHOTO_WORDS)) else None


@_remembered
def template_signs(line: str) -> int:
    """Count the signs of scripts and templates in a line."""
    return len(TEMPLATE.findall(line)) if any(map(line.__contains__, TEMPLATE_SIGNS)) else 0


def ends_in_credit(line: str) -> bool:
    """Tell a line that ends in a photo's credit."""
    credit = photo_credit(line)
    return credit is not None and credit.end() >= len(line.rstrip(").] "))
