"""Elke dienst van trajecten doet alles of niets."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from intake.choices import AanmeldingStatus
from intake.models import Aanmelding
from schuldhulp.organisatie.models import Beleid, Medewerker
from tests.atomair import alles_of_niets
from tests.builders import (
    AANSCHRIJVEN,
    NU,
    VASTSTELLEN,
    aanmelding_in,
    planinhoud,
    schuldeiser,
    traject_in,
    verifieer,
)
from tests.trajecten.bouw import pauzeer
from tests.verzoek import VERKLARING, dwangverzoek
from trajecten.choices import (
    Antwoord,
    Herkomst,
    Oplossingsoort,
    Pauzereden,
    Schuldsoort,
    UitstroomReden,
    Verificatieuitkomst,
)
from trajecten.choices import TrajectStatus as T
from trajecten.models import (
    Aanschrijving,
    Nazorgmoment,
    Planactie,
    Schuld,
    Schuldeiser,
    Traject,
    Voorstel,
    Voorstelregel,
)
from trajecten.services import (
    aanschrijving,
    dagronde,
    dwangakkoord,
    einde,
    nazorg,
    pauze,
    plan,
    planwerk,
    regeling,
    saldo,
    schuld,
    schuldenlijst,
    stemming,
    terug,
    traject,
    voorstel,
    wsnp,
)
from trajecten.services import schuldeiser as register
from trajecten.services.verzoek import Uitspraak

pytestmark = pytest.mark.django_db
Dienst = Callable[[Traject, dict[str, Any]], object]


def regel() -> Voorstelregel:
    return Voorstelregel.objects.select_related("voorstel__traject").first()  # type: ignore[return-value]


def bereken(t: Traject, w: dict[str, Any]) -> object:
    soort = Oplossingsoort.SANERINGSKREDIET
    return voorstel.calculate_voorstel(t, soort=soort, inkomen=Decimal("1800"), vtlb=Decimal("1700"), **w)


DIENSTEN: dict[str, tuple[T, Dienst]] = {
    "plan": (T.PLAN_VAN_AANPAK, lambda t, w: VASTSTELLEN(t, w["door"], w["op"])),
    "toewijzen": (T.STABILISATIE, lambda t, w: traject.assign_behandelaar(t, behandelaar=w["door"], **w)),
    "aanschrijven": (T.INVENTARISATIE, lambda t, w: aanschrijving.send_aanschrijvingen(t, **w)),
    "schuld toevoegen": (
        T.INVENTARISATIE,
        lambda t, w: schuld.add_schuld(t, schuld.NieuweSchuld(Schuldeiser.objects.first(), Decimal(5)), **w),  # type: ignore[arg-type]
    ),
    "lijst schulden": (
        T.INVENTARISATIE,
        lambda t, w: schuldenlijst.add_schuldenlijst(
            t, [schuldenlijst.Lijstschuld(schuldenlijst.NieuweEiser("Garage", Schuldsoort.OVERIG), Decimal(5))], **w
        ),
    ),
    "schuld wijzigen": (
        T.INVENTARISATIE,
        lambda t, w: schuld.update_schuld(
            Schuld.objects.first(),  # type: ignore[arg-type]
            opgegeven_bedrag=Decimal(7),
            bevestigd_bedrag=None,
            kenmerk="x",
            is_preferent=True,
            is_zakelijk=False,
            buiten_reden=None,
            **w,
        ),
    ),
    "antwoord": (
        T.VOORSTEL,
        lambda t, w: stemming.record_antwoord(regel(), antwoord=Antwoord.AKKOORD, via=Herkomst.CONSULENT, **w),
    ),
    "antwoorden": (
        T.VOORSTEL,
        lambda t, w: stemming.record_antwoorden(
            regel().voorstel,
            [stemming.Stem(r, Antwoord.AKKOORD) for r in Voorstelregel.objects.all()],
            via=Herkomst.CONSULENT,
            **w,
        ),
    ),
    "sluiten": (T.VOORSTEL, lambda t, w: stemming.close_zonder_akkoord(regel().voorstel, reden="Stil.", **w)),
    "opnieuw berekenen": (T.GEEN_AKKOORD, bereken),
    "dwangakkoord": (T.GEEN_AKKOORD, lambda t, w: dwangakkoord.request_dwangakkoord(t, verzoek=dwangverzoek(NU), **w)),
    "toegewezen": (
        T.DWANGAKKOORD,
        lambda t, w: dwangakkoord.decide_dwangakkoord(t, uitspraak=Uitspraak(True, NU.date()), **w),
    ),
    "afgewezen": (
        T.DWANGAKKOORD,
        lambda t, w: dwangakkoord.decide_dwangakkoord(t, uitspraak=Uitspraak(False, NU.date()), **w),
    ),
    "dwangakkoord ingetrokken": (
        T.DWANGAKKOORD,
        lambda t, w: dwangakkoord.withdraw_dwangakkoord(t, reden="Stemt toch in.", **w),
    ),
    "wsnp": (T.GEEN_AKKOORD, lambda t, w: wsnp.move_to_wsnp(t, verklaring=VERKLARING, **w)),
    "looptijd": (T.AKKOORD, lambda t, w: regeling.start_looptijd(t, **w)),
    "plan bewaren": (T.STABILISATIE, lambda t, w: plan.save_plan(t, inhoud=planinhoud(), **w)),
    "nieuwe versie van het plan": (T.STABILISATIE, lambda t, w: plan.adopt_plan(t, inhoud=planinhoud(), **w)),
    "actie afvinken": (
        T.STABILISATIE,
        lambda t, w: planwerk.tick_actie(Planactie.objects.first(), is_gedaan=True, **w),  # type: ignore[arg-type]
    ),
    "verificatie": (T.LOOPTIJD, lambda t, w: verifieer(t, Verificatieuitkomst.PAST, **w)),
    "verificatie met aanpassing": (T.LOOPTIJD, lambda t, w: verifieer(t, Verificatieuitkomst.AANPASSEN, **w)),
    "kwijting": (T.LOOPTIJD, lambda t, w: regeling.complete_looptijd(t, verantwoording="Afgelost.", **w)),
    "nazorg": (T.FINALE_KWIJTING, lambda t, w: nazorg.start_nazorg(t, **w)),
    "nazorgcontact": (
        T.NAZORG,
        lambda t, w: nazorg.record_nazorg(
            Nazorgmoment.objects.select_related("traject").first(),  # type: ignore[arg-type]
            is_bereikt=True,
            gaat_goed=True,
            notitie="",
            **w,
        ),
    ),
    "terug naar inventarisatie": (T.AKKOORD, lambda t, w: terug.reopen_inventarisatie(t, reden="Nieuw.", **w)),
    "terug naar stabilisatie": (T.GEEN_AKKOORD, lambda t, w: terug.return_to_stabilisatie(t, reden="Nood.", **w)),
    "pauze": (
        T.VOORSTEL,
        lambda t, w: pauze.pause_traject(
            t, reden=Pauzereden.VERZOEK, toelichting="Rust.", tot=NU.date() + timedelta(days=9), **w
        ),
    ),
    "einde": (
        T.VOORSTEL,
        lambda t, w: einde.end_early(t, reden=UitstroomReden.ZELF, omschrijving="Zelf.", vervolgstap="Bel.", **w),
    ),
}


@pytest.mark.parametrize("naam", DIENSTEN)
def test_alles_of_niets(naam: str, consulent: Medewerker) -> None:
    status, dienst = DIENSTEN[naam]
    rij = traject_in(status, consulent)
    alles_of_niets(lambda: dienst(Traject.objects.get(pk=rij.pk), {"door": consulent, "op": NU}))


@pytest.mark.parametrize("status", [T.INVENTARISATIE, T.VOORSTEL, T.NAZORG])
def test_hervatten_en_verlengen(status: T, consulent: Medewerker) -> None:
    rij = traject_in(status, consulent)
    if status == T.INVENTARISATIE:
        AANSCHRIJVEN(rij, consulent, NU)
    pauzeer(Traject.objects.get(pk=rij.pk), door=consulent, op=NU)
    later, tot = NU + timedelta(days=5), NU.date() + timedelta(days=30)
    alles_of_niets(lambda: pauze.extend_pauze(Traject.objects.get(pk=rij.pk), tot=tot, door=consulent, op=NU))
    alles_of_niets(lambda: pauze.resume_traject(Traject.objects.get(pk=rij.pk), door=consulent, op=later))


def test_openen(consulent: Medewerker) -> None:
    rij = aanmelding_in(AanmeldingStatus.TOEGELATEN, consulent)
    alles_of_niets(lambda: traject.open_traject(Aanmelding.objects.get(pk=rij.pk), door=consulent, op=NU))


def test_stabilisatie(consulent: Medewerker) -> None:
    rij = traject_in(T.PLAN_VAN_AANPAK, consulent)
    VASTSTELLEN(rij, consulent, NU)
    alles_of_niets(lambda: traject.start_stabilisatie(Traject.objects.get(pk=rij.pk), door=consulent, op=NU))


def test_saldo(consulent: Medewerker) -> None:
    rij = traject_in(T.INVENTARISATIE, consulent, bedragen=("100.00",))
    AANSCHRIJVEN(rij, consulent, NU)

    def actie() -> object:
        een = Aanschrijving.objects.select_related("traject").get()
        return saldo.record_saldo(een, bedrag=Decimal(90), via=Herkomst.CODE, door=None, op=NU)

    assert alles_of_niets(actie) >= 4


def test_saldi(consulent: Medewerker) -> None:
    rij = traject_in(T.INVENTARISATIE, consulent)
    AANSCHRIJVEN(rij, consulent, NU)

    def actie() -> object:
        alle = [saldo.Saldo(een, Decimal(90)) for een in Aanschrijving.objects.select_related("traject")]
        return saldo.record_saldi(Traject.objects.get(), alle, via=Herkomst.API, door=None, op=NU)

    assert alles_of_niets(actie) >= 6


def test_versturen(consulent: Medewerker) -> None:
    rij = traject_in(T.GEEN_AKKOORD, consulent)
    bereken(rij, {"door": consulent, "op": NU})

    def actie() -> object:
        concept = Voorstel.objects.select_related("traject").get(status="concept")
        return voorstel.send_voorstel(concept, door=consulent, op=NU)

    alles_of_niets(actie)


def test_afsluiten(consulent: Medewerker) -> None:
    rij = traject_in(T.NAZORG, consulent)
    for moment in rij.nazorgmomenten.select_related("traject"):
        nazorg.record_nazorg(moment, is_bereikt=True, gaat_goed=True, notitie="", door=consulent, op=NU)
    alles_of_niets(lambda: regeling.close_traject(Traject.objects.get(pk=rij.pk), door=consulent, op=NU))


def test_register(consulent: Medewerker) -> None:
    alles_of_niets(lambda: schuldeiser("Nieuw"))
    eiser = schuldeiser("Bestaand")
    leeg = ("kvk_nummer", "adres", "postcode", "plaats", "email", "handelsnamen", "vroegere_namen", "vestigingsnummer")
    velden: dict[str, Any] = dict.fromkeys((*leeg, "vooraf_akkoord_lijst"), "")
    velden |= dict.fromkeys(("hoofdvestiging", "vooraf_akkoord_vanaf_datum", "vooraf_akkoord_tot_datum"))
    alles_of_niets(
        lambda: register.update_schuldeiser(
            eiser,
            naam="Anders",
            soort=Schuldsoort.ZORG,
            is_preferent=True,
            rol="schuldeiser",
            is_vooraf_akkoord=False,
            door=consulent,
            op=NU,
            **velden,
        )
    )


def test_elk_verlopen_voorstel_sluit_in_zijn_geheel(consulent: Medewerker) -> None:
    Beleid.objects.update(voorstel_herinneringen=0)
    traject_in(T.VOORSTEL, consulent)
    alles_of_niets(lambda: dagronde.close_overdue_voorstellen(NU + timedelta(days=40)))


def test_elke_dienst_staat_hier() -> None:
    """Een nieuwe dienst die vergeten wordt, valt hier op."""
    voor_de_regeling = (aanschrijving, plan, saldo, schuld, schuldenlijst, register)
    modules = (*voor_de_regeling, dwangakkoord, einde, pauze, regeling, stemming, terug, traject, voorstel, wsnp)
    diensten = {
        naam
        for module in modules
        for naam, ding in vars(module).items()
        if getattr(ding, "__module__", "") == module.__name__ and callable(ding) and "op" in _argumenten(ding)
    }
    getest = {naam for code in _eigen_namen() for naam in code}
    niet_los = {
        # zie test_overdracht.py
        *("offer_overdracht", "accept_overdracht", "return_overdracht"),
        "add_schulden",
        "adopt_plan",
        "settle_voorstel",
        "accept_voorstel",
        "vervolg_uiterlijk",
        "settle_gesloten",
        "sluit_af",
        "leg_besluit_vast",
        "remind_voorstel",  # test_post.py
        "withdraw_open",
        "close_pauze",
        "wissel_behandelaar",
        "plan_na_antwoord",
        "plan_inventarisatie",
        "register_schuldeiser",
        "set_adres",  # in test_schuldfeiten.py
        # lezen alleen: een voorbeeld, een berekening of een toets vooraf
        *(
            "preview_plan",
            "check_plan",
            "concept_verklaring",
            "concept_naar_wsnp",
            "concept_einde",
            "bereken_ruimte",
            "concept_beschikking",
        ),
    }
    assert {naam for naam in diensten if not naam.startswith("_")} - getest - niet_los == set()


def _argumenten(ding: Any) -> tuple[str, ...]:
    kern = getattr(ding, "__wrapped__", ding)
    code = getattr(kern, "__code__", None)
    return code.co_varnames[: code.co_argcount + code.co_kwonlyargcount] if code else ()


def _eigen_namen() -> list[tuple[str, ...]]:
    functies = [dienst for _, dienst in DIENSTEN.values()]
    functies += [ding for naam, ding in globals().items() if naam.startswith("test_") or naam == "bereken"]
    codes = [getattr(f, "__wrapped__", f).__code__ for f in functies]
    binnen = [deel for code in codes for deel in code.co_consts if hasattr(deel, "co_names")]
    return [code.co_names for code in codes + binnen]
