"""Bezwaar op tijd of niet, en de dag waarop de beslissing er moet zijn."""

from datetime import date

import pytest

from intake.bezwaartermijn import bereken_beslistermijn_bezwaar, toets_tijdig

EINDE = date(2026, 12, 28)  # zes weken na 13 november, geschoven voorbij Kerst en het weekend


@pytest.mark.parametrize(
    ("ontvangen", "poststempel", "op_tijd"),
    [
        (date(2026, 12, 28), None, True),  # op de laatste dag
        (date(2026, 12, 29), None, False),  # een dag te laat, zonder stempel
        (date(2027, 1, 4), date(2026, 12, 28), True),  # verstuurd op de laatste dag, binnen een week ontvangen
        (date(2027, 1, 5), date(2026, 12, 28), False),  # te lang onderweg
        (date(2026, 12, 30), date(2026, 12, 29), False),  # na de termijn verstuurd
        (date(2026, 11, 14), date(2026, 11, 13), True),
    ],
)
def test_bezwaar_op_tijd_met_poststempel(ontvangen: date, poststempel: date | None, op_tijd: bool) -> None:
    uitkomst = toets_tijdig(EINDE, ontvangen, poststempel)
    assert uitkomst.op_tijd is op_tijd
    assert "op tijd" in uitkomst.toelichting[-1] or "te laat" in uitkomst.toelichting[-1]


@pytest.mark.parametrize(
    ("commissie", "verdaagd", "uiterlijk"),
    [
        (False, False, date(2027, 2, 8)),  # 6 weken na 28 december
        (True, False, date(2027, 3, 22)),  # 12 weken
        (False, True, date(2027, 3, 22)),  # 6 plus 6 weken: nog binnen 12 weken
        (True, True, date(2027, 5, 3)),  # 18 weken
    ],
)
def test_beslistermijn_op_bezwaar(commissie: bool, verdaagd: bool, uiterlijk: date) -> None:
    termijn = bereken_beslistermijn_bezwaar(EINDE, commissie=commissie, verdaagd=verdaagd)
    assert termijn.uiterlijk == uiterlijk
    assert "art. 7:10 Awb" in " ".join(termijn.toelichting)
    assert ("verdaagd" in " ".join(termijn.toelichting)) is verdaagd


def test_zes_weken_schuiven_door_een_feestdag_en_achttien_niet() -> None:
    # 6 weken na maandag 16 november 2026 is maandag 28 december; na 13 november is eerste kerstdag.
    assert bereken_beslistermijn_bezwaar(date(2026, 11, 13), commissie=False).uiterlijk == date(2026, 12, 28)
    # 18 weken na 20 november 2026 is Goede Vrijdag 26 maart 2027: langer dan 12 weken schuift niet.
    lang = bereken_beslistermijn_bezwaar(date(2026, 11, 20), commissie=True, verdaagd=True)
    assert lang.uiterlijk == date(2027, 3, 26)
