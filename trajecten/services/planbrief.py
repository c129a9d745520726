"""Het plan van aanpak zoals de inwoner het leest."""

from collections.abc import Collection
from uuid import UUID

from schuldhulp.brieven.services import Concept
from schuldhulp.lib.werkdagen import datum_voluit
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices import Planrol
from trajecten.models import Traject
from trajecten.planinhoud import Actie, Planinhoud
from trajecten.rekenregels.planruimte import Planruimte
from trajecten.services.concept import aan_inwoner
from trajecten.services.planwerk import gedane_acties


def concept_plan(
    traject: Traject, inhoud: Planinhoud, ruimte: Planruimte | None, *, versie: int, door: Medewerker
) -> Concept:
    """De brief met het plan: eerst wat de inwoner doet, dan wat anderen doen. Nog niet verstuurd.

    Wat in een eerdere versie al is gedaan, staat er als gedaan: een dag die voorbij is, leest als een gemiste afspraak.
    """
    gedaan = gedane_acties(traject)
    acties = sorted((actie for doel in inhoud.doelen for actie in doel.acties), key=lambda actie: actie.uiterlijk)
    betaling = inhoud.betaling
    return aan_inwoner(
        traject,
        "plan_van_aanpak",
        sleutel=f"plan:{traject.pk}:{versie}",
        door=door,
        inhoud={
            "versie": versie,
            "hulpvraag": inhoud.hulpvraag,
            "doelen": [{"doel": doel.doel, "resultaat": doel.resultaat} for doel in inhoud.doelen],
            "acties_inwoner": [_regel(actie, gedaan) for actie in acties if actie.rol == Planrol.INWONER],
            "acties_consulent": [_regel(actie, gedaan) for actie in acties if actie.rol == Planrol.CONSULENT],
            "acties_anderen": [
                _regel(actie, gedaan) for actie in acties if actie.rol in (Planrol.PARTNER, Planrol.VRIJWILLIGER)
            ],
            "aanpak": inhoud.aanpak,
            "voorwaarden": inhoud.voorwaarden,
            "weken_tot_resultaat": inhoud.weken_tot_resultaat,
            "betaling_bedrag": str(betaling.betaling_bedrag) if betaling else "",
            "houdt_over_bedrag": str(ruimte.houdt_over) if ruimte else "",
            "beslagvrije_voet_bedrag": str(ruimte.beslagvrije_voet) if ruimte else "",
        },
    )


def _regel(actie: Actie, gedaan: Collection[UUID]) -> dict[str, str]:
    wie = actie.naam or {Planrol.PARTNER: "Een organisatie", Planrol.VRIJWILLIGER: "Een vrijwilliger"}.get(
        Planrol(actie.rol), ""
    )
    return {
        "wie": wie,
        "wat": actie.wat,
        "wanneer": "Gedaan" if actie.sleutel in gedaan else datum_voluit(actie.uiterlijk),
    }
