from functools import cached_property
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone

from schuldhulp.organisatie.choices import Organisatiesoort
from schuldhulp.organisatie.models.gemeente import Gemeente
from schuldhulp.organisatie.models.organisatie import Organisatie
from schuldhulp.organisatie.querysets import MedewerkerQuerySet
from schuldhulp.organisatie.rollen import ROLLEN, Recht, Rol
from schuldhulp.organisatie.waarneming import Waarneming


class Team(models.Model):
    """Groep medewerkers die samen werk verdeelt."""

    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="teams")
    naam = models.CharField(max_length=100)

    class Meta:
        ordering = ["naam"]
        constraints = [models.UniqueConstraint(fields=["organisatie", "naam"], name="team_naam_uniek")]

    def __str__(self) -> str:
        return self.naam


class MedewerkerManager(BaseUserManager.from_queryset(MedewerkerQuerySet)):  # type: ignore[misc]
    def create_user(self, email: str, password: str | None = None, **velden: object) -> "Medewerker":
        """Maakt een medewerker; het wachtwoord wordt alleen als hash bewaard."""
        medewerker = self.model(email=self.normalize_email(email), **velden)
        medewerker.set_password(password)
        medewerker.save(using=self._db)
        return medewerker


class Medewerker(AbstractBaseUser):
    """Iemand die met Schuldhulp werkt. Rechten komen alleen uit aanstellingen; er is geen alleskunner."""

    email = models.EmailField("e-mail", unique=True)
    naam = models.CharField(max_length=120)
    telefoon = models.CharField(max_length=40, blank=True)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="medewerkers")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="medewerkers")
    is_active = models.BooleanField("actief", default=True)

    objects = MedewerkerManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["naam"]

    class Meta:
        ordering = ["naam"]
        verbose_name_plural = "medewerkers"

    def __str__(self) -> str:
        return self.naam

    @cached_property
    def _aanstellingen(self) -> list[tuple[int, str, int | None, int | None]]:
        """Per aanstelling: de gemeente, de rol, en wie er vandaag fase 1 en fase 2 uitvoert."""
        # Gewone koppelingen en kiezen in Python: subqueries opbouwen kost op elke pagina meer dan dit hele antwoord.
        beleid = ("geldig_vanaf_datum", "uitvoerder_fase_1", "uitvoerder_fase_2")
        velden = ("gemeente_id", "rol", *(f"gemeente__beleid__{veld}" for veld in beleid))
        vandaag = timezone.localdate()
        nu: dict[tuple[int, str], tuple[Any, ...]] = {}
        for gemeente, rol, vanaf, *fasen in self.aanstellingen.order_by().values_list(*velden):
            al = nu.setdefault((gemeente, rol), (None, None, None))
            if vanaf and vanaf <= vandaag and (al[0] is None or vanaf > al[0]):
                nu[gemeente, rol] = (vanaf, *fasen)
        return [(gemeente, rol, *fasen) for (gemeente, rol), (_, *fasen) in nu.items()]

    @cached_property
    def _rollen_per_gemeente(self) -> list[tuple[int, Rol]]:
        return [(gemeente, Rol(rol)) for gemeente, rol, *_ in self._aanstellingen]

    @cached_property
    def deelgemeenten(self) -> frozenset[int]:
        """Gemeenten waar de eigen organisatie alleen fase 2 uitvoert: daar ziet iemand wat haar is overgedragen."""
        mogelijk = [g for g, _, een, twee in self._aanstellingen if self.organisatie_id == twee != een]
        if not mogelijk or self.organisatie.soort == Organisatiesoort.GEMEENTE:
            return frozenset()
        return frozenset(mogelijk)

    @property
    def gemeenten_heel(self) -> list[int]:
        """Ids van de gemeenten waar deze medewerker elk dossier ziet."""
        return [gemeente for gemeente in self.gemeenten_met(Recht.DOSSIERS) if gemeente not in self.deelgemeenten]

    @cached_property
    def _gemeenten_per_recht(self) -> dict[Recht, tuple[int, ...]]:
        return {}  # een pagina vraagt hetzelfde recht tientallen keren

    @property
    def alle_gemeenten(self) -> list[int]:
        """Ids van de gemeenten waar deze medewerker een aanstelling heeft."""
        return sorted({gemeente for gemeente, _ in self._rollen_per_gemeente})

    def gemeenten_met(self, recht: Recht) -> list[int]:
        """Ids van de gemeenten waar deze medewerker dit recht heeft."""
        if recht not in self._gemeenten_per_recht:
            wie = {gemeente for gemeente, rol in self._rollen_per_gemeente if recht in ROLLEN[rol].rechten}
            self._gemeenten_per_recht[recht] = tuple(sorted(wie))
        return list(self._gemeenten_per_recht[recht])

    def heeft_recht(self, recht: Recht, gemeente: Gemeente | int | None = None) -> bool:
        """Heeft de medewerker dit recht (in deze gemeente, of anders in enige gemeente)?"""
        gemeenten = self.gemeenten_met(recht)
        if gemeente is None:
            return bool(gemeenten)
        return (gemeente.pk if isinstance(gemeente, Gemeente) else gemeente) in gemeenten

    def heeft_rol(self, rol: Rol, gemeente: Gemeente) -> bool:
        """Heeft de medewerker in deze gemeente deze rol?"""
        return (gemeente.pk, rol) in self._rollen_per_gemeente

    @cached_property
    def waarneming(self) -> Waarneming:
        """Wie vandaag voor wie waarneemt; een keer gelezen per verzoek."""
        return self.afwezigheden.model.objects.waarneming(timezone.localdate())  # type: ignore[no-any-return]

    @property
    def werk_van(self) -> list[int]:
        """Wiens werk vandaag van deze medewerker is: het eigen werk, en dat van wie hij waarneemt."""
        return [self.pk, *sorted(self.waarneming.voor.get(self.pk, ()))]

    @property
    def rollen_tekst(self) -> str:
        """De rollen in gewone taal, voor naast de naam."""
        rollen = {rol for _, rol in self._rollen_per_gemeente}
        return ", ".join(rol.label.lower() for rol in Rol if rol in rollen) or "geen rol"


class Aanstelling(models.Model):
    """Een rol van een medewerker in één gemeente."""

    medewerker = models.ForeignKey(Medewerker, on_delete=models.CASCADE, related_name="aanstellingen")
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="aanstellingen")
    rol = models.CharField(max_length=40, choices=Rol)

    class Meta:
        verbose_name_plural = "aanstellingen"
        constraints = [
            models.UniqueConstraint(fields=["medewerker", "gemeente", "rol"], name="aanstelling_uniek"),
            models.CheckConstraint(condition=models.Q(rol__in=Rol.values), name="aanstelling_rol_bestaat"),
        ]

    def __str__(self) -> str:
        return f"{self.medewerker}: {self.get_rol_display()} in {self.gemeente}"
