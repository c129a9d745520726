"""Bundelen en inlezen: één PDF met alle brieven, bestanden voor het Knooppunt, en antwoorden alle of geen."""

import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser
from django.urls import reverse
from pypdf import PdfReader

from schuldhulp.lib import outbox
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.models import Gebeurtenis
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.atomair import alles_of_niets
from tests.builders import AANSCHRIJVEN, NU, _uitvallen, traject_in, voorstel_voor
from tests.intake.test_gelijktijdig import tegelijk
from trajecten.choices import AanschrijvingStatus, Antwoord
from trajecten.choices import TrajectStatus as T
from trajecten.choices.post import INKOMEND, Kanaal, Postsoort
from trajecten.knooppuntlijst import ANTWOORDEN, MAX_BYTES, lees_antwoorden, maak_bestanden
from trajecten.models import Aanschrijving, Schuldeiser, Schuldeiserbericht, Traject, Voorstelregel, Zending
from trajecten.services import knooppunt, zending

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]


def aangeschreven(door: Medewerker, kanaal: Kanaal = Kanaal.BRIEF, **eiser: str) -> Traject:
    rij = traject_in(T.INVENTARISATIE, door)
    Schuldeiser.objects.filter(schulden__traject=rij).update(voorkeurskanaal=kanaal, **eiser)
    AANSCHRIJVEN(rij, door, NU)
    return Traject.objects.get(pk=rij.pk)


def start(door: Medewerker, kanaal: Kanaal = Kanaal.BRIEF) -> Zending:
    return zending.start_zending(Gemeente.objects.get(code="GM9901"), kanaal=kanaal, door=door, op=NU)


def csv(*regels: str) -> bytes:
    return "\r\n".join(["bericht;antwoord;bedrag;kenmerk;toelichting", *regels]).encode()


def lees(*regels: str, door: Medewerker):  # type: ignore[no-untyped-def]
    return knooppunt.import_antwoorden(csv(*regels), door=door, op=NU)


