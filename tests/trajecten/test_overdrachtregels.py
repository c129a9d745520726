"""Is een dossier klaar voor fase 2: per onderdeel wat precies ontbreekt."""

from dataclasses import replace
from datetime import date

import pytest

from trajecten.choices.overdracht import Overdrachtdeel as D
from trajecten.regels.overdracht import Dossierfeiten, Persoonsfeiten, bekijk

VOL = Dossierfeiten(
    personen=(Persoonsfeiten("Samira de Wit"),),
    samenstelling="Alleenstaand",
    woonsituatie="Huurwoning",
    inkomensbron="Loon",
    schulden=3,
    planversie=2,
    budget_op=date(2026, 10, 30),
)


def test_een_vol_dossier_mist_niets() -> None:
    standen = bekijk(VOL)
    assert list(standen) == list(D)
    assert [stand.mist for stand in standen.values()] == [()] * len(D)
    assert standen[D.HUISHOUDEN].tekst == "Alleenstaand. Huurwoning."
    assert standen[D.SCHULDEN].tekst == "3 schulden op een rij."
    assert standen[D.BUDGET].tekst == "Het budget is van 30-10-2026."
    assert standen[D.PLAN].tekst == "Versie 2 is vastgesteld."
    assert standen[D.STABILISATIE].tekst == "Er was geen stabilisatie."


@pytest.mark.parametrize(
    ("anders", "deel", "mist"),
    [
        (
            {"personen": (Persoonsfeiten("Jan", ("BSN",)), Persoonsfeiten("An", ("adres", "geboortedatum")))},
            D.PERSONEN,
            ("BSN van Jan", "adres van An", "geboortedatum van An"),
        ),
        ({"samenstelling": ""}, D.HUISHOUDEN, ("samenstelling",)),
        ({"samenstelling": "", "woonsituatie": ""}, D.HUISHOUDEN, ("samenstelling", "woonsituatie")),
        ({"inkomensbron": ""}, D.INKOMEN, ("bron van inkomen",)),
        ({"schulden": 0}, D.SCHULDEN, ("de schulden",)),
        ({"zonder_schuldeiser": 1}, D.SCHULDEN, ("de schuldeiser van 1 schuld",)),
        ({"zonder_bedrag": 2}, D.SCHULDEN, ("het bedrag van 2 schulden",)),
        (
            {"open_opgaven": 1},
            D.SCHULDEN,
            ("een besluit over 1 schuldeiser die de inwoner zelf opschreef",),
        ),
        ({"papieren_missen": ("Loonstrook",)}, D.PAPIEREN, ("Loonstrook",)),
        ({"papieren_na_te_kijken": 2}, D.PAPIEREN, ("de controle van 2 papieren",)),
        ({"budget_op": None}, D.BUDGET, ("een budget",)),
        ({"planversie": None}, D.PLAN, ("een vastgesteld plan",)),
        ({"is_gestabiliseerd": True}, D.STABILISATIE, ("de keuze na de stabilisatie",)),
        ({"is_gestabiliseerd": True, "vervolgkeuze": "regeling"}, D.STABILISATIE, ()),
    ],
)
def test_wat_ontbreekt_wordt_precies_gezegd(anders: dict[str, object], deel: D, mist: tuple[str, ...]) -> None:
    standen = bekijk(replace(VOL, **anders))  # type: ignore[arg-type]
    assert standen[deel].mist == mist
    assert all(not stand.mist for ander, stand in standen.items() if ander != deel)
    if mist:
        assert standen[deel].tekst.endswith(f"Ontbreekt: {'; '.join(mist)}.")
