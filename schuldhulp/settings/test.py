"""De testsuite, op SQLite of (met DATABASE_URL) op PostgreSQL. De sleutels zijn vast en nergens anders geldig."""

import os
import tempfile

from schuldhulp.env import omgeving
from schuldhulp.settings.base import *
from schuldhulp.settings.base import DATABASES, STORAGES

SECRET_KEY = "alleen-voor-de-testsuite-" + "s" * 32
BSN_SLEUTEL = "alleen-voor-de-testsuite-" + "b" * 32
BSN_HMAC_SLEUTEL = "alleen-voor-de-testsuite-" + "h" * 32
CODE_SLEUTEL = "alleen-voor-de-testsuite-" + "c" * 32

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
# Zoekt een bestand pas als het gevraagd wordt, in plaats van alle bestanden bij elke testclient.
WHITENOISE_AUTOREFRESH = True

# Taken draaien in de test zelf, ook als er een Redis is; wat Redis doet wordt apart getest.
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True

# Berichten gaan zoals zonder instellingen: een medewerker verstuurt ze zelf. Wat een bezorger doet wordt apart getest.
BERICHT_BEZORGERS = {"email": "", "sms": ""}

if DATABASES["default"].get("ENGINE") == "django.db.backends.sqlite3":
    # Een bestand, niet het geheugen: alleen dan heeft elke draad een eigen verbinding, zoals in het echt.
    DATABASES["default"]["TEST"] = {"NAME": f"{tempfile.gettempdir()}/schuldhulp-test-{os.getpid()}.sqlite3"}
else:
    # Een blijvende verbinding van een draad zou het opruimen van de testdatabase tegenhouden.
    DATABASES["default"]["CONN_MAX_AGE"] = 0

# Elk testproces zijn eigen map; wat een test bewaart, gaat met het terugdraaien van die test weer weg.
STORAGES["documenten"]["OPTIONS"]["location"] = f"{tempfile.gettempdir()}/schuldhulp-documenten-{os.getpid()}"

omgeving.controleer()
