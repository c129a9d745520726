"""De voorrang van een cliënt volgt het huishouden en het beleid; het open werk volgt de cliënt."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from intake.choices import AANMELDING_EINDE, Inkomensbron
from intake.models import Aanmelding, Client, Huishouden
from intake.voorrang import Plaats, bepaal_voorrang
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.werk import Voorrang
from schuldhulp.lib.werklijst import trek_voorrang_gelijk, zet_voorrang
from schuldhulp.organisatie.choices import Ondernemershulp
from schuldhulp.organisatie.models import Beleid, Gemeente

ONDERNEMER = Q(huishouden__is_ondernemer=True) | Q(huishouden__inkomensbron=Inkomensbron.ONDERNEMING)
KINDEREN = Q(huishouden__minderjarige_kinderen__gt=0)


def is_ondernemer(huishouden: Huishouden) -> bool:
    """Heeft dit huishouden een eigen onderneming, of leeft het ervan?"""
    return huishouden.is_ondernemer or huishouden.inkomensbron == Inkomensbron.ONDERNEMING


def plaats_van(huishouden: Huishouden | None, gemeente: Gemeente, dag: date) -> Plaats:
    """De voorrang van dit huishouden volgens het beleid van deze dag. Alleen bij een ondernemer telt het beleid."""
    kinderen = huishouden.minderjarige_kinderen if huishouden else 0
    onderneemt = bool(huishouden and is_ondernemer(huishouden))
    keuze = Ondernemershulp.GEWOON
    if onderneemt and not kinderen:
        keuze = Ondernemershulp(Beleid.objects.geldig(gemeente, dag).ondernemers)
    return bepaal_voorrang(minderjarige_kinderen=kinderen, is_ondernemer=onderneemt, ondernemers=keuze)


@transaction.atomic
def update_voorrang(huishouden: Huishouden, *, op: datetime) -> Voorrang:
    """Geeft iedereen in dit huishouden de voorrang die erbij hoort, en hun open werk ook."""
    nieuw = plaats_van(huishouden, huishouden.gemeente, dag_van(op)).voorrang
    leden = list(Client.objects.filter(huishouden=huishouden).exclude(voorrang=nieuw).values_list("pk", flat=True))
    if leden:
        Client.objects.filter(pk__in=leden).update(voorrang=nieuw)
        zet_voorrang(leden, nieuw)
    return nieuw


@transaction.atomic
def align_voorrang(op: datetime) -> int:
    """De dagelijkse ronde: volgt nieuw beleid, en haalt bij wat buiten de diensten om binnenkwam (een levering)."""
    beleid = [Beleid.objects.geldig(g, dag_van(op)) for g in Gemeente.objects.filter(beleid__isnull=False).distinct()]
    voorgaan = [b.gemeente_id for b in beleid if b.ondernemers == Ondernemershulp.VOORRANG]
    ondernemer = ONDERNEMER & ~KINDEREN & Q(gemeente__in=voorgaan)
    wie = {Voorrang.GEZIN: KINDEREN, Voorrang.ONDERNEMER: ondernemer}
    aantal = sum(_zet(Client.objects.filter(regel), voorrang) for voorrang, regel in wie.items())
    # Een cliënt zonder huishouden past in geen van beide: daarom op sleutel, niet met een ontkenning.
    voor = Client.objects.filter(KINDEREN | ondernemer).values("pk")
    aantal += _zet(Client.objects.exclude(voorrang=Voorrang.GEWOON).exclude(pk__in=voor), Voorrang.GEWOON)
    crisis = Aanmelding.objects.filter(is_crisis=True).exclude(status__in=AANMELDING_EINDE)
    aantal += crisis.exclude(voorrang=Voorrang.CRISIS).update(voorrang=Voorrang.CRISIS)
    return aantal + trek_voorrang_gelijk()


def _zet(clienten: "QuerySet[Client]", voorrang: Voorrang) -> int:
    return Client.objects.filter(pk__in=clienten.exclude(voorrang=voorrang).values("pk")).update(voorrang=voorrang)
