"""Een lijst in een tekstvak: één per regel, zonder streepjes, en nooit meer dan iemand kan lezen."""

import pytest
from django.core.exceptions import ValidationError

from schuldhulp.formulieren import RegelsField

VELD = RegelsField(label="Voorwaarden", regels=3, tekens=20)


@pytest.mark.parametrize(
    ("getypt", "lijst"),
    [
        ("U komt langs.", ["U komt langs."]),
        ("- U komt langs.\r\n\r\n•\tU belt ons.\n  ", ["U komt langs.", "U belt ons."]),
        ("* Huur-\ncontract", ["Huur", "contract"]),
    ],
)
def test_een_per_regel_zonder_opsommingstekens(getypt: str, lijst: list[str]) -> None:
    assert VELD.clean(getypt) == lijst
    assert VELD.clean(VELD.prepare_value(lijst)) == lijst


@pytest.mark.parametrize(
    ("getypt", "code", "melding"),
    [
        ("", "required", ""),
        (" - \n • ", "required", ""),
        ("a\nb\nc\nd", "te_veel", "hoogstens 3 regels in; dit zijn er 4"),
        ("goed\n" + "x" * 21, "te_lang", "Regel 2 is te lang: hoogstens 20 tekens"),
    ],
)
def test_te_veel_te_lang_of_niets_zegt_wat_er_mis_is(getypt: str, code: str, melding: str) -> None:
    with pytest.raises(ValidationError) as fout:
        VELD.clean(getypt)
    assert fout.value.error_list[0].code == code
    assert melding in fout.value.messages[0]
