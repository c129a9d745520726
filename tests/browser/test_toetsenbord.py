"""Zonder muis: aanmelden en een vraag vastleggen met alleen het toetsenbord, elk binnen een minuut.

`Toetsenbord` doet niets wat een mens met een toetsenbord niet kan: tikken, en kijken waar hij staat. Bij elke stap
staat vast dat de focus te zien is en niet achter iets anders ligt (WCAG 2.4.7 en 2.4.11).
"""

from time import monotonic

import pytest

from intake.models import Aanmelding, Client, Loketvraag
from tests.browser.hulp import Opener, Scherm

pytestmark = pytest.mark.django_db(transaction=True)

MINUUT = 60
BSN_FOUT = "Dit burgerservicenummer klopt niet. Het zijn 9 cijfers; kijk op het paspoort of de identiteitskaart."
# Vier aanslagen per seconde is het tempo van een gewone typist.
AANSLAGEN_PER_SECONDE = 4
WAAR = """() => {
  const e = document.activeElement, stijl = getComputedStyle(e), vak = e.getClientRects()[0];
  const x = vak.left + vak.width / 2, y = vak.top + Math.min(vak.height / 2, 20);
  const boven = document.elementFromPoint(x, y);
  return {
    naam: e.name || "", tekst: (e.innerText || "").trim(), id: e.id, soort: e.tagName, waarde: e.value || "",
    rand: stijl.outlineStyle !== "none" && parseFloat(stijl.outlineWidth) > 0 || stijl.boxShadow !== "none",
    vrij: !!boven && (e.contains(boven) || [...(e.labels || [])].some((l) => l.contains(boven))),
  };
}"""


class Toetsenbord:
    """De toetsen van één pagina; telt de aanslagen en de tijd."""

    def __init__(self, scherm: Scherm, pad: str) -> None:
        self.pagina = scherm.pagina
        # Anders schuift de browser na elke Tab langzaam, en staat het veld nog niet in beeld als wij kijken.
        self.pagina.emulate_media(reduced_motion="reduce")
        self.pagina.goto(scherm.basis + pad)
        self.aanslagen = 0
        self.begin = monotonic()

    def toets(self, naam: str) -> None:
        self.pagina.keyboard.press(naam)
        self.aanslagen += 1

    def typ(self, tekst: str) -> None:
        self.pagina.keyboard.type(tekst)
        self.aanslagen += len(tekst)

    def waar(self) -> dict[str, object]:
        """Waar de focus staat; zij is te zien en ligt nergens achter."""
        plek: dict[str, object] = self.pagina.evaluate(WAAR)
        assert plek["rand"], f"geen zichtbare focus: {plek}"
        assert plek["vrij"], f"de focus ligt achter iets anders: {plek}"
        return plek

    def tab_naar(self, *, naam: str = "", tekst: str = "") -> None:
        """Tab tot het veld met deze naam, of de knop of link met deze tekst."""
        for _ in range(40):
            self.toets("Tab")
            plek = self.waar()
            if (naam and plek["naam"] == naam) or (tekst and plek["tekst"] == tekst):
                return
        raise AssertionError(f"met Tab nooit bij {naam or tekst}")

    def naar_inhoud(self) -> None:
        """De eerste Tab slaat het menu over."""
        self.toets("Tab")
        assert self.waar()["tekst"] == "Naar de inhoud"
        self.toets("Enter")

    def vul(self, **velden: str) -> None:
        """Typt in de velden, in de volgorde van het formulier; in een lijst kiest typen de keuze."""
        for naam, tekst in velden.items():
            self.tab_naar(naam=naam)
            self.typ(tekst)

    def verstuur(self, knop: str) -> None:
        """Tab naar de knop en Enter; de volgende pagina is er."""
        self.tab_naar(tekst=knop)
        with self.pagina.expect_navigation():
            self.toets("Enter")

    def staat_op_fouten(self) -> None:
        """Na een fout staat de focus op de samenvatting."""
        assert self.waar()["id"] == "foutsamenvatting-kop"

    @property
    def seconden(self) -> float:
        return monotonic() - self.begin

    def binnen_een_minuut(self) -> None:
        """De hele weg duurde geen minuut, ook niet in het tempo van een gewone typist."""
        assert self.seconden < MINUUT, self.seconden
        assert self.aanslagen / AANSLAGEN_PER_SECONDE < MINUUT, self.aanslagen


