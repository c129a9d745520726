"""Papieren, van slepen tot nagekeken: Noor voegt toe en splitst, Bilal doet de tweede controle."""

import pytest

from intake.choices import Documentsoort, Documentstatus
from intake.models import Client, Document
from tests.browser.hulp import Opener
from tests.intake.papieren.bestanden import foto, pdf

pytestmark = pytest.mark.django_db(transaction=True)

# Zoals een mens bestanden boven het vak loslaat; de browser maakt er gewone gekozen bestanden van.
SLEEP = """vak => {
  const mee = new DataTransfer();
  mee.items.add(new File(["PK\\u0003\\u0004zip"], "loonstrook.pdf", { type: "application/pdf" }));
  vak.dispatchEvent(new DragEvent("drop", { dataTransfer: mee, bubbles: true, cancelable: true }));
}"""


def test_van_slepen_tot_nagekeken_door_twee(als: Opener) -> None:
    noor, bilal = als("noor"), als("bilal")
    persoon = Client.objects.get(achternaam="Aydin")
    tab = f"/dossiers/{persoon.pk}/?tab=papieren"

    # Een zip die zich voordoet als PDF wordt geweigerd met uitleg; wat goed is komt erin.
    noor.open(tab).klik("Papieren toevoegen").vul(soort="huur")
    noor.pagina.eval_on_selector("[data-slepen]", SLEEP)
    assert "loonstrook.pdf" in noor.pagina.inner_text("[data-gekozen]")
    noor.verstuur().mist_invoer().ziet("loonstrook.pdf: Dit is een zip- of Word-bestand")
    keuze = 'input[name="bestanden"][multiple]'
    noor.pagina.set_input_files(keuze, [{"name": "huur.jpg", "mimeType": "", "buffer": foto(maat=(300, 200))}])
    noor.verstuur().ziet("Het papier is toegevoegd.", "1 papier wacht op nakijken")

    # Een scan met van alles gaat meteen naar splitsen.
    noor.klik("Papieren toevoegen").vul(soort="gemengd")
    noor.pagina.set_input_files(keuze, [{"name": "stapel.pdf", "mimeType": "", "buffer": pdf(2, merk="stapel")}])
    noor.verstuur().verstuur().mist_invoer().ziet("Kies wat bladzijde 2 is.")
    noor.vul(bladzijde_1="bankafschrift", bladzijde_2="schuldbrief").verstuur()
    noor.ziet("De scan is verdeeld over papieren.", "3 papieren wachten op nakijken")

    # De foto is in beeld te zien; Noor keurt alles één keer goed en kan de tweede controle niet zelf doen.
    noor.klik("Begin met nakijken")
    assert noor.pagina.evaluate("document.querySelector('.app-papier img').naturalWidth") == 300
    for _ in range(3):
        noor.klik("Keur goed")
    papieren = Document.objects.filter(client=persoon).exclude(soort=Documentsoort.GEMENGD)
    assert {rij.status for rij in papieren} == {Documentstatus.EEN_KEER}
    noor.open(papieren[0].get_absolute_url()).ziet("De tweede is van een collega.")

    # Bilal vindt het op Mijn werk bij zijn team en rondt het af.
    bilal.open("/?tab=team").ziet("Papieren nakijken als tweede")
    bilal.open(tab).klik("Begin met nakijken")
    for _ in range(3):
        bilal.klik("Keur goed")
    assert {rij.status for rij in papieren.all()} == {Documentstatus.NAGEKEKEN}
    bilal.open(tab).ziet("Noor Jansen en Bilal Kaya")
