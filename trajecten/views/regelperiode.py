"""Waaraan de regelperiodes opgaan, voor de teamleider: opgeteld en per traject, het langste bovenaan."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from intake.forms.persoon import GemeenteFilter
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest
from schuldhulp.views.lijst import PER_PAGINA
from schuldhulp.views.recht import vereist
from trajecten.beeld.regel import LABELS, als_regels, lees_regelduur
from trajecten.choices import REGELPERIODE_LOOPT
from trajecten.models import Traject
from trajecten.rekenregels.regelduur import Waarop


@vereist(Recht.VERDELEN)
@require_safe
def regelperiodes(request: StafRequest) -> HttpResponse:
    """De trajecten waarvan de schuldregeling nog tot stand moet komen."""
    form = GemeenteFilter(request.GET, user=request.user)
    form.is_valid()
    rijen = Traject.objects.visible_to(request.user).for_list().filter(status__in=REGELPERIODE_LOOPT)
    rijen = rijen.filter(gemeente__in=request.user.gemeenten_met(Recht.VERDELEN))
    if gemeente := form.cleaned_data.get("gemeente"):
        rijen = rijen.filter(gemeente=gemeente)
    trajecten = {rij.pk: rij for rij in rijen}
    duren = lees_regelduur(trajecten.values(), vandaag=timezone.localdate())
    geheel = sum(duur.duur for duur in duren.values())
    per_reden = {w: sum(duur.dagen[w] for duur in duren.values()) for w in Waarop}
    langste = sorted(duren.items(), key=lambda paar: (-paar[1].duur, str(paar[0])))[:PER_PAGINA]
    context = {
        "form": form,
        "aantal": len(duren),
        "gemiddeld": round(geheel / len(duren)) if duren else 0,
        "balken": [(LABELS[w], round(100 * n / geheel), None) for w, n in per_reden.items()] if geheel else [],
        "redenen": [(LABELS[w], n, round(n / len(duren))) for w, n in per_reden.items()] if duren else [],
        "langste": [(trajecten[pk], duur, als_regels(duur)) for pk, duur in langste],
    }
    return render(request, "trajecten/regelperiodes.html", context)
