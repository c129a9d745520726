import datetime
from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone

from schuldhulp.templatetags.componenten import _afstand

DAG = datetime.date(2026, 11, 23)  # maandag
GEVAAR = "<script>alert(1)</script>"


def toon(bron: str, pad: str = "/lijst/", **omgeving: object) -> str:
    return Template(bron).render(Context({"request": RequestFactory().get(pad), "csrf_token": "k", **omgeving}))


@pytest.mark.parametrize(
    ("uiterlijk", "tekst", "soort"),
    [
        (DAG - datetime.timedelta(days=1), "1 dag te laat", "fout"),
        (DAG - datetime.timedelta(days=12), "12 dagen te laat", "fout"),
        (DAG, "vandaag", "let_op"),
        (DAG + datetime.timedelta(days=1), "nog 1 werkdag", "let_op"),
        (DAG + datetime.timedelta(days=3), "nog 3 werkdagen", "let_op"),
        (DAG + datetime.timedelta(days=7), "nog 5 werkdagen", "neutraal"),
        (DAG + datetime.timedelta(days=70), "nog 10 weken", "neutraal"),
    ],
)
def test_afstand_tot_een_termijn(uiterlijk: datetime.date, tekst: str, soort: str) -> None:
    assert _afstand(uiterlijk, DAG) == (tekst, soort)


def test_termijn_op_zondag_vanaf_vrijdagavond() -> None:
    assert _afstand(datetime.date(2026, 11, 29), datetime.date(2026, 11, 28))[0] == "vandaag de laatste werkdag"


def test_termijn_legt_uit() -> None:
    termijn = SimpleNamespace(uiterlijk=DAG, toelichting=("Begonnen op 6 oktober.", "Vier weken (art. 4 Wgs)."))
    html = toon("{% termijn t vandaag=dag %}", t=termijn, dag=DAG)
    assert "23 november 2026" in html
    assert "Vier weken (art. 4 Wgs)." in html
    assert "Geen termijn" in toon("{% termijn t %}", t=None)
    assert "te laat" not in toon("{% termijn t klaar=True %}", t=datetime.date(2020, 1, 1))


def test_wat_stopt_staat_onder_het_gewone_werk() -> None:
    lijst = [
        {"naam": naam, "url": "/x/", "toegestaan": True, "reden": "", "soort": soort}
        for naam, soort in (("Stoppen", "gevaar"), ("Doorgaan", ""), ("Rusten", "subtiel"))
    ]
    html = toon("{% acties lijst %}", lijst=lijst)
    assert html.index("Doorgaan") < html.index("Rusten") < html.index("Stoppen")


def test_acties_zeggen_waarom_niet() -> None:
    html = toon(
        "{% acties lijst versie=3 %}",
        lijst=[
            {"naam": "Afronden", "url": "/a/", "toegestaan": True, "reden": ""},
            {"naam": "Sluiten", "url": "/s/", "toegestaan": True, "reden": "", "methode": "post"},
            {"naam": "Voorstel", "url": "/v/", "toegestaan": False, "reden": "Nog 3 zonder saldo."},
        ],
    )
    assert "primary-action" in html.split("Afronden")[0]
    assert 'name="verwacht_versie" value="3"' in html
    assert "Nog 3 zonder saldo." in html
    assert "/v/" not in html


def test_sorteren_wisselt_richting_en_houdt_filters() -> None:
    html = toon('{% sorteerkop "Termijn" "termijn" %}', "/lijst/?sorteer=termijn&status=open&pagina=3")
    assert 'aria-sort="ascending"' in html
    assert "?status=open&amp;sorteer=-termijn" in html
    assert "pagina" not in html
    assert "aria-sort" not in toon('{% sorteerkop "Naam" "naam" %}')


def test_bladeren() -> None:
    pagina = Paginator(range(12_300), 50).get_page(3)
    html = toon("{% paginering p %}", "/lijst/?pagina=3&status=open", p=pagina)
    assert "101 tot en met 150 van 12.300" in html
    assert 'aria-current="page"' in html
    assert "?status=open&amp;pagina=4" in html


def test_bladeren_op_sleutel() -> None:
    html = toon("{% paginering p %}", p=SimpleNamespace(vorige="", volgende="abc", tekst="1 tot en met 50"))
    assert "?na=abc" in html
    assert "Vorige" not in html


def test_lege_lijst_en_gegevens() -> None:
    assert "Voeg de eerste toe" in toon('{% leeg "Geen schulden" "Voeg de eerste toe." "Toevoegen" "/x/" %}')
    html = toon(
        "{% gegevens r %}", r=[("Telefoon", ""), ("Kinderen", 0), {"label": "Naam", "waarde": "X", "url": "/n/"}]
    )
    assert "Niet ingevuld" in html
    assert ">0</dd>" in html
    assert 'href="/n/"' in html


def test_kruimels_eindigen_bij_deze_pagina() -> None:
    html = toon('{% kruimels "Dossiers" "/d/" "SHV-1" %}')
    assert '<li class="utrecht-breadcrumb-nav__item" aria-current="page">SHV-1</li>' in html


def test_voortgang_ververst_alleen_zolang_er_werk_is() -> None:
    assert 'data-ververs="3"' in toon('{% voortgang 1 4 "Brieven" ververs=3 %}')
    assert "data-ververs" not in toon('{% voortgang 4 4 "Brieven" ververs=3 %}')


def test_tabelvak_is_een_bereikbaar_gebied() -> None:
    html = toon('{% tabelvak "4 dossiers" %}<tbody></tbody>{% endtabelvak %}')
    assert 'tabindex="0" role="region" aria-labelledby="tabel-4-dossiers"' in html


@pytest.mark.parametrize(
    "bron",
    [
        '{% badge g "fout" %}',
        "{% knop g g %}",
        '{% melding "info" titel=g %}{{ g }}{% endmelding %}',
        "{% kaart g %}{{ g }}{% endkaart %}",
        "{% tabelvak g %}{{ g }}{% endtabelvak %}",
        "{% leeg g g g g %}",
        "{% kerncijfer g g g %}",
        "{% tijdlijn lijst %}",
        "{% gegevens paren %}",
        "{% termijn dag toelichting=g %}",
        "{% kruimels g g g %}",
    ],
)
def test_gegevens_worden_nooit_html(bron: str) -> None:
    gebeurtenis = {"op": timezone.now(), "titel": GEVAAR, "tekst": GEVAAR, "door": GEVAAR, "url": GEVAAR}
    html = toon(bron, g=GEVAAR, lijst=[gebeurtenis], paren=[(GEVAAR, GEVAAR)], dag=DAG)
    assert "<script" not in html
    assert "style=" not in html
