import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Gemeente",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    models.CharField(
                        help_text="Bijvoorbeeld GM0363", max_length=20, unique=True, verbose_name="CBS-code"
                    ),
                ),
                ("naam", models.CharField(max_length=120)),
                ("inwoners", models.PositiveIntegerField(default=0)),
                ("adres", models.CharField(blank=True, max_length=200, verbose_name="postadres")),
                ("telefoon", models.CharField(blank=True, max_length=40)),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
            ],
            options={
                "verbose_name_plural": "gemeenten",
                "ordering": ["naam"],
            },
        ),
        migrations.CreateModel(
            name="Organisatie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("naam", models.CharField(max_length=200)),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("gemeente", "Gemeente"),
                            ("regionale_sociale_dienst", "Regionale sociale dienst"),
                            ("kredietbank", "Kredietbank"),
                            ("maatschappelijk_werk", "Maatschappelijk werk"),
                            ("vrijwilligersorganisatie", "Vrijwilligersorganisatie"),
                            ("woningcorporatie", "Woningcorporatie"),
                            ("energie", "Energieleverancier"),
                            ("zorgverzekeraar", "Zorgverzekeraar"),
                            ("water", "Drinkwaterbedrijf"),
                            ("werkgever", "Werkgever"),
                            ("overig", "Overig"),
                        ],
                        max_length=40,
                    ),
                ),
                ("kvk_nummer", models.CharField(blank=True, max_length=20, verbose_name="KvK-nummer")),
                ("adres", models.CharField(blank=True, max_length=200)),
                ("postcode", models.CharField(blank=True, max_length=10)),
                ("plaats", models.CharField(blank=True, max_length=100)),
                ("telefoon", models.CharField(blank=True, max_length=40)),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "gemeentecode",
                    models.CharField(blank=True, max_length=20, verbose_name="gemeentecode in leveringen"),
                ),
                ("contactpersonen", models.JSONField(blank=True, default=list)),
                ("is_actief", models.BooleanField(default=True)),
                (
                    "gemeenten",
                    models.ManyToManyField(blank=True, related_name="organisaties", to="organisatie.gemeente"),
                ),
            ],
            options={
                "ordering": ["naam"],
            },
        ),
        migrations.CreateModel(
            name="Team",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("naam", models.CharField(max_length=100)),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="teams", to="organisatie.organisatie"
                    ),
                ),
            ],
            options={
                "ordering": ["naam"],
                "constraints": [models.UniqueConstraint(fields=("organisatie", "naam"), name="team_naam_uniek")],
            },
        ),
        migrations.CreateModel(
            name="Medewerker",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="e-mail")),
                ("naam", models.CharField(max_length=120)),
                ("telefoon", models.CharField(blank=True, max_length=40)),
                ("is_active", models.BooleanField(default=True, verbose_name="actief")),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="medewerkers",
                        to="organisatie.organisatie",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="medewerkers",
                        to="organisatie.team",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "medewerkers",
                "ordering": ["naam"],
            },
        ),
        migrations.CreateModel(
            name="Afwezigheid",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("van_datum", models.DateField(verbose_name="van")),
                ("tot_en_met_datum", models.DateField(verbose_name="tot en met")),
                ("toelichting", models.CharField(blank=True, max_length=200)),
                ("vastgelegd_op", models.DateTimeField()),
                (
                    "medewerker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="afwezigheden",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "vastgelegd_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "vervanger",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "afwezigheden",
                "ordering": ["van_datum", "id"],
                "indexes": [models.Index(fields=["tot_en_met_datum", "van_datum"], name="afwezigheid_dag")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("van_datum__lte", models.F("tot_en_met_datum"))), name="afwezigheid_periode"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("vervanger", None),
                            models.Q(("vervanger", models.F("medewerker")), _negated=True),
                            _connector="OR",
                        ),
                        name="afwezigheid_vervanger_is_ander",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Aanstelling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "rol",
                    models.CharField(
                        choices=[
                            ("loketmedewerker", "Loketmedewerker"),
                            ("consulent", "Consulent"),
                            ("teamleider", "Teamleider"),
                            ("kwaliteitsmedewerker", "Kwaliteitsmedewerker"),
                            ("beleidsmedewerker", "Beleidsmedewerker"),
                            ("functioneel_beheerder", "Functioneel beheerder"),
                            ("privacyfunctionaris", "Privacyfunctionaris"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "medewerker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aanstellingen",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aanstellingen",
                        to="organisatie.gemeente",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "aanstellingen",
                "constraints": [
                    models.UniqueConstraint(fields=("medewerker", "gemeente", "rol"), name="aanstelling_uniek"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "rol__in",
                                [
                                    "loketmedewerker",
                                    "consulent",
                                    "teamleider",
                                    "kwaliteitsmedewerker",
                                    "beleidsmedewerker",
                                    "functioneel_beheerder",
                                    "privacyfunctionaris",
                                ],
                            )
                        ),
                        name="aanstelling_rol_bestaat",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Mandaat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("toelating", "Toelating"),
                            ("afwijzing", "Afwijzing"),
                            ("informatie_en_advies", "Informatie en advies"),
                            ("beslissing_op_bezwaar", "Beslissing op bezwaar"),
                        ],
                        max_length=30,
                        verbose_name="soort besluit",
                    ),
                ),
                ("geldig_vanaf_datum", models.DateField(verbose_name="geldig vanaf")),
                ("geldig_tot_datum", models.DateField(blank=True, null=True, verbose_name="geldig tot en met")),
                ("vindplaats", models.CharField(max_length=200, verbose_name="vindplaats van het mandaatbesluit")),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mandaten", to="organisatie.gemeente"
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mandaten",
                        to="organisatie.organisatie",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "mandaten",
                "ordering": ["organisatie__naam", "soort", "-geldig_vanaf_datum"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("geldig_tot_datum", None)),
                        fields=("organisatie", "gemeente", "soort"),
                        name="mandaat_een_lopend",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("geldig_tot_datum", None),
                            ("geldig_tot_datum__gte", models.F("geldig_vanaf_datum")),
                            _connector="OR",
                        ),
                        name="mandaat_eind_na_begin",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Beleid",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("geldig_vanaf_datum", models.DateField(verbose_name="geldig vanaf")),
                (
                    "stabilisatie_in",
                    models.CharField(
                        choices=[("fase_1", "Fase 1"), ("fase_2", "Fase 2")], default="fase_1", max_length=10
                    ),
                ),
                (
                    "beslistermijn_weken",
                    models.PositiveSmallIntegerField(
                        default=8,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(8),
                        ],
                    ),
                ),
                (
                    "plan_werkdagen",
                    models.PositiveSmallIntegerField(
                        default=10, verbose_name="dagen voor het plan van aanpak (werkdagen)"
                    ),
                ),
                (
                    "overdracht_werkdagen",
                    models.PositiveSmallIntegerField(default=5, verbose_name="reactie op een overdracht (werkdagen)"),
                ),
                (
                    "reactietermijn_werkdagen",
                    models.PositiveSmallIntegerField(default=15, verbose_name="reactietermijn schuldeiser (werkdagen)"),
                ),
                (
                    "herinneringen",
                    models.PositiveSmallIntegerField(
                        default=3,
                        validators=[django.core.validators.MaxValueValidator(3)],
                        verbose_name="aantal herinneringen",
                    ),
                ),
                (
                    "herinnering_werkdagen",
                    models.PositiveSmallIntegerField(default=10, verbose_name="termijn na een herinnering (werkdagen)"),
                ),
                (
                    "voorsteltermijn_werkdagen",
                    models.PositiveSmallIntegerField(default=15, verbose_name="reactie op het voorstel (werkdagen)"),
                ),
                (
                    "voorstel_herinneringen",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[django.core.validators.MaxValueValidator(3)],
                        verbose_name="aantal herinneringen aan het voorstel",
                    ),
                ),
                (
                    "heroverweging_werkdagen",
                    models.PositiveSmallIntegerField(default=10, verbose_name="reactie op heroverweging (werkdagen)"),
                ),
                (
                    "kennisgeving_werkdagen",
                    models.PositiveSmallIntegerField(
                        default=10, verbose_name="reactie op een kennisgeving (werkdagen)"
                    ),
                ),
                (
                    "nabellen_werkdagen",
                    models.PositiveSmallIntegerField(
                        default=3, verbose_name="een schuldeiser nabellen binnen (werkdagen)"
                    ),
                ),
                (
                    "verwijzing_reactie_werkdagen",
                    models.PositiveSmallIntegerField(default=5, verbose_name="partner reageert binnen (werkdagen)"),
                ),
                (
                    "terugkoppeling_dagen",
                    models.PositiveSmallIntegerField(default=42, verbose_name="partner koppelt terug binnen (dagen)"),
                ),
                (
                    "workshop_herinnering_dagen",
                    models.PositiveSmallIntegerField(
                        default=3,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="herinnering voor een workshop (dagen vooraf)",
                    ),
                ),
                (
                    "workshop_opvolging_werkdagen",
                    models.PositiveSmallIntegerField(
                        default=3,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="opvolgen na wegblijven of een signaal (werkdagen)",
                    ),
                ),
                (
                    "volgmoment_dagen",
                    models.PositiveSmallIntegerField(
                        default=90,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="opnieuw kijken na (dagen)",
                    ),
                ),
                (
                    "volgmoment_uiterlijk_dagen",
                    models.PositiveSmallIntegerField(
                        default=365,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="opnieuw kijken hoogstens na (dagen)",
                    ),
                ),
                (
                    "volgpogingen",
                    models.PositiveSmallIntegerField(
                        default=3,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="pogingen zonder contact",
                    ),
                ),
                (
                    "terugkeer_maanden",
                    models.PositiveSmallIntegerField(
                        default=12, verbose_name="waarschuwen bij terugkeer binnen (maanden)"
                    ),
                ),
                (
                    "bewaren_jaren",
                    models.PositiveSmallIntegerField(
                        default=5,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="dossier bewaren na een traject (jaren)",
                    ),
                ),
                (
                    "bewaren_jaren_zonder_traject",
                    models.PositiveSmallIntegerField(
                        default=5,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="dossier bewaren zonder traject (jaren)",
                    ),
                ),
                (
                    "nakijken_werkdagen",
                    models.PositiveSmallIntegerField(default=5, verbose_name="papieren nakijken binnen (werkdagen)"),
                ),
                (
                    "afschriften_maanden",
                    models.PositiveSmallIntegerField(default=1, verbose_name="bankafschriften over (maanden)"),
                ),
                ("registers", models.JSONField(blank=True, default=list, verbose_name="zelf op te vragen bij")),
                (
                    "zelfintake_dagen",
                    models.PositiveSmallIntegerField(
                        default=7,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(28),
                        ],
                        verbose_name="zelfintake per sms of e-mail geldig (dagen)",
                    ),
                ),
                (
                    "zelfintake_brief_dagen",
                    models.PositiveSmallIntegerField(
                        default=14,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(28),
                        ],
                        verbose_name="zelfintake per brief geldig (dagen)",
                    ),
                ),
                (
                    "zelfintake_herinnering_dagen",
                    models.PositiveSmallIntegerField(default=3, verbose_name="herinnering zelfintake na (dagen)"),
                ),
                (
                    "zelfintake_lezen_werkdagen",
                    models.PositiveSmallIntegerField(default=2, verbose_name="zelfintake lezen binnen (werkdagen)"),
                ),
                ("recidive_jaren", models.PositiveSmallIntegerField(default=0)),
                (
                    "ondernemers",
                    models.CharField(
                        choices=[
                            ("gewoon", "De gemeente helpt zelf, in de gewone volgorde"),
                            ("voorrang", "De gemeente helpt zelf, met voorrang na gezinnen"),
                            ("partner", "Een partner die ondernemers kent, helpt"),
                        ],
                        default="gewoon",
                        max_length=10,
                        verbose_name="ondernemers",
                    ),
                ),
                ("ondernemers_advies", models.TextField(blank=True, verbose_name="wat te doen bij een ondernemer")),
                ("recidive_jaren_gezin", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("fraude_jaren", models.PositiveSmallIntegerField(default=0)),
                (
                    "hersteltermijn_dagen",
                    models.PositiveSmallIntegerField(
                        default=14, validators=[django.core.validators.MinValueValidator(1)]
                    ),
                ),
                ("heeft_bezwaarcommissie", models.BooleanField(default=False)),
                ("leest_teamleider_afwijzing", models.BooleanField(default=False)),
                (
                    "afspraak_minuten",
                    models.PositiveSmallIntegerField(default=60, verbose_name="duur van een gesprek (minuten)"),
                ),
                (
                    "herinnering_dagen",
                    models.PositiveSmallIntegerField(
                        default=2, verbose_name="herinnering aan een afspraak (dagen ervoor)"
                    ),
                ),
                (
                    "niet_verschenen_maximum",
                    models.PositiveSmallIntegerField(
                        default=2, verbose_name="niet verschenen: daarna bellen of langsgaan"
                    ),
                ),
                ("drempel_bedrag", models.DecimalField(decimal_places=2, default=0, max_digits=12)),
                (
                    "kosten_percentage",
                    models.DecimalField(
                        decimal_places=2,
                        default=0,
                        max_digits=4,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(9),
                        ],
                    ),
                ),
                (
                    "jaarrente_percentage",
                    models.DecimalField(
                        decimal_places=2, default=0, max_digits=5, verbose_name="jaarrente saneringskrediet"
                    ),
                ),
                ("looptijd_maanden", models.PositiveSmallIntegerField(default=18)),
                (
                    "achterstand_maanden",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="achterstand melden na (maanden)",
                    ),
                ),
                (
                    "uitkering_maanden",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "Alleen aan het eind"),
                            (3, "Elk kwartaal"),
                            (6, "Elk half jaar"),
                            (12, "Elk jaar"),
                        ],
                        default=12,
                        verbose_name="uitkeren aan schuldeisers",
                    ),
                ),
                (
                    "prognose_drempel",
                    models.DecimalField(
                        decimal_places=2,
                        default=5,
                        max_digits=5,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                    ),
                ),
                (
                    "reserveringsrekening",
                    models.CharField(blank=True, max_length=34, verbose_name="reserveringsrekening (IBAN)"),
                ),
                ("nazorg_maanden", models.JSONField(default=list, verbose_name="nazorg na (maanden)")),
                (
                    "nazorg_pogingen",
                    models.PositiveSmallIntegerField(
                        default=3,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="nazorg: pogingen zonder contact",
                    ),
                ),
                (
                    "terugval_werkdagen",
                    models.PositiveSmallIntegerField(
                        default=3,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="contact bij dreigende terugval (werkdagen)",
                    ),
                ),
                (
                    "nazorgvraag_werkdagen",
                    models.PositiveSmallIntegerField(
                        default=5,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="vraag van de inwoner in de nazorg beantwoorden (werkdagen)",
                    ),
                ),
                (
                    "kwijting_werkdagen",
                    models.PositiveSmallIntegerField(
                        default=20,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="bevestiging van finale kwijting (werkdagen)",
                    ),
                ),
                (
                    "trajectlink_dagen",
                    models.PositiveSmallIntegerField(
                        default=90,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(365),
                        ],
                        verbose_name="link naar het eigen traject geldig (dagen)",
                    ),
                ),
                ("streefwaarden", models.JSONField(blank=True, default=dict, verbose_name="streefwaarden per KPI")),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="beleid", to="organisatie.gemeente"
                    ),
                ),
                (
                    "uitvoerder_fase_1",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisatie.organisatie"
                    ),
                ),
                (
                    "uitvoerder_fase_2",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisatie.organisatie"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "beleid",
                "ordering": ["gemeente", "-geldig_vanaf_datum"],
                "constraints": [
                    models.UniqueConstraint(fields=("gemeente", "geldig_vanaf_datum"), name="beleid_een_per_dag"),
                    models.CheckConstraint(
                        condition=models.Q(("beslistermijn_weken__gte", 1), ("beslistermijn_weken__lte", 8)),
                        name="beleid_beslistermijn",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kosten_percentage__gte", 0), ("kosten_percentage__lte", 9)),
                        name="beleid_kosten",
                    ),
                ],
            },
        ),
    ]
