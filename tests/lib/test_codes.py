"""Codes in brieven: af te leiden, niet te raden, en in de database alleen als hash."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schuldhulp.lib.codes import LENGTE, TEKENS, code_voor, hash_van
from schuldhulp.lib.nummers import volgend_nummer


def test_dezelfde_rij_geeft_dezelfde_code_en_een_andere_rij_of_een_ander_doel_niet() -> None:
    een, ander = uuid4(), uuid4()
    assert code_voor("saldo", een) == code_voor("saldo", een)
    assert len({code_voor("saldo", een), code_voor("voorstel", een), code_voor("saldo", ander)}) == 3


@given(st.uuids())
def test_een_code_bestaat_uit_vier_groepjes_van_leesbare_tekens(id_) -> None:  # type: ignore[no-untyped-def]
    kaal = code_voor("saldo", id_).split("-")
    assert [len(groep) for groep in kaal] == [4] * (LENGTE // 4)
    assert set("".join(kaal)) <= set(TEKENS)


def test_hoe_iemand_de_code_overtypt_maakt_niet_uit() -> None:
    code = code_voor("saldo", uuid4())
    assert hash_van(code) == hash_van(f" {code.lower().replace('-', ' ')} ")
    assert code.replace("-", "") not in hash_van(code)


@pytest.mark.django_db
def test_nummers_lopen_op_per_reeks_en_jaar() -> None:
    assert [volgend_nummer("SHV", 2026), volgend_nummer("SHV", 2026)] == ["SHV-2026-00001", "SHV-2026-00002"]
    assert volgend_nummer("SHV", 2027) == "SHV-2027-00001"
    assert volgend_nummer("T", 2026) == "T-2026-00001"
