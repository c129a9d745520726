"""Trajecten in alle stadia, verspreid over acht kwartalen: de rijen waarover het kwartaalrapport telt."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise

from benchmarks.rijen import Rij, voeg_toe
from benchmarks.zaad import Werkplek, sleutel
from intake.choices import AanmeldingStatus, Kanaal
from intake.models import Aanmelding
from ketenpartners.choices import Dienst, Terugkoppelsoort, Toestemmingswijze, VerwijzingStatus
from ketenpartners.models import Ketenpartner, Terugkoppeling, Verwijzing
from schuldhulp.lib.models import StatusWissel
from trajecten.choices import EINDE, Oplossingsoort, TrajectStatus, UitstroomReden, VoorstelStatus
from trajecten.models import Oplossing, Traject, Uitstroom, Voorstel

T, V = TrajectStatus, VoorstelStatus
SPREIDING_DAGEN = 720
_BEGIN = (T.PLAN_VAN_AANPAK, T.STABILISATIE, T.OVERDRACHT, T.INVENTARISATIE, T.VOORSTEL)
_NA_AKKOORD = (T.AKKOORD, T.LOOPTIJD, T.FINALE_KWIJTING, T.NAZORG, T.AFGEROND)
WEGEN: tuple[tuple[TrajectStatus, ...], ...] = (
    _BEGIN[:1],
    _BEGIN[:2],
    (*_BEGIN[:2], T.UITGEVALLEN),
    _BEGIN[:4],
    _BEGIN,
    (*_BEGIN, T.GEEN_AKKOORD, T.UITGEVALLEN),
    (*_BEGIN, T.GEEN_AKKOORD, T.WSNP),
    (*_BEGIN, *_NA_AKKOORD[:2]),
    (*_BEGIN, *_NA_AKKOORD[:2], T.UITGEVALLEN),
    (*_BEGIN, *_NA_AKKOORD),
)


class Levenslopen:
    """Schrijft `aantal` trajecten met alles eromheen. `op` is nu; alles begon in de twee jaar daarvoor."""

    def __init__(self, plek: Werkplek, aantal: int, op: datetime) -> None:
        self.plek, self.op, self.nummers = plek, op, range(aantal)

    def zaai(self) -> None:
        """Schrijft alle rijen, in de volgorde van hun verwijzingen."""
        list(self.plek.clienten(len(self.nummers)))
        voeg_toe(Aanmelding, map(self._aanmelding, self.nummers))
        voeg_toe(Traject, map(self._traject, self.nummers))
        voeg_toe(StatusWissel, self._wissels())
        met_voorstel = [n for n in self.nummers if T.VOORSTEL in _weg(n)]
        voeg_toe(Voorstel, map(self._voorstel, met_voorstel))
        voeg_toe(Oplossing, (self._oplossing(n) for n in self.nummers if T.LOOPTIJD in _weg(n)))
        voeg_toe(Uitstroom, (self._uitstroom(n) for n in self.nummers if _weg(n)[-1] in EINDE))
        self._verwijzingen()

    def _begin(self, n: int) -> datetime:
        return self.op - timedelta(days=n * 7919 % SPREIDING_DAGEN + 5, minutes=n % 600)

    def _stap(self, n: int, volgnummer: int) -> datetime:
        """Wanneer traject `n` aan zijn volgende status begon."""
        return self._begin(n) + timedelta(days=30 * volgnummer + n % 17)

    def _aanmelding(self, n: int) -> Rij:
        begin = self._begin(n)
        gemeld, gesprek = begin - timedelta(days=60), begin - timedelta(days=60 - n % 40)
        return {
            "id": sleutel("aanmelding", n),
            "status": AanmeldingStatus.TOEGELATEN.value,
            "client_id": self.plek.client(n),
            "gemeente_id": self.plek.gemeente.pk,
            "organisatie_id": self.plek.organisatie.pk,
            "kanaal": Kanaal.ZELF.value,
            "gemeld_op": gemeld,
            "gesprek_op": gesprek,
            "gesprek_uiterlijk_datum": (gemeld + timedelta(days=28)).date(),
            "intake_start_datum": gesprek.date(),
            "beslis_uiterlijk_datum": (gesprek + timedelta(days=40)).date(),
            "intake_eind_datum": begin.date(),
            "aanmelding_eind_datum": gesprek.date(),
            "is_recidive": n % 9 == 0,
        }

    def _traject(self, n: int) -> Rij:
        is_open = _weg(n)[-1] not in EINDE
        return {
            "id": sleutel("traject", n),
            "status": _weg(n)[-1].value,
            "actie": "Verder met het traject" if is_open else "",
            "actie_uiterlijk_datum": self.op.date() if is_open else None,
            "nummer": f"T-{n:06d}",
            "client_id": self.plek.client(n),
            "aanmelding_id": sleutel("aanmelding", n),
            "gemeente_id": self.plek.gemeente.pk,
            "uitvoerder_id": self.plek.organisatie.pk,
            "start_datum": self._begin(n).date(),
        }

    def _wissels(self) -> Iterator[Rij]:
        for n in self.nummers:
            for volgnummer, (van, naar) in enumerate(pairwise(("", *_weg(n)))):
                yield _wissel(Traject, sleutel("traject", n), volgnummer, van, naar, self._stap(n, volgnummer))
            if T.VOORSTEL in _weg(n):
                for volgnummer, (van, naar) in enumerate(pairwise(("", V.CONCEPT, V.VERSTUURD, _stemming(n)))):
                    yield _wissel(
                        Voorstel, sleutel("voorstel", n), volgnummer, van, naar, self._stap(n, 3 + volgnummer)
                    )

    def _voorstel(self, n: int) -> Rij:
        return {
            "id": sleutel("voorstel", n),
            "status": _stemming(n).value,
            "traject_id": sleutel("traject", n),
            "gemeente_id": self.plek.gemeente.pk,
            "ronde": 1,
            "soort": Oplossingsoort.SCHULDBEMIDDELING.value,
            "maanden": 18,
            "inkomen_bedrag": Decimal(1800),
            "vtlb_bedrag": Decimal(1500),
            "afloscapaciteit_bedrag": Decimal(300),
            "kosten_bedrag": Decimal(0),
            "pot_bedrag": Decimal(5400),
            "berekend_op": self._stap(n, 4),
        }

    def _oplossing(self, n: int) -> Rij:
        is_voltooid = T.FINALE_KWIJTING in _weg(n)
        return {
            "traject_id": sleutel("traject", n),
            "soort": Oplossingsoort.SCHULDBEMIDDELING.value,
            "eind_datum": self._stap(n, 7).date() if is_voltooid else None,
        }

    def _uitstroom(self, n: int) -> Rij:
        weg = _weg(n)
        return {
            "traject_id": sleutel("traject", n),
            "datum": self._stap(n, len(weg) - 1).date(),
            "reden": (UitstroomReden.AFGEROND if weg[-1] == T.AFGEROND else UitstroomReden.ZELF).value,
            "uit_status": weg[-2].value,
        }

    def _verwijzingen(self) -> None:
        partner = Ketenpartner.objects.create(organisatie=self.plek.organisatie)
        vijfde = self.nummers[::5]
        voeg_toe(Verwijzing, (self._verwijzing(n, partner.pk) for n in vijfde))
        voeg_toe(Terugkoppeling, (self._terugkoppeling(n, Terugkoppelsoort.ACCEPTATIE) for n in vijfde))
        voeg_toe(Terugkoppeling, (self._terugkoppeling(n, Terugkoppelsoort.TERUGKOPPELING) for n in vijfde[::2]))

    def _verwijzing(self, n: int, partner: int) -> Rij:
        op = self._stap(n, 0)
        return {
            "id": sleutel("verwijzing", n),
            "status": VerwijzingStatus.GEACCEPTEERD.value,
            "actie": "Terugkoppeling van de partner afwachten",
            "actie_uiterlijk_datum": self.op.date(),
            "nummer": f"V-{n:06d}",
            "client_id": self.plek.client(n),
            "traject_id": sleutel("traject", n),
            "gemeente_id": self.plek.gemeente.pk,
            "partner_id": partner,
            "dienst": Dienst.BUDGETCOACHING.value,
            "vraag": "Help met de administratie.",
            "toestemming_op": op,
            "toestemming_wijze": Toestemmingswijze.MONDELING.value,
            "verstuurd_op": op,
            "gewijzigd_op": op,
            "reactie_uiterlijk_datum": op.date(),
            "terugkoppeling_dagen": 42,
            "terugkoppeling_uiterlijk_datum": op.date(),
        }

    def _terugkoppeling(self, n: int, soort: Terugkoppelsoort) -> Rij:
        return {
            "verwijzing_id": sleutel("verwijzing", n),
            "soort": soort.value,
            "door_naam": "Wijkteam",
            "op": self._stap(n, 1),
            "status_na": VerwijzingStatus.GEACCEPTEERD.value,
        }


def _weg(n: int) -> tuple[TrajectStatus, ...]:
    return WEGEN[n % len(WEGEN)]


def _stemming(n: int) -> VoorstelStatus:
    return V.AKKOORD if T.AKKOORD in _weg(n) else V.GEEN_AKKOORD


def _wissel(model: type, pk: object, volgnummer: int, van: str, naar: str, op: datetime) -> Rij:
    return {
        "object_soort": model._meta.label_lower,  # type: ignore[attr-defined]
        "object_id": pk,
        "volgnummer": volgnummer,
        "overgang": "stap",
        "van": str(van),
        "naar": str(naar),
        "op": op,
    }
