"""Dubbele dossiers: alles verhuist of niets, het oude adres werkt, en ongedaan maken zet precies terug."""

from collections.abc import Callable

import pytest
from django.test import Client as Browser
from django.urls import reverse

from intake.choices import AanmeldingStatus as S
from intake.models import Aanmelding, Client, Samenvoeging
from intake.services.client import add_notitie
from intake.services.samenvoegen import merge_clients, undo_merge
from schuldhulp.audit.models import AuditRegel
from schuldhulp.lib.bsn import bsn_hmac
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.atomair import alles_of_niets, stand
from tests.builders import NU, aanmelding_in, client, geldig_bsn, traject_in
from trajecten.choices import TrajectStatus
from trajecten.models import Traject

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
REDEN = "Hetzelfde paspoort gezien."


@pytest.fixture
def houdt(gemeente: Gemeente) -> Client:
    return client(gemeente, bsn="", achternaam="Janssen")


@pytest.fixture
def weg(gemeente: Gemeente, consulent: Medewerker) -> Client:
    rij = client(gemeente, bsn=geldig_bsn(6_000), achternaam="Jansen")
    aanmelding_in(S.GEADVISEERD, consulent, client=rij)
    add_notitie(rij, tekst="Belt liever.", door=consulent, op=NU)
    return rij


def voeg_samen(houdt: Client, weg: Client, door: Medewerker) -> Samenvoeging:
    return merge_clients(houdt, weg, reden=REDEN, door=door, op=NU)


def test_alles_verhuist_en_het_bsn_gaat_mee(houdt: Client, weg: Client, consulent: Medewerker) -> None:
    bsn = weg.bsn
    rij = voeg_samen(houdt, weg, consulent)
    houdt.refresh_from_db()
    weg.refresh_from_db()
    assert houdt.bsn == bsn
    assert (weg.bsn_hmac, weg.samengevoegd_met) == ("", houdt)
    assert Aanmelding.objects.get().client == houdt
    assert houdt.notities.get().tekst == "Belt liever."
    assert set(rij.verplaatst) >= {"intake.aanmelding.client", "intake.notitie.client"}
    assert houdt.dossier_ids == [houdt.pk, weg.pk]
    assert AuditRegel.objects.filter(toelichting__startswith="samengevoegd:").count() == 2


def test_samengevoegd_dossier_is_uit_beeld_en_zijn_adres_werkt(
    houdt: Client, weg: Client, consulent: Medewerker, als: Als
) -> None:
    voeg_samen(houdt, weg, consulent)
    assert list(Client.objects.visible_to(consulent)) == [houdt]
    browser = als(consulent)
    antwoord = browser.get(reverse("trajecten:dossier", args=[weg.pk]), follow=True)
    assert antwoord.redirect_chain[0][0] == reverse("trajecten:dossier", args=[houdt.pk])
    assert "Samengevoegd dossier" in antwoord.content.decode()
    # De beschikking die op het oude dossier verstuurd werd, staat er ook.
    brieven = browser.get(reverse("trajecten:dossier", args=[houdt.pk]) + "?tab=brieven").content.decode()
    assert "U krijgt informatie en advies" in brieven


def test_ongedaan_zet_precies_terug(houdt: Client, weg: Client, consulent: Medewerker) -> None:
    soorten = (Aanmelding, Client)
    voor = stand(*soorten)
    rij = voeg_samen(houdt, weg, consulent)
    later = add_notitie(Client.objects.get(pk=houdt.pk), tekst="Na het samenvoegen.", door=consulent, op=NU)
    undo_merge(rij, reden="Toch twee mensen.", door=consulent, op=NU)
    na = stand(*soorten)
    zonder_versie = {soort: [tuple(w for w in r if not w.isdigit()) for r in rijen] for soort, rijen in na.items()}
    assert zonder_versie == {s: [tuple(w for w in r if not w.isdigit()) for r in rijen] for s, rijen in voor.items()}
    later.refresh_from_db()
    assert later.client_id == houdt.pk
    assert Client.objects.get(pk=weg.pk).bsn == weg.bsn
    with pytest.raises(Geweigerd, match="al ongedaan"):
        undo_merge(rij, reden="Nog eens.", door=consulent, op=NU)


def test_rijen_van_hogere_apps_gaan_mee(houdt: Client, gemeente: Gemeente, consulent: Medewerker) -> None:
    traject = traject_in(TrajectStatus.STABILISATIE, consulent)
    rij = voeg_samen(houdt, traject.client, consulent)
    assert Traject.objects.get().client_id == houdt.pk
    undo_merge(rij, reden="Vergissing.", door=consulent, op=NU)
    assert Traject.objects.get().client_id == traject.client_id


def test_wat_in_beide_loopt_kan_niet_samen(houdt: Client, gemeente: Gemeente, consulent: Medewerker) -> None:
    weg = client(gemeente, bsn="")
    for persoon in (houdt, weg):
        aanmelding_in(S.GEMELD, consulent, client=persoon)
    with pytest.raises(Geweigerd, match="In beide dossiers loopt een aanmelding"):
        voeg_samen(houdt, weg, consulent)
    assert Aanmelding.objects.filter(client=weg).exists()


