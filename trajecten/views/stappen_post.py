"""Stappen in de post met schuldeisers: heroverweging vragen."""

from trajecten.choices import TrajectStatus, VoorstelStatus
from trajecten.forms.post import HeroverwegingForm
from trajecten.models import Traject
from trajecten.models.traject import loopt
from trajecten.services import heroverweging
from trajecten.views.stap import Stap, Zet


def _heroverwegen_kan(traject: Traject) -> str:
    geen_akkoord = traject.status == TrajectStatus.GEEN_AKKOORD
    voorstel = traject.voorstellen.filter(status=VoorstelStatus.GEEN_AKKOORD).first() if geen_akkoord else None
    if voorstel is None:
        return "Heroverweging vragen kan als een voorstel zonder akkoord is gesloten."
    if not loopt(traject):
        return (loopt.__doc__ or "").strip()
    return "" if heroverweging.te_heroverwegen(voorstel) else "Elke weigeraar is al om heroverweging gevraagd."


def _vraag(zet: Zet) -> object:
    regels = zet.gegevens["regels"]
    return heroverweging.request_heroverweging(
        regels[0].voorstel,
        regels,
        motivering=zet.gegevens["motivering"],
        door=zet.door,
        op=zet.op,
        verwacht_versie=zet.versie,
    )


POST: dict[str, Stap] = {
    "heroverweging": Stap(
        naam="Heroverweging vragen",
        effect="Wie weigerde of zweeg krijgt één keer een brief met de vraag om nog eens te kijken. Stemt iedereen "
        "alsnog in, dan is er een akkoord. Blijft het stil, dan blijft de weigering staan.",
        reden=_heroverwegen_kan,
        form=HeroverwegingForm,
        dienst=_vraag,
        gelukt="De heroverweging is gevraagd. De brieven worden gemaakt.",
    ),
}
