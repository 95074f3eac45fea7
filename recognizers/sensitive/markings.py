"""Security classifications of Belgium, the European Union and NATO.

Belgium: nl ZEER GEHEIM, GEHEIM, VERTROUWELIJK, BEPERKT; fr TRÈS SECRET, SECRET, CONFIDENTIEL,
RESTREINT; de STRENG GEHEIM, GEHEIM, VERTRAULICH (the German forms and the lowest level are not
verified). EU: TRES SECRET UE/EU TOP SECRET and down. NATO: COSMIC TOP SECRET and down, with the
marks of paragraphs (NS), (NC), (NR).

Source: Law of 11 December 1998 with its changes to 2024 (second hand, nvoans.be); Council Decision
2013/488/EU; NATO C-M(2002)49. Not verified at the source.
Confused with: the same words in prose, in the law, in a program; Flemish information classes, in
which "geheim" is class 4 (markings_other.py).
"""

from recognizers.base import Recognizer, Sample, Span, hit, miss
from recognizers.compiled import compiled
from recognizers.sensitive.marking_place import marking, placed

_LAW = (
    r"(?:[*_]{0,3}[ ]?[\-–—,/|:]?[ ]?\(?(?:art\.? ?\d{1,2}[,.]? )?(?:wet|loi|gesetz|law|[wlg]\.)"
    r"(?:[ ]?/[ ]?(?:wet|loi|gesetz|[wlg]\.)){0,2}"
    r"(?: van| du| vom| of)?(?: de| the)?[ ]?\d{1,2}[.\-/ ]?[ ]?"
    r"(?:\d{1,2}|[a-zé]{3,10})[.\-/ ]?(?:19)?98"
    r"(?:[ ](?:betreffende|relative|relatif|über|on|inzake|concernant)[ ]"
    r"[^\n()]{3,90}?(?=\)|\n|\Z))?\)?)?"
)
_SIGN = compiled(r"\[[^\]]+\]|.")  # a letter of a pattern
_ENGLISH = "law of (?:the )?11"  # what makes an English word a Belgian level
_ICR = compiled(r"(?i)informatieklasse|\bICR\b|\bklasse [1-5]\b")
_NEAR = 120  # code points around a Belgian level in which a Flemish class explains it
_DOCUMENT = 4_000  # code points before a paragraph's mark in which its document is marked


def _titles(nl: str, fr: str, de: str, en: str) -> dict[str, str]:
    return {"nl": nl, "fr": fr, "de": de, "en": en}


def _belgian(text: str, span: Span) -> Span | None:
    """The span of a Belgian level, unless a Flemish information class is meant."""
    around = text[max(0, span.start - _NEAR) : span.end + _NEAR]
    return None if _ICR.search(around) else placed("loud")(text, span)


def _nato(text: str, span: Span) -> Span | None:
    """The span of a NATO level; of a paragraph's mark where the document has the level."""
    if span.end - span.start > 3:
        return placed("phrase")(text, span)
    marked = text[max(0, span.start - _DOCUMENT) : span.start]
    return span if "NATO " in marked or "OTAN " in marked or "COSMIC " in marked else None


def _samples(form: str, other: str, *more: Sample) -> tuple[Sample, ...]:
    """One level in its places, and where it is no marking."""
    return (
        hit(f"«{form}»\n\nNota aan de directie", "first line"),
        hit(f"Deel 1.\n\n«{form}»                    3", "foot of a page"),
        hit(f"*** «{form}» ***\nTekst", "with stars"),
        hit(f"Onderwerp: [«{form}»] nota", "subject"),
        hit(f"Classificatie: «{form}»\n", "behind its label"),
        hit(f"[«{form}»] Nota over de haven", "tag"),
        hit(f"# «{form}»\nTekst", "heading"),
        hit(f"page 1/4\n- «{form}» -\n", "between hyphens"),
        miss(f"Wat betekent {form} op een document?", "a question"),
        miss(f"The level {form} is defined in article 4.", "a law"),
        miss(f"de graden {form}, {other} en andere", "a list in a sentence"),
        miss(f"{form.lower()}e informatie blijft hier", "a word"),
        miss(f"levels = [\n  {form},\n]", "a program"),
        miss(f"Een {form.lower()} document ligt klaar.", "an adjective"),
        miss(f"Niveaus:\n- {form}\n- {other}\n- X", "an item of a list"),
        miss(f'if level == "{form}": stop()', "a comparison"),
        *more,
    )


