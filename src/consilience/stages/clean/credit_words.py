"""The words by which outlets credit agencies, other outlets and photographers, in the common news languages."""

import re

# news agencies of the world that outlets credit by name or initials
AGENCY = (
    r"(?:Reuters|Agence France[- ]Presse|AFP|(?:The )?Associated Press|AP|UPI|United Press International|DPA|dpa"
    r"|ANSA|EFE|TASS|ITAR-TASS"
    r"|Interfax|RIA Novosti|Xinhua|Kyodo|Yonhap|PTI|ANI|IANS|UNI|Bernama|Antara|Anadolu(?: Agency)?|AA|IRNA|Fars"
    r"|Tasnim|Petra|WAFA|MENA|SANA"
    r"|Ukrinform|BelTA|PAP|CTK|TT|NTB|Ritzau|ANP|APA|AAP|PA(?: Media)?|Press Association|CNA|Bloomberg|EPA"
    r"|Getty(?: Images)?"
    r"|Europa Press|Notimex|Télam|Prensa Latina|Agência (?:Brasil|Lusa|Estado)|Estadão Conteúdo|Folhapress|Adnkronos"
    r"|ТАСС|РИА Новости|Интерфакс|Укринформ|رويترز|أ ?ف ?ب|فرانس برس|د ?ب ?أ|الأناضول|新华社|共同通信|연합뉴스)"
)
SEVERAL = rf"{AGENCY}(?:(?:\s*[/,&-]\s*|\s+(?:and|y|e|et|und|и|و) ){AGENCY})*"
_NAME = r"[A-ZÀ-ÞЀ-Я«][\w.&’'»-]*(?: (?:(?:de|del|da|do|la|the|of) )?[A-ZÀ-ÞЀ-Я][\w.&’'»-]*){0,3}"
_ARTICLE = r"(?:(?:las?|los?|el|les?|der|des|dem|das?|dos?|the) |l[’'])?"
_OF = r"(?:(?:de|da|do|das|dos|di|du|des|von|der|des|del|dell[’']|dalla|la|las|los|l[’'])[ ]?)+"
# whole lines: "Con información de EFE", "(avec AFP)", "Mit Material von dpa", "По материалам ТАСС"
WITH = re.compile(
    rf"[-–—(\[ ]*(?:(?:[Ww]ith|[Aa]vec|[Cc]on|[Cc]om|[Mm]it|С) {_ARTICLE}(?P<name>{SEVERAL}|agenc\w+|Agenturen)"
    r"|(?:(?:[Cc]on|[Cc]om) (?:informaci(?:ón|ones)|informações|informazioni|datos|dados|material|texto)"
    rf"|[Mm]it (?:Material|Informationen|Inhalten)|[Aa]vec des informations) {_OF}(?P<name2>{SEVERAL}|{_NAME}"
    r"|agenc\w+|Agenturen)|[Пп]о (?:материалам|информации|данным) (?P<name3>[А-ЯЁA-Z«][^.,()]{1,40}))[)\]. ]*"
)
# "Fuente: Reuters", "Quelle: dpa", "المصدر: وكالات", "SOURCE Bay Lines"
SOURCE_LINE = re.compile(
    r"(?:(?i:source|via|original(?:ly published (?:by|in|on|at))?|fuentes?|fontes?|quellen?|источник|المصدر|المصادر)"
    r"\s*:\s*(?P<name>\S.{0,60}?)|SOURCE:? (?P<name2>[A-Z].{1,60}?))\.?$"
)
# lines that are, or hold, a link to what was copied
LINK_LINE = re.compile(
    r"(?P<name>(?:source|original|article|news)\s*(?:link|url|article)|view (?:the )?original.{0,20}"
    r"|(?:read|see|view) the original (?:article|story|post).{0,30}|enlace (?:original|de la fuente)"
    r"|(?:leer|ver) (?:el |la )?(?:original|fuente).{0,30}|link (?:original|da notícia)|ler (?:o )?original.{0,20}"
    r"|lien (?:vers l[’']article )?original|lire l[’']original.{0,20}|zum original(?:artikel)?|originalartikel.{0,20}"
    r"|ссылка на (?:источник|оригинал)|(?:читать )?оригинал(?: статьи)?|رابط (?:المصدر|الخبر))\W*$",
    re.IGNORECASE,
)
# "Publicado originalmente en El Faro", "Zuerst erschienen bei Hafenbote"
FIRST = re.compile(
    r"\b(?:(?:[Pp]ublicad[oa] originalmente|[Oo]riginalmente publicad[oa]) (?:en|em|por|no|na)"
    r"|[Pp]ublié (?:initialement|à l[’']origine) (?:par|sur|dans)"
    r"|[Zz]uerst (?:erschienen|veröffentlicht) (?:bei|in|auf|im)"
    rf"|[Вв]первые опубликовано (?:в|на)) {_ARTICLE}(?P<name>{_NAME})"
)
FIRST_SIGNS = ("ublicad", "ublié ", "uerst ", "первые ")
# who took a picture: "REUTERS/Ann Reyes", "Ann Reyes/AFP", "AFP/File", "Courtesy of the port", "الصورة: رويترز"
PHOTO_LINE = re.compile(
    rf"(?:^|[.!?”\"(] ?)(?!{SEVERAL}[). ]*$)(?P<name>(?:{AGENCY}|REUTERS)(?: (?i:photo))?\s?/\s?[\w .’'-]{{2,40}}"
    rf"|[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w.’'-]*){{0,3}}\s?/\s?(?:[A-Z][\w ]{{1,20}}/)?(?:{AGENCY}|REUTERS))"
    r"(?=[). ]*$| ?\()"
    r"|(?:^|\. )[Cc]ourtesy of (?P<name2>(?:the )?[A-Z][\w .’'-]{1,40})[). ]*$"
    r"|(?:الصورة|صورة|تصوير|[Cc]rédito|Снимок)\s*:\s*(?P<name3>\w[^.;()\n]{1,60})"
)
PHOTO_SIGNS = ("/", "courtesy", "صور", "تصوير", "crédito", "снимок")
