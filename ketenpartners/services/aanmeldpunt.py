"""Het aanmeldpunt: een vraag over geld vastleggen en meteen op de goede plek brengen."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from intake.choices import Bedreiging, Kanaal, Volgaanleiding, Volgsoort
from intake.choices.loket import Gewicht, Problematiek
from intake.models import Aanmelding, Client, Loketvraag
from intake.services.aanmelding import register_aanmelding
from intake.services.bedreiging import report_bedreiging
from intake.services.bekend import find_dubbel
from intake.services.client import Persoonsgegevens, add_notitie, register_client
from intake.services.volgmoment import plan_volgmoment
from intake.triage import Loketantwoorden, Triage, bepaal_triage
from ketenpartners.choices import Deelveld, Dienst, Toestemmingswijze
from ketenpartners.models import Ketenpartner
from ketenpartners.services.verwijzing import Toestemming, create_verwijzing
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.services import leg_vast
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.organisatie.choices import Organisatiesoort
from schuldhulp.organisatie.models import Beleid, Gemeente, Medewerker

BEDREIGD_IS_ZWAAR = "Bij een bedreigende situatie gaat de vraag altijd naar schuldhulp."
KANALEN = {
    Organisatiesoort.WONINGCORPORATIE: Kanaal.WONINGCORPORATIE,
    Organisatiesoort.MAATSCHAPPELIJK_WERK: Kanaal.MAATSCHAPPELIJK_WERK,
    Organisatiesoort.WERKGEVER: Kanaal.WERKGEVER,
    Organisatiesoort.GEMEENTE: Kanaal.AANMELDPUNT,
    Organisatiesoort.REGIONAAL: Kanaal.AANMELDPUNT,
}


@dataclass(frozen=True)
class Doorverwijzing:
    """Naar welke partner een lichte vraag gaat. `wijze`: hoe de inwoner daar ja op zei (art. 6 lid 1 onder a AVG)."""

    partner: Ketenpartner
    dienst: Dienst
    wijze: Toestemmingswijze


@dataclass(frozen=True)
class Vraag:
    """Wat de inwoner vertelt, en welk gewicht de medewerker kiest (met een reden als dat anders is dan berekend)."""

    tekst: str
    antwoorden: Loketantwoorden
    gewicht: Gewicht
    afwijk_reden: str = ""
    bedreigingen: Sequence[Bedreiging] = ()
    doorverwijzing: Doorverwijzing | None = None
    advies: str = ""


def weeg(vraag: Loketantwoorden, gemeente: Gemeente, op: datetime) -> Triage:
    """De triage volgens het beleid dat vandaag in deze gemeente geldt."""
    beleid = Beleid.objects.geldig(gemeente, dag_van(op))
    return bepaal_triage(vraag, drempel_bedrag=beleid.drempel_bedrag)


@transaction.atomic
def register_loketvraag(
    vraag: Vraag,
    *,
    gemeente: Gemeente,
    persoon: Persoonsgegevens,
    id_: UUID,
    door: Medewerker,
    op: datetime,
) -> Loketvraag:
    """Legt de vraag vast: zwaar wordt een aanmelding, licht een verwijzing naar een partner of een advies.

    Wie met dit BSN al een dossier heeft, houdt dat, met wat hij anders opgaf als aantekening; lijkt iemand alleen op
    een ander, dan ziet de consulent dat.
    Hetzelfde formulier (`id_`) twee keer versturen geeft één vraag. Fouten: Geweigerd als er van de triage wordt
    afgeweken zonder reden, of als een lichte vraag geen partner en geen advies heeft.
    """
    if eerder := Loketvraag.objects.filter(pk=id_, organisatie=door.organisatie_id).first():
        return eerder
    triage = weeg(vraag.antwoorden, gemeente, op)
    _controleer(vraag, triage)
    dubbel = find_dubbel(gemeente, persoon)
    client = dubbel.zeker or register_client(gemeente=gemeente, persoon=persoon, door=door, op=op)
    if dubbel.zeker:
        _bewaar_wat_anders_is(client, persoon, door, op)
    zwaar = vraag.gewicht == Gewicht.ZWAAR
    rij = Loketvraag(
        id=id_,
        client=client,
        gemeente=gemeente,
        vraag=vraag.tekst.strip(),
        antwoorden={**asdict(vraag.antwoorden), "bedrag": str(vraag.antwoorden.bedrag or "")},
        berekend_gewicht=triage.gewicht,
        gewicht=vraag.gewicht,
        afwijk_reden=vraag.afwijk_reden.strip(),
        problematiek=triage.problematiek,
        toelichting=list(triage.toelichting),
        advies=vraag.advies.strip(),
        lijkt_bekend=dubbel.lijkt and not dubbel.zeker,
        aanmelding=_meld_aan(client, vraag, Problematiek(triage.problematiek), door, op) if zwaar else None,
        organisatie=door.organisatie,
        door=door,
        op=op,
    )
    try:
        with transaction.atomic():
            rij.save(force_insert=True)
    except IntegrityError as fout:
        raise Geweigerd("Deze vraag is al vastgelegd.") from fout
    if not zwaar:
        _help_licht(rij, vraag.doorverwijzing, persoon.telefoon, door, op)
    _log(rij, door, op)
    return rij


def _controleer(vraag: Vraag, triage: Triage) -> None:
    if vraag.gewicht != Gewicht(triage.gewicht) and not vraag.afwijk_reden.strip():
        raise Geweigerd("U wijkt af van de uitkomst. Schrijf op waarom.")
    if vraag.bedreigingen and vraag.gewicht != Gewicht.ZWAAR:
        raise Geweigerd(BEDREIGD_IS_ZWAAR)
    if vraag.gewicht == Gewicht.LICHT and not vraag.doorverwijzing and not vraag.advies.strip():
        raise Geweigerd("Kies een partner, of schrijf op welk advies u gaf.")


def _bewaar_wat_anders_is(client: Client, persoon: Persoonsgegevens, door: Medewerker, op: datetime) -> None:
    """Het loket ziet het dossier niet. Wat de inwoner anders opgaf, komt als aantekening bij de consulent terecht."""
    adres = " ".join(deel for deel in (persoon.postcode, persoon.huisnummer) if deel)
    anders = [
        f"{naam} {nieuw}"
        for naam, nieuw, nu in (
            ("telefoon", persoon.telefoon, client.telefoon),
            ("adres", adres, " ".join(deel for deel in (client.postcode, client.huisnummer) if deel)),
        )
        if nieuw and nieuw != nu
    ]
    if persoon.is_laaggeletterd and not client.is_laaggeletterd:
        anders.append("heeft moeite met lezen of schrijven")
    if anders:
        tekst = f"Anders dan in het dossier, volgens het aanmeldpunt: {'; '.join(anders)}. Vraag na wat klopt."
        add_notitie(client, tekst=tekst, door=door, op=op)


def _meld_aan(client: Client, vraag: Vraag, problematiek: Problematiek, door: Medewerker, op: datetime) -> Aanmelding:
    """Een nieuwe aanmelding; staat er al een open, dan komt een nieuwe bedreiging daarbij en gaat niets verloren."""
    if open_ := client.aanmeldingen.open().first():
        return report_bedreiging(open_, bedreigingen=vraag.bedreigingen, toelichting=vraag.tekst, door=door, op=op)
    return register_aanmelding(
        client,
        kanaal=KANALEN.get(Organisatiesoort(door.organisatie.soort), Kanaal.KETENPARTNER),
        gemeld_op=op,
        hulpvraag=vraag.tekst.strip(),
        bedreigingen=vraag.bedreigingen,
        problematiek=problematiek,
        aangemeld_door=f"{door.naam}, {door.organisatie}"[:200],
        door=door,
        op=op,
    )


def _help_licht(rij: Loketvraag, naar: Doorverwijzing | None, telefoon: str, door: Medewerker, op: datetime) -> None:
    """Naar de partner, met het nummer van nu als het dossier een ander heeft.

    Na een advies kijkt een consulent later of het hielp, zodat niemand uit beeld raakt.
    """
    if naar is None:
        plan_volgmoment(
            rij.client,
            aanleiding=Volgaanleiding.ADVIES,
            vervolgstap=rij.advies,
            soort=Volgsoort.ADVIES,
            door=None,
            op=op,
        )
        return
    is_ander_nummer = bool(telefoon) and telefoon != rij.client.telefoon
    create_verwijzing(
        rij.client,
        partner=naar.partner,
        dienst=naar.dienst,
        vraag=f"{rij.vraag}\nNu te bellen op {telefoon}." if is_ander_nummer else rij.vraag,
        toestemming=Toestemming(op=op, wijze=naar.wijze, deelvelden=[Deelveld.NAAM, Deelveld.TELEFOON]),
        loketvraag=rij,
        door=door,
        op=op,
    )


def _log(rij: Loketvraag, door: Medewerker, op: datetime) -> None:
    leg_vast(
        Handeling.AANMAKEN,
        door=door,
        op=op,
        onderwerp=rij,
        gemeente=rij.gemeente,
        client_id=rij.client_id,
        dossiernummer=rij.client.dossiernummer,
        toelichting=f"aanmeldpunt: {rij.gewicht}",
    )
