"""Het logboek op het scherm, de export, en wat er bij een geweigerde poging gebeurt."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection
from django.test import Client as Browser
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from intake.choices import AanmeldingStatus as S
from schuldhulp.audit.choices import Handeling, Resultaat
from schuldhulp.audit.middleware import herkomst_van
from schuldhulp.audit.models import AuditRegel
from schuldhulp.audit.services import leg_vast
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.builders import NU, aanmelding_in

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]


def regel(gemeente: Gemeente | None, door: Medewerker | None = None, **velden: object) -> AuditRegel:
    gegevens = {"handeling": Handeling.INZIEN, "op": NU, "onderwerp": "intake.client", **velden}
    return leg_vast(gegevens.pop("handeling"), door=door, gemeente=gemeente, **gegevens)


def getoond(antwoord) -> list[int]:  # type: ignore[no-untyped-def]
    return [r.pk for r in antwoord.context["pagina"]]


def test_alleen_eigen_gemeente_en_wat_van_niemand_is(
    als: Als, privacyfunctionaris: Medewerker, gemeente: Gemeente, andere_gemeente: Gemeente
) -> None:
    eigen, ander, inloggen = regel(gemeente), regel(andere_gemeente), regel(None, handeling=Handeling.INLOGGEN)
    gezien = getoond(als(privacyfunctionaris).get("/logboek/"))
    assert {eigen.pk, inloggen.pk} <= set(gezien)
    assert ander.pk not in gezien


def test_filters(als: Als, privacyfunctionaris: Medewerker, consulent: Medewerker, gemeente: Gemeente) -> None:
    oud = regel(gemeente, op=NU - timedelta(days=40))
    van_noor = regel(gemeente, door=consulent, dossiernummer="SHV-2026-00007")
    fout = regel(gemeente, handeling=Handeling.GEWEIGERD, resultaat=Resultaat.GEWEIGERD)
    browser = als(privacyfunctionaris)
    for vraag, verwacht in {
        "van=01-11-2026&tot=02-11-2026&medewerker=noor": {van_noor.pk},
        "tot=01-10-2026": {oud.pk},
        "dossiernummer=shv-2026-00007": {van_noor.pk},
        "handeling=geweigerd": {fout.pk},
        "resultaat=geweigerd": {fout.pk},
        "van=33-01-2026": set(),
    }.items():
        assert set(getoond(browser.get(f"/logboek/?{vraag}"))) == verwacht, vraag
    assert getoond(browser.get("/logboek/?sorteer=-tijd"))[0] == oud.pk
    assert "Geen regels met dit filter" in browser.get("/logboek/?dossiernummer=niets").content.decode()


def test_kijken_en_exporteren_staan_zelf_in_het_logboek(
    als: Als, privacyfunctionaris: Medewerker, gemeente: Gemeente
) -> None:
    browser = als(privacyfunctionaris)
    browser.get("/logboek/?dossiernummer=SHV-2026-00007&medewerker=Noor")
    browser.get("/logboek/export.csv")
    kijken, export = AuditRegel.objects.order_by("id")
    assert (kijken.handeling, kijken.onderwerp, kijken.herkomst) == (Handeling.INZIEN, "logboek", "127.0.0.1")
    assert kijken.toelichting == "gefilterd op medewerker, dossiernummer SHV-2026-00007"
    assert (export.handeling, export.door) == (Handeling.EXPORTEREN, privacyfunctionaris)


def test_export_is_veilig_voor_een_spreadsheet(
    als: Als, privacyfunctionaris: Medewerker, gemeente: Gemeente, andere_gemeente: Gemeente
) -> None:
    regel(gemeente, door=None, door_naam="=cmd|'/c calc'!A1", toelichting="@SUM(A1)")
    regel(andere_gemeente, door_naam="van elders")
    antwoord = als(privacyfunctionaris).get("/logboek/export.csv")
    inhoud = antwoord.content.decode("utf-8-sig")
    assert antwoord.headers["Content-Disposition"] == 'attachment; filename="logboek-2026-11-02.csv"'
    assert inhoud.startswith("Tijdstip;Medewerker;Handeling")
    assert ";'=cmd|" in inhoud
    assert ";'@SUM" in inhoud
    assert "van elders" not in inhoud


def test_andere_rollen_komen_er_niet_in(
    als: Als, consulent: Medewerker, teamleider: Medewerker, beheerder: Medewerker, beleidsmedewerker: Medewerker
) -> None:
    for medewerker in (consulent, teamleider, beheerder, beleidsmedewerker):
        for adres in ("/logboek/", "/logboek/export.csv"):
            assert als(medewerker).get(adres).status_code == 403


def test_privacyfunctionaris_ziet_geen_dossiers(
    als: Als, privacyfunctionaris: Medewerker, consulent: Medewerker
) -> None:
    rij = aanmelding_in(S.GEMELD, consulent)
    assert als(privacyfunctionaris).get(f"/aanmeldingen/{rij.pk}/").status_code == 403


def test_geweigerde_pogingen(als: Als, consulent: Medewerker, buitenstaander: Medewerker) -> None:
    rij = aanmelding_in(S.GEMELD, consulent)
    AuditRegel.objects.count()
    browser = als(buitenstaander)
    voor = AuditRegel.objects.count()
    assert browser.get(f"/aanmeldingen/{rij.pk}/").status_code == 404
    assert browser.get(f"/aanmeldingen/{uuid4()}/").status_code == 404
    assert browser.get("/logboek/").status_code == 403
    regels = list(AuditRegel.objects.order_by("id")[voor:])
    assert [r.onderwerp for r in regels] == ["intake:aanmelding", "intake:aanmelding", "audit:regels"]
    assert {r.handeling for r in regels} == {Handeling.GEWEIGERD}
    assert {r.resultaat for r in regels} == {Resultaat.GEWEIGERD}
    assert {r.door for r in regels} == {buitenstaander}
    assert str(rij.pk) in regels[0].toelichting
    assert regels[2].toelichting == "GET 403"


def test_een_tikfout_is_geen_poging(als: Als, consulent: Medewerker) -> None:
    assert als(consulent).get("/bestaat-niet/").status_code == 404
    assert not AuditRegel.objects.exists()


def test_zonder_auditregel_geen_gegevens(
    als: Als, consulent: Medewerker, privacyfunctionaris: Medewerker, monkeypatch: pytest.MonkeyPatch
) -> None:
    rij = aanmelding_in(S.GEMELD, consulent)

    def stuk(*args: object, **kwargs: object) -> None:
        raise DatabaseError("logboek weg")

    monkeypatch.setattr("schuldhulp.audit.inzage.leg_vast", stuk)
    for medewerker, adres in ((consulent, f"/aanmeldingen/{rij.pk}/"), (privacyfunctionaris, "/logboek/")):
        browser = als(medewerker)
        browser.raise_request_exception = False
        antwoord = browser.get(adres)
        assert antwoord.status_code >= 500
        inhoud = antwoord.content.decode()
        assert rij.client.achternaam not in inhoud
        assert rij.client.dossiernummer not in inhoud


def test_evenveel_queries_bij_meer_regels(als: Als, privacyfunctionaris: Medewerker, gemeente: Gemeente) -> None:
    browser = als(privacyfunctionaris)
    browser.get("/logboek/")
    for _ in range(60):
        regel(gemeente)
    with CaptureQueriesContext(connection) as queries:
        browser.get("/logboek/")
    # Sessie, medewerker, aanstellingen, auditregel, telling, rijen.
    assert len(queries) <= 6, [q["sql"][:100] for q in queries]


@pytest.mark.parametrize(
    ("proxys", "keten", "verwacht"),
    [
        (0, "6.6.6.6", "127.0.0.1"),
        (1, "6.6.6.6, 10.1.1.1", "10.1.1.1"),
        (2, "6.6.6.6, 10.1.1.1, 10.2.2.2", "10.1.1.1"),
        (1, "", "127.0.0.1"),
    ],
)
def test_herkomst_gelooft_alleen_eigen_proxys(proxys: int, keten: str, verwacht: str, settings: object) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxys
    kop = {"HTTP_X_FORWARDED_FOR": keten} if keten else {}
    assert herkomst_van(RequestFactory().get("/", **kop)) == verwacht
