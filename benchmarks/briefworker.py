"""Eén worker van de meting van brieven: warmt op, wacht op een seintje, en leegt dan de outbox."""

import sys

import django
from django.db import connection
from django.utils import timezone


def main(database: str) -> None:
    """Werkt in de database van de meting; zegt twee keer iets: als hij warm is, en als hij klaar is."""
    django.setup()
    connection.settings_dict["NAME"] = database
    from benchmarks.brieven import OPWARMEN
    from schuldhulp.brieven.services import OPMAKEN
    from schuldhulp.lib import outbox

    outbox.verwerk(op=timezone.now(), maximum=OPWARMEN, soorten={OPMAKEN})
    print("warm", flush=True)
    sys.stdin.readline()
    outbox.verwerk(op=timezone.now(), maximum=1_000_000, soorten={OPMAKEN})
    print("klaar", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
