"""Wat de inwoner zelf van zijn traject ziet en hoort."""

from django.db import models


class TrajectlinkStatus(models.TextChoices):
    """Of een link waarmee de inwoner zijn traject volgt nog geldt (zie UITLEG_TRAJECTLINK)."""

    ACTIEF = "actief", "Geldig"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


TRAJECTLINK_OPEN = (TrajectlinkStatus.ACTIEF,)
TRAJECTLINK_EINDE = (TrajectlinkStatus.INGETROKKEN,)
UITLEG_TRAJECTLINK: dict[TrajectlinkStatus, str] = {
    TrajectlinkStatus.ACTIEF: "De inwoner kan met zijn code en geboortedatum kijken tot de link verloopt.",
    TrajectlinkStatus.INGETROKKEN: "Deze code opent niets meer.",
}
