"""De stappen van de nazorg: beginnen, het contact vastleggen, verzetten."""

from trajecten.choices import TrajectStatus
from trajecten.choices.nazorg import Nazorgvorm, Terugvalteken
from trajecten.forms.nazorg import JA, NazorgForm, VerzetForm
from trajecten.models import Nazorgmoment, Traject
from trajecten.models.traject import loopt
from trajecten.services import nazorg
from trajecten.views.stap import Stap, Zet

ALLES_VAST = "Alle nazorgcontacten zijn vastgelegd."


def _kan(traject: Traject) -> str:
    if traject.status != TrajectStatus.NAZORG:
        return "Een nazorgcontact hoort bij de nazorg."
    if not loopt(traject):
        return (loopt.__doc__ or "").strip()
    return "" if traject.nazorgmomenten.te_houden().exists() else ALLES_VAST


def _moment(traject: Traject) -> Nazorgmoment:
    """Het eerstvolgende; is er intussen geen meer, dan zegt de dienst bij het laatste dat het is vastgelegd."""
    return traject.nazorgmomenten.te_houden().first() or traject.nazorgmomenten.latest("gepland_datum")


def _contact(zet: Zet) -> object:
    g = zet.gegevens
    return nazorg.record_nazorg(
        _moment(zet.traject),
        is_bereikt=g["is_bereikt"] == JA,
        gaat_goed=g["gaat_goed"] == JA if g["gaat_goed"] else None,
        notitie=g["notitie"],
        vorm=Nazorgvorm(g["vorm"]),
        afspraken=g["afspraken"],
        tekens=[Terugvalteken(teken) for teken in g["tekens"]],
        door=zet.door,
        op=zet.op,
        verwacht_versie=zet.versie,
    )


def _verzet(zet: Zet) -> object:
    return nazorg.move_nazorg(
        _moment(zet.traject), **zet.gegevens, door=zet.door, op=zet.op, verwacht_versie=zet.versie
    )


NAZORG: dict[str, Stap] = {
    "nazorg": Stap(
        naam="Nazorg starten",
        effect="De schulden zijn kwijtgescholden. De nazorgcontacten worden gepland volgens het beleid.",
        overgang="start_nazorg",
        dienst=lambda z: nazorg.start_nazorg(z.traject, door=z.door, op=z.op, verwacht_versie=z.versie),
        gelukt="De nazorg is begonnen.",
    ),
    "nazorgcontact": Stap(
        naam="Nazorgcontact vastleggen",
        effect="U legt het eerstvolgende geplande contact vast. Gaat het niet goed, dan komt persoonlijk contact op "
        "korte termijn in “Mijn werk”.",
        reden=_kan,
        form=NazorgForm,
        dienst=_contact,
        gelukt="Het nazorgcontact is vastgelegd.",
    ),
    "nazorgverzetten": Stap(
        naam="Nazorgcontact verzetten",
        effect="Het eerstvolgende geplande contact gaat naar een andere dag.",
        reden=_kan,
        form=VerzetForm,
        dienst=_verzet,
        gelukt="Het contact is verzet.",
        soort="subtiel",
    ),
}