class TestBrieven:
    def test_een_pdf_met_elke_brief_en_elke_brief_bewaard(self, consulent: Medewerker) -> None:
        aangeschreven(consulent)
        rij = start(consulent)
        assert (rij.aantal, rij.gereed_op, zending.voortgang(rij)) == (2, None, 0)
        outbox.verwerk(op=NU)
        rij.refresh_from_db()
        bestand = rij.bestanden.get()
        assert (rij.gereed_op, zending.voortgang(rij)) == (NU, 2)
        bladzijden = PdfReader(io.BytesIO(bytes(bestand.inhoud))).pages
        assert len(bladzijden) % 2 == 0
        tekst = " ".join(bladzijde.extract_text() for bladzijde in bladzijden)
        for bericht in rij.berichten.all():
            assert bericht.met_naam in tekst

    def test_twee_keer_draaien_maakt_een_bestand(self, consulent: Medewerker) -> None:
        aangeschreven(consulent)
        rij = start(consulent)
        outbox.verwerk(op=NU)
        Gebeurtenis.objects.filter(soort=zending.BUNDELEN).update(verwerkt_op=None)
        outbox.verwerk(op=NU)
        assert rij.bestanden.count() == 1

    def test_een_grote_zending_gaat_in_delen_en_telt_mee(
        self, consulent: Medewerker, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(zending, "PER_KEER", 1)
        aangeschreven(consulent)
        rij = start(consulent)
        standen = []
        for _ in range(3):
            assert outbox.verwerk(op=NU, maximum=1, soorten={zending.BUNDELEN}) == 1
            standen.append((zending.voortgang(rij), Zending.objects.get().gereed_op))
        assert standen == [(1, None), (2, None), (2, NU)]

    def test_niets_gaat_twee_keer_mee(self, consulent: Medewerker) -> None:
        aangeschreven(consulent)
        start(consulent)
        with pytest.raises(Geweigerd, match="niets klaar"):
            start(consulent)

    def test_na_het_einde_gaat_alleen_de_beeindiging_mee(self, consulent: Medewerker) -> None:
        rij = aangeschreven(consulent)
        _uitvallen(rij, consulent, NU)
        assert {b.soort for b in start(consulent).berichten.all()} == {Postsoort.BEEINDIGING}

    def test_alles_of_niets(self, consulent: Medewerker) -> None:
        aangeschreven(consulent)
        alles_of_niets(lambda: start(consulent))

    @pytest.mark.django_db(transaction=True)
    def test_tien_keer_tegelijk_is_een_zending(self, consulent: Medewerker) -> None:
        aangeschreven(consulent)
        uitkomsten = tegelijk([lambda: start(consulent)] * 10)
        assert len([u for u in uitkomsten if isinstance(u, Zending)]) == 1
        assert {type(u) for u in uitkomsten if not isinstance(u, Zending)} == {Geweigerd}
        assert Zending.objects.count() == 1

    @pytest.mark.postgres
    @pytest.mark.usefixtures("zonder_rijslot")
    def test_zonder_slot_wel_meer_dan_een(self, consulent: Medewerker) -> None:
        """De controle: zonder het slot op de gemeente doet meer dan één draad mee."""
        meer = 0
        for _ in range(20):
            aangeschreven(consulent)
            uitkomsten = tegelijk([lambda: start(consulent)] * 6)
            meer += len([u for u in uitkomsten if isinstance(u, Zending)]) > 1
        assert meer


class TestKnooppunt:
    def test_bestand_is_veilig_en_compleet(self, consulent: Medewerker) -> None:
        rij = aangeschreven(consulent, Kanaal.KNOOPPUNT, naam='=HYPERLINK("http://x")')
        bestand = start(consulent, Kanaal.KNOOPPUNT)
        assert bestand.gereed_op == NU
        tekst = bytes(bestand.bestanden.get().inhoud).decode("utf-8-sig")
        kop, *regels = tekst.split("\r\n")
        assert kop.startswith("bericht;soort;versie")
        assert all("'=HYPERLINK" in regel for regel in regels if regel)
        assert rij.client.bsn not in tekst
        bericht = bestand.berichten.first()
        assert f"{bericht.pk};saldoverzoek;1;2026-11-02;2026-11-16" in tekst

    def test_groter_dan_vier_mb_worden_meer_bestanden(self, consulent: Medewerker) -> None:
        aangeschreven(consulent, Kanaal.LIJST)
        rij = Schuldeiserbericht.objects.select_related("traject__client", "schuld__schuldeiser").first()
        rij.tekst = "x" * 3000
        bestanden = maak_bestanden([rij] * 1500)
        assert len(bestanden) == 2
        assert all(len(bestand) <= MAX_BYTES for bestand in bestanden)
        assert sum(bestand.decode().count(str(rij.pk)) for bestand in bestanden) == 1500

    def test_elk_antwoord_wordt_verwerkt(self, consulent: Medewerker) -> None:
        rij = aangeschreven(consulent, Kanaal.KNOOPPUNT)
        een, twee = (b.pk for b in rij.post.order_by("schuld__volgorde"))
        verslag = lees(f"{een};saldo vooraf akkoord;1.250,50;K-1;", f"{twee};saldo;10;;Met rente", door=consulent)
        assert (verslag.aangemaakt, verslag.fouten) == (2, [])
        assert {a.status for a in rij.aanschrijvingen.all()} == {AanschrijvingStatus.BEANTWOORD}
        assert {b.kanaal for b in rij.post.filter(richting="in")} == {Kanaal.KNOOPPUNT}
        nog_eens = lees(f"{een};saldo;99;;", door=consulent)
        assert (nog_eens.aangemaakt, nog_eens.ongewijzigd) == (0, 1)
        voorstel_voor(Traject.objects.get(pk=rij.pk), consulent)
        stem = rij.post.get(soort=Postsoort.BETAALVOORSTEL).pk
        lees(f"{stem};voorwaardelijk;;;Betaal ineens.", door=consulent)
        regel = Voorstelregel.objects.get(post=stem)
        assert (regel.antwoord, regel.reden) == (Antwoord.VOORWAARDELIJK, "Betaal ineens.")

    def test_een_fout_en_er_gebeurt_niets(self, consulent: Medewerker, buitenstaander: Medewerker) -> None:
        rij = aangeschreven(consulent, Kanaal.KNOOPPUNT)
        een, twee = (b.pk for b in rij.post.order_by("schuld__volgorde"))
        verslag = lees(
            f"{een};saldo;10;;", f"{twee};ja hoor;;;", f"{twee};saldo;-5;;", "geen-nummer;saldo;1;;", door=consulent
        )
        assert [fout.plaats for fout in verslag.fouten] == ["regel 3", "regel 4", "regel 5"]
        assert not Aanschrijving.objects.filter(status=AanschrijvingStatus.BEANTWOORD).exists()
        later = lees(f"{een};saldo;10;;", f"{twee};akkoord;;;", door=consulent)
        assert "geen voorstel" in later.fouten[0].melding
        assert not Aanschrijving.objects.filter(status=AanschrijvingStatus.BEANTWOORD).exists()
        elders = lees(f"{een};saldo;10;;", door=buitenstaander)
        assert elders.fouten[0].melding == knooppunt.ONBEKEND
        dubbel = lees(f"{een};saldo;10;;", f"{een};saldo;11;;", door=consulent)
        assert "twee antwoorden" in dubbel.fouten[0].melding

    @pytest.mark.parametrize(
        ("inhoud", "melding"),
        [
            (b"PK\x03\x04", "Excel"),
            (b"bericht;antwoord", "geen antwoorden"),
            (b"nummer;iets\r\n1;2", "ontbreekt de kolom"),
            (b"x" * (MAX_BYTES + 1), "4 MB"),
        ],
    )
    def test_een_onleesbaar_bestand(self, inhoud: bytes, melding: str) -> None:
        with pytest.raises(Geweigerd, match=melding):
            lees_antwoorden(inhoud)

    def test_elk_antwoord_van_het_knooppunt_heeft_een_naam(self) -> None:
        assert {soort for soort, _ in ANTWOORDEN.values()} == set(INKOMEND)


class TestPaginas:
    def test_van_klaar_tot_opgehaald(self, als: Als, consulent: Medewerker, buitenstaander: Medewerker) -> None:
        aangeschreven(consulent)
        browser = als(consulent)
        pagina = browser.get(reverse("trajecten:zendingen")).content.decode()
        gemeente = Gemeente.objects.get(code="GM9901")
        maak = reverse("trajecten:zending-nieuw", args=[gemeente.pk, "brief"])
        assert maak in pagina
        assert "Geen gecertificeerde koppeling" in pagina
        browser.post(maak)
        rij = Zending.objects.get()
        bezig = browser.get(reverse("trajecten:zending", args=[rij.pk])).content.decode()
        assert "Brieven opgemaakt" in bezig
        outbox.verwerk(op=NU + timedelta(minutes=1))
        bestand = reverse("trajecten:zending-bestand", args=[rij.pk, 1])
        assert bestand in browser.get(reverse("trajecten:zending", args=[rij.pk])).content.decode()
        assert browser.get(bestand).content.startswith(b"%PDF")
        assert als(buitenstaander).get(bestand).status_code == 404
        assert als(buitenstaander).post(maak).status_code == 404

    def test_antwoorden_inlezen(self, als: Als, consulent: Medewerker) -> None:
        rij = aangeschreven(consulent, Kanaal.KNOOPPUNT)
        browser, adres = als(consulent), reverse("trajecten:antwoorden-inlezen")
        assert browser.get(adres).status_code == 200
        pk = rij.post.first().pk
        fout = browser.post(adres, {"bestand": SimpleUploadedFile("a.csv", csv(f"{pk};saldo;kwijt;;"))})
        assert "Er is niets ingelezen" in fout.content.decode()
        goed = browser.post(adres, {"bestand": SimpleUploadedFile("a.csv", csv(f"{pk};saldo;12;;"))})
        assert "1 antwoord" in goed.content.decode()
        excel = browser.post(adres, {"bestand": SimpleUploadedFile("a.xlsx", b"PK\x03\x04x")})
        assert "Excel" in " ".join(excel.context["form"].errors["bestand"])
