"""Een DDAS-levering overnemen. Twee keer hetzelfde bestand verandert niets; een slecht traject houdt niets tegen."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

from django.db import reset_queries, transaction
from django.db.models import Count, Q

from rapportage.ddas.bewaren import OVERNAME, Schrijver, Zaak
from rapportage.ddas.lees import Gelezen, Inhoud
from rapportage.ddas.register import Clienten, Gemeenten, Organisaties, Persoon, Schuldeisers, persoon_van
from rapportage.ddas.samenloop import Ddas, gelijkgetrokken, overlapt, vingerafdruk, voeg_samen
from rapportage.ddas.twijfels import twijfels
from rapportage.ddas.uit_rijen import AFDRUKKEN, WAARSCHUWINGEN, beschrijf, geladen, is_overgenomen
from rapportage.ddas.velden import is_open, status_van
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.services import leg_vast
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.models import StatusWissel
from schuldhulp.lib.overname import Melding, Verslag
from schuldhulp.organisatie.models import Gemeente, Medewerker
from trajecten.models import Traject

PARTIJ = 500  # trajecten per keer: genoeg om in bulk te schrijven, weinig genoeg voor het geheugen


@transaction.atomic
def importeer(inhoud: Inhoud, *, door: Medewerker | None, op: datetime, proef: bool = False) -> Verslag:
    """Neemt de goede trajecten van een levering over. Met `proef` blijft de database zoals zij was."""
    overname = Overname(door, op, Verslag(fouten=list(inhoud.fouten)))
    for i in range(0, len(inhoud.trajecten), PARTIJ):
        overname.verwerk(inhoud.trajecten[i : i + PARTIJ])
    overname.log()
    if proef:
        transaction.set_rollback(True)
    return overname.verslag


class Overname:
    """De stand tijdens één overname: wat al gelezen is blijft bekend voor de volgende partij."""

    def __init__(self, door: Medewerker | None, op: datetime, verslag: Verslag) -> None:
        self.door, self.op, self.verslag = door, op, verslag
        self.gemeenten, self.organisaties, self.clienten = Gemeenten(), Organisaties(), Clienten(op)
        self.schrijver = Schrijver(self.clienten, Schuldeisers(), door, op)
        self.zaken: dict[UUID, Zaak] = {}
        self.per_persoon: dict[Persoon, list[Zaak]] = {}
        self.geladen: set[Persoon] = set()
        self.volgnummers: dict[str, int] = {}
        self.per_gemeente: dict[int, tuple[Gemeente, int]] = {}

    def verwerk(self, partij: Sequence[Gelezen]) -> None:
        """Verwerkt een partij: eerst alles naast elkaar leggen, dan in bulk schrijven."""
        gelezen = [(g, d, self.gemeenten.voor(d["gemeentecode"])) for g in partij for d in [gelijkgetrokken(g.traject)]]
        ids = [self._vast_id(d, gemeente) for _, d, gemeente in gelezen]
        self._laad({p for _, d, g in gelezen for p in _personen(d, g)}, {id_ for id_ in ids if id_})
        te_schrijven: dict[UUID, Zaak] = {}
        for (g, d, gemeente), vast_id in zip(gelezen, ids, strict=True):
            zaak = self._leg_naast(g, d, gemeente, vast_id)
            if zaak is not None:
                te_schrijven[zaak.id] = zaak
        self.schrijver.bewaar(list(te_schrijven.values()))
        reset_queries()  # met DEBUG aan zou het geheugen anders vollopen

    def _vast_id(self, d: Ddas, gemeente: Gemeente) -> UUID | None:
        """Zonder BSN is een traject alleen aan zijn inhoud te herkennen; gelijke krijgen een volgnummer."""
        clienten = d.get("client", [])
        if clienten and persoon_van(clienten[0], gemeente):
            return None
        afdruk = vingerafdruk(d)
        self.volgnummers[afdruk] = self.volgnummers.get(afdruk, 0) + 1
        return uuid5(NAMESPACE_URL, f"ddas-shv:{gemeente.code}:{afdruk}:{self.volgnummers[afdruk]}")

    def _laad(self, personen: set[Persoon], ids: set[UUID]) -> None:
        """Leest de trajecten van deze mensen die er al zijn."""
        personen -= self.geladen
        self.geladen |= personen
        self.clienten.laad(personen)
        pks = [c.pk for p in personen if (c := self.clienten.bekend.get(p)) and not c._state.adding]
        rijen = list(geladen(Traject.objects.filter(Q(client__in=pks) | Q(partner__in=pks) | Q(pk__in=ids))))
        wissels = StatusWissel.objects.filter(object_id__in=[rij.pk for rij in rijen], overgang=OVERNAME)
        overnames = dict(wissels.order_by().values_list("object_id").annotate(Count("pk")))
        for traject in rijen:
            if traject.pk not in self.zaken:
                self._ken(self._bestaand(traject, overnames.get(traject.pk, 0)))

    def _bestaand(self, traject: Traject, overnames: int) -> Zaak:
        d = beschrijf(traject)
        return Zaak(
            id=traject.pk,
            gemeente=traject.gemeente,
            ddas=gelijkgetrokken(d),
            organisatie=traject.uitvoerder,
            personen=_personen(d, traject.gemeente),
            eigen_status=traject.status,
            bestaat=True,
            afdrukken=list(traject.levering.get(AFDRUKKEN, [])),
            waarschuwingen=list(traject.levering.get(WAARSCHUWINGEN, [])),
            is_vrij=is_overgenomen(traject) and traject.versie == overnames - 1,
        )

    def _ken(self, zaak: Zaak) -> None:
        self.zaken[zaak.id] = zaak
        for persoon in zaak.personen:
            bekend = self.per_persoon.setdefault(persoon, [])
            if zaak not in bekend:
                bekend.append(zaak)

    def _leg_naast(self, g: Gelezen, d: Ddas, gemeente: Gemeente, vast_id: UUID | None) -> Zaak | None:
        """Nieuw, samenloop met een bestaand traject, of al bekend. Geeft de zaak als er iets te schrijven is."""
        afdruk = vingerafdruk(d)
        meldingen = list(twijfels(d, g.plaats))
        self.verslag.waarschuwingen += meldingen
        zaak = self._zoek(d, gemeente, vast_id, afdruk)
        if zaak is None:
            return self._nieuw(g, d, gemeente, vast_id, meldingen)
        samen = gelijkgetrokken(voeg_samen(zaak.ddas, d))
        if afdruk in zaak.afdrukken or samen == zaak.ddas:
            self.verslag.ongewijzigd += 1
            return None
        if not zaak.is_vrij:
            tekst = "aan dit traject is in Schuldhulp zelf gewerkt; de levering is niet overgenomen"
            self.verslag.waarschuwingen.append(Melding(g.plaats, tekst))
            self.verslag.ongewijzigd += 1
            return None
        return self._samenloop(zaak, samen, g, afdruk, meldingen)

    def _zoek(self, d: Ddas, gemeente: Gemeente, vast_id: UUID | None, afdruk: str) -> Zaak | None:
        if vast_id is not None:
            return self.zaken.get(vast_id)
        persoon = persoon_van(d["client"][0], gemeente)
        kandidaten = self.per_persoon.get(persoon, []) if persoon else []
        bekend = next((zaak for zaak in kandidaten if afdruk in zaak.afdrukken), None)
        return bekend or next((zaak for zaak in kandidaten if overlapt(zaak.ddas, d)), None)

    def _nieuw(
        self, g: Gelezen, d: Ddas, gemeente: Gemeente, vast_id: UUID | None, meldingen: list[Melding]
    ) -> Zaak | None:
        zaak = Zaak(
            id=vast_id or uuid4(),
            gemeente=gemeente,
            ddas=d,
            organisatie=self.organisaties.voor(g.organisatie, gemeente),
            personen=_personen(d, gemeente),
            afdrukken=[vingerafdruk(d)],
            waarschuwingen=_in_dossier(meldingen, g.plaats),
        )
        if self._botst(zaak, d):
            self.verslag.fouten.append(Melding(g.plaats, "voor een van deze cliënten loopt al een ander traject"))
            return None
        self._ken(zaak)
        self.verslag.aangemaakt += 1
        self._tel(gemeente)
        return zaak

    def _samenloop(self, zaak: Zaak, samen: Ddas, g: Gelezen, afdruk: str, meldingen: list[Melding]) -> Zaak | None:
        personen = _personen(samen, zaak.gemeente)
        if self._botst(zaak, samen, personen):
            self.verslag.fouten.append(Melding(g.plaats, "voor een van deze cliënten loopt al een ander traject"))
            return None
        zaak.ddas, zaak.personen = samen, personen
        zaak.afdrukken.append(afdruk)
        zaak.waarschuwingen += [w for w in _in_dossier(meldingen, g.plaats) if w not in zaak.waarschuwingen]
        self._ken(zaak)
        self.verslag.bijgewerkt += 1
        self._tel(zaak.gemeente)
        return zaak

    def _botst(self, zaak: Zaak, d: Ddas, personen: set[Persoon] | None = None) -> bool:
        """Zou iemand hierdoor twee open trajecten hebben?"""
        vandaag = dag_van(self.op)
        if not is_open(status_van(d, vandaag)):
            return False
        anderen = [a for p in (personen or zaak.personen) for a in self.per_persoon.get(p, []) if a.id != zaak.id]
        return any(
            is_open(a.eigen_status if a.eigen_status and not a.is_vrij else status_van(a.ddas, vandaag))
            for a in anderen
        )

    def _tel(self, gemeente: Gemeente) -> None:
        _, aantal = self.per_gemeente.get(gemeente.pk, (gemeente, 0))
        self.per_gemeente[gemeente.pk] = (gemeente, aantal + 1)

    def log(self) -> None:
        """Eén auditregel per gemeente: hoeveel trajecten zijn overgenomen."""
        for gemeente, aantal in self.per_gemeente.values():
            leg_vast(
                Handeling.AANMAKEN,
                door=self.door,
                op=self.op,
                onderwerp="ddas_import",
                gemeente=gemeente,
                toelichting=f"{aantal} trajecten overgenomen uit een levering",
            )


def _personen(d: Ddas, gemeente: Gemeente) -> set[Persoon]:
    return set(_van(d, gemeente))


def _van(d: Ddas, gemeente: Gemeente) -> Iterator[Persoon]:
    for deel in d.get("client", []):
        if persoon := persoon_van(deel, gemeente):
            yield persoon


def _in_dossier(meldingen: list[Melding], plaats: str) -> list[dict[str, str]]:
    """De waarschuwingen zoals zij in het dossier staan: plaats binnen het traject, zonder de levering."""
    return [{"plaats": m.plaats.removeprefix(f"{plaats}."), "melding": m.melding} for m in meldingen]
