"""De basis onder elk model met een status: herstelt django-fsm-2 en houdt een versie bij."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.db import models
from django_fsm import FSMField


class StatusModel(models.Model):
    """Rij met een beschermde status, een versie (optimistisch slot voor formulieren) en een niet te raden id.

    django-fsm-2 4.2.4 zet in `refresh_from_db` de bescherming van het veld op de *klasse* uit zolang het laden
    duurt; faalt dat laden, of kijkt een andere draad net, dan is de bescherming in het hele proces weg. Hier gaat
    alleen de waarde van deze ene rij even opzij, en ze komt terug als het laden mislukt.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    versie = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True

    def refresh_from_db(self, using: str | None = None, fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        if fields is not None:
            fields = list(fields)
        opzij = {naam: self.__dict__.pop(naam) for naam in self._beschermde_velden(fields) if naam in self.__dict__}
        try:
            super().refresh_from_db(using=using, fields=fields, **kwargs)
        finally:
            for naam, waarde in opzij.items():
                self.__dict__.setdefault(naam, waarde)

    @classmethod
    def _beschermde_velden(cls, fields: list[str] | None) -> list[str]:
        return [
            veld.attname
            for veld in cls._meta.concrete_fields
            if isinstance(veld, FSMField) and veld.protected and (fields is None or veld.attname in fields)
        ]
