"""Een medewerker achter een echte browser: doet wat een mens doet, en elke pagina die hij ziet wordt nagekeken."""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from django.db import connections
from playwright.sync_api import Browser, Page, Response, sync_playwright

VLAGGEN = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
REGELS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# Een tabel schuift wel in haar eigen vak, maar wie daar de laatste kolom zoekt, vindt haar niet.
AFGESNEDEN = """() => [...document.querySelectorAll("main .app-tabelvak:not(.app-tabelvak--klein)")]
  .filter((vak) => vak.checkVisibility() && vak.scrollWidth > vak.clientWidth + 1)
  .map((vak) => vak.querySelector("caption").innerText)"""
BREED, SMAL = {"width": 1280, "height": 900}, {"width": 320, "height": 900}
TELEFOON = {"width": 390, "height": 844}


@contextmanager
def chromium() -> Iterator[Browser]:
    """De Chromium van het systeem. Ontbreekt hij, dan faalt de test: overslaan zou niets bewijzen."""
    pad = shutil.which("chromium") or shutil.which("chromium-browser")
    assert pad, "Chromium ontbreekt; bin/install zet hem erop"
    with sync_playwright() as speler:
        browser = speler.chromium.launch(executable_path=pad, args=VLAGGEN)
        try:
            yield browser
        finally:
            browser.close()
            connections.close_all()


def overtredingen(pagina: Page) -> list[tuple[str, Any]]:
    """Wat axe vindt: de regel en de plek."""
    gevonden = Axe().run(pagina, options=REGELS).response["violations"]
    return [(regel["id"], [deel["target"] for deel in regel["nodes"]]) for regel in gevonden]


def toets_smal_en_breed(pagina: Page) -> None:
    """Geen overtreding van WCAG 2.2 A/AA en niets dat buiten het scherm valt, breed en smal."""
    for maat in (SMAL, BREED):
        pagina.set_viewport_size(maat)
        assert pagina.evaluate("document.scrollingElement.scrollWidth") <= maat["width"]
        assert overtredingen(pagina) == []


