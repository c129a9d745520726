"""De basis onder elk model met een status: herstelt django-fsm-2 en houdt een versie bij."""

import uuid
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

    _opzij: set[str] = set()

    class Meta:
        abstract = True

    def refresh_from_db(self, using: Any = None, fields: Any = None, from_queryset: Any = None) -> None:
        if fields is not None:
            fields = list(fields)
        opzij = {naam: self.__dict__.pop(naam) for naam in self._beschermde_velden(fields) if naam in self.__dict__}
        self._opzij = set(opzij)
        try:
            super().refresh_from_db(using=using, fields=fields, from_queryset=from_queryset)
        finally:
            self._opzij = set()
            for naam, waarde in opzij.items():
                self.__dict__.setdefault(naam, waarde)

    def get_deferred_fields(self) -> set[str]:
        """Wat even opzij ligt om te verversen, is niet uitgesteld: het moet juist geladen worden."""
        return super().get_deferred_fields() - self._opzij

    @classmethod
    def _beschermde_velden(cls, fields: list[str] | None) -> list[str]:
        return [
            veld.attname
            for veld in cls._meta.concrete_fields
            if isinstance(veld, FSMField) and veld.protected and (fields is None or veld.attname in fields)
        ]
