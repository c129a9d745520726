"""Het huishouden zoals het was toen een traject eindigde; van wat al eindigde, zoals het nu is."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

VELDEN = ("samenstelling", "woonsituatie", "inkomensbron")


def neem_over(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    rijen = apps.get_model("trajecten", "Uitstroom").objects.select_related("traject__client__huishouden")
    for rij in rijen.exclude(traject__client__huishouden=None).iterator():
        for veld in VELDEN:
            setattr(rij, veld, getattr(rij.traject.client.huishouden, veld))
        rij.save(update_fields=VELDEN)


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0003_postcode")]

    operations = [
        migrations.AddField(
            model_name="uitstroom",
            name="inkomensbron",
            field=models.CharField(
                blank=True,
                choices=[
                    ("loon", "Loon"),
                    ("bijstand", "Uitkering Participatiewet"),
                    ("ww", "WW-uitkering"),
                    ("arbeidsongeschikt", "Uitkering wegens ziekte of arbeidsongeschiktheid"),
                    ("pensioen", "AOW of pensioen"),
                    ("onderneming", "Eigen onderneming"),
                    ("studie", "Studiefinanciering"),
                    ("geen", "Geen inkomen"),
                    ("onbekend", "Nog niet bekend"),
                ],
                max_length=30,
            ),
        ),
        migrations.AddField(
            model_name="uitstroom",
            name="samenstelling",
            field=models.CharField(
                blank=True,
                choices=[
                    ("alleenstaande", "Alleenstaande"),
                    ("alleenstaande_ouder", "Alleenstaande ouder"),
                    ("gehuwd", "Samenwonend of gehuwd, zonder kinderen"),
                    ("gehuwd_met_kinderen", "Samenwonend of gehuwd, met kinderen"),
                    ("onbekend", "Nog niet bekend"),
                ],
                max_length=30,
            ),
        ),
        migrations.AddField(
            model_name="uitstroom",
            name="woonsituatie",
            field=models.CharField(
                blank=True,
                choices=[
                    ("huur_sociaal", "Huurt van een corporatie"),
                    ("huur_particulier", "Huurt particulier"),
                    ("koop", "Eigen woning"),
                    ("inwonend", "Inwonend"),
                    ("instelling", "Opvang of instelling"),
                    ("geen", "Geen vaste woonplek"),
                    ("onbekend", "Nog niet bekend"),
                ],
                max_length=30,
            ),
        ),
        migrations.RunPython(neem_over, migrations.RunPython.noop),
    ]
