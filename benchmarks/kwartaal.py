"""Het kwartaalrapport over vijftigduizend trajecten, tegen SQL met de hand die elke tabel één keer leest."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.database import ververs_statistiek
from benchmarks.levenslopen import Levenslopen
from benchmarks.meten import Uitkomst, duizendtal, meet_om_en_om, verhouding
from benchmarks.zaad import nu, werkplek
from rapportage.kwartaal import Kwartaal, Periode, kwartaal_van
from rapportage.services.kwartaal import stel_op
from schuldhulp.organisatie.models import Gemeente
from trajecten.choices import FASE_1, FASE_2

Cijfers = dict[str, tuple[Decimal, Decimal | None]]
DOORLOOP = ("plan_van_aanpak", "stabilisatie", "inventarisatie", "voorstel")


def meet(rijen: int, ronden: int) -> list[Uitkomst]:
    """Tijd van alle KPI's van één kwartaal als veelvoud van de kale SQL. Fout: RuntimeError bij andere getallen."""
    op, aantal = nu(), max(rijen // 2, 10)
    plek = werkplek("Kwartaaldam")
    Levenslopen(plek, aantal, op).zaai()
    ververs_statistiek()
    kwartaal = kwartaal_van(op.date()).plus(-2)
    _vergelijk(plek.gemeente, kwartaal)
    paar = meet_om_en_om(
        lambda: _product(plek.gemeente, kwartaal),
        lambda: _met_de_hand(plek.gemeente.pk, kwartaal.periode),
        ronden=ronden,
        aantal=5 if aantal > 100 else 2,
    )
    with CaptureQueriesContext(connection) as vragen:
        _product(plek.gemeente, kwartaal)
    naam = f"Kwartaalrapport, {duizendtal(aantal)} trajecten"
    return [
        verhouding(naam, "tijd", paar.tijd, 3.0, toelichting=paar.milliseconden()),
        Uitkomst(naam, "databasevragen", len(vragen), 18, toelichting="zestien KPI's, beleid en vaststelling"),
    ]


def _product(gemeente: Gemeente, kwartaal: Kwartaal) -> Cijfers:
    return {meting.kpi.code: (meting.teller, meting.noemer) for meting in stel_op([gemeente], kwartaal)}


def _vergelijk(gemeente: Gemeente, kwartaal: Kwartaal) -> None:
    product, hand = _product(gemeente, kwartaal), _met_de_hand(gemeente.pk, kwartaal.periode)
    if product != hand:
        anders = {c: (product.get(c), hand.get(c)) for c in product | hand if product.get(c) != hand.get(c)}
        raise RuntimeError(f"Het rapport en de SQL met de hand tellen niet gelijk: {anders}")


def _met_de_hand(gemeente: int, p: Periode) -> Cijfers:
    tijd = connection.ops.adapt_datetimefield_value
    waarden = {"g": gemeente, "van": p.van, "tot": p.tot, "tot_g": min(p.tot, p.gisteren)}
    waarden |= {"van_op": tijd(p.van_op), "voor_op": tijd(p.voor_op)}
    return {
        **_aanmeldingen(waarden),
        **_trajecten(waarden),
        "vaste_consulent": _paar(_een(BESLIST, waarden)),
        "afwijking_kwadrant": _paar(_een(SCREENINGEN, waarden)),
        "voorstellen_akkoord": _paar(_een(VOORSTELLEN, waarden)),
        "slagingspercentage": _paar(_een(REGELINGEN, waarden)),
        "verwijzingen_met_terugkoppeling": _paar(_een(VERWIJZINGEN, waarden)),
    }


def _aanmeldingen(waarden: dict[str, Any]) -> Cijfers:
    rij = _een(AANMELDINGEN.format(dagen=_dagen("gesprek_op", "gemeld_op")), waarden)
    return {
        "instroom": (Decimal(rij[0]), None),
        "recidive": _paar((rij[1], rij[0])),
        "wachttijd_eerste_gesprek": _paar(rij[2:4]),
        "eerste_gesprek_op_tijd": _paar(rij[4:6]),
        "beschikking_op_tijd": _paar(rij[6:8]),
    }


def _trajecten(waarden: dict[str, Any]) -> Cijfers:
    duur = _dagen("w.op", "v.op")
    delen = [
        f"SUM({duur}) FILTER (WHERE w.van = '{s}' AND w.naar <> 'uitgevallen'),"
        f" COUNT(*) FILTER (WHERE w.van = '{s}' AND w.naar <> 'uitgevallen')"
        for s in DOORLOOP
    ]
    einde = "'afgerond', 'wsnp', 'uitgevallen'"
    for van, naar in ((FASE_1, f"'inventarisatie', {einde}"), (FASE_2, einde)):
        weg = f"w.van IN ({', '.join(repr(s.value) for s in van)}) AND w.naar IN ({naar})"
        delen.append(f"COUNT(*) FILTER (WHERE {weg} AND w.naar = 'uitgevallen'), COUNT(*) FILTER (WHERE {weg})")
    rij = _een(TRAJECTEN.format(kolommen=", ".join(delen)), waarden)
    codes = [*(f"doorlooptijd_{s}" for s in DOORLOOP), "uitval_fase_1", "uitval_fase_2"]
    return {code: _paar(rij[2 * i : 2 * i + 2]) for i, code in enumerate(codes)}


def _een(opdracht: str, waarden: dict[str, Any]) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(opdracht, waarden)
        return cursor.fetchone()


def _paar(rij: Any) -> tuple[Decimal, Decimal]:
    teller = Decimal(str(rij[0] or 0)).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    return teller, Decimal(rij[1])


def _dagen(eind: str, begin: str) -> str:
    if connection.vendor == "postgresql":
        return f"EXTRACT(EPOCH FROM ({eind} - {begin})) / 86400.0"
    return f"julianday({eind}) - julianday({begin})"


BESLIST = """
    SELECT COUNT(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM intake_behandelaarswissel w
            WHERE w.client_id = a.client_id AND w.van_id IS NOT NULL
                AND w.op >= a.gemeld_op AND w.op <= a.besloten_op)), COUNT(*)
    FROM intake_aanmelding a WHERE a.gemeente_id = %(g)s AND a.gemeld_op IS NOT NULL AND a.gesprek_op IS NOT NULL
        AND a.besloten_op >= %(van_op)s AND a.besloten_op < %(voor_op)s"""
SCREENINGEN = """
    SELECT COUNT(*) FILTER (WHERE s.gekozen <> s.berekend), COUNT(*)
    FROM intake_screening s JOIN intake_aanmelding a ON a.id = s.aanmelding_id
    WHERE a.gemeente_id = %(g)s AND s.op >= %(van_op)s AND s.op < %(voor_op)s"""
_GEMELD = "gemeld_op >= %(van_op)s AND gemeld_op < %(voor_op)s"
_GESPREK = "gesprek_op >= %(van_op)s AND gesprek_op < %(voor_op)s AND gemeld_op IS NOT NULL"


def _op_tijd(klaar: str, uiterlijk: str, weg: str) -> str:
    gedaan = f"{klaar} >= %(van)s AND {klaar} <= %(tot)s AND {klaar} <= {uiterlijk}"
    laat = f"{uiterlijk} >= %(van)s AND {uiterlijk} <= %(tot_g)s AND ({klaar} IS NULL OR {klaar} > {uiterlijk})"
    binnen = f"(({gedaan}) OR ({laat})) AND NOT COALESCE(status = 'ingetrokken' AND {weg} <= {uiterlijk}, FALSE)"
    return f"COUNT(*) FILTER (WHERE {binnen} AND {klaar} <= {uiterlijk}), COUNT(*) FILTER (WHERE {binnen})"


AANMELDINGEN = f"""
    SELECT COUNT(*) FILTER (WHERE {_GEMELD}), COUNT(*) FILTER (WHERE {_GEMELD} AND is_recidive),
        SUM({{dagen}}) FILTER (WHERE {_GESPREK}), COUNT(*) FILTER (WHERE {_GESPREK}),
        {_op_tijd("intake_start_datum", "gesprek_uiterlijk_datum", "aanmelding_eind_datum")},
        {_op_tijd("intake_eind_datum", "beslis_uiterlijk_datum", "intake_eind_datum")}
    FROM intake_aanmelding WHERE gemeente_id = %(g)s"""
TRAJECTEN = """
    SELECT {kolommen} FROM kern_statuswissel w
    JOIN trajecten_traject t ON t.id = w.object_id AND t.gemeente_id = %(g)s
    LEFT JOIN kern_statuswissel v ON v.object_id = w.object_id AND v.volgnummer = w.volgnummer - 1
    WHERE w.object_soort = 'trajecten.traject' AND w.op >= %(van_op)s AND w.op < %(voor_op)s"""
VOORSTELLEN = """
    SELECT COUNT(*) FILTER (WHERE w.naar = 'akkoord'), COUNT(*) FROM kern_statuswissel w
    JOIN trajecten_voorstel r ON r.id = w.object_id AND r.gemeente_id = %(g)s
    WHERE w.object_soort = 'trajecten.voorstel' AND w.van = 'verstuurd' AND w.naar IN ('akkoord', 'geen_akkoord')
        AND w.op >= %(van_op)s AND w.op < %(voor_op)s"""
REGELINGEN = """
    SELECT COUNT(*) FILTER (WHERE u.reden IS NULL OR u.reden = 'Afgerond'
            OR u.uit_status NOT IN ('akkoord', 'looptijd')), COUNT(*)
    FROM trajecten_oplossing o JOIN trajecten_traject t ON t.id = o.traject_id
    LEFT JOIN trajecten_uitstroom u ON u.traject_id = o.traject_id
    WHERE t.gemeente_id = %(g)s AND ((o.eind_datum >= %(van)s AND o.eind_datum <= %(tot)s)
        OR (o.eind_datum IS NULL AND u.datum >= %(van)s AND u.datum <= %(tot)s))"""
VERWIJZINGEN = """
    SELECT COUNT(*) FILTER (WHERE EXISTS (SELECT 1 FROM ketenpartners_terugkoppeling k
            WHERE k.verwijzing_id = v.id AND k.soort <> 'acceptatie')), COUNT(*)
    FROM ketenpartners_verwijzing v WHERE v.gemeente_id = %(g)s AND v.status <> 'ingetrokken'
        AND v.verstuurd_op >= %(van_op)s AND v.verstuurd_op < %(voor_op)s"""
