"""Trajecten uit een levering wegschrijven: nieuwe in bulk, bestaande door aan te vullen wat veranderde."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db.models import Model

from intake.choices import Besluitsoort, Kanaal
from intake.models import Aanmelding, Besluit, Huishouden
from rapportage.ddas import velden as v
from rapportage.ddas.register import Clienten, Persoon, Schuldeisers
from rapportage.ddas.samenloop import Ddas, verschillen
from rapportage.ddas.uit_rijen import AFDRUKKEN, AFWIJKEND, BEGELEIDEND, WAARSCHUWINGEN, beschrijf_rijen, geladen
from schuldhulp.lib.fouten import Gelijktijdig
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.models import StatusWissel
from schuldhulp.lib.nummers import volgende_nummers
from schuldhulp.lib.werkdagen import tel_werkdagen
from schuldhulp.organisatie.models import Gemeente, Medewerker, Organisatie
from trajecten.choices import Onderdeelsoort, Rechtsmiddelsoort
from trajecten.models import (
    Oplossing,
    PlanVanAanpak,
    Rechtsmiddel,
    Schuld,
    Schuldregeling,
    Traject,
    Trajectonderdeel,
    Uitstroom,
)
from trajecten.services.traject import REEKS

OVERNAME = "overname"
NAKIJKEN = "Overgenomen traject nakijken en vervolg kiezen"
NAKIJKEN_WERKDAGEN = 10
EENMALIG: tuple[tuple[type[Model], Callable[[Ddas], v.Velden | None]], ...] = (
    (Schuldregeling, v.van_regeling),
    (Oplossing, v.van_oplossing),
    (Uitstroom, v.van_uitstroom),
)


@dataclass
class Zaak:
    """Een traject tijdens de overname: wat er is, wat erbij kwam en waar het vandaan komt."""

    id: UUID
    gemeente: Gemeente
    ddas: Ddas
    organisatie: Organisatie
    personen: set[Persoon]
    traject: Traject | None = None
    bestaat: bool = False
    # De status zoals zij in Schuldhulp stond toen de overname begon.
    eigen_status: str = ""
    afdrukken: list[str] = field(default_factory=list)
    waarschuwingen: list[dict[str, str]] = field(default_factory=list)
    # Wat in Schuldhulp zelf is gemaakt of bewerkt, verandert een levering niet.
    is_vrij: bool = True
    is_gewijzigd: bool = False

    @property
    def levering(self) -> dict[str, Any]:
        return {AFDRUKKEN: self.afdrukken, WAARSCHUWINGEN: self.waarschuwingen, AFWIJKEND: []}


@dataclass
class Schrijver:
    """Schrijft de zaken van één partij weg; `door` en `op` staan bij elke rij."""

    clienten: Clienten
    schuldeisers: Schuldeisers
    door: Medewerker | None
    op: datetime

    def bewaar(self, zaken: list[Zaak]) -> None:
        """Schrijft nieuwe en gewijzigde zaken en onthoudt waar de levering van de kolommen afwijkt."""
        self.schuldeisers.laad({naam for zaak in zaken for naam in _schuldeisernamen(zaak.ddas)})
        nieuw = [zaak for zaak in zaken if not zaak.bestaat]
        bestaand = [zaak for zaak in zaken if zaak.bestaat]
        personen = self._personen(nieuw)
        for zaak in bestaand:
            self._werk_bij(zaak, geladen(Traject.objects.all()).get(pk=zaak.id))
        self.clienten.bewaar()
        trajecten = self._maak(nieuw, personen)
        _onthoud_afwijkingen(nieuw, trajecten)
        _onthoud_afwijkingen(bestaand, geladen(Traject.objects.filter(pk__in=[zaak.id for zaak in bestaand])))
        for zaak in zaken:  # de rijen zelf hoeven niet in het geheugen te blijven
            zaak.traject, zaak.bestaat = None, True

    def _personen(self, zaken: list[Zaak]) -> dict[UUID, list[Any]]:
        huishoudens = Huishouden.objects.bulk_create([Huishouden(gemeente=zaak.gemeente) for zaak in zaken])
        return {zaak.id: self._clienten_van(zaak, h) for zaak, h in zip(zaken, huishoudens, strict=True)}

    def _clienten_van(self, zaak: Zaak, huishouden: Huishouden) -> list[Any]:
        delen = zaak.ddas.get("client") or [{}]
        nummers = [deel.get("Burgerservicenummer") for deel in delen]
        return [
            self.clienten.voor(
                deel, zaak.gemeente, huishouden, dubbel=i == 1 and bool(nummers[0]) and nummers[0] == nummers[1]
            )
            for i, deel in enumerate(delen)
        ]

    # Nieuwe zaken ------------------------------------------------------------------------------------------------

    def _maak(self, zaken: list[Zaak], personen: dict[UUID, list[Any]]) -> list[Traject]:
        if not zaken:
            return []
        aanmeldingen = {z.id: a for z in zaken if (a := self._aanmelding(z, personen[z.id][0]))}
        Aanmelding.objects.bulk_create(aanmeldingen.values())
        besluiten = [self._besluit(z.ddas, aanmeldingen[z.id]) for z in zaken if v.van_besluit(z.ddas)]
        Besluit.objects.bulk_create(besluiten)
        _bied_aan(aanmeldingen.values(), "besluiten", besluiten, "aanmelding_id")
        nummers = volgende_nummers(REEKS, dag_van(self.op).year, len(zaken))
        trajecten = [
            self._traject(zaak, nummer, personen[zaak.id], aanmeldingen.get(zaak.id))
            for zaak, nummer in zip(zaken, nummers, strict=True)
        ]
        Traject.objects.bulk_create(trajecten)
        for zaak, traject in zip(zaken, trajecten, strict=True):
            zaak.traject = traject
        rijen: list[Aanmelding | Traject] = [*aanmeldingen.values(), *trajecten]
        StatusWissel.objects.bulk_create([self._wissel(rij, "", rij.status, 0) for rij in rijen])
        self._maak_onderdelen(zaken, trajecten)
        return trajecten

    def _aanmelding(self, zaak: Zaak, client: Any) -> Aanmelding | None:
        velden = v.van_aanmelding(zaak.ddas)
        if velden is None:
            return None
        return Aanmelding(
            id=uuid4(),
            client=client,
            gemeente=zaak.gemeente,
            organisatie=zaak.organisatie,
            kanaal=Kanaal.OVERNAME,
            geregistreerd_door=self.door,
            **velden,
        )

    def _besluit(self, d: Ddas, aanmelding: Aanmelding) -> Besluit:
        op = aanmelding.besloten_op or self.op
        return Besluit(aanmelding=aanmelding, opgesteld_op=op, **(v.van_besluit(d) or {}))

    def _traject(self, zaak: Zaak, nummer: str, personen: list[Any], aanmelding: Aanmelding | None) -> Traject:
        status = v.status_van(zaak.ddas, dag_van(self.op))
        return Traject(
            id=zaak.id,
            status=status,
            nummer=nummer,
            client=personen[0],
            partner=personen[1] if len(personen) > 1 else None,
            aanmelding=aanmelding,
            gemeente=zaak.gemeente,
            uitvoerder=zaak.organisatie,
            levering=zaak.levering,
            **v.van_traject(zaak.ddas),
            **self._actie(status),
        )

    def _actie(self, status: str) -> dict[str, Any]:
        """Een open traject staat meteen op "Mijn werk"."""
        if not v.is_open(status):
            return {"actie": "", "actie_uiterlijk_datum": None}
        return {"actie": NAKIJKEN, "actie_uiterlijk_datum": tel_werkdagen(dag_van(self.op), NAKIJKEN_WERKDAGEN)}

    def _wissel(self, rij: Aanmelding | Traject, van: str, naar: str, volgnummer: int) -> StatusWissel:
        return StatusWissel(
            object_soort=rij._meta.label_lower,
            object_id=rij.pk,
            volgnummer=volgnummer,
            overgang=OVERNAME,
            van=van,
            naar=naar,
            reden="overgenomen uit een levering",
            door=self.door,
            op=self.op,
        )

    def _maak_onderdelen(self, zaken: list[Zaak], trajecten: list[Traject]) -> None:
        paren = [(zaak.traject, zaak.ddas) for zaak in zaken]
        for model, lees in EENMALIG:
            veld = Traject._meta.get_field(model.__name__.lower())
            for traject in trajecten:
                veld.set_cached_value(traject, None)  # type: ignore[union-attr]
            model._base_manager.bulk_create([model(traject=t, **velden) for t, d in paren if (velden := lees(d))])
        plannen = [
            PlanVanAanpak(traject=t, versie=1, afronding_datum=_afronding(d)) for t, d in paren if "planVanAanpak" in d
        ]
        lezers = (v.van_perioden, v.van_begeleiding, v.van_crisis)
        onderdelen = [Trajectonderdeel(traject=t, **velden) for t, d in paren for lees in lezers for velden in lees(d)]
        middelen = [
            Rechtsmiddel(traject=t, **velden)
            for t, d in paren
            for velden in (*v.van_moratoria(d), *v.van_voorzieningen(d))
        ]
        schulden = [
            Schuld(traject=zaak.traject, volgorde=i, **self._schuld(deel, zaak.gemeente))
            for zaak in zaken
            for i, deel in enumerate(zaak.ddas.get("schulden", []), start=1)
        ]
        delen: tuple[tuple[str, list[Any]], ...] = (
            ("plannen", plannen),
            ("onderdelen", onderdelen),
            ("rechtsmiddelen", middelen),
            ("schulden", schulden),
        )
        for naam, rijen in delen:
            if rijen:
                type(rijen[0])._base_manager.bulk_create(rijen)
            _bied_aan(trajecten, naam, rijen, "traject_id")

    def _schuld(self, deel: Ddas, gemeente: Gemeente) -> v.Velden:
        eiser = self.schuldeisers.voor(deel.get("schuldeiser"), gemeente, deel.get("schuldsoort", ""))
        return {**v.van_schuld(deel), "schuldeiser": eiser}

    # Bestaande zaken ---------------------------------------------------------------------------------------------

    def _werk_bij(self, zaak: Zaak, traject: Traject) -> None:
        self._werk_personen_bij(zaak, traject)
        aanmelding = self._werk_aanmelding_bij(zaak, traject)
        status = v.status_van(zaak.ddas, dag_van(self.op))
        velden = {
            **v.van_traject(zaak.ddas),
            "levering": zaak.levering,
            "aanmelding": aanmelding,
            "partner": traject.partner,
        }
        if status != traject.status:
            self._wissel(traject, traject.status, status, traject.versie + 1).save(force_insert=True)
            velden.update(status=status, versie=traject.versie + 1, **self._actie(status))
        # Werkt op dit moment iemand in het traject, dan wint die: de hele levering wacht op een volgende keer.
        if not Traject.objects.filter(pk=traject.pk, versie=traject.versie).update(**velden):
            raise Gelijktijdig(f"Iemand werkt nu in traject {traject.nummer}. Neem de levering straks opnieuw over.")
        for model, lees in EENMALIG:
            if onderdeel := lees(zaak.ddas):
                model._base_manager.update_or_create(traject=traject, defaults=onderdeel)
        self._werk_lijsten_bij(zaak, traject)

    def _werk_personen_bij(self, zaak: Zaak, traject: Traject) -> None:
        delen = zaak.ddas.get("client", [])
        if delen and traject.client.bsn_hmac:
            self.clienten._vul_aan(
                self.clienten.bekend.get((zaak.gemeente.pk, traject.client.bsn_hmac), traject.client), delen[0]
            )
        if len(delen) > 1 and traject.partner is None:
            huishouden = traject.client.huishouden or Huishouden.objects.create(gemeente=zaak.gemeente)
            traject.partner = self.clienten.voor(delen[1], zaak.gemeente, huishouden)
            self.clienten.bewaar()

    def _werk_aanmelding_bij(self, zaak: Zaak, traject: Traject) -> Aanmelding | None:
        velden = v.van_aanmelding(zaak.ddas)
        if velden is None:
            return traject.aanmelding
        aanmelding = traject.aanmelding
        if aanmelding is None:
            aanmelding = self._aanmelding(zaak, traject.client)
            assert aanmelding  # noqa: S101 (er zijn velden)
            aanmelding.save(force_insert=True)
            self._wissel(aanmelding, "", aanmelding.status, 0).save(force_insert=True)
        else:
            Aanmelding.objects.filter(pk=aanmelding.pk).update(**velden)
        if besluit := v.van_besluit(zaak.ddas):
            begin = {"opgesteld_op": velden["besloten_op"] or self.op}
            Besluit.objects.exclude(soort=Besluitsoort.BEEINDIGING).update_or_create(
                aanmelding=aanmelding, is_teruggegeven=False, defaults=besluit, create_defaults={**begin, **besluit}
            )
        return aanmelding

    def _werk_lijsten_bij(self, zaak: Zaak, traject: Traject) -> None:
        d = zaak.ddas
        if "planVanAanpak" in d:
            PlanVanAanpak.objects.update_or_create(
                traject=traject, versie=1, defaults={"afronding_datum": _afronding(d)}
            )
        onderdelen, middelen = list(traject.onderdelen.all()), list(traject.rechtsmiddelen.all())
        for periode in v.van_perioden(d):
            _trek_gelijk(Trajectonderdeel, traject, [o for o in onderdelen if o.soort == periode["soort"]], [periode])
        begeleidend = [o for o in onderdelen if o.soort in BEGELEIDEND]
        crisis = [o for o in onderdelen if o.soort == Onderdeelsoort.CRISISINTERVENTIE]
        _trek_gelijk(Trajectonderdeel, traject, begeleidend, v.van_begeleiding(d))
        _trek_gelijk(Trajectonderdeel, traject, crisis, v.van_crisis(d))
        moratoria = [m for m in middelen if m.soort == Rechtsmiddelsoort.MORATORIUM]
        voorzieningen = [m for m in middelen if m.soort == Rechtsmiddelsoort.VOORLOPIGE_VOORZIENING]
        _trek_gelijk(Rechtsmiddel, traject, moratoria, v.van_moratoria(d))
        _trek_gelijk(Rechtsmiddel, traject, voorzieningen, v.van_voorzieningen(d))
        schulden = [
            {**self._schuld(deel, zaak.gemeente), "volgorde": i}
            for i, deel in enumerate(d.get("schulden", []), start=1)
        ]
        _trek_gelijk(Schuld, traject, list(traject.schulden.all()), schulden)


def _onthoud_afwijkingen(zaken: list[Zaak], trajecten: Iterable[Traject]) -> None:
    """Bewaart op het traject wat de kolommen niet dragen."""
    per_id = {zaak.id: zaak for zaak in zaken}
    anders = []
    for traject in trajecten:
        zaak = per_id[traject.pk]
        if afwijkend := verschillen(beschrijf_rijen(traject), zaak.ddas):
            traject.levering = {**zaak.levering, AFWIJKEND: [[list(pad), g, r] for pad, g, r in afwijkend]}
            anders.append(traject)
    Traject.objects.bulk_update(anders, ["levering"], batch_size=100)


def _bied_aan(eigenaren: Iterable[Any], naam: str, rijen: Iterable[Any], sleutel: str) -> None:
    """Hangt net geschreven rijen aan hun eigenaar zoals prefetch_related dat doet, zodat niemand ze terugleest."""
    per_eigenaar: dict[UUID, list[Any]] = {}
    for rij in rijen:
        per_eigenaar.setdefault(getattr(rij, sleutel), []).append(rij)
    for eigenaar in eigenaren:
        cache = eigenaar.__dict__.setdefault("_prefetched_objects_cache", {})
        cache[naam] = per_eigenaar.get(eigenaar.pk, [])


def _afronding(d: Ddas) -> Any:
    return v.dag(d["planVanAanpak"].get("datumAfronding"))


def _schuldeisernamen(d: Ddas) -> list[str]:
    eisers = (v.van_schuldeiser(schuld.get("schuldeiser")) for schuld in d.get("schulden", []))
    return [eiser["naam"] for eiser in eisers if eiser]


def _trek_gelijk(model: type[Model], traject: Traject, rijen: list[Any], gewenst: list[v.Velden]) -> None:
    """Werkt rijen in volgorde bij en maakt wat erbij kwam; een levering haalt nooit iets weg."""
    for rij, velden in zip(rijen, gewenst, strict=False):
        if any(getattr(rij, naam) != waarde for naam, waarde in velden.items()):
            model._base_manager.filter(pk=rij.pk).update(**velden)
    model._base_manager.bulk_create([model(traject=traject, **velden) for velden in gewenst[len(rijen) :]])
