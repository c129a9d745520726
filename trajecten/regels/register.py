"""Wat er tussen schuldeisers in het register kan: vestigingen, en optreden voor een ander. Fouten zijn Geweigerd."""

from schuldhulp.lib.fouten import Geweigerd
from trajecten.choices.schuld import Schuldeiserrol
from trajecten.models import Schuldeiser


def check_hoofdvestiging(eiser: Schuldeiser | None, hoofd: Schuldeiser | None, *, is_privepersoon: bool) -> None:
    """Kan `hoofd` de hoofdvestiging zijn van deze (nieuwe: None) schuldeiser?"""
    if hoofd is None:
        return
    if is_privepersoon or hoofd.gemeente_id:
        raise Geweigerd("Een privépersoon heeft geen vestigingen.")
    if hoofd.samengevoegd_met_id:
        raise Geweigerd("Deze hoofdvestiging is samengevoegd met een ander. Kies wie overbleef.")
    if hoofd.hoofdvestiging_id:
        raise Geweigerd(f"{hoofd.naam} is zelf een vestiging. Kies de hoofdvestiging.")
    if eiser is None:
        return
    if eiser.pk == hoofd.pk:
        raise Geweigerd("Een schuldeiser is niet de vestiging van zichzelf.")
    if eiser.vestigingen.exists():  # type: ignore[attr-defined]
        raise Geweigerd(f"{eiser.naam} heeft zelf vestigingen en kan daarom geen vestiging zijn.")


def check_grond(grond: str, *, is_preferent: bool) -> None:
    """Een grond hoort bij een schuld die voorgaat."""
    if grond and not is_preferent:
        raise Geweigerd(
            "Een grond voor preferentie hoort bij een preferente schuld. Vink ‘preferent’ aan of wis de grond."
        )


def check_vertegenwoordiger(agent: Schuldeiser | None, kenmerk: str, *, gemeente_id: object = None) -> None:
    """Treedt deze partij op voor anderen, en hoort er een kenmerk bij?"""
    if agent is None:
        if kenmerk:
            raise Geweigerd("Kies bij wie dit kenmerk hoort: wie treedt op voor de schuldeiser?")
        return
    if not agent.treedt_op:
        raise Geweigerd(
            f"{agent.naam} staat niet in het register als incassobureau, gerechtsdeurwaarder of gemachtigde."
        )
    if agent.samengevoegd_met_id:
        raise Geweigerd(f"{agent.naam} is samengevoegd met een ander. Kies wie overbleef.")
    if agent.gemeente_id and gemeente_id and agent.gemeente_id != gemeente_id:
        raise Geweigerd(f"{agent.naam} is alleen zichtbaar in een andere gemeente.")


def check_deurwaarder(deurwaarder: Schuldeiser | None) -> None:
    """Beslag legt een gerechtsdeurwaarder."""
    if deurwaarder is not None and deurwaarder.rol != Schuldeiserrol.DEURWAARDER:
        raise Geweigerd(f"{deurwaarder.naam} staat niet in het register als gerechtsdeurwaarder.")
