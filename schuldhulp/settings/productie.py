"""Productie: alles wat per omgeving verschilt komt uit omgevingsvariabelen, en wat ontbreekt stopt de start."""

from schuldhulp.env import omgeving
from schuldhulp.settings.base import *
from schuldhulp.settings.base import DATABASES, STORAGES
from schuldhulp.settings.taken import REDIS_URL

SECRET_KEY = omgeving.sleutel("SECRET_KEY")
BSN_SLEUTEL = omgeving.sleutel("BSN_SLEUTEL")
BSN_HMAC_SLEUTEL = omgeving.sleutel("BSN_HMAC_SLEUTEL")
CODE_SLEUTEL = omgeving.sleutel("CODE_SLEUTEL")

omgeving.verplicht("ALLOWED_HOSTS", "de hostnamen van deze omgeving, met komma's ertussen")
ALLOWED_HOSTS = omgeving.lijst("ALLOWED_HOSTS", [])
PUBLIEK_ADRES = omgeving.tekst("PUBLIEK_ADRES", f"https://{ALLOWED_HOSTS[0].lstrip('.')}" if ALLOWED_HOSTS else "")
omgeving.verplicht("DATABASE_URL", "postgresql://naam:wachtwoord@host:poort/database")
if DATABASES["default"].get("ENGINE") == "django.db.backends.sqlite3" and omgeving.tekst("DATABASE_URL"):
    omgeving.fouten.append("DATABASE_URL klopt niet: productie draait op PostgreSQL, niet op SQLite.")
if not REDIS_URL and not omgeving.tekst("REDIS_URL"):
    omgeving.verplicht("REDIS_URL", "redis://host:poort/nummer, voor de workers")
if omgeving.ja("DEMO"):
    omgeving.fouten.append("DEMO mag in productie niet aan staan: dan is de tweede factor van iedereen bekend.")

# __Host-: de browser stuurt dit cookie alleen over HTTPS naar precies deze host, en geen ander kan het zetten.
SESSION_COOKIE_NAME = "__Host-sessie"
CSRF_COOKIE_NAME = "__Host-csrf"
# __Secure- en niet __Host-: deze cookies gaan alleen mee naar de eigen pagina's van de inwoner.
ZELFINTAKE_COOKIE_NAME = "__Secure-zelfintake"
TRAJECTLINK_COOKIE_NAME = "__Secure-traject"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

SECURE_SSL_REDIRECT = True
# De gezondheidscontrole van de container vraagt het zonder TLS aan zichzelf.
SECURE_REDIRECT_EXEMPT = [r"^gezond$"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
if omgeving.ja("ACHTER_TLS_PROXY"):
    # Alleen zetten als de proxy deze header altijd zelf schrijft.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}

omgeving.controleer()
