"""Markings that are no national classification: TLP, limited distribution, Flemish classes, drafts.

TLP 2.0 (RED, AMBER+STRICT, AMBER, GREEN, CLEAR) and 1.0 (WHITE); BEPERKTE VERSPREIDING / DIFFUSION
RESTREINTE; the five information classes of the Flemish administration, in which class 4 is called
"geheim" and class 5 "zeer geheim"; personal and confidential, internal use, drafts.

Source: FIRST TLP 2.0 (not verified); vsse.be (second hand); Flemish decision of 3 July 2018.
Confused with: texts about TLP, a plan of a project, disclaimers under mails.
"""

import regex as re

from recognizers.base import Recognizer, Sample, hit, miss
from recognizers.sensitive.marking_place import Sort, marking, placed


def _titles(nl: str, fr: str, de: str, en: str) -> dict[str, str]:
    return {"nl": nl, "fr": fr, "de": de, "en": en}


def _marking(
    name: str,
    title: dict[str, str],
    pattern: str,
    words: tuple[str, ...],
    sort: Sort,
    samples: tuple[Sample, ...],
) -> Recognizer:
    whole = rf"(?i)(?<![\w\-])(?:{pattern})(?![\w\-])"
    return marking(name, title, whole, words, placed(sort), samples)


def _places(form: str, *more: Sample) -> tuple[Sample, ...]:
    """A marking in its places, and where it is none."""
    return (
        hit(f"«{form}»\n\nTekst van de nota.", "first line"),
        hit(f"Laatste zin.\n\n«{form}»", "last line"),
        hit(f"*** «{form}» ***\nTekst", "with stars"),
        hit(f"# «{form}»\nTekst", "heading"),
        hit(f"   «{form}»    2/7\nTekst", "beside a page number"),
        hit(f"Status: «{form}»\n", "behind a label"),
        hit(f"> «{form}»\n> Tekst", "quoted"),
        hit(f"- «{form}» -\nTekst", "between hyphens"),
        miss(f"Wat betekent {form} op een document?", "a question"),
        miss(f"We use {form} for such things, and more.", "a sentence"),
        miss(f"stand({form})", "a call"),
        miss(f'if x == "{form}": stop()', "a comparison"),
        miss(f"Lijst:\n- {form}\n- iets anders\n", "an item of a list"),
        miss(f"Men zegt wel eens {form}.", "end of a sentence"),
        miss(f"waarden = [\n  {form},\n]", "a program"),
        miss(f"{form}x", "another word"),
        *more,
    )


_ALSO = {  # in the other languages, as people write it
    "RED": "ROOD|ROUGE|ROT",
    "AMBER+STRICT": r"(?:AMBER|ORANJE|ORANGE) ?[+ ] ?STRICT",
    "AMBER": "ORANJE|ORANGE|AMBRE",
    "GREEN": "GROEN|VERT|GRÜN",
    "CLEAR": "HELDER|KLAR",
    "WHITE": "WIT|BLANC|WEISS|WEIß",
}


