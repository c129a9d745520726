"""Wat er met een verwijzing gebeurde, in gewone taal."""

from typing import Any

from ketenpartners.choices import Terugkoppelsoort
from ketenpartners.models import Verwijzing
from schuldhulp.lib.models import StatusWissel

TITELS = {
    "begin": "Verwijzing verstuurd",
    "settle": "Vervolg gekozen na de weigering",
    "withdraw": "Verwijzing ingetrokken",
}
SOORTEN = {Terugkoppelsoort.WEIGERING: "let_op", Terugkoppelsoort.AFRONDING: "goed"}


def tijdlijn_van(verwijzing: Verwijzing) -> list[dict[str, Any]]:
    """Onze stappen en de berichten van de partner, de nieuwste eerst."""
    wissels = StatusWissel.objects.filter(object_id=verwijzing.pk, overgang__in=TITELS).select_related("door")
    regels = [
        {
            "op": w.op,
            "titel": TITELS[w.overgang],
            "tekst": w.reden,
            "door": w.door.naam if w.door else "automatisch",
            "soort": "let_op" if w.overgang == "withdraw" else "",
            # Op hetzelfde moment komt versturen eerst en afsluiten laatst.
            "volgorde": 0 if w.overgang == "begin" else 2,
        }
        for w in wissels
    ]
    for bericht in verwijzing.terugkoppelingen.select_related("door"):
        resultaat = f"Resultaat: {bericht.get_resultaat_display().lower()}." if bericht.resultaat else ""
        stap = f"Volgende stap: {bericht.volgende_stap}" if bericht.volgende_stap else ""
        door = f"{bericht.door_naam}, vastgelegd door {bericht.door.naam}" if bericht.door else bericht.door_naam
        regels.append(
            {
                "op": bericht.op,
                "titel": f"{bericht.get_soort_display()} door de partner",
                "tekst": "\n".join(deel for deel in (resultaat, bericht.tekst, stap) if deel),
                "door": door,
                "soort": SOORTEN.get(Terugkoppelsoort(bericht.soort), ""),
                "volgorde": 1,
            }
        )
    return sorted(regels, key=lambda regel: (regel["op"], regel["volgorde"]), reverse=True)
