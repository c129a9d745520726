"""Het budget van een traject vaststellen, opnieuw nagaan, en aan de inwoner geven."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.services import leg_vast
from schuldhulp.brieven.services import verstuur
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.transities import begin, bewaar, controleer_versie, vergrendel, wissel
from schuldhulp.lib.werkdagen import plus_maanden
from schuldhulp.organisatie.models import Gemeente, Medewerker
from trajecten.choices import PLAN_LOOPT
from trajecten.choices.budget import Categorie, Postbron, Postsoort, soort_van
from trajecten.models import Budget, Budgetcontrole, Budgetpost, Referentietabel, Traject
from trajecten.rekenregels.beslagvrije_voet import Leefsituatie
from trajecten.rekenregels.budget import Hint, Periode, Post, reken_budget, vergelijk
from trajecten.services.concept import aan_inwoner
from trajecten.services.spoor import log_traject

CONTROLE_MAANDEN = 12


@dataclass(frozen=True)
class Postinvoer:
    """Een post zoals ingevuld. `is_nagegaan`: het bedrag is vergeleken met de bron."""

    categorie: Categorie
    bedrag: Decimal
    periode: Periode
    bron: Postbron
    omschrijving: str = ""
    is_nagegaan: bool = False

    @property
    def als_post(self) -> Post:
        """Zoals de rekenregel haar kent."""
        naam = self.omschrijving or self.categorie.label
        return Post(naam, self.bedrag, self.periode, soort_van(self.categorie) == Postsoort.INKOMEN, self.categorie)


@transaction.atomic
def adopt_budget(
    traject: Traject,
    *,
    peildatum: date,
    leefsituatie: Leefsituatie,
    posten: Sequence[Postinvoer],
    opmerking: str = "",
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Budget:
    """Stelt een nieuwe versie van het budget vast; over een jaar staat het vanzelf weer op Mijn werk.

    Wie een post eerder naging blijft erbij staan zolang de post hetzelfde is. Fouten: Geweigerd zonder posten of als
    het traject is beëindigd, Rekenfout bij een fout bedrag, Gelijktijdig als het traject intussen is gewijzigd.
    """
    rij = vergrendel(traject)
    controleer_versie(rij, verwacht_versie)
    if not rij.is_open:
        raise Geweigerd("Dit traject is beëindigd; het budget verandert niet meer.")
    if not posten:
        raise Geweigerd("Zet ten minste één inkomen of uitgave in het budget.")
    som = reken_budget([post.als_post for post in posten])
    vorige = rij.budgetten.first()
    budget = Budget.objects.create(
        traject=rij,
        versie=rij.budgetten.count() + 1,
        peildatum=peildatum,
        leefsituatie=leefsituatie.value,
        inkomen_bedrag=som.inkomen,
        uitgaven_bedrag=som.uitgaven,
        toelichting=list(som.toelichting),
        opmerking=opmerking,
        op=op,
        door=door,
    )
    _schrijf_posten(budget, posten, vorige, door=door, op=op)
    _plan_controle(rij, budget, door=door, op=op)
    bewaar(rij, [])
    log_traject(rij, Handeling.AANMAKEN, door=door, op=op, wat=f"budget versie {budget.versie}")
    return budget


def _schrijf_posten(
    budget: Budget, posten: Sequence[Postinvoer], vorige: Budget | None, *, door: Medewerker, op: datetime
) -> None:
    eerder = {_sleutel(p): (p.nagegaan_op, p.nagegaan_door_id) for p in vorige.posten.all()} if vorige else {}
    rijen = []
    for nummer, post in enumerate(posten, start=1):
        rij = Budgetpost(
            budget=budget,
            volgorde=nummer,
            categorie=post.categorie,
            omschrijving=post.omschrijving,
            bedrag=post.bedrag,
            periode=post.periode.name,
            bron=post.bron,
        )
        if post.is_nagegaan:
            toen, wie = eerder.get(_sleutel(rij), (None, None))
            rij.nagegaan_op, rij.nagegaan_door_id = (toen, wie) if toen else (op, door.pk)
        rijen.append(rij)
    Budgetpost.objects.bulk_create(rijen)


def _sleutel(post: Budgetpost) -> tuple[object, ...]:
    return (post.categorie, post.omschrijving, post.bedrag, post.periode, post.bron)


def _plan_controle(traject: Traject, budget: Budget, *, door: Medewerker, op: datetime) -> None:
    for oud in Budgetcontrole.objects.open().filter(traject=traject):
        wissel(oud, "hold", door=door, op=op)
    if traject.status in PLAN_LOOPT:
        uiterlijk = plus_maanden(budget.peildatum, CONTROLE_MAANDEN)
        begin(Budgetcontrole.bij(traject, uiterlijk, budget=budget), door=door, op=op)


def hints_bij(budget: Budget) -> list[tuple[str, Hint]]:
    """Wat ver van de referentiebedragen van de gemeente ligt, met de naam van de categorie; zonder tabel niets."""
    tabel = Referentietabel.objects.geldig(budget.traject.gemeente, budget.peildatum.year)
    if tabel is None:
        return []
    passend = [rij for rij in tabel.bedragen if rij["leefsituatie"] in ("", budget.leefsituatie)]
    # Een bedrag voor deze leefsituatie gaat voor op een bedrag voor iedereen.
    passend.sort(key=lambda rij: bool(rij["leefsituatie"]))
    referenties = {rij["categorie"]: Decimal(rij["bedrag"]) for rij in passend}
    hints = vergelijk([post.als_post for post in budget.posten.all()], referenties)
    return [(Categorie(hint.categorie).label, hint) for hint in hints]


@transaction.atomic
def send_budget(budget: Budget, *, door: Medewerker, op: datetime) -> Budget:
    """Maakt het overzicht voor de inwoner als brief; een tweede keer geeft dezelfde brief."""
    traject = budget.traject
    concept = aan_inwoner(
        traject,
        "budgetoverzicht",
        sleutel=f"budget:{budget.pk}",
        door=door,
        inhoud={
            "peildatum": budget.peildatum.isoformat(),
            "inkomsten": [_regel(post) for post in budget.posten.all() if post.is_inkomen],
            "uitgaven": [_regel(post) for post in budget.posten.all() if not post.is_inkomen],
            "inkomen_bedrag": str(budget.inkomen_bedrag),
            "uitgaven_bedrag": str(budget.uitgaven_bedrag),
            "saldo_bedrag": str(abs(budget.saldo_bedrag)),
            "is_tekort": budget.saldo_bedrag < 0,
        },
    )
    budget.brief = verstuur(concept, door=door, op=op)
    budget.save(update_fields=["brief"])
    log_traject(traject, Handeling.VERSTUREN, door=door, op=op, wat=f"budget versie {budget.versie} aan de inwoner")
    return budget


def _regel(post: Budgetpost) -> dict[str, str]:
    return {"naam": post.naam, "bedrag": str(post.maand_bedrag)}


@transaction.atomic
def adopt_referenties(
    gemeente: Gemeente, *, jaar: int, bron: str, bedragen: Sequence[dict[str, str]], door: Medewerker, op: datetime
) -> Referentietabel:
    """Legt een nieuwe versie van de referentiebedragen van een jaar vast. Fout: Geweigerd zonder bron of bedragen."""
    if not bron.strip():
        raise Geweigerd("Schrijf op waar de bedragen vandaan komen.")
    if not bedragen:
        raise Geweigerd("Vul ten minste één bedrag in.")
    versie = Referentietabel.objects.filter(gemeente=gemeente, jaar=jaar).count() + 1
    tabel = Referentietabel.objects.create(
        gemeente=gemeente, jaar=jaar, versie=versie, bron=bron.strip(), bedragen=list(bedragen), op=op, door=door
    )
    wat = f"referentiebedragen {jaar}, versie {versie}"
    leg_vast(Handeling.AANMAKEN, door=door, op=op, onderwerp=tabel, gemeente=gemeente.pk, toelichting=wat)
    return tabel
