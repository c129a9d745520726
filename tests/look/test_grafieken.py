import re
from types import SimpleNamespace

import pytest
from django.template import Context, Template

from schuldhulp.templatetags.kwadrant import kwadrant


def toon(bron: str, **omgeving: object) -> str:
    return Template(bron).render(Context(omgeving))


GRAFIEKEN = [
    '{% staafdiagram "T" paren doel=40 %}',
    '{% groepdiagram "T" labels reeksen %}',
    '{% groepdiagram "T" labels reeksen gestapeld=True %}',
    '{% lijndiagram "T" labels reeksen doel=80 eenheid="%" %}',
]


@pytest.mark.parametrize("bron", GRAFIEKEN)
@pytest.mark.parametrize("waarden", [[38, 52, None], [0, 0, 0], [None, None, None], [1, 1000000, 2]])
def test_elke_grafiek_heeft_naam_beschrijving_en_tabel(bron: str, waarden: list[int | None]) -> None:
    labels = ["jul", "aug", "<b>sep"]
    html = toon(
        bron,
        paren=list(zip(labels, waarden, strict=True)),
        labels=labels,
        reeksen=[("Zelf", waarden), ("<i>P", waarden)],
    )
    assert 'role="img"' in html
    assert "<desc" in html
    assert "<figcaption" in html
    assert "<table" in html
    assert "style=" not in html
    assert "<b>" not in html
    assert "<i>" not in html
    assert ("geen cijfer" in html) == (None in waarden)
    assert "nan" not in html


def test_geen_rijen() -> None:
    assert "<svg" in toon('{% staafdiagram "T" paren %}', paren=[])
    assert "<svg" in toon('{% sparkline "T" waarden %}', waarden=[])


def test_een_gat_breekt_de_lijn() -> None:
    html = toon('{% lijndiagram "T" labels reeksen %}', labels=["a", "b", "c", "d"], reeksen=[("R", [1, 2, None, 3])])
    pad = html.split('class="grafiek__lijn reeks-1" d="')[1].split('"')[0]
    assert pad.count("M") == 2


def test_onder_nul_blijft_in_het_vlak_en_de_as_ligt_op_nul() -> None:
    html = toon('{% lijndiagram "T" labels reeksen %}', labels=["a", "b", "c"], reeksen=[("R", [-100, 0, 100])])
    hoogten = [float(y) for y in re.findall(r'cy="([\d.]+)"', html)]
    assert hoogten == [210.0, 120.0, 30.0]
    assert "M12 120.0H468" in html


@pytest.mark.parametrize(
    ("schuld", "persoon", "vak", "rechts", "boven"),
    [
        (60, 60, "oplossen", True, True),
        (59, 60, "stabiliseren", False, True),
        (60, 59, "maatwerk", True, False),
        (0, 0, "begeleiden", False, False),
        (100, 100, "oplossen", True, True),
    ],
)
def test_de_stip_ligt_in_haar_vak(schuld: int, persoon: int, vak: str, rechts: bool, boven: bool) -> None:
    vlak = kwadrant(SimpleNamespace(punten_schuld=schuld, punten_persoon=persoon, kwadrant=vak))
    [plaats] = vlak["stippen"]
    assert (float(plaats["x"]) > 200) == rechts
    assert (float(plaats["y"]) < 200) == boven
    assert [v["naam"].lower() for v in vlak["vakken"] if v["hier"]] == [vak]


@pytest.mark.parametrize(
    ("schuld", "persoon", "onderin"),
    [(75, 100, True), (100, 65, False), (80, 80, False), (0, 0, False), (10, 59, True), (80, 59, True)],
)
def test_de_stip_valt_niet_over_de_naam_van_haar_vak(schuld: int, persoon: int, onderin: bool) -> None:
    vak = {(True, True): "oplossen", (False, True): "stabiliseren", (True, False): "maatwerk"}.get(
        (schuld >= 60, persoon >= 60), "begeleiden"
    )
    vlak = kwadrant(SimpleNamespace(punten_schuld=schuld, punten_persoon=persoon, kwadrant=vak))
    [hier] = [v for v in vlak["vakken"] if v["hier"]]
    assert (hier["naam_y"] - hier["y"] > 100) == onderin
    assert not hier["naam_y"] - 30 < float(vlak["stippen"][0]["y"]) < hier["naam_y"] + 40


LIGGEND = [
    '{% balkdiagram "T" scores grenzen=grenzen vorige="Vorige keer" %}',
    '{% balkdiagram "T" scores %}',
    '{% halterdiagram "T" halter links="slecht" rechts="goed" %}',
]


@pytest.mark.parametrize("bron", LIGGEND)
@pytest.mark.parametrize("leeg", [True, False])
def test_liggende_grafiek_heeft_naam_beschrijving_en_tabel(bron: str, leeg: bool) -> None:
    scores = [] if leeg else [("<b>Geld", 40, 100), ("Post", None, None), ("Leren", 0, 0)]
    halter = [] if leeg else [("<b>Wonen", 1, 5, "4 stappen beter"), ("Werk", 3, 3, "gelijk gebleven")]
    html = toon(bron, scores=scores, halter=halter, grenzen=(40, 70))
    for deel in ('role="img"', "<desc", "<figcaption", "<table"):
        assert deel in html
    assert "style=" not in html
    assert "<b>" not in html
    assert "nan" not in html


def test_een_halter_zegt_ook_in_woorden_wat_er_veranderde() -> None:
    html = toon('{% halterdiagram "T" halter %}', halter=[("Wonen", 1, 5, "4 stappen beter")])
    assert "1 → 5" in html
    assert "4 stappen beter" in html
