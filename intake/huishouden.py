"""Of de gegevens van een huishouden bij elkaar passen."""

from intake.choices import Samenstelling

MET_KINDEREN = (Samenstelling.ALLEENSTAANDE_OUDER, Samenstelling.GEHUWD_MET_KINDEREN)
ZONDER_KINDEREN = (Samenstelling.ALLEENSTAANDE, Samenstelling.GEHUWD)


def tegenspraak(samenstelling: str | None, kinderen: int | None) -> tuple[str, str] | None:
    """Het veld en de melding als samenstelling en aantal kinderen onder de 18 elkaar tegenspreken, anders None.

    Het aantal kinderen bepaalt wie voorgaat (intake.voorrang) en telt mee in de beslagvrije voet: het moet kloppen.
    """
    if samenstelling in MET_KINDEREN and kinderen == 0:
        return "minderjarige_kinderen", "Vul in hoeveel kinderen er zijn, of kies een andere samenstelling."
    if samenstelling in ZONDER_KINDEREN and kinderen:
        return "samenstelling", "Er zijn kinderen onder de 18. Kies een samenstelling met kinderen."
    return None
