"""The words by which a line says who wrote, and those of offices and desks beside names, in the common languages."""

import re

# the lead of a byline that is more than a bare "By": "Analysis by", "Ein Kommentar von", "Propos recueillis par"
LEAD = re.compile(
    r"(?:(?:(?:this|the) (?:article|story|post|piece|report|guide) (?:was |is |has been )?)?"
    r"(?:(?:guest )?(?:story|analysis|opinion|commentary|report(?:ed|ing)?|review|essay|interview|column"
    r"|guide|post(?:ed)?|words|text|article|written|authored|compiled) )+by\b"
    r"|(?:eine? )?(?:kommentar|analyse|gastbeitrag|interview|bericht|reportage|essay|text) von\b"
    r"|(?:propos recueillis|(?:une? )?(?:article|analyse|reportage|enquête|chronique|tribune|texte)|écrit|rédigé) par\b"
    r"|(?:(?:una? )?(?:análisis|texto|crónica|reportaje|entrevista|análise|reportagem)|escrito) por\b"
    r"|(?:a cura|testo|articolo|intervista|scritto) d[ia]\b|authors\b|autore[ns]?\b|auteurs?\b|autores\b|verfasst von\b"
    r"|текст|авторы?|корреспондент|беседовала?|подготовила?|بقلم|كتبت?|كتبه|إعداد|تحرير)(?:\s*:\s*|\s+)(?=\S)",
    re.IGNORECASE,
)
_OFFICES = (
    r"(?:Editor|Writer|Reporter|Correspondent|Contributor|Journalist|Columnist|Producer|Blogger|Photographer|Author"
    r"|Director|Manager|Founder|Analyst|Expert|Specialist|Attorney|Professor|Gardener|Researcher|Engineer|Strategist)s?"
)
_RANK = (
    r"(?:Executive|Senior|Junior|Former|Deputy|Digital|Managing|Chief|Staff|Associate|Assistant|Contributing|Political"
    r"|Diplomatic|Foreign|Business|Economics|Science|Health|Technology|Tech|Sports?|Crime|Education|Environment|Home"
    r"|Defen[cs]e|Security|Legal|Culture|Features?|News|National|International|World|City|Print|Web|Special|Middle East"
    r"|Europe|Africa|Asia|US|UK)"
)
# an office behind a name, without a comma or grown into it: "Ann Reyes Political Editor", "Ann ReyesFounder of"
OFFICE = re.compile(rf"(?:\s|(?<=[a-zà-ÿ]))(?:{_RANK} )*{_OFFICES}\b.*$")
OFFICE_LINE = re.compile(rf"(?=.{{3,90}}$).*\b(?:{_OFFICES}|{_OFFICES.lower()}|CEO|CTO|Ph\.?D\.?)\b.*")
# where a writer is: "Ann Reyes in Paris", "Anna Winter aus Kiel", "Ann Reyes in Paris and Tom Okafor in London"
WHERE = re.compile(r" (?:in|à|en|aus|a|em) [A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){0,2}(,|;|$| (?:and|und|et|y|e|&) )")
# for whom, and with whose help: "Ann Reyes for Bay Courier", "Anne Marchand (avec AFP)"
FOR_WHOM = re.compile(
    r" (?:for|at|of|from) (?:the )?[A-Z].*$|,? \(?(?:with|avec|con|mit|com) (?:the )?(?:[A-Z]{2,}|agenc|Agent).*$"
)
# "Bay Lifestyle Desk", "Harbour Team"
DESK = re.compile(
    r"(?!(?:Our|The|Meet|Join|Your|Contact|Management|Leadership)\b)(?:[A-Z][\w&.’'-]* ){1,3}"
    r"(?:Desk|Team|Staff|Contributors?|Bureau|Newsroom|Editors)"
)
# a name in letters that know no capitals, and in Cyrillic
ARABIC_NAME = re.compile(r"[\u0621-\u064a]{2,}(?: [\u0621-\u064a]{2,}){1,3}")
CYRILLIC_NAME = re.compile(r"[А-ЯЁІЇЄ][а-яёіїє’-]+(?: [А-ЯЁІЇЄ]\.?| [А-ЯЁІЇЄ][а-яёіїє’-]+){1,2}")
# a line that stands alone above the names: "By", "Written by:", "Author"
ALONE_BY = re.compile(
    r"(?:(?:(?:article|story|post|reporting) )?(?:written|posted|words|story|article|reporting|report|text)? ?by"
    r"|(?:about the |article |story |post )?author(?:s|\(s\))?(?: of this (?:article|story|post))?|par|von|por|di|text"
    r"|autore?n?|auteurs?|автор|авторы|текст|بقلم|كتب|الكاتب) ?:?",
    re.IGNORECASE,
)