class Scherm:
    """Een tabblad met een eigen sessie. Elke pagina die opengaat, wordt meteen nagekeken."""

    # Uit met --alleen-database: de opmaak is op elke database dezelfde.
    met_beeld = True

    def __init__(self, browser: Browser, basis: str, maat: dict[str, int] = BREED):
        self.basis, self.maat = basis, maat
        self.context = browser.new_context(
            viewport=maat, has_touch=maat is TELEFOON, locale="nl-NL", timezone_id="Europe/Amsterdam"
        )
        self.pagina = self.context.new_page()
        self.pagina.set_default_timeout(10_000)
        self.fouten: list[str] = []
        self.antwoord: Response | None = None
        self.gezien: list[str] = []
        self.pagina.on("console", self._console)
        self.pagina.on("pageerror", lambda fout: self.fouten.append(f"script: {fout}"))
        self.pagina.on("response", self._bewaar_antwoord)

    def _console(self, bericht: Any) -> None:
        # Een pagina met status 404 of 403 meldt de browser zelf ook als fout; de status toetsen we apart.
        if bericht.type == "error" and "Failed to load resource" not in bericht.text:
            self.fouten.append(f"console: {bericht.text}")

    def _bewaar_antwoord(self, antwoord: Response) -> None:
        if antwoord.request.is_navigation_request():
            self.antwoord = antwoord
        elif antwoord.status >= 400:
            self.fouten.append(f"{antwoord.status} {antwoord.url}")

    # Gaan en kijken

    def open(self, pad: str, *, status: int = 200, met_axe: bool = True) -> "Scherm":
        """Gaat naar een adres zoals iemand die het intypt."""
        self.pagina.goto(pad if pad.startswith("http") else self.basis + pad)
        return self.kijk_na(status=status, met_axe=met_axe)

    def klik(self, naam: str, *, waar: str = "main", status: int = 200) -> "Scherm":
        """Klikt op de link of knop met deze tekst en kijkt de volgende pagina na."""
        doel = self.pagina.locator(waar).locator("a, button, input[type=submit]").filter(has_text=_precies(naam))
        with self.pagina.expect_navigation():
            doel.first.click()
        return self.kijk_na(status=status)

    def kijk_na(self, *, status: int = 200, met_axe: bool = True) -> "Scherm":
        """Wat op elke pagina moet kloppen: status, kop, titel, sprong naar de inhoud, smal, axe, geen fouten."""
        pagina, waar = self.pagina, self.pagina.url
        assert self.antwoord is not None
        assert self.antwoord.status == status, f"{waar}: {self.antwoord.status}\n{self.tekst[:600]}"
        self.gezien.append(waar)
        assert pagina.locator("h1").count() == 1, f"{waar}: geen of meer dan één h1"
        assert len(pagina.title().split(" - ")[0]) > 2, waar
        if self.met_beeld:
            self._bekijk(met_axe=met_axe)
        assert self.fouten == [], f"{waar}: {self.fouten}"
        return self

    def _bekijk(self, *, met_axe: bool) -> None:
        """Wat van de opmaak afhangt: toetsenbord, axe, en of alles past, breed en smal."""
        pagina, waar = self.pagina, self.pagina.url
        self._sprong()
        if met_axe:
            gevonden = overtredingen(pagina)
            assert gevonden == [], f"{waar}: {gevonden}"
        for maat in (SMAL, BREED, self.maat):
            pagina.set_viewport_size(maat)
            breedte = pagina.evaluate("document.documentElement.scrollWidth")
            assert breedte <= maat["width"], f"{waar} is {breedte} breed op een scherm van {maat['width']}"
            if maat is SMAL:
                afgesneden = pagina.evaluate(AFGESNEDEN)
                assert afgesneden == [], f"{waar}: tabel past niet op een telefoon: {afgesneden}"

    def _sprong(self) -> None:
        """De eerste Tab komt bij “Naar de inhoud”, tenzij de pagina zelf al een melding in beeld bracht."""
        if self.pagina.evaluate("document.activeElement === document.body"):
            self.pagina.keyboard.press("Tab")
            assert self.pagina.evaluate("document.activeElement.getAttribute('href')") == "#inhoud", self.pagina.url
            self.pagina.evaluate("document.activeElement.blur()")

    @property
    def tekst(self) -> str:
        """Wat er in de inhoud te lezen is."""
        return self.pagina.locator("main").inner_text().replace("\xa0", " ")

    @property
    def pad(self) -> str:
        """Het adres zonder de server."""
        return self.pagina.url.removeprefix(self.basis)

    def ziet(self, *teksten: str) -> "Scherm":
        """Deze teksten staan op de pagina."""
        for tekst in teksten:
            assert tekst in self.tekst, f"“{tekst}” staat niet op {self.pagina.url}:\n{self.tekst[:3000]}"
        return self

    # Invullen

    def vul(self, **velden: str | bool | list[str]) -> "Scherm":
        """Vult velden op naam: tekst, een keuze uit een lijst of rondjes, of vinkjes (een lijst van waarden)."""
        for naam, waarde in velden.items():
            self._vul(naam.replace("__", "-"), waarde)
        return self

    def _vul(self, naam: str, waarde: str | bool | list[str]) -> None:
        veld = self.pagina.locator(f'main [name="{naam}"]:not([type=hidden])')
        soort = veld.first.evaluate("e => e.tagName + '/' + e.type")
        if isinstance(waarde, list):
            for keuze in waarde:
                self.pagina.check(f'main [name="{naam}"][value="{keuze}"]')
        elif soort == "INPUT/radio":
            self.pagina.check(f'main [name="{naam}"][value="{waarde}"]')
        elif soort == "INPUT/checkbox":
            veld.first.set_checked(bool(waarde))
        elif soort.startswith("SELECT"):
            _kies(veld.first, str(waarde))
        else:
            veld.first.fill(str(waarde))

    def verstuur(self, *, status: int = 200) -> "Scherm":
        """De hoofdknop van het formulier in de inhoud."""
        with self.pagina.expect_navigation():
            self.pagina.locator("main form.app-formulier button[type=submit]").first.click()
        return self.kijk_na(status=status)

    def mist_invoer(self) -> "Scherm":
        """Het formulier kwam terug met een samenvatting van de fouten, en daar staat de focus."""
        assert self.pagina.title().startswith("Fout: ")
        assert self.pagina.evaluate("document.activeElement.id") == "foutsamenvatting-kop"
        return self

    def haal(self, pad: str) -> Any:
        """Een bestand (PDF, CSV) met de sessie van dit scherm."""
        return self.context.request.get(pad if pad.startswith("http") else self.basis + pad)

    def adressen(self) -> list[str]:
        """Waar de links en formulieren van deze pagina naartoe wijzen."""
        return self.pagina.eval_on_selector_all("a[href]", "alles => alles.map(a => a.href)")

    def sluit(self) -> None:
        """Sluit het tabblad en zijn sessie."""
        self.context.close()

    # Inloggen

    def log_in(self, email: str, wachtwoord: str, naar: str = "/") -> "Scherm":
        """Langs de echte inlogpagina's, met de tweede factor die de demo toont."""
        self.open(f"/account/login/?next={naar}")
        self.vul(login=email, password=wachtwoord)
        self.verstuur_inlog()
        for _ in range(3):  # op een drukke machine kan de code net verlopen zijn; dan staat de volgende er
            self.vul(code=self.pagina.locator(".app-code").first.inner_text())
            self.verstuur_inlog()
            if "/2fa/" not in self.pad:
                break
        return self

    def verstuur_inlog(self) -> "Scherm":
        """De knop van de inlogpagina."""
        with self.pagina.expect_navigation():
            self.pagina.click("main form button")
        return self.kijk_na()


def _precies(naam: str) -> "re.Pattern[str]":
    return re.compile(rf"^\s*{re.escape(naam)}\s*$")


def _kies(lijst: Any, waarde: str) -> None:
    """Kiest op de waarde of op de tekst, zoals een mens."""
    waarden = lijst.evaluate("e => [...e.options].map(o => o.value)")
    if waarde in waarden:
        lijst.select_option(value=waarde)
    else:
        lijst.select_option(label=waarde)


Opener = Callable[[str], Scherm]
