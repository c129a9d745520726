"""De inwoner volgt zijn traject met een code en zijn geboortedatum, en niemand anders."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.test import Client as Browser
from django.urls import reverse

from intake.choices.zelf import ZelfintakeKanaal
from intake.models import Client
from schuldhulp.audit.models import AuditRegel
from schuldhulp.brieven.models import Bericht, Brief
from schuldhulp.lib.codes import code_voor
from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.organisatie.models import Medewerker
from tests.atomair import alles_of_niets
from tests.builders import NU, planinhoud, traject_in
from tests.trajecten.bouw import pauzeer
from tests.zelf import GEBOREN
from trajecten.beeld.inwoner import STAPPEN, UITLEG, eigen_acties, onze_acties
from trajecten.choices import EINDE, Planrol
from trajecten.choices import TrajectStatus as T
from trajecten.models import Traject, Trajectlink
from trajecten.models.trajectlink import CODE_DOEL
from trajecten.planinhoud import Actie
from trajecten.services import plan, trajectlink

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]


def stuur(rij: Traject, door: Medewerker, **anders: object) -> Trajectlink:
    vers = Traject.objects.get(pk=rij.pk)
    wat = {"client": vers.client, "kanaal": ZelfintakeKanaal.BRIEF, "door": door, "op": NU} | anders
    return trajectlink.send_trajectlink(vers, **wat)  # type: ignore[arg-type]


def code_van(link: Trajectlink) -> str:
    return code_voor(CODE_DOEL, link.pk)


def kom_binnen(browser: Browser, link: Trajectlink, geboren: date = GEBOREN) -> int:
    invoer = {"code": code_van(link), "geboortedatum": f"{geboren:%d-%m-%Y}"}
    return browser.post(reverse("trajecten:mijn-traject"), invoer).status_code


def lees(browser: Browser) -> str:
    antwoord = browser.get(reverse("trajecten:mijn-traject-stand"))
    assert antwoord.status_code == 200
    return antwoord.content.decode()


@pytest.mark.parametrize("status", T)
def test_elke_stand_heeft_een_eigen_uitleg_en_een_pagina(
    status: T, consulent: Medewerker, schuldeiser_browser: Browser
) -> None:
    rij = traject_in(status, consulent)
    assert kom_binnen(schuldeiser_browser, stuur(rij, consulent)) == 302
    tekst = lees(schuldeiser_browser)
    assert UITLEG[status].nu in tekst
    if status not in EINDE:
        assert "Nu bezig" in tekst
    assert "Energie Noord" not in tekst, "een schuldeiser hoort hier niet"


def test_elke_open_status_hoort_bij_precies_een_stap() -> None:
    ingedeeld = [status for _, statussen in STAPPEN for status in statussen]
    assert sorted(ingedeeld) == sorted(status for status in T if status not in EINDE)


def test_kijken_verbruikt_niets_staat_in_het_logboek_en_nergens_anders(
    consulent: Medewerker, schuldeiser_browser: Browser
) -> None:
    link = stuur(traject_in(T.LOOPTIJD, consulent), consulent)
    voordeur = schuldeiser_browser.get(reverse("trajecten:mijn-traject"))
    assert (voordeur["X-Robots-Tag"], "no-store" in voordeur["Cache-Control"]) == ("noindex, nofollow, noarchive", True)
    kom_binnen(schuldeiser_browser, link)
    voor = Trajectlink.objects.values().get()
    for keer in (1, 2):
        lees(schuldeiser_browser)
        regels = AuditRegel.objects.filter(toelichting="traject bekeken", client_id=link.client_id)
        assert (regels.count(), regels.last().door_naam) == (keer, trajectlink.INWONER)  # type: ignore[union-attr]
    assert Trajectlink.objects.values().get() == voor
    antwoord = schuldeiser_browser.get(reverse("trajecten:mijn-traject-stand"))
    assert (antwoord["X-Robots-Tag"], "no-store" in antwoord["Cache-Control"]) == ("noindex, nofollow, noarchive", True)
    assert kom_binnen(Browser(), link) == 302, "dezelfde code opent opnieuw"


def test_vijf_foute_geboortedatums_en_de_code_is_dood(consulent: Medewerker, klok: None) -> None:
    link = stuur(traject_in(T.LOOPTIJD, consulent), consulent)
    for _ in range(5):
        assert trajectlink.open_trajectlink(code=code_van(link), geboortedatum=date(1999, 1, 1), op=NU) is None
    assert trajectlink.open_trajectlink(code=code_van(link), geboortedatum=GEBOREN, op=NU) is None
    link = Trajectlink.objects.get()
    assert (link.pogingen, link.is_geblokkeerd) == (5, True)
    assert AuditRegel.objects.filter(toelichting__startswith="trajectlink: foute geboortedatum").count() == 5


def test_een_onbekende_een_verlopen_en_een_ingetrokken_code_geven_hetzelfde(
    consulent: Medewerker, schuldeiser_browser: Browser
) -> None:
    rij = traject_in(T.LOOPTIJD, consulent)
    oud = stuur(rij, consulent)
    nieuw = stuur(rij, consulent)
    assert Trajectlink.objects.get(pk=oud.pk).status == "ingetrokken"
    verlopen = nieuw.verloopt_op + timedelta(seconds=1)
    assert trajectlink.open_trajectlink(code=code_van(nieuw), geboortedatum=GEBOREN, op=verlopen) is None
    fout = []
    for code in ("ABCD-EFGH-JKLM-NPQR", code_van(oud)):
        invoer = {"code": code, "geboortedatum": f"{GEBOREN:%d-%m-%Y}"}
        antwoord = schuldeiser_browser.post(reverse("trajecten:mijn-traject"), invoer)
        fout.append("Wij kunnen u hiermee niet binnenlaten" in antwoord.content.decode())
    assert fout == [True, True]
    assert kom_binnen(schuldeiser_browser, nieuw) == 302


def test_intrekken_sluit_wie_nu_kijkt_buiten(consulent: Medewerker, schuldeiser_browser: Browser) -> None:
    link = stuur(traject_in(T.NAZORG, consulent), consulent)
    kom_binnen(schuldeiser_browser, link)
    lees(schuldeiser_browser)
    trajectlink.withdraw_trajectlink(Trajectlink.objects.get(), door=consulent, op=NU)
    antwoord = schuldeiser_browser.get(reverse("trajecten:mijn-traject-stand"))
    assert (antwoord.status_code, antwoord["Location"]) == (302, reverse("trajecten:mijn-traject"))
    with pytest.raises(Geweigerd):
        trajectlink.withdraw_trajectlink(Trajectlink.objects.get(), door=consulent, op=NU)


def test_klaar_met_kijken_haalt_het_cookie_weg(consulent: Medewerker, schuldeiser_browser: Browser) -> None:
    link = stuur(traject_in(T.NAZORG, consulent), consulent)
    kom_binnen(schuldeiser_browser, link)
    antwoord = schuldeiser_browser.post(reverse("trajecten:mijn-traject-sluiten"))
    assert antwoord.cookies[settings.TRAJECTLINK_COOKIE_NAME].value == ""
    assert schuldeiser_browser.get(reverse("trajecten:mijn-traject-stand")).status_code == 302
    assert kom_binnen(schuldeiser_browser, link) == 302


def test_de_eigen_acties_staan_erop_en_die_van_een_ander_niet() -> None:
    acties = [
        Actie(rol=rol, wat=wat, uiterlijk=NU.date(), naam=naam)
        for rol, wat, naam in (
            (Planrol.INWONER, "Ik open mijn post", ""),
            (Planrol.INWONER, "Ik bel de bank", "Samira"),
            (Planrol.INWONER, "Verkoopt de auto", "Karel"),
            (Planrol.CONSULENT, "Wij bellen de verhuurder", "Noor Jansen"),
            (Planrol.PARTNER, "Helpt met solliciteren", "Werkplein"),
        )
    ]
    assert [a.wat for a in eigen_acties(acties, "Samira de Wit")] == ["Ik open mijn post", "Ik bel de bank"]
    assert [a.wat for a in onze_acties(acties)] == ["Wij bellen de verhuurder"]


def test_de_pagina_toont_afspraken_uit_het_plan_en_de_pauze(
    consulent: Medewerker, schuldeiser_browser: Browser
) -> None:
    rij = traject_in(T.STABILISATIE, consulent)
    plan.adopt_plan(rij, inhoud=planinhoud(), door=consulent, op=NU)
    pauzeer(Traject.objects.get(pk=rij.pk), door=consulent)
    kom_binnen(schuldeiser_browser, stuur(rij, consulent))
    tekst = lees(schuldeiser_browser)
    assert "Dit sprak u met ons af" in tekst
    assert "Uw hulp staat even stil" in tekst
    assert "kliniek" not in tekst, "de reden is van de collega's"
    assert consulent.naam in tekst


@pytest.mark.parametrize("kanaal", ZelfintakeKanaal)
def test_elk_kanaal_draagt_de_code_en_gaat_een_keer(kanaal: ZelfintakeKanaal, consulent: Medewerker) -> None:
    rij = traject_in(T.LOOPTIJD, consulent)
    Client.objects.filter(pk=rij.client_id).update(telefoon="06 12345678", email="samira@voorbeeld.nl")
    stuur(rij, consulent, kanaal=kanaal)
    gemaakt = (Brief.objects.filter(soort="trajectlink").count(), Bericht.objects.filter(soort="trajectlink").count())
    assert gemaakt == ((1, 0) if kanaal == ZelfintakeKanaal.BRIEF else (0, 1))


def test_alleen_wie_in_het_traject_zit_en_te_herkennen_is_krijgt_een_link(consulent: Medewerker) -> None:
    rij = traject_in(T.LOOPTIJD, consulent)
    ander = traject_in(T.LOOPTIJD, consulent)
    with pytest.raises(Geweigerd, match="niet in dit traject"):
        stuur(rij, consulent, client=ander.client)
    with pytest.raises(Geweigerd, match="mobiel nummer"):
        Client.objects.filter(pk=rij.client_id).update(telefoon="")
        stuur(rij, consulent, kanaal=ZelfintakeKanaal.SMS)
    Client.objects.filter(pk=rij.client_id).update(geboortedatum=None)
    with pytest.raises(Geweigerd, match="geboortedatum"):
        stuur(rij, consulent)
    assert not Trajectlink.objects.exists()


def test_hetzelfde_formulier_twee_keer_geeft_een_link(consulent: Medewerker) -> None:
    rij = traject_in(T.LOOPTIJD, consulent)
    stuur(rij, consulent, verwacht_versie=rij.versie)
    with pytest.raises(Gelijktijdig):
        stuur(rij, consulent, verwacht_versie=rij.versie)
    assert Brief.objects.filter(soort="trajectlink").count() == 1


def test_de_consulent_stuurt_en_trekt_in(als: Als, consulent: Medewerker, kwaliteit: Medewerker) -> None:
    rij = traject_in(T.LOOPTIJD, consulent)
    url = reverse("trajecten:trajectlink", args=[rij.pk])
    assert "Nog geen link gestuurd" in als(consulent).get(url).content.decode()
    assert "een consulent stuurt de link" in als(kwaliteit).get(url).content.decode()
    invoer = {"client": str(rij.client_id), "kanaal": "brief", "verwacht_versie": str(rij.versie)}
    assert als(kwaliteit).post(url, invoer).status_code == 403
    assert als(consulent).post(url, invoer).status_code == 302
    assert "Nog niet geopend" in als(consulent).get(url).content.decode()
    assert als(consulent).post(url, {"kanaal": "brief"}).status_code == 200
    weg = reverse("trajecten:trajectlink-intrekken", args=[Trajectlink.objects.get().pk])
    assert als(consulent).post(weg).status_code == 302
    assert "Ingetrokken" in als(consulent).get(url).content.decode()


def test_een_ander_kan_er_niet_bij(als: Als, consulent: Medewerker, buitenstaander: Medewerker) -> None:
    rij = traject_in(T.LOOPTIJD, consulent)
    link = stuur(rij, consulent)
    assert als(buitenstaander).get(reverse("trajecten:trajectlink", args=[rij.pk])).status_code == 404
    assert als(buitenstaander).post(reverse("trajecten:trajectlink-intrekken", args=[link.pk])).status_code == 404


def test_alles_of_niets(consulent: Medewerker) -> None:
    rij = traject_in(T.LOOPTIJD, consulent)
    stuur(rij, consulent)
    alles_of_niets(lambda: stuur(rij, consulent))
    een = Trajectlink.objects.get
    alles_of_niets(lambda: trajectlink.open_trajectlink(code=code_van(een()), geboortedatum=GEBOREN, op=NU))
    alles_of_niets(lambda: trajectlink.leave_trajectlink(een(), op=NU))
    alles_of_niets(lambda: trajectlink.withdraw_trajectlink(een(), door=consulent, op=NU))
