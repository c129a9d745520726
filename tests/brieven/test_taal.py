"""Elke brief en elk bericht, in elke vorm die het sjabloon kan geven: gewone taal, en alles wat erin hoort."""

import re
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.utils import translation

from intake.services.beschikking import GROND_IN_DE_BRIEF
from schuldhulp.brieven.berichten import BERICHTEN, stuur_bericht, tekst_van
from schuldhulp.brieven.choices import Berichtkanaal
from schuldhulp.brieven.opmaak import maak_html
from schuldhulp.brieven.registry import BRIEVEN
from schuldhulp.brieven.taal import (
    INWONER,
    SCHULDEISER,
    Blok,
    Maat,
    Regel,
    hele_tekst,
    kale_tekst,
    toets_blokken,
    toets_taal,
    toets_woorden,
    zinnen,
)
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.brieven.gegevens import ANDERS, BERICHTINHOUD, brief
from tests.builders import NU

SJABLONEN = Path(settings.BASE_DIR) / "templates"
SOORTEN = list(BRIEVEN)
# Een sms van vier delen is het langste wat een telefoon nog als één bericht toont.
MAX_BERICHT = 4 * 153


# Van "alles is ingevuld" tot een gemeente die nog niets van zichzelf opschreef.
GEMEENTEN: dict[str, dict[str, str]] = {
    "alles": {"email": "schuldhulp@vreedam.nl"},
    "zonder mail": {"email": ""},
    "niets": {"telefoon": "", "adres": "", "email": ""},
}


def vormen(soort: str, gemeente: Gemeente, consulent: Medewerker | None) -> list[str]:
    """De brief in elke vorm die haar sjabloon kan geven."""
    return [maak_html(brief(soort, gemeente, consulent, **anders)) for anders in ({}, *ANDERS.get(soort, []))]


def met(gemeente: Gemeente, **velden: str) -> Gemeente:
    """Deze gemeente, met andere gegevens."""
    Gemeente.objects.filter(pk=gemeente.pk).update(**velden)
    return Gemeente.objects.get(pk=gemeente.pk)


def alle_vormen(soort: str, gemeente: Gemeente, consulent: Medewerker) -> list[str]:
    """Elke vorm, van elke gemeente, met en zonder behandelaar."""
    gemeenten = [
        (met(gemeente, **velden), None if naam == "niets" else consulent) for naam, velden in GEMEENTEN.items()
    ]
    return [html for rij, wie in gemeenten for html in vormen(soort, rij, wie)]


def berichtteksten(soort: str, gemeente: Gemeente) -> list[str]:
    """Het bericht in elke vorm die het sjabloon kan geven."""
    return [
        tekst_van(
            stuur_bericht(
                soort=soort,
                sleutel=f"proef:{uuid4()}",
                kanaal=Berichtkanaal.EMAIL,
                aan="samira@voorbeeld.nl",
                gemeente=gemeente,
                client_id=uuid4(),
                inhoud=inhoud,
                door=None,
                op=NU,
            )
        )
        for inhoud in BERICHTINHOUD[soort]
    ]


def blokken(soort: str) -> set[Blok]:
    """Wat er in deze brief hoort te staan."""
    wat = BRIEVEN[soort]
    hoort = {Blok.DATUM, Blok.CONTACT, Blok.GROET, Blok.AFZENDER}
    if not (wat.aan_schuldeiser or wat.aan_rechter):
        hoort.add(Blok.UITLEG)
    if wat.is_besluit:
        hoort |= {Blok.BEZWAAR, Blok.WET}
    if soort == "beslissing_op_bezwaar":
        hoort |= {Blok.BEROEP, Blok.WET}
    if wat.aan_schuldeiser or wat.aan_rechter:
        hoort.add(Blok.WET)
    if "code_id" in wat.velden:
        hoort.add(Blok.CODE)
    return hoort


