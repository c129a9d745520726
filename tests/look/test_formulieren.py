import datetime
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory

from schuldhulp.formulieren import BSNField, DatumField, Formulier, GeweestField, MoneyField, TelefoonField, TijdField
from schuldhulp.lib.datumtekst import lees_datum
from schuldhulp.templatetags.formulierdelen import fouten_van


class Voorbeeld(Formulier):
    groepen = [("Persoon", ["naam"])]

    naam = forms.CharField(label="Naam", help_text="Zoals op de pas")
    bsn = BSNField(label="BSN", required=False)
    datum = DatumField(label="Datum", required=False)
    bedrag = MoneyField(label="Bedrag", required=False)
    tijd = TijdField(label="Tijd", required=False)
    keuze = forms.ChoiceField(label="Keuze", widget=forms.RadioSelect, choices=[("a", "A"), ("b", "B")])
    meer = forms.MultipleChoiceField(
        label="Meer", required=False, widget=forms.CheckboxSelectMultiple, choices=[("x", "X")]
    )
    akkoord = forms.BooleanField(label="Akkoord")
    geheim = forms.CharField(required=False, widget=forms.HiddenInput)


def toon(bron: str, **omgeving: object) -> str:
    return Template(bron).render(Context({"request": RequestFactory().get("/"), "csrf_token": "kenmerk", **omgeving}))


@pytest.mark.parametrize(
    "tekst",
    ["23-11-2026", "23/11/2026", "23.11.2026", "23 november 2026", "23 NOV 2026", "23 nov. 2026", " 2026-11-23 "],
)  # fmt: skip
def test_datum_zoals_mensen_hem_typen(tekst: str) -> None:
    assert lees_datum(tekst) == datetime.date(2026, 11, 23)


@pytest.mark.parametrize("tekst", ["23-11-26", "31-02-2026", "23 ma 2026", "november 2026", "morgen", "", "2026-23-11"])
def test_datum_die_niet_klopt(tekst: str) -> None:
    with pytest.raises(ValueError):
        lees_datum(tekst)


def test_maart_heeft_een_gewone_afkorting() -> None:
    assert lees_datum("3 mrt 2026") == datetime.date(2026, 3, 3)


def test_datum_buiten_de_grenzen() -> None:
    veld = DatumField(vanaf=datetime.date(2026, 1, 1), tot_en_met=datetime.date(2026, 12, 31))
    with pytest.raises(forms.ValidationError, match="op of na 01-01-2026"):
        veld.clean("31-12-2025")
    with pytest.raises(forms.ValidationError, match="op of voor 31-12-2026"):
        veld.clean("1-1-2027")


@pytest.mark.parametrize(("tekst", "bedrag"), [("1.234,56", "1234.56"), ("€ 25", "25.00"), ("1234.5", "1234.50")])
def test_bedrag(tekst: str, bedrag: str) -> None:
    assert MoneyField().clean(tekst) == Decimal(bedrag)


@pytest.mark.parametrize("tekst", ["1.234", "-5", "veel", "1e400", "100000000"])
def test_bedrag_dat_geweigerd_wordt(tekst: str) -> None:
    with pytest.raises(forms.ValidationError):
        MoneyField().clean(tekst)


def test_bedrag_en_datum_komen_in_nederlandse_vorm_terug() -> None:
    html = toon(
        "{% formulier form %}",
        form=Voorbeeld(initial={"bedrag": Decimal("1234.5"), "datum": datetime.date(2026, 3, 1)}),
    )
    assert 'value="1.234,50"' in html
    assert 'value="01-03-2026"' in html


def test_bsn_met_spaties() -> None:
    assert BSNField().clean("1234 567 82") == "123456782"
    with pytest.raises(forms.ValidationError, match="klopt niet"):
        BSNField().clean("123456789")


@pytest.mark.parametrize("tekst", ["14:05", "14.05", "14.05 uur"])
def test_tijd(tekst: str) -> None:
    assert TijdField().clean(tekst) == datetime.time(14, 5)
    with pytest.raises(forms.ValidationError, match="14:05"):
        TijdField().clean("25:00")


def test_meldingen_zeggen_wat_te_doen() -> None:
    form = Voorbeeld({})
    assert form.errors["naam"] == ["Vul ‘Naam’ in."]
    assert form.errors["keuze"] == ["Maak een keuze bij ‘Keuze’."]
    assert form.errors["akkoord"] == ["Zet een vinkje bij ‘Akkoord’ om verder te gaan."]


@pytest.mark.parametrize(
    ("gepost", "versie"), [("3", 3), ("", None), ("-1", None), ("x", None), ("9" * 5000, None), ("٣", None)]
)
def test_verwacht_versie(gepost: str, versie: int | None) -> None:
    assert Voorbeeld({"verwacht_versie": gepost}).verwacht_versie == versie


def test_na_een_fout_blijft_de_versie_die_de_gebruiker_zag() -> None:
    html = toon("{% formulier form versie=9 %}", form=Voorbeeld({"verwacht_versie": "7"}))
    assert 'name="verwacht_versie" value="7"' in html
    assert 'value="9"' in toon("{% formulier form versie=9 %}", form=Voorbeeld())


