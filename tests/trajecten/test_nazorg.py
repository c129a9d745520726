"""Nazorg: contact houden, vragen beantwoorden, en bij dreigende terugval altijd persoonlijk contact."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse

from intake.choices import AanmeldingStatus, Kanaal
from intake.eerder import eerder_geholpen
from intake.services.aanmelding import register_aanmelding
from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.lib.werkdagen import tel_werkdagen
from schuldhulp.lib.werklijst import taken_van
from schuldhulp.organisatie.models import Medewerker
from tests.atomair import alles_of_niets
from tests.builders import NU, aanmelding_in, client, traject_in
from trajecten.choices import EINDE, UitstroomReden
from trajecten.choices import TrajectStatus as T
from trajecten.choices.nazorg import Nazorgvorm, Terugvalteken, Terugvaluitkomst
from trajecten.models import Contactpoging, Nazorgmoment, Nazorgvraag, Terugvalsignaal, Traject
from trajecten.services import einde, nazorg, regeling, terugval
from trajecten.services.traject import open_traject

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
TELEFOON = Nazorgvorm.TELEFOON


def vers(rij: Traject) -> Traject:
    return Traject.objects.get(pk=rij.pk)


def eerste(rij: Traject) -> Nazorgmoment:
    return rij.nazorgmomenten.te_houden().select_related("traject__gemeente").first()  # type: ignore[return-value]


def houd(rij: Traject, door: Medewerker, **anders: Any) -> Nazorgmoment:
    wat: dict[str, Any] = {"is_bereikt": True, "gaat_goed": True, "notitie": "", "door": door, "op": NU}
    return nazorg.record_nazorg(eerste(rij), **{**wat, **anders})


def teken(rij: Traject, door: Medewerker, *tekens: Terugvalteken) -> Terugvalsignaal:
    tekens = tekens or (Terugvalteken.POST,)
    return terugval.record_terugval(vers(rij), tekens=tekens, toelichting="Zag stapels.", door=door, op=NU)


def open_werk(rij: Traject, door: Medewerker) -> list[str]:
    return [taak.actie for taak in taken_van(door, rij.client)]


def test_twee_momenten_in_het_eerste_half_jaar(consulent: Medewerker) -> None:
    rij = traject_in(T.NAZORG, consulent)
    data = [m.gepland_datum for m in rij.nazorgmomenten.all()]
    assert len(data) == 2
    assert data[-1] <= NU.date() + timedelta(days=184)


def test_niet_bereikt_wordt_opnieuw_geprobeerd_tot_het_beleid_op_is(consulent: Medewerker) -> None:
    rij = traject_in(T.NAZORG, consulent)
    for keer in (1, 2):
        houd(rij, consulent, is_bereikt=False, gaat_goed=None, notitie="Voicemail.")
        na = vers(rij)
        assert eerste(rij).gehouden_op is None
        assert na.actie_uiterlijk_datum == tel_werkdagen(NU.date(), nazorg.POGING_WERKDAGEN)
        assert Contactpoging.objects.count() == keer
    moment = houd(rij, consulent, is_bereikt=False, gaat_goed=None, notitie="Brief gestuurd.")
    assert (moment.gehouden_op, moment.is_bereikt, moment.pogingen.count()) == (NU, False, 3)
    volgende = eerste(rij)
    assert (vers(rij).actie, vers(rij).actie_uiterlijk_datum) == ("Nazorgcontact", volgende.gepland_datum)


def test_een_contact_legt_vast_hoe_door_wie_en_wat_is_afgesproken(consulent: Medewerker) -> None:
    rij = traject_in(T.NAZORG, consulent)
    moment = houd(rij, consulent, vorm=Nazorgvorm.HUISBEZOEK, afspraken=" Opent elke week de post. ")
    assert (moment.vorm, moment.door, moment.afspraken) == ("huisbezoek", consulent, "Opent elke week de post.")
    with pytest.raises(Geweigerd, match="al vastgelegd"):
        nazorg.record_nazorg(moment, is_bereikt=True, gaat_goed=True, notitie="", door=consulent, op=NU)


def test_verzetten_vraagt_een_reden_en_onthoudt_de_eerste_dag(consulent: Medewerker) -> None:
    rij = traject_in(T.NAZORG, consulent)
    moment, stond = eerste(rij), eerste(rij).gepland_datum
    tweede = rij.nazorgmomenten.last()
    wie: dict[str, Any] = {"door": consulent, "op": NU}
    for naar, reden, melding in (
        (stond, " ", "waarom u het contact verzet"),
        (NU.date() - timedelta(days=1), "Vakantie", "nog komt"),
        (tweede.gepland_datum, "Vakantie", "al een nazorgcontact"),  # type: ignore[union-attr]
    ):
        with pytest.raises(Geweigerd, match=melding):
            nazorg.move_nazorg(moment, naar=naar, reden=reden, **wie)
    na = nazorg.move_nazorg(moment, naar=stond + timedelta(days=7), reden="Vakantie", **wie)
    na = nazorg.move_nazorg(na, naar=stond + timedelta(days=9), reden="Ziek", **wie)
    assert (na.eerst_datum, na.gepland_datum) == (stond, stond + timedelta(days=9))
    assert vers(rij).actie_uiterlijk_datum == na.gepland_datum
    with pytest.raises(Gelijktijdig):
        nazorg.move_nazorg(na, naar=stond, reden="x", verwacht_versie=0, **wie)


def test_nieuwe_zorgen_maken_persoonlijk_contact_tot_werk(consulent: Medewerker) -> None:
    rij = traject_in(T.NAZORG, consulent)
    houd(rij, consulent, gaat_goed=False, notitie="Huur niet betaald.", tekens=[Terugvalteken.VASTE_LASTEN])
    signaal = Terugvalsignaal.objects.get()
    assert (signaal.tekens, signaal.toelichting) == (["vaste_lasten"], "Huur niet betaald.")
    assert signaal.actie_uiterlijk_datum == tel_werkdagen(NU.date(), 3)
    assert "Dreigende terugval: de inwoner spreken" in open_werk(rij, consulent)


def test_een_tweede_teken_komt_bij_het_open_signaal_en_stelt_niets_uit(consulent: Medewerker) -> None:
    rij = traject_in(T.NAZORG, consulent)
    eerst = teken(rij, consulent, Terugvalteken.POST)
    later = NU + timedelta(days=2)
    tekens = [Terugvalteken.POST, Terugvalteken.INKOMEN]
    na = terugval.record_terugval(vers(rij), tekens=tekens, toelichting="Baan kwijt.", door=consulent, op=later)
    assert (na.pk, na.tekens, na.toelichting) == (eerst.pk, ["post", "inkomen"], "Zag stapels.\nBaan kwijt.")
    assert na.uiterlijk_datum == eerst.uiterlijk_datum


@pytest.mark.parametrize("status", [s for s in T if s not in (T.NAZORG, T.AFGEROND)])
def test_terugval_speelt_pas_na_de_regeling(status: T, consulent: Medewerker) -> None:
    with pytest.raises(Geweigerd, match="na de regeling"):
        teken(traject_in(status, consulent), consulent)


def test_ook_na_het_einde_van_het_traject_is_een_teken_werk(consulent: Medewerker) -> None:
    rij = traject_in(T.AFGEROND, consulent)
    teken(rij, consulent, Terugvalteken.VROEGSIGNAAL)
    assert open_werk(rij, consulent) == ["Dreigende terugval: de inwoner spreken"]


def test_alleen_een_gesprek_sluit_het_signaal(consulent: Medewerker) -> None:
    signaal = teken(traject_in(T.NAZORG, consulent), consulent)
    wat: dict[str, Any] = {"uitkomst": Terugvaluitkomst.LUKT_WEER, "door": consulent, "op": NU}
    with pytest.raises(Geweigerd, match="alleen persoonlijk contact"):
        terugval.speak_terugval(signaal, vorm=Nazorgvorm.BERICHT, verslag="Appje.", **wat)
    with pytest.raises(Geweigerd, match="wat u deed"):
        terugval.speak_terugval(signaal, vorm=TELEFOON, verslag=" ", **wat)
    na = terugval.speak_terugval(signaal, vorm=TELEFOON, verslag="Regeling met de huisbaas.", **wat)
    assert (na.status, na.afgesloten_door, na.actie) == ("gesproken", consulent, "")
    with pytest.raises(Geweigerd):
        terugval.speak_terugval(na, vorm=TELEFOON, verslag="Nog eens.", **wat)


def test_zonder_contact_komt_er_een_volgende_dag_en_na_de_laatste_een_reden(consulent: Medewerker) -> None:
    signaal = teken(traject_in(T.NAZORG, consulent), consulent)
    wie: dict[str, Any] = {"vorm": TELEFOON, "door": consulent}
    for dagen in (3, 6):
        op = NU + timedelta(days=dagen)
        signaal = terugval.miss_terugval(signaal, notitie="", op=op, **wie)
        assert signaal.actie_uiterlijk_datum == tel_werkdagen(op.date(), 3)
    with pytest.raises(Geweigerd, match="wat u deed"):
        terugval.miss_terugval(signaal, notitie="", op=NU + timedelta(days=9), **wie)
    assert Contactpoging.objects.count() == 2
    na = terugval.miss_terugval(signaal, notitie="Ook langsgegaan.", op=NU + timedelta(days=9), **wie)
    assert (na.status, na.verslag, na.actie) == ("niet_bereikt", "Ook langsgegaan.", "")


def test_een_vraag_van_de_inwoner_is_werk_tot_er_antwoord_is(consulent: Medewerker) -> None:
    rij = traject_in(T.NAZORG, consulent)
    with pytest.raises(Geweigerd, match="wat de inwoner vroeg"):
        nazorg.ask_nazorgvraag(rij, vraag=" ", door=consulent, op=NU)
    vraag = nazorg.ask_nazorgvraag(rij, vraag="Mag ik weer lenen?", door=consulent, op=NU)
    assert vraag.actie_uiterlijk_datum == tel_werkdagen(NU.date(), 5)
    assert "Vraag van de inwoner beantwoorden" in open_werk(rij, consulent)
    with pytest.raises(Geweigerd, match="wat u de inwoner vertelde"):
        nazorg.answer_nazorgvraag(vraag, antwoord="", door=consulent, op=NU)
    na = nazorg.answer_nazorgvraag(vraag, antwoord="Liever niet.", door=consulent, op=NU)
    assert (na.status, na.beantwoord_door, na.actie) == ("beantwoord", consulent, "")
    with pytest.raises(Geweigerd):
        nazorg.ask_nazorgvraag(traject_in(T.LOOPTIJD, consulent), vraag="Hoe lang nog?", door=consulent, op=NU)


def test_afsluiten_kan_pas_als_niets_openstaat(consulent: Medewerker) -> None:
    rij = traject_in(T.NAZORG, consulent)

    def sluit() -> Traject:
        return regeling.close_traject(vers(rij), door=consulent, op=NU)

    with pytest.raises(Geweigerd, match="nazorgcontact open"):
        sluit()
    vraag = nazorg.ask_nazorgvraag(rij, vraag="Mag ik weer lenen?", door=consulent, op=NU)
    houd(rij, consulent)
    houd(rij, consulent, gaat_goed=False, notitie="Post blijft liggen.")
    with pytest.raises(Geweigerd, match="vraag van de inwoner open"):
        sluit()
    nazorg.answer_nazorgvraag(vraag, antwoord="Nee.", door=consulent, op=NU)
    with pytest.raises(Geweigerd, match="teken van terugval open"):
        sluit()
    signaal = Terugvalsignaal.objects.get()
    wat = {"uitkomst": Terugvaluitkomst.EXTRA_HULP, "vorm": TELEFOON, "verslag": "Thuisadministratie."}
    terugval.speak_terugval(signaal, **wat, door=consulent, op=NU)  # type: ignore[arg-type]
    assert sluit().status == T.AFGEROND


def test_bij_een_voortijdig_einde_vervalt_de_vraag_maar_niet_het_teken(consulent: Medewerker) -> None:
    rij = traject_in(T.NAZORG, consulent)
    nazorg.ask_nazorgvraag(rij, vraag="Mag ik weer lenen?", door=consulent, op=NU)
    teken(rij, consulent)
    stop: dict[str, Any] = {"reden": UitstroomReden.ZELF, "omschrijving": "Zelf.", "vervolgstap": "Bel."}
    einde.end_early(vers(rij), **stop, door=consulent, op=NU)
    assert Nazorgvraag.objects.get().status == "vervallen"
    assert Terugvalsignaal.objects.get().status == "open"


def test_wie_terugkomt_neemt_de_draad_mee(als: Als, consulent: Medewerker, buitenstaander: Medewerker) -> None:
    """Op de nieuwe aanmelding en het nieuwe traject staat wat er eerder gebeurde, ook voor wie partner was."""
    oud = traject_in(T.NAZORG, consulent)
    partner = client(oud.gemeente)
    Traject.objects.filter(pk=oud.pk).update(partner=partner)
    houd(oud, consulent, afspraken="Belt bij een aanmaning.")
    houd(oud, consulent)
    regeling.close_traject(vers(oud), door=consulent, op=NU)
    nieuw = register_aanmelding(partner, kanaal=Kanaal.ZELF, gemeld_op=NU, door=consulent, op=NU)
    assert nieuw.is_recidive
    assert eerder_geholpen(partner, consulent) == [oud]
    assert eerder_geholpen(partner, buitenstaander) == []
    tekst = als(consulent).get(reverse("intake:aanmelding", args=[nieuw.pk])).content.decode()
    assert oud.nummer in tekst
    assert "Belt bij een aanmaning." in tekst
    aanmelding = aanmelding_in(AanmeldingStatus.TOEGELATEN, consulent, client=oud.client)
    terug = open_traject(aanmelding, door=consulent, op=NU)
    assert terug.vorige_traject == oud
    pagina = als(consulent).get(reverse("trajecten:traject", args=[terug.pk])).content.decode()
    assert "kreeg eerder hulp" in pagina


def test_wie_voor_het_eerst_komt_heeft_geen_draad(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.LOOPTIJD, consulent)
    assert not rij.aanmelding.is_recidive  # type: ignore[union-attr]
    pagina = als(consulent).get(reverse("trajecten:traject", args=[rij.pk])).content.decode()
    assert "kreeg eerder hulp" not in pagina


def test_de_pagina_van_de_nazorg(als: Als, consulent: Medewerker, kwaliteit: Medewerker) -> None:
    rij = traject_in(T.NAZORG, consulent)
    hier = reverse("trajecten:nazorg", args=[rij.pk])
    leeg = als(consulent).get(hier).content.decode()
    assert "De inwoner heeft nog niets gevraagd" in leeg
    vraag = reverse("trajecten:nazorgvraag-nieuw", args=[rij.pk])
    assert als(kwaliteit).get(vraag).status_code == 403
    assert als(consulent).post(vraag, {"vraag": ""}).status_code == 200
    assert als(consulent).post(vraag, {"vraag": "Mag ik weer lenen?"}).status_code == 302
    antwoord = Nazorgvraag.objects.get().get_absolute_url()
    assert "Mag ik weer lenen?" in als(consulent).get(antwoord).content.decode()
    assert als(consulent).post(antwoord, {"antwoord": "Wacht nog even."}).status_code == 302
    assert als(consulent).get(antwoord).status_code == 302
    tekst = als(consulent).get(hier).content.decode()
    assert "Wacht nog even." in tekst
    signaal = reverse("trajecten:terugval-nieuw", args=[rij.pk])
    assert "Kies een teken" in als(consulent).post(signaal, {"toelichting": ""}).content.decode()
    assert als(consulent).post(signaal, {"tekens": ["lenen"]}).status_code == 302
    contact = Terugvalsignaal.objects.get().get_absolute_url()
    mis = {"vorm": "bericht", "is_bereikt": "ja", "verslag": "App."}
    fout = als(consulent).post(contact, mis).content.decode()
    assert "alleen persoonlijk contact" in fout
    assert "App." in fout
    assert als(consulent).post(contact, {**mis, "is_bereikt": "nee"}).status_code == 302
    assert "Pogingen zonder contact: 1" in als(consulent).get(hier).content.decode()
    goed = {"vorm": "huisbezoek", "is_bereikt": "ja", "uitkomst": "extra_hulp", "verslag": "Langsgegaan."}
    assert als(consulent).post(contact, goed).status_code == 302
    assert "Langsgegaan." in als(kwaliteit).get(hier).content.decode()


def test_de_stappen_van_de_nazorg(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.NAZORG, consulent)
    contact = reverse("trajecten:stap", args=[rij.pk, "nazorgcontact"])
    niet = {"is_bereikt": "nee", "vorm": "telefoon", "tekens": ["lenen"], "notitie": "Voicemail"}
    assert als(consulent).post(contact, niet).status_code == 302
    verzet = reverse("trajecten:stap", args=[rij.pk, "nazorgverzetten"])
    assert als(consulent).post(verzet, {"naar": "01-12-2026", "reden": "Ziek"}).status_code == 302
    tekst = als(consulent).get(reverse("trajecten:nazorg", args=[rij.pk])).content.decode()
    assert "Voicemail" in tekst
    assert "Stond eerst op" in tekst


@pytest.mark.parametrize("status", [s for s in T if s not in EINDE and s != T.NAZORG])
def test_zonder_nazorg_geen_contact(status: T, als: Als, consulent: Medewerker) -> None:
    rij = traject_in(status, consulent)
    pagina = als(consulent).get(reverse("trajecten:stap", args=[rij.pk, "nazorgcontact"])).content.decode()
    assert "hoort bij de nazorg" in pagina


def test_een_ander_kan_er_niet_bij(als: Als, consulent: Medewerker, buitenstaander: Medewerker) -> None:
    rij = traject_in(T.NAZORG, consulent)
    vraag = nazorg.ask_nazorgvraag(rij, vraag="Mag ik weer lenen?", door=consulent, op=NU)
    for url in (
        vraag.get_absolute_url(),
        teken(rij, consulent).get_absolute_url(),
        *(reverse(f"trajecten:{naam}", args=[rij.pk]) for naam in ("nazorg", "nazorgvraag-nieuw", "terugval-nieuw")),
    ):
        assert als(buitenstaander).get(url).status_code == 404


def test_alles_of_niets(consulent: Medewerker) -> None:
    rij = traject_in(T.NAZORG, consulent)
    wie: dict[str, Any] = {"door": consulent, "op": NU}
    slecht: dict[str, Any] = {"is_bereikt": True, "gaat_goed": False, "notitie": "Zorgen."}
    alles_of_niets(lambda: nazorg.record_nazorg(eerste(rij), **slecht, **wie))
    alles_of_niets(lambda: houd(rij, consulent, is_bereikt=False, gaat_goed=None))
    naar = NU.date() + timedelta(days=5)
    alles_of_niets(lambda: nazorg.move_nazorg(eerste(rij), naar=naar, reden="Ziek.", **wie))
    alles_of_niets(lambda: nazorg.ask_nazorgvraag(vers(rij), vraag="Wat nu?", **wie))
    nazorg.ask_nazorgvraag(vers(rij), vraag="Wat nu?", **wie)
    alles_of_niets(lambda: nazorg.answer_nazorgvraag(Nazorgvraag.objects.get(), antwoord="Dit.", **wie))
    alles_of_niets(lambda: teken(rij, consulent))
    teken(rij, consulent)
    een = Terugvalsignaal.objects.get
    alles_of_niets(lambda: teken(rij, consulent, Terugvalteken.INKOMEN))
    alles_of_niets(lambda: terugval.miss_terugval(een(), vorm=TELEFOON, notitie="Mis.", **wie))
    wat: dict[str, Any] = {"uitkomst": Terugvaluitkomst.LUKT_WEER, "vorm": TELEFOON, "verslag": "Goed."}
    alles_of_niets(lambda: terugval.speak_terugval(een(), **wat, **wie))