@pytest.mark.django_db
class TestBrieven:
    @pytest.mark.parametrize("soort", SOORTEN)
    def test_gewone_taal(self, soort: str, gemeente: Gemeente, consulent: Medewerker) -> None:
        wat = BRIEVEN[soort]
        maat = SCHULDEISER if wat.aan_schuldeiser or wat.aan_rechter else INWONER
        for html in alle_vormen(soort, gemeente, consulent):
            assert toets_taal(kale_tekst(html), maat) == []

    @pytest.mark.parametrize("soort", SOORTEN)
    def test_elk_verplicht_blok_staat_erin(self, soort: str, gemeente: Gemeente, consulent: Medewerker) -> None:
        hoort = blokken(soort)
        verboden = {Blok.BEZWAAR, Blok.BEROEP} - hoort
        for html in alle_vormen(soort, gemeente, consulent):
            assert toets_blokken(hele_tekst(html), hoort, verboden) == []

    @pytest.mark.parametrize("soort", SOORTEN)
    def test_elke_zin_van_het_sjabloon_is_hier_getoetst(
        self, soort: str, gemeente: Gemeente, consulent: Medewerker
    ) -> None:
        gezien = alle_vormen(soort, gemeente, consulent)
        assert _ongezien(f"brieven/{soort}.html", gezien) == []

    @pytest.mark.parametrize("deel", ["basis", "basis_schuldeiser", "basis_rechtbank", "bezwaar", "code", "agenda"])
    def test_ook_elke_zin_die_brieven_delen(self, deel: str, gemeente: Gemeente, consulent: Medewerker) -> None:
        soorten = ("saldoverzoek", "beschikking_advies", "bevestiging_afspraak", "verzoek_moratorium")
        gezien = [html for soort in soorten for html in alle_vormen(soort, gemeente, consulent)]
        assert _ongezien(f"brieven/{deel}.html", gezien) == []

    def test_de_grond_van_een_afwijzing_is_een_zin(self) -> None:
        for zin in GROND_IN_DE_BRIEF.values():
            assert toets_taal(zin) == []
            assert re.fullmatch(r"[A-Z].*\.", zin)
            assert "artikel" not in zin


@pytest.mark.django_db
class TestBerichten:
    @pytest.mark.parametrize("soort", BERICHTEN)
    def test_gewone_taal_kort_en_van_wie(self, soort: str, gemeente: Gemeente) -> None:
        for velden in GEMEENTEN.values():
            for tekst in berichtteksten(soort, met(gemeente, **velden)):
                assert toets_taal(tekst) == []
                hoort = {Blok.AFZENDER, *([Blok.CODE] if "code_id" in BERICHTEN[soort].velden else [])}
                assert toets_blokken(tekst, hoort) == []
                assert len(tekst) <= MAX_BERICHT

    @pytest.mark.parametrize("soort", BERICHTEN)
    def test_met_een_telefoonnummer_staat_er_wie_te_bellen(self, soort: str, gemeente: Gemeente) -> None:
        for tekst in berichtteksten(soort, gemeente):
            assert "088 123 45 67" in tekst

    @pytest.mark.parametrize("soort", BERICHTEN)
    def test_een_naam_met_een_apostrof_blijft_heel(self, soort: str, gemeente: Gemeente) -> None:
        for tekst in berichtteksten(soort, met(gemeente, naam="'s-Hertogenbosch & Maas")):
            assert "'s-Hertogenbosch & Maas" in tekst

    @pytest.mark.parametrize("soort", BERICHTEN)
    def test_elke_zin_van_het_sjabloon_is_hier_getoetst(self, soort: str, gemeente: Gemeente) -> None:
        gezien = [t for velden in GEMEENTEN.values() for t in berichtteksten(soort, met(gemeente, **velden))]
        assert _ongezien(f"berichten/{soort}.txt", gezien) == []


def _ongezien(sjabloon: str, gezien: list[str]) -> list[str]:
    """De stukken vaste tekst van een sjabloon die in geen enkele vorm voorkomen."""
    return [deel for deel in _vaste_tekst(sjabloon) if not any(deel in tekst for tekst in gezien)]


def _vaste_tekst(sjabloon: str) -> list[str]:
    """De stukken vaste tekst van een sjabloon, zonder opdrachten, gegevens en opmaak."""
    stukken = re.split(r"{%.*?%}|{{.*?}}|{#.*?#}|<[^>]+>|\n", (SJABLONEN / sjabloon).read_text(encoding="utf-8"))
    return [stuk.strip() for stuk in stukken if len(re.findall(r"[A-Za-z]", stuk)) > 3]


