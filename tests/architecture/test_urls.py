"""Voor elk adres is besloten wie er komt. Een nieuw adres zonder regel hieronder laat deze proef falen."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
import time_machine
from django.test import Client as Browser
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern

from schuldhulp.organisatie.middleware import markeer_tweede_factor
from schuldhulp.organisatie.models import Gemeente
from schuldhulp.organisatie.rollen import ROLLEN, Recht, Rol
from tests.architecture.toegang_looptijd import LOOPTIJD
from tests.architecture.toegang_sommen import TOEGANG_SOMMEN
from tests.architecture.toegang_trajecten import TRAJECTEN
from tests.builders import NU, medewerker

PUBLIEK = "iedereen, zonder in te loggen"
INGELOGD = "iedereen die is ingelogd"
INWONER = "een inwoner met een code (zelfintake)"
VOLGER = "een inwoner met een link naar zijn traject"
SLEUTEL = "een partner met een sleutel (API)"
# Zonder sessie gaat een inwoner terug naar de pagina waar hij zijn code invult.
CODES = {INWONER: "intake:zelf", VOLGER: "trajecten:mijn-traject"}
R = Recht
Toegang = str | Recht | tuple[Recht, ...]

TOEGANG: dict[str, Toegang] = {
    # De kern
    "toegankelijkheid": PUBLIEK,
    "privacy": PUBLIEK,
    "gezond": PUBLIEK,
    "security-txt": PUBLIEK,
    "stijlgids": PUBLIEK,  # bestaat alleen in demo en ontwikkeling, zonder personen
    "sessie-verlengen": INGELOGD,
    "werk": INGELOGD,  # wie niet met dossiers werkt, gaat naar de eigen beginpagina
    "termijnen": R.DOSSIERS,
    "termijnsoort": R.DOSSIERS,
    "termijnuitleg": R.DOSSIERS,
    "termijn": R.DOSSIERS,
    # Inloggen
    "account_login": PUBLIEK,
    "account_logout": PUBLIEK,
    "account_inactive": PUBLIEK,
    "account_reauthenticate": INGELOGD,
    "account_change_password": INGELOGD,
    "mfa_index": INGELOGD,
    "mfa_authenticate": PUBLIEK,  # tussen wachtwoord en tweede factor is nog niemand ingelogd
    "mfa_reauthenticate": INGELOGD,
    "mfa_activate_totp": INGELOGD,
    "mfa_deactivate_totp": INGELOGD,
    "mfa_view_recovery_codes": INGELOGD,
    "mfa_generate_recovery_codes": INGELOGD,
    "mfa_download_recovery_codes": INGELOGD,
    # Toegang
    "intake:aanmeldingen": R.DOSSIERS,
    "intake:aanmelding-nieuw": R.BESLISSEN,
    "intake:aanmelding": R.DOSSIERS,
    "intake:gesprek-plannen": R.DOSSIERS,
    "intake:gesprek": R.DOSSIERS,
    "intake:screening": R.DOSSIERS,
    "intake:toelaten": R.DOSSIERS,  # en BESLISSEN in de gemeente van de aanmelding
    "intake:adviseren": R.DOSSIERS,
    "intake:afwijzen": R.DOSSIERS,
    "intake:afwijzing-lezen": R.TWEEDE_LEZER,
    "intake:afwijzing-voorbeeld": R.TWEEDE_LEZER,
    "intake:bevestiging": R.DOSSIERS,
    "intake:afwijzing-bevestigen": R.TWEEDE_LEZER,
    "intake:afwijzing-teruggeven": R.TWEEDE_LEZER,
    "intake:papieren-vragen": R.DOSSIERS,
    "intake:hervatten": R.DOSSIERS,
    "intake:bezwaar-nieuw": R.DOSSIERS,
    "intake:bezwaren": R.DOSSIERS,
    "intake:bezwaar": R.DOSSIERS,
    "intake:bezwaar-horen": R.DOSSIERS,
    "intake:bezwaar-toewijzen": R.DOSSIERS,
    "intake:bezwaar-verdagen": R.DOSSIERS,
    "intake:bezwaar-beslissen": R.DOSSIERS,  # en het mandaat, en niet wie het besluit nam
    "intake:bezwaar-intrekken": R.DOSSIERS,
    "intake:besluit-lezen": R.BESLISSEN,  # en het mandaat van de eigen organisatie
    "intake:besluit-voorbeeld": R.BESLISSEN,
    "intake:besluit-bevestigen": R.BESLISSEN,
    "intake:besluit-teruggeven": R.BESLISSEN,
    "intake:toewijzen": R.DOSSIERS,
    "intake:bedreiging": R.DOSSIERS,
    "intake:intrekken": R.DOSSIERS,
    "intake:wat-als": R.DOSSIERS,
    "intake:screeningbeleid": R.BEHEER,
    "intake:screeningbeleid-nieuw": R.BEHEER,
    "intake:volgmomenten": R.DOSSIERS,
    "intake:volgmoment": R.DOSSIERS,
    "intake:volgmoment-houden": R.DOSSIERS,
    "intake:volgmoment-verzetten": R.DOSSIERS,
    "intake:samenvoegen": R.DOSSIERS,
    "intake:samenvoegen-ongedaan": R.DOSSIERS,
    "intake:dossiers": R.DOSSIERS,
    "intake:agenda": R.DOSSIERS,
    "intake:wachtlijst": R.DOSSIERS,
    "intake:spreekuur-nieuw": R.BESLISSEN,
    "intake:spreekuur-weg": R.BESLISSEN,
    "intake:afwezigheid": R.DOSSIERS,
    "intake:afwezigheid-nieuw": R.DOSSIERS,
    "intake:afwezigheid-periode": R.DOSSIERS,
    "intake:afwezigheid-vervanger": R.DOSSIERS,
    "intake:afwezigheid-einde": R.DOSSIERS,
    "intake:afspraak": R.DOSSIERS,
    "intake:afspraak-nieuw": R.DOSSIERS,
    "intake:afspraak-ics": R.DOSSIERS,
    "intake:afspraak-gehouden": R.DOSSIERS,
    "intake:afspraak-gemist": R.DOSSIERS,
    "intake:afspraak-opgevolgd": R.DOSSIERS,
    "intake:afspraak-verzetten": R.DOSSIERS,
    "intake:afspraak-overnemen": R.DOSSIERS,
    "intake:afspraak-afzeggen": R.DOSSIERS,
    "intake:mijn-afspraak": PUBLIEK,  # een inwoner met de code uit de brief
    "intake:zoek": R.DOSSIERS,
    "intake:client-wijzigen": R.DOSSIERS,
    "intake:notitie": R.DOSSIERS,
    "intake:bsn-tonen": R.DOSSIERS,
    "intake:papieren-toevoegen": R.DOSSIERS,
    "intake:papier-niet-nodig": R.DOSSIERS,
    "intake:papier-toch-nodig": R.DOSSIERS,
    "intake:document": R.DOSSIERS,
    "intake:document-goedkeuren": R.DOSSIERS,
    "intake:document-afkeuren": R.DOSSIERS,
    "intake:document-soort": R.DOSSIERS,
    "intake:document-splitsen": R.DOSSIERS,
    "intake:bestand": R.DOSSIERS,
    "intake:nakijken": R.DOSSIERS,
    "intake:profiel-nieuw": R.DOSSIERS,
    "intake:profiel": R.DOSSIERS,
    "intake:profiel-blad": R.DOSSIERS,
    "intake:profiel-afronden": R.DOSSIERS,
    "intake:profiel-weggooien": R.DOSSIERS,
    "intake:leefgebieden": R.DOSSIERS,
    "intake:leefgebiedmeting": R.DOSSIERS,
    "intake:uitslag-nieuw": R.DOSSIERS,
    # Groepsintake
    "intake:deelname-nieuw": R.DOSSIERS,
    "intake:workshops": R.DOSSIERS,
    "intake:workshopreeks-nieuw": R.BESLISSEN,
    "intake:workshopreeks": R.DOSSIERS,
    "intake:workshopreeks-wijzigen": R.DOSSIERS,
    "intake:workshopreeks-uitnodigen": R.DOSSIERS,
    "intake:workshopsessie-nieuw": R.DOSSIERS,
    "intake:workshopsessie": R.DOSSIERS,
    "intake:workshopsessie-verzetten": R.DOSSIERS,
    "intake:workshopsessie-afgelasten": R.DOSSIERS,
    "intake:vrijwilliger-nieuw": R.DOSSIERS,
    "intake:vrijwilliger-weg": R.DOSSIERS,
    "intake:deelname": R.DOSSIERS,
    "intake:deelname-bevestigen": R.DOSSIERS,
    "intake:deelname-uitnodigen": R.DOSSIERS,
    "intake:deelname-intake": R.DOSSIERS,
    "intake:deelname-andere-reeks": R.DOSSIERS,
    "intake:deelname-stoppen": R.DOSSIERS,
    "intake:deelname-afronden": R.DOSSIERS,
    "intake:deelname-dossier": R.DOSSIERS,
    "intake:deelname-opvolgen": R.DOSSIERS,
    "intake:ggz-nieuw": R.DOSSIERS,
    "intake:ggz-opvolgen": R.DOSSIERS,
    "intake:zelfintake-sturen": R.DOSSIERS,
    "intake:zelfintake": R.DOSSIERS,
    "intake:zelfintake-opnieuw": R.DOSSIERS,
    "intake:zelfintake-dreiging": R.DOSSIERS,
    "intake:zelfintake-overnemen": R.DOSSIERS,
    "intake:zelfintake-gelezen": R.DOSSIERS,
    "intake:zelfintake-intrekken": R.DOSSIERS,
    "intake:zelf": PUBLIEK,  # een inwoner vult hier zijn code en geboortedatum in
    "intake:zelf-welkom": INWONER,
    "intake:zelf-pagina": INWONER,
    "intake:zelf-schuldeisers": INWONER,
    "intake:zelf-schuldeiser-weg": INWONER,
    "intake:zelf-papieren": INWONER,
    "intake:zelf-papier-weg": INWONER,
    "intake:zelf-controle": INWONER,
    "intake:zelf-klaar": INWONER,
    "trajecten:mijn-traject": PUBLIEK,  # een inwoner vult hier zijn code en geboortedatum in
    "trajecten:mijn-traject-stand": VOLGER,
    "trajecten:mijn-traject-sluiten": VOLGER,
    "trajecten:berichten-stoppen": PUBLIEK,  # een inwoner stopt berichten met de code uit een bericht
    "trajecten:reageren": PUBLIEK,  # een schuldeiser met de code uit de brief
    "trajecten:reageren-klaar": PUBLIEK,
    "brieven:brief": R.DOSSIERS,
    "brieven:bericht": R.DOSSIERS,
    "brieven:bericht-verstuurd": R.DOSSIERS,
    # Koppeling
    "api:token": PUBLIEK,  # hier haalt een partner zijn token
    "api:openapi": PUBLIEK,
    "api:rekenhulp": PUBLIEK,
    "api:aanmeldingen": SLEUTEL,
    "api:verwijzingen": SLEUTEL,
    "api:verwijzing": SLEUTEL,
    "api:acceptaties": SLEUTEL,
    "api:weigeringen": SLEUTEL,
    "api:terugkoppelingen": SLEUTEL,
    "api:afrondingen": SLEUTEL,
    "api:saldo-opgaven": SLEUTEL,
    "api:reacties": SLEUTEL,
    "api:schuldeisersberichten": SLEUTEL,
    # Ketenpartners
    "ketenpartners:aanmeldpunt": R.MELDEN,
    "ketenpartners:meldingen": R.MELDEN,
    "ketenpartners:verwijzingen": R.DOSSIERS,
    "ketenpartners:verwijzing-nieuw": R.DOSSIERS,
    "ketenpartners:verwijzing": R.DOSSIERS,
    "ketenpartners:verwijzing-aangenomen": R.DOSSIERS,
    "ketenpartners:verwijzing-geweigerd": R.DOSSIERS,
    "ketenpartners:verwijzing-tussenbericht": R.DOSSIERS,
    "ketenpartners:verwijzing-afgerond": R.DOSSIERS,
    "ketenpartners:verwijzing-vervolg": R.DOSSIERS,
    "ketenpartners:verwijzing-intrekken": R.DOSSIERS,
    "ketenpartners:partners": (R.DOSSIERS, R.BEHEER),
    "ketenpartners:partner": (R.DOSSIERS, R.BEHEER),
    "ketenpartners:partner-nieuw": R.BEHEER,
    "ketenpartners:partner-wijzigen": R.BEHEER,
    "ketenpartners:convenant-nieuw": R.BEHEER,
    "ketenpartners:sleutel-nieuw": R.BEHEER,
    "ketenpartners:convenant-einde": R.BEHEER,
    "ketenpartners:sleutel-intrekken": R.BEHEER,
    # Logboek
    "audit:regels": R.AUDIT,
    "audit:exporteer": R.AUDIT,
    # Beheer
    "organisatie:beheer": R.BEHEER,
    "organisatie:gemeente-nieuw": R.BEHEER,
    "organisatie:gemeente": R.BEHEER,
    "organisatie:gemeente-wijzigen": R.BEHEER,
    "organisatie:beleid-nieuw": R.BEHEER,
    "organisatie:mandaten": R.BEHEER,
    "organisatie:mandaat-nieuw": R.BEHEER,
    "organisatie:mandaat-einde": R.BEHEER,
    "organisatie:beleid": R.BEHEER,
    "organisatie:organisaties": R.BEHEER,
    "organisatie:organisatie-nieuw": R.BEHEER,
    "organisatie:organisatie": R.BEHEER,
    "organisatie:medewerkers": R.BEHEER,
    "organisatie:medewerker-nieuw": R.BEHEER,
    "organisatie:medewerker": R.BEHEER,
    "organisatie:medewerker-wijzigen": R.BEHEER,
    "organisatie:aanstelling-nieuw": R.BEHEER,
    "organisatie:aanstelling-weg": R.BEHEER,
    "organisatie:toegang-geven": R.BEHEER,
    "organisatie:toegang-weg": R.BEHEER,
    "organisatie:dagen": R.BEHEER,
    "organisatie:dag-weg": R.BEHEER,
    "rapportage_api:kwartaalcijfers": SLEUTEL,
    # Rapportage
    "rapportage:dashboard": R.RAPPORTAGE,
    "rapportage:csv": R.RAPPORTAGE,
    "rapportage:pdf": R.RAPPORTAGE,
    "rapportage:vaststellen": R.RAPPORTAGE,
    "rapportage:afwijkingen": R.RAPPORTAGE,
    "rapportage:uitval": R.RAPPORTAGE,
    "rapportage:kpi": R.RAPPORTAGE,
}
TOEGANG |= TRAJECTEN | TOEGANG_SOMMEN | LOOPTIJD
VOORBEELD = {
    "uuid": lambda: str(uuid4()),
    "int": lambda: 1,
    "slug": lambda: "x",
    "str": lambda: "x",
    "path": lambda: "x",
}


def adressen(
    delen: list[object] | None = None, ruimte: tuple[str, ...] = ()
) -> Iterator[tuple[str, dict[str, object]]]:
    """Elk adres: naam met naamruimte, en een waarde voor elk gat in het pad."""
    for deel in get_resolver().url_patterns if delen is None else delen:
        if isinstance(deel, URLPattern):
            gaten = {naam: type(soort).__name__ for naam, soort in deel.pattern.converters.items()}
            waarden = {
                naam: VOORBEELD[soort.removesuffix("Converter").lower().replace("string", "str")]()
                for naam, soort in gaten.items()
            }
            yield ":".join([*ruimte, deel.name or str(deel.pattern)]), waarden
        else:
            yield from adressen(deel.url_patterns, (*ruimte, deel.namespace) if deel.namespace else ruimte)


BESTAAND = dict(adressen())


def mag(rol: Rol, wie: Toegang) -> bool:
    rechten = ROLLEN[rol].rechten
    return wie == INGELOGD or bool(rechten & set(wie if isinstance(wie, tuple) else (wie,)))


def test_over_elk_adres_is_besloten() -> None:
    assert set(BESTAAND) - set(TOEGANG) == set(), "zet in TOEGANG wie er mag komen"
    assert set(TOEGANG) - set(BESTAAND) == set(), "deze adressen bestaan niet meer"


@pytest.fixture
def browsers(gemeente: Gemeente) -> Iterator[dict[Rol, Browser]]:
    """Voor elke rol een ingelogde browser."""
    with time_machine.travel(NU, tick=False):
        gemaakt = {}
        for rol in Rol:
            wie, browser = medewerker(f"Proef {rol}", gemeente, rol), Browser()
            browser.force_login(wie)
            sessie = browser.session
            markeer_tweede_factor(sessie, wie)
            sessie.save()
            gemaakt[rol] = browser
        yield gemaakt


@pytest.mark.parametrize(
    "naam", [naam for naam, wie in TOEGANG.items() if wie not in (PUBLIEK, INGELOGD, SLEUTEL, *CODES)]
)
def test_alleen_de_rollen_met_dat_recht_komen_binnen(naam: str, browsers: dict[Rol, Browser]) -> None:
    url = reverse(naam, kwargs=BESTAAND[naam])
    for rol, browser in browsers.items():
        codes = [browser.get(url).status_code, browser.post(url).status_code]
        if mag(rol, TOEGANG[naam]):
            assert 403 not in codes, (rol, codes)
        else:
            # 405: deze methode bestaat hier voor niemand.
            assert set(codes) in ({403}, {403, 405}), (rol, codes)


@pytest.mark.django_db
@pytest.mark.parametrize("naam", [naam for naam, wie in TOEGANG.items() if wie not in (PUBLIEK, SLEUTEL, *CODES)])
def test_zonder_inloggen_kom_je_bij_de_inlogpagina(naam: str) -> None:
    url = reverse(naam, kwargs=BESTAAND[naam])
    for antwoord in (Browser().get(url), Browser().post(url)):
        assert antwoord.status_code == 302
        assert antwoord.url.startswith(reverse("account_login"))


@pytest.mark.django_db
@pytest.mark.parametrize("naam", [naam for naam, wie in TOEGANG.items() if wie in (PUBLIEK, SLEUTEL)])
def test_publiek_is_zonder_inloggen_te_lezen(naam: str) -> None:
    antwoord = Browser().get(reverse(naam, kwargs=BESTAAND[naam]))
    if TOEGANG[naam] == SLEUTEL:
        assert antwoord.status_code in (401, 405)
    else:
        assert antwoord.status_code != 302 or naam in ("account_logout", "mfa_authenticate", "trajecten:reageren-klaar")


@pytest.mark.django_db
@pytest.mark.parametrize("naam", [naam for naam, wie in TOEGANG.items() if wie in CODES])
def test_zonder_code_kom_je_bij_de_pagina_voor_de_code(naam: str) -> None:
    url = reverse(naam, kwargs=BESTAAND[naam])
    for antwoord in (Browser().get(url), Browser().post(url)):
        assert (antwoord.status_code, antwoord.url) == (302, reverse(CODES[TOEGANG[naam]]))
