"""Wat een functioneel beheerder mag: alleen in gemeenten waar hij beheerder is, en nooit aan zichzelf."""

from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Gemeente, Medewerker
from schuldhulp.organisatie.rollen import Recht


def check_beheer(user: Medewerker, gemeente: Gemeente) -> None:
    """Fout: Geweigerd als de gebruiker in deze gemeente geen beheerder is."""
    if not user.heeft_recht(Recht.BEHEER, gemeente):
        raise Geweigerd(f"U bent geen functioneel beheerder van {gemeente}.")


def check_ander(user: Medewerker, medewerker: Medewerker) -> None:
    """Fout: Geweigerd als het om de gebruiker zelf gaat; over eigen rechten beslist een andere beheerder."""
    if user.pk == medewerker.pk:
        raise Geweigerd("Over uw eigen rol en toegang beslist een andere beheerder.")


def check_account(user: Medewerker, medewerker: Medewerker) -> None:
    """Fout: Geweigerd als de medewerker ook werkt in een gemeente waar de gebruiker geen beheerder is."""
    check_ander(user, medewerker)
    elders = set(medewerker.alle_gemeenten) - set(user.gemeenten_met(Recht.BEHEER))
    if elders:
        raise Geweigerd(
            f"{medewerker.naam} werkt ook voor een gemeente waar u geen beheerder bent. "
            "U kunt wel de rol in uw eigen gemeente weghalen."
        )


def waarom_geen_account(user: Medewerker, medewerker: Medewerker) -> str:
    """De reden waarom de gebruiker dit account niet mag beheren; leeg als het mag."""
    try:
        check_account(user, medewerker)
    except Geweigerd as fout:
        return fout.melding
    return ""
