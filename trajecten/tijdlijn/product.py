"""Wat er met producten, partner en de keuze na de stabilisatie gebeurde, als mijlpalen voor de tijdlijn."""

from datetime import datetime

from schuldhulp.organisatie.models import Medewerker
from trajecten.models import Partnerwissel, Traject, Trajectonderdeel, Vervolgkeuze

Mijlpaal = tuple[datetime, str, str, Medewerker | None]


def productmijlpalen(trajecten: list[Traject]) -> list[Mijlpaal]:
    """Van elk product het begin en het einde, elke keuze en elke partner; in een vast aantal queries."""
    keuzes = Vervolgkeuze.objects.filter(traject__in=trajecten).select_related("door")
    wissels = Partnerwissel.objects.filter(traject__in=trajecten).select_related("door", "partner")
    gebeurd: list[Mijlpaal] = [
        (k.op, f"Gekozen na de stabilisatie: {k.get_keuze_display().lower()}", k.toelichting, k.door) for k in keuzes
    ]
    gebeurd += [(w.op, f"{w}: {w.partner.naam}", w.reden, w.door) for w in wissels]
    producten = Trajectonderdeel.objects.filter(traject__in=trajecten, gestart_op__isnull=False)
    for product in producten.select_related("gestart_door", "beeindigd_door", "uitvoerder"):
        gebeurd += _van_product(product)
    return gebeurd


def _van_product(product: Trajectonderdeel) -> list[Mijlpaal]:
    """Wat een stap van het traject volgt, staat al als stap in de tijdlijn."""
    if product.volgt_stap or product.gestart_op is None:
        return []
    wie = f"Door {product.uitvoerder}" if product.uitvoerder else ""
    gebeurd: list[Mijlpaal] = [
        (
            product.gestart_op,
            f"{product} begonnen",
            " ".join(filter(None, (wie, product.persoon))),
            product.gestart_door,
        )
    ]
    if product.beeindigd_op:
        waarom = [product.get_eind_reden_display(), product.get_resultaat_display(), product.eind_toelichting]
        tekst = ". ".join(filter(None, waarom))
        gebeurd.append((product.beeindigd_op, f"{product} beëindigd", tekst, product.beeindigd_door))
    return gebeurd
