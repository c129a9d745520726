"""De REST-API voor ketenpartners: alleen met een token, en elke fout als problem+json."""

from typing import Any

from schuldhulp.env import omgeving

API_VERSIE = "1.1.0"

REST_FRAMEWORK: dict[str, Any] = {
    # Geen sessies: een ingelogde browser mag de API niet met zijn cookie bedienen.
    "DEFAULT_AUTHENTICATION_CLASSES": ["ketenpartners.api.toegang.PartnerAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["ketenpartners.api.toegang.HeeftScope"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    # Geen OPTIONS-antwoord vol veldnamen, en geen tweede formaat via ?format=.
    "DEFAULT_METADATA_CLASS": None,
    "URL_FORMAT_OVERRIDE": None,
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "ketenpartners.api.fouten.problem_handler",
    "NUM_PROXIES": omgeving.getal("VERTROUWDE_PROXYS", 0),
    "COERCE_DECIMAL_TO_STRING": True,
    "UNAUTHENTICATED_USER": None,
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}

# Hoeveel verzoeken in hoeveel seconden: per API-sleutel, per IP-adres (zonder token en voor het token zelf), en het
# aantal onbekende codes en aanmeldingen per sleutel (tegen raden en tegen het bevragen van wie al bekend is).
API_GRENZEN: dict[str, tuple[int, int]] = {
    "sleutel": (600, 60),
    "adres": (120, 60),
    "token": (60, 60),
    "code": (20, 3600),
    "aanmelding": (200, 3600),
}

SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": "Schuldhulp API",
    "DESCRIPTION": "Aanmeldingen, verwijzingen, saldo-opgaven en reacties uitwisselen met ketenpartners, "
    "en de open rekenhulp. Vraag een token aan met client credentials op `/api/oauth/token`. "
    "Elke fout is `application/problem+json`.",
    "VERSION": API_VERSIE,
    "CONTACT": {
        "name": omgeving.tekst("API_CONTACT_NAAM", "Functioneel beheer Schuldhulp"),
        "email": omgeving.tekst("API_CONTACT_EMAIL", "schuldhulp@example.nl"),
        "url": omgeving.tekst("API_CONTACT_URL", "https://example.nl/schuldhulp"),
    },
    "LICENSE": {"name": "EUPL-1.2", "url": "https://eupl.eu/1.2/nl/"},
    "OAS_VERSION": "3.0.3",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SCHEMA_PATH_PREFIX_TRIM": True,
    "SERVERS": [{"url": "/api/v1"}],
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_AUTHENTICATION": [],
    "COMPONENT_SPLIT_REQUEST": True,
    "SORT_OPERATIONS": False,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "ketenpartners.api.schema.volgens_adr",
    ],
}

_RFC_9700 = [
    "IMPLICIT_GRANT",
    "PASSWORD_GRANT",
    "PKCE_METHOD",
    "PKCE_REQUIRED",
    "ACCESS_TOKEN_TRANSPORT",
    "AUTHZ_RESPONSE_ISS",
    "TOKEN_STORAGE",
    "REFRESH_TOKEN",
    "REDIRECT_URI_SCHEME",
    "REDIRECT_URI_MATCHING",
]
OAUTH2_PROVIDER: dict[str, Any] = {
    "SCOPES": {
        "aanmeldingen": "Een inwoner aanmelden met diens toestemming",
        "verwijzingen": "Eigen verwijzingen lezen, aannemen en terugkoppelen",
        "schuldeiser": "Een saldo opgeven of op een voorstel reageren",
        "cijfers": "Gepubliceerde kwartaalcijfers opvragen",
    },
    # Een token dat gegeven is zonder om een scope te vragen, mag niets.
    "DEFAULT_SCOPES": [],
    "SCOPES_BACKEND_CLASS": "ketenpartners.scopes.PartnerScopes",
    "ACCESS_TOKEN_EXPIRE_SECONDS": 900,
    "REFRESH_TOKEN_REUSE_PROTECTION": True,
    "ALLOWED_REDIRECT_URI_SCHEMES": ["https"],
    # Alles wat RFC 9700 vraagt; door TOKEN_STORAGE kent de database van een token alleen de hash.
    **{f"COMPLIANT_BCP_RFC9700_{eis}": True for eis in _RFC_9700},
}
