"""Een CSV-bestand met schuldeisers nakijken, met dezelfde regels als het formulier voor één schuldeiser."""

from typing import Any

from schuldhulp.lib.csvlezer import lees_cellen, lees_regels, scheidingsteken
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.overname import Melding
from trajecten.choices import Schuldsoort
from trajecten.choices.schuld import Adresdoel, Schuldeiserrol
from trajecten.forms.schuldeiser import AdresForm, SchuldeiserWijzigForm
from trajecten.services.schuldeiserimport import Registerlijst, Registerregel

# Hoe een kolom mag heten: de naam van het veld, of zoals het formulier het vraagt.
KOLOMMEN = {
    "naam": "naam", "schuldeiser": "naam", "soort": "soort", "soort schuld": "soort",
    "kvk_nummer": "kvk_nummer", "kvk-nummer": "kvk_nummer", "kvknummer": "kvk_nummer", "kvk": "kvk_nummer",
    "is_preferent": "is_preferent", "preferent": "is_preferent", "meestal preferent": "is_preferent",
    "adres": "adres", "postcode": "postcode", "plaats": "plaats",
    "email": "email", "e-mail": "email", "e-mailadres": "email",
    "handelsnamen": "handelsnamen", "vroegere_namen": "vroegere_namen", "vroegere namen": "vroegere_namen",
    "rol": "rol", "vestigingsnummer": "vestigingsnummer", "hoofdvestiging": "hoofdvestiging",
    "is_vooraf_akkoord": "is_vooraf_akkoord", "vooraf akkoord": "is_vooraf_akkoord",
    "vooraf_akkoord_vanaf_datum": "vooraf_akkoord_vanaf_datum", "vooraf akkoord vanaf": "vooraf_akkoord_vanaf_datum",
    "vooraf_akkoord_tot_datum": "vooraf_akkoord_tot_datum", "vooraf akkoord tot": "vooraf_akkoord_tot_datum",
    "vooraf_akkoord_lijst": "vooraf_akkoord_lijst", "vooraf akkoord lijst": "vooraf_akkoord_lijst",
    **{f"{doel}_{veld}": f"{doel}_{veld}" for doel in Adresdoel.values for veld in AdresForm.base_fields},
}  # fmt: skip
VERPLICHT = ("naam", "soort")
JA_OF_NEE = ("is_preferent", "is_vooraf_akkoord")
NAMEN = ("handelsnamen", "vroegere_namen")
ROLLEN = {waarde.lower(): rol for rol in Schuldeiserrol for waarde in (rol.value, rol.label)}
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
    _lees_keuzes(vak)
    adressen = _lees_adressen(nummer, vak, uit)
    hoofdvestiging = vak.pop("hoofdvestiging", "")
    form = SchuldeiserWijzigForm(vak)
    if form.is_valid() and adressen is not None:
        # Een leeg vak zegt niets: wat al in het register staat, blijft dan staan.
        velden = {naam: form.cleaned_data[naam] for naam in vak}
        uit.regels.append(Registerregel(nummer, velden, hoofdvestiging, adressen))
    for veld, meldingen in form.errors.items():
        uit.fouten += [Melding(f"regel {nummer}, {veld}", str(melding)) for melding in meldingen]


def _lees_keuzes(vak: dict[str, Any]) -> None:
    """Zet ja en nee, de soort, de rol en namen met een streepje ertussen om naar wat het formulier verwacht."""
    for naam in JA_OF_NEE:
        if naam in vak and vak[naam].lower() not in JA_NEE:
            raise Geweigerd(f"Vul bij ‘{naam}’ ja of nee in.")
        vak |= {naam: JA_NEE[vak[naam].lower()]} if naam in vak else {}
    for naam in NAMEN:
        vak |= {naam: vak[naam].replace("|", "\n")} if naam in vak else {}
    vak["soort"] = vak.get("soort", "").capitalize()
    if vak["soort"] and vak["soort"] not in Schuldsoort.values:
        raise Geweigerd(f"De soort ‘{vak['soort']}’ bestaat niet. Kies uit {', '.join(Schuldsoort.values)}.")
    if "rol" in vak and vak["rol"].lower() not in ROLLEN:
        raise Geweigerd(f"De rol ‘{vak['rol']}’ bestaat niet. Kies uit {', '.join(Schuldeiserrol.values)}.")
    vak |= {"rol": ROLLEN[vak["rol"].lower()].value} if "rol" in vak else {}


def _lees_adressen(nummer: int, vak: dict[str, Any], uit: Registerlijst) -> dict[str, dict[str, str]] | None:
    """Haalt de adressen per doel uit de regel; None als er een niet klopt, met de fout erbij."""
    adressen: dict[str, dict[str, str]] = {}
    for doel in Adresdoel.values:
        eigen = {veld: vak.pop(f"{doel}_{veld}", "") for veld in AdresForm.base_fields}
        form = AdresForm(eigen)
        if not form.is_valid():
            for veld, meldingen in form.errors.items():
                uit.fouten += [Melding(f"regel {nummer}, {doel}_{veld}", str(melding)) for melding in meldingen]
        elif gevuld := {veld: form.cleaned_data[veld] for veld, cel in eigen.items() if cel}:
            adressen[doel] = gevuld
    return None if any(fout.plaats.startswith(f"regel {nummer}, ") for fout in uit.fouten) else adressen
