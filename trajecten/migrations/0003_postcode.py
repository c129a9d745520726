"""Postcodes in één vorm: "1234 AB", ook wat er al stond."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from schuldhulp.lib.postcode import PostcodeField, in_vorm

MODELLEN = (
    ("organisatie", "Organisatie"),
    ("intake", "Client"),
    ("trajecten", "Schuldeiser"),
    ("trajecten", "Schuldeiseradres"),
)


def zet_in_vorm(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for app, naam in MODELLEN:
        rijen = apps.get_model(app, naam).objects.exclude(postcode="").only("postcode")
        ander = [rij for rij in rijen.iterator() if rij.postcode != in_vorm(rij.postcode)]
        # Het veld zelf zet de waarde bij het schrijven in vorm.
        rijen.bulk_update(ander, ["postcode"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [
        ("trajecten", "0002_op_slot"),
        ("intake", "0002_postcode"),
        ("organisatie", "0002_postcode"),
    ]

    operations = [
        migrations.AlterField(model_name="schuldeiser", name="postcode", field=PostcodeField()),
        migrations.AlterField(model_name="schuldeiseradres", name="postcode", field=PostcodeField()),
        migrations.RunPython(zet_in_vorm, migrations.RunPython.noop),
    ]
