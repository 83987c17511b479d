"""The words by which media are cited in Spanish, Portuguese, French, German and Russian."""

import re

_SAID = (  # before a medium that is told something, or that says something
    r"(?:dij|declar|explic|señal|afirm|asegur|cont|confirm|indic|coment|inform|report|public|notici)"
    r"(?:[oó]|ou|aron|aram|eron)",
    r"disse(?:ram)?|seg(?:ún|undo)|de acuerdo con|de acordo com|conforme|(?:cit|consult)ad[oa]s?",
    r"dite?|déclarée?|indiqué|affirmé|expliqué|confié|annoncé|confirmé|assuré|précisé|rapporte|selon|citée? par",
    r"sagten?|erklärten?|bestätigten?|berichtete?n?|laut|gegenüber|zitiert von|nach angaben|wie",
    r"(?:сообщил|заявил|рассказал|сказал|подтвердил|пояснил)[аи]?|сообщает|передает|передаёт|пишет|отмечает",
    r"по (?:данным|информации|сообщению)|со ссылкой",
)
_SMALL = (
    r"a|à|al|ao|au|em|en|o|la|el|le|les|lo|los|un|una|um|uma|par|por|pela|pelo|der|dem|die|das|des|von|de|на|в"
    r"|agencia|agência|agence|cadena|diario|periódico|jornal|noticias|notícias|presse|Nachrichtenagentur"
    r"|агентств[оуа]|газет[аеуы]"
)
LEAD_ELSEWHERE = re.compile(rf"\b(?:{'|'.join(_SAID)})(?: (?:{_SMALL})){{0,5}} [«„\"]?(?:l[’'])?$", re.IGNORECASE)
SAYS_ELSEWHERE = re.compile(
    r"[»“\"]? (?:(?:inform|report|public|señal|notici)(?:ó|ou)|rapporte|indique|a (?:rapporté|indiqué)|berichtete?"
    r"|meldete?|schreibt|сообщает|сообщил[оа]?|передает|передаёт|пишет)\b"
)
