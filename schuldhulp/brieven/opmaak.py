"""Een vastgelegde brief wordt precies één keer een PDF; die PDF verandert daarna nooit meer."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction
from django.template.loader import get_template, render_to_string

from schuldhulp.brieven.gegevens import lees_gegevens, publiek_adres
from schuldhulp.brieven.models import Brief, BriefInhoud
from schuldhulp.brieven.pdf import STIJL, maak_pdf
from schuldhulp.brieven.registry import BRIEVEN
from schuldhulp.brieven.services import OPMAKEN
from schuldhulp.lib.codes import code_voor
from schuldhulp.lib.outbox import verwerker
from schuldhulp.organisatie.context import huisstijl

# In een voorbeeld staat op de plek van de code iets wat nooit een code is.
GEEN_CODE = "hier komt de code"
_DELEN = (
    *("basis", "basis_schuldeiser", "basis_rechtbank", "verzoek_moratorium"),
    *("verzoeker", "schuldenstaat", "handtekening", "bezwaar", "code", "agenda", "wanneer"),
)


@transaction.atomic
def maak_op(brief: Brief, *, op: datetime) -> BriefInhoud:
    """Geeft de PDF van een brief; wie als eerste komt maakt haar, iedereen daarna krijgt dezelfde bytes.

    Fouten: PdfNietMogelijk als de systeembibliotheken ontbreken, Geweigerd als de brief te lang is.
    """
    # Het slot zorgt dat twee lezers tegelijk niet twee PDF's maken: de tweede wacht en vindt die van de eerste.
    rij = Brief.objects.select_for_update(of=("self",)).get(pk=brief.pk)
    inhoud = BriefInhoud.objects.filter(brief=rij).first()
    if inhoud is not None:
        return inhoud
    pdf = zet_om(maak_html(rij))
    return BriefInhoud.objects.create(
        brief=rij,
        pdf=pdf,
        sha256=hashlib.sha256(pdf).hexdigest(),
        sjabloon_sha256=sjabloon_hash(rij.soort),
        opgemaakt_op=op,
    )


@verwerker(OPMAKEN)
def maak_op_later(gegevens: dict[str, Any], op: datetime) -> None:
    """Maakt de brief op die in de outbox staat."""
    maak_op(Brief.objects.get(sleutel=gegevens["sleutel"]), op=op)


def zet_om(html: str) -> bytes:
    """Van de pagina van een brief naar haar PDF; alleen het logo van de gemeente mag erin."""
    logo = huisstijl()["logo"]
    return maak_pdf(html, bestanden=frozenset([logo] if logo else []))


def maak_html(brief: Brief, *, is_voorbeeld: bool = False) -> str:
    """De brief als pagina, uit haar vastgelegde gegevens. Een voorbeeld draagt een merk en geen code die werkt."""
    soort = BRIEVEN[brief.soort]
    context = {
        **lees_gegevens(brief.gegevens),
        "aan": brief.aan_adres,
        "aan_naam": brief.aan_naam,
        "datum": brief.datum,
        "titel": soort.titel,
        "is_besluit": soort.is_besluit,
        "logo": huisstijl()["logo"],
        "uw_kenmerk": brief.gegevens.get("uw_kenmerk", ""),
        "is_voorbeeld": is_voorbeeld,
        **_antwoordweg(brief.gegevens, is_voorbeeld),
    }
    return render_to_string(f"brieven/{brief.soort}.html", context)


@cache  # zolang het proces draait veranderen sjablonen niet; anders leest elke brief zeven bestanden
def sjabloon_hash(soort: str) -> str:
    """De SHA-256 van alles wat het uiterlijk van deze soort brief bepaalt: sjablonen en stijlblad."""
    hasher = hashlib.sha256(STIJL.read_bytes())
    for naam in (*_DELEN, soort):
        bron = get_template(f"brieven/{naam}.html").origin.name  # type: ignore[attr-defined]
        hasher.update(Path(bron).read_bytes())
    return hasher.hexdigest()


def _antwoordweg(gegevens: Mapping[str, Any], is_voorbeeld: bool) -> dict[str, str]:
    """Waar de ontvanger kan antwoorden, met zijn code. De code staat nergens opgeslagen dan in de PDF zelf."""
    if "code_id" not in gegevens:
        return {}
    code = GEEN_CODE if is_voorbeeld else code_voor(gegevens["code_doel"], UUID(gegevens["code_id"]))
    return {"adres_reageren": publiek_adres(gegevens.get("pad", "reageren/")), "code": code}
