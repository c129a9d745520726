from django.db import models


class Berichtkanaal(models.TextChoices):
    EMAIL = "email", "E-mail"
    SMS = "sms", "Sms"