# Bladzijden zonder inloggen


# Op een scherm leest men vluchtiger dan op papier.
SCHERM = Maat(zin=18, gemiddeld=12)
PUBLIEK = re.compile(r'{% extends "(?:publiek|zelfintake/basis|trajecten/reageren)')
BLADZIJDEN = [pad for pad in sorted(SJABLONEN.rglob("*.html")) if PUBLIEK.search(pad.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("pad", BLADZIJDEN, ids=lambda pad: str(pad.relative_to(SJABLONEN)))
def test_wie_niet_inlogt_leest_gewone_taal(pad: Path) -> None:
    ruw = pad.read_text(encoding="utf-8")
    los = re.sub(r"{#.*?#}|{%.*?%}|</?(?:p|li|h2|title|button|strong|a|span|td|th|dt|dd)[^>]*>", "\n", ruw)
    assert toets_taal(re.sub(r"{{.*?}}|<[^>]+>", "", los), SCHERM) == []


def test_de_bladzijden_van_de_inwoner_zitten_daarbij() -> None:
    namen = {str(pad.relative_to(SJABLONEN)) for pad in BLADZIJDEN}
    assert {"zelfintake/papieren.html", "intake/mijn_afspraak.html", "trajecten/reageren_vraag.html"} <= namen


# De toets zelf


@pytest.mark.parametrize(
    ("tekst", "regel", "plek"),
    [
        ("Conform de wet beslissen wij.", Regel.AMBTELIJK, "conform"),
        ("Wij doen dit in het kader van uw aanvraag.", Regel.AMBTELIJK, "in het kader van"),
        ("Bel ons als je vragen hebt.", Regel.INFORMEEL, "je"),
        ("Neem uw arbeidsongeschiktheidspapieren mee.", Regel.WOORD_TE_LANG, "arbeidsongeschiktheidspapieren"),
        (" ".join(["woord"] * 21) + ".", Regel.ZIN_TE_LANG, " ".join(["woord"] * 21) + "."),
    ],
)
def test_de_toets_vindt_wat_niet_klopt(tekst: str, regel: Regel, plek: str) -> None:
    assert (regel, plek) in [(b.regel, b.plek) for b in toets_taal(tekst)]


def test_gemiddeld_te_lang_is_ook_te_lang() -> None:
    zin = " ".join(["kort"] * 14) + "."
    assert [b.regel for b in toets_taal(f"{zin} {zin}")] == [Regel.GEMIDDELD_TE_LANG]
    assert toets_taal(f"{zin} {zin}", SCHULDEISER) == []
    assert toets_taal("") == []


@pytest.mark.parametrize("tekst", ["U mag jaarlijks komen.", "De jongere belt.", "Het jubileum is op 1 mei 2026."])
def test_de_toets_ziet_geen_spoken(tekst: str) -> None:
    assert toets_woorden(tekst) == []


def test_een_ontbrekend_of_verdwaald_blok_valt_op() -> None:
    tekst = "Bent u het niet eens met dit besluit? U kunt ook bezwaar maken, tot en met 14 december 2026."
    assert [b.plek for b in toets_blokken(tekst, [Blok.BEZWAAR, Blok.GROET])] == [Blok.BEZWAAR, Blok.GROET]
    assert [b.regel for b in toets_blokken(tekst, [Blok.DATUM], [Blok.BEZWAAR])] == [Regel.BLOK_TE_VEEL]


def test_zinnen_van_een_brief_zonder_adres_en_tabel() -> None:
    html = (
        '<head><title>Brief</title></head><p class="adres">Weg 1</p><h1>Uw brief</h1><table><tr><td>x</td></tr></table>'
        "<p>Beste Samira,</p><p>Dit is &eacute;&eacute;n zin. En dit <strong>ook</strong>:</p><ul><li>een</li></ul>"
    )
    with translation.override("nl"):
        assert zinnen(kale_tekst(html)) == ["Uw brief", "Beste Samira,", "Dit is één zin.", "En dit ook:", "een"]
