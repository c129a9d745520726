"""Berichten over mijlpalen: elk één keer, nooit als het niet meer klopt, en nooit voor wie dat niet wil."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client as Browser
from django.urls import reverse

from intake.models import Client
from schuldhulp.brieven.berichten import mark_verzonden, tekst_van
from schuldhulp.brieven.models import Bericht, Brief
from schuldhulp.lib import dagtaken, outbox
from schuldhulp.lib.codes import code_voor
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Medewerker
from tests.atomair import alles_of_niets
from tests.builders import AANSCHRIJVEN, NU, WEGEN, beantwoord_alles, client, traject_in, voorstel_voor
from tests.intake.test_gelijktijdig import tegelijk
from tests.trajecten.bouw import pauzeer
from trajecten.choices import TrajectStatus as T
from trajecten.choices import UitstroomReden
from trajecten.choices.inwoner import Mijlpaal as M
from trajecten.choices.inwoner import Mijlpaalkanaal
from trajecten.choices.inwoner import Mijlpaaluitkomst as U
from trajecten.mijlpalen import Feiten, is_oud, mijlpaal_nu
from trajecten.models import Berichtvoorkeur, Mijlpaalbericht, Traject
from trajecten.models.mijlpaal import CODE_DOEL
from trajecten.services import einde, pauze, regeling, terug
from trajecten.services.mijlpaal import send_mijlpalen, withdraw_mijlpalen
from trajecten.services.mijlpaalweg import bepaal_weg, set_voorkeur, unsubscribe

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
VANDAAG = NU.date()


def met_nummer(status: T, consulent: Medewerker) -> Traject:
    rij = traject_in(status, consulent)
    Client.objects.filter(pk=rij.client_id).update(telefoon="06 12345678", email="samira@voorbeeld.nl")
    return Traject.objects.get(pk=rij.pk)


def bezorg(op: datetime = NU) -> None:
    for bericht in Bericht.objects.filter(soort="mijlpaal", verzonden_op=None):
        mark_verzonden(bericht, door=None, op=op)


def verteld(rij: Traject) -> list[tuple[str, str]]:
    return list(rij.mijlpalen.values_list("mijlpaal", "uitkomst"))


@pytest.mark.parametrize(
    ("feiten", "mijlpaal"),
    [
        (Feiten(T.PLAN_VAN_AANPAK), M.GESTART),
        (Feiten(T.STABILISATIE, is_bekend=True), M.GESTART),
        (Feiten(T.OVERDRACHT), M.GESTART),
        (Feiten(T.INVENTARISATIE), M.GESTART),
        (Feiten(T.INVENTARISATIE, is_bekend=True), M.SCHULDEN_BEKEND),
        (Feiten(T.VOORSTEL, is_bekend=True), M.VOORSTEL),
        (Feiten(T.GEEN_AKKOORD), None),
        (Feiten(T.DWANGAKKOORD), None),
        (Feiten(T.AKKOORD), M.AKKOORD),
        (Feiten(T.LOOPTIJD), M.LOOPTIJD),
        (Feiten(T.LOOPTIJD, looptijd_start=date(2026, 1, 1), looptijd_eind=date(2028, 1, 1)), M.LOOPTIJD),
        (Feiten(T.LOOPTIJD, looptijd_start=date(2026, 10, 31), looptijd_eind=date(2026, 11, 5)), M.HALVERWEGE),
        (Feiten(T.LOOPTIJD, looptijd_start=date(2025, 11, 1), looptijd_eind=date(2027, 11, 1)), M.HALVERWEGE),
        (Feiten(T.FINALE_KWIJTING), None),
        (Feiten(T.NAZORG), M.SCHULDENVRIJ),
        (Feiten(T.NAZORG, eerste_nazorg=VANDAAG + timedelta(days=8)), M.SCHULDENVRIJ),
        (Feiten(T.NAZORG, eerste_nazorg=VANDAAG + timedelta(days=7)), M.NAZORG),
        (Feiten(T.AFGEROND), None),
        (Feiten(T.WSNP), None),
        (Feiten(T.UITGEVALLEN), None),
    ],
)
def test_welke_mijlpaal_nu_klopt(feiten: Feiten, mijlpaal: M | None) -> None:
    assert mijlpaal_nu(feiten, VANDAAG) == mijlpaal


@pytest.mark.parametrize(
    ("mijlpaal", "dagen", "oud"),
    [(M.GESTART, 45, False), (M.GESTART, 46, True), (M.AKKOORD, 46, True), (M.HALVERWEGE, 900, False)],
)
def test_oud_nieuws_is_geen_nieuws(mijlpaal: M, dagen: int, oud: bool) -> None:
    toen = NU - timedelta(days=dagen)
    assert is_oud(mijlpaal, Feiten(T.AKKOORD, begonnen=toen.date(), sinds=toen), VANDAAG) is oud


@pytest.mark.parametrize(
    ("status", "laatste"),
    [
        (T.PLAN_VAN_AANPAK, M.GESTART),
        (T.VOORSTEL, M.VOORSTEL),
        (T.AKKOORD, M.AKKOORD),
        (T.LOOPTIJD, M.LOOPTIJD),
        (T.NAZORG, M.SCHULDENVRIJ),
    ],
)
def test_elke_mijlpaal_gaat_een_keer_en_wat_ingehaald_is_niet_meer(
    status: T, laatste: M, consulent: Medewerker
) -> None:
    rij = met_nummer(status, consulent)
    assert dagtaken.draai(NU)["mijlpalen"] == 1
    bezorg()
    assert send_mijlpalen(NU) == 0
    volgorde = list(M)
    verwacht = [(m.value, U.INGEHAALD.value) for m in volgorde[: volgorde.index(laatste)]]
    assert verteld(rij) == [*verwacht, (laatste.value, U.GESTUURD.value)]
    assert Bericht.objects.filter(soort="mijlpaal").count() == 1


@pytest.mark.parametrize("status", [T.GEEN_AKKOORD, T.DWANGAKKOORD, T.FINALE_KWIJTING, T.AFGEROND, T.WSNP])
def test_na_een_fase_die_mislukte_of_een_einde_gaat_er_niets_uit(status: T, consulent: Medewerker) -> None:
    rij = met_nummer(status, consulent)
    assert (send_mijlpalen(NU), verteld(rij)) == (0, [])


def test_wie_uitvalt_hoort_niets_meer(consulent: Medewerker) -> None:
    rij = met_nummer(T.LOOPTIJD, consulent)
    einde.end_early(
        rij, reden=UitstroomReden.VOLDOET_NIET, omschrijving="Stopt.", vervolgstap="Bel.", door=consulent, op=NU
    )
    assert (send_mijlpalen(NU), verteld(rij)) == (0, [])


def test_teruggaan_stuurt_niets_opnieuw_en_ook_het_oudere_niet(consulent: Medewerker) -> None:
    rij = met_nummer(T.AKKOORD, consulent)
    send_mijlpalen(NU)
    bezorg()
    terug.reopen_inventarisatie(Traject.objects.get(pk=rij.pk), reden="Nieuwe schuldeiser.", door=consulent, op=NU)
    assert send_mijlpalen(NU) == 0
    voorstel_voor(Traject.objects.get(pk=rij.pk), consulent, NU)
    assert send_mijlpalen(NU) == 0
    assert Bericht.objects.filter(soort="mijlpaal").count() == 1


def test_wat_voor_de_ronde_is_teruggedraaid_hoort_de_inwoner_nooit(consulent: Medewerker) -> None:
    rij = met_nummer(T.AKKOORD, consulent)
    terug.reopen_inventarisatie(rij, reden="Nieuwe schuldeiser.", door=consulent, op=NU)
    assert send_mijlpalen(NU) == 1
    assert (M.AKKOORD.value, U.GESTUURD.value) not in verteld(rij)


def test_een_bericht_dat_nog_klaarligt_gaat_na_terugdraaien_niet_meer_uit(consulent: Medewerker) -> None:
    rij = met_nummer(T.AKKOORD, consulent)
    send_mijlpalen(NU)
    assert withdraw_mijlpalen(NU) == 0
    terug.reopen_inventarisatie(Traject.objects.get(pk=rij.pk), reden="Nieuwe schuldeiser.", door=consulent, op=NU)
    assert (withdraw_mijlpalen(NU), withdraw_mijlpalen(NU)) == (1, 0)
    bericht = Bericht.objects.get(soort="mijlpaal")
    outbox.verwerk(op=NU)
    mark_verzonden(bericht, door=consulent, op=NU)
    bericht.refresh_from_db()
    assert (bericht.verzonden_op, bericht.ingetrokken_op) == (None, NU)


def test_wat_al_weg_is_wordt_niet_ingetrokken(consulent: Medewerker) -> None:
    rij = met_nummer(T.AKKOORD, consulent)
    send_mijlpalen(NU)
    bezorg()
    terug.reopen_inventarisatie(Traject.objects.get(pk=rij.pk), reden="Nieuwe schuldeiser.", door=consulent, op=NU)
    assert withdraw_mijlpalen(NU) == 0


def test_in_een_pauze_wacht_het_bericht(consulent: Medewerker) -> None:
    rij = met_nummer(T.LOOPTIJD, consulent)
    pauzeer(rij, door=consulent)
    assert send_mijlpalen(NU) == 0
    pauze.resume_traject(Traject.objects.get(pk=rij.pk), door=consulent, op=NU)
    assert send_mijlpalen(NU) == 1


def test_het_volgende_wacht_tot_het_vorige_de_deur_uit_is(consulent: Medewerker) -> None:
    rij = met_nummer(T.INVENTARISATIE, consulent)
    assert send_mijlpalen(NU) == 1
    AANSCHRIJVEN(rij, consulent, NU)
    beantwoord_alles(Traject.objects.get(pk=rij.pk), consulent, NU)
    assert send_mijlpalen(NU) == 0
    bezorg()
    assert send_mijlpalen(NU) == 1
    assert verteld(rij) == [(M.GESTART.value, U.GESTUURD.value), (M.SCHULDEN_BEKEND.value, U.GESTUURD.value)]


def test_halverwege_en_nazorg_volgen_uit_de_dag(consulent: Medewerker) -> None:
    rij = met_nummer(T.LOOPTIJD, consulent)
    send_mijlpalen(NU)
    bezorg()
    eind = rij.looptijd_eind_datum
    assert eind is not None
    assert send_mijlpalen(NU + (eind - VANDAAG) / 2 - timedelta(days=2)) == 0
    assert send_mijlpalen(NU + (eind - VANDAAG) / 2 + timedelta(days=1)) == 1
    assert rij.mijlpalen.last().mijlpaal == M.HALVERWEGE  # type: ignore[union-attr]


def test_beide_partners_krijgen_hun_eigen_bericht(consulent: Medewerker) -> None:
    rij = met_nummer(T.LOOPTIJD, consulent)
    partner = client(rij.gemeente, telefoon="06 87654321")
    Traject.objects.filter(pk=rij.pk).update(partner=partner)
    assert send_mijlpalen(NU) == 2
    gestuurd = rij.mijlpalen.filter(uitkomst=U.GESTUURD)
    assert {m.client_id for m in gestuurd} == {rij.client_id, partner.pk}


@pytest.mark.parametrize(
    ("velden", "uitkomst"),
    [({"telefoon": "", "email": ""}, U.GEEN_WEG), ({"wil_geen_berichten": True}, U.GEEN_WEG)],
)
def test_zonder_weg_geen_bericht(velden: dict[str, object], uitkomst: U, consulent: Medewerker) -> None:
    rij = met_nummer(T.PLAN_VAN_AANPAK, consulent)
    Client.objects.filter(pk=rij.client_id).update(**velden)
    assert (send_mijlpalen(NU), verteld(rij)) == (0, [(M.GESTART.value, uitkomst.value)])


def test_een_overledene_krijgt_nooit_iets(consulent: Medewerker) -> None:
    eerder = met_nummer(T.LOOPTIJD, consulent)
    einde.end_early(eerder, reden=UitstroomReden.OVERLEDEN, omschrijving="Overleden.", door=consulent, op=NU)
    rij = traject_in(T.LOOPTIJD, consulent)
    Traject.objects.filter(pk=rij.pk).update(client=eerder.client_id)
    assert send_mijlpalen(NU) == 0
    assert rij.mijlpalen.last().uitkomst == U.OVERLEDEN  # type: ignore[union-attr]


def test_een_traject_uit_een_levering_is_elders_begonnen(consulent: Medewerker) -> None:
    rij = met_nummer(T.LOOPTIJD, consulent)
    Traject.objects.filter(pk=rij.pk).update(levering={"bron": "ddas"})
    assert (send_mijlpalen(NU), verteld(rij)) == (0, [])


def voorkeur(rij: Traject, door: Medewerker, **anders: object) -> Berichtvoorkeur:
    wat = {"client": rij.client, "wil_mijlpalen": True, "kanaal": Mijlpaalkanaal.VANZELF, "door": door, "op": NU}
    return set_voorkeur(rij, **{**wat, **anders})  # type: ignore[arg-type]


def test_de_voorkeur_bepaalt_de_weg(consulent: Medewerker) -> None:
    rij = met_nummer(T.PLAN_VAN_AANPAK, consulent)
    zonder = bepaal_weg(rij.client, None)
    assert zonder and (zonder.kanaal, zonder.aan) == ("sms", "+31612345678")
    mail = bepaal_weg(rij.client, voorkeur(rij, consulent, kanaal=Mijlpaalkanaal.EMAIL))
    assert mail and (mail.kanaal, mail.aan) == ("email", "samira@voorbeeld.nl")
    ander = bepaal_weg(rij.client, voorkeur(rij, consulent, email="bewind@voorbeeld.nl"))
    assert ander and ander.aan == "bewind@voorbeeld.nl"
    brief = voorkeur(rij, consulent, kanaal=Mijlpaalkanaal.BRIEF, adres="Bewind BV\r\nPostbus 1\r\n1234 AB Vreedam\r\n")
    weg = bepaal_weg(rij.client, brief)
    assert weg and weg.adresregels == ("Bewind BV", "Postbus 1", "1234 AB Vreedam")
    assert send_mijlpalen(NU) == 1
    assert Brief.objects.get(soort="mijlpaal").aan_naam == "Bewind BV"


def test_een_weg_waar_niets_aankomt_wordt_geweigerd(consulent: Medewerker) -> None:
    rij = traject_in(T.PLAN_VAN_AANPAK, consulent)
    with pytest.raises(Geweigerd, match="komt er niets aan"):
        voorkeur(rij, consulent, kanaal=Mijlpaalkanaal.SMS)
    with pytest.raises(Geweigerd, match="niet in dit traject"):
        voorkeur(rij, consulent, client=client(rij.gemeente))
    assert not Berichtvoorkeur.objects.exists()


def test_afmelden_met_de_code_uit_het_bericht(consulent: Medewerker, schuldeiser_browser: Browser) -> None:
    rij = met_nummer(T.PLAN_VAN_AANPAK, consulent)
    send_mijlpalen(NU)
    bericht = Bericht.objects.get(soort="mijlpaal")
    code = code_voor(CODE_DOEL, Mijlpaalbericht.objects.get().pk)
    assert f"berichten-stoppen/#{code}" in tekst_van(bericht)
    url = reverse("trajecten:berichten-stoppen")
    assert schuldeiser_browser.get(url).status_code == 200
    assert not Berichtvoorkeur.objects.exists(), "kijken meldt niemand af"
    assert "kennen deze code niet" in schuldeiser_browser.post(url, {"code": "ABCD"}).content.decode()
    for _ in range(2):
        assert "niet meer" in schuldeiser_browser.post(url, {"code": code.lower()}).content.decode()
    keuze = Berichtvoorkeur.objects.get()
    assert (keuze.wil_mijlpalen, keuze.is_zelf_afgemeld) == (False, True)
    bezorg()
    tot_het_voorstel(rij, consulent)
    assert send_mijlpalen(NU) == 0
    assert verteld(rij)[-1] == (M.VOORSTEL.value, U.AFGEMELD.value)


def tot_het_voorstel(rij: Traject, door: Medewerker) -> None:
    for stap in WEGEN[T.VOORSTEL]:
        stap(Traject.objects.get(pk=rij.pk), door, NU)


def test_de_consulent_ziet_wat_verteld_is_en_legt_de_voorkeur_vast(
    als: Als, consulent: Medewerker, kwaliteit: Medewerker, buitenstaander: Medewerker
) -> None:
    rij = met_nummer(T.LOOPTIJD, consulent)
    send_mijlpalen(NU)
    lijst = reverse("trajecten:mijlpalen", args=[rij.pk])
    tekst = als(consulent).get(lijst).content.decode()
    assert "nog niet verstuurd; het volgende bericht wacht daarop" in tekst
    assert "Ingehaald" in tekst
    assert als(buitenstaander).get(lijst).status_code == 404
    keuze = reverse("trajecten:berichtvoorkeur", args=[rij.pk, rij.client_id])
    assert als(kwaliteit).get(keuze).status_code == 403
    ander = client(rij.gemeente)
    assert als(consulent).get(reverse("trajecten:berichtvoorkeur", args=[rij.pk, ander.pk])).status_code == 404
    fout = als(consulent).post(keuze, {"wil_mijlpalen": "ja", "kanaal": "email", "email": "geen adres"})
    assert "geen adres" in fout.content.decode()
    assert als(consulent).post(keuze, {"wil_mijlpalen": "nee", "kanaal": "vanzelf"}).status_code == 302
    assert "Krijgt geen berichten" in als(consulent).get(lijst).content.decode()


def test_de_database_weigert_een_tweede(consulent: Medewerker) -> None:
    rij = met_nummer(T.PLAN_VAN_AANPAK, consulent)
    send_mijlpalen(NU)
    dubbel = Mijlpaalbericht.objects.get()
    dubbel.pk, dubbel.code_hash, dubbel.bericht, dubbel.uitkomst = None, "x", None, U.GEEN_WEG
    with pytest.raises(IntegrityError), transaction.atomic():
        dubbel.save(force_insert=True)
    assert rij.mijlpalen.count() == 1


def test_de_ronde_vraagt_voor_meer_trajecten_niet_meer_dan_voor_een(consulent: Medewerker) -> None:
    def tel() -> int:
        teller = _Teller()
        with connection.execute_wrapper(teller):
            send_mijlpalen(NU)
        return teller.aantal

    met_nummer(T.LOOPTIJD, consulent)
    een = tel()
    for _ in range(3):
        met_nummer(T.LOOPTIJD, consulent)
    assert tel() == een


class _Teller:
    def __init__(self) -> None:
        self.aantal = 0

    def __call__(self, uitvoeren: Callable[..., object], *args: object) -> object:
        self.aantal += 1
        return uitvoeren(*args)


def test_alles_of_niets(consulent: Medewerker) -> None:
    rij = met_nummer(T.LOOPTIJD, consulent)
    alles_of_niets(lambda: send_mijlpalen(NU))
    send_mijlpalen(NU)
    stop = {"reden": UitstroomReden.ZELF, "omschrijving": "Zelf.", "vervolgstap": "Bel."}
    einde.end_early(Traject.objects.get(pk=rij.pk), **stop, door=consulent, op=NU)  # type: ignore[arg-type]
    alles_of_niets(lambda: withdraw_mijlpalen(NU))
    code = code_voor(CODE_DOEL, rij.mijlpalen.last().pk)  # type: ignore[union-attr]
    alles_of_niets(lambda: voorkeur(rij, consulent, wil_mijlpalen=False))
    alles_of_niets(lambda: unsubscribe(code=code, op=NU))


def _rondes_en_terugdraaier(door: Medewerker) -> tuple[list[object], Traject]:
    """Vier rondes en iemand die teruggaat, tegelijk; geeft wat er onverwacht misging."""
    rij = met_nummer(T.AKKOORD, door)

    def draai_terug() -> object:
        return terug.reopen_inventarisatie(Traject.objects.get(pk=rij.pk), reden="Nieuw.", door=door, op=NU)

    uitkomsten = tegelijk([lambda: send_mijlpalen(NU)] * 4 + [draai_terug])
    return [u for u in uitkomsten if isinstance(u, Exception) and not isinstance(u, Geweigerd)], rij


@pytest.mark.django_db(transaction=True)
def test_twee_rondes_en_een_terugdraaier_tegelijk_geven_hoogstens_een_bericht(consulent: Medewerker) -> None:
    onverwacht, rij = _rondes_en_terugdraaier(consulent)
    assert not onverwacht
    berichten = Bericht.objects.filter(soort="mijlpaal")
    assert berichten.count() == 1, "één bericht: over het akkoord van voor het terugdraaien, of over de stand erna"
    gestuurd = rij.mijlpalen.filter(uitkomst=U.GESTUURD)
    assert gestuurd.count() == 1


@pytest.mark.postgres
@pytest.mark.usefixtures("zonder_rijslot")
def test_zonder_slot_botsen_de_rondes(consulent: Medewerker) -> None:
    """De controle: zonder het slot op het traject stuurt meer dan één ronde, en houdt alleen de sleutel dat tegen."""
    assert any(_rondes_en_terugdraaier(consulent)[0] for _ in range(20))


@pytest.mark.django_db(transaction=True)
def test_de_unieke_sleutel_houdt_een_tweede_bericht_tegen(
    consulent: Medewerker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Het laatste vangnet, als een ronde toch opnieuw zou beginnen: dan komt er een fout, en geen tweede bericht."""
    rij = met_nummer(T.AKKOORD, consulent)
    send_mijlpalen(NU)
    monkeypatch.setattr("trajecten.services.mijlpaal.Stand.is_nieuw", True)
    monkeypatch.setattr("trajecten.services.mijlpaal._wacht_op_vorige", lambda sleutels: set())
    with pytest.raises(IntegrityError):
        send_mijlpalen(NU)
    assert Bericht.objects.filter(soort="mijlpaal").count() == 1
    assert regeling.start_looptijd(Traject.objects.get(pk=rij.pk), door=consulent, op=NU).status == T.LOOPTIJD
