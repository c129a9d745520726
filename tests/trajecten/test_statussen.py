"""De matrix status × overgang van elke machine, uit de enum; en de indeling in groepen."""

from collections.abc import Sequence
from itertools import product
from typing import Any

import pytest
from django.db.models import TextChoices
from django_fsm import can_proceed

from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.transities import waarom_niet, wissel
from schuldhulp.organisatie.models import Medewerker
from tests.builders import NU, traject_in
from trajecten import choices as c
from trajecten.choices import AanschrijvingStatus as A
from trajecten.choices import OpvolgingStatus as O
from trajecten.choices import TrajectStatus as T
from trajecten.choices import Verificatiestatus as P
from trajecten.choices import VoorstelStatus as V
from trajecten.choices import post as cp
from trajecten.choices.post import HeroverwegingStatus as H
from trajecten.choices.post import TaakStatus as S
from trajecten.models import (
    Aanschrijving,
    Heroverweging,
    Planopvolging,
    Planverificatie,
    Productopvolging,
    Schuldeisertaak,
    Traject,
    Voorstel,
)
from trajecten.tijdlijn import OVERGANGEN
from trajecten.views.acties import SAMEN, VIA_VOORSTEL
from trajecten.views.stappen import STAPPEN
from trajecten.views.traject import FASEN

OPEN = set(T) - set(c.EINDE)
# Welke overgang vanuit welke status: opgeschreven los van het model, zodat een wijziging daar hier opvalt.
TRAJECT: dict[str, set[T]] = {
    "start_stabilisatie": {T.PLAN_VAN_AANPAK, T.DUURZAAM},
    "start_duurzaam": {T.STABILISATIE},
    "offer_overdracht": {T.PLAN_VAN_AANPAK, T.STABILISATIE, T.DUURZAAM},
    "accept_overdracht": {T.OVERDRACHT},
    "return_overdracht": {T.OVERDRACHT},
    "send_voorstel": {T.INVENTARISATIE, T.GEEN_AKKOORD},
    "reopen_inventarisatie": {T.VOORSTEL, T.GEEN_AKKOORD, T.AKKOORD},
    "return_to_stabilisatie": {T.INVENTARISATIE, T.GEEN_AKKOORD},
    "register_akkoord": {T.VOORSTEL, T.GEEN_AKKOORD},
    "register_geen_akkoord": {T.VOORSTEL},
    "request_dwangakkoord": {T.GEEN_AKKOORD},
    "grant_dwangakkoord": {T.DWANGAKKOORD},
    "reject_dwangakkoord": {T.DWANGAKKOORD},
    "start_looptijd": {T.AKKOORD},
    "complete_looptijd": {T.LOOPTIJD},
    "start_nazorg": {T.FINALE_KWIJTING},
    "close": {T.NAZORG},
    "move_to_wsnp": {T.INVENTARISATIE, T.GEEN_AKKOORD, T.DWANGAKKOORD},
    "end_early": OPEN,
}
AANSCHRIJVING: dict[str, set[A]] = {
    "remind": {A.VERSTUURD, A.HERINNERD},
    "give_up": {A.VERSTUURD, A.HERINNERD},
    "answer": {A.VERSTUURD, A.HERINNERD, A.GEEN_REACTIE, A.GEEN_MEDEWERKING},
    "decline": {A.VERSTUURD, A.HERINNERD, A.GEEN_REACTIE},
    "withdraw": {A.VERSTUURD, A.HERINNERD},
}
VOORSTEL: dict[str, set[V]] = {
    "send": {V.CONCEPT},
    "remind": {V.VERSTUURD},
    "accept": {V.VERSTUURD, V.GEEN_AKKOORD},
    "refuse": {V.VERSTUURD},
    "withdraw": {V.CONCEPT, V.VERSTUURD, V.GEEN_AKKOORD, V.AKKOORD},
}
HEROVERWEGING: dict[str, set[H]] = {
    "accept": {H.GEVRAAGD, H.STIL},
    "refuse": {H.GEVRAAGD, H.STIL},
    "give_up": {H.GEVRAAGD},
    "withdraw": {H.GEVRAAGD},
}
TAAK: dict[str, set[S]] = {"complete": {S.OPEN}, "lapse": {S.OPEN}}
OPVOLGING: dict[str, set[O]] = {"complete": {O.LOOPT}, "lapse": {O.LOOPT}}
VERIFICATIE: dict[str, set[P]] = {
    "confirm": {P.GEPLAND},
    "demand_change": {P.GEPLAND},
    "finish_change": {P.AANPASSEN},
    "lapse": {P.GEPLAND, P.AANPASSEN},
}
MACHINES: list[tuple[type[Any], type[TextChoices], dict[str, Any]]] = [
    (Traject, T, TRAJECT),
    (Aanschrijving, A, AANSCHRIJVING),
    (Voorstel, V, VOORSTEL),
    (Heroverweging, H, HEROVERWEGING),
    (Schuldeisertaak, S, TAAK),
    (Planopvolging, O, OPVOLGING),
    (Productopvolging, O, OPVOLGING),
    (Planverificatie, P, VERIFICATIE),
]
# Waar naast de status ook een voorwaarde geldt; die heeft haar eigen toets hieronder.
VOORWAARDE = {
    (T.PLAN_VAN_AANPAK, "start_stabilisatie"),
    (T.PLAN_VAN_AANPAK, "offer_overdracht"),
    (T.STABILISATIE, "offer_overdracht"),
    (T.DUURZAAM, "offer_overdracht"),
    (T.OVERDRACHT, "accept_overdracht"),
}