def test_een_aanmelding_met_alleen_het_toetsenbord_binnen_een_minuut(als: Opener) -> None:
    """Alle drie de stappen, met een adres, een bedreiging en de vraag; er is geen muis."""
    noor = als("noor")
    hand = Toetsenbord(noor, "/aanmeldingen/nieuw/")
    hand.naar_inhoud()
    hand.vul(gemeente="Vreedam", voornamen="Anna", achternaam="Zonderling", geboortedatum="3-4-1985")
    hand.vul(straat="Kerkstraat", huisnummer="7", postcode="9999ab", woonplaats="Vreedam", telefoon="0612345678")
    hand.verstuur("Verder")
    noor.ziet("Hoe kwam de melding binnen?")
    hand.naar_inhoud()
    hand.vul(kanaal="Woning", aangemeld_door="De Linde")
    hand.tab_naar(naam="bedreigingen")
    hand.toets("Space")
    hand.vul(hulpvraag="Er ligt een vonnis om te ontruimen.", behandelaar="Noor")
    hand.verstuur("Leg de aanmelding vast")
    hand.binnen_een_minuut()
    noor.kijk_na().ziet("Aanmelding van Anna Zonderling", "Crisis")
    rij = Aanmelding.objects.get(client__achternaam="Zonderling")
    assert (rij.is_crisis, rij.kanaal, rij.behandelaar.naam) == (True, "woningcorporatie", "Noor Jansen")
    assert rij.client.postcode == "9999 AB"


def test_een_vraag_op_het_aanmeldpunt_met_alleen_het_toetsenbord_binnen_een_minuut(als: Opener) -> None:
    """Van een leeg scherm tot vastgelegd bij schuldhulp."""
    lotte = als("lotte")
    hand = Toetsenbord(lotte, "/aanmeldpunt/")
    hand.naar_inhoud()
    hand.vul(
        gemeente="Vreedam", voornamen="Bas", achternaam="Loketman", geboortedatum="5-6-1990", telefoon="0687654321"
    )
    hand.vul(vraag="Kan de huur niet betalen.")
    hand.tab_naar(naam="schuldeisers")
    hand.toets("ArrowDown")
    hand.tab_naar(naam="vaste_lasten")
    hand.toets("ArrowUp")  # van de eerste naar de laatste: Nee
    hand.tab_naar(naam="bedreigingen")
    hand.toets("Space")
    hand.verstuur("Bekijk waar de vraag heen gaat")
    lotte.ziet("Waar de vraag van Bas Loketman heen gaat")
    hand.naar_inhoud()
    hand.verstuur("Leg de vraag vast")
    hand.binnen_een_minuut()
    lotte.kijk_na().ziet("Bas Loketman")
    assert Loketvraag.objects.get(client__achternaam="Loketman").vraag == "Kan de huur niet betalen."


def test_na_een_fout_staat_de_focus_op_de_samenvatting_en_de_link_brengt_naar_het_veld(als: Opener) -> None:
    noor = als("noor")
    hand = Toetsenbord(noor, "/aanmeldingen/nieuw/")
    hand.naar_inhoud()
    hand.vul(gemeente="Vreedam", bsn="123456789", voornamen="Anna")
    hand.verstuur("Verder")
    hand.staat_op_fouten()
    hand.tab_naar(tekst=BSN_FOUT)
    hand.toets("Enter")
    assert hand.waar()["naam"] == "bsn"
    # Wat getypt was, staat er nog; verbeteren en verder, nog steeds zonder muis.
    assert noor.pagina.input_value("[name=voornamen]") == "Anna"
    hand.toets("ControlOrMeta+a")
    hand.toets("Delete")
    hand.vul(achternaam="Zonderling")
    hand.verstuur("Verder")
    noor.ziet("Hoe kwam de melding binnen?")
    assert not Client.objects.filter(achternaam="Zonderling").exists()
