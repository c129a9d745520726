"""Het nummer van het formulier bij een aantekening, zodat twee keer versturen er één geeft."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intake", "0004_beeindiging")]

    operations = [
        migrations.AddField(
            model_name="notitie",
            name="formulier",
            field=models.UUIDField(
                blank=True, editable=False, null=True, unique=True, verbose_name="nummer van het formulier"
            ),
        ),
    ]