def overgangen(model: type[Any]) -> dict[str, set[str]]:
    """Overgang naar de statussen waaruit zij kan, zoals het model het zegt."""
    gevonden: dict[str, set[str]] = {}
    for overgang in model().get_all_status_transitions():
        gevonden.setdefault(overgang.name, set()).add(str(overgang.source))
    return gevonden


@pytest.mark.parametrize(("model", "statussen", "matrix"), MACHINES)
def test_matrix_is_die_van_het_model(model: Any, statussen: Any, matrix: dict[str, Any]) -> None:
    assert overgangen(model) == {naam: {str(s.value) for s in bronnen} for naam, bronnen in matrix.items()}


@pytest.mark.parametrize(("status", "overgang"), list(product(T, TRAJECT)))
def test_traject_status_bij_overgang(status: T, overgang: str) -> None:
    """Buiten de matrix weigert de machine, met een reden in gewone taal."""
    rij = Traject(status=status)
    if status in TRAJECT[overgang]:
        assert rij._meta.get_field("status")
        assert getattr(rij, overgang)._django_fsm.has_transition(status)
        return
    assert not can_proceed(getattr(rij, overgang))
    assert waarom_niet(rij, overgang) == f"Dit kan niet in de status “{status.label}”."


@pytest.mark.parametrize(
    ("model", "status", "overgang", "mag"),
    [
        (model, status, overgang, status in bronnen)
        for model, statussen, matrix in MACHINES[1:]
        for status, (overgang, bronnen) in product(statussen, matrix.items())
    ],
)
def test_aanschrijving_en_voorstel(model: Any, status: TextChoices, overgang: str, mag: bool) -> None:
    methode = getattr(model(status=status), overgang)
    assert methode._django_fsm.has_transition(status) is mag


@pytest.mark.parametrize("status", T)
def test_in_het_echt_weigert_wissel_wat_de_matrix_weigert(status: T, consulent: Medewerker) -> None:
    """Elke weigering laat de rij zoals hij was."""
    rij = traject_in(status, consulent)
    versie = rij.versie
    for overgang, bronnen in TRAJECT.items():
        if status in bronnen:
            weg = waarom_niet(rij, overgang)
            assert weg == "" or (status, overgang) in VOORWAARDE or overgang == "send_voorstel"
            continue
        with pytest.raises(Geweigerd):
            wissel(rij, overgang, door=consulent, op=NU)
    rij.refresh_from_db()
    assert (rij.status, rij.versie) == (status, versie)


def test_voorwaarden_zeggen_wat_ontbreekt(consulent: Medewerker) -> None:
    from tests.builders import VASTSTELLEN

    rij = traject_in(T.PLAN_VAN_AANPAK, consulent, bedragen=())
    assert waarom_niet(rij, "offer_overdracht").startswith("Stel eerst het plan van aanpak vast")
    VASTSTELLEN(rij, consulent, NU)
    assert waarom_niet(rij, "start_stabilisatie") == ""
    assert waarom_niet(rij, "offer_overdracht").startswith("Zet eerst de schulden")
    inventarisatie = traject_in(T.INVENTARISATIE, consulent)
    assert waarom_niet(inventarisatie, "send_voorstel").startswith("Nog niet van elke schuldeiser")


@pytest.mark.parametrize(
    ("statussen", "groepen"),
    [
        (T, (c.FASE_1, c.FASE_2, c.EINDE)),
        (A, (c.AANSCHRIJVING_OPEN, c.AANSCHRIJVING_EINDE)),
        (V, (c.VOORSTEL_OPEN, c.VOORSTEL_EINDE)),
        (H, (cp.HEROVERWEGING_OPEN, cp.HEROVERWEGING_EINDE)),
        (S, (cp.TAAK_OPEN, cp.TAAK_EINDE)),
        (O, (c.OPVOLGING_OPEN, c.OPVOLGING_EINDE)),
        (P, (c.VERIFICATIE_OPEN, c.VERIFICATIE_EINDE)),
    ],
)
def test_elke_status_zit_in_precies_een_groep(statussen: Any, groepen: Sequence[Sequence[Any]]) -> None:
    assert sorted(status for groep in groepen for status in groep) == sorted(statussen)


@pytest.mark.parametrize(
    ("statussen", "uitleg"),
    [
        (T, c.UITLEG_TRAJECT),
        (A, c.UITLEG_AANSCHRIJVING),
        (V, c.UITLEG_VOORSTEL),
        (H, cp.UITLEG_HEROVERWEGING),
    ],
)
def test_elke_status_heeft_uitleg(statussen: Any, uitleg: dict[Any, str]) -> None:
    assert set(uitleg) == set(statussen)
    assert all(tekst.endswith(").") or tekst.endswith(".") for tekst in uitleg.values())


def test_elke_overgang_staat_op_de_pagina_en_in_de_tijdlijn() -> None:
    """Geen overgang zonder knop of reden, en geen wissel zonder leesbare titel."""
    met_knop = {stap.overgang for stap in STAPPEN.values() if stap.overgang} | set(VIA_VOORSTEL) | set(SAMEN)
    assert met_knop == set(TRAJECT)
    for model, _, matrix in MACHINES:
        assert set(OVERGANGEN[model._meta.label_lower]) == {"begin", *matrix}


def test_elke_open_status_staat_in_de_stappenbalk() -> None:
    assert sorted(s for _, statussen in FASEN for s in statussen) == sorted(OPEN)
