"""Een traject stilzetten, de pauze verlengen en het weer laten lopen."""

from typing import Any

from trajecten.choices import EINDE
from trajecten.forms.traject import HervatForm, PauzeForm, PauzeTotForm
from trajecten.models import Traject
from trajecten.services import pauze
from trajecten.views.stap import Stap, Zet


def _pauze_kan(traject: Traject) -> str:
    if traject.status in EINDE:
        return "Dit traject is beëindigd."
    return "Dit traject staat al in de pauze." if traject.in_pauze else ""


def _in_pauze(traject: Traject) -> str:
    return "" if traject.in_pauze else pauze.GEEN_PAUZE


def _tot(traject: Traject) -> dict[str, Any]:
    return {"tot": traject.pauze_tot_datum}


def _pauzeer(zet: Zet) -> object:
    velden = {veld: zet.gegevens[veld] for veld in ("reden", "toelichting", "tot")}
    return pauze.pause_traject(zet.traject, **velden, door=zet.door, op=zet.op, verwacht_versie=zet.versie)


# Staat het traject stil, dan is dit het eerste wat er te kiezen valt.
VERDER: dict[str, Stap] = {
    "hervatten": Stap(
        naam="Verdergaan na de pauze",
        effect="Het traject gaat verder waar het was. De dagen van de pauze komen bij elke termijn. "
        "Schuldeisers krijgen hierover geen brief.",
        reden=_in_pauze,
        form=HervatForm,
        dienst=lambda z: pauze.resume_traject(
            z.traject, notitie=z.gegevens["notitie"], door=z.door, op=z.op, verwacht_versie=z.versie
        ),
        gelukt="Het traject gaat verder; de termijnen zijn opgeschoven.",
        knop="Verdergaan",
    ),
    "pauze-verlengen": Stap(
        naam="Pauze verlengen",
        effect="U kiest een latere dag om te kijken of het traject verder kan. Tot dan staat alles stil.",
        reden=_in_pauze,
        form=PauzeTotForm,
        begin=_tot,
        dienst=lambda z: pauze.extend_pauze(
            z.traject, tot=z.gegevens["tot"], door=z.door, op=z.op, verwacht_versie=z.versie
        ),
        gelukt="De pauze is verlengd.",
        soort="tweede",
    ),
}
PAUZE: dict[str, Stap] = {
    "pauzeren": Stap(
        naam="In de pauze zetten",
        effect="Zolang het traject stilstaat lopen de regelperiode, de looptijd en de termijnen van schuldeisers niet "
        "door, en gaan er geen herinneringen uit. De dagen komen er later bij. Wat schuldeisers uit zichzelf sturen, "
        "komt wel binnen. De jaarlijkse verificatie en de acties uit het plan lopen door.",
        reden=_pauze_kan,
        form=PauzeForm,
        dienst=_pauzeer,
        gelukt="Het traject staat in de pauze. Op de gekozen dag komt het terug bij “Mijn werk”.",
        soort="subtiel",
    ),
}
