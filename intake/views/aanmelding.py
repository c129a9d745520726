"""De pagina van één aanmelding: stand, klok, wat er nu kan, en wat er gebeurde."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from intake.choices import UITLEG_AANMELDING, AanmeldingStatus, Bedreiging, BezwaarStatus
from intake.choices.afspraak import Afspraaksoort
from intake.eerder import eerder_geholpen
from intake.models import Aanmelding, Afspraak
from intake.permissions import can_behandelen
from intake.services.terugkeer import terugkeer_na_afwijzing
from intake.services.voorrang import is_ondernemer, plaats_van
from intake.tijdlijn import tijdlijn_van
from intake.views.acties import acties_voor
from intake.views.plek import pad_van
from intake.workshopbeeld import voortgang_per_deelname
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.inzage import noteer
from schuldhulp.organisatie.models import Beleid, Medewerker
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.templatetags.opmaak import tijdstip
from schuldhulp.views.formulier import StafRequest
from schuldhulp.views.recht import vereist


def haal_aanmelding(request: StafRequest, pk: Any) -> Aanmelding:
    """De aanmelding als de medewerker haar mag zien (anders 404). Eerst een regel in het logboek, dan pas gegevens."""
    rijen = Aanmelding.objects.visible_to(request.user).for_list().select_related("client__huishouden", "organisatie")
    rij = get_object_or_404(
        rijen.prefetch_related(
            "besluiten__opgesteld_door__organisatie",
            "besluiten__genomen_door__organisatie",
            "besluiten__tweede_lezer",
            "besluiten__bezwaren",
            "besluiten__terug_door",
            "zelfintakes",
        ),
        pk=pk,
    )
    noteer(
        request,
        Handeling.INZIEN,
        rij,
        gemeente=rij.gemeente,
        client_id=rij.client_id,
        dossiernummer=rij.client.dossiernummer,
    )
    return rij


@vereist(Recht.DOSSIERS)
@require_safe
def aanmelding(request: StafRequest, pk: Any) -> HttpResponse:
    """Alles over één aanmelding, met elke volgende stap als knop of met de reden waarom hij niet kan."""
    rij = haal_aanmelding(request, pk)
    screeningen = list(rij.screeningen.select_related("door"))
    pad = pad_van(request, rij)
    context = {
        "aanmelding": rij,
        "uitleg_status": UITLEG_AANMELDING[AanmeldingStatus(rij.status)],
        "acties": acties_voor(rij, request.user, is_gescreend=bool(screeningen)),
        "melding": _melding(rij),
        "gemist": _gemist(rij),
        "persoon": _persoon(rij),
        "screeningen": screeningen,
        "pad": pad,
        "plek": pad[-1] if pad and screeningen else None,
        "volgmoment": rij.client.volgmomenten.open().first(),  # type: ignore[attr-defined]
        "workshops": voortgang_per_deelname(rij.client_id, request.user),
        "eerder": eerder_geholpen(rij.client, request.user),
        "terugkeer": terugkeer_na_afwijzing(rij),
        "besluiten": [b for b in (rij.beeindiging, rij.besluit) if b],
        "ondernemer": _ondernemer(request, rij),
        "loketvragen": rij.loketvragen.select_related("door", "organisatie"),
        "bezwaar_mogelijk": _bezwaar_mogelijk(rij, request.user),
        "opschortingen": list(rij.opschortingen.select_related("door")),
        "teruggegeven": [b for b in rij.besluiten.all() if b.is_teruggegeven],
        "zelfintakes": list(rij.zelfintakes.all()),
        "mag_werken": can_behandelen(request.user, rij.gemeente),
        "tijdlijn": tijdlijn_van(rij),
    }
    return render(request, "intake/aanmelding.html", context)


def _gemist(rij: Aanmelding) -> Afspraak | None:
    """De afspraak die niet doorging, zolang er geen nieuwe staat."""
    if not rij.gesprek_gemist:
        return None
    return rij.afspraken.filter(soort=Afspraaksoort.EERSTE_GESPREK).order_by("gewijzigd_op").last()


def _bezwaar_mogelijk(rij: Aanmelding, user: Medewerker) -> set[Any]:
    """Tegen een genomen besluit loopt hoogstens één bezwaar; alleen wie stappen zet, legt het vast."""
    if not can_behandelen(user, rij.gemeente):
        return set()
    genomen = [besluit for besluit in rij.besluiten.all() if besluit.is_genomen]
    return {b.pk for b in genomen if all(z.status == BezwaarStatus.INGETROKKEN for z in b.bezwaren.all())}


def _ondernemer(request: StafRequest, rij: Aanmelding) -> dict[str, str] | None:
    """Wat de gemeente met ondernemers doet: de plaats in de rij, en haar advies aan de consulent."""
    huishouden = rij.client.huishouden
    if huishouden is None or not is_ondernemer(huishouden):
        return None
    vandaag = timezone.localdate()
    beleid = Beleid.objects.visible_to(request.user).geldig(rij.gemeente, vandaag)
    return {"plaats": plaats_van(huishouden, rij.gemeente, vandaag).reden, "advies": beleid.ondernemers_advies}


def _melding(rij: Aanmelding) -> list[tuple[str, Any]]:
    dreiging = [str(Bedreiging(b).label) for b in rij.bedreigingen if b in Bedreiging.values]
    rijen = [
        ("Gemeld op", tijdstip(rij.gemeld_op)),
        ("Binnengekomen via", rij.get_kanaal_display()),
        ("Aangemeld door", rij.aangemeld_door or "De inwoner zelf"),
        ("Bedreigende situatie", "\n".join(dreiging) or "Nee"),
        ("Kan verder niet wachten", rij.overige_dreiging or "Nee"),
        ("Vraag van de inwoner", rij.hulpvraag),
        ("Speelt er meer?", rij.get_problematiek_display()),
        ("Uitvoerder", rij.organisatie.naam),
        ("Behandelaar", rij.behandelaar.naam if rij.behandelaar else "Nog niemand"),
    ]
    if rij.gesprek_gepland_op and not rij.gesprek_op:
        waar = [tijdstip(rij.gesprek_gepland_op), rij.gesprek_plaats]
        rijen.append(("Gesprek gepland", ", ".join(filter(None, waar))))
    if rij.gesprek_op:
        rijen += [("Eerste gesprek", tijdstip(rij.gesprek_op)), ("Verslag", rij.gespreksverslag)]
    if rij.intrek_reden:
        rijen += [("Reden van intrekken", f"{rij.get_intrek_reden_display()}. {rij.intrek_toelichting}")]
    if rij.intrek_gezegd_datum:
        gezegd = f"{rij.get_intrek_gezegd_door_display()}, {rij.get_intrek_wijze_display().lower()}"
        rijen += [("Gezegd door", f"{gezegd}, op {rij.intrek_gezegd_datum:%d-%m-%Y}")]
    return rijen


def _persoon(rij: Aanmelding) -> list[Any]:
    client = rij.client
    huishouden = client.huishouden
    return [
        {
            "label": "Naam",
            "waarde": client.naam,
            "url": reverse("trajecten:dossier", args=[client.pk]),
            "actie": "Dossier",
        },
        ("Geboren", f"{client.geboortedatum:%d-%m-%Y}" if client.geboortedatum else ""),
        {
            "label": "BSN",
            "waarde": client.bsn_gemaskeerd,
            "url": reverse("intake:bsn-tonen", args=[client.pk]) if client.bsn_versleuteld else "",
            "actie": "Tonen",
        },
        ("Adres", "\n".join(client.adresregels[1:])),
        ("Telefoon", client.telefoon),
        ("E-mail", client.email),
        ("Huishouden", str(huishouden) if huishouden else ""),
        ("Kinderen onder de 18", huishouden.minderjarige_kinderen if huishouden else ""),
        ("Woont", huishouden.get_woonsituatie_display() if huishouden else ""),
        ("Inkomen", huishouden.get_inkomensbron_display() if huishouden else ""),
    ]