def _spaced(form: str) -> str:
    """The form with its letters apart: "G E H E I M"."""
    return r"[ ]{2,4}".join(" ".join(_SIGN.findall(word)) for word in form.split(" "))


def _between(*forms: str) -> str:
    """A pattern for one of the forms, or two of them side by side, and the law."""
    one = "|".join((*forms, *(_spaced(form) for form in forms if "(" not in form)))
    return (
        rf"(?i)(?<![\w\-])(?:{one})(?![^\W_]|\-\w|_(?-i:[A-Z]|\d)|[ ](?:UE|EU)\b)"
        rf"(?:[ ]?[/–—|\-][ ]?(?:{one})(?![\w\-])){{0,2}}{_LAW}"
    )


BELGIAN = (
    marking(
        "be-top-secret",
        _titles(
            "de markering ZEER GEHEIM",
            "le marquage TRÈS SECRET",
            "die Kennzeichnung STRENG GEHEIM",
            "the marking ZEER GEHEIM",
        ),
        _between(
            "zeer geheim", "tr[eè]s secret", "streng geheim", rf"top secret(?=.{{1,4}}{_ENGLISH})"
        ),
        (
            *("zeer geheim", "tres secret", "streng geheim", "top secret"),
            *("z e e r", "t r e s", "s t r e n g"),
        ),
        _belgian,
        _samples(
            "ZEER GEHEIM",
            "GEHEIM",
            hit("«TRÈS SECRET»\nNote", "French"),
            hit("«Z E E R   G E H E I M»\nExemplaar 2 van 4\n", "letters apart"),
            hit("«ZEER GEHEIM - WET 11.12.1998»\nNota", "the law behind a dash"),
            hit("«ZEER GEHEIM - TRÈS SECRET»\nNota", "two languages"),
            miss("Zeer geheim, dus zwijg erover!", "a joke"),
        ),
    ),
    marking(
        "be-secret",
        _titles(
            "de markering GEHEIM",
            "le marquage SECRET",
            "die Kennzeichnung GEHEIM",
            "the marking GEHEIM",
        ),
        r"(?i)(?<!zeer |streng |tr[eè]s |top |ue/eu |nato |otan )"
        + _between("geheim", "secret").removeprefix("(?i)"),
        ("geheim", "secret", "g e h e i m", "s e c r e t"),
        _belgian,
        _samples(
            "GEHEIM",
            "VERTROUWELIJK",
            hit("«SECRET (Loi 11.12.1998)»\nNote", "French, with the law"),
            hit("«GEHEIM - WET 11.12.1998»\nNota", "the law behind a dash, as it is stamped"),
            hit("«GEHEIM – Wet van 11 december 1998»\nNota", "the law in words"),
            miss("Het is geheim - wet 11.12.1998 is duidelijk.", "a sentence about the law"),
            hit("«GEHEIM – SECRET»\npagina 1/4", "two languages"),
            hit("Classificatiegraad (stempel): «GEHEIM»\nParaaf", "a label with a remark"),
            hit("[filigrane : «SECRET — loi 11.12.98»]\nCopie n° 3", "where it stands"),
            hit("«G E H E I M»\nBlad 1", "letters apart"),
            miss("Hoe vertaal je de stempel: GEHEIM?", "a question about a stamp"),
            hit("«GEHEIM»_nota brug.docx", "a file's name"),
            hit("nota brug - «SECRET».pdf", "at the end of a file's name"),
            hit("nota kabinet - geclassificeerd «GEHEIM (wet 11/12/1998)», mag dit?", "said of it"),
            hit("Deze nota is gemarkeerd als «GEHEIM».", "said of one document"),
            miss("De stempel zegt GEHEIM in de film", "a film"),
            miss("Een document dat als GEHEIM is gemarkeerd", "a rule"),
            miss("geheim recept.docx", "a file's name"),
            miss("SECRET_KEY=1", "a setting"),
            hit("«SECRET – LOI DU 11 DÉCEMBRE 1998»\nNote", "French, the law in words"),
            hit("**«GEHEIM** - WET/LOI 11.12.1998»\n", "in bold"),
            miss("Geheim - wet 11.12.1998 regelt dat", "a sentence"),
            miss("Informatieklasse 4\nGEHEIM\n", "a Flemish class"),
            miss("Le secret de fabrication", "French word"),
            miss('SECRET = "SECRET"', "a program"),
        ),
    ),
    marking(
        "be-confidential",
        _titles(
            "de markering VERTROUWELIJK",
            "le marquage CONFIDENTIEL",
            "die Kennzeichnung VERTRAULICH",
            "the marking VERTROUWELIJK",
        ),
        r"(?i)(?<!en |und |et |strikt |strictement |streng )"
        + _between(
            "vertrouwelijk", "confidentiel", "vertraulich", rf"confidential(?=.{{1,4}}{_ENGLISH})"
        ).removeprefix("(?i)"),
        (
            *("vertrouwelijk", "confidentiel", "vertraulich", "confidential"),
            *("v e r t r", "c o n f i d"),
        ),
        _belgian,
        _samples(
            "VERTROUWELIJK",
            "GEHEIM",
            hit(
                "Koninkrijk België      «VERTROUWELIJK – CONFIDENTIEL»\nDienst", "two, at the right"
            ),
            hit("«VERTROUWELIJK (Wet 11.12.1998)»\nOnderwerp", "with the law"),
            hit("«VERTROUWELIJK» - niet verspreiden\nNota", "how it is to be handled"),
            hit("«CONFIDENTIEL (Loi du 11 décembre 1998)»\nNote", "French"),
            hit("«CONFIDENTIEL - LOI 11.12.1998»\nNote", "French, the law behind a dash"),
            hit("«CONFIDENTIEL (L. 11.12.1998)»          p. 1/4\n\nRéunion", "cut short, a page"),
            hit("«VERTROUWELIJK (W. 11-12-1998)» - 12 maart 2026\n", "cut short, a date"),
            hit("Ref. 12\n\n«VERTRAULICH (Gesetz vom 11.12.1998)» Ausfertigung 2/5\n", "a copy"),
            hit("«CONFIDENTIAL - LAW OF 11 DECEMBER 1998»\nNote", "English, with the law"),
            miss("PERSOONLIJK EN VERTROUWELIJK\n", "another marking"),
            miss("ICR klasse 3\nVERTROUWELIJK", "a Flemish class"),
            miss("Dit bericht is vertrouwelijk.", "a disclaimer"),
        ),
    ),
    marking(
        "be-restricted",
        _titles(
            "de markering BEPERKT",
            "le marquage RESTREINT",
            "die Kennzeichnung BEPERKT",
            "the marking BEPERKT",
        ),
        _between("beperkt", "restreint", rf"restricted(?=.{{1,4}}{_ENGLISH})"),
        ("beperkt", "restreint", "restricted"),
        _belgian,
        _samples(
            "BEPERKT",
            "GEHEIM",
            hit("«RESTREINT»\nNote", "French"),
            hit("«BEPERKT / RESTREINT»\nNota", "two languages"),
            hit('<p class="mark">«BEPERKT»</p>\n<p>Nota</p>', "in a tag"),
            hit("| Classificatie | «BEPERKT» |\n| Auteur | X |", "beside its label in a table"),
            hit("Gerubriceerd: «BEPERKT»\nNota", "behind another label"),
            hit("«BEPERKT» - enkel voor leden van het comité\nNota", "for whom it is"),
            hit(
                "«BEPERKT» - Ex. nr. 2 - 14/01/2026\n\nDe leden", "a copy, a date, a sentence below"
            ),
            hit('{\n  "classification": "«BEPERKT»",\n  "titel": "Nota"\n}', "a key of JSON"),
            hit(
                "Vertaal deze tekst naar het Frans:\n\n«BEPERKT»\nNota aan de directie", "asked of"
            ),
            hit("Kan je dit samenvatten:\n«BEPERKT»\nNota aan de directie over", "asked of, below"),
            miss("Vertaal deze woorden naar het Frans:\n\nBEPERKT\nNota aan de directie", "words"),
            miss("Vertaal dit woord:\n\nBEPERKT", "a word alone"),
            hit("Stad Gent | «BEPERKT» | p. 2\n\nNota", "a header with bars"),
            miss("nota brug | BEPERKT\nnota haven | GEHEIM\n", "rows"),
            miss("RESTREINT UE/EU RESTRICTED\n", "of the EU"),
            miss("BEPERKTE VERSPREIDING\n", "another marking"),
        ),
    ),
)


