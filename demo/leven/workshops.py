"""Twee reeksen workshops bij de regionale dienst: één is klaar, één loopt nu in de avond."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from demo.leven.basis import Bureau
from demo.simulatie import Simulatie
from intake.choices import AANMELDING_WACHT, VolgmomentStatus
from intake.choices.workshop import (
    DEELNAME_EINDE,
    DeelnameStatus,
    Hulpsoort,
    Opkomst,
    Opvolguitkomst,
    Reekssoort,
    Stopreden,
    Stukstand,
)
from intake.dossierlijst import laad_dossierlijst
from intake.models import Aanwezigheid, Client, Deelname, Workshopreeks, Workshopsessie
from intake.services import deelname as deelnames
from intake.services import opkomst, workshop
from intake.services import workshopdossier as dossiers
from schuldhulp.lib.werkdagen import EEN_DAG, is_werkdag

GROEP = 7
HELPERS = (("Joke Prins", "Thuisadministratie Drie Wateren"), ("Ahmed Salhi", "Humanitas"), ("Ria Kool", ""))


@dataclass
class Reeks:
    """Een reeks van drie weken; `dagen_geleden` is de eerste bijeenkomst."""

    sim: Simulatie
    bureaus: list[Bureau]
    naam: str
    dagen_geleden: int
    begint: time
    helpers: int

    def __post_init__(self) -> None:
        self.door = self.bureaus[0].consulenten[0]

    def plan(self) -> None:
        """Alles op de klok van de simulatie: maken, drie keer bij elkaar komen, en het vervolg."""
        eerste = self._werkdag(self.sim.tot - timedelta(days=self.dagen_geleden))
        momenten = [self._moment(eerste + timedelta(weeks=n)) for n in range(3)]
        self.sim.plan(eerste - timedelta(days=16), lambda nu: self.begin(momenten, nu))

    def begin(self, momenten: list[workshop.Moment], op: datetime) -> None:
        reeks = workshop.create_reeks(
            naam=self.naam,
            soort=Reekssoort.REEKS_1,
            gemeenten=[bureau.gemeente for bureau in self.bureaus],
            plaats="Buurthuis De Schakel, Marktveld 3",
            capaciteit=GROEP - 1,
            door=self.door,
            op=op,
        )
        sessies = workshop.add_sessies(reeks, momenten=momenten, door=self.door, op=op)
        for sessie in sessies:
            for naam, organisatie in HELPERS[: self.helpers]:
                workshop.add_vrijwilliger(sessie, naam=naam, organisatie=organisatie, door=self.door, op=op)
        for client in self._groep(op):
            deelnames.enrol_client(reeks, client=client, als_bericht=True, door=self.door, op=op)
        for nummer, sessie in enumerate(sessies, start=1):
            self.sim.plan(
                sessie.begin_op + EEN_DAG,
                lambda nu, n=nummer, s=sessie: self.bijeenkomst(s, n, nu),  # type: ignore[misc]
            )
        self.sim.plan(sessies[-1].begin_op + timedelta(days=4), lambda nu: self.vervolg(reeks, nu))

    def _groep(self, op: datetime) -> list[Client]:
        """Wie op een eerste gesprek wacht, en daarna wie het laatst binnenkwam; nooit iemand die al ergens loopt."""
        gemeenten = [bureau.gemeente for bureau in self.bureaus]
        rijen = Client.objects.filter(gemeente__in=gemeenten, aangemaakt_op__lte=op, deelnames=None)
        wacht = list(rijen.filter(aanmeldingen__status__in=AANMELDING_WACHT).order_by("dossiernummer")[:GROEP])
        vrij = rijen.filter(trajecten=None).exclude(volgmomenten__status=VolgmomentStatus.GEPLAND)
        rest = vrij.exclude(pk__in=[client.pk for client in wacht]).order_by("-dossiernummer")
        return [*wacht, *rest[: GROEP - len(wacht)]]

    def _meedoend(self, reeks: Workshopreeks) -> list[Deelname]:
        rijen = Deelname.objects.filter(reeks=reeks).exclude(status__in=DEELNAME_EINDE)
        return list(rijen.select_related("client", "gemeente", "reeks").order_by("client__dossiernummer"))

    def bijeenkomst(self, sessie: Workshopsessie, nummer: int, op: datetime) -> None:
        """De derde van de lijst blijft één keer weg, de vierde meldt zich af; de rest werkt aan het dossier."""
        groep = [d for d in self._meedoend(sessie.reeks) if d.uitgenodigd_op]
        afwijkend = {2: Opkomst.NIET_VERSCHENEN, 3: Opkomst.AFGEMELD} if nummer == 2 else {}
        uit = {d.pk: afwijkend.get(plek, Opkomst.AANWEZIG) for plek, d in enumerate(groep)}
        opkomst.record_opkomst(sessie, opkomst=uit, door=self.door, op=op)
        stukken = laad_dossierlijst(sessie.reeks.dossierlijst).voor(nummer)
        for plek, deelname in enumerate(groep):
            if uit[deelname.pk] == Opkomst.AANWEZIG:
                stand = Stukstand.BEGONNEN if plek == len(groep) - 1 else Stukstand.KLAAR
                standen = {stuk.code: stand for stuk in stukken}
                dossiers.record_stukken(deelname, standen=standen, sessie=sessie, door=self.door, op=op)
        if nummer == 2:
            self._na_de_tweede(groep, op)

    def _na_de_tweede(self, groep: list[Deelname], op: datetime) -> None:
        """In de reeks die klaar is, is het wegblijven besproken; in de lopende moet dat nog, en er is een signaal."""
        is_klaar = self.dagen_geleden > 30
        weg = Aanwezigheid.objects.filter(deelname__in=groep, opvolg_uiterlijk_datum__isnull=False).first()
        if weg and is_klaar:
            opkomst.follow_up(
                weg,
                uitkomst=Opvolguitkomst.KAN_NIET,
                hulp=[Hulpsoort.OPPAS],
                gezegd_door="De inwoner",
                gezegd_hoe="aan de telefoon",
                notitie="Had geen oppas.",
                door=self.door,
                op=op,
            )
        elif groep and not is_klaar:
            dossiers.record_ggzsignaal(
                groep[0],
                gezien_door=HELPERS[0][0],
                wat="Was stil en zei dat niets meer zin heeft.",
                door=self.door,
                op=op,
            )

    def vervolg(self, reeks: Workshopreeks, op: datetime) -> None:
        """Wie op een eerste gesprek wacht, krijgt dat nu; de anderen zijn klaar."""
        for deelname in self._meedoend(reeks):
            if deelname.status == DeelnameStatus.BEZIG and not deelname.client.aanmeldingen.open().exists():  # type: ignore[attr-defined]
                tekst = "Kan zelf verder met de begroting en weet het inloopspreekuur te vinden."
                deelnames.complete_deelname(deelname, vervolg=tekst, door=self.door, op=op)
            elif deelname.client.aanmeldingen.open().exists():  # type: ignore[attr-defined]
                dossiers.start_intake(deelname, toelichting="Het dossier is klaar.", door=self.door, op=op)
            else:
                deelnames.stop_deelname(
                    deelname,
                    reden=Stopreden.PAST_NIET,
                    toelichting="Er kwam geen plek vrij; telefonisch besproken.",
                    vervolg="Krijgt een uitnodiging voor de volgende reeks.",
                    door=self.door,
                    op=op,
                )

    def _moment(self, dag: datetime) -> workshop.Moment:
        begin = self._werkdag(dag).replace(hour=self.begint.hour, minute=0, second=0, microsecond=0)
        return workshop.Moment(begin, begin + timedelta(hours=2), "Grote zaal")

    @staticmethod
    def _werkdag(moment: datetime) -> datetime:
        while not is_werkdag(moment.date()):
            moment += EEN_DAG
        return moment


def plan_workshops(sim: Simulatie, bureaus: list[Bureau]) -> None:
    """Plant beide reeksen bij de gemeenten die een regionale dienst delen."""
    Reeks(sim, bureaus, "Grip op geld, najaar", 70, time(10), helpers=2).plan()
    Reeks(sim, bureaus, "Grip op geld, avondgroep", 11, time(19), helpers=1).plan()
