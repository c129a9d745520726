"""Vastgelegde rijen blijven zoals ze zijn: de database weigert wijzigen en verwijderen."""

from django.db import migrations

from schuldhulp.lib.triggers import alleen_toevoegen


class Migration(migrations.Migration):
    dependencies = [("kern", "0001_begin")]
    operations = [alleen_toevoegen("kern_statuswissel")]
