"""Maakt docs/statusdiagrammen.md uit de statusmachines zelf: `python -m tests.statusdiagrammen`."""

import inspect
import os
from pathlib import Path
from typing import Any

import django

DOEL = Path(__file__).resolve().parent.parent / "docs" / "statusdiagrammen.md"
KOP = """# Statusdiagrammen

Gemaakt uit de modellen met `python -m tests.statusdiagrammen`; een test houdt dit bestand gelijk. Elke pijl is een
overgang die `schuldhulp.lib.transities.wissel` uitvoert: met een slot op de rij, een nieuwe versie en een
onveranderlijke StatusWissel. Alles wat hier niet staat, weigert de machine.
"""


def machines() -> list[type[Any]]:
    """Elk model met een beschermde status, op naam."""
    from django.apps import apps

    from schuldhulp.lib.statusmodel import StatusModel

    return sorted(
        (m for m in apps.get_models() if issubclass(m, StatusModel) and hasattr(m, "get_all_status_transitions")),
        key=lambda m: m._meta.label,
    )


def pijlen(model: type[Any]) -> list[tuple[str, str, str]]:
    """Van, naar en naam van elke overgang; een overgang met meer uitkomsten geeft meer pijlen."""
    gevonden = []
    for overgang in model().get_all_status_transitions():
        doel = overgang.target
        for naar in getattr(doel, "allowed_states", None) or [doel]:
            gevonden.append((str(overgang.source), str(naar), overgang.name))
    volgorde = list(model._meta.get_field("status").choices)
    plek = {str(waarde): i for i, (waarde, _) in enumerate(volgorde)}
    return sorted(gevonden, key=lambda p: (plek[p[0]], plek[p[1]], p[2]))


def _machine(model: type[Any]) -> str:
    veld = model._meta.get_field("status")
    regels = pijlen(model)
    bronnen = {van for van, _, _ in regels}
    diagram = ["stateDiagram-v2"]
    diagram += [f'    state "{naam}" as {waarde}' for waarde, naam in veld.choices]
    diagram.append(f"    [*] --> {veld.default}")
    diagram += [f"    {van} --> {naar}: {naam}" for van, naar, naam in regels]
    diagram += [f"    {waarde} --> [*]" for waarde, _ in veld.choices if str(waarde) not in bronnen]
    uitleg = [f"| `{naam}` | {_uitleg(model, naam)} |" for naam in dict.fromkeys(naam for _, _, naam in regels)]
    return "\n".join(
        [
            f"## {model._meta.verbose_name.capitalize()}",
            "",
            "```mermaid",
            *diagram,
            "```",
            "",
            "| overgang | betekenis |",
            "|---|---|",
            *uitleg,
            "",
        ]
    )


def _uitleg(model: type[Any], overgang: str) -> str:
    methode = getattr(model, overgang)
    voorwaarden = {
        (v.__doc__ or "").strip() for t in methode._django_fsm.transitions.values() for v in t.conditions or []
    }
    tekst = inspect.getdoc(methode) or ""
    return " ".join([" ".join(tekst.split()), *(f"Anders: “{v}”" for v in sorted(voorwaarden))])


def maak() -> str:
    """De hele tekst van het document."""
    return "\n".join([KOP, *(_machine(model) for model in machines())])


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schuldhulp.settings.test")
    django.setup()
    DOEL.write_text(maak(), encoding="utf-8")
