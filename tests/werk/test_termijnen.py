"""Een pagina per soort termijn: wat loopt, wat te laat is en waarom, en elke termijn op de kalender."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from intake.choices import AanmeldingStatus as S
from intake.choices import Bedreiging, BezwaarStatus
from intake.choices.afspraak import Vervolg
from intake.models import Aanmelding, Besluit
from intake.services.afloop import miss_afspraak
from intake.services.bedreiging import report_bedreiging
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.models import AuditRegel
from schuldhulp.lib.termijnlijst import LAAT, Termijnlijst, soorten, zoek_soort
from schuldhulp.organisatie.models import Aanstelling, Gemeente, Medewerker
from schuldhulp.organisatie.rollen import Rol
from tests.builders import NU, aanmelding_in, bezwaar_in, client

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
DAG = timedelta(days=1)
LATER = NU + 70 * DAG


def lijst(code: str, **filter_: str) -> str:
    vraag = "&".join(f"{naam}={waarde}" for naam, waarde in filter_.items())
    return f"{reverse('termijnsoort', args=[code])}?{vraag}"


def tekst(antwoord: Any) -> str:
    return str(antwoord.content.decode()).replace("\xa0", " ")


def regels(antwoord: Any) -> list[tuple[str, str]]:
    return [(regel.naam, regel.reden) for regel in antwoord.context["regels"]]


def wie(rij: Aanmelding) -> str:
    return rij.client.naam  # type: ignore[no-any-return]


def kwam_niet(consulent: Medewerker) -> Aanmelding:
    rij = aanmelding_in(S.GESPREK_GEPLAND, consulent)
    op = NU + 8 * DAG
    miss_afspraak(
        rij.afspraken.get(),
        vervolg=Vervolg.BELLEN,
        reden="Nam niet op.",
        datum=(op + DAG).date(),
        door=consulent,
        op=op,
    )
    return Aanmelding.objects.get(pk=rij.pk)


def test_eerste_gesprek_met_de_reden_waarom_het_er_nog_niet_was(als: Als, consulent: Medewerker) -> None:
    geen = aanmelding_in(S.GEMELD, consulent, op=NU - 7 * DAG)
    gepland = aanmelding_in(S.GESPREK_GEPLAND, consulent)
    weg = kwam_niet(consulent)
    crisis = aanmelding_in(S.GEMELD, consulent, bedreigingen=[Bedreiging.GAS])
    aanmelding_in(S.IN_INTAKE, consulent)
    browser = als(consulent)
    antwoord = browser.get(lijst("eerste-gesprek"))
    assert regels(antwoord)[0] == (wie(geen), "Geen afspraak gepland")
    assert set(regels(antwoord)[1:]) == {
        (wie(gepland), "De afspraak staat"),
        (wie(weg), "Eerste gesprek ging niet door: de inwoner kwam niet"),
    }
    spoed = browser.get(lijst("eerste-gesprek-spoed"))
    assert regels(spoed) == [(wie(crisis), "Geen afspraak gepland")]
    assert "1 termijn<" in tekst(spoed)
    assert "3 werkdagen" in tekst(spoed)


def test_besluit_hersteltermijn_en_bezwaar_met_hun_reden(
    als: Als, consulent: Medewerker, kwaliteit: Medewerker
) -> None:
    rijen = {s: aanmelding_in(s, consulent) for s in (S.IN_INTAKE, S.OPGESCHORT, S.AFWIJZING_VOORGELEGD)}
    bezwaar = bezwaar_in(BezwaarStatus.GEHOORD, consulent, lezer=kwaliteit)
    browser = als(consulent)
    assert set(regels(browser.get(lijst("beschikking")))) == {
        (wie(rijen[S.IN_INTAKE]), "Klaar om te besluiten"),
        (wie(rijen[S.OPGESCHORT]), "Wacht op papieren van de inwoner; de termijn staat stil"),
        (wie(rijen[S.AFWIJZING_VOORGELEGD]), "De afwijzing ligt bij de tweede lezer"),
    }
    assert regels(browser.get(lijst("hersteltermijn"))) == [
        (wie(rijen[S.OPGESCHORT]), "Wacht op papieren van de inwoner")
    ]
    naam = bezwaar.client.naam
    assert regels(browser.get(lijst("beslissing-op-bezwaar"))) == [(naam, "Gehoord; klaar om te beslissen")]
    assert regels(browser.get(lijst("bezwaartermijn"))) == [(naam, "Er is bezwaar gemaakt")]
    assert regels(browser.get(lijst("opnieuw-kijken"))) == [(naam, "Nog geen contact opgenomen")]


@time_machine.travel(LATER, tick=False)
def test_te_laat_is_te_tellen_te_filteren_en_te_sorteren(consulent: Medewerker, collega: Medewerker) -> None:
    oud = [aanmelding_in(S.GEMELD, consulent, op=NU - 7 * n * DAG) for n in range(3)]
    weg = kwam_niet(collega)
    nieuw = aanmelding_in(S.GEMELD, consulent, op=LATER - 25 * DAG)
    browser = ingelogd(consulent)
    alles = browser.get(lijst("eerste-gesprek"))
    tellingen = alles.context["tellingen"]
    assert (tellingen.totaal, tellingen.te_laat, tellingen.deze_week) == (5, 4, 1)
    assert [(r.label, n, laat) for r, n, laat in alles.context["redenen"]] == [
        ("Eerste gesprek ging niet door: de inwoner kwam niet", 1, 1),
        ("Geen afspraak gepland", 4, 3),
    ]
    namen = lambda **f: [naam for naam, _ in regels(browser.get(lijst("eerste-gesprek", **f)))]  # noqa: E731
    assert set(namen(haast="laat")) == {*map(wie, oud), wie(weg)}
    assert namen(haast="week") == [wie(nieuw)]
    assert namen(reden="niet_verschenen") == [wie(weg)]
    assert namen(reden="geen_afspraak", haast="laat") == [wie(r) for r in reversed(oud)]
    assert namen(reden="na_termijn") == []
    assert wie(weg) not in namen(van_mij="on")
    assert namen(sorteer="-termijn")[0] == wie(nieuw)
    assert namen(sorteer="naam") == sorted(namen())
    assert len(namen(reden="bestaat_niet")) == 5
    assert "te laat" in tekst(alles)


def ingelogd(door: Medewerker) -> Browser:
    from schuldhulp.organisatie.middleware import markeer_tweede_factor

    browser = Browser()
    browser.force_login(door)
    sessie = browser.session
    markeer_tweede_factor(sessie, door)
    sessie.save()
    return browser


def test_overzicht_telt_elke_soort_en_noemt_de_vaakste_reden(consulent: Medewerker) -> None:
    aanmelding_in(S.GEMELD, consulent)
    with time_machine.travel(LATER, tick=False):
        antwoord = ingelogd(consulent).get(reverse("termijnen"))
    rijen = {soort.code: (tellingen, vooral) for soort, tellingen, vooral in antwoord.context["rijen"]}
    assert set(rijen) == {soort.code for soort in soorten()}
    assert rijen["eerste-gesprek"][0].te_laat == 1
    assert rijen["eerste-gesprek"][1] == "Geen afspraak gepland"
    assert rijen["beschikking"] == (rijen["beschikking"][0], "")
    assert "1 te laat." in tekst(antwoord)


def test_een_termijn_van_elders_ziet_niemand(
    als: Als, consulent: Medewerker, kwaliteit: Medewerker, buitenstaander: Medewerker
) -> None:
    bezwaar = bezwaar_in(BezwaarStatus.ONTVANGEN, consulent, lezer=kwaliteit)
    rij = aanmelding_in(S.OPGESCHORT, consulent)
    browser = als(buitenstaander)
    for soort in soorten():
        assert regels(browser.get(lijst(soort.code, gemeente=str(rij.gemeente_id)))) == []
    besluit = Besluit.objects.get(bezwaren=bezwaar)
    for code, pk in (("beschikking", rij.pk), ("beslissing-op-bezwaar", bezwaar.pk), ("bezwaartermijn", besluit.pk)):
        url = reverse("termijn", args=[code, pk])
        assert browser.get(url).status_code == 404
        assert als(kwaliteit).get(url).status_code == 200
    assert browser.get(reverse("termijnsoort", args=["bestaat-niet"])).status_code == 404


@pytest.mark.parametrize("code", [soort.code for soort in soorten()])
def test_lijst_blijft_binnen_zes_queries(
    code: str, als: Als, consulent: Medewerker, kwaliteit: Medewerker, andere_gemeente: Gemeente
) -> None:
    Aanstelling.objects.create(medewerker=consulent, gemeente=andere_gemeente, rol=Rol.CONSULENT)
    browser = als(consulent)
    vul_een(consulent, kwaliteit)
    browser.get(lijst(code))  # de eerste aanvraag van een sessie zet haar klok
    vraag = lijst(code, gemeente=str(consulent.alle_gemeenten[0]))
    aantallen = []
    for ronde in range(2):
        for _ in range(4 * ronde):
            vul_een(consulent, kwaliteit)
        with CaptureQueriesContext(connection) as vragen:
            antwoord = browser.get(vraag)
        assert antwoord.status_code == 200
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1] <= 6


def vul_een(consulent: Medewerker, kwaliteit: Medewerker) -> None:
    for status in (S.GEMELD, S.OPGESCHORT, S.IN_INTAKE):
        aanmelding_in(status, consulent)
    aanmelding_in(S.GEMELD, consulent, bedreigingen=[Bedreiging.WATER])
    bezwaar_in(BezwaarStatus.ONTVANGEN, consulent, lezer=kwaliteit)


def test_bladeren_slaat_niets_over(als: Als, consulent: Medewerker) -> None:
    for _ in range(51):
        aanmelding_in(S.GEMELD, consulent)
    browser = als(consulent)
    eerste, tweede = (browser.get(lijst("eerste-gesprek", pagina=p)) for p in "12")
    namen = {naam for naam, _ in [*regels(eerste), *regels(tweede)]}
    assert (len(regels(eerste)), len(regels(tweede)), len(namen)) == (50, 1, 51)
    assert "51 termijnen" in tekst(eerste)


def test_de_kalender_van_een_later_gemelde_bedreiging_begint_op_die_dag(consulent: Medewerker) -> None:
    rij = aanmelding_in(S.GEMELD, consulent)
    # Woensdag voor Kerst: eerste en tweede kerstdag en het weekend tellen niet.
    op = datetime(2026, 12, 23, 10, 0, tzinfo=NU.tzinfo)
    report_bedreiging(rij, bedreigingen=[Bedreiging.GAS], toelichting="Brief.", door=consulent, op=NU + 2 * DAG)
    laat = aanmelding_in(S.GEMELD, consulent, op=datetime(2026, 12, 7, 10, 0, tzinfo=NU.tzinfo))
    report_bedreiging(laat, bedreigingen=[Bedreiging.GAS], toelichting="Brief.", door=consulent, op=op)
    with time_machine.travel(op, tick=False):
        pagina = ingelogd(consulent).get(reverse("termijn", args=["eerste-gesprek-spoed", laat.pk]))
    kalender = pagina.context["kalender"]
    assert (f"{kalender.telling.begin}", f"{kalender.telling.uiterlijk}") == ("2026-12-23", "2026-12-29")
    assert "Alleen werkdagen tellen mee." in tekst(pagina)
    assert "vrijdag 25 december 2026: Eerste kerstdag" in tekst(pagina)
    assert "Zonder de bedreiging was de laatste dag maandag 4 januari 2027." in tekst(pagina)
    assert "Geen afspraak gepland" in tekst(pagina)


def test_elke_termijn_staat_op_de_kalender_en_in_het_logboek(
    als: Als, consulent: Medewerker, kwaliteit: Medewerker
) -> None:
    bezwaar = bezwaar_in(BezwaarStatus.ONTVANGEN, consulent, lezer=kwaliteit)
    rij = aanmelding_in(S.OPGESCHORT, consulent)
    browser = als(consulent)
    besluit = Besluit.objects.get(bezwaren=bezwaar)
    verwacht = {
        ("eerste-gesprek", rij.pk): ("2026-11-02", "2026-11-30", "Deze termijn loopt niet meer."),
        ("beschikking", rij.pk): ("2026-11-02", "2027-01-11", "de termijn staat stil"),
        ("hersteltermijn", rij.pk): ("2026-11-02", "2026-11-16", "Wacht op papieren van de inwoner"),
        ("bezwaartermijn", besluit.pk): ("2026-11-02", "2026-12-14", "Er is bezwaar gemaakt"),
        # Wie besliste, behandelt het bezwaar niet (art. 7:5 Awb): het is nog van niemand.
        ("beslissing-op-bezwaar", bezwaar.pk): ("2026-12-14", "2027-01-25", "Nog geen behandelaar"),
    }
    for (code, pk), (begin, einde, waarom) in verwacht.items():
        pagina = browser.get(reverse("termijn", args=[code, pk]))
        telling = pagina.context["kalender"].telling
        assert (f"{telling.begin}", f"{telling.uiterlijk}") == (begin, einde), code
        assert waarom in tekst(pagina), code
    assert "De termijn staat stil: telt niet mee." in tekst(
        browser.get(reverse("termijn", args=["beschikking", rij.pk]))
    )
    assert AuditRegel.objects.filter(handeling=Handeling.INZIEN, client_id=rij.client_id).count() >= 3


@pytest.mark.parametrize("code", [soort.code for soort in soorten() if soort.is_te_rekenen])
def test_uitleg_rekent_vanaf_elke_dag_en_zegt_het_als_de_datum_niet_klopt(
    code: str, als: Als, consulent: Medewerker, gemeente: Gemeente
) -> None:
    browser = als(consulent)
    url = reverse("termijnuitleg", args=[code])
    assert browser.get(url).status_code == 200
    met = browser.get(f"{url}?vanaf=23-12-2026&gemeente={gemeente.pk}")
    assert "De laatste dag is" in tekst(met)
    assert "Deze datum klopt niet" in tekst(browser.get(f"{url}?vanaf=31-02-2026"))
    zonder = tekst(browser.get(f"{url}?vanaf=23-12-2026"))
    assert ("De laatste dag is" in zonder) or ("Kies een gemeente" in zonder)


def test_een_termijn_zonder_vaste_duur_is_niet_uit_te_rekenen(als: Als, consulent: Medewerker) -> None:
    browser = als(consulent)
    zonder = [soort.code for soort in soorten() if not soort.is_te_rekenen]
    assert {"opnieuw-kijken", "papieren-nakijken"} <= set(zonder)
    for code in zonder:
        assert browser.get(reverse("termijnuitleg", args=[code])).status_code == 404
        assert "Zo telt deze termijn" not in tekst(browser.get(lijst(code)))


def test_de_reden_op_de_pagina_is_dezelfde_als_in_de_telling(consulent: Medewerker, kwaliteit: Medewerker) -> None:
    vul_een(consulent, kwaliteit)
    for soort in soorten():
        gevonden = Termijnlijst(soort, consulent, NU.date())
        rijen, aantal = gevonden.kies()
        labels = [regel.reden for regel in gevonden.als_regels(list(rijen))]
        tellingen = gevonden.tellingen
        assert aantal == len(labels) == tellingen.totaal
        assert {soort.redenen(r).label: n for r, n in tellingen.per_reden.items()} == {
            label: labels.count(label) for label in labels
        }


def test_onbekende_soort_bestaat_niet() -> None:
    assert zoek_soort("bestaat-niet") is None
    assert LAAT == "laat"


def test_mijn_werk_en_het_menu_wijzen_naar_de_termijnen(als: Als, consulent: Medewerker, beheerder: Medewerker) -> None:
    client(consulent.aanstellingen.get().gemeente)
    pagina = tekst(als(consulent).get("/"))
    assert pagina.count(f'href="{reverse("termijnen")}"') == 2
    assert reverse("termijnen") not in tekst(als(beheerder).get("/", follow=True))
