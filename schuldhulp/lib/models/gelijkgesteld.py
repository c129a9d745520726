from django.db import models


class GelijkgesteldeDag(models.Model):
    """Dag die bij besluit met een algemeen erkende feestdag is gelijkgesteld (art. 3 lid 3 Algemene termijnenwet).

    De besluiten tot en met 2028 zitten in schuldhulp.lib.werkdagen; hier komen latere dagen bij.
    """

    datum = models.DateField(primary_key=True)
    besluit = models.CharField("vindplaats van het besluit", max_length=200)

    class Meta:
        db_table = "kern_gelijkgesteldedag"
        ordering = ["datum"]

    def __str__(self) -> str:
        return self.datum.isoformat()
