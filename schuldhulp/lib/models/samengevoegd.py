import uuid

from django.conf import settings
from django.db import models


class Samengevoegd(models.Model):
    """Twee rijen die hetzelfde bleken werden één: waarom en door wie, en of het ongedaan is gemaakt."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reden = models.TextField()
    op = models.DateTimeField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ongedaan_op = models.DateTimeField(null=True, blank=True)
    ongedaan_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ongedaan_reden = models.TextField(blank=True)

    class Meta:
        abstract = True
