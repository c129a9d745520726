"""Gemeenten, beleid, organisaties en gelijkgestelde dagen: alleen in eigen gemeenten, met een auditregel."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client as Browser

from rapportage.kpis import KPIS
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.models import AuditRegel
from schuldhulp.beheer.forms import BeleidForm
from schuldhulp.lib.kalender import gelijkgestelde_dagen
from schuldhulp.organisatie.models import Aanstelling, Beleid, Gemeente, Medewerker, Organisatie
from schuldhulp.organisatie.rollen import Rol
from schuldhulp.organisatie.streefwaarden import KENGETALLEN
from tests.builders import NU, medewerker

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]


def tekst(antwoord) -> str:  # type: ignore[no-untyped-def]
    return antwoord.content.decode()


def regels() -> list[str]:
    return list(AuditRegel.objects.filter(handeling=Handeling.BEHEREN).values_list("toelichting", flat=True))


def beleid_invoer(gemeente: Gemeente, **anders: Any) -> dict[str, Any]:
    """Het formulier zoals het opengaat, met een paar andere keuzes; een nieuw veld doet vanzelf mee."""
    uitvoerder = gemeente.organisaties.get().pk
    open_ = BeleidForm(instance=gemeente.beleid.latest("geldig_vanaf_datum"), gemeente=gemeente)
    zoals_het_was = {veld.html_name: veld.value() for veld in open_ if str(veld.value()) not in ("None", "False")}
    return zoals_het_was | {
        "geldig_vanaf_datum": "01-01-2027",
        "uitvoerder_fase_1": uitvoerder,
        "uitvoerder_fase_2": uitvoerder,
        "beslistermijn_weken": "6",
        "kosten_percentage": "9",
        "jaarrente_percentage": "5",
        "nazorg_maanden": "12, 3",
        "streef_eerste_gesprek_op_tijd": "95",
        "streef_recidive": "7,5",
        **anders,
    }


def test_voorpagina_noemt_eigen_gemeenten(als: Als, beheerder: Medewerker, andere_gemeente: Gemeente) -> None:
    inhoud = tekst(als(beheerder).get("/beheer/"))
    assert "Vreedam" in inhoud
    assert "Elderveen" not in inhoud


@pytest.mark.parametrize("rol", [rol for rol in Rol if rol != Rol.BEHEERDER])
def test_andere_rollen_komen_er_niet_in(rol: Rol, als: Als, gemeente: Gemeente, beheerder: Medewerker) -> None:
    browser = als(medewerker("Iemand", gemeente, rol))
    for adres in ("", "medewerkers/", "organisaties/", "dagen/", f"gemeenten/{gemeente.pk}/"):
        assert browser.get(f"/beheer/{adres}").status_code == 403
    assert browser.post(f"/beheer/medewerkers/{beheerder.pk}/toegang/weg/").status_code == 403
    beheerder.refresh_from_db()
    assert beheerder.is_active


def test_beheerder_ziet_geen_dossiers(als: Als, beheerder: Medewerker) -> None:
    for adres in ("/aanmeldingen/", "/dossiers/", "/logboek/"):
        assert als(beheerder).get(adres).status_code == 403


def test_gemeente_wijzigen(als: Als, beheerder: Medewerker, gemeente: Gemeente) -> None:
    browser = als(beheerder)
    adres = f"/beheer/gemeenten/{gemeente.pk}/wijzigen/"
    assert "Raadhuisplein 1" in tekst(browser.get(adres))
    gegevens = {"naam": "Vreedam", "inwoners": "41000", "adres": "Nieuwe Markt 2", "telefoon": "14 088", "email": ""}
    assert browser.post(adres, gegevens).status_code == 302
    gemeente.refresh_from_db()
    assert (gemeente.adres, gemeente.inwoners, gemeente.code) == ("Nieuwe Markt 2", 41000, "GM9901")
    assert regels() == ["gewijzigd: naam, inwoners, adres, telefoon, email"]
    fout = browser.post(adres, {**gegevens, "inwoners": "veel"})
    assert fout.status_code == 200
    assert "Nieuwe Markt 2" in tekst(fout)


def test_andere_gemeente_bestaat_niet(als: Als, beheerder: Medewerker, andere_gemeente: Gemeente) -> None:
    browser = als(beheerder)
    beleid = andere_gemeente.beleid.get()
    pk = andere_gemeente.pk
    for adres in (f"gemeenten/{pk}/", f"gemeenten/{pk}/wijzigen/", f"gemeenten/{pk}/beleid/", f"beleid/{beleid.pk}/"):
        assert browser.get(f"/beheer/{adres}").status_code == 404
    # Een andere rol in die gemeente is niet genoeg.
    Aanstelling.objects.create(medewerker=beheerder, gemeente=andere_gemeente, rol=Rol.BELEID)
    browser = als(Medewerker.objects.get(pk=beheerder.pk))
    assert browser.get(f"/beheer/gemeenten/{pk}/").status_code == 404
    assert browser.get(f"/beheer/beleid/{beleid.pk}/").status_code == 404


def test_gemeente_toevoegen_maakt_de_maker_beheerder(als: Als, beheerder: Medewerker) -> None:
    browser = als(beheerder)
    invoer = {"code": "GM9999", "naam": "Nieuwstad", "inwoners": "1000", "adres": "", "telefoon": "", "email": ""}
    antwoord = browser.post("/beheer/gemeenten/nieuw/", invoer)
    nieuw = Gemeente.objects.get(code="GM9999")
    assert antwoord.headers["Location"] == f"/beheer/gemeenten/{nieuw.pk}/"
    assert "Er geldt nog geen beleid" in tekst(browser.get(f"/beheer/gemeenten/{nieuw.pk}/"))
    assert "bestaat al" in tekst(browser.post("/beheer/gemeenten/nieuw/", invoer))


def test_nieuw_beleid(als: Als, beheerder: Medewerker, gemeente: Gemeente) -> None:
    browser = als(beheerder)
    adres = f"/beheer/gemeenten/{gemeente.pk}/beleid/"
    assert browser.get(adres).status_code == 200
    antwoord = browser.post(adres, beleid_invoer(gemeente))
    assert antwoord.status_code == 302, antwoord.context["form"].errors
    nieuw = Beleid.objects.geldig(gemeente, date(2027, 1, 1))
    assert (nieuw.beslistermijn_weken, nieuw.nazorg_maanden) == (6, [3, 12])
    assert nieuw.streefwaarden == {"eerste_gesprek_op_tijd": 95, "recidive": 7.5}
    assert Beleid.objects.geldig(gemeente, date(2026, 12, 31)).beslistermijn_weken == 8
    assert regels() == ["beleid vanaf 01-01-2027"]
    pagina = tekst(browser.get(f"/beheer/gemeenten/{gemeente.pk}/"))
    assert "Geldt nu" in pagina
    assert "Gaat nog in" in pagina
    versie = tekst(browser.get(f"/beheer/beleid/{nieuw.pk}/"))
    assert "7,5 %" in versie
    assert "3, 12" in versie


def test_toekomstig_beleid_is_te_vervangen_en_geldend_niet(als: Als, beheerder: Medewerker, gemeente: Gemeente) -> None:
    browser = als(beheerder)
    adres = f"/beheer/gemeenten/{gemeente.pk}/beleid/"
    browser.post(adres, beleid_invoer(gemeente))
    assert browser.post(adres, beleid_invoer(gemeente, beslistermijn_weken="4")).status_code == 302
    assert gemeente.beleid.count() == 2
    assert Beleid.objects.geldig(gemeente, date(2027, 1, 1)).beslistermijn_weken == 4
    vandaag = f"{NU:%d-%m-%Y}"
    assert browser.post(adres, beleid_invoer(gemeente, geldig_vanaf_datum=vandaag)).status_code == 302
    dubbel = browser.post(adres, beleid_invoer(gemeente, geldig_vanaf_datum=vandaag))
    assert "Vanaf vandaag geldt al een versie" in tekst(dubbel)


@pytest.mark.parametrize(
    ("veld", "waarde", "melding"),
    [
        ("geldig_vanaf_datum", "01-11-2026", "terugwerkende kracht"),
        ("beslistermijn_weken", "9", "8"),
        ("kosten_percentage", "10", "9"),
        ("nazorg_maanden", "3, elke maand", "Schrijf hele maanden"),
        ("nazorg_maanden", "99", "Schrijf hele maanden"),
        ("streef_recidive", "101", "100"),
        ("uitvoerder_fase_1", "999999", "keuze"),
    ],
)
def test_fout_beleid_wordt_geweigerd_en_blijft_staan(
    veld: str, waarde: str, melding: str, als: Als, beheerder: Medewerker, gemeente: Gemeente
) -> None:
    antwoord = als(beheerder).post(
        f"/beheer/gemeenten/{gemeente.pk}/beleid/", beleid_invoer(gemeente, **{veld: waarde})
    )
    assert antwoord.status_code == 200
    inhoud = tekst(antwoord)
    assert melding in inhoud
    assert 'value="95"' in inhoud
    assert gemeente.beleid.count() == 1


def test_kengetallen_zijn_die_van_de_rapportage() -> None:
    eenheden = {"%": "%", "dagen": "dagen", "": "aantal"}
    assert {k.code for k in KENGETALLEN} == {kpi.code for kpi in KPIS}
    for kengetal in KENGETALLEN:
        kpi = next(kpi for kpi in KPIS if kpi.code == kengetal.code)
        assert kpi.label in kengetal.label
        assert eenheden[kengetal.eenheid] in (str(kpi.eenheid), {"procent": "%"}.get(str(kpi.eenheid)))


def test_organisatie_toevoegen_en_wijzigen(
    als: Als, beheerder: Medewerker, gemeente: Gemeente, andere_gemeente: Gemeente
) -> None:
    browser = als(beheerder)
    invoer = {"naam": "Regio Noord", "soort": "regionale_sociale_dienst", "is_actief": "on", "gemeenten": gemeente.pk}
    assert browser.post("/beheer/organisaties/nieuw/", invoer).status_code == 302
    rij = Organisatie.objects.get(naam="Regio Noord")
    rij.gemeenten.add(andere_gemeente)
    adres = f"/beheer/organisaties/{rij.pk}/"
    assert browser.post(adres, {**invoer, "naam": "Regio Noordwest"}).status_code == 302
    rij.refresh_from_db()
    # De gemeente van een andere beheerder blijft staan.
    assert set(rij.gemeenten.all()) == {gemeente, andere_gemeente}
    assert "Regio Noordwest" in tekst(browser.get("/beheer/organisaties/"))
    assert regels() == ["organisatie gewijzigd", "organisatie toegevoegd"]
    vreemd = browser.post(adres, {**invoer, "gemeenten": andere_gemeente.pk})
    assert vreemd.status_code == 200
    elders = andere_gemeente.organisaties.exclude(pk=rij.pk).get()
    assert browser.get(f"/beheer/organisaties/{elders.pk}/").status_code == 404


def test_gelijkgestelde_dagen(als: Als, beheerder: Medewerker) -> None:
    browser = als(beheerder)
    dag = NU.date() + timedelta(days=900)
    invoer = {"datum": f"{dag:%d-%m-%Y}", "besluit": "Stcrt. 2028, 1234"}
    assert browser.post("/beheer/dagen/", invoer).status_code == 302
    assert dag in gelijkgestelde_dagen()
    assert "staat al in de lijst" in tekst(browser.post("/beheer/dagen/", invoer))
    assert "in de toekomst" in tekst(browser.post("/beheer/dagen/", {**invoer, "datum": "01-11-2026"}))
    assert browser.post("/beheer/dagen/2028-99-99/weg/").status_code == 404
    browser.post(f"/beheer/dagen/{dag.isoformat()}/weg/")
    assert dag not in gelijkgestelde_dagen()
    assert regels() == ["gelijkgestelde dag weggehaald", "gelijkgestelde dag toegevoegd"]
