"""De dagelijkse ronde over mijlpalen: wie hoort wat, precies één keer.

Of een mijlpaal klopt, wordt bepaald met het traject op slot: draait iemand haar tegelijk terug, dan wint er één. In een
pauze wacht alles. Een volgend bericht wacht ook zolang het vorige nog niet de deur uit is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Exists, Max, Min, OuterRef, QuerySet, Subquery

from intake.models import Client
from schuldhulp.brieven.berichten import Berichtconcept, stuur_berichten, withdraw_berichten
from schuldhulp.brieven.models import Bericht
from schuldhulp.brieven.services import Concept, verstuur_alle
from schuldhulp.lib.codes import code_voor, hash_van
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.models import StatusWissel
from trajecten.choices import UitstroomReden
from trajecten.choices.inwoner import Mijlpaal, Mijlpaaluitkomst
from trajecten.choices.kwijting import NIET_VRIJ
from trajecten.mijlpalen import BIJ_STATUS, RANG, Feiten, is_oud, mijlpaal_nu
from trajecten.models import Berichtvoorkeur, Kwijting, Mijlpaalbericht, Nazorgmoment, Schuld, Traject, Uitstroom
from trajecten.models.mijlpaal import CODE_DOEL
from trajecten.services.mijlpaalweg import Weg, bepaal_weg

U = Mijlpaaluitkomst
BROK = 100
PAD = "berichten-stoppen/"
SOORT = "mijlpaal"


# In de volgorde van Feiten.
FEITEN = (
    "status",
    "is_bekend",
    "oplossing__start_datum",
    "looptijd_eind_datum",
    "nazorg_datum",
    "start_datum",
    "sinds",
)


@dataclass(frozen=True)
class Stand:
    """De mijlpaal die nu klopt, en de hoogste die al is behandeld (nul is: nog geen)."""

    traject: UUID
    mijlpaal: Mijlpaal
    hoogste: int
    is_oud: bool
    past: bool

    @property
    def is_nieuw(self) -> bool:
        return RANG[self.mijlpaal] > self.hoogste

    @property
    def ingehaald(self) -> list[Mijlpaal]:
        """Wat onderweg is overgeslagen: dat hoort de inwoner nooit meer, ook niet als het traject teruggaat."""
        return [m for m in Mijlpaal if self.hoogste < RANG[m] < RANG[self.mijlpaal]]


@dataclass(frozen=True)
class Verzending:
    """Eén mijlpaal voor één persoon, met wat ervan wordt en langs welke weg."""

    rij: Mijlpaalbericht
    weg: Weg | None


def send_mijlpalen(op: datetime) -> int:
    """Maakt de berichten over mijlpalen die nu kloppen en nog niet zijn behandeld. Geeft het aantal berichten."""
    toe = [stand.traject for stand in _standen(Traject.objects.open(), dag_van(op)) if stand.is_nieuw]
    return sum(_stuur_brok(toe[i : i + BROK], op) for i in range(0, len(toe), BROK))


def _standen(trajecten: "QuerySet[Traject]", vandaag: date) -> Iterator[Stand]:
    """De stand van elk traject dat een mijlpaal heeft.

    Een traject uit een levering is elders begonnen; daarover horen mensen van ons niets.
    """
    schulden = Schuld.objects.in_regeling().filter(traject=OuterRef("pk"))
    eerder = Mijlpaalbericht.objects.filter(traject=OuterRef("pk")).order_by().values("traject")
    nazorg = Nazorgmoment.objects.filter(traject=OuterRef("pk")).order_by().values("traject")
    wissels = StatusWissel.objects.filter(object_id=OuterRef("pk")).order_by("-volgnummer")
    rijen = trajecten.filter(status__in=BIJ_STATUS, pauze_tot_datum=None, levering={}).order_by("pk")
    velden = rijen.annotate(
        is_bekend=Exists(schulden) & ~Exists(schulden.onbekend()),
        nazorg_datum=Subquery(nazorg.annotate(eerste=Min("gepland_datum")).values("eerste")),
        hoogste=Subquery(eerder.annotate(hoogste=Max("rang")).values("hoogste")),
        is_alles_weg=~Exists(Kwijting.objects.filter(traject=OuterRef("pk"), status__in=NIET_VRIJ)),
        sinds=Subquery(wissels.values("op")[:1]),
    ).values_list("pk", "hoogste", "is_alles_weg", *FEITEN)
    for pk, hoogste, is_alles_weg, *waarden in velden:
        feiten = Feiten(*waarden)
        if mijlpaal := mijlpaal_nu(feiten, vandaag):
            past = is_alles_weg or mijlpaal != Mijlpaal.SCHULDENVRIJ
            yield Stand(pk, mijlpaal, hoogste or 0, is_oud(mijlpaal, feiten, vandaag), past)


def withdraw_mijlpalen(op: datetime) -> int:
    """Trekt berichten in die nog niet de deur uit zijn en niet meer kloppen, omdat het traject terugging of stopte."""
    wacht = Mijlpaalbericht.objects.filter(bericht__in=Bericht.objects.klaar(), traject__pauze_tot_datum=None)
    sleutels = list(wacht.order_by().values_list("traject", flat=True).distinct())
    return sum(_trek_in(sleutels[i : i + BROK], op) for i in range(0, len(sleutels), BROK))


@transaction.atomic
def _trek_in(sleutels: list[UUID], op: datetime) -> int:
    slot = Traject.objects.select_for_update(of=("self",)).filter(pk__in=sleutels, pauze_tot_datum=None)
    trajecten = list(slot.order_by("pk").values_list("pk", flat=True))
    nu = {s.traject: RANG[s.mijlpaal] for s in _standen(Traject.objects.filter(pk__in=trajecten), dag_van(op))}
    rijen = Mijlpaalbericht.objects.filter(traject__in=trajecten, bericht__in=Bericht.objects.klaar())
    over = [m.bericht_id for m in rijen if m.bericht_id and m.rang > nu.get(m.traject_id, 0)]
    return withdraw_berichten(over, op=op)


@transaction.atomic
def _stuur_brok(sleutels: list[UUID], op: datetime) -> int:
    slot = Traject.objects.select_for_update(of=("self",)).filter(pk__in=sleutels).order_by("pk")
    trajecten = {t.pk: t for t in slot.select_related("client__gemeente", "partner__gemeente", "behandelaar")}
    wacht = _wacht_op_vorige(sleutels)
    post: list[Verzending] = []
    personen = _Personen(trajecten.values())
    for stand in _standen(Traject.objects.filter(pk__in=trajecten), dag_van(op)):
        if stand.is_nieuw and stand.traject not in wacht:
            post += personen.verzendingen(trajecten[stand.traject], stand, op)
    _bewaar(post, op)
    return sum(verzending.weg is not None for verzending in post)


def _wacht_op_vorige(sleutels: list[UUID]) -> set[UUID]:
    """Trajecten waarvan een eerder bericht nog niet verzonden is: dan gaat er geen volgend uit."""
    rijen = Mijlpaalbericht.objects.filter(traject__in=sleutels, bericht__in=Bericht.objects.klaar())
    return set(rijen.order_by().values_list("traject", flat=True))


class _Personen:
    """Wat er van de mensen in deze trajecten bekend is, in een vast aantal vragen."""

    def __init__(self, trajecten: Iterable[Traject]) -> None:
        wie = {sleutel for t in trajecten for sleutel in (t.client_id, t.partner_id) if sleutel}
        self._voorkeur = Berichtvoorkeur.objects.in_bulk(wie)
        overleden = Uitstroom.objects.filter(reden=UitstroomReden.OVERLEDEN, traject__client__in=wie)
        self._overleden = set(overleden.values_list("traject__client", flat=True))

    def verzendingen(self, traject: Traject, stand: Stand, op: datetime) -> list[Verzending]:
        """De mijlpaal die nu klopt, en wat er onderweg is ingehaald, voor iedereen in het traject."""
        post = []
        for client in filter(None, (traject.client, traject.partner)):
            post += [Verzending(_rij(traject, client, m, U.INGEHAALD, op), None) for m in stand.ingehaald]
            uitkomst, weg = self._uitkomst(client, stand)
            post.append(Verzending(_rij(traject, client, stand.mijlpaal, uitkomst, op), weg))
        return post

    def _uitkomst(self, client: Client, stand: Stand) -> tuple[Mijlpaaluitkomst, Weg | None]:
        voorkeur = self._voorkeur.get(client.pk)
        if client.pk in self._overleden:
            return U.OVERLEDEN, None
        if stand.is_oud:
            return U.TE_OUD, None
        if not stand.past:
            return U.NIET_GEPAST, None
        if voorkeur and not voorkeur.wil_mijlpalen:
            return U.AFGEMELD, None
        weg = bepaal_weg(client, voorkeur)
        return (U.GESTUURD, weg) if weg else (U.GEEN_WEG, None)


def _rij(
    traject: Traject, client: Client, mijlpaal: Mijlpaal, uitkomst: Mijlpaaluitkomst, op: datetime
) -> Mijlpaalbericht:
    id_ = uuid4()
    return Mijlpaalbericht(
        id=id_,
        traject=traject,
        client=client,
        mijlpaal=mijlpaal,
        rang=RANG[mijlpaal],
        uitkomst=uitkomst,
        op=op,
        code_hash=hash_van(code_voor(CODE_DOEL, id_)),
    )


def _bewaar(post: list[Verzending], op: datetime) -> None:
    berichten = {v.rij.pk: _bericht(v.rij, v.weg) for v in post if v.weg and not v.weg.is_brief}
    brieven = {v.rij.pk: _brief(v.rij, v.weg) for v in post if v.weg and v.weg.is_brief}
    gemaakt = dict(zip(berichten, stuur_berichten(list(berichten.values()), door=None, op=op), strict=True))
    gedrukt = dict(zip(brieven, verstuur_alle(brieven.values(), door=None, op=op), strict=True))
    for verzending in post:
        verzending.rij.bericht, verzending.rij.brief = gemaakt.get(verzending.rij.pk), gedrukt.get(verzending.rij.pk)
    Mijlpaalbericht.objects.bulk_create([verzending.rij for verzending in post])


def _sleutel(rij: Mijlpaalbericht) -> str:
    return f"mijlpaal:{rij.traject_id}:{rij.client_id}:{rij.mijlpaal}"


def _inhoud(rij: Mijlpaalbericht) -> dict[str, str]:
    return {"mijlpaal": rij.mijlpaal, "code_doel": CODE_DOEL, "code_id": str(rij.pk), "pad": PAD}


def _bericht(rij: Mijlpaalbericht, weg: Weg) -> Berichtconcept:
    assert weg.kanaal  # noqa: S101 (anders is het een brief)
    return Berichtconcept(SOORT, _sleutel(rij), weg.kanaal, weg.aan, rij.client.gemeente, rij.client_id, _inhoud(rij))


def _brief(rij: Mijlpaalbericht, weg: Weg) -> Concept:
    return Concept(
        soort=SOORT,
        sleutel=_sleutel(rij),
        gemeente=rij.client.gemeente,
        client_id=rij.client_id,
        aan=list(weg.adresregels),
        kenmerk=rij.client.dossiernummer,
        behandelaar=rij.traject.behandelaar,
        inhoud=_inhoud(rij),
    )
