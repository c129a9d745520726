"""Instellingen van de metingen: die van de testsuite, met blijvende verbindingen zoals in bedrijf."""

import os

from schuldhulp.settings.test import *  # noqa: F403 (een instellingenmodule neemt alles over)
from schuldhulp.settings.test import DATABASES

# Zonder blijvende verbinding meet men vooral het verbinden, en dat maakt elke verhouding mooier dan zij is.
DATABASES["default"]["CONN_MAX_AGE"] = None
DATABASES["default"]["CONN_HEALTH_CHECKS"] = False
# Het zaaien van honderdduizend rijen mag langer duren dan een vraag van een medewerker.
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    DATABASES["default"]["OPTIONS"].pop("options", None)
WHITENOISE_AUTOREFRESH = False

if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    # Naast een testronde op dezelfde server kan deze meting gewoon draaien.
    DATABASES["default"]["TEST"] = {"NAME": f"schuldhulp_bench_{os.getpid()}"}
