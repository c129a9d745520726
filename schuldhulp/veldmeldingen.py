"""Meldingen van Django in gewone taal: wat er moet gebeuren, in plaats van ‘Zorg ervoor dat deze waarde …’."""

from django import forms

GRENZEN = {
    "min_value": "Vul %(limit_value)s of meer in.",
    "max_value": "Vul %(limit_value)s of minder in.",
    "min_length": "Dit is te kort. Schrijf ten minste %(limit_value)d tekens.",
    "max_length": "Dit is te lang: %(show_value)d tekens. Er passen er %(limit_value)d.",
}
# Per soort veld de melding die Django er anders zelf bij geeft.
SOORTEN: tuple[tuple[type[forms.Field], str, str], ...] = (
    (forms.IntegerField, "invalid", "Vul een heel getal in, zonder letters."),
    (forms.EmailField, "invalid", "Dit e-mailadres klopt niet. Schrijf het als naam@voorbeeld.nl."),
    (forms.ChoiceField, "invalid_choice", "Deze keuze kan hier niet. Kies een andere."),
    (forms.ModelChoiceField, "invalid_choice", "Deze keuze kan hier niet. Kies een andere."),
)


def zet_meldingen(veld: forms.Field) -> None:
    """Geeft een veld de gewone meldingen; een melding die het formulier zelf al koos, blijft staan."""
    for code, melding in GRENZEN.items():
        veld.error_messages.setdefault(code, melding)
    for soort, code, melding in SOORTEN:
        if isinstance(veld, soort) and veld.error_messages.get(code) == soort.default_error_messages.get(code):
            veld.error_messages[code] = melding
