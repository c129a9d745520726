"""Kiezen hoe het na de stabilisatie verdergaat."""

from django.urls import reverse

from trajecten.choices.product import Vervolg
from trajecten.forms.product import VervolgForm
from trajecten.models import Traject
from trajecten.models.traject import loopt
from trajecten.services.vervolg import KEUZES, choose_vervolg
from trajecten.views.stap import Stap, Zet


def _kiezen_kan(traject: Traject) -> str:
    if traject.status not in KEUZES:
        return "Kiezen hoe het verdergaat hoort bij de stabilisatie en bij duurzame dienstverlening."
    return "" if loopt(traject) else (loopt.__doc__ or "").strip()


def _kies(zet: Zet) -> str:
    g = zet.gegevens
    choose_vervolg(
        zet.traject,
        keuze=Vervolg(g["keuze"]),
        toelichting=g["toelichting"],
        kijken=g["kijken"],
        door=zet.door,
        op=zet.op,
        verwacht_versie=zet.versie,
    )
    if g["keuze"] == Vervolg.STOPPEN:
        return reverse("trajecten:stap", args=[zet.traject.pk, "beeindigen"])
    return reverse("trajecten:traject", args=[zet.traject.pk])


VERVOLG: dict[str, Stap] = {
    "vervolg": Stap(
        naam="Kiezen hoe het verdergaat",
        effect="De stabilisatie duurt hoogstens vier maanden (NVVK). Daarna kiest u, met een reden: een regeling, "
        "duurzame dienstverlening of stoppen.",
        reden=_kiezen_kan,
        form=VervolgForm,
        dienst=_kies,
        gelukt="Uw keuze is vastgelegd.",
        knop="Keuze vastleggen",
    ),
}
