"""Afwezigheid: de vervanger krijgt al het werk, een keten wordt gevolgd, en zonder vervanger ziet de teamleider het."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client as Browser

from intake.choices import AanmeldingStatus as S
from intake.models import Behandelaarswissel
from intake.services.aanmelding import assign_behandelaar
from intake.services.afwezigheid import end_afwezigheid, register_afwezigheid, set_vervanger
from intake.services.spreekuur import Blok, find_vrije_plekken, offer_spreekuur, withdraw_spreekuur
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.werklijst import VAN_MIJ, als_taken, taken
from schuldhulp.organisatie.models import Aanstelling, Afwezigheid, Gemeente, Medewerker
from schuldhulp.organisatie.rollen import Rol
from tests.atomair import alles_of_niets
from tests.builders import NU, aanmelding_in, medewerker, traject_in
from tests.intake.test_afspraken import LATER, MORGEN, afspraak
from trajecten.choices import TrajectStatus
from trajecten.services import traject as trajecten

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
VANDAAG = date(2026, 11, 2)


def weg(
    wie: Medewerker,
    vervanger: Medewerker | None,
    van: date = VANDAAG,
    tot: date = VANDAAG + timedelta(days=6),
    door: Medewerker | None = None,
) -> Afwezigheid:
    return register_afwezigheid(wie, van=van, tot_en_met=tot, vervanger=vervanger, door=door or wie, op=NU)


def van_mij(wie: Medewerker) -> set[object]:
    return {t.pk for t in als_taken(taken(Medewerker.objects.get(pk=wie.pk), VAN_MIJ))}


def test_de_vervanger_krijgt_alles_wat_er_ligt(klok: None, consulent: Medewerker, collega: Medewerker) -> None:
    rij, traject = aanmelding_in(S.GEMELD, consulent), traject_in(TrajectStatus.INVENTARISATIE, consulent)
    eigen = aanmelding_in(S.GEMELD, collega)
    weg(consulent, collega)
    assert van_mij(collega) >= {rij.pk, traject.pk, eigen.pk}
    # Wie toch inlogt, ziet het eigen werk gewoon.
    assert van_mij(consulent) >= {rij.pk, traject.pk}


def test_voor_en_na_de_periode_niet(klok: None, consulent: Medewerker, collega: Medewerker) -> None:
    rij = aanmelding_in(S.GEMELD, consulent)
    weg(consulent, collega, van=VANDAAG + timedelta(days=1))
    assert rij.pk not in van_mij(collega)


def test_een_keten_van_vervangers(
    klok: None, consulent: Medewerker, collega: Medewerker, teamleider: Medewerker
) -> None:
    rij = aanmelding_in(S.GEMELD, consulent)
    weg(collega, teamleider)
    weg(consulent, collega)
    assert rij.pk in van_mij(teamleider)
    assert rij.pk not in van_mij(collega)


def test_zichzelf_rond_of_zonder_toegang_wordt_geweigerd(
    consulent: Medewerker, collega: Medewerker, buitenstaander: Medewerker
) -> None:
    with pytest.raises(Geweigerd, match="zichzelf"):
        weg(consulent, consulent)
    with pytest.raises(Geweigerd, match="werkt niet in Vreedam"):
        weg(consulent, buitenstaander)
    weg(consulent, collega)
    with pytest.raises(Geweigerd, match="zelf niet en niemand anders neemt waar"):
        weg(collega, consulent)
    assert Afwezigheid.objects.count() == 1


def test_periode_die_overlapt_of_niet_klopt_wordt_geweigerd(consulent: Medewerker, collega: Medewerker) -> None:
    weg(consulent, collega)
    for van, tot, melding in (
        (VANDAAG + timedelta(days=6), VANDAAG + timedelta(days=9), "al afwezigheid vast"),
        (VANDAAG + timedelta(days=9), VANDAAG + timedelta(days=8), "ligt voor de eerste"),
        (VANDAAG - timedelta(days=9), VANDAAG - timedelta(days=8), "al voorbij"),
        (VANDAAG + timedelta(days=9), VANDAAG + timedelta(days=400), "hoogstens een jaar"),
    ):
        with pytest.raises(Geweigerd, match=melding):
            weg(consulent, collega, van, tot)
    weg(consulent, collega, VANDAAG + timedelta(days=7), VANDAAG + timedelta(days=9))


def test_weer_aanwezig(klok: None, consulent: Medewerker, collega: Medewerker) -> None:
    rij = aanmelding_in(S.GEMELD, consulent)
    lopend = weg(consulent, collega)
    end_afwezigheid(lopend, door=consulent, op=NU + timedelta(days=2))
    assert Afwezigheid.objects.get().tot_en_met_datum == VANDAAG + timedelta(days=1)
    end_afwezigheid(lopend, door=consulent, op=NU)
    assert not Afwezigheid.objects.exists()
    assert rij.pk not in van_mij(collega)


def test_alles_of_niets(consulent: Medewerker, collega: Medewerker, gemeente: Gemeente) -> None:
    blok = Blok(VANDAAG, NU.time(), (NU + timedelta(hours=2)).time(), 60)
    alles_of_niets(lambda: weg(consulent, collega))
    alles_of_niets(lambda: offer_spreekuur(consulent, gemeente=gemeente, blok=blok, weken=3, door=consulent, op=NU))
    uur = offer_spreekuur(consulent, gemeente=gemeente, blok=blok, door=consulent, op=NU)[0]
    alles_of_niets(lambda: withdraw_spreekuur(uur, door=consulent, op=NU))
    rij = weg(consulent, None)
    alles_of_niets(lambda: set_vervanger(rij, vervanger=collega, door=consulent, op=NU))
    alles_of_niets(lambda: end_afwezigheid(rij, door=consulent, op=NU))


def test_mijn_werk_zegt_voor_wie_u_waarneemt(als: Als, consulent: Medewerker, collega: Medewerker) -> None:
    aanmelding_in(S.GEMELD, consulent)
    weg(consulent, collega)
    inhoud = als(collega).get("/").content.decode()
    assert "u neemt waar" in inhoud
    assert "Noor Jansen" in inhoud


def test_teamleider_ziet_dat_niemand_waarneemt(
    als: Als, consulent: Medewerker, collega: Medewerker, teamleider: Medewerker
) -> None:
    aanmelding_in(S.GEMELD, consulent)
    rij = weg(consulent, None)
    inhoud = als(teamleider).get("/").content.decode()
    assert "Niemand neemt waar" in inhoud
    assert "Er ligt 1 taak" in inhoud
    assert "Niemand neemt waar" not in als(collega).get("/").content.decode()
    set_vervanger(rij, vervanger=collega, door=teamleider, op=NU)
    assert "Niemand neemt waar" not in als(teamleider).get("/").content.decode()


def test_melden_van_zichzelf_en_door_de_teamleider(
    als: Als, consulent: Medewerker, collega: Medewerker, teamleider: Medewerker
) -> None:
    adres = "/agenda/afwezigheid/nieuw/"
    velden = {"medewerker": consulent.pk, "van": "03-11-2026", "tot_en_met": "05-11-2026", "vervanger": collega.pk}
    antwoord = als(collega).post(adres, velden)
    assert antwoord.status_code == 200  # een ander staat niet in uw lijst
    assert als(teamleider).post(adres, velden).status_code == 302
    rij = Afwezigheid.objects.get()
    assert als(collega).get(f"/agenda/afwezigheid/{rij.pk}/vervanger/").status_code == 403
    assert als(collega).post(f"/agenda/afwezigheid/{rij.pk}/einde/").status_code == 403
    assert als(consulent).post(f"/agenda/afwezigheid/{rij.pk}/einde/").status_code == 302
    fout = als(consulent).post(adres, velden | {"tot_en_met": "01-11-2026"})
    assert "De laatste dag ligt voor de eerste" in fout.content.decode()
    assert 'value="03-11-2026"' in fout.content.decode()


def test_afspraken_in_de_periode_staan_erbij(
    als: Als, consulent: Medewerker, collega: Medewerker, buitenstaander: Medewerker
) -> None:
    rij = afspraak(consulent)
    later = afspraak(consulent, NU + timedelta(days=30))
    periode = weg(consulent, collega)
    antwoord = als(collega).get(f"/agenda/afwezigheid/{periode.pk}/")
    assert list(antwoord.context["afspraken"]) == [rij]
    assert later not in antwoord.context["afspraken"]
    assert als(buitenstaander).get(f"/agenda/afwezigheid/{periode.pk}/").status_code == 404
    assert als(collega).post(f"/afspraken/{rij.pk}/overnemen/", {"behandelaar": collega.pk}).status_code == 302


def test_geen_afspraak_met_wie_er_niet_is(consulent: Medewerker, collega: Medewerker) -> None:
    weg(consulent, collega)
    with pytest.raises(Geweigerd, match="Bilal Kaya neemt waar"):
        afspraak(consulent, LATER)
    assert afspraak(collega, MORGEN).pk


def test_spreekuur_slaat_vrije_dagen_en_afwezigheid_over(consulent: Medewerker, gemeente: Gemeente) -> None:
    # Vrijdag 18 december, en dan 25 december (kerst) en 1 januari (nieuwjaar).
    blok = Blok(date(2026, 12, 18), NU.time(), (NU + timedelta(hours=3)).time(), 60)
    assert len(offer_spreekuur(consulent, gemeente=gemeente, blok=blok, weken=4, door=consulent, op=NU)) == 2
    weg(consulent, None, date(2027, 1, 11), date(2027, 1, 17))
    blok = Blok(date(2027, 1, 13), NU.time(), (NU + timedelta(hours=3)).time(), 60)
    uren = offer_spreekuur(consulent, gemeente=gemeente, blok=blok, weken=2, door=consulent, op=NU)
    assert [uur.datum for uur in uren] == [date(2027, 1, 20)]
    with pytest.raises(Geweigerd, match="al een spreekuur"):
        offer_spreekuur(consulent, gemeente=gemeente, blok=blok, weken=2, door=consulent, op=NU)


def test_vrije_plekken_van_meer_mensen_in_twee_vragen(
    django_assert_num_queries: Callable[[int], object],
    consulent: Medewerker,
    collega: Medewerker,
    gemeente: Gemeente,
) -> None:
    blok = Blok(MORGEN.date(), MORGEN.time(), (MORGEN + timedelta(hours=3)).time(), 60)
    uren = [offer_spreekuur(wie, gemeente=gemeente, blok=blok, door=wie, op=NU)[0] for wie in (consulent, collega)]
    afspraak(consulent)
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        plekken = find_vrije_plekken(uren, nu=NU)
    assert len(plekken) == 5
    assert plekken[0].spreekuur.medewerker_id == collega.pk


def test_overdrachten_worden_geteld_en_waarnemen_niet(
    als: Als, consulent: Medewerker, collega: Medewerker, gemeente: Gemeente
) -> None:
    rij = aanmelding_in(S.GEMELD, consulent)
    traject = traject_in(TrajectStatus.INVENTARISATIE, consulent)
    assign_behandelaar(rij, behandelaar=consulent, door=consulent, op=NU)  # dezelfde: geen overdracht
    assign_behandelaar(rij, behandelaar=collega, door=collega, op=NU)
    trajecten.assign_behandelaar(traject, behandelaar=collega, door=collega, op=NU)
    weg(collega, consulent)
    assert Behandelaarswissel.objects.count() == 2
    inhoud = als(consulent).get(f"/dossiers/{rij.client_id}/").content.decode()
    assert "Bilal Kaya, 1 keer overgedragen" in inhoud


def test_wie_maar_in_een_van_de_gemeenten_werkt_kan_niet_vervangen(
    consulent: Medewerker, collega: Medewerker, andere_gemeente: Gemeente
) -> None:
    Aanstelling.objects.create(medewerker=consulent, gemeente=andere_gemeente, rol=Rol.CONSULENT)
    with pytest.raises(Geweigerd, match="werkt niet in Elderveen"):
        weg(Medewerker.objects.get(pk=consulent.pk), collega)
    beide = medewerker("Els Ruim", andere_gemeente, Rol.CONSULENT)
    Aanstelling.objects.create(medewerker=beide, gemeente=consulent.aanstellingen.first().gemeente, rol=Rol.CONSULENT)
    weg(Medewerker.objects.get(pk=consulent.pk), Medewerker.objects.get(pk=beide.pk))