def _tlp(name: str, colour: str) -> Recognizer:
    form = f"TLP:{colour}"
    escaped = "|".join((_ALSO.get(colour, re.escape(colour)), re.escape(colour)))
    return _marking(
        name,
        _titles(
            f"de markering {form}",
            f"le marquage {form}",
            f"die Kennzeichnung {form}",
            f"the marking {form}",
        ),
        rf"(?:(?:TLP|Traffic Light Protocol) ?[:\-=] ?(?:{escaped})|(?-i:TLP (?:{escaped})))"
        r"(?![+ ]\+?STRICT|[+])",
        ("tlp", "traffic light protocol"),
        "phrase",
        _places(
            form,
            hit(f"Subject: [«{form}»] Weekly bulletin", "subject"),
            hit(f"Onderwerp: «{form}» dringend", "subject without brackets"),
            hit(f"«{form}» | Recipients may share this", "beside a rule"),
            hit(f"[«TLP: {colour}»]\nBulletin", "in brackets, with a space"),
            hit(f'{{"parts": ["«{form}»\nBulletin."]}}', "first line of a string of JSON"),
            hit(f'{{"text":"Bulletin.\n«{form}»","n":1}}', "last line of one"),
            miss(f'{{"colour": "{form}", "n": 1}}', "a value of JSON"),
            hit(f"Dag,\n«{form}»\n\nNota.", "below a greeting"),
            miss("The labels are TLP:RED, TLP:AMBER and TLP:GREEN.", "an explanation"),
            miss("TLP:RED\nTLP:AMBER\nTLP:GREEN\nTLP:CLEAR\n", "a list of all"),
            miss("tlp start && tlp-stat -b", "a program"),
            hit(f"Vat dit kort samen voor mij:\n\n«{form}»\nDe aanvaller zat al in", "asked of"),
            hit(f"«{form}» - versie van 12 maart 2026\n", "beside a date"),
            hit(f"«{form}» (alleen binnen de organisatie)\nNota", "for whom it is, in brackets"),
            hit(f"Bulletin 14 – «{form}» – alleen voor CERT\n", "for whom it is, behind a title"),
            hit(f"Objet : état du réseau («{form}»)\n\nÀ tous,", "at the end of a subject"),
            hit(f"[pinned] **«{form}»** recipients of this call\n", "in bold, at the head"),
            hit(f"Banner on every slide: «{form}»\n", "where it stands on the page"),
            hit(f'{{"Tag": [{{"name": "«{form.lower()}»"}}, {{"name": "x"}}]}}', "a tag of MISP"),
            hit(f'"tags": ["«{form.lower()}»", "phishing"]', "in a list of tags"),
            miss(f"Nous parlons de cela ({form})\n", "a sentence"),
        ),
    )


TLP = (
    _tlp("tlp-red", "RED"),
    _tlp("tlp-amber-strict", "AMBER+STRICT"),
    _tlp("tlp-amber", "AMBER"),
    _tlp("tlp-green", "GREEN"),
    _tlp("tlp-clear", "CLEAR"),
    _tlp("tlp-white", "WHITE"),
)

LIMITED = _marking(
    "be-limited-distribution",
    _titles(
        "de markering BEPERKTE VERSPREIDING",
        "le marquage DIFFUSION RESTREINTE",
        "die Kennzeichnung BEPERKTE VERSPREIDING",
        "the marking BEPERKTE VERSPREIDING",
    ),
    r"(?:beperkte verspreiding|diffusion restreinte|verspreiding beperkt"
    r"|eingeschr[äa]nkte verbreitung|diffusion limitée|distribution (?:restreinte|limitée)"
    r"|beschr[äa]nkte (?:verteilung|verbreitung)|beperkte distributie|limited distribution)"
    r"(?: ?[/–—|\-] ?(?:beperkte verspreiding|diffusion restreinte|diffusion limitée"
    r"|(?:beschr[äa]nkte|eingeschr[äa]nkte) (?:verteilung|verbreitung)|limited distribution)){0,3}",
    (
        "beperkte verspreiding",
        "diffusion restreinte",
        "verspreiding beperkt",
        "eingeschrankte verbreitung",
        *("diffusion limitee", "distribution restreinte", "distribution limitee"),
        *("beschrankte verteilung", "beschrankte verbreitung", "beperkte distributie"),
        "limited distribution",
    ),
    "quiet",
    _places(
        "BEPERKTE VERSPREIDING",
        hit("«DIFFUSION RESTREINTE»\nNote", "French"),
        hit(
            "Corrige le texte suivant :\n\n«DIFFUSION RESTREINTE»\nSynthèse de la semaine", "asked"
        ),
        hit("Pagina 3 van 7 – «BEPERKTE VERSPREIDING» – 12/03/2026", "between page and date"),
        hit("«DIFFUSION LIMITÉE»\nNote", "French, another word"),
        hit("«BEPERKTE VERSPREIDING / DIFFUSION RESTREINTE»\nNota", "two languages"),
        miss("Het rapport kent een beperkte verspreiding in de sector.", "a sentence"),
    ),
)

_NAMES = ("vrij toegankelijk", "niet toegankelijk", "vertrouwelijk", "geheim", "zeer geheim")


