"""Ontwikkelen en de demo: SQLite, geen Redis, sleutels die eenmaal gemaakt en in `.data` bewaard worden."""

from schuldhulp.env import lees_of_maak_sleutels, omgeving
from schuldhulp.settings.base import *
from schuldhulp.settings.base import DATA_MAP

DEBUG = omgeving.ja("DEBUG")
ALLOWED_HOSTS = omgeving.lijst("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])

omgeving.controleer()  # zonder map geen sleutels
_NAMEN = ("SECRET_KEY", "BSN_SLEUTEL", "BSN_HMAC_SLEUTEL", "CODE_SLEUTEL")
_bewaard = lees_of_maak_sleutels(DATA_MAP / "sleutels.env", _NAMEN)
SECRET_KEY, BSN_SLEUTEL, BSN_HMAC_SLEUTEL, CODE_SLEUTEL = (omgeving.tekst(naam, _bewaard[naam]) for naam in _NAMEN)

# Zonder verzamelstap: bestanden komen rechtstreeks uit de map static, ook als DEBUG uit staat (de demo).
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

omgeving.controleer()
