"""Furniture in the words of languages of which the scores of lines know little: whole short lines, no words of news."""

import re

_LINE = 60  # characters
_SPANISH_PORTUGUESE = (
    "comparti[rd]?(?: .{0,30})?|compart[ai](?: .{0,30})?|compartilh(?:ar|e)(?: .{0,30})?",
    "publicidade?|(?:te|le) puede interesar|(?:noticias|notas|notícias|artículos|artigos|matérias) relacionad[ao]s",
    "(?:lo |as? |os? )?(?:más|mais) (?:leíd|visto|lid|vist)[ao]?s?|seguir leyendo|leer más|leia (?:mais|também)",
    "continu(?:ar?|e) (?:lendo|a leitura)|continua (?:após|depois d)a publicidade",
    "(?:dejar?|deixe) (?:un|um) (?:comentario|comentário)|iniciar sesión|entrar|registrarse|cadastre-se",
    "todos (?:los|os) (?:derechos|direitos) reservados.{0,30}|aviso legal|política de privacidade?",
)
_FRENCH_GERMAN_ITALIAN = (
    "partager?(?: .{0,30})?|(?:auf .{2,20} )?teilen|condividi(?: .{0,30})?|publicité|anzeige|pubblicità",
    "articles (?:similaires|liés)|les plus lus|lire la suite|laisse[rz] un commentaire|se connecter|mentions légales",
    "(?:ähnliche|verwandte|weitere) (?:artikel|themen|beiträge)|meistgelesen|kommentar schreiben|anmelden|impressum",
    "das könnte sie (?:auch )?interessieren|datenschutz|i più letti|leggi (?:anche|tutto)|lascia un commento|accedi",
    "(?:tous droits réservés|alle rechte vorbehalten|tutti i diritti riservati).{0,30}",
)
_RUSSIAN_UKRAINIAN = (
    "поделиться(?: .{0,30})?|поділитися|реклама|читайте (?:также|ещё|еще|також).{0,4}|читать (?:далее|полностью)",
    "(?:похожие|другие|последние) (?:новости|материалы|статьи)|(?:новости|статьи|материалы) по теме",
    "самое (?:читаемое|популярное|обсуждаемое)|оставить комментарий|комментарии|войти|все права защищены.{0,30}",
    r"подпис(?:ывайтесь|аться|ка)\b.{0,45}|политика конфиденциальности",
)
_ARABIC_TURKISH = (
    r"(?:شارك|مشاركة|انشر)(?: .{0,30})?|(?:اقرأ|إقرأ|شاهد) (?:أيضا|أيضًا|ايضا|المزيد)\W*|إعلان|إعلانات",
    "(?:أخبار|مواضيع|مقالات) (?:ذات صلة|متعلقة|مشابهة)|الأكثر (?:قراءة|مشاهدة|شعبية)|التعليقات|تسجيل الدخول",
    "(?:اترك|أضف) تعليقا?.{0,10}|جميع الحقوق محفوظة.{0,30}|اشترك (?:في|الآن).{0,40}|سياسة الخصوصية|تابعنا.{0,40}",
    "paylaş|ilgili haberler|yorum(?:lar| yap)|reklam|bunlar da ilginizi çekebilir",
)
_CHINESE_JAPANESE_KOREAN = (
    "(?:分享|相关(?:阅读|新闻|文章)|延伸阅读|广告|评论|登录|返回首页|责任编辑|責任編輯|関連記事|シェア|ツイート|広告"
    "|ログイン|공유|관련기사|광고|로그인|댓글)(?:[:：].{0,20})?",
)
_FURNITURE = re.compile(
    "|".join(
        (
            *_SPANISH_PORTUGUESE,
            *_FRENCH_GERMAN_ITALIAN,
            *_RUSSIAN_UKRAINIAN,
            *_ARABIC_TURKISH,
            *_CHINESE_JAPANESE_KOREAN,
        )
    )
)


_UPDATED = re.compile(
    r"(?:this|the) (?:post|story|article|page|report|blog) (?:was|has been) (?:last )?(?:updated|published|posted)"
    r"(?: at)? \d{1,2}[:.]\d\d[\w. ]{0,20}:?"
)  # with a day it would say more than that


def is_furniture_elsewhere(line: str) -> bool:
    """Tell a whole short line that no article contains as its own words."""
    if len(line) > _LINE:
        return False
    low = line.lower()
    return _UPDATED.fullmatch(low) is not None or (line[-1] not in ".?" and _FURNITURE.fullmatch(low) is not None)
