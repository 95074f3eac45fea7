"""Words that stand before look-alikes in nl, fr, de and en: shared as negative context.

Lower case; a trailing * means "any word that begins with this". See dlp/engine/context.py.
"""

# Numbers that a shop, a help desk or a carrier made up.
ORDERS: tuple[str, ...] = (
    *("factuur*", "bestel*", "order", "orders", "ordernr", "ordernummer", "offerte*", "leverbon*"),
    *("ticket*", "tracking*", "track & trace", "zending*", "pakket*", "barcode*", "streepjescode*"),
    *("artikel", "artikelnr", "artikelnummer*", "serienummer*", "transactie*", "klantnummer*"),
    *(
        "facture*",
        "commande*",
        "devis",
        "colis",
        "suivi",
        "article",
        "code-barres",
        "numéro de série",
    ),
    *("rechnung*", "bestell*", "auftrag*", "sendung*", "paket*", "artikelnummer*", "seriennummer*"),
    *("invoice*", "purchase order", "parcel", "shipment*", "serial number", "sku", "part number"),
    *("ean", "ean-code*", "code ean", "gtin", "isbn", "issn", "imei", "incident", "purchase"),
)

# A number to call.
PHONES: tuple[str, ...] = (
    *("gsm", "gsm-nummer*", "gsm-nr", "tel", "telefoon*", "mobiel*", "mobile", "whatsapp", "fax"),
    *("téléphone*", "portable", "telefon*", "handy*", "phone*", "cell", "rufnummer*"),
)
