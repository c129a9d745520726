"""Wat in elke omgeving hetzelfde is. Delen met een eigen onderwerp staan in de modules hiernaast.

Elke variabele uit de omgeving wordt hier of daar via `schuldhulp.env` gelezen; de profielen (`dev`, `test`,
`productie`) roepen aan het eind `omgeving.controleer()` aan.
"""

from pathlib import Path
from typing import Any

from schuldhulp.env import omgeving
from schuldhulp.settings.api import *
from schuldhulp.settings.inloggen import *
from schuldhulp.settings.papieren import *
from schuldhulp.settings.taken import *

BASE_DIR = Path(__file__).resolve().parent.parent.parent

# Alles wat de app zelf op schijf bewaart: de SQLite-database, de sleutels van dev en het schema van Celery beat.
DATA_MAP = omgeving.map("DATA_MAP", BASE_DIR / ".data")
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_MAP / "celerybeat")
# Papieren van inwoners: buiten de webmap, alleen leesbaar voor de eigenaar, en zonder adres. Zie intake.views.document.
STORAGES: dict[str, Any] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": DATA_MAP}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "documenten": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": omgeving.map("DOCUMENT_MAP", DATA_MAP / "documenten"),
            "base_url": None,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
}

DEBUG = False
DEMO = omgeving.ja("DEMO")
# De demomedewerkers delen één wachtwoord en één tweede factor, zodat een bezoeker zelf kan inloggen.
DEMO_WACHTWOORD = omgeving.tekst("DEMO_WACHTWOORD", "rustig-op-orde-2026")
DEMO_TOTP_GEHEIM = omgeving.tekst("DEMO_TOTP_GEHEIM", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "rest_framework",
    "drf_spectacular",
    "django_filters",
    "oauth2_provider",
    "csp",
    "schuldhulp",
    "schuldhulp.lib",
    "schuldhulp.organisatie",
    "schuldhulp.audit",
    "schuldhulp.brieven",
    "intake",
    "trajecten",
    "ketenpartners",
    "rapportage",
    "demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    # Buiten alles wat kan weigeren: elke geweigerde poging komt in het logboek.
    "schuldhulp.audit.middleware.AuditMiddleware",
    # Vóór LoginRequired: een verlopen sessie geeft dan een uitleg in plaats van zomaar de inlogpagina.
    "schuldhulp.organisatie.middleware.SessieMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "schuldhulp.organisatie.middleware.TweedeFactorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "schuldhulp.organisatie.middleware.FoutMiddleware",
]

ROOT_URLCONF = "schuldhulp.urls"
WSGI_APPLICATION = "schuldhulp.wsgi.application"
CSRF_FAILURE_VIEW = "schuldhulp.views.fouten.csrf_mislukt"

# Overal beschikbaar: geen enkele pagina hoeft ze te laden.
_TAGS = ["opmaak", "componenten", "grafieken", "grafieken_liggend", "kwadrant", "kalender", "formulierdelen"]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.static", *(f"schuldhulp.templatetags.{naam}" for naam in _TAGS)],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "schuldhulp.organisatie.context.omgeving",
            ],
        },
    },
]
GEMEENTE_THEMA = {
    "naam": omgeving.tekst("GEMEENTE_NAAM", "Voorbeeldgemeente"),
    "klasse": omgeving.tekst("GEMEENTE_THEMA_KLASSE", "voorbeeld-theme"),
    "css": omgeving.lijst("GEMEENTE_THEMA_CSS", ["huisstijl.css"]),
    "logo": omgeving.tekst("GEMEENTE_LOGO"),
}
# Het adres dat in brieven staat: waar een schuldeiser met zijn code reageert.
PUBLIEK_ADRES = omgeving.tekst("PUBLIEK_ADRES", "http://127.0.0.1:8000")
# Wie een kort bericht bezorgt, per kanaal (schuldhulp.brieven.bezorgen); leeg is: een medewerker verstuurt het zelf.
BERICHT_BEZORGERS = {
    "email": "schuldhulp.brieven.bezorgen.mail" if omgeving.tekst("EMAIL_HOST") else "",
    "sms": omgeving.tekst("SMS_BEZORGER"),
}
EMAIL_HOST = omgeving.tekst("EMAIL_HOST", "localhost")
EMAIL_PORT = omgeving.getal("EMAIL_PORT", 587, minimum=1)
EMAIL_HOST_USER = omgeving.tekst("EMAIL_GEBRUIKER")
EMAIL_HOST_PASSWORD = omgeving.tekst("EMAIL_WACHTWOORD")
EMAIL_USE_TLS = omgeving.ja("EMAIL_TLS", True)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = omgeving.tekst("EMAIL_AFZENDER", "schuldhulp@voorbeeldgemeente.example")
# Voor security.txt: waar iemand een kwetsbaarheid meldt (mailto: of https:).
BEVEILIGING_CONTACT = omgeving.tekst("BEVEILIGING_CONTACT", "mailto:security@voorbeeldgemeente.example")

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands")]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
# Getallen en bedragen gaan door de eigen filters; de lokalisatie van Django kost de helft van de tijd van een lijst.
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATIC_ROOT: Path | None = BASE_DIR / "staticfiles"

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Duizend signalen van een partner passen hier ruim in; bestanden tellen hierin niet mee (settings/papieren.py).
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000


def _database() -> dict[str, Any]:
    gekozen: dict[str, Any] = omgeving.database(f"sqlite:///{DATA_MAP}/schuldhulp.sqlite3", BASE_DIR)
    vraag_seconden = omgeving.getal("DATABASE_VRAAG_SECONDEN", 15, minimum=1)
    if str(gekozen.get("ENGINE", "")).endswith("sqlite3"):
        # WAL + IMMEDIATE: gelijktijdige lees-en-schrijftransacties zonder “database is locked”.
        opdrachten = (
            "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA mmap_size=134217728;PRAGMA cache_size=-20000;"
        )
        gekozen["OPTIONS"] = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": opdrachten}
    elif gekozen:
        # Zonder blijvende verbinding verliest een detailpagina vijf zesde van haar snelheid.
        gekozen |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
        # Eerder een nette melding dan een pagina die op het slot van een ander wacht.
        gekozen["OPTIONS"] |= {
            "connect_timeout": 5,
            "options": f"-c lock_timeout=3s -c statement_timeout={vraag_seconden}s"
            " -c idle_in_transaction_session_timeout=30s",
        }
    return gekozen


DATABASES = {"default": _database()}

# In de database: een blokkade na te veel mislukte pogingen moet een geleegde Redis overleven.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache_tabel"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"regel": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "regel"}},
    # Geen mail naar beheerders: een foutrapport van Django bevat invoer, en dus persoonsgegevens.
    "loggers": {"django": {"handlers": [], "level": "INFO", "propagate": True}},
    "root": {
        "handlers": ["stderr"],
        "level": omgeving.keuze("LOG_NIVEAU", "INFO", ("DEBUG", "INFO", "WARNING", "ERROR")),
    },
}
