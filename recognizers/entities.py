"""Every entity a finding can name, with its category: the vocabulary of policy and answers.

Source: the project's public contract. An entity that nothing finds yet may stand in a policy (a
warning); one that is not listed here is a mistake unless a custom recognizer adds it.
"""

CATEGORIES: dict[str, tuple[str, ...]] = {
    "person": ("PERSON", "DATE_OF_BIRTH"),
    "contact": ("ADDRESS", "EMAIL_ADDRESS", "PHONE_NUMBER", "IP_ADDRESS", "MAC_ADDRESS"),
    "national_identifier": (
        "BE_NATIONAL_NUMBER",
        "BE_BIS_NUMBER",
        "BE_IDENTITY_CARD",
        "BE_RESIDENCE_CARD",
        "BE_PASSPORT",
        "BE_DRIVING_LICENCE",
        "MACHINE_READABLE_ZONE",
        "NL_BSN",
        "FR_NIR",
        "DE_TAX_ID",
        "LU_MATRICULE",
    ),
    "financial": (
        "IBAN_CODE",
        "CREDIT_CARD",
        "BE_BANK_ACCOUNT_OLD",
        "BE_STRUCTURED_COMMUNICATION",
        "CRYPTO_WALLET",
    ),
    "vehicle": ("BE_LICENCE_PLATE", "VEHICLE_IDENTIFICATION_NUMBER"),
    "case_file": (
        "BE_HEALTH_PROVIDER",
        "BE_HEALTH_FUND_MEMBER",
        "BE_CADASTRAL_PARCEL",
        "BE_POLICE_REPORT",
        "BE_COURT_ROLL",
        "BE_FOREIGNER_FILE",
        "BE_TEACHER_NUMBER",
        "BE_PUPIL_NUMBER",
        "BE_ENERGY_EAN",
        "LABELLED_IDENTIFIER",
    ),
    "public": (
        "LOCATION",
        "ORGANIZATION",
        "BIC_CODE",
        "BE_ENTERPRISE_NUMBER",
        "BE_VAT_NUMBER",
        "BE_ESTABLISHMENT_NUMBER",
        "BE_SOCIAL_SECURITY_EMPLOYER",
        "FR_SIREN",
        "FR_SIRET",
        "BE_BUILDING_PERMIT",
        "BE_MUNICIPAL_DECISION",
    ),
    "special_category": (
        "HEALTH_DATA",
        "CRIMINAL_DATA",
        "RELIGION_OR_BELIEF",
        "ETHNIC_ORIGIN",
        "SEXUAL_ORIENTATION",
        "UNION_MEMBERSHIP",
        "POLITICAL_OPINION",
        "BIOMETRIC_DATA",
        "SOCIAL_AID_DATA",
        "YOUTH_CARE_DATA",
        "VICTIM_DATA",
        "MIGRATION_STATUS",
    ),
    "secret": ("SECRET",),
    "classification": ("CLASSIFICATION_MARKING",),
    "confidential": ("CONFIDENTIAL_TOPIC", "REGISTERED_DOCUMENT"),
}

CATEGORY_OF: dict[str, str] = {
    entity: category for category, entities in CATEGORIES.items() for entity in entities
}

# Recognizers of CLASSIFICATION_MARKING: a policy tells them apart by name.
MARKINGS: tuple[str, ...] = (
    *("be-top-secret", "be-secret", "be-confidential", "be-restricted", "be-limited-distribution"),
    *("eu-top-secret", "eu-secret", "eu-confidential", "eu-restricted"),
    *("cosmic-top-secret", "nato-secret", "nato-confidential", "nato-restricted"),
    "alliance-unclassified",
    *("tlp-red", "tlp-amber-strict", "tlp-amber", "tlp-green", "tlp-clear", "tlp-white"),
    *("vl-icr-1", "vl-icr-2", "vl-icr-3", "vl-icr-4", "vl-icr-5"),
    *("ms-label", "ms-label-encrypting", "draft", "internal-use", "personal-and-confidential"),
)
