"""De gemeenten, organisaties en medewerkers van de demo; de schuldeisers staan in register.py."""

from datetime import date, datetime

from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.contrib.auth.hashers import make_password

from demo.fictie import BIJ_DE_GEMEENTE, GEMEENTEN, MEDEWERKERS, PARTNERS, REGIO, ZONDER_MANDAAT
from demo.leven.bank import demo_iban
from demo.leven.basis import Bureau
from ketenpartners.choices import Dienst
from ketenpartners.models import Ketenpartner
from ketenpartners.services.partner import add_convenant, register_partner
from schuldhulp.organisatie.choices import Mandaatsoort, Organisatiesoort
from schuldhulp.organisatie.models import Aanstelling, Beleid, Gemeente, Mandaat, Medewerker, Organisatie, Team
from schuldhulp.organisatie.rollen import Rol

DOMEIN = "demo.schuldhulp.example"
STREEFWAARDEN = {
    "wachttijd_eerste_gesprek": 14,
    "eerste_gesprek_op_tijd": 95,
    "beschikking_op_tijd": 95,
    "vaste_consulent": 80,
    "doorlooptijd_plan_van_aanpak": 21,
    "doorlooptijd_stabilisatie": 120,
    "doorlooptijd_inventarisatie": 90,
    "doorlooptijd_voorstel": 30,
    "voorstellen_akkoord": 50,
    "slagingspercentage": 80,
    "uitval_fase_1": 15,
    "uitval_fase_2": 10,
    "recidive": 10,
    "verwijzingen_met_terugkoppeling": 80,
}


def email(naam: str) -> str:
    """Het demo-adres van een medewerker: noor@demo.schuldhulp.example."""
    return f"{naam.split()[0].lower()}@{DOMEIN}"


def maak_gemeenten(aantal: int) -> list[Gemeente]:
    """De eerste `aantal` gemeenten met hun uitvoerders en beleid; drie ervan delen een regionale dienst."""
    regio = Organisatie.objects.create(
        naam=REGIO, soort=Organisatiesoort.REGIONAAL, kvk_nummer="90000001", plaats="Vreedam"
    )
    gemeenten = []
    for index, (code, naam, inwoners, postcode) in enumerate(GEMEENTEN[:aantal]):
        gemeente = Gemeente.objects.create(
            code=code,
            naam=naam,
            inwoners=inwoners,
            adres=f"Raadhuisplein 1, {postcode} AA {naam}",
            telefoon=f"088 900 {postcode}",
            email=f"schuldhulp@{naam.lower()}.example",
        )
        eigen = Organisatie.objects.create(
            naam=f"Gemeente {naam}",
            soort=Organisatiesoort.GEMEENTE,
            kvk_nummer=f"9000001{index}",
            postcode=f"{postcode} AA",
            plaats=naam,
            gemeentecode=code,
            contactpersonen=[
                {
                    "naam": "Team Schuldhulp",
                    "email": gemeente.email,
                    "functietitel": "Contactpersoon",
                    "telefoonnummer": gemeente.telefoon,
                }
            ],
        )
        uitvoerder = regio if index < 3 else eigen
        eigen.gemeenten.add(gemeente)
        uitvoerder.gemeenten.add(gemeente)
        Beleid.objects.create(
            gemeente=gemeente,
            geldig_vanaf_datum=date(2021, 1, 1),
            uitvoerder_fase_1=uitvoerder,
            uitvoerder_fase_2=uitvoerder,
            beslistermijn_weken=8 if index != 4 else 6,
            kosten_percentage=0 if index < 3 else 5,
            jaarrente_percentage=6,
            reserveringsrekening=demo_iban(gemeente.pk),
            recidive_jaren=2 if index == 3 else 0,
            recidive_jaren_gezin=0 if index == 3 else None,
            nazorg_maanden=[3, 6],
            registers=["svb", "kvk", "rdw", "kadaster", "toeslagen"],
            streefwaarden=STREEFWAARDEN | {"instroom": round(inwoners / 700)},
        )
        if uitvoerder is regio and index != ZONDER_MANDAAT:
            _geef_mandaat(regio, gemeente)
        gemeenten.append(gemeente)
    return gemeenten


