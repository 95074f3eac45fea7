"""Words that stand before look-alikes in nl, fr, de and en: shared as negative context.

Lower case; a trailing * means "any word that begins with this". See dlp/engine/context.py.
"""

# Labels of numbers that a shop, a carrier, a maker or a help desk gave out.
NUMBERS: tuple[str, ...] = (
    *("factuurnummer*", "factuurnr", "factuur nr", "bestelnummer*", "bestelnr", "bestelbonnummer*"),
    *("ordernummer*", "ordernr", "order nr", "order id", "orderid", "leverbonnummer*", "offertenr"),
    *("ticketnummer*", "ticketnr", "ticket nr", "trackingnummer*", "tracking*", "track & trace"),
    *("barcode*", "streepjescode*", "artikelnummer*", "artikelnr", "serienummer*", "transactie-id"),
    *("klantnummer*", "transactienummer*", "numéro de facture", "n° de facture", "n° facture"),
    *("numéro de commande", "n° de commande", "n° commande", "numéro de suivi", "code-barres"),
    *("numéro de série", "n° de série", "numéro d'article", "rechnungsnummer*", "rechnungsnr"),
    *("bestellnummer*", "auftragsnummer*", "sendungsnummer*", "seriennummer*", "kundennummer*"),
    *("invoice number", "invoice no", "order number", "order no", "tracking number"),
    *("serial number", "part number", "ticket number", "sku", "ean*", "code ean", "gtin", "isbn"),
    *("issn", "imei", "artikelcode*", "onderdeelnummer*", "part no", "part nr", "inventaris*"),
    *(
        "inventaire",
        "inventory no",
        "inventory number",
        "inventarnummer*",
        "lotnummer*",
        "lotnr",
        "lot",
        "lot no",
        "meterstand*",
        "tellerstand*",
        "n° de lot",
    ),
    *("batch", "batch id", "batchnummer*", "job id", "build id", "run id", "volgnummer*"),
    *("n° séquentiel", "numéro séquentiel", "laufende nummer", "sequence number", "epoch*"),
    *("timestamp*", "n° d'article", "code article", "artikelnummer*", "teilenummer*"),
)

# Things that have a code in a list or catalogue.
GOODS: tuple[str, ...] = (
    *("schroef*", "schroeven", "bout", "bouten", "moer", "moeren", "beugel*", "koppelstuk*"),
    *("plug", "pluggen", "scharnier*", "ventiel*", "lager", "lagers", "onderdeel", "onderdelen"),
    *("filter*", "productcode*", "artikelcode*", "catalogus*", "catalog*", "stuklijst*"),
    *("vis", "boulon*", "écrou*", "joint", "joints", "collier*", "manchon*", "cheville*"),
    *("charnière*", "vanne*", "raccord*", "roulement*", "pièce détachée", "pièces détachées"),
    *("code produit", "schraube*", "mutter*", "bolzen", "dübel*", "winkel*", "dichtung*"),
    *("schelle*", "kupplung*", "scharniere", "bauteil*", "ersatzteil*", "produktcode*"),
    *("screw*", "bolt*", "nut", "nuts", "bracket*", "hinge*", "washer*", "gasket*", "valve*"),
    *("klem", "klemmen", "flens*", "sifon*", "buis", "buizen", "bride*", "tuyau*", "tube", "tubes"),
    *(
        "flange*",
        "pipe",
        "pipes",
        "rohr",
        "rohre",
        "klemme*",
        "flansch*",
        "messing",
        "inox",
        "staal",
    ),
    *("brass", "verzinkt", "zingué", "laiton", "stahl", "edelstahl", "stainless", "galvanis*"),
    *("bearing*", "coupling*", "spare part*", "product code*", "commander la", "commander le"),
)

# The same, and what they are numbers of: only where a false finding costs more than a missed one.
ORDERS: tuple[str, ...] = (
    *NUMBERS,
    *("factuur", "facturen", "bestelling*", "bestelbon*", "order", "orders", "offerte*"),
    *("leverbon*", "ticket*", "zending*", "pakket*", "artikel", "transactie*", "facture*"),
    *("commande*", "devis", "colis", "suivi", "article", "rechnung", "rechnungen", "bestellung*"),
    *("auftrag*", "sendung*", "paket*", "invoice*", "purchase*", "parcel", "shipment*", "incident"),
)

# A number to call.
PHONES: tuple[str, ...] = (
    *(
        "gsm",
        "gsm-nummer*",
        "gsm-nr",
        "tel",
        "telefoon*",
        "mobiel",
        "mobiele",
        "mobile",
        "whatsapp",
        "fax",
    ),
    *("téléphone*", "portable", "telefon*", "handy*", "phone*", "cell", "rufnummer*"),
)
