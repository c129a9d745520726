"""Postcodes in één vorm: "1234 AB"."""

from django.db import migrations

from schuldhulp.lib.postcode import PostcodeField


class Migration(migrations.Migration):
    dependencies = [("organisatie", "0001_begin")]

    operations = [migrations.AlterField(model_name="organisatie", name="postcode", field=PostcodeField())]
