"""Een aanvraag die na de hersteltermijn niet compleet is: een eigen grond om haar niet te behandelen."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0002_postcode"),
    ]

    operations = [
        migrations.AlterField(
            model_name="besluit",
            name="grond",
            field=models.CharField(
                blank=True,
                choices=[
                    ("recidive", "Eerder gebruik van schuldhulpverlening (art. 3 lid 2 Wgs)"),
                    ("fraude", "Fraude met een onherroepelijke veroordeling of sanctie (art. 3 lid 3 Wgs)"),
                    ("geen_ingezetene", "Geen rechtmatig ingezetene van de gemeente"),
                    ("geen_schulden", "Geen (dreigende) problematische schulden"),
                    ("niet_compleet", "Papieren niet gekregen binnen de hersteltermijn (art. 4:5 Awb)"),
                ],
                max_length=30,
            ),
        ),
    ]