def test_twee_echte_bsns_zijn_twee_mensen(gemeente: Gemeente, weg: Client, consulent: Medewerker, als: Als) -> None:
    ander = client(gemeente)
    with pytest.raises(Geweigerd, match="twee verschillende BSN"):
        voeg_samen(ander, weg, consulent)
    naast = als(consulent).post(reverse("intake:samenvoegen", args=[ander.pk]), {"keuze": str(weg.pk)})
    assert "twee verschillende BSN’s" in naast.content.decode()
    assert "Voeg de dossiers samen" not in naast.content.decode()


def test_een_bsn_dat_niet_klopt_wijkt(gemeente: Gemeente, weg: Client, consulent: Medewerker) -> None:
    goed = weg.bsn
    fout = client(gemeente, bsn="123456789")
    assert fout.is_bsn_twijfelachtig
    rij = merge_clients(weg, fout, reden=REDEN, door=consulent, op=NU)
    assert Client.objects.get(pk=weg.pk).bsn == goed
    undo_merge(rij, reden="Toch niet.", door=consulent, op=NU)
    terug = Client.objects.get(pk=fout.pk)
    assert (terug.bsn, terug.is_bsn_twijfelachtig, terug.bsn_hmac) == ("123456789", True, bsn_hmac("123456789"))


def test_niet_over_gemeenten_heen_niet_dubbel_en_niet_met_zichzelf(
    houdt: Client, weg: Client, andere_gemeente: Gemeente, consulent: Medewerker
) -> None:
    with pytest.raises(Geweigerd, match="twee gemeenten"):
        voeg_samen(houdt, client(andere_gemeente), consulent)
    with pytest.raises(Geweigerd, match="hetzelfde dossier"):
        voeg_samen(houdt, houdt, consulent)
    with pytest.raises(Geweigerd, match="Schrijf op waaraan"):
        merge_clients(houdt, weg, reden=" ", door=consulent, op=NU)
    voeg_samen(houdt, weg, consulent)
    with pytest.raises(Geweigerd, match="al samengevoegd"):
        voeg_samen(houdt, weg, consulent)


def test_samenvoegen_en_ongedaan_zijn_heel_of_niet(houdt: Client, weg: Client, consulent: Medewerker) -> None:
    alles_of_niets(lambda: voeg_samen(houdt, weg, consulent))
    rij = Samenvoeging.objects.first() or voeg_samen(houdt, weg, consulent)
    alles_of_niets(lambda: undo_merge(rij, reden="Vergissing.", door=consulent, op=NU))


def test_de_weg_over_het_scherm(houdt: Client, weg: Client, consulent: Medewerker, als: Als) -> None:
    browser = als(consulent)
    url = reverse("intake:samenvoegen", args=[houdt.pk])
    pagina = browser.get(url).content.decode()
    assert weg.dossiernummer in pagina  # zelfde geboortedatum en een naam die erop lijkt
    fout = browser.post(url, {"keuze": "anders", "dossiernummer": "SHV-2026-99999"}).content.decode()
    assert "Dit dossier is er niet in deze gemeente" in fout
    niets = browser.post(url, {"keuze": "anders", "dossiernummer": ""}).content.decode()
    assert "Vul het dossiernummer in." in niets
    assert "Er klopt nog 1 ding niet" in niets
    naast = browser.post(url, {"keuze": "anders", "dossiernummer": weg.dossiernummer.lower()}).content.decode()
    assert "De twee dossiers naast elkaar" in naast
    leeg = browser.post(url, {"keuze": str(weg.pk), "reden": ""}).content.decode()
    assert "Vul ‘Waaraan ziet u dat dit dezelfde persoon is?’ in." in leeg
    klaar = browser.post(url, {"keuze": str(weg.pk), "reden": REDEN}, follow=True).content.decode()
    assert "is samengevoegd met" in klaar
    nog_eens = browser.post(url, {"keuze": str(weg.pk), "reden": REDEN}, follow=True).content.decode()
    assert "Er is niets dubbel gedaan." in nog_eens
    rij = Samenvoeging.objects.get()
    terug = browser.post(reverse("intake:samenvoegen-ongedaan", args=[rij.pk]), {"reden": "Vergissing."}, follow=True)
    assert "staat weer op zichzelf" in terug.content.decode()


def test_andere_gemeente_en_meekijker_mogen_dit_niet(
    houdt: Client, weg: Client, consulent: Medewerker, buitenstaander: Medewerker, kwaliteit: Medewerker, als: Als
) -> None:
    rij = voeg_samen(houdt, weg, consulent)
    for naam, pk in (("samenvoegen", houdt.pk), ("samenvoegen-ongedaan", rij.pk)):
        url = reverse(f"intake:{naam}", args=[pk])
        assert als(buitenstaander).post(url, {"reden": "x"}).status_code == 404
        assert als(kwaliteit).post(url, {"reden": "x"}).status_code == 403
