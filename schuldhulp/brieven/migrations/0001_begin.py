import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisatie", "0001_begin"),
        ("organisatie", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Brief",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("sleutel", models.CharField(max_length=160, unique=True)),
                ("soort", models.CharField(max_length=60)),
                ("client_id", models.UUIDField(db_index=True)),
                ("aan_naam", models.CharField(max_length=200, verbose_name="aan")),
                ("aan_adres", models.JSONField(default=list, verbose_name="adresregels")),
                ("gegevens", models.JSONField()),
                ("datum", models.DateField()),
                ("aangemaakt_op", models.DateTimeField()),
                (
                    "door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisatie.gemeente"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "brieven",
                "ordering": ["-aangemaakt_op"],
            },
        ),
        migrations.CreateModel(
            name="BriefInhoud",
            fields=[
                (
                    "brief",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="inhoud",
                        serialize=False,
                        to="brieven.brief",
                    ),
                ),
                ("pdf", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("sjabloon_sha256", models.CharField(max_length=64)),
                ("opgemaakt_op", models.DateTimeField()),
            ],
            options={
                "verbose_name_plural": "briefinhoud",
            },
        ),
        migrations.CreateModel(
            name="Bericht",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("sleutel", models.CharField(max_length=160, unique=True)),
                ("soort", models.CharField(max_length=60)),
                ("kanaal", models.CharField(choices=[("email", "E-mail"), ("sms", "Sms")], max_length=10)),
                ("aan", models.CharField(max_length=254, verbose_name="e-mailadres of nummer")),
                ("client_id", models.UUIDField(db_index=True)),
                ("gegevens", models.JSONField(default=dict)),
                ("aangemaakt_op", models.DateTimeField()),
                ("verzonden_op", models.DateTimeField(blank=True, null=True)),
                ("ingetrokken_op", models.DateTimeField(blank=True, null=True, verbose_name="hoeft niet meer")),
                (
                    "door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisatie.gemeente"
                    ),
                ),
                (
                    "verzonden_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "berichten",
                "ordering": ["-aangemaakt_op"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kanaal__in", ["email", "sms"])), name="bericht_kanaal_bestaat"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("verzonden_op", None), ("ingetrokken_op", None), _connector="OR"),
                        name="bericht_weg_of_ingetrokken",
                    ),
                ],
            },
        ),
    ]