def _flemish(number: int) -> Recognizer:
    form = f"Informatieklasse {number}"
    called = _NAMES[number - 1]
    names = "|".join((*_NAMES, "openbaar", "publiek", "intern(?: gebruik)?"))
    return _marking(
        f"vl-icr-{number}",
        _titles(
            f"Vlaamse informatieklasse {number}",
            f"classe d'information flamande {number}",
            f"flämische Informationsklasse {number}",
            f"Flemish information class {number}",
        ),
        r"(?:(?:vlaamse )?informatieklasse|(?:ICR[ :\-]{1,3})?vertrouwelijkheidsklasse"
        r"|ICR(?:[ \-]?klasse)?"
        r"|ICR[ ]vertrouwelijkheid ?[:=]? ?klasse|vertrouwelijkheid klasse"
        r"|(?<=vertrouwelijkheid ?[:=] ?)klasse"
        r"|klasse(?= [1-5] ?\(ICR\)))"
        rf" ?[:\-]? ?(?:klasse ?)?{number}(?![\d.])(?: ?\(ICR\))?(?: ?[\-–—:(] ?(?:{names})\)?)?",
        (
            "informatieklasse",
            "vlaamse informatieklasse",
            "vertrouwelijkheidsklasse",
            "icr",
            "icr klasse",
            "icr vertrouwelijkheid",
            "vertrouwelijkheid",
            "klasse",
        ),
        "quiet",
        _places(
            form,
            hit(f"«{form} - {called}»\nNota", "with its name"),
            hit(f"Departement Omgeving | «ICR klasse {number} ({called})»\n", "in a header"),
            hit(f"«Informatieklasse: {number}»\n", "with a colon"),
            hit(f"«Klasse {number} (ICR)»\n", "the other way round"),
            miss(f"{form} geldt voor zulke informatie.", "an explanation"),
            miss(f"klasse {number} van de school", "a class of a school"),
            hit(
                f"Vertrouwelijkheid: «klasse {number}» - Integriteit: klasse 3", "beside integrity"
            ),
            hit(f"Classificatie: «Vertrouwelijkheid klasse {number}»\n", "behind a label"),
            hit(f"«ICR vertrouwelijkheid: klasse {number}»\nNota", "said in full"),
            hit(f"«ICR vertrouwelijkheidsklasse {number}»\nNota", "in one word"),
            hit(f"voettekst: «ICR klasse {number}» | pagina 3 van 12\n", "said to be a footer"),
            miss("Informatieklasse 7", "no such class"),
        ),
    )


FLEMISH = tuple(_flemish(number) for number in range(1, 6))

PERSONAL = _marking(
    "personal-and-confidential",
    _titles(
        "de markering PERSOONLIJK EN VERTROUWELIJK",
        "le marquage PERSONNEL ET CONFIDENTIEL",
        "die Kennzeichnung PERSÖNLICH UND VERTRAULICH",
        "the marking PERSONAL AND CONFIDENTIAL",
    ),
    r"(?:strikt )?persoonlijk (?:en|&) vertrouwelijk|(?:strictement )?personnel(?:le)? (?:et"
    r"|&) confidentiel(?:le)?"
    r"|(?:streng )?pers[öo]nlich (?:und|&) vertraulich|(?:strictly )?personal (?:and"
    r"|&) confidential"
    r"|private (?:and|&) confidential|strikt (?:persoonlijk|vertrouwelijk)"
    r"|strictement (?:confidentiel|personnel)"
    r"|streng vertraulich|strictly confidential|(?-i:CONFIDENTIAL)",
    (
        *("persoonlijk", "strikt persoonlijk", "personnel", "personnelle", "strictement personnel"),
        *(
            "strictement personnelle",
            "personlich",
            "streng personlich",
            "personal",
            "strictly personal",
        ),
        *("private", "strikt vertrouwelijk", "strictement confidentiel", "streng vertraulich"),
        *("strictly confidential", "confidential"),
    ),
    "quiet",
    _places(
        "PERSOONLIJK EN VERTROUWELIJK",
        hit("«Personnel et confidentiel»\n\nMadame,", "French, small letters"),
        hit("«Persönlich und vertraulich»\n\nSehr", "German"),
        hit("«STRICTLY CONFIDENTIAL»\n\nDear", "English"),
        miss("De inhoud is persoonlijk en vertrouwelijk; wie hem ontvangt", "a disclaimer"),
        miss("This e-mail is strictly confidential.", "a disclaimer"),
        miss("CONFIDENTIAL = 2\n", "a constant"),
    ),
)

