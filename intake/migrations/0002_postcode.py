"""Postcodes in één vorm, en een index die wie op één adres woont meteen op volgorde van naam geeft."""

from django.db import migrations, models

from schuldhulp.lib.postcode import PostcodeField

ADRES = ["postcode", "huisnummer", "zoekletters", "voornamen", "id"]


class Migration(migrations.Migration):
    dependencies = [("intake", "0001_begin"), ("organisatie", "0002_postcode")]

    operations = [
        migrations.RemoveIndex(model_name="client", name="client_adres"),
        migrations.AlterField(model_name="client", name="postcode", field=PostcodeField()),
        migrations.AddIndex(model_name="client", index=models.Index(fields=ADRES, name="client_adres")),
    ]