def _eu(name: str, title: str, french: str, english: str) -> Recognizer:
    form = f"{french} UE/EU {english}"
    short = {"TRES SECRET": "TS", "SECRET": "S", "CONFIDENTIEL": "C", "RESTREINT": "R"}[french]
    words = tuple(
        w.lower()
        for w in (f"{french} UE", f"EU {english}", f"UE {french}", f"{short}-UE".replace("-", " "))
    )
    alternatives = (
        rf"{french.replace('TRES', 'TR[EÈ]S')} UE(?: ?/ ?EU {english})?"
        rf"|EU[ \-]{english}(?: ?/ ?{french} UE)?|UE[ \-]{french.replace('TRES', 'TR[EÈ]S')}"
        rf"|{short}-UE/EU-{short}"
    )
    before = "(?<!TRES |TRÈS )" if french == "SECRET" else ""
    return marking(
        name,
        _titles(
            *(
                lead + title
                for lead in (
                    "de EU-markering ",
                    "le marquage UE ",
                    "die EU-Kennzeichnung ",
                    "the EU marking ",
                )
            )
        ),
        rf"{before}(?<![\w/\-])(?:{alternatives})(?![\w\-])",
        words,
        placed("phrase"),
        _samples(
            form,
            "NATO SECRET",
            hit(f"«{french} UE»\nNote", "French alone"),
            hit(f"Ci-dessous la page de garde :\n\n«{form}»\n\nNOTE\nOrigine : SG", "below a line"),
            hit(f"«{form}» - 12/03/2026 - 2/5\n", "beside a date and a page"),
            hit(f"Subject: «{form}» - options paper", "subject"),
            miss(f"whether EU {english} is higher than X", "a question"),
        ),
    )