INTERNAL = _marking(
    "internal-use",
    _titles(
        "de markering INTERN GEBRUIK",
        "le marquage USAGE INTERNE",
        "die Kennzeichnung INTERNER GEBRAUCH",
        "the marking INTERNAL USE",
    ),
    r"(?:(?:alleen|enkel|uitsluitend|strikt)(?: voor)? |voor )?intern gebruik"
    r"|(?:à |réservé à l'|document à )?usage (?:strictement "
    r"|exclusivement )?interne(?: uniquement| exclusivement)?"
    r"|(?:nur )?(?:für den |zum |für )?(?:internen|dienst|innerdienstlichen)[ ]?gebrauch"
    r"|interne verwendung"
    r"|(?:VS ?[\-–—] ?)?nur für den dienstgebrauch|VS-NfD|(?:for )?internal use(?: only)?",
    (
        *(
            "intern gebruik",
            "alleen intern gebruik",
            "alleen voor intern gebruik",
            "strikt intern gebruik",
        ),
        *("enkel intern gebruik", "enkel voor intern gebruik", "uitsluitend voor intern gebruik"),
        *("uitsluitend intern gebruik", "voor intern gebruik", "strikt voor intern gebruik"),
        *(
            "usage interne",
            "a usage interne",
            "a usage strictement interne",
            "usage strictement interne",
        ),
        *("reserve a l usage interne", "document a usage interne", "usage exclusivement interne"),
        *("a usage exclusivement interne", "internen gebrauch", "nur fur den internen gebrauch"),
        *("zum internen gebrauch", "fur den internen gebrauch", "nur zum internen gebrauch"),
        *("fur internen gebrauch", "nur fur internen gebrauch", "interne verwendung"),
        *("nur fur den dienstgebrauch", "fur den dienstgebrauch", "dienstgebrauch"),
        *("vs nur fur den dienstgebrauch", "vs - nur fur den dienstgebrauch"),
        *("vs- nur fur den dienstgebrauch", "vs nfd"),
        *("internal use", "for internal use", "internal use only"),
    ),
    "quiet",
    _places(
        "INTERN GEBRUIK",
        hit("«USAGE INTERNE»\nMode d'emploi", "French"),
        hit("Memo\n«For internal use only»\nThe printers", "English"),
        hit("«Nur für den internen Gebrauch»\nAnleitung", "German"),
        hit("«VS – NUR FÜR DEN DIENSTGEBRAUCH»\nHinweise", "German, of the federation"),
        hit("«Alleen voor intern gebruik»\nHandleiding", "Dutch"),
        miss("Is een intern gebruik van de foto's toegelaten?", "a question"),
        miss("Ce message est à usage interne.", "a disclaimer"),
    ),
)

DRAFT = _marking(
    "draft",
    _titles(
        "de markering ONTWERP",
        "le marquage PROJET",
        "die Kennzeichnung ENTWURF",
        "the marking DRAFT",
    ),
    r"(?:voor)?ontwerp(?:tekst|nota)?|concept(?:tekst|nota|versie)?|projet(?: de texte)?"
    r"|brouillon|avant-projet|entwurf|draft"
    r"|work in progress|werkversie|document de travail|arbeitsfassung",
    (
        *(
            "ontwerp",
            "voorontwerp",
            "ontwerptekst",
            "ontwerpnota",
            "concept",
            "concepttekst",
            "conceptnota",
        ),
        *(
            "conceptversie",
            "projet",
            "brouillon",
            "avant projet",
            "entwurf",
            "draft",
            "work in progress",
        ),
        *(
            "werkversie",
            "document de travail",
            "arbeitsfassung",
            "voorontwerptekst",
            "voorontwerpnota",
        ),
    ),
    "loud",
    _places(
        "ONTWERP",
        hit("«CONCEPT»\nversie 0.3\nVisienota", "Dutch"),
        hit("«PROJET»\n\nRèglement", "French"),
        hit("«DRAFT» v0.2\n\nGuidelines", "English, with its version"),
        hit("Statut : «Projet»\n", "French, behind a label"),
        miss("PROJET PILOTE : jardins partagés", "a title"),
        miss("Ontwerp\nvan de gevel", "not in capitals"),
        miss("PROJET\n\nDE RÉNOVATION DE LA PLACE", "a title that goes on"),
        miss("Het ontwerp is klaar.", "a sentence"),
    ),
)
RECOGNIZERS = (*TLP, LIMITED, *FLEMISH, PERSONAL, INTERNAL, DRAFT)
