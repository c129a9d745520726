"""Alle soorten brieven: titel, sjabloon en de gegevens die elk nodig heeft."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from schuldhulp.lib.fouten import Geweigerd

CODE_VELDEN = ("code_doel", "code_id")
# Ruim genoeg voor vijf bladzijden; wat langer is kan niemand lezen en houdt het opmaken op.
MAX_TEKENS = 50_000
AFSPRAAK_VELDEN = ("gesprek_op", "waar", "vorm", "is_verzet", "pad", *CODE_VELDEN)
CLIENT_VELDEN = ("client_naam", "client_geboortedatum", "client_adres")
HULP_VELDEN = (*CLIENT_VELDEN, "hulp_datum", "plan_datum", "motivering")
STAAT_VELDEN = ("stand_datum", "schulden", "schuld_bedrag")
PERIODE_VELDEN = (*CLIENT_VELDEN, "zaaknummer", "uitspraak_datum", "begin_datum", "eind_datum")
DREIGING_VELDEN = ("bedreiging", "wederpartij", "dreiging_datum", "contacten")
BEZWAAR_VELDEN = ("motivering", "vervolgstap", "bezwaar_uiterlijk")


@dataclass(frozen=True)
class Briefsoort:
    """Een soort brief. `velden` zijn verplicht; `is_besluit` zegt dat er een bezwaarblok in hoort (Awb 3:45)."""

    titel: str
    velden: tuple[str, ...]
    aan_schuldeiser: bool = False
    aan_rechter: bool = False
    is_besluit: bool = False


BRIEVEN: dict[str, Briefsoort] = {
    "uitnodiging_gesprek": Briefsoort("Uitnodiging voor een gesprek", AFSPRAAK_VELDEN),
    "uitnodiging_workshop": Briefsoort(
        "Uitnodiging voor workshops over geld", ("bijeenkomsten", "plaats", "meenemen", "antwoord_uiterlijk")
    ),
    "herinnering_workshop": Briefsoort("Wij zien u bij de workshop", ("bijeenkomst", "plaats", "meenemen")),
    "wijziging_workshop": Briefsoort(
        "Uw workshop verandert", ("is_afgelast", "volgnummer", "bijeenkomst", "plaats", "volgende")
    ),
    "bevestiging_afspraak": Briefsoort("Uw afspraak met ons", AFSPRAAK_VELDEN),
    "afzegging_afspraak": Briefsoort(
        "Uw afspraak gaat niet door", ("gesprek_op", "vorm", "is_eerste", "gesprek_uiterlijk")
    ),
    "bevestiging_aanmelding": Briefsoort(
        "Wij hebben uw vraag om hulp ontvangen", ("gemeld_datum", "gesprek_uiterlijk", "is_bedreigend")
    ),
    "ontbrekende_papieren": Briefsoort(
        "Wij missen nog papieren van u", ("papieren", "hersteltermijn_uiterlijk", "staat_stil")
    ),
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
            "schulden_bedrag",
            "schulden_preferent_bedrag",
            "toelichting",
            "reactie_uiterlijk",
            *CODE_VELDEN,
        ),
        aan_schuldeiser=True,
    ),
    "kennisgeving": Briefsoort(
        "Wij helpen iemand die u geld schuldig is",
        ("client_naam", "client_geboortedatum", "uw_kenmerk", "reactie_uiterlijk", *CODE_VELDEN),
        aan_schuldeiser=True,
    ),
    "stand_van_zaken": Briefsoort(
        "Hoe het staat met de schuldregeling",
        ("client_naam", "uw_kenmerk", "tekst", *CODE_VELDEN),
        aan_schuldeiser=True,
    ),
    "regeling_akkoord": Briefsoort(
        "De schuldregeling is rond",
        (
            "client_naam",
            "uw_kenmerk",
            "soort",
            "maanden",
            "vordering_bedrag",
            "aangeboden_bedrag",
            "in_een_keer",
            "start_datum",
        ),
        aan_schuldeiser=True,
    ),
    "regeling_beeindigd": Briefsoort(
        "Onze hulp is gestopt", ("client_naam", "uw_kenmerk", "eind_datum", "was_regeling"), aan_schuldeiser=True
    ),
    "voorstel_herinnering": Briefsoort(
        "Herinnering: voorstel voor een schuldregeling",
        (
            "client_naam",
            "uw_kenmerk",
            "soort",
            "vordering_bedrag",
            "is_preferent",
            "aangeboden_bedrag",
            "herinnering",
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
    "finale_kwijting": Briefsoort(
        "Verzoek om finale kwijting", ("client_naam", "uw_kenmerk", "reactie_uiterlijk"), aan_schuldeiser=True
    ),
    "schuldenvrij": Briefsoort("De schulden uit uw regeling zijn weg", ("weg", "anders")),
    "afwending": Briefsoort(
        "Verzoek om uitstel",
        (*CLIENT_VELDEN, "uw_kenmerk", "bedreiging", "dreiging_datum", "uitstel_uiterlijk", "motivering"),
        aan_schuldeiser=True,
    ),
    "breed_moratorium": Briefsoort(
        "Afkoelingsperiode: incasso en beslag liggen stil",
        (*CLIENT_VELDEN, "uw_kenmerk", "rechtbank", "uitspraak_datum", "begin_datum", "eind_datum"),
        aan_schuldeiser=True,
    ),
    "verzoek_moratorium": Briefsoort(
        "Verzoek om een moratorium", (*HULP_VELDEN, *STAAT_VELDEN, *DREIGING_VELDEN), aan_rechter=True
    ),
    "verzoek_voorziening": Briefsoort(
        "Verzoek om een voorlopige voorziening", (*HULP_VELDEN, *STAAT_VELDEN, *DREIGING_VELDEN), aan_rechter=True
    ),
    "verzoek_breed_moratorium": Briefsoort(
        "Verzoek om een afkoelingsperiode", (*HULP_VELDEN, *STAAT_VELDEN, "stukken"), aan_rechter=True
    ),
    "verzoek_dwangakkoord": Briefsoort(
        "Verzoek om een dwangakkoord",
        (
            *HULP_VELDEN,
            *("soort", "maanden", "voorstel_datum", "inkomen_bedrag", "vtlb_bedrag", "afloscapaciteit_bedrag"),
            *("toelichting", "stemmen", "weigeraars", "aantal", "aantal_voor", "aandeel_voor", "aandeel_tegen"),
            *("schuld_bedrag", "samen_bedrag", "wsnp_bedrag", "wsnp_toelichting", "heroverweging_datum"),
        ),
        aan_rechter=True,
    ),
    "verzoek_beeindiging": Briefsoort(
        "Verzoek om beëindiging van de afkoelingsperiode",
        (*PERIODE_VELDEN, "reden", "onder", "toelichting"),
        aan_rechter=True,
    ),
    "verslag_moratorium": Briefsoort(
        "Verslag na het moratorium",
        (*PERIODE_VELDEN, "bedreiging", "wederpartij", "verslag", "einde_reden"),
        aan_rechter=True,
    ),
    "verklaring_wsnp": Briefsoort(
        "Verklaring voor de Wsnp",
        (
            *HULP_VELDEN,
            *STAAT_VELDEN,
            *("inkomen_bedrag", "vtlb_bedrag", "afloscapaciteit_bedrag"),
            *("voorstel_datum", "soort", "aangeboden_bedrag", "aantal", "aantal_voor", "dwangakkoord_datum"),
        ),
        aan_rechter=True,
    ),
    "rechter_gevraagd": Briefsoort("Wij vroegen de rechter om hulp voor u", ("soort", "rechtbank", "wederpartij")),
    "rechter_besliste": Briefsoort(
        "De rechter besliste",
        ("soort", "is_toegewezen", "uitspraak_datum", "begin_datum", "eind_datum", "wederpartij"),
    ),
    "naar_wsnp": Briefsoort("U kunt naar de Wsnp", (*BEZWAAR_VELDEN, "contact_datum"), is_besluit=True),
    "gewijzigde_prognose": Briefsoort(
        "U krijgt naar verwachting een ander bedrag",
        (
            "client_naam",
            "uw_kenmerk",
            "vordering_bedrag",
            "was_percentage",
            "wordt_percentage",
            "verwacht_bedrag",
        ),
        aan_schuldeiser=True,
    ),
    "betalingsachterstand": Briefsoort(
        "Lukt het betalen niet? Bel ons",
        ("open_sinds_datum", "achterstand_bedrag", "betaalkenmerk", "bel_uiterlijk", "is_krediet"),
    ),
    "ontvangst_bezwaar": Briefsoort(
        "Wij hebben uw bezwaar ontvangen", ("besluit_datum", "ontvangen_datum", "is_op_tijd", "beslis_uiterlijk")
    ),
    "verdaging_bezwaar": Briefsoort(
        "Onze beslissing op uw bezwaar komt later", ("besluit_datum", "motivering", "beslis_uiterlijk")
    ),
    "beslissing_op_bezwaar": Briefsoort(
        "Onze beslissing op uw bezwaar", ("besluit_datum", "uitkomst", "motivering", "gevolg", "beroep_uiterlijk")
    ),
    "beschikking_beeindiging": Briefsoort("Uw schuldhulp stopt", BEZWAAR_VELDEN, is_besluit=True),
    "budgetoverzicht": Briefsoort(
        "Uw inkomsten en uitgaven",
        ("peildatum", "inkomsten", "uitgaven", "inkomen_bedrag", "uitgaven_bedrag", "saldo_bedrag", "is_tekort"),
    ),
    "afloscapaciteit_verandert": Briefsoort(
        "Uw afloscapaciteit verandert",
        ("oud_bedrag", "nieuw_bedrag", "vtlb_bedrag", "vanaf_datum", "reageer_uiterlijk", "is_looptijd"),
    ),
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
