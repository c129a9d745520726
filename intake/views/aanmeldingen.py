"""De lijst van aanmeldingen."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from intake.choices import AANMELDING_EINDE, AANMELDING_IN_BEHANDELING, AANMELDING_WACHT
from intake.forms.aanmelding import AanmeldingFilter
from intake.models import Aanmelding
from intake.querysets import AanmeldingQuerySet
from schuldhulp.lib.werk import VOLGORDE, Voorrang
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest
from schuldhulp.views.lijst import pagina_van
from schuldhulp.views.recht import vereist

GROEPEN = {"wacht": AANMELDING_WACHT, "behandeling": AANMELDING_IN_BEHANDELING, "gesloten": AANMELDING_EINDE}
SORTERINGEN = {
    "beurt": (*VOLGORDE, "id"),
    "termijn": ("actie_uiterlijk_datum", "id"),
    "gemeld": ("gemeld_op", "id"),
    "naam": ("client__achternaam", "client__voornamen", "id"),
    "stand": ("status", "actie_uiterlijk_datum", "id"),
    "gemeente": ("gemeente__naam", "actie_uiterlijk_datum", "id"),
}
# Alleen wat de lijst toont: geen BSN, gespreksverslag of toelichting, en een derde minder tijd per rij.
KOLOMMEN = (
    "status",
    "voorrang",
    "gemeld_op",
    "actie_uiterlijk_datum",
    "client__voornamen",
    "client__voorvoegsel",
    "client__achternaam",
    "client__dossiernummer",
    "gemeente__naam",
    "behandelaar__naam",
)


@vereist(Recht.DOSSIERS)
@require_safe
def aanmeldingen(request: StafRequest) -> HttpResponse:
    """Aanmeldingen in de gemeenten van de medewerker, wie aan de beurt is bovenaan."""
    form = AanmeldingFilter(request.GET, user=request.user)
    rijen = Aanmelding.objects.visible_to(request.user).for_list().only(*KOLOMMEN)
    form.is_valid()
    pagina = pagina_van(_gefilterd(rijen, form, request), request, SORTERINGEN)
    context = {"form": form, "pagina": pagina, "mag_melden": request.user.heeft_recht(Recht.BESLISSEN)}
    return render(request, "intake/aanmeldingen.html", context)


def _gefilterd(rijen: AanmeldingQuerySet, form: AanmeldingFilter, request: StafRequest) -> AanmeldingQuerySet:
    """Een onbekende filterwaarde telt niet mee: dan staat de fout bij het veld en blijft de lijst staan."""
    keuze = form.cleaned_data
    groep = keuze.get("groep")
    if groep in GROEPEN:
        rijen = rijen.filter(status__in=GROEPEN[groep])
    elif not groep:
        rijen = rijen.open()
    if keuze.get("gemeente"):
        rijen = rijen.filter(gemeente=keuze["gemeente"])
    if keuze.get("van_mij"):
        rijen = rijen.filter(behandelaar=request.user)
    if keuze.get("te_laat"):
        rijen = rijen.filter(actie_uiterlijk_datum__lt=timezone.localdate())
    return rijen.filter(voorrang=Voorrang.CRISIS) if keuze.get("crisis") else rijen
