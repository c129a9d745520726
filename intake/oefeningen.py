"""De oefeningen van het klantprofiel: een rekening, een maand en een stapel. Alles erin is verzonnen.

Wat op het scherm staat en wat het goede antwoord is, volgt uit dezelfde gegevens (`instrumenten/*.toml`). Het goede
antwoord wordt uitgerekend en staat dus nergens opgeschreven.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from math import ceil
from typing import Any

from schuldhulp.lib.geld import euro
from schuldhulp.lib.werkdagen import datum_voluit


@dataclass(frozen=True)
class Regel:
    """Een regel op het papier van een oefening: een bedrag, of een tekst als dat er niet is."""

    naam: str
    bedrag: Decimal | None = None
    tekst: str = ""


@dataclass(frozen=True)
class Papier:
    """Wat iemand bij een oefening voor zich heeft; `slot` staat eronder."""

    titel: str
    inleiding: tuple[str, ...]
    regels: tuple[Regel, ...]
    slot: tuple[str, ...]

    @property
    def rijen(self) -> tuple[tuple[str, str], ...]:
        """De regels als naam en waarde, zoals ze op het scherm staan."""
        return tuple((r.naam, r.tekst if r.bedrag is None else euro(r.bedrag)) for r in self.regels)


@dataclass(frozen=True)
class Opgave:
    """Het goede antwoord op één vraag. Zonder `opties` typt iemand een bedrag."""

    goed: str
    opties: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Oefening:
    """Eén papier met de opgaven erover, per vraagcode."""

    papier: Papier
    opgaven: dict[str, Opgave]


def rekening(ruw: dict[str, Any]) -> Oefening:
    """Een rekening lezen: het totaal, de laatste dag, en wat te laat betalen kost."""
    regels = tuple(Regel(r["naam"], Decimal(r["bedrag"])) for r in ruw["regels"])
    totaal = sum((r.bedrag for r in regels if r.bedrag is not None), Decimal(0))
    van: date = ruw["factuurdatum"]
    uiterlijk = van + timedelta(days=ruw["betaaltermijn_dagen"])
    betaald: date = ruw["betaald_datum"]
    extra = Decimal(ruw["kosten_te_laat"])
    dagen = tuple(van + timedelta(days=n) for n in ruw["keuze_dagen"])
    papier = Papier(
        titel=ruw["titel"],
        inleiding=(
            f"Datum van deze rekening: {datum_voluit(van)}.",
            f"U heeft {ruw['betaaltermijn_dagen']} dagen om te betalen.",
        ),
        regels=regels,
        slot=(
            f"Betaalt u te laat? Dan komt er {euro(extra)} bij.",
            f"U betaalt op {datum_voluit(betaald)}.",
        ),
    )
    return Oefening(
        papier,
        {
            "rekening_totaal": Opgave(_bedrag(totaal)),
            "rekening_datum": Opgave(uiterlijk.isoformat(), tuple((d.isoformat(), datum_voluit(d)) for d in dagen)),
            "rekening_te_laat": Opgave(_bedrag(totaal + extra if betaald > uiterlijk else totaal)),
        },
    )


def maand(ruw: dict[str, Any]) -> Oefening:
    """Een maand plannen: wat blijft over, nu en als het duurder wordt, en hoe lang sparen duurt."""
    inkomen, uitgaven, doel = ruw["inkomen"], ruw["uitgaven"], ruw["doel"]
    over = _som(inkomen, "bedrag") - _som(uitgaven, "bedrag")
    straks = [f"{u['naam']} {euro(Decimal(u['straks']))} meer" for u in uitgaven if "straks" in u]
    maanden = ceil(Decimal(doel["bedrag"]) / Decimal(doel["per_maand"]))
    papier = Papier(
        titel=ruw["titel"],
        inleiding=("Dit komt binnen en dit gaat eruit in één maand.",),
        regels=(
            *(Regel(f"Erbij: {i['naam'].lower()}", Decimal(i["bedrag"])) for i in inkomen),
            *(Regel(f"Eraf: {u['naam'].lower()}", Decimal(u["bedrag"])) for u in uitgaven),
        ),
        slot=(
            f"Volgend jaar, elke maand: {' en '.join(straks).lower()}.",
            f"Een {doel['naam']} kost {euro(Decimal(doel['bedrag']))}. "
            f"Sam spaart {euro(Decimal(doel['per_maand']))} per maand.",
        ),
    )
    return Oefening(
        papier,
        {
            "maand_over": Opgave(_bedrag(over)),
            "maand_duurder": Opgave(_bedrag(over - _som(uitgaven, "straks"))),
            "maand_sparen": Opgave(str(maanden), tuple((str(n), f"{n} maanden") for n in doel["keuze_maanden"])),
        },
    )


def stapel(ruw: dict[str, Any]) -> Oefening:
    """Kiezen wat eerst moet: de rekening met het ergste gevolg gaat voor, die met het minste kan wachten."""
    rekeningen = ruw["rekeningen"]
    opties = tuple((r["code"], r["naam"]) for r in rekeningen)
    op_rang = sorted(rekeningen, key=lambda r: r["rang"])
    papier = Papier(
        titel=ruw["titel"],
        inleiding=("Dit gebeurt er als Sam een rekening laat liggen.",),
        regels=tuple(Regel(r["naam"], tekst=r["gevolg"]) for r in rekeningen),
        slot=(),
    )
    return Oefening(
        papier,
        {
            "stapel_eerst": Opgave(op_rang[0]["code"], opties),
            "stapel_laatst": Opgave(op_rang[-1]["code"], opties),
        },
    )


SOORTEN = {"rekening": rekening, "maand": maand, "stapel": stapel}


def _som(rijen: list[dict[str, str]], veld: str) -> Decimal:
    return sum((Decimal(rij[veld]) for rij in rijen if veld in rij), Decimal(0))


def _bedrag(waarde: Decimal) -> str:
    """Een bedrag als antwoord: altijd twee decimalen, met een punt."""
    return f"{waarde:.2f}"
