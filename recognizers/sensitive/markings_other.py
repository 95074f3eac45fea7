"""Markings that are no national classification: limited distribution, Flemish classes, drafts.

TLP has a file of its own. BEPERKTE VERSPREIDING / DIFFUSION RESTREINTE; the five information
classes of the Flemish administration, in which class 4 is called "geheim" and class 5 "zeer
geheim"; personal and confidential, internal use, drafts.

Source: vsse.be (second hand); Flemish decision of 3 July 2018.
Confused with: a plan of a project, disclaimers under mails.
"""

from recognizers.base import Recognizer, hit, miss
from recognizers.sensitive.markings_tlp import places, titles, written

LIMITED = written(
    "be-limited-distribution",
    titles(
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
    places(
        "BEPERKTE VERSPREIDING",
        hit("«DIFFUSION RESTREINTE»\nNote", "French"),
        hit(
            "Corrige le texte suivant :\n\n«DIFFUSION RESTREINTE»\nSynthèse de la semaine", "asked"
        ),
        hit("Pagina 3 van 7 – «BEPERKTE VERSPREIDING» – 12/03/2026", "between page and date"),
        hit("Le document porte la mention «DIFFUSION RESTREINTE». Résume-le.", "said of it"),
        hit("Op de kaft staat «BEPERKTE VERSPREIDING». Vat de nota samen", "where it stands"),
        miss("Un document qui porte la mention DIFFUSION RESTREINTE reste ici", "a rule"),
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
    return written(
        f"vl-icr-{number}",
        titles(
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
        places(
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
            hit(f"«{form}» | verslag v0.2 | blad 1\nTekst", "in a header with bars"),
            hit(f"voettekst: «ICR klasse {number}» | pagina 3 van 12\n", "said to be a footer"),
            miss("Informatieklasse 7", "no such class"),
        ),
    )


FLEMISH = tuple(_flemish(number) for number in range(1, 6))

PERSONAL = written(
    "personal-and-confidential",
    titles(
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
    places(
        "PERSOONLIJK EN VERTROUWELIJK",
        hit("«Personnel et confidentiel»\n\nMadame,", "French, small letters"),
        hit("«Persönlich und vertraulich»\n\nSehr", "German"),
        hit("«STRICTLY CONFIDENTIAL»\n\nDear", "English"),
        miss("De inhoud is persoonlijk en vertrouwelijk; wie hem ontvangt", "a disclaimer"),
        miss("This e-mail is strictly confidential.", "a disclaimer"),
        miss("CONFIDENTIAL = 2\n", "a constant"),
    ),
)

INTERNAL = written(
    "internal-use",
    titles(
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
    places(
        "INTERN GEBRUIK",
        hit("«USAGE INTERNE»\nMode d'emploi", "French"),
        hit("Memo\n«For internal use only»\nThe printers", "English"),
        hit("«Nur für den internen Gebrauch»\nAnleitung", "German"),
        hit("«VS – NUR FÜR DEN DIENSTGEBRAUCH»\nHinweise", "German, of the federation"),
        hit("«Alleen voor intern gebruik»\nHandleiding", "Dutch"),
        miss("intern gebruik | 3 | 4\nextern gebruik | 2 | 1\n", "rows"),
        miss("Is een intern gebruik van de foto's toegelaten?", "a question"),
        miss("Ce message est à usage interne.", "a disclaimer"),
    ),
)

DRAFT = written(
    "draft",
    titles(
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
    places(
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
RECOGNIZERS = (LIMITED, *FLEMISH, PERSONAL, INTERNAL, DRAFT)
