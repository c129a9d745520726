"""Een termijn als maandkalender, met de legenda en de feestdagen in woorden ernaast."""

from typing import Any

from django import template

from schuldhulp.lib.termijnkalender import WEEKDAGEN, Kalender

register = template.Library()


@register.inclusion_tag("componenten/kalender.html")
def termijnkalender(kalender: Kalender) -> dict[str, Any]:
    """De maanden van een termijn (`schuldhulp.lib.termijnkalender`): welke dagen tellen, en waar hij eindigt."""
    return {"kalender": kalender, "weekdagen": WEEKDAGEN}
