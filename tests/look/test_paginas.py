import json
import re
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings as instellingen
from django.test import Client

from schuldhulp.views import fouten

MAP = Path(instellingen.BASE_DIR)


@pytest.mark.parametrize(
    ("pad", "status", "tekst"),
    [
        ("/bestaat-niet/", 404, "Deze pagina is er niet"),
        ("/niet-gevonden/", 404, "Deze pagina is er niet"),
        ("/verboden/", 403, "Alleen de teamleider mag dit."),
        ("/gelijktijdig/", 409, "Iemand anders was u net voor"),
        ("/geweigerd/", 409, "Er zijn nog schuldeisers zonder antwoord."),
        ("/bezet/", 503, "Dit lukt nu even niet"),
    ],
)
@pytest.mark.django_db
def test_foutpagina_is_nederlands(client: Client, ingelogd: Client, pad: str, status: int, tekst: str) -> None:
    antwoord = ingelogd.get(pad)
    inhoud = antwoord.content.decode()
    assert antwoord.status_code == status
    assert tekst in inhoud
    assert inhoud.count("<h1") == 1
    assert '<html lang="nl"' in inhoud


def test_onbekend_en_niet_van_u_zien_er_hetzelfde_uit(klok: None, ingelogd: Client) -> None:
    # De klok staat stil: op elke pagina staat hoeveel seconden de sessie nog duurt.
    zonder_kenmerk = [
        re.sub(rb'value="[^"]{64}"', b"", ingelogd.get(pad).content) for pad in ("/bestaat-niet/", "/niet-gevonden/")
    ]
    assert zonder_kenmerk[0] == zonder_kenmerk[1]


def test_storing_noemt_geen_details_en_vraagt_geen_database(client: Client) -> None:
    client.raise_request_exception = False
    # Zonder de fixture `db` faalt elke vraag aan de database.
    antwoord = client.get("/kapot/")
    assert antwoord.status_code == 500
    assert "Er ging bij ons iets mis" in antwoord.content.decode()
    assert "geheim" not in antwoord.content.decode()


def test_bezet_zegt_wanneer_opnieuw(client: Client) -> None:
    assert client.get("/bezet/")["Retry-After"] == "30"


def test_api_krijgt_haar_eigen_vorm(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.http import JsonResponse

    gevraagd = []

    def antwoord(request: object, status: int, detail: str) -> JsonResponse:
        gevraagd.append((status, detail))
        return JsonResponse({}, status=status)

    monkeypatch.setattr(fouten, "import_string", lambda naam: antwoord)
    client.raise_request_exception = False
    assert client.get("/api/kapot").status_code == 500
    assert client.get("/api/bestaat-niet").status_code == 404
    assert gevraagd == [(500, ""), (404, "")]


@pytest.mark.django_db
def test_csrf_fout_is_vriendelijk(consulent: object) -> None:
    streng = Client(enforce_csrf_checks=True)
    antwoord = streng.post("/account/login/", {})
    assert antwoord.status_code == 403
    assert "Dit formulier is verlopen" in antwoord.content.decode()


@pytest.mark.parametrize("pad", ["/toegankelijkheid/", "/privacy/", "/account/login/"])
@pytest.mark.django_db
def test_openbare_paginas(client: Client, pad: str) -> None:
    antwoord = client.get(pad)
    assert antwoord.status_code == 200
    assert "script" in antwoord["Content-Security-Policy"]


@pytest.mark.django_db
def test_gezond(client: Client) -> None:
    assert client.get("/gezond").json() == {"status": "ok"}


def test_security_txt(client: Client) -> None:
    tekst = client.get("/.well-known/security.txt").content.decode()
    assert re.search(r"^Expires: \d{4}-\d\d-\d\dT00:00:00Z$", tekst, re.M)
    assert tekst.startswith("Contact: ")


@pytest.mark.django_db
def test_stijlgids_alleen_in_demo_en_ontwikkeling(client: Client, settings: object) -> None:
    settings.DEBUG = settings.DEMO = False
    assert client.get("/stijlgids/").status_code == 404
    settings.DEMO = True
    inhoud = client.get("/stijlgids/").content.decode()
    assert "style=" not in inhoud
    assert inhoud.count("<h1") == 1
    assert client.post("/stijlgids/", {}).content.decode().count("<title>Fout: ") == 1


def test_menu_volgt_de_rechten(ingelogd: Client, settings: object) -> None:
    settings.DEMO = True
    inhoud = ingelogd.get("/stijlgids/").content.decode()
    menu = inhoud.split('id="hoofdmenu"')[1].split("</ul>")[0]
    assert re.findall(r">([^<>]+)</a>", menu) == ["Mijn werk", "Termijnen", "Dossiers"]
    assert 'action="/zoek/"' in inhoud
    assert "Noor Jansen" in inhoud


def test_springlink_is_het_eerste_wat_een_toets_bereikt(ingelogd: Client, settings: object) -> None:
    settings.DEMO = True
    body = ingelogd.get("/stijlgids/").content.decode().split("<body")[1]
    assert re.search(r"<(a|button|input)[^>]*>", body)[0].endswith('href="#inhoud">')


def test_css_hoort_bij_de_vastgelegde_pakketten() -> None:
    slot = json.loads((MAP / "package-lock.json").read_text())["packages"]
    readme = (MAP / "schuldhulp/static/vendor/nlds/README.md").read_text()
    for naam, versie in json.loads((MAP / "package.json").read_text())["devDependencies"].items():
        assert slot[f"node_modules/{naam}"]["version"] == versie
        assert f"{naam}" in readme
        assert f"| {versie} |" in readme
    assert "resolved" not in (MAP / "package-lock.json").read_text()


@pytest.mark.parametrize("bestand", ["app.css", "grafieken.css"])
def test_eigen_css_gebruikt_alleen_basistokens(bestand: str) -> None:
    css = (MAP / "schuldhulp/static" / bestand).read_text()
    assert set(re.findall(r"var\((--[a-z]+)-", css)) == {"--basis"}
    assert "url(http" not in css


def test_geen_stijl_of_script_in_sjablonen() -> None:
    for pad in (MAP / "templates").rglob("*.html"):
        if "brieven" in pad.parts:
            continue
        tekst = pad.read_text()
        assert " style=" not in tekst, pad
        assert not re.search(r"<script(?![^>]*\bsrc=)", tekst), pad
        assert not re.search(r"\son[a-z]+=\"", tekst), pad


def test_elke_eigen_klasse_heeft_een_betekenis() -> None:
    """Twee onderdelen met dezelfde naam breken elkaars opmaak; de stappenbalk lag zo over de tekst eronder."""
    css = (MAP / "schuldhulp/static/app.css").read_text()
    vaker = {naam for naam, n in Counter(re.findall(r"^(\.app-[\w-]+) \{", css, flags=re.M)).items() if n > 1}
    assert vaker == set()
