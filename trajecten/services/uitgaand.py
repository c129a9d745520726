"""Post aan schuldeisers de deur uit: brief, e-mail, of een regel voor het Knooppunt of een lijst. Elk gevolg één keer.

De aanroeper heeft het traject op slot en weet dat er nog iets uit mag; hier wordt alleen vastgelegd en verstuurd.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from schuldhulp.brieven.berichten import stuur_bericht
from schuldhulp.brieven.choices import Berichtkanaal
from schuldhulp.brieven.models import Bericht, Brief
from schuldhulp.brieven.registry import BRIEVEN
from schuldhulp.brieven.services import Concept, verstuur_alle
from schuldhulp.lib.codes import code_voor, hash_van
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.werkdagen import tel_werkdagen
from schuldhulp.organisatie.models import Medewerker
from trajecten.adressering import Geadresseerde
from trajecten.choices.post import KNOOPPUNT_WERKDAGEN, Kanaal, Postsoort, Richting
from trajecten.choices.schuld import Adresdoel
from trajecten.models import Schuld, Schuldeiserbericht, Traject

DOEL = "bericht"
# Naar welk adres van de schuldeiser elk bericht gaat.
DOEL_BIJ: dict[Postsoort, Adresdoel] = {
    Postsoort.KENNISGEVING: Adresdoel.SALDO,
    Postsoort.SALDOVERZOEK: Adresdoel.SALDO,
    Postsoort.BETAALVOORSTEL: Adresdoel.VOORSTEL,
    Postsoort.HEROVERWEGING: Adresdoel.KLACHT,
    Postsoort.AKKOORD: Adresdoel.VOORSTEL,
    Postsoort.BEEINDIGING: Adresdoel.VOORSTEL,
    Postsoort.STATUS: Adresdoel.SALDO,
}
Keuzes = Mapping[Any, Kanaal]


@dataclass(frozen=True)
class Uitgaand:
    """Eén bericht dat nog weg moet. `concept` is de brief, en bij een ander kanaal de gegevens; `bij` de vraag erbij.

    Met `eigen_code` krijgt het bericht zelf een code waarmee de schuldeiser kan antwoorden.
    """

    traject: Traject
    schuld: Schuld
    soort: Postsoort
    kanaal: Kanaal
    concept: Concept
    uiterlijk: date | None = None
    versie: int = 1
    tekst: str = ""
    eigen_code: bool = False
    bij: Mapping[str, Any] = field(default_factory=dict)


def naar(schuld: Schuld, soort: Postsoort) -> Geadresseerde:
    """Aan wie dit bericht gaat, en met welk kenmerk."""
    return schuld.geadresseerde(DOEL_BIJ[soort])


def kies_kanaal(schuld: Schuld, soort: Postsoort, keuzes: Keuzes | None = None) -> Kanaal:
    """Het gekozen kanaal, anders de voorkeur van wie antwoordt. Zonder e-mailadres gaat mail per brief."""
    wie = schuld.wie_antwoordt
    gekozen = (keuzes or {}).get(schuld.pk) or (wie.voorkeurskanaal if wie else "") or Kanaal.BRIEF
    if gekozen == Kanaal.EMAIL and not (wie and naar(schuld, soort).adres.email):
        return Kanaal.BRIEF
    return Kanaal(gekozen)


def reageer_uiterlijk(kanaal: Kanaal, werkdagen: int, op: datetime) -> date:
    """Wanneer het antwoord er uiterlijk is: op het Knooppunt tien werkdagen, anders zoals het beleid zegt."""
    dagen = KNOOPPUNT_WERKDAGEN if kanaal == Kanaal.KNOOPPUNT else werkdagen
    return tel_werkdagen(dag_van(op), dagen, gelijkgestelde_dagen())


def verstuur_post(alle: Sequence[Uitgaand], *, door: Medewerker | None, op: datetime) -> list[Schuldeiserbericht]:
    """Legt de berichten vast en verstuurt ze langs hun kanaal, in volgorde. Wat er al was, gaat niet nog eens uit."""
    sleutels = [uit.concept.sleutel for uit in alle]
    eerder = {rij.sleutel: rij for rij in Schuldeiserbericht.objects.filter(sleutel__in=sleutels)}
    nieuw = [(uuid.uuid4(), uit) for uit in alle if uit.concept.sleutel not in eerder]
    gereed = [(id_, _met_code(id_, uit)) for id_, uit in nieuw]
    brieven = _brieven(gereed, door=door, op=op)
    rijen = [_rij(id_, uit, brieven, door=door, op=op) for id_, uit in gereed]
    Schuldeiserbericht.objects.bulk_create(rijen)
    gevonden = eerder | {rij.sleutel: rij for rij in rijen}
    return [gevonden[sleutel] for sleutel in sleutels]


def _met_code(id_: uuid.UUID, uit: Uitgaand) -> Uitgaand:
    if not uit.eigen_code:
        return uit
    inhoud = {**uit.concept.inhoud, "code_doel": DOEL, "code_id": str(id_)}
    return replace(uit, concept=replace(uit.concept, inhoud=inhoud))


def _brieven(
    gereed: Sequence[tuple[uuid.UUID, Uitgaand]], *, door: Medewerker | None, op: datetime
) -> dict[str, Brief]:
    concepten = [uit.concept for _, uit in gereed if uit.kanaal == Kanaal.BRIEF]
    return {brief.sleutel: brief for brief in verstuur_alle(concepten, door=door, op=op)} if concepten else {}


def _rij(
    id_: uuid.UUID,
    uit: Uitgaand,
    brieven: Mapping[str, Brief],
    *,
    door: Medewerker | None,
    op: datetime,
) -> Schuldeiserbericht:
    concept = uit.concept
    return Schuldeiserbericht(
        id=id_,
        sleutel=concept.sleutel,
        traject=uit.traject,
        schuld=uit.schuld,
        gemeente=uit.traject.gemeente,
        richting=Richting.UIT,
        soort=uit.soort,
        kanaal=uit.kanaal,
        versie=uit.versie,
        op=op,
        uiterlijk_datum=uit.uiterlijk,
        met_naam=concept.aan[0] if concept.aan else "",
        tekst=uit.tekst,
        door=door,
        gegevens={} if uit.kanaal == Kanaal.BRIEF else dict(concept.inhoud),
        code_hash=hash_van(code_voor(DOEL, id_)) if uit.eigen_code else None,
        brief=brieven.get(concept.sleutel),
        email=_mail(uit, door=door, op=op) if uit.kanaal == Kanaal.EMAIL else None,
        **uit.bij,
    )


def _mail(uit: Uitgaand, *, door: Medewerker | None, op: datetime) -> Bericht:
    """De e-mail noemt geen inwoner: de schuldeiser herkent de zaak aan zijn kenmerk, en leest de rest met de code."""
    concept, inhoud = uit.concept, uit.concept.inhoud
    velden: dict[str, Any] = {"kenmerk": concept.kenmerk, "titel": BRIEVEN[concept.soort].titel, "pad": "reageren/"}
    velden |= {naam: inhoud[naam] for naam in ("uw_kenmerk", "code_doel", "code_id") if naam in inhoud}
    return stuur_bericht(
        soort="schuldeiser_bericht",
        sleutel=concept.sleutel,
        kanaal=Berichtkanaal.EMAIL,
        aan=naar(uit.schuld, uit.soort).adres.email,
        gemeente=concept.gemeente,
        client_id=concept.client_id,
        inhoud=velden | {"reactie_uiterlijk": uit.uiterlijk.isoformat() if uit.uiterlijk else ""},
        door=door,
        op=op,
    )