EUROPEAN = (
    _eu("eu-top-secret", "TRES SECRET", "TRES SECRET", "TOP SECRET"),
    _eu("eu-secret", "SECRET UE", "SECRET", "SECRET"),
    _eu("eu-confidential", "CONFIDENTIEL", "CONFIDENTIEL", "CONFIDENTIAL"),
    _eu("eu-restricted", "RESTREINT UE", "RESTREINT", "RESTRICTED"),
)


def _alliance(name: str, english: str, french: str, mark: str) -> Recognizer:
    form = english
    other = f"NATO {french.removeprefix('OTAN ')}"  # "NATO DIFFUSION RESTREINTE"
    forms = "|".join((english, french, other, f"OTAN/{english}", f"NATO/{french}"))
    return marking(
        name,
        _titles(
            *(
                lead + english
                for lead in ("de markering ", "le marquage ", "die Kennzeichnung ", "the marking ")
            )
        ),
        rf"(?<![\w/\-])(?:{forms})(?: ?[/–—] ?(?:{forms}))?(?![\w\-])"
        rf"|(?<=(?:^|\n)[ \t]{{0,4}}(?:[0-9a-z]{{1,3}}[.)][ \t]{{0,4}})?\()(?:{mark})(?=\)[ \t]"
        rf"+\S)",
        (english.lower(), french.lower().replace("è", "e"), other.lower(), mark.lower()),
        _nato,
        _samples(
            form,
            "COSMIC TOP SECRET" if "COSMIC" not in form else "NATO SECRET",
            hit(f"«{form}»\n1. («{mark}») The bridge is closed.", "mark of a paragraph"),
            hit(f"«{french}»\nAnnexe", "French")
            if french != english
            else hit(f"«{form}»", "alone"),
            hit(f"En-tête du document scanné : “«{form}»”\nCorps :", "said to be a header"),
            hit(f"WORKING PARTY — handling: «{form}»\nItem 1", "a label behind a title"),
            miss(f"({mark}) stands for something", "no such document"),
        ),
    )


ALLIED = (
    _alliance("cosmic-top-secret", "COSMIC TOP SECRET", "COSMIC TRÈS SECRET", "CTS"),
    _alliance("nato-secret", "NATO SECRET", "OTAN SECRET", "NS"),
    _alliance("nato-confidential", "NATO CONFIDENTIAL", "OTAN CONFIDENTIEL", "NC"),
    _alliance("nato-restricted", "NATO RESTRICTED", "OTAN DIFFUSION RESTREINTE", "NR"),
    _alliance("alliance-unclassified", "NATO UNCLASSIFIED", "OTAN SANS CLASSIFICATION", "NU"),
)
RECOGNIZERS = (*BELGIAN, *EUROPEAN, *ALLIED)