def test_formulier_legt_de_verwijzingen() -> None:
    html = toon('{% formulier form knop="Bewaar" annuleer="/terug/" %}', form=Voorbeeld({"naam": ""}))
    assert "novalidate" in html
    assert 'name="csrfmiddlewaretoken" value="kenmerk"' in html
    assert 'aria-describedby="id_naam-uitleg id_naam-fout"' in html
    assert 'aria-invalid="true"' in html
    assert 'aria-required="true"' in html
    assert " required" not in html
    assert 'BSN <span class="app-optioneel">(niet verplicht)</span>' in html
    assert 'href="#id_keuze_0"' in html
    assert 'role="radiogroup"' in html
    assert html.index("app-foutsamenvatting") < html.index("<form")
    assert "style=" not in html
    assert 'href="/terug/"' in html


def test_vinkjes_zijn_vinkjes() -> None:
    html = toon("{% veld form.meer %}", form=Voorbeeld())
    assert 'type="checkbox"' in html
    assert "utrecht-checkbox" in html
    assert "radiogroup" not in html


def test_keuze_blijft_staan() -> None:
    assert 'value="b" id="id_keuze_1" checked' in toon("{% veld form.keuze %}", form=Voorbeeld({"keuze": "b"}))


def test_samenvatting_in_de_volgorde_van_de_pagina() -> None:
    form = Voorbeeld({"bsn": "1"})
    form.add_error(None, "Eerst dit.")
    assert [regel["anker"] for regel in fouten_van(form)] == ["", "id_bsn", "id_keuze_0", "id_akkoord", "id_naam"]


def test_titel_begint_met_fout() -> None:
    assert toon("{% titelprefix %}", form=Voorbeeld({})) == "Fout: "
    assert toon("{% titelprefix %}", form=Voorbeeld()) == ""


def test_invoer_wordt_nooit_html() -> None:
    gevaar = "<script>alert(1)</script>"
    html = toon("{% formulier form %}", form=Voorbeeld({"naam": gevaar, "bedrag": gevaar, "keuze": gevaar}))
    assert "<script" not in html


def test_geen_voorbeeldtekst_in_het_vak() -> None:
    class MetVoorbeeld(forms.Form):
        code = forms.CharField(widget=forms.TextInput(attrs={"placeholder": "Code"}))

    assert "placeholder" not in toon("{% formulier form %}", form=MetVoorbeeld())


def test_postknop_stuurt_versie_en_kenmerk() -> None:
    html = toon('{% postknop "/x/" "Versturen" versie=4 naam="soort" waarde="a" %}')
    assert 'method="post"' in html
    assert 'name="verwacht_versie" value="4"' in html
    assert 'name="soort" value="a"' in html
    assert "kenmerk" in html


class GrenzenForm(Formulier):
    aantal = forms.IntegerField(min_value=1, max_value=20)
    naam = forms.CharField(min_length=3, max_length=5)
    mail = forms.EmailField()
    keuze = forms.ChoiceField(choices=[("a", "A")])


@pytest.mark.parametrize(
    ("veld", "waarde", "melding"),
    [
        ("aantal", "0", "Vul 1 of meer in."),
        ("aantal", "21", "Vul 20 of minder in."),
        ("aantal", "twee", "Vul een heel getal in, zonder letters."),
        ("naam", "ab", "Dit is te kort. Schrijf ten minste 3 tekens."),
        ("naam", "abcdefg", "Dit is te lang: 7 tekens. Er passen er 5."),
        ("mail", "jan@", "Dit e-mailadres klopt niet. Schrijf het als naam@voorbeeld.nl."),
        ("keuze", "b", "Deze keuze kan hier niet. Kies een andere."),
    ],
)
def test_meldingen_van_django_zijn_gewone_taal(veld: str, waarde: str, melding: str) -> None:
    form = GrenzenForm({"aantal": "2", "naam": "Jan", "mail": "jan@voorbeeld.nl", "keuze": "a", veld: waarde})
    assert form.errors == {veld: [melding]}


@pytest.mark.parametrize(
    "nummer", ["0612345678", "06-12 34 56 78", "(088) 123 45 67", "+49 30 123456", "0032 470 123456"]
)
def test_telefoon_zoals_mensen_het_typen(nummer: str) -> None:
    assert TelefoonField().clean(f" {nummer} ") == nummer


@pytest.mark.parametrize("nummer", ["061234567", "06 12345678 (zus)", "geen", "+31 6", "++31612345678"])
def test_telefoon_dat_niet_te_bellen_is(nummer: str) -> None:
    with pytest.raises(forms.ValidationError, match="Schrijf het als 06 12345678"):
        TelefoonField().clean(nummer)


def test_wat_al_is_gebeurd_ligt_niet_in_de_toekomst(time_machine: Any) -> None:
    time_machine.move_to(datetime.datetime(2026, 11, 2, 12, tzinfo=datetime.UTC))
    assert GeweestField().clean("2-11-2026") == datetime.date(2026, 11, 2)
    with pytest.raises(forms.ValidationError, match="ligt in de toekomst"):
        GeweestField().clean("3-11-2026")
