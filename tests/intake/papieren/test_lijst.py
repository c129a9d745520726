"""De lijst van papieren: per situatie wat nodig is, met de reden, en niet meer dan dat."""

from itertools import product

import pytest

from intake.choices import Documentsoort, Inkomensbron, Samenstelling, Woonsituatie
from intake.papieren import HUIDIGE_VERSIE, Situatie, _laad, bepaal_papieren, stuk_codes
from schuldhulp.organisatie.choices import Register

ALTIJD = {"bankafschriften", "schulden", "beslag"}
GEVALLEN = [
    (Situatie(), set()),
    (Situatie(inkomensbron="loon"), {"loonstrook"}),
    (Situatie(inkomensbron="bijstand"), set()),
    (Situatie(inkomensbron="ww"), {"uitkering"}),
    (Situatie(inkomensbron="arbeidsongeschikt"), {"uitkering"}),
    (Situatie(inkomensbron="pensioen"), {"aow", "pensioen"}),
    (Situatie(inkomensbron="studie"), {"studie"}),
    (Situatie(inkomensbron="geen"), set()),
    (Situatie(inkomensbron="onderneming"), {"jaarcijfers", "btw_aangifte"}),
    (Situatie(inkomensbron="loon", is_ondernemer=True), {"loonstrook", "jaarcijfers", "btw_aangifte"}),
    (Situatie(woonsituatie="huur_sociaal"), {"huur"}),
    (Situatie(woonsituatie="huur_particulier"), {"huur"}),
    (Situatie(woonsituatie="koop"), {"hypotheek"}),
    (Situatie(woonsituatie="inwonend"), set()),
    (Situatie(woonsituatie="geen"), set()),
    (Situatie(samenstelling="gehuwd"), {"inkomen_partner"}),
    (Situatie(samenstelling="gehuwd_met_kinderen"), {"inkomen_partner"}),
    (Situatie(samenstelling="alleenstaande_ouder"), {"alimentatie"}),
    (Situatie(wordt_bedreigd=True), {"dreiging"}),
    (
        Situatie("gehuwd_met_kinderen", "koop", "loon", True, True),
        {"loonstrook", "inkomen_partner", "jaarcijfers", "btw_aangifte", "hypotheek", "dreiging"},
    ),
]


@pytest.mark.parametrize(("situatie", "extra"), GEVALLEN)
def test_wat_bij_een_situatie_nodig_is(situatie: Situatie, extra: set[str]) -> None:
    lijst = bepaal_papieren(situatie, registers=[], afschriften_maanden=1)
    assert {stuk.code for stuk in lijst.nodig} == ALTIJD | extra


def alle_situaties() -> list[Situatie]:
    return [
        Situatie(*keuze)
        for keuze in product(
            Samenstelling.values, Woonsituatie.values, Inkomensbron.values, (False, True), (False, True)
        )
    ]


def test_elk_papier_heeft_een_reden_een_soort_en_komt_ergens_voor() -> None:
    gezien = set()
    for situatie in alle_situaties():
        for stuk in bepaal_papieren(situatie, registers=[], afschriften_maanden=3).nodig:
            gezien.add(stuk.code)
            assert stuk.waarom.endswith(".")
            assert stuk.soorten
            assert set(stuk.soorten) <= set(Documentsoort.values)
            assert "{" not in stuk.naam
    assert gezien == stuk_codes()


def test_voorwaarden_noemen_alleen_wat_bestaat() -> None:
    """Een tikfout in het bestand zou een papier stil laten verdwijnen."""
    mogelijk = {
        "samenstelling": set(Samenstelling.values),
        "woonsituatie": set(Woonsituatie.values),
        "inkomensbron": set(Inkomensbron.values),
        **{kenmerk: {"ja", "nee"} for kenmerk in ("heeft_partner", "is_ondernemer", "wordt_bedreigd")},
    }
    for regel in (*_laad(HUIDIGE_VERSIE)[0], *_laad(HUIDIGE_VERSIE)[1]):
        assert regel.register in {"", *Register.values}
        for kenmerk, waarden in regel.als.items():
            assert set(waarden) <= mogelijk[kenmerk], (regel.stuk.naam, kenmerk)


def test_wat_de_gemeente_zelf_opvraagt_vragen_wij_niet_en_dat_staat_erbij() -> None:
    situatie = Situatie(inkomensbron="loon", is_ondernemer=True)
    zonder = bepaal_papieren(situatie, registers=[], afschriften_maanden=1)
    met = bepaal_papieren(situatie, registers=["uwv", "kvk", "belastingdienst"], afschriften_maanden=1)
    assert {s.code for s in zonder.nodig} - {s.code for s in met.nodig} == {"loonstrook", "btw_aangifte"}
    niet = {n.naam: n.waarom for n in met.niet}
    assert "Bgs" in niet["Uw laatste loonstrook"]
    assert "Een uittreksel van de Kamer van Koophandel" in niet
    assert "Een uittreksel van de Kamer van Koophandel" not in {n.naam for n in zonder.niet}


def test_een_kopie_van_het_paspoort_vragen_wij_nooit() -> None:
    for situatie in alle_situaties():
        lijst = bepaal_papieren(situatie, registers=[], afschriften_maanden=1)
        assert any("paspoort" in n.naam for n in lijst.niet)
        assert not any("identiteit" in s.naam.lower() for s in lijst.nodig)


def test_meer_bronnen_geeft_nooit_meer_papieren() -> None:
    for situatie in alle_situaties()[::7]:
        zonder = {s.code for s in bepaal_papieren(situatie, registers=[], afschriften_maanden=1).nodig}
        met = {s.code for s in bepaal_papieren(situatie, registers=Register.values, afschriften_maanden=1).nodig}
        assert met <= zonder


def test_haast_staat_vooraan_en_alleen_als_achteraan() -> None:
    situatie = Situatie("alleenstaande_ouder", "huur_sociaal", "loon", False, True)
    codes = [s.code for s in bepaal_papieren(situatie, registers=[], afschriften_maanden=1).nodig]
    assert codes == ["dreiging", "loonstrook", "bankafschriften", "huur", "schulden", "alimentatie", "beslag"]


@pytest.mark.parametrize(("maanden", "tekst"), [(1, "van de laatste maand van"), (3, "van de laatste 3 maanden van")])
def test_afschriften_volgen_het_beleid(maanden: int, tekst: str) -> None:
    lijst = bepaal_papieren(Situatie(), registers=[], afschriften_maanden=maanden)
    assert tekst in next(s.naam for s in lijst.nodig if s.code == "bankafschriften")
