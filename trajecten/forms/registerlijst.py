"""Een CSV-bestand met schuldeisers nakijken, met dezelfde regels als het formulier voor één schuldeiser."""

from typing import Any

from schuldhulp.lib.csvlezer import lees_cellen, lees_regels, scheidingsteken
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.overname import Melding
from trajecten.choices import Schuldsoort
from trajecten.forms.schuldeiser import SchuldeiserForm
from trajecten.services.schuldeiserimport import Registerlijst, Registerregel

# Hoe een kolom mag heten: de naam van het veld, of zoals het formulier het vraagt.
KOLOMMEN = {
    "naam": "naam", "schuldeiser": "naam", "soort": "soort", "soort schuld": "soort",
    "kvk_nummer": "kvk_nummer", "kvk-nummer": "kvk_nummer", "kvknummer": "kvk_nummer", "kvk": "kvk_nummer",
    "is_preferent": "is_preferent", "preferent": "is_preferent", "meestal preferent": "is_preferent",
    "adres": "adres", "postcode": "postcode", "plaats": "plaats",
    "email": "email", "e-mail": "email", "e-mailadres": "email",
}  # fmt: skip
VERPLICHT = ("naam", "soort")
JA_NEE = {"ja": True, "j": True, "1": True, "nee": False, "n": False, "0": False}


class Onbruikbaar(Geweigerd):
    """Met dit bestand is niets te beginnen. `meldingen` noemt alles wat eraan mankeert, één per regel."""

    def __init__(self, meldingen: list[str]) -> None:
        super().__init__("\n".join(meldingen))
        self.meldingen = meldingen


def lees_registerlijst(tekst: str) -> Registerlijst:
    """Leest de regels onder de kopregel; wat niet klopt, komt met regelnummer en kolom in `fouten`.

    Fout: Onbruikbaar zonder regels, of als de kopregel niet klopt.
    """
    rauw = lees_regels(tekst)
    if len(rauw) < 2:
        raise Onbruikbaar(["Het bestand heeft een kopregel en ten minste één schuldeiser nodig."])
    teken = scheidingsteken([regel for _, regel in rauw])
    koppen, kolommen = _kop(rauw[0][1], teken)
    uit = Registerlijst()
    for kop, kolom in zip(koppen, kolommen, strict=True):
        if kop and not kolom:
            uit.waarschuwingen.append(Melding("kopregel", f"De kolom ‘{kop}’ is niet gelezen."))
    for nummer, regel in rauw[1:]:
        try:
            _lees_regel(nummer, lees_cellen(regel, teken), kolommen, uit)
        except Geweigerd as fout:
            uit.fouten.append(Melding(f"regel {nummer}", fout.melding))
    return uit


def _kop(regel: str, teken: str) -> tuple[list[str], list[str]]:
    try:
        koppen = lees_cellen(regel, teken)
    except Geweigerd as fout:
        raise Onbruikbaar([f"Kopregel: {fout.melding}"]) from None
    kolommen = [KOLOMMEN.get(kop.lower(), "") for kop in koppen]
    fouten = [f"In de kopregel ontbreekt de kolom ‘{kolom}’." for kolom in VERPLICHT if kolom not in kolommen]
    dubbel = sorted({kolom for kolom in kolommen if kolom and kolommen.count(kolom) > 1})
    fouten += [f"In de kopregel staat de kolom ‘{kolom}’ meer dan één keer." for kolom in dubbel]
    if fouten:
        raise Onbruikbaar(fouten)
    return koppen, kolommen


def _lees_regel(nummer: int, cellen: list[str], kolommen: list[str], uit: Registerlijst) -> None:
    if len(cellen) > len(kolommen):
        raise Geweigerd(f"Deze regel heeft {len(cellen)} kolommen; de kopregel heeft er {len(kolommen)}.")
    vak: dict[str, Any] = {k: cel for k, cel in zip(kolommen, cellen, strict=False) if k and cel}
    if preferent := vak.get("is_preferent"):
        if preferent.lower() not in JA_NEE:
            raise Geweigerd("Vul bij ‘is_preferent’ ja of nee in.")
        vak["is_preferent"] = JA_NEE[preferent.lower()]
    vak["soort"] = vak.get("soort", "").capitalize()
    if vak["soort"] and vak["soort"] not in Schuldsoort.values:
        raise Geweigerd(f"De soort ‘{vak['soort']}’ bestaat niet. Kies uit {', '.join(Schuldsoort.values)}.")
    form = SchuldeiserForm(vak)
    if form.is_valid():
        # Een leeg vak zegt niets: wat al in het register staat, blijft dan staan.
        uit.regels.append(Registerregel(nummer, {naam: form.cleaned_data[naam] for naam in vak}))
    for veld, meldingen in form.errors.items():
        uit.fouten += [Melding(f"regel {nummer}, {veld}", str(melding)) for melding in meldingen]
