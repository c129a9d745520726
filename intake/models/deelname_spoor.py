"""Wat er tijdens een reeks van een deelnemer wordt vastgelegd: opkomst, wegblijven, dossier en signalen."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from intake.choices.workshop import Ggzopvolging, Opkomst, Opvolguitkomst, Stukstand
from intake.models.deelname import Deelname
from intake.models.workshop import Workshopsessie
from intake.querysets.workshop import OpvolgingQuerySet, VanDeelnameQuerySet


class Aanwezigheid(models.Model):
    """Of een deelnemer op een bijeenkomst was. Wie wegbleef zonder bericht, wordt gebeld op tijd."""

    deelname = models.ForeignKey(Deelname, on_delete=models.PROTECT, related_name="aanwezigheden")
    sessie = models.ForeignKey(Workshopsessie, on_delete=models.PROTECT, related_name="aanwezigheden")
    opkomst = models.CharField(max_length=20, choices=Opkomst)
    opvolg_uiterlijk_datum = models.DateField(null=True, blank=True)
    op = models.DateTimeField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = VanDeelnameQuerySet.as_manager()

    class Meta:
        ordering = ["sessie__begin_op"]
        verbose_name_plural = "aanwezigheden"
        constraints = [
            models.UniqueConstraint(fields=["deelname", "sessie"], name="aanwezigheid_uniek"),
            models.CheckConstraint(condition=Q(opkomst__in=Opkomst.values), name="aanwezigheid_opkomst_bestaat"),
            models.CheckConstraint(
                condition=Q(opkomst=Opkomst.NIET_VERSCHENEN) | Q(opvolg_uiterlijk_datum__isnull=True),
                name="aanwezigheid_opvolgen_na_wegblijven",
            ),
        ]

    def __str__(self) -> str:
        return self.get_opkomst_display()


class Opvolging(models.Model):
    """Een poging om te horen waarom iemand wegbleef, en wat eruit kwam; verandert niet meer."""

    aanwezigheid = models.ForeignKey(Aanwezigheid, on_delete=models.PROTECT, related_name="opvolgingen")
    uitkomst = models.CharField(max_length=20, choices=Opvolguitkomst)
    hulp = models.JSONField(default=list, blank=True)
    gezegd_door = models.CharField("wie zei dit", max_length=120, blank=True)
    gezegd_hoe = models.CharField("hoe", max_length=120, blank=True)
    notitie = models.TextField(blank=True)
    op = models.DateTimeField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = OpvolgingQuerySet.as_manager()

    class Meta:
        ordering = ["op", "id"]
        verbose_name_plural = "opvolgingen"
        constraints = [
            models.CheckConstraint(
                condition=~Q(uitkomst=Opvolguitkomst.WIL_NIET) | (~Q(gezegd_door="") & ~Q(gezegd_hoe="")),
                name="opvolging_wil_niet_met_bron",
            ),
        ]

    def __str__(self) -> str:
        return self.get_uitkomst_display()


class Dossierstuk(models.Model):
    """Hoe ver een deelnemer is met één onderdeel van zijn dossier."""

    deelname = models.ForeignKey(Deelname, on_delete=models.PROTECT, related_name="stukken")
    code = models.CharField(max_length=30)
    stand = models.CharField(max_length=20, choices=Stukstand)
    sessie = models.ForeignKey(Workshopsessie, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = VanDeelnameQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "dossierstukken"
        constraints = [
            models.UniqueConstraint(fields=["deelname", "code"], name="dossierstuk_uniek"),
            models.CheckConstraint(condition=Q(stand__in=Stukstand.values), name="dossierstuk_stand_bestaat"),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.get_stand_display()}"


class Ggzsignaal(models.Model):
    """Iemand zag dat het met een deelnemer niet goed gaat. Zo weinig mogelijk: wat is gezien, geen diagnose."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deelname = models.ForeignKey(Deelname, on_delete=models.PROTECT, related_name="ggzsignalen")
    gezien_door = models.CharField("wie zag dit", max_length=120)
    wat = models.TextField("wat is gezien", max_length=500)
    op = models.DateTimeField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opvolg_uiterlijk_datum = models.DateField()
    opvolging = models.CharField(max_length=20, choices=Ggzopvolging, blank=True)
    opvolg_notitie = models.TextField(blank=True)
    opgevolgd_op = models.DateTimeField(null=True, blank=True)
    opgevolgd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = VanDeelnameQuerySet.as_manager()

    class Meta:
        ordering = ["-op"]
        verbose_name = "GGZ-signaal"
        verbose_name_plural = "GGZ-signalen"
        constraints = [
            models.CheckConstraint(
                condition=Q(opvolging="", opgevolgd_op__isnull=True)
                | (~Q(opvolging="") & Q(opgevolgd_op__isnull=False)),
                name="ggzsignaal_opgevolgd_met_uitkomst",
            ),
        ]

    def __str__(self) -> str:
        return f"GGZ-signaal van {self.op:%d-%m-%Y}"
