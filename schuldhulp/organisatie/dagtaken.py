"""Wat de tijd hier opruimt."""

from datetime import datetime

from django.contrib.sessions.models import Session
from django.utils import timezone

from schuldhulp.lib.dagtaken import dagtaak


@dagtaak("sessiesOpgeruimd")
def clear_sessies(op: datetime) -> int:
    """Gooit verlopen sessies weg: niemand komt er nog in, en wie wanneer werkte hoeft daar niet te blijven staan."""
    # De echte klok: een ronde voor een latere dag (`--op`) logt niemand uit die nu werkt.
    return Session.objects.filter(expire_date__lt=min(op, timezone.now())).delete()[0]
