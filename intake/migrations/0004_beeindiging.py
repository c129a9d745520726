"""Ook de beëindiging van een traject is een besluit bij de aanmelding, met een eigen bezwaartermijn."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("brieven", "0002_op_slot"),
        ("intake", "0003_niet_compleet"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="besluit",
            name="besluit_een_geldend",
        ),
        migrations.AlterField(
            model_name="besluit",
            name="soort",
            field=models.CharField(
                blank=True,
                choices=[
                    ("toelating", "Toelating"),
                    ("afwijzing", "Afwijzing"),
                    ("informatie_en_advies", "Informatie en advies"),
                    ("beeindiging", "Beëindiging"),
                ],
                max_length=30,
            ),
        ),
        migrations.AddConstraint(
            model_name="besluit",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_teruggegeven", False), models.Q(("soort", "beeindiging"), _negated=True)),
                fields=("aanmelding",),
                name="besluit_een_geldend",
            ),
        ),
        migrations.AddConstraint(
            model_name="besluit",
            constraint=models.UniqueConstraint(
                condition=models.Q(("soort", "beeindiging")), fields=("aanmelding",), name="besluit_een_beeindiging"
            ),
        ),
    ]
