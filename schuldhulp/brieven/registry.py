"""Alle soorten brieven: titel, sjabloon en de gegevens die elk nodig heeft."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from schuldhulp.lib.fouten import Geweigerd

CODE_VELDEN = ("code_doel", "code_id")
# Ruim genoeg voor vijf bladzijden; wat langer is kan niemand lezen en houdt het opmaken op.
MAX_TEKENS = 50_000
BEZWAAR_VELDEN = ("motivering", "vervolgstap", "bezwaar_uiterlijk")


@dataclass(frozen=True)
class Briefsoort:
    """Een soort brief. `velden` zijn verplicht; `is_besluit` zegt dat er een bezwaarblok in hoort (Awb 3:45)."""

    titel: str
    velden: tuple[str, ...]
    aan_schuldeiser: bool = False
    is_besluit: bool = False


BRIEVEN: dict[str, Briefsoort] = {
    "uitnodiging_gesprek": Briefsoort("Uitnodiging voor een gesprek", ("gesprek_op", "plaats")),
    "uitnodiging_workshop": Briefsoort(
        "Uitnodiging voor workshops over geld", ("bijeenkomsten", "plaats", "meenemen", "antwoord_uiterlijk")
    ),
    "herinnering_workshop": Briefsoort("Wij zien u bij de workshop", ("bijeenkomst", "plaats", "meenemen")),
    "wijziging_workshop": Briefsoort(
        "Uw workshop verandert", ("is_afgelast", "volgnummer", "bijeenkomst", "plaats", "volgende")
    ),
    "bevestiging_afspraak": Briefsoort(
        "Uw afspraak met ons", ("gesprek_op", "plaats", "vorm", "is_verzet", *CODE_VELDEN)
    ),
    "bevestiging_aanmelding": Briefsoort(
        "Wij hebben uw vraag om hulp ontvangen", ("gemeld_datum", "gesprek_uiterlijk", "is_bedreigend")
    ),
    "ontbrekende_papieren": Briefsoort("Wij missen nog papieren van u", ("papieren", "hersteltermijn_uiterlijk")),
    "uitnodiging_zelfintake": Briefsoort("Vertel ons alvast over uw situatie", ("geldig_datum", "pad", *CODE_VELDEN)),
    "mijlpaal": Briefsoort("Nieuws over uw schuldhulp", ("mijlpaal", "pad", *CODE_VELDEN)),
    "trajectlink": Briefsoort("Zie waar uw schuldhulp staat", ("geldig_datum", "pad", *CODE_VELDEN)),
    "beschikking_toelating": Briefsoort(
        "U krijgt hulp bij uw schulden",
        (*BEZWAAR_VELDEN, "gesprek_datum", "voorwaarden", "weken_tot_resultaat"),
        is_besluit=True,
    ),
    "beschikking_afwijzing": Briefsoort(
        "U krijgt geen schuldhulp", (*BEZWAAR_VELDEN, "gesprek_datum", "grond"), is_besluit=True
    ),
    "beschikking_advies": Briefsoort(
        "U krijgt informatie en advies", (*BEZWAAR_VELDEN, "gesprek_datum"), is_besluit=True
    ),
    "plan_van_aanpak": Briefsoort(
        "Uw plan van aanpak",
        (
            "versie",
            "hulpvraag",
            "doelen",
            "acties_inwoner",
            "acties_consulent",
            "acties_anderen",
            "aanpak",
            "voorwaarden",
            "weken_tot_resultaat",
            "betaling_bedrag",
            "houdt_over_bedrag",
            "beslagvrije_voet_bedrag",
        ),
    ),
    "saldoverzoek": Briefsoort(
        "Verzoek om uw saldo-opgave",
        ("client_naam", "client_geboortedatum", "uw_kenmerk", "opgegeven_bedrag", "reactie_uiterlijk", *CODE_VELDEN),
        aan_schuldeiser=True,
    ),
    "saldoverzoek_herinnering": Briefsoort(
        "Herinnering: verzoek om uw saldo-opgave",
        ("client_naam", "client_geboortedatum", "uw_kenmerk", "reactie_uiterlijk", "herinnering", *CODE_VELDEN),
        aan_schuldeiser=True,
    ),
    "voorstel": Briefsoort(
        "Voorstel voor een schuldregeling",
        (
            "client_naam",
            "uw_kenmerk",
            "soort",
            "maanden",
            "vordering_bedrag",
            "is_preferent",
            "aangeboden_bedrag",
            "pot_bedrag",
            "toelichting",
            "reactie_uiterlijk",
            *CODE_VELDEN,
        ),
        aan_schuldeiser=True,
    ),
    "heroverweging": Briefsoort(
        "Wilt u ons voorstel heroverwegen?",
        (
            "client_naam",
            "uw_kenmerk",
            "soort",
            "vordering_bedrag",
            "aangeboden_bedrag",
            "was_stil",
            "motivering",
            "reactie_uiterlijk",
            *CODE_VELDEN,
        ),
        aan_schuldeiser=True,
    ),
    "finale_kwijting": Briefsoort("Verzoek om finale kwijting", ("client_naam", "uw_kenmerk"), aan_schuldeiser=True),
    "ontvangst_bezwaar": Briefsoort(
        "Wij hebben uw bezwaar ontvangen", ("besluit_datum", "ontvangen_datum", "is_op_tijd", "beslis_uiterlijk")
    ),
    "beslissing_op_bezwaar": Briefsoort(
        "Onze beslissing op uw bezwaar", ("besluit_datum", "uitkomst", "motivering", "gevolg", "beroep_uiterlijk")
    ),
    "beschikking_beeindiging": Briefsoort("Uw schuldhulp stopt", BEZWAAR_VELDEN, is_besluit=True),
    "einde_hulp": Briefsoort("Uw schuldhulp is klaar", ("eind_datum", "is_regeling")),
}


def controleer(soort: str, inhoud: Mapping[str, Any]) -> None:
    """Zijn alle gegevens er die deze brief nodig heeft? Fout: Geweigerd met wat ontbreekt, of bij te veel tekst."""
    if soort not in BRIEVEN:
        raise Geweigerd(f"De brief “{soort}” bestaat niet.")
    ontbreekt = [veld for veld in BRIEVEN[soort].velden if veld not in inhoud]
    if ontbreekt:
        raise Geweigerd(f"De brief “{BRIEVEN[soort].titel}” mist gegevens: {', '.join(ontbreekt)}.")
    if sum(len(str(waarde)) for waarde in inhoud.values()) > MAX_TEKENS:
        raise Geweigerd("De teksten voor deze brief zijn te lang. Maak ze korter.")
