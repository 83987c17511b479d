"""Units as news writes them, with their UCUM codes, and currencies with their ISO 4217 codes."""

import re
from functools import cache

from consilience.text import squeeze, word_list

# UCUM code: the words and symbols that name it; symbols keep their case, words are given in the singular
_UNITS = {
    "m": "m metre meter", "km": "km kilometre kilometer kilometres", "cm": "cm centimetre centimeter",
    "mm": "mm millimetre millimeter", "um": "μm µm micrometre micrometer micron", "nm": "nm nanometre nanometer",
    "[mi_i]": "mile mi", "[yd_i]": "yard yd", "[ft_i]": "foot feet ft", "[in_i]": "inch inche in. ″",
    "[nmi_i]": "nautical_mile", "[ly]": "light-year", "m2": "m2 m² square_metre square_meter sq_m",
    "km2": "km2 km² square_kilometre square_kilometer sq_km", "[sft_i]": "square_foot square_feet sq_ft",
    "[smi_us]": "square_mile sq_mile", "[acr_us]": "acre", "har": "hectare ha", "m3": "m3 m³ cubic_metre cubic_meter",
    "[cft_i]": "cubic_foot cubic_feet", "g": "g gram gramme", "kg": "kg kilogram kilo kilogramme",
    "mg": "mg milligram", "ug": "μg µg microgram", "t": "tonne metric_ton mt", "[ston_av]": "ton",
    "[lb_av]": "lb pound-mass lbs", "[oz_av]": "ounce oz", "l": "litre liter l L",
    "ml": "ml mL millilitre milliliter", "[gal_us]": "gallon", "[bbl_us]": "bbl", "s": "second sec s",
    "min": "minute min mins", "h": "hour hr hrs", "d": "day", "wk": "week", "mo": "month", "a": "year yr yrs",
    "10.a": "decade", "100.a": "century", "ms": "millisecond ms",
    "Cel": "°C degree_celsius degree_centigrade celsius centigrade C", "K": "kelvin",
    "[degF]": "°F degree_fahrenheit fahrenheit F-degree", "deg": "degree °",
    "km/h": "km/h kph km/hr kmh kilometre_per_hour kilometer_per_hour kilometre_an_hour kilometer_an_hour kmph",
    "[mi_i]/h": "mph mile_per_hour mile_an_hour", "m/s": "m/s metre_per_second meter_per_second", "[kn_i]": "knot",
    "[mi_i]/[gal_us]": "mpg mile_per_gallon", "W": "W watt", "kW": "kW kilowatt", "MW": "MW megawatt",
    "GW": "GW gigawatt", "W.h": "Wh watt-hour watt_hour", "kW.h": "kWh kilowatt-hour kilowatt_hour",
    "MW.h": "MWh megawatt-hour megawatt_hour", "GW.h": "GWh gigawatt-hour gigawatt_hour",
    "mA.h": "mAh milliampere-hour", "A.h": "Ah ampere-hour",
    "[HP]": "hp horsepower bhp brake_horsepower PS-power metric_horsepower",
    "N.m": "Nm newton_metre newton-metre newton_meter newton-meter",
    "[ft_i].[lbf_av]": "lb-ft pound-foot pound-feet foot_pound-force ft-lb lb.ft",
    "/min": "rpm revolution_per_minute revolutions_per_minute", "Hz": "Hz hertz HZ", "kHz": "kHz kilohertz",
    "MHz": "MHz megahertz", "GHz": "GHz gigahertz", "V": "V volt", "A": "A ampere amp", "F": "farad", "Ohm": "ohm",
    "J": "joule", "kJ": "kJ kilojoule", "cal": "calorie", "kcal": "kcal kilocalorie", "Pa": "pascal",
    "kPa": "kPa kilopascal", "MPa": "MPa megapascal", "GPa": "GPa gigapascal", "bar": "bar", "[psi]": "psi",
    "bit": "bit b", "By": "byte", "kBy": "KB kB kilobyte", "MBy": "MB megabyte", "GBy": "GB gigabyte gig",
    "TBy": "TB terabyte", "[pixel]": "pixel", "M[pixel]": "MP megapixel", "dB": "dB decibel",
    "[ppm]": "ppm part_per_million", "[ppb]": "ppb parts-per-billion part_per_billion", "[bp]": "basis_point bp bps",
    "[pp]": "percentage_point", "A/cm2": "A/cm2 ampere_per_square_centimetre",
    "%": "% percent percentage pc pct per_cent percentage",
}  # fmt: skip
# symbols that are also words or parts of words: never read as words
_SYMBOLS_ONLY = frozenset(word_list("A C F J K MP PS V W a b bar d g h in. l m mt s t"))

