#!/usr/bin/env python
"""Opdrachten van Schuldhulp: `python manage.py help`."""

import os
import sys

# Deze opdrachten bedienen gebruikers en houden dus de korte grens van een pagina.
BEDIENT_GEBRUIKERS = {"runserver", "rundemo"}


def main() -> None:
    """Voert de opdracht uit. Een opdracht mag langer over een vraag aan de database doen dan een pagina."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schuldhulp.settings.dev")
    if BEDIENT_GEBRUIKERS.isdisjoint(sys.argv[1:2]):
        os.environ.setdefault("DATABASE_VRAAG_SECONDEN", "900")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
