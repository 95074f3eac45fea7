"""The words of /why/ID, by language."""

CHANGED = {
    "nl": "Dit bericht is aangepast voor het vertrok",
    "fr": "Ce message a été adapté avant l'envoi",
    "de": "Diese Nachricht wurde vor dem Senden angepasst",
    "en": "This message was changed before it left",
}
INSTEAD = {
    "nl": "Gebruik liever",
    "fr": "Utilisez plutôt",
    "de": "Nutzen Sie stattdessen",
    "en": "Please use instead",
}
WRONG = {
    "nl": "Dit klopt niet",
    "fr": "C'est une erreur",
    "de": "Das stimmt nicht",
    "en": "This is wrong",
}
THANKS = {
    "nl": "Dank u. We bekijken of de regel te streng is.",
    "fr": "Merci. Nous vérifierons si la règle est trop stricte.",
    "de": "Danke. Wir prüfen, ob die Regel zu streng ist.",
    "en": "Thank you. We will see whether the rule is too strict.",
}
GONE = {
    "nl": "Deze uitleg is er niet meer: we bewaren hem een uur. Verstuur uw bericht opnieuw.",
    "fr": "Cette explication n'existe plus : elle est conservée une heure. Renvoyez votre message.",
    "de": "Diese Erklärung ist fort: Wir bewahren sie eine Stunde auf. Bitte erneut senden.",
    "en": "This explanation is gone: we keep it for an hour. Please send your message again.",
}

ANYWAY = {
    "nl": "Toch versturen?",
    "fr": "Envoyer quand même ?",
    "de": "Trotzdem senden?",
    "en": "Send it anyway?",
}
GIVES = {  # what an override gives
    "allow": {
        "nl": "U mag dit bericht één keer versturen zoals het is.",
        "fr": "Vous pouvez envoyer ce message une fois tel quel.",
        "de": "Sie dürfen diese Nachricht einmal so senden, wie sie ist.",
        "en": "You may send this message once as it is.",
    },
    "redact": {
        "nl": "U mag dit bericht één keer versturen; wat gevonden werd, wordt vervangen.",
        "fr": "Vous pouvez envoyer ce message une fois ; ce qui a été trouvé est remplacé.",
        "de": "Sie dürfen diese Nachricht einmal senden; was gefunden wurde, wird ersetzt.",
        "en": "You may send this message once; what was found is replaced.",
    },
}
KEEPS = {
    "nl": "Uw reden wordt bewaard, uw bericht niet.",
    "fr": "Votre motif est conservé, votre message ne l'est pas.",
    "de": "Ihr Grund wird aufbewahrt, Ihre Nachricht nicht.",
    "en": "Your reason is kept, your message is not.",
}
REASON = {"nl": "Reden", "fr": "Motif", "de": "Grund", "en": "Reason"}
REASONS = {
    "false_positive": {
        "nl": "het is geen gevoelig gegeven",
        "fr": "ce n'est pas une donnée sensible",
        "de": "es ist keine sensible Angabe",
        "en": "it is not sensitive",
    },
    "authorised": {
        "nl": "ik mag dit versturen",
        "fr": "j'ai le droit de l'envoyer",
        "de": "ich darf das senden",
        "en": "I am allowed to send this",
    },
    "emergency": {
        "nl": "het is dringend",
        "fr": "c'est urgent",
        "de": "es ist dringend",
        "en": "it is urgent",
    },
    "other": {"nl": "iets anders", "fr": "autre", "de": "etwas anderes", "en": "something else"},
}
NOTE = {
    "nl": "Toelichting (hoeft niet)",
    "fr": "Précision (facultatif)",
    "de": "Erläuterung (freiwillig)",
    "en": "Explanation (optional)",
}
ALLOW = {
    "nl": "Toelaten",
    "fr": "Autoriser",
    "de": "Erlauben",
    "en": "Allow it",
}
GRANTED = {
    "nl": "Verstuur hetzelfde bericht nu opnieuw, binnen tien minuten. Het gaat één keer door.",
    "fr": "Renvoyez maintenant le même message, dans les dix minutes. Il passera une fois.",
    "de": "Senden Sie dieselbe Nachricht binnen zehn Minuten noch einmal. Sie geht einmal durch.",
    "en": "Send the same message again within ten minutes. It passes once.",
}
TOO_LATE = {
    "nl": "Dat kan niet meer. Verstuur uw bericht opnieuw en volg de nieuwe link.",
    "fr": "Ce n'est plus possible. Renvoyez votre message et suivez le nouveau lien.",
    "de": "Das geht nicht mehr. Senden Sie Ihre Nachricht erneut und folgen Sie dem neuen Link.",
    "en": "That is no longer possible. Send your message again and follow the new link.",
}
