"""Crime and suspicion (GDPR art. 10), and those who suffered: victims, shelter.

Fines for parking and administrative sanctions count only beside a person. Courts, laws and public
prosecutors alone are topics.
"""

from recognizers.sensitive.terms import Terms, words

CRIMINAL = Terms(
    name="criminal",
    entity="CRIMINAL_DATA",
    telling=words(
        "strafblad, strafregister*, uittreksel uit het strafregister, gerechtelijk verleden",
        "criminele antecedenten, antecedenten, veroordeeld voor, veroordeeld wegens",
        "veroordeling voor, veroordeling op, liep een veroordeling, voorhechtenis",
        "aanhoudingsmandaat, voorlopige hechtenis, aangehouden voor, gearresteerd, opgepakt",
        "in de gevangenis, gedetineerde, enkelband, elektronisch toezicht, werkstraf, probatie",
        "voorwaardelijk vrij, celstraf, gevangenisstraf, in verdenking gesteld",
        "inverdenkinggestel*, verdacht van, wordt verdacht, opsporingsonderzoek",
        "gerechtelijk onderzoek tegen, seponering, recidivist, dader van, pleegde een, gas boete",
        "zedenfeiten, drugsdealer, winkeldiefstal, casier judiciaire, antecedents judiciaires",
        "condamne, condamnee, condamnation pour, detention preventive, mandat d arret",
        "arrete pour, incarcere*, en prison, en detention, bracelet electronique",
        "surveillance electronique, peine de travail, peine de prison, liberation conditionnelle",
        "inculpe, inculpee, soupconne de, soupconnee de, suspecte de, mis en examen, recidiviste",
        "auteur des faits, sanction administrative communale, vorbestraft, vorstrafe, vorstrafen",
        "strafregister, fuhrungszeugnis, untersuchungshaft, verurteilt wegen, fussfessel",
        "haftstrafe, verdachtigt, bewahrung, festgenommen, im gefangnis, criminal record",
        "police record, convicted of, convictions for, conviction for, on probation",
        "prior convictions, pre trial detention, in custody, in prison, on remand, arrested for",
        "electronic tag, community service order, charged with, suspected of, sex offender",
        "served time, ex convict, was arrested",
    ),
    plain=words(
        "veroordeeld, veroordeling, verdachte, beklaagde, gevangenis, diefstal, fraude",
        "politierechtbank, correctionele rechtbank, arrestatie, vervolgd, aanranding",
        "drugshandel, slagen en verwondingen, dronken rijden, condamnation, suspect, prevenu",
        "prison, tribunal de police, tribunal correctionnel, coups et blessures",
        "ivresse au volant, detournement, attentat a la pudeur, verurteilt, diebstahl",
        "beschuldigte*, betrug, korperverletzung, convicted, convictions, theft, assault",
        "offender",
    ),
)

VICTIM = Terms(
    name="victim",
    entity="VICTIM_DATA",
    telling=words(
        "slachtoffer van, slachtoffer geworden, vluchthuis, partnergeweld, huiselijk geweld",
        "intrafamiliaal geweld, verkracht, verkrachting, aangerand, seksueel misbruikt",
        "misbruikt door, seksueel misbruik, mensenhandel, gestalkt, stalking, mishandeld",
        "kindermishandeling, slaat haar, slaat hem, geslagen door, gechanteerd",
        "grensoverschrijdend gedrag, blauwe plekken, wraakporno, naaktfoto s, loverboy*",
        "eergerelateerd geweld, genitale verminking, gewelddadige ex, victime de, victime d",
        "maison d accueil pour femmes, refuge pour femmes*, violences conjugales",
        "violences intrafamiliales, violee, viole par, agressee sexuellement, agression sexuelle",
        "abus sexuels, abusee, traite des etres humains, harcelee par, maltraite, maltraitance",
        "battue par, la frappe, mutilation genitale, mariage force, femme battue, opfer von",
        "opfer einer, frauenhaus, hauslicher gewalt, hausliche gewalt, vergewaltigt, missbraucht",
        "misshandelt, gestalkt von, menschenhandel, schlagt sie, victim of, women s shelter",
        "domestic violence, domestic abuse, was raped, raped by, sexually assaulted",
        "sexually abused, human trafficking, being stalked, abused by, hits her, beats her",
        "forced marriage, revenge porn",
    ),
    plain=words(
        "slachtoffer, geweld, pesterijen, victime, violences, harcelement, opfer, gewalt, victim",
        "abuse, harassment, gepest",
    ),
)
