"""Vastgelegde rijen blijven zoals ze zijn: de database weigert wijzigen en verwijderen."""

from django.db import migrations

from schuldhulp.lib.triggers import alleen_toevoegen


class Migration(migrations.Migration):
    dependencies = [("brieven", "0001_begin")]
    operations = [alleen_toevoegen("brieven_brief"), alleen_toevoegen("brieven_briefinhoud")]
