"""Een betaalbestand blijft zoals het is goedgekeurd: de database weigert wijzigen en verwijderen."""

from django.db import migrations

from schuldhulp.lib.triggers import alleen_toevoegen


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0001_begin")]
    operations = [alleen_toevoegen("trajecten_betaalbestand")]