def _geef_mandaat(organisatie: Organisatie, gemeente: Gemeente) -> None:
    Mandaat.objects.bulk_create(
        Mandaat(
            organisatie=organisatie,
            gemeente=gemeente,
            soort=soort,
            geldig_vanaf_datum=date(2021, 1, 1),
            vindplaats=f"Mandaatbesluit {gemeente.naam} 2021",
        )
        for soort in Mandaatsoort
    )


def maak_medewerkers(gemeenten: list[Gemeente]) -> list[Medewerker]:
    """De demo-medewerkers met een wachtwoord en een tweede factor die klaarstaat."""
    wachtwoord = make_password(settings.DEMO_WACHTWOORD)
    medewerkers = []
    for naam, rol, indexen in MEDEWERKERS:
        eigen = [gemeenten[i] for i in indexen if i < len(gemeenten)]
        if not eigen:
            continue
        organisatie = Beleid.objects.geldig(eigen[0], date.today()).uitvoerder_fase_1
        if naam in BIJ_DE_GEMEENTE:
            organisatie = eigen[0].organisaties.get(soort=Organisatiesoort.GEMEENTE)
        team, _ = Team.objects.get_or_create(organisatie=organisatie, naam="Team Schuldhulp")
        rij = Medewerker.objects.create(
            email=email(naam),
            naam=naam,
            password=wachtwoord,
            organisatie=organisatie,
            team=team,
            telefoon="088 900 00 00",
        )
        Aanstelling.objects.bulk_create(Aanstelling(medewerker=rij, gemeente=g, rol=Rol(rol)) for g in eigen)
        EmailAddress.objects.create(user=rij, email=rij.email, verified=True, primary=True)
        TOTP.activate(rij, settings.DEMO_TOTP_GEHEIM)
        medewerkers.append(rij)
    return medewerkers


def maak_bureaus(
    gemeenten: list[Gemeente], medewerkers: list[Medewerker], partners: list[Ketenpartner]
) -> list[Bureau]:
    """Per gemeente wie er consulent is en wie afwijzingen als tweede leest."""

    def met_rol(gemeente: Gemeente, *rollen: Rol) -> list[Medewerker]:
        return [m for m in medewerkers if m.aanstellingen.filter(gemeente=gemeente, rol__in=rollen).exists()]

    return [
        Bureau(
            gemeente=gemeente,
            consulenten=met_rol(gemeente, Rol.CONSULENT),
            lezer=(met_rol(gemeente, Rol.KWALITEIT) or met_rol(gemeente, Rol.TEAMLEIDER))[0],
            besluiter=next((m for m in met_rol(gemeente, Rol.TEAMLEIDER) if m.naam in BIJ_DE_GEMEENTE), None),
            postcode=GEMEENTEN[index][3],
            partners=partners,
            loket=next(iter(met_rol(gemeente, Rol.LOKET)), None),
        )
        for index, gemeente in enumerate(gemeenten)
    ]


def maak_partners(gemeenten: list[Gemeente], op: datetime) -> list[Ketenpartner]:
    """De ketenpartners, elk met een convenant met alle gemeenten."""
    partners = []
    for naam, soort, diensten in PARTNERS:
        partner = register_partner(
            naam=naam,
            soort=Organisatiesoort(soort),
            diensten=[Dienst(dienst) for dienst in diensten],
            gemeente=gemeenten[0],
            geldig_vanaf=op.date(),
            door=None,
            op=op,
        )
        for gemeente in gemeenten[1:]:
            add_convenant(partner, gemeente=gemeente, geldig_vanaf=op.date(), door=None, op=op)
        partners.append(partner)
    return partners
