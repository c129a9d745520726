"""Terug naar een eerdere stand, met een reden."""

from trajecten.forms.traject import RedenForm
from trajecten.services import terug
from trajecten.views.stap import Stap

TERUG: dict[str, Stap] = {
    "terug-inventarisatie": Stap(
        naam="Terug naar de inventarisatie",
        effect="Het voorstel wordt ingetrokken; schuldeisers krijgen daarover geen brief. U vult de schulden aan. "
        "Alleen wie nog geen saldoverzoek kreeg, krijgt er een. De regelperiode van 120 dagen loopt door.",
        overgang="reopen_inventarisatie",
        form=RedenForm,
        dienst=lambda z: terug.reopen_inventarisatie(
            z.traject, reden=z.gegevens["reden"], door=z.door, op=z.op, verwacht_versie=z.versie
        ),
        gelukt="Het traject is terug in de inventarisatie. Vul de schulden aan.",
        knop="Teruggaan",
        soort="subtiel",
    ),
    "terug-stabilisatie": Stap(
        naam="Terug naar de stabilisatie",
        effect="Het dossier gaat terug naar fase 1, voor hoogstens vier maanden. Een voorstel wordt ingetrokken. "
        "Schuldeisers krijgen geen brief en geen herinnering; hun antwoord blijft welkom. Na een nieuwe overdracht "
        "begint de regelperiode opnieuw.",
        overgang="return_to_stabilisatie",
        form=RedenForm,
        dienst=lambda z: terug.return_to_stabilisatie(
            z.traject, reden=z.gegevens["reden"], door=z.door, op=z.op, verwacht_versie=z.versie
        ),
        gelukt="Het traject is terug in de stabilisatie.",
        knop="Teruggaan",
        soort="subtiel",
    ),
}