_CURRENCIES = {
    "USD": "$ US$ US_$ $US USD U.S.$ dollar US_dollar U.S._dollar american_dollar united_states_dollar buck",
    "EUR": "€ EUR euro", "GBP": "£ GBP pound_sterling sterling PS british_pound £_sterling $_sterling",
    "JPY": "¥ Y= JPY yen japanese_yen Y JP¥", "CNY": "yuan CNY renminbi RMB chinese_yuan",
    "INR": "₹ INR rupee Rs Rs. indian_rupee", "AUD": "A$ AUD australian_dollar AU$ $A Australian_dollar",
    "CAD": "C$ CAD canadian_dollar CA$ Canadian_dollar", "HKD": "HK$ HKD hong_kong_dollar HK_$",
    "NZD": "NZ$ NZD new_zealand_dollar", "SGD": "S$ SGD singapore_dollar", "CHF": "CHF swiss_franc franc",
    "RUB": "₽ RUB rouble ruble russian_ruble", "KRW": "₩ KRW korean_won", "ILS": "₪ ILS NIS shekel",
    "TRY": "₺ TRY lira turkish_lira", "BRL": "R$ BRL brazilian_real", "ZAR": "ZAR rand",
    "MXN": "MXN peso mexican_peso", "SEK": "SEK swedish_krona krona", "NOK": "NOK norwegian_krone",
    "DKK": "DKK danish_krone danish_crown danish_kroner", "PLN": "PLN zloty", "THB": "THB baht ฿",
    "MYR": "RM MYR ringgit malaysian_ringgit", "IDR": "IDR rupiah", "PHP": "₱ PHP", "VND": "VND dong",
    "PKR": "PKR pakistani_rupee", "IQD": "IQD iraqi_dinar dinar", "IRR": "IRR rial", "SAR": "SAR riyal",
    "AED": "AED dirham", "EGP": "EGP egyptian_pound", "NGN": "₦ NGN naira", "KES": "KES shilling",
    "BTC": "BTC bitcoin", "ETH": "ETH ether", "USD.01": "cent ¢ US_cent", "GBP.01": "pence penny", "MYR.01": "sen",
    "ILS.01": "agorot agora",
}  # fmt: skip


def _spread(table: dict[str, str]) -> dict[str, str]:
    """Each name with its code: symbols with capitals as they are, words also in lower case."""
    found: dict[str, str] = {}
    for code, names in table.items():
        for name in (name.replace("_", " ") for name in names.split()):
            found.setdefault(name, code)
            if len(name) > 3:
                found.setdefault(name.lower(), code)
    return found


_UNIT_CODES = _spread(_UNITS)
_CURRENCY_CODES = _spread(_CURRENCIES)
_IRREGULAR = {
    "feet": "foot", "people": "person", "men": "man", "women": "woman", "children": "child", "lives": "life",
    "wives": "wife", "knives": "knife", "aircraft": "aircraft", "series": "series", "species": "species",
    "crises": "crisis", "police": "police", "troops": "troop", "news": "news", "media": "media", "dies": "die",
    "movies": "movie", "cookies": "cookie", "selfies": "selfie", "zombies": "zombie", "ties": "tie", "lies": "lie",
}  # fmt: skip


@cache
def singular(noun: str) -> str:
    """The singular of a noun: "soldiers" → "soldier", "fishermen" → "fisherman"."""
    plain = noun.lower()
    if " " in plain:  # "miles per hour", "degrees Celsius"; "US dollars"
        head, _, last = plain.rpartition(" ")
        first, gap, rest = plain.partition(" ")
        by_head = " per " in plain or " an " in plain or first in ("degrees", "pounds")
        return f"{singular(first)}{gap}{rest}" if by_head else f"{head} {singular(last)}"
    if plain in _IRREGULAR:
        return _IRREGULAR[plain]
    if plain.endswith("men") and len(plain) > 4:
        return plain[:-3] + "man"
    if plain.endswith("ies") and len(plain) > 4:
        return plain[:-3] + "y"
    if re.search(r"(?:ss|sh|ch|x|zz)es$", plain):
        return plain[:-2]
    return plain[:-1] if plain.endswith("s") and not plain.endswith(("ss", "us", "is")) and len(plain) > 2 else plain


def unit_code(words: str) -> str:
    """The UCUM or ISO 4217 code that words name, "" when they name none."""
    plain = squeeze(words)
    forms = (plain, plain.lower(), singular(plain))
    return next((table[form] for table in (_UNIT_CODES, _CURRENCY_CODES) for form in forms if form in table), "")


def _alternation(names: list[str]) -> str:
    return "|".join(re.escape(n).replace(r"\ ", r"[\s-]+") for n in sorted(names, key=lambda n: (-len(n), n)))


def _word_forms(table: dict[str, str]) -> list[str]:
    """Names of three letters and more, with their plurals; first words of compounds also plural ("miles per hour")."""
    forms: set[str] = set()
    for name in table:
        if len(name) < 3 or not name[-1].isalpha() or name in _SYMBOLS_ONLY:
            continue
        head, gap, rest = name.partition(" per ")
        forms |= {name, f"{name}s", f"{name}es"} if not gap else {name, f"{head}s per {rest}"}
        first, gap, last = name.partition(" ")
        forms |= {f"{first}s {last}"} if gap else set()
        head, gap, rest = name.partition(" an ")
        forms |= {f"{head}s an {rest}"} if gap else set()
    return sorted(forms)


UNIT_WORDS = _alternation(_word_forms(_UNIT_CODES))
CURRENCY_WORDS = _alternation(_word_forms(_CURRENCY_CODES))
# symbols follow their digits directly or after one space: "50mph", "5 W", "25.5″"
UNIT_SYMBOLS = _alternation(
    [n for n in _UNIT_CODES if len(n) <= 5 and (n[0] != n[0].lower() or len(n) < 4 or not n.isalpha())]
)
CURRENCY_SIGNS = _alternation(
    [n for n in _CURRENCY_CODES if len(n) <= 4 and (not n[-1].isalpha() or n.isupper() or n in ("Rs",))]
)
