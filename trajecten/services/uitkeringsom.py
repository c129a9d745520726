"""Wat de schuldeisers van één traject nu zouden krijgen, en wie niet betaald kan worden."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch, Sum

from schuldhulp.lib.geld import rond
from trajecten.choices.looptijd import Weglaatreden
from trajecten.choices.schuld import Adresdoel
from trajecten.models import Betaalplan, Schuld
from trajecten.rekenregels.betaalplan import NUL
from trajecten.rekenregels.reservering import Openstaand, verdeel_ronde
from trajecten.services.gelden import Gelden, betaalde_regels, reservering_van


@dataclass(frozen=True)
class Begunstigde:
    """Op welke naam en rekening een schuldeiser zijn geld krijgt, en het kenmerk waaraan hij de zaak herkent."""

    naam: str = ""
    rekening: str = ""
    kenmerk: str = ""
    weggelaten: str = ""


@dataclass(frozen=True)
class Deel:
    """Wat één schuld krijgt, en waarheen."""

    schuld: Schuld
    bedrag: Decimal
    naar: Begunstigde


@dataclass(frozen=True)
class Uitkeringsom:
    """Bedragen in euro. `restant` is voor niemand: alle vorderingen zijn helemaal betaald."""

    saldo: Decimal
    restant: Decimal
    delen: tuple[Deel, ...]

    @property
    def voor_schuldeisers(self) -> Decimal:
        """Wat schuldeisers toekomt, ook wie nu niet betaald kan worden."""
        return sum((deel.bedrag for deel in self.delen), NUL)

    @property
    def te_betalen(self) -> Decimal:
        """Wat nu echt betaald kan worden."""
        return sum((deel.bedrag for deel in self.delen if not deel.naar.weggelaten), NUL)


def bereken_uitkering(plan: Betaalplan, gelden: Gelden | None = None) -> Uitkeringsom:
    """Verdeelt wat er klaarstaat over de vorderingen van het voorstel; alleen delen van meer dan nul."""
    saldo = reservering_van(plan, gelden).saldo
    if saldo <= 0:
        return Uitkeringsom(saldo, NUL, ())
    regels = list(plan.voorstel.regels.prefetch_related(Prefetch("schuld", Schuld.objects.met_adressen())))
    eerder = betaalde_regels().filter(uitkering__traject=plan.pk).order_by().values_list("schuld")
    betaald = {pk: rond(som) for pk, som in eerder.annotate(som=Sum("bedrag"))}
    ronde = verdeel_ronde(
        saldo,
        [Openstaand(str(r.pk), r.vordering_bedrag, r.is_preferent, betaald.get(r.schuld_id, NUL)) for r in regels],
    )
    delen = [
        Deel(regel.schuld, bedrag, begunstigde_van(regel.schuld))
        for regel, bedrag in zip(regels, ronde.bedragen, strict=True)
        if bedrag
    ]
    return Uitkeringsom(saldo, ronde.restant, tuple(delen))


def begunstigde_van(schuld: Schuld) -> Begunstigde:
    """Wie het geld voor deze schuld krijgt; treedt er iemand voor de schuldeiser op, dan die."""
    if schuld.schuldeiser is None:
        return Begunstigde(weggelaten=Weglaatreden.GEEN_SCHULDEISER)
    naar = schuld.geadresseerde(Adresdoel.BETALING)
    if not naar.adres.iban:
        return Begunstigde(naar.adres.naam, kenmerk=naar.kenmerk, weggelaten=Weglaatreden.GEEN_REKENING)
    return Begunstigde(naar.adres.naam, naar.adres.iban, naar.kenmerk)
