"""Stappen in de post met schuldeisers: een bericht aan velen, en heroverweging vragen."""

from django.urls import reverse

from trajecten.choices import TrajectStatus, VoorstelStatus
from trajecten.choices.post import Kanaal, Postsoort
from trajecten.forms.post import BulkForm, HeroverwegingForm
from trajecten.models import Traject
from trajecten.models.traject import loopt
from trajecten.services import heroverweging, schuldeiserpost
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


def _berichten_kan(traject: Traject) -> str:
    if reden := schuldeiserpost.waarom_niet_nu(traject, Postsoort.STATUS):
        return reden
    return "" if loopt(traject) else (loopt.__doc__ or "").strip()


def _stuur(zet: Zet) -> str:
    schulden, kanaal = zet.gegevens["schulden"], zet.gegevens["kanaal"]
    schuldeiserpost.send_berichten(
        zet.traject,
        soort=Postsoort(zet.gegevens["soort"]),
        schulden=schulden,
        kanalen={schuld.pk: Kanaal(kanaal) for schuld in schulden} if kanaal else {},
        tekst=zet.gegevens["tekst"],
        door=zet.door,
        op=zet.op,
        verwacht_versie=zet.versie,
    )
    return reverse("trajecten:post", args=[zet.traject.pk])


POST: dict[str, Stap] = {
    "berichten": Stap(
        naam="Bericht aan schuldeisers",
        effect="Alle schuldeisers die u kiest, krijgen hetzelfde bericht. U leest het terug bij de post.",
        reden=_berichten_kan,
        form=BulkForm,
        dienst=_stuur,
        gelukt="De berichten zijn verstuurd. De brieven worden gemaakt.",
        knop="Versturen",
        soort="subtiel",
    ),
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
