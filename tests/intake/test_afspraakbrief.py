"""Brieven over een afspraak: wie het gesprek houdt, waar het is, vooraf te lezen, en ook als het niet doorgaat."""

from collections.abc import Callable
from datetime import time, timedelta

import pytest
from django.test import Client as Browser

from intake.choices import AanmeldingStatus as S
from intake.choices.afspraak import Afspraaksoort, Afspraakvorm
from intake.forms.afspraak import PlanGesprekForm
from intake.models import Afspraak, Spreekuur
from intake.services.afloop import cancel_afspraak
from intake.services.afspraak import plan_afspraak
from intake.services.moment import Moment
from intake.services.spreekuur import Blok, find_vrije_plekken, offer_spreekuur
from schuldhulp.brieven.models import Brief
from schuldhulp.brieven.opmaak import maak_html
from schuldhulp.lib.codes import code_voor
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.builders import NU, aanmelding_in, client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("klok")]
Als = Callable[[Medewerker], Browser]
MOMENT = {"datum": "03-11-2026", "tijd": "10:00"}


def brief(soort: str, **gegevens: object) -> str:
    return maak_html(Brief.objects.get(soort=soort, **{f"gegevens__{naam}": w for naam, w in gegevens.items()}))


def test_de_uitnodiging_noemt_wie_het_gesprek_houdt_en_heeft_de_code_voor_de_agenda(
    als: Als, consulent: Medewerker, collega: Medewerker
) -> None:
    rij = aanmelding_in(S.GEMELD, consulent)
    velden = MOMENT | {"vorm": "telefoon", "behandelaar": collega.pk, "stuur_uitnodiging": "on"}
    adres = f"/aanmeldingen/{rij.pk}/gesprek-plannen/"
    assert als(consulent).post(adres, velden).status_code == 302
    html = brief("uitnodiging_gesprek")
    assert f"<td>{collega.naam}</td>" in html
    assert "Wij bellen u." in html
    assert "Wat legt u klaar?" in html
    assert code_voor("afspraak", rij.afspraken.get().pk) in html
    assert (
        als(consulent).post(f"/aanmeldingen/{rij.pk}/gesprek-plannen/", velden | {"tijd": "14:00"}).status_code == 302
    )
    assert "De oude afspraak vervalt." in brief("uitnodiging_gesprek", is_verzet=True)


def test_op_kantoor_zonder_plaats_is_het_adres_van_de_gemeente(
    als: Als, consulent: Medewerker, gemeente: Gemeente
) -> None:
    c = client(gemeente)
    als(consulent).post(f"/dossiers/{c.pk}/afspraken/nieuw/", MOMENT | {"stuur_bevestiging": "on"})
    assert gemeente.adres
    assert f"<td>{gemeente.adres}</td>" in brief("bevestiging_afspraak")


@pytest.mark.parametrize(
    ("vorm", "plaats", "waar"),
    [
        (Afspraakvorm.KANTOOR, "Balie 2", "Balie 2"),
        (Afspraakvorm.KANTOOR, "", "Bij ons op kantoor"),
        (Afspraakvorm.TELEFOON, "", "Wij bellen u."),
        (Afspraakvorm.VIDEO, "U krijgt een link.", "Wij bellen u met beeld. U krijgt een link."),
        (Afspraakvorm.HUISBEZOEK, "", "Wij komen bij u thuis."),
    ],
)
def test_waar_een_gesprek_is_in_gewone_woorden(vorm: Afspraakvorm, plaats: str, waar: str) -> None:
    assert Afspraak(vorm=vorm, plaats=plaats).waar == waar


@pytest.mark.parametrize("pad", ["aanmelding", "dossier", "verzetten", "afzeggen"])
def test_elke_brief_over_een_afspraak_is_vooraf_te_lezen(
    pad: str, als: Als, consulent: Medewerker, gemeente: Gemeente
) -> None:
    rij = aanmelding_in(S.GEMELD, consulent)
    moment = Moment(NU + timedelta(days=2), 60, consulent)
    afspraak = plan_afspraak(client(gemeente), soort=Afspraaksoort.VERVOLG, moment=moment, door=consulent, op=NU)
    adres = {
        "aanmelding": f"/aanmeldingen/{rij.pk}/gesprek-plannen/",
        "dossier": f"/dossiers/{rij.client_id}/afspraken/nieuw/",
        "verzetten": f"/afspraken/{afspraak.pk}/verzetten/",
        "afzeggen": f"/afspraken/{afspraak.pk}/afzeggen/",
    }[pad]
    aantal = Brief.objects.count()
    antwoord = als(consulent).post(adres, MOMENT | {"reden": "Ziek.", "voorbeeld": "ja"})
    assert antwoord.headers["Content-Type"] == "application/pdf"
    assert (Brief.objects.count(), Afspraak.objects.count()) == (aantal, 1)


def test_wie_een_afspraak_afzegt_schrijft_dat_de_inwoner(als: Als, consulent: Medewerker, gemeente: Gemeente) -> None:
    rij = aanmelding_in(S.GESPREK_GEPLAND, consulent)
    afspraak = rij.afspraken.get()
    als(consulent).post(f"/afspraken/{afspraak.pk}/afzeggen/", {"reden": "Ziek.", "stuur_brief": "on"})
    html = brief("afzegging_afspraak")
    assert "Wij maken een nieuwe afspraak met u." in html
    assert "Ziek." not in html
    moment = Moment(NU + timedelta(days=3), 60, consulent)
    vervolg = plan_afspraak(client(gemeente), soort=Afspraaksoort.VERVOLG, moment=moment, door=consulent, op=NU)
    cancel_afspraak(vervolg, reden="Zelf afgezegd.", stuur_brief=False, door=consulent, op=NU)
    assert Brief.objects.filter(soort="afzegging_afspraak").count() == 1


def test_een_vrije_plek_na_de_laatste_dag_zegt_dat(consulent: Medewerker) -> None:
    rij = aanmelding_in(S.GEMELD, consulent)
    laatste = rij.gesprek_uiterlijk_datum
    assert laatste
    for dag in (laatste - timedelta(days=7), laatste + timedelta(days=7)):
        blok = Blok(dag, time(9), time(10), 60)
        offer_spreekuur(consulent, gemeente=rij.gemeente, blok=blok, door=consulent, op=NU)
    plekken = find_vrije_plekken(Spreekuur.objects.select_related("medewerker"), nu=NU)
    form = PlanGesprekForm(gemeente=rij.gemeente, user=consulent, standaard=60, plekken=plekken, uiterlijk=laatste)
    namen = [naam for _, naam in form.fields["plek"].choices]  # type: ignore[attr-defined]
    assert [naam.endswith(", na de laatste dag") for naam in namen] == [False, True, False]
