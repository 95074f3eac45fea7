"""Words that tell nothing alone: never shown as what made a passage sensitive.

The classifier weighs them like any other ("sinds", "depuis"); people look for a word of substance.

Source: own list, facts of language: nl, fr, de, en; folded.
"""

_EMPTY = """
    de het een en of maar want dus als dan dat die dit deze wie wat waar hoe hij zij ze hem haar hun
    zijn haar ik jij je we wij ons onze mijn uw u is was waren ben bent wordt werd worden geworden
    heeft had hebben heb hadden kan kon kunnen moet moest moeten mag mocht mogen wil wou willen zal
    zou zullen gaat ging gaan komt kwam komen doet deed doen met zonder voor van op in uit aan bij
    tot over onder tussen door na om te er nog al ook niet geen wel meer weer sinds sedert nu toen
    hier daar veel zeer heel alle alles iets niets naar tegen omdat terwijl zodat sindsdien opnieuw
    le la les un une des du au aux et ou mais donc or ni car ce cet cette ces qui que quoi dont il
    elle ils elles on nous vous je tu me te se lui leur son sa ses mon ma mes notre nos votre vos
    est sont etait etaient sera serait a ont avait avaient aura etre avoir fait faire peut pouvait
    doit devait va vont avec sans pour dans sur sous par chez entre depuis pendant apres avant vers
    plus moins tres pas ne deja encore toujours alors aussi y en dit dire tout tous toute toutes
    der die das den dem des ein eine einen einem einer eines und oder aber denn weil dass wenn als
    wie was wer wo er sie es ihm ihr ihn ihnen sein seine seinen ihre ihren ich du wir mein meine
    unser unsere ist war waren sind wird wurde werden worden hat hatte haben hatten kann konnte muss
    musste soll sollte will wollte darf mit ohne fur von vom zu zum zur im in an am auf aus bei nach
    uber unter zwischen durch seit nicht kein keine mehr schon noch auch nur sehr wieder
    the a an and or but so if then that this these those who what where how he she it him her his
    its they them their i you we our my your is was were be been being am are has had have having
    can could must may might will would shall should does did do done with without for from of on in
    at by to into over under between through after before since until not no more again still also
    gisteren vandaag morgen gestern heute hier aujourd hui demain yesterday today tomorrow
    very all any some there here when while because as up out off about
"""
EMPTY = frozenset(word.encode("ascii") for word in _EMPTY.split())
