"""Alle KPI's van het kwartaalrapport. De tekst bij elke KPI is de definitie; docs/kpis.md wordt eruit gemaakt."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from intake.choices import AanmeldingStatus
from intake.models import Aanmelding, Behandelaarswissel, Screening
from ketenpartners.choices import Terugkoppelsoort, VerwijzingStatus
from ketenpartners.models import Terugkoppeling, Verwijzing
from rapportage.kwartaal import Periode
from rapportage.meten import Dagen, Eenheid, Gemeenten, Kpi, Richting
from schuldhulp.lib.models import StatusWissel
from trajecten.choices import EINDE, FASE_1, FASE_2, TrajectStatus, UitstroomReden, VoorstelStatus
from trajecten.models import Oplossing, Traject, Uitstroom, Voorstel

A, T = AanmeldingStatus, TrajectStatus


def in_periode(veld: str, *, is_dag: bool = False) -> Any:
    """Voorwaarde dat een tijdstip (of met `is_dag` een datum) in de periode valt; grenzen in Nederlandse tijd."""

    def binnen(p: Periode) -> Q:
        if is_dag:
            return Q(**{f"{veld}__gte": p.van, f"{veld}__lte": p.tot})
        return Q(**{f"{veld}__gte": p.van_op, f"{veld}__lt": p.voor_op})

    return binnen


def _aanmeldingen(gemeenten: Gemeenten) -> QuerySet[Aanmelding]:
    return Aanmelding.objects.filter(gemeente__in=gemeenten).order_by()


def _op_tijd(klaar: str, uiterlijk: str) -> Any:
    """Op tijd telt in het kwartaal waarin het gebeurde, te laat in het kwartaal waarin de termijn verstreek."""

    def binnen(p: Periode) -> Q:
        gedaan = in_periode(klaar, is_dag=True)(p) & Q(**{f"{klaar}__lte": F(uiterlijk)})
        verstreken = in_periode(uiterlijk, is_dag=True)(p)
        nog_niet = Q(**{klaar: None, f"{uiterlijk}__lte": p.gisteren})
        return gedaan | (verstreken & (nog_niet | Q(**{f"{klaar}__gt": F(uiterlijk)})))

    return binnen


def _gesprekken(gemeenten: Gemeenten) -> QuerySet[Aanmelding]:
    """Zonder wie zich vóór het eerste gesprek en binnen de termijn terugtrok."""
    weg = Q(status=A.INGETROKKEN, intake_start_datum=None, aanmelding_eind_datum__lte=F("gesprek_uiterlijk_datum"))
    return _aanmeldingen(gemeenten).filter(~weg, gesprek_uiterlijk_datum__isnull=False)


def _besluiten(gemeenten: Gemeenten) -> QuerySet[Aanmelding]:
    """Zonder wie zich tijdens de intake en binnen de termijn terugtrok."""
    weg = Q(status=A.INGETROKKEN, intake_eind_datum__lte=F("beslis_uiterlijk_datum"))
    return _aanmeldingen(gemeenten).filter(~weg, beslis_uiterlijk_datum__isnull=False)


def _wissels(model: type, gemeenten: Gemeenten) -> QuerySet[StatusWissel]:
    # Per wissel in de periode nagaan, niet eerst alle rijen van de gemeente verzamelen: dat deed SQLite voor elke KPI.
    rijen = model._base_manager.filter(pk=OuterRef("object_id"), gemeente__in=gemeenten)  # type: ignore[attr-defined]
    return StatusWissel.objects.filter(Exists(rijen), object_soort=model._meta.label_lower).order_by()  # type: ignore[attr-defined]


def _duur(status: TrajectStatus) -> Any:
    """Wissels waarmee trajecten een fase verlieten (niet door uitval), met het begin van die fase erbij."""
    vorige = StatusWissel.objects.filter(object_id=OuterRef("object_id"), volgnummer__lt=OuterRef("volgnummer"))

    def basis(gemeenten: Gemeenten) -> QuerySet[StatusWissel]:
        wissels = _wissels(Traject, gemeenten).filter(van=status).exclude(naar=T.UITGEVALLEN)
        return wissels.annotate(begonnen_op=Subquery(vorige.order_by("-volgnummer").values("op")[:1]))

    return basis


def _doorlooptijd(code: str, label: str, status: TrajectStatus, wat: str) -> Kpi:
    return Kpi(
        code=f"doorlooptijd_{code}",
        label=label,
        eenheid=Eenheid.DAGEN,
        richting=Richting.LAGER,
        definitie=f"Het gemiddelde aantal dagen dat {wat}, van trajecten die deze fase in het kwartaal verlieten "
        f"anders dan door voortijdig te stoppen. Kwam een traject er meer keren, dan telt elke keer apart. Noemer: "
        f"het aantal keren.",
        basis=_duur(status),
        binnen=in_periode("op"),
        som=Dagen(F("op"), F("begonnen_op")),
    )


def _regelingen(gemeenten: Gemeenten) -> QuerySet[Oplossing]:
    return Oplossing.objects.filter(traject__gemeente__in=gemeenten).order_by()


def _regeling_eindigt(p: Periode) -> Q:
    gestopt = Q(eind_datum=None) & in_periode("traject__uitstroom__datum", is_dag=True)(p)
    return in_periode("eind_datum", is_dag=True)(p) | gestopt


def _goed_geeindigd(p: Periode) -> Q:
    return (
        Q(traject__uitstroom=None)
        | Q(traject__uitstroom__reden=UitstroomReden.AFGEROND)
        | ~Q(traject__uitstroom__uit_status__in=[T.AKKOORD, T.LOOPTIJD])
    )


def _uitval(fase: str, vertrek: Q, wie: str) -> Kpi:
    return Kpi(
        code=f"uitval_fase_{fase}",
        label=f"Uitval in fase {fase}",
        eenheid=Eenheid.PROCENT,
        richting=Richting.LAGER,
        definitie=f"Van de trajecten die in het kwartaal fase {fase} verlieten: het deel dat voortijdig werd "
        f"beëindigd. Noemer: {wie}. Ook overlijden en verhuizen tellen als uitval; de reden staat in het dossier.",
        basis=lambda gemeenten: _wissels(Traject, gemeenten).filter(vertrek),
        binnen=in_periode("op"),
        telt=lambda p: Q(naar=T.UITGEVALLEN),
    )


def screeningen_van(gemeenten: Gemeenten) -> QuerySet[Screening]:
    """De screeningen in deze gemeenten."""
    return Screening.objects.filter(aanmelding__gemeente__in=gemeenten).order_by()


def uitstroom_van(gemeenten: Gemeenten) -> QuerySet[Uitstroom]:
    """Hoe trajecten in deze gemeenten eindigden."""
    return Uitstroom.objects.filter(traject__gemeente__in=gemeenten).order_by()


def _verwijzingen(gemeenten: Gemeenten) -> QuerySet[Verwijzing]:
    teruggekoppeld = Terugkoppeling.objects.filter(verwijzing=OuterRef("pk")).exclude(soort=Terugkoppelsoort.ACCEPTATIE)
    rijen = Verwijzing.objects.filter(gemeente__in=gemeenten).exclude(status=VerwijzingStatus.INGETROKKEN)
    return rijen.annotate(heeft_terugkoppeling=Exists(teruggekoppeld)).order_by()


def _beslist(gemeenten: Gemeenten) -> QuerySet[Aanmelding]:
    """Aanmeldingen na een gesprek, met of het werk van deze inwoner tot het besluit van hand tot hand ging."""
    overgedragen = Behandelaarswissel.objects.filter(
        client=OuterRef("client"), van__isnull=False, op__gte=OuterRef("gemeld_op"), op__lte=OuterRef("besloten_op")
    )
    rijen = _aanmeldingen(gemeenten).filter(gemeld_op__isnull=False, gesprek_op__isnull=False)
    return rijen.annotate(is_overgedragen=Exists(overgedragen))


KPIS: tuple[Kpi, ...] = (
    Kpi(
        "instroom",
        "Instroom",
        Eenheid.AANTAL,
        Richting.GEEN,
        "Het aantal meldingen van inwoners die in het kwartaal om hulp vroegen, langs welk kanaal ook. Wie zich "
        "twee keer meldde, telt twee keer.",
        _aanmeldingen,
        in_periode("gemeld_op"),
    ),
    Kpi(
        "wachttijd_eerste_gesprek",
        "Wachttijd tot het eerste gesprek",
        Eenheid.DAGEN,
        Richting.LAGER,
        "Het gemiddelde aantal dagen tussen melding en eerste gesprek, van de eerste gesprekken die in het kwartaal "
        "zijn gehouden. Noemer: het aantal gesprekken.",
        lambda gemeenten: _aanmeldingen(gemeenten).filter(gemeld_op__isnull=False),
        in_periode("gesprek_op"),
        som=Dagen(F("gesprek_op"), F("gemeld_op")),
    ),
    Kpi(
        "eerste_gesprek_op_tijd",
        "Eerste gesprek op tijd",
        Eenheid.PROCENT,
        Richting.HOGER,
        "Het deel van de eerste gesprekken binnen de termijn van art. 4 Wgs: vier weken, of drie werkdagen bij een "
        "bedreigende situatie. Een gesprek op tijd telt in het kwartaal van het gesprek, een overschrijding in het "
        "kwartaal waarin de termijn verstreek, ook als er nog geen gesprek was. Wie zich binnen de termijn "
        "terugtrok, telt niet mee.",
        _gesprekken,
        _op_tijd("intake_start_datum", "gesprek_uiterlijk_datum"),
        telt=lambda p: Q(intake_start_datum__lte=F("gesprek_uiterlijk_datum")),
    ),
    Kpi(
        "beschikking_op_tijd",
        "Beschikking op tijd",
        Eenheid.PROCENT,
        Richting.HOGER,
        "Het deel van de aanvragen waarop binnen de beslistermijn is besloten (art. 4a Wgs en de verordening, "
        "hoogstens acht weken na het eerste gesprek). Op tijd telt in het kwartaal van het besluit, een "
        "overschrijding in het kwartaal waarin de termijn verstreek. Wie zich binnen de termijn terugtrok, telt "
        "niet mee.",
        _besluiten,
        _op_tijd("intake_eind_datum", "beslis_uiterlijk_datum"),
        telt=lambda p: Q(intake_eind_datum__lte=F("beslis_uiterlijk_datum")),
    ),
    Kpi(
        "vaste_consulent",
        "Vaste consulent tot het besluit",
        Eenheid.PROCENT,
        Richting.HOGER,
        "Van de aanvragen die in het kwartaal werden afgesloten: het deel waarbij de inwoner van melding tot besluit "
        "dezelfde consulent hield. Waarnemen bij afwezigheid is geen overdracht.",
        _beslist,
        in_periode("besloten_op"),
        telt=lambda p: Q(is_overgedragen=False),
    ),
    _doorlooptijd(
        "plan_van_aanpak", "Doorlooptijd plan van aanpak", T.PLAN_VAN_AANPAK, "het maken van het plan duurde"
    ),
    _doorlooptijd("stabilisatie", "Doorlooptijd stabilisatie", T.STABILISATIE, "de stabilisatie duurde"),
    _doorlooptijd(
        "inventarisatie", "Doorlooptijd inventarisatie", T.INVENTARISATIE, "het inventariseren van de schulden duurde"
    ),
    _doorlooptijd("voorstel", "Doorlooptijd voorstel", T.VOORSTEL, "een voorstel bij de schuldeisers lag"),
    Kpi(
        "voorstellen_akkoord",
        "Voorstellen met akkoord",
        Eenheid.PROCENT,
        Richting.HOGER,
        "Van de voorstellen waarover de schuldeisers in het kwartaal beslisten: het deel waarmee allen instemden. "
        "Een later dwangakkoord van de rechter verandert dat niet. Ingetrokken voorstellen tellen niet mee.",
        lambda gemeenten: _wissels(Voorstel, gemeenten).filter(
            van=VoorstelStatus.VERSTUURD, naar__in=[VoorstelStatus.AKKOORD, VoorstelStatus.GEEN_AKKOORD]
        ),
        in_periode("op"),
        telt=lambda p: Q(naar=VoorstelStatus.AKKOORD),
    ),
    Kpi(
        "slagingspercentage",
        "Slagingspercentage",
        Eenheid.PROCENT,
        Richting.HOGER,
        "Van de regelingen waarvan de looptijd in het kwartaal eindigde: het deel dat is voltooid. Niet voltooid is "
        "een regeling die tijdens de looptijd voortijdig werd beëindigd; zij telt in het kwartaal van de beëindiging.",
        _regelingen,
        _regeling_eindigt,
        telt=_goed_geeindigd,
    ),
    _uitval("1", Q(van__in=FASE_1, naar__in=[T.INVENTARISATIE, *EINDE]), "naar fase 2 of beëindigd vanuit fase 1"),
    _uitval("2", Q(van__in=FASE_2, naar__in=EINDE), "afgerond, naar de Wsnp of beëindigd vanuit fase 2"),
    Kpi(
        "recidive",
        "Recidive",
        Eenheid.PROCENT,
        Richting.LAGER,
        "Van de meldingen in het kwartaal: het deel van inwoners die eerder in deze gemeente zijn toegelaten, of die "
        "als partner in een traject zaten.",
        _aanmeldingen,
        in_periode("gemeld_op"),
        telt=lambda p: Q(is_recidive=True),
        versie=2,
    ),
    Kpi(
        "verwijzingen_met_terugkoppeling",
        "Verwijzingen met terugkoppeling",
        Eenheid.PROCENT,
        Richting.HOGER,
        "Van de verwijzingen die in het kwartaal naar een ketenpartner gingen: het deel waarop de partner heeft "
        "teruggekoppeld: een tussenbericht, een afronding of een weigering met reden. Alleen aannemen is geen "
        "terugkoppeling. Ingetrokken verwijzingen tellen niet mee.",
        _verwijzingen,
        in_periode("verstuurd_op"),
        telt=lambda p: Q(heeft_terugkoppeling=True),
    ),
    Kpi(
        "afwijking_kwadrant",
        "Afwijking van het kwadrant",
        Eenheid.PROCENT,
        Richting.GEEN,
        "Van de screeningen in het kwartaal: het deel waarin de consulent een ander vak koos dan de berekening. "
        "Afwijken mag en heeft altijd een reden; een hoog cijfer zegt dat weging, vragen of werkwijze aandacht vragen. "
        "Opnieuw screenen telt opnieuw. Noemer: het aantal screeningen.",
        screeningen_van,
        in_periode("op"),
        telt=lambda p: ~Q(gekozen=F("berekend")),
    ),
)
PER_CODE: dict[str, Kpi] = {kpi.code: kpi for kpi in KPIS}
