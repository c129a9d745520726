"""De regels van het besluit, elk met een test die ernaar heet: langs de dienst, en waar het telt op scherm en brief."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse

from intake.choices import AanmeldingStatus as S
from intake.choices import Afwijzingsgrond, Besluitsoort, IntrekReden, Volgaanleiding, VolgmomentStatus
from intake.models import Aanmelding, Besluit, Client, Volgmoment
from intake.services.aanmelding import withdraw_aanmelding
from intake.services.afwijzing import confirm_afwijzing, submit_afwijzing
from intake.services.besluit import admit, advise
from intake.services.opschorting import end_verlopen_hersteltermijnen, suspend_aanmelding
from intake.services.voorleggen import confirm_besluit, submit_besluit
from schuldhulp.brieven.models import Brief
from schuldhulp.brieven.opmaak import maak_html
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Beleid, Gemeente, Medewerker
from tests.builders import NU, aanmelding_in, client, verklaring
from trajecten.choices import UitstroomReden
from trajecten.services import einde
from trajecten.services import traject as trajecten

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
VOORWAARDEN = ["U maakt geen nieuwe schulden.", "U komt op elke afspraak."]
JAAR = timedelta(days=365)


def wijs_af(rij: Aanmelding, grond: Afwijzingsgrond, door: Medewerker, **anders: Any) -> Besluit:
    tekst = {"motivering": "U kreeg eerder hulp.", "vervolgstap": "Het spreekuur helpt u met uw post."}
    return submit_afwijzing(rij, grond=grond, **{**tekst, "op": NU, **anders}, door=door)


def beleid(gemeente: Gemeente, **velden: Any) -> None:
    Beleid.objects.filter(gemeente=gemeente).update(**velden)


def terug_na(wie: Client, door: Medewerker, geleden: timedelta) -> Aanmelding:
    """Iemand die zo lang geleden stopte met schuldhulp, en nu weer in intake is."""
    toen = NU - geleden - timedelta(days=60)
    eerder = aanmelding_in(S.TOEGELATEN, door, client=wie, op=toen)
    traject = trajecten.open_traject(eerder, door=door, op=toen)
    einde.end_early(traject, reden=UitstroomReden.ZELF, omschrijving="Stopte.", door=door, op=NU - geleden)
    return aanmelding_in(S.IN_INTAKE, door, client=wie)


# Toelating


def test_toelating_met_voorwaarden_elk_op_een_regel_in_brief_en_op_scherm(als: Als, consulent: Medewerker) -> None:
    rij = aanmelding_in(S.IN_INTAKE, consulent)
    admit(rij, motivering="Nodig.", voorwaarden=VOORWAARDEN, weken_tot_resultaat=12, door=consulent, op=NU)
    assert Besluit.objects.get().voorwaarden == VOORWAARDEN
    scherm = als(consulent).get(rij.get_absolute_url()).content.decode()
    for html in (maak_html(Brief.objects.get()), scherm):
        gevonden = re.findall(r"<li[^>]*>([^<]+)</li>", html)
        assert [regel for regel in gevonden if regel in VOORWAARDEN] == VOORWAARDEN


def test_voorwaarden_reizen_mee_langs_wie_mandaat_heeft(consulent: Medewerker, collega: Medewerker) -> None:
    rij = aanmelding_in(S.IN_INTAKE, consulent)
    velden = {"motivering": "Nodig.", "voorwaarden": VOORWAARDEN, "weken_tot_resultaat": 9}
    submit_besluit(rij, soort=Besluitsoort.TOELATING, **velden, door=consulent, op=NU)  # type: ignore[arg-type]
    assert confirm_besluit(rij, door=collega, op=NU).voorwaarden == VOORWAARDEN
    assert "<li>U komt op elke afspraak.</li>" in maak_html(Brief.objects.get())


# Afwijzen


@pytest.mark.parametrize(
    ("jaren", "geleden", "mag"), [(0, 0.1, False), (2, 1, True), (2, 3, False), (5, 3, True), (1, 0.5, True)]
)
def test_recidive_kijkt_zover_terug_als_het_beleid_zegt(
    jaren: int, geleden: float, mag: bool, consulent: Medewerker, gemeente: Gemeente
) -> None:
    beleid(gemeente, recidive_jaren=jaren)
    rij = terug_na(client(gemeente), consulent, geleden * JAAR)
    if mag:
        besluit = wijs_af(rij, Afwijzingsgrond.RECIDIVE, consulent)
        assert besluit.grond_datum == (NU - geleden * JAAR).date()
        assert any(f"Het beleid kijkt {jaren} jaar terug" in regel for regel in besluit.grond_toelichting)
    else:
        with pytest.raises(Geweigerd, match="Afwijzen op deze grond kan niet"):
            wijs_af(rij, Afwijzingsgrond.RECIDIVE, consulent)
        assert Aanmelding.objects.get(pk=rij.pk).status == S.IN_INTAKE


@pytest.mark.parametrize(("jaren_gezin", "mag"), [(None, True), (1, False), (0, False)])
def test_recidive_is_milder_voor_een_gezin_met_minderjarige_kinderen(
    jaren_gezin: int | None, mag: bool, consulent: Medewerker, gemeente: Gemeente
) -> None:
    beleid(gemeente, recidive_jaren=5, recidive_jaren_gezin=jaren_gezin)
    rij = terug_na(client(gemeente, huishouden={"minderjarige_kinderen": 2}), consulent, 2 * JAAR)
    if mag:
        assert wijs_af(rij, Afwijzingsgrond.RECIDIVE, consulent).grond == Afwijzingsgrond.RECIDIVE
    else:
        with pytest.raises(Geweigerd, match="minderjarige kinderen"):
            wijs_af(rij, Afwijzingsgrond.RECIDIVE, consulent)


def test_recidive_telt_alleen_hulp_in_deze_gemeente(consulent: Medewerker, gemeente: Gemeente) -> None:
    beleid(gemeente, recidive_jaren=5)
    rij = aanmelding_in(S.IN_INTAKE, consulent)
    with pytest.raises(Geweigerd, match="geen eerdere hulp in deze gemeente bekend"):
        wijs_af(rij, Afwijzingsgrond.RECIDIVE, consulent)


@pytest.mark.parametrize(
    ("sinds", "jaren", "melding"),
    [
        (date(2025, 1, 1), 5, ""),
        (date(2025, 1, 1), 0, "niet af om fraude"),
        (None, 5, "onherroepelijke veroordeling of boete nodig"),
        (date(2026, 12, 1), 5, "nog niet onherroepelijk"),
        (date(2020, 1, 1), 5, "mag niet meer"),
    ],
)
def test_fraude_alleen_met_een_onherroepelijke_straf_en_als_het_plan_dat_noemt(
    sinds: date | None, jaren: int, melding: str, consulent: Medewerker, gemeente: Gemeente
) -> None:
    beleid(gemeente, fraude_jaren=jaren)
    rij = aanmelding_in(S.IN_INTAKE, consulent)
    if melding:
        with pytest.raises(Geweigerd, match=melding):
            wijs_af(rij, Afwijzingsgrond.FRAUDE, consulent, grond_datum=sinds)
    else:
        assert wijs_af(rij, Afwijzingsgrond.FRAUDE, consulent, grond_datum=sinds).grond_datum == sinds


@pytest.mark.parametrize("gekeken", [None, NU.date() + timedelta(days=1)])
def test_niet_ingezetene_pas_na_een_blik_in_de_brp(gekeken: date | None, consulent: Medewerker) -> None:
    rij = aanmelding_in(S.IN_INTAKE, consulent)
    with pytest.raises(Geweigerd, match="BRP"):
        wijs_af(rij, Afwijzingsgrond.GEEN_INGEZETENE, consulent, grond_datum=gekeken)
    besluit = wijs_af(rij, Afwijzingsgrond.GEEN_INGEZETENE, consulent, grond_datum=NU.date())
    assert besluit.grond_toelichting == ["De BRP is nagekeken op 02-11-2026."]


def test_niet_compleet_volgt_uit_het_dossier_en_staat_in_de_brief(consulent: Medewerker, kwaliteit: Medewerker) -> None:
    rij = aanmelding_in(S.IN_INTAKE, consulent)
    with pytest.raises(Geweigerd, match="Vraag eerst om de papieren"):
        wijs_af(rij, Afwijzingsgrond.NIET_COMPLEET, consulent)
    suspend_aanmelding(rij, papieren=["Uw loonstrook"], door=consulent, op=NU)
    later = NU + timedelta(days=16)
    assert end_verlopen_hersteltermijnen(later) == 1
    besluit = wijs_af(Aanmelding.objects.get(pk=rij.pk), Afwijzingsgrond.NIET_COMPLEET, consulent, op=later)
    assert besluit.grond_datum == rij.opschortingen.get().hersteltermijn_datum
    confirm_afwijzing(Aanmelding.objects.get(pk=rij.pk), door=kwaliteit, op=later)
    html = maak_html(Brief.objects.get(soort="beschikking_afwijzing"))
    assert "Die hebben wij niet op tijd gekregen." in html


def test_wegblijven_na_het_eerste_gesprek_vraagt_een_besluit(consulent: Medewerker) -> None:
    wie = {"reden": IntrekReden.NIET_VERSCHENEN, "toelichting": "Kwam niet.", "door": consulent, "op": NU}
    with pytest.raises(Geweigerd, match="daar hoort een besluit op"):
        withdraw_aanmelding(aanmelding_in(S.IN_INTAKE, consulent), **wie)
    assert withdraw_aanmelding(aanmelding_in(S.GEMELD, consulent), **wie).status == S.INGETROKKEN


@pytest.mark.parametrize(
    ("grond", "veld"), [(Afwijzingsgrond.FRAUDE, "fraude_datum"), (Afwijzingsgrond.GEEN_INGEZETENE, "brp_datum")]
)
def test_een_grond_zonder_zijn_datum_zegt_dat_bij_het_veld(
    grond: str, veld: str, als: Als, consulent: Medewerker
) -> None:
    rij = aanmelding_in(S.IN_INTAKE, consulent)
    invoer = {"grond": grond, "motivering": "Getypte reden.", "vervolgstap": "Bel ons."}
    antwoord = als(consulent).post(reverse("intake:afwijzen", args=[rij.pk]), invoer)
    assert set(antwoord.context["form"].errors) == {veld}
    assert "Getypte reden." in antwoord.content.decode()


@pytest.mark.parametrize("grond", Afwijzingsgrond)
def test_weigering_heeft_altijd_een_volgende_stap(grond: Afwijzingsgrond, consulent: Medewerker) -> None:
    rij = aanmelding_in(S.IN_INTAKE, consulent)
    with pytest.raises(Geweigerd, match="Zonder vervolgstap geen besluit"):
        wijs_af(rij, grond, consulent, vervolgstap="  ", grond_datum=NU.date())
    with pytest.raises(Geweigerd, match="Zonder vervolgstap geen besluit"):
        advise(rij, motivering="Klein.", vervolgstap="", door=consulent, op=NU)
    assert not Besluit.objects.exists()


def test_weigering_geeft_een_brief_met_de_stap_en_een_dag_om_opnieuw_te_kijken(
    consulent: Medewerker, kwaliteit: Medewerker
) -> None:
    rij = aanmelding_in(S.AFGEWEZEN, consulent, lezer=kwaliteit)
    html = maak_html(Brief.objects.get(soort="beschikking_afwijzing"))
    assert "Het inloopspreekuur helpt met de administratie." in html
    assert "opnieuw om hulp vragen" in html
    moment = Volgmoment.objects.get(client=rij.client, status=VolgmomentStatus.GEPLAND)
    assert (moment.aanleiding, moment.vervolgstap) == (
        Volgaanleiding.AFGEWEZEN,
        "Het inloopspreekuur helpt met de administratie.",
    )


def test_tweede_lezer_is_een_kwaliteitsmedewerker_en_nooit_de_opsteller(
    consulent: Medewerker, collega: Medewerker, teamleider: Medewerker, kwaliteit: Medewerker, gemeente: Gemeente
) -> None:
    rij = aanmelding_in(S.AFWIJZING_VOORGELEGD, consulent)
    for wie in (consulent, collega, teamleider):
        with pytest.raises(Geweigerd):
            confirm_afwijzing(rij, door=wie, op=NU)
    assert not Brief.objects.exists()
    besluit = confirm_afwijzing(rij, door=kwaliteit, op=NU)
    assert (besluit.tweede_lezer, besluit.opgesteld_door, besluit.is_genomen) == (kwaliteit, consulent, True)
    beleid(gemeente, leest_teamleider_afwijzing=True)
    ander = aanmelding_in(S.AFWIJZING_VOORGELEGD, consulent)
    assert confirm_afwijzing(ander, door=teamleider, op=NU).tweede_lezer == teamleider


def test_zonder_kwaliteitsmedewerker_leest_de_teamleider(consulent: Medewerker, teamleider: Medewerker) -> None:
    rij = aanmelding_in(S.AFWIJZING_VOORGELEGD, consulent)
    assert confirm_afwijzing(rij, door=teamleider, op=NU).tweede_lezer == teamleider


# Geen besluit


def test_geen_hulp_gewenst_legt_vast_wie_het_zei_hoe_en_wanneer(als: Als, consulent: Medewerker) -> None:
    rij = aanmelding_in(S.IN_INTAKE, consulent)
    vraag = {"reden": IntrekReden.GEEN_HULP_GEWENST, "toelichting": "Lost het zelf op.", "door": consulent, "op": NU}
    with pytest.raises(Geweigerd, match="wie zei dat er geen hulp nodig is, hoe en wanneer"):
        withdraw_aanmelding(rij, **vraag)  # type: ignore[arg-type]
    with pytest.raises(Geweigerd, match="toekomst"):
        withdraw_aanmelding(rij, verklaring=verklaring(NU + timedelta(days=1)), **vraag)  # type: ignore[arg-type]
    na = withdraw_aanmelding(rij, verklaring=verklaring(), **vraag)  # type: ignore[arg-type]
    assert (na.intrek_gezegd_door, na.intrek_wijze, na.intrek_gezegd_datum) == ("inwoner", "telefoon", NU.date())
    # Art. 4a Wgs: dan is er geen beschikking.
    assert not Besluit.objects.exists()
    assert not Brief.objects.filter(soort__startswith="beschikking").exists()
    pagina = als(consulent).get(rij.get_absolute_url()).content.decode()
    assert "De inwoner zelf, per telefoon, op 02-11-2026" in pagina
