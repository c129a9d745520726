import uuid

import django.core.validators
import django.db.models.deletion
import django_fsm
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("brieven", "0001_begin"),
        ("organisatie", "0001_begin"),
        ("organisatie", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Huishouden",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "samenstelling",
                    models.CharField(
                        choices=[
                            ("alleenstaande", "Alleenstaande"),
                            ("alleenstaande_ouder", "Alleenstaande ouder"),
                            ("gehuwd", "Samenwonend of gehuwd, zonder kinderen"),
                            ("gehuwd_met_kinderen", "Samenwonend of gehuwd, met kinderen"),
                            ("onbekend", "Nog niet bekend"),
                        ],
                        default="onbekend",
                        max_length=30,
                    ),
                ),
                ("minderjarige_kinderen", models.PositiveSmallIntegerField(default=0)),
                (
                    "woonsituatie",
                    models.CharField(
                        choices=[
                            ("huur_sociaal", "Huurt van een corporatie"),
                            ("huur_particulier", "Huurt particulier"),
                            ("koop", "Eigen woning"),
                            ("inwonend", "Inwonend"),
                            ("instelling", "Opvang of instelling"),
                            ("geen", "Geen vaste woonplek"),
                            ("onbekend", "Nog niet bekend"),
                        ],
                        default="onbekend",
                        max_length=30,
                    ),
                ),
                (
                    "inkomensbron",
                    models.CharField(
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
                        default="onbekend",
                        max_length=30,
                    ),
                ),
                ("is_ondernemer", models.BooleanField(default=False, verbose_name="heeft een eigen onderneming")),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisatie.gemeente"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "huishoudens",
            },
        ),
        migrations.CreateModel(
            name="Client",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("versie", models.PositiveIntegerField(default=0, editable=False)),
                ("dossiernummer", models.CharField(max_length=30, unique=True)),
                ("bsn_versleuteld", models.BinaryField(blank=True, null=True)),
                ("bsn_hmac", models.CharField(blank=True, max_length=64)),
                ("is_bsn_twijfelachtig", models.BooleanField(default=False)),
                ("voornamen", models.CharField(blank=True, max_length=120)),
                ("voorvoegsel", models.CharField(blank=True, max_length=30)),
                ("achternaam", models.CharField(blank=True, max_length=120)),
                (
                    "zoekletters",
                    models.CharField(
                        blank=True, help_text="Achternaam in kleine letters; om te zoeken", max_length=120
                    ),
                ),
                (
                    "zoeknaam",
                    models.CharField(
                        blank=True, help_text="Achternaam zoals zij klinkt; voor 'bijna gelijk'", max_length=60
                    ),
                ),
                ("geboortedatum", models.DateField(blank=True, null=True)),
                (
                    "geslacht",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("Man", "Man"),
                            ("Vrouw", "Vrouw"),
                            ("Onbekend", "Onbekend"),
                            ("Leeg", "Niet ingevuld"),
                        ],
                        max_length=10,
                    ),
                ),
                ("straat", models.CharField(blank=True, max_length=120)),
                ("huisnummer", models.CharField(blank=True, max_length=10)),
                ("huisnummertoevoeging", models.CharField(blank=True, max_length=10, verbose_name="toevoeging")),
                ("postcode", models.CharField(blank=True, max_length=10)),
                ("woonplaats", models.CharField(blank=True, max_length=100)),
                ("telefoon", models.CharField(blank=True, max_length=40)),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "is_laaggeletterd",
                    models.BooleanField(default=False, verbose_name="heeft moeite met lezen of schrijven"),
                ),
                ("wil_geen_berichten", models.BooleanField(default=False, verbose_name="wil geen sms of e-mail")),
                (
                    "voorrang",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Crisis"), (2, "Gezin met kinderen"), (3, "Ondernemer"), (4, "Gewone volgorde")],
                        default=4,
                        editable=False,
                    ),
                ),
                ("aangemaakt_op", models.DateTimeField()),
                (
                    "herkomst",
                    models.JSONField(blank=True, default=dict, verbose_name="bijzonderheden uit een levering"),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="clienten", to="organisatie.gemeente"
                    ),
                ),
                (
                    "samengevoegd_met",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opgenomen",
                        to="intake.client",
                    ),
                ),
                (
                    "huishouden",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clienten",
                        to="intake.huishouden",
                    ),
                ),
            ],
            options={
                "verbose_name": "cliënt",
                "verbose_name_plural": "cliënten",
                "ordering": ["achternaam", "voornamen", "id"],
                "indexes": [
                    models.Index(fields=["gemeente", "achternaam", "voornamen", "id"], name="client_lijst"),
                    models.Index(fields=["gemeente", "zoekletters", "voornamen", "id"], name="client_zoek"),
                    models.Index(fields=["gemeente", "zoeknaam"], name="client_klank"),
                    models.Index(fields=["geboortedatum", "zoeknaam"], name="client_bekend"),
                    models.Index(fields=["postcode", "huisnummer"], name="client_adres"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("bsn_hmac", ""), _negated=True),
                        fields=("gemeente", "bsn_hmac"),
                        name="client_bsn_uniek",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Aanmelding",
            fields=[
                ("actie", models.CharField(blank=True, max_length=60)),
                ("actie_uiterlijk_datum", models.DateField(blank=True, null=True)),
                (
                    "voorrang",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Crisis"), (2, "Gezin met kinderen"), (3, "Ondernemer"), (4, "Gewone volgorde")],
                        default=4,
                    ),
                ),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("versie", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "status",
                    django_fsm.FSMField(
                        choices=[
                            ("gemeld", "Aangemeld"),
                            ("gesprek_gepland", "Eerste gesprek gepland"),
                            ("in_intake", "In intake"),
                            ("opgeschort", "Wacht op papieren"),
                            ("afwijzing_voorgelegd", "Afwijzing ligt bij tweede lezer"),
                            ("besluit_voorgelegd", "Besluit ligt klaar om te nemen"),
                            ("toegelaten", "Toegelaten"),
                            ("afgewezen", "Afgewezen"),
                            ("geadviseerd", "Informatie en advies gegeven"),
                            ("ingetrokken", "Ingetrokken"),
                        ],
                        default="gemeld",
                        max_length=30,
                        protected=True,
                    ),
                ),
                (
                    "kanaal",
                    models.CharField(
                        choices=[
                            ("zelf", "Inwoner zelf"),
                            ("aanmeldpunt", "Aanmeldpunt van de gemeente"),
                            ("sociale_dienst", "Sociale dienst"),
                            ("wmo_loket", "Wmo-loket"),
                            ("wijkteam", "Wijkteam"),
                            ("woningcorporatie", "Woningcorporatie"),
                            ("werkgever", "Werkgever"),
                            ("vroegsignaal", "Vroegsignaal"),
                            ("voedselbank", "Voedselbank"),
                            ("maatschappelijk_werk", "Maatschappelijk werk"),
                            ("schuldhulproute", "Nederlandse Schuldhulproute (Geldfit)"),
                            ("ketenpartner", "Andere ketenpartner"),
                            ("overname", "Overgenomen uit een levering"),
                            ("overig", "Overig"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "aangemeld_door",
                    models.CharField(blank=True, max_length=200, verbose_name="aangemeld door (naam en organisatie)"),
                ),
                ("gemeld_op", models.DateTimeField(null=True, verbose_name="gemeld op")),
                ("hulpvraag", models.TextField(blank=True)),
                (
                    "problematiek",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("enkelvoudig", "Enkelvoudig: alleen geld"),
                            ("meervoudig", "Meervoudig: ook iets anders"),
                        ],
                        max_length=20,
                    ),
                ),
                ("is_crisis", models.BooleanField(default=False, null=True, verbose_name="bedreigende situatie")),
                ("bedreigingen", models.JSONField(blank=True, default=list)),
                ("overige_dreiging", models.CharField(blank=True, max_length=200)),
                ("gesprek_vanaf_datum", models.DateField(null=True)),
                (
                    "is_gesprek_met_spoed",
                    models.BooleanField(default=False, verbose_name="eerste gesprek binnen drie werkdagen"),
                ),
                ("gesprek_uiterlijk_datum", models.DateField(null=True)),
                ("gesprek_toelichting", models.JSONField(default=list)),
                ("gesprek_gepland_op", models.DateTimeField(blank=True, null=True)),
                ("gesprek_plaats", models.CharField(blank=True, max_length=200)),
                (
                    "gesprek_gemist",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("niet_verschenen", "De inwoner kwam niet op de afspraak"),
                            ("afgezegd", "De afspraak is afgezegd"),
                        ],
                        max_length=20,
                        verbose_name="waarom het gesprek niet doorging",
                    ),
                ),
                ("gesprek_op", models.DateTimeField(blank=True, null=True, verbose_name="eerste gesprek gehouden op")),
                ("gespreksverslag", models.TextField(blank=True)),
                ("beslis_uiterlijk_datum", models.DateField(blank=True, null=True)),
                ("beslis_toelichting", models.JSONField(blank=True, default=list)),
                ("hersteltermijn_datum", models.DateField(blank=True, null=True, verbose_name="papieren uiterlijk")),
                ("aanmelding_eind_datum", models.DateField(blank=True, null=True)),
                ("intake_start_datum", models.DateField(blank=True, null=True)),
                ("intake_eind_datum", models.DateField(blank=True, null=True)),
                ("besloten_op", models.DateTimeField(blank=True, null=True)),
                (
                    "intrek_reden",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("geen_hulp_gewenst", "Inwoner wil geen hulp"),
                            ("niet_verschenen", "Niet verschenen na herhaalde uitnodiging"),
                            ("verhuisd", "Verhuisd naar een andere gemeente"),
                            ("overleden", "Overleden"),
                            ("zelf_opgelost", "Zelf opgelost"),
                        ],
                        max_length=30,
                    ),
                ),
                ("intrek_toelichting", models.TextField(blank=True, verbose_name="hoe en door wie dit is gezegd")),
                (
                    "intrek_gezegd_door",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("inwoner", "De inwoner zelf"),
                            ("partner", "De partner van de inwoner"),
                            ("gemachtigde", "Een gemachtigde of bewindvoerder"),
                            ("ander", "Iemand anders"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "intrek_wijze",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("gesprek", "In een gesprek"),
                            ("telefoon", "Per telefoon"),
                            ("brief", "Per brief"),
                            ("bericht", "Per e-mail of sms"),
                        ],
                        max_length=20,
                    ),
                ),
                ("intrek_gezegd_datum", models.DateField(blank=True, null=True)),
                ("is_recidive", models.BooleanField(default=False, verbose_name="eerder toegelaten in deze gemeente")),
                (
                    "behandelaar",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aanmeldingen",
                        to="organisatie.gemeente",
                    ),
                ),
                (
                    "geregistreerd_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisatie.organisatie",
                        verbose_name="uitvoerder",
                    ),
                ),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="aanmeldingen", to="intake.client"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "aanmeldingen",
                "ordering": ["-gemeld_op"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("actie_uiterlijk_datum__isnull", False)),
                        fields=["voorrang", "actie_uiterlijk_datum"],
                        name="aanmelding_werk",
                    ),
                    models.Index(fields=["gemeente", "-gemeld_op", "id"], name="aanmelding_lijst"),
                    models.Index(
                        fields=["gemeente", "status", "actie_uiterlijk_datum"], name="aanmelding_status_lijst"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "gemeld",
                                    "gesprek_gepland",
                                    "in_intake",
                                    "opgeschort",
                                    "afwijzing_voorgelegd",
                                    "besluit_voorgelegd",
                                    "toegelaten",
                                    "afgewezen",
                                    "geadviseerd",
                                    "ingetrokken",
                                ],
                            )
                        ),
                        name="aanmelding_status_bestaat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ("toegelaten", "afgewezen", "geadviseerd", "ingetrokken")),
                                ("actie", ""),
                                ("actie_uiterlijk_datum__isnull", True),
                            ),
                            models.Q(
                                models.Q(
                                    ("status__in", ("toegelaten", "afgewezen", "geadviseerd", "ingetrokken")),
                                    _negated=True,
                                ),
                                models.Q(("actie", ""), _negated=True),
                                ("actie_uiterlijk_datum__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="aanmelding_open_heeft_actie",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("status__in", ("toegelaten", "afgewezen", "geadviseerd", "ingetrokken")), _negated=True
                        ),
                        fields=("client",),
                        name="aanmelding_een_open_per_client",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Besluit",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "soort",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("toelating", "Toelating"),
                            ("afwijzing", "Afwijzing"),
                            ("informatie_en_advies", "Informatie en advies"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "grond",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("recidive", "Eerder gebruik van schuldhulpverlening (art. 3 lid 2 Wgs)"),
                            ("fraude", "Fraude met een onherroepelijke veroordeling of sanctie (art. 3 lid 3 Wgs)"),
                            ("geen_ingezetene", "Geen rechtmatig ingezetene van de gemeente"),
                            ("geen_schulden", "Geen (dreigende) problematische schulden"),
                        ],
                        max_length=30,
                    ),
                ),
                ("grond_datum", models.DateField(blank=True, null=True, verbose_name="datum bij de grond")),
                ("grond_toelichting", models.JSONField(blank=True, default=list, verbose_name="waarom deze grond mag")),
                ("motivering", models.TextField(blank=True)),
                ("voorwaarden", models.JSONField(blank=True, default=list)),
                ("vervolgstap", models.TextField(blank=True, verbose_name="wat de inwoner nu kan doen")),
                (
                    "volg_soort",
                    models.CharField(
                        choices=[
                            ("eigen_contact", "Wij nemen zelf contact op"),
                            ("partner", "Een partner helpt"),
                            ("advies", "De inwoner gaat verder met ons advies"),
                            ("overdracht", "Warme overdracht aan een andere gemeente"),
                        ],
                        default="eigen_contact",
                        max_length=20,
                    ),
                ),
                ("volg_partner", models.CharField(blank=True, max_length=200)),
                ("volg_datum", models.DateField(blank=True, null=True)),
                ("weken_tot_resultaat", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("opgesteld_op", models.DateTimeField()),
                ("gelezen_op", models.DateTimeField(blank=True, null=True)),
                ("is_teruggegeven", models.BooleanField(default=False)),
                ("terug_op", models.DateTimeField(blank=True, null=True)),
                ("terug_reden", models.TextField(blank=True, verbose_name="reden van teruggeven")),
                ("genomen_datum", models.DateField(blank=True, null=True)),
                ("bezwaar_uiterlijk_datum", models.DateField(blank=True, null=True)),
                ("bezwaar_toelichting", models.JSONField(blank=True, default=list)),
                (
                    "aanmelding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="besluiten", to="intake.aanmelding"
                    ),
                ),
                (
                    "brief",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="brieven.brief",
                    ),
                ),
                (
                    "genomen_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "opgesteld_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "terug_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "tweede_lezer",
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
                "verbose_name_plural": "besluiten",
                "ordering": ["-opgesteld_op"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_teruggegeven", False)),
                        fields=("aanmelding",),
                        name="besluit_een_geldend",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tweede_lezer", None),
                            models.Q(("tweede_lezer", models.F("opgesteld_door")), _negated=True),
                            _connector="OR",
                        ),
                        name="besluit_vier_ogen",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("genomen_datum__isnull", False), ("soort", "afwijzing"), _negated=True),
                            ("tweede_lezer__isnull", False),
                            ("opgesteld_door", None),
                            _connector="OR",
                        ),
                        name="besluit_afwijzing_tweede_lezer",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Bezwaar",
            fields=[
                ("actie", models.CharField(blank=True, max_length=60)),
                ("actie_uiterlijk_datum", models.DateField(blank=True, null=True)),
                (
                    "voorrang",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Crisis"), (2, "Gezin met kinderen"), (3, "Ondernemer"), (4, "Gewone volgorde")],
                        default=4,
                    ),
                ),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("versie", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "status",
                    django_fsm.FSMField(
                        choices=[
                            ("ontvangen", "Ontvangen"),
                            ("gehoord", "Gehoord"),
                            ("beslist", "Beslist"),
                            ("ingetrokken", "Ingetrokken"),
                        ],
                        default="ontvangen",
                        max_length=20,
                        protected=True,
                    ),
                ),
                ("ontvangen_datum", models.DateField()),
                ("poststempel_datum", models.DateField(blank=True, null=True)),
                ("is_op_tijd", models.BooleanField()),
                ("tijdig_toelichting", models.JSONField(default=list)),
                ("bezwaargronden", models.TextField(verbose_name="waarom de inwoner het niet eens is")),
                ("heeft_commissie", models.BooleanField(default=False, verbose_name="een commissie adviseert")),
                ("beslis_uiterlijk_datum", models.DateField()),
                ("beslis_toelichting", models.JSONField(default=list)),
                ("verdaagd_op", models.DateTimeField(blank=True, null=True)),
                ("gehoord_datum", models.DateField(blank=True, null=True)),
                (
                    "is_gehoord",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="is gehoord (anders zag de inwoner ervan af)"
                    ),
                ),
                ("hoorverslag", models.TextField(blank=True)),
                (
                    "uitkomst",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("gegrond", "Gegrond: de inwoner krijgt gelijk"),
                            ("deels_gegrond", "Deels gegrond"),
                            ("ongegrond", "Ongegrond: het besluit blijft staan"),
                            ("niet_ontvankelijk", "Niet-ontvankelijk: niet behandeld"),
                        ],
                        max_length=20,
                    ),
                ),
                ("motivering", models.TextField(blank=True)),
                ("gevolg", models.TextField(blank=True, verbose_name="wat er nu gebeurt")),
                ("beslist_datum", models.DateField(blank=True, null=True)),
                (
                    "behandelaar",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "beslist_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "besluit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bezwaren", to="intake.besluit"
                    ),
                ),
                (
                    "bevestiging",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="brieven.brief",
                    ),
                ),
                (
                    "brief",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="brieven.brief",
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisatie.gemeente"
                    ),
                ),
                (
                    "nieuwe_aanmelding",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="na_bezwaren",
                        to="intake.aanmelding",
                    ),
                ),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bezwaren", to="intake.client"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "bezwaren",
                "ordering": ["-ontvangen_datum"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("actie_uiterlijk_datum__isnull", False)),
                        fields=["voorrang", "actie_uiterlijk_datum"],
                        name="bezwaar_werk",
                    ),
                    models.Index(fields=["gemeente", "beslis_uiterlijk_datum", "id"], name="bezwaar_lijst"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["ontvangen", "gehoord", "beslist", "ingetrokken"])),
                        name="bezwaar_status_bestaat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ("beslist", "ingetrokken")),
                                ("actie", ""),
                                ("actie_uiterlijk_datum__isnull", True),
                            ),
                            models.Q(
                                models.Q(("status__in", ("beslist", "ingetrokken")), _negated=True),
                                models.Q(("actie", ""), _negated=True),
                                ("actie_uiterlijk_datum__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="bezwaar_open_heeft_actie",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "ingetrokken"), _negated=True),
                        fields=("besluit",),
                        name="bezwaar_een_per_besluit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("beslist_datum__isnull", False),
                                ("status", "beslist"),
                                models.Q(("uitkomst", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("status", "beslist"), _negated=True),
                                ("beslist_datum", None),
                                ("uitkomst", ""),
                            ),
                            _connector="OR",
                        ),
                        name="bezwaar_beslist_met_uitkomst",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Behandelaarswissel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("onderwerp_soort", models.CharField(max_length=60)),
                ("onderwerp_id", models.UUIDField()),
                ("op", models.DateTimeField()),
                (
                    "door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "naar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "van",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="behandelaarswissels",
                        to="intake.client",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "behandelaarswissels",
                "ordering": ["op", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("van", None), models.Q(("van", models.F("naar")), _negated=True), _connector="OR"
                        ),
                        name="behandelaarswissel_ander",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Afspraak",
            fields=[
                ("actie", models.CharField(blank=True, max_length=60)),
                ("actie_uiterlijk_datum", models.DateField(blank=True, null=True)),
                (
                    "voorrang",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Crisis"), (2, "Gezin met kinderen"), (3, "Ondernemer"), (4, "Gewone volgorde")],
                        default=4,
                    ),
                ),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("versie", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "status",
                    django_fsm.FSMField(
                        choices=[
                            ("gepland", "Gepland"),
                            ("niet_verschenen", "Niet verschenen"),
                            ("gehouden", "Gehouden"),
                            ("afgezegd", "Afgezegd"),
                            ("verzet", "Verzet"),
                            ("opgevolgd", "Niet verschenen, opgevolgd"),
                        ],
                        default="gepland",
                        max_length=20,
                        protected=True,
                    ),
                ),
                (
                    "soort",
                    models.CharField(
                        choices=[("eerste_gesprek", "Eerste gesprek"), ("vervolg", "Vervolggesprek")], max_length=20
                    ),
                ),
                (
                    "vorm",
                    models.CharField(
                        choices=[
                            ("kantoor", "Op kantoor"),
                            ("huisbezoek", "Huisbezoek"),
                            ("telefoon", "Telefonisch"),
                            ("video", "Videobellen"),
                        ],
                        default="kantoor",
                        max_length=20,
                    ),
                ),
                ("begin_op", models.DateTimeField()),
                ("eind_op", models.DateTimeField()),
                ("plaats", models.CharField(blank=True, max_length=200)),
                ("veiligheid", models.TextField(blank=True, verbose_name="let op bij het bezoek")),
                ("kenmerk", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("volgnummer", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("gewijzigd_op", models.DateTimeField()),
                ("herinnerd_op", models.DateTimeField(blank=True, null=True)),
                ("verslag", models.TextField(blank=True)),
                ("afzeg_reden", models.TextField(blank=True)),
                (
                    "vervolg",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("nieuwe_afspraak", "Nieuwe afspraak maken"),
                            ("bellen", "Bellen"),
                            ("huisbezoek", "Op huisbezoek gaan"),
                            ("andere_weg", "Contact zoeken via een ander, zoals het wijkteam"),
                        ],
                        max_length=20,
                    ),
                ),
                ("vervolg_reden", models.TextField(blank=True)),
                ("vervolg_datum", models.DateField(blank=True, null=True)),
                ("code_hash", models.CharField(blank=True, max_length=64)),
                (
                    "aanmelding",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="afspraken",
                        to="intake.aanmelding",
                    ),
                ),
                (
                    "behandelaar",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisatie.gemeente"
                    ),
                ),
                (
                    "tweede_medewerker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="afspraken", to="intake.client"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "afspraken",
                "ordering": ["begin_op"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("actie_uiterlijk_datum__isnull", False)),
                        fields=["voorrang", "actie_uiterlijk_datum"],
                        name="afspraak_werk",
                    ),
                    models.Index(fields=["behandelaar", "begin_op"], name="afspraak_behandelaar"),
                    models.Index(fields=["gemeente", "begin_op"], name="afspraak_gemeente"),
                    models.Index(
                        condition=models.Q(("code_hash", ""), _negated=True), fields=["code_hash"], name="afspraak_code"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                ["gepland", "niet_verschenen", "gehouden", "afgezegd", "verzet", "opgevolgd"],
                            )
                        ),
                        name="afspraak_status_bestaat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ("gehouden", "afgezegd", "verzet", "opgevolgd")),
                                ("actie", ""),
                                ("actie_uiterlijk_datum__isnull", True),
                            ),
                            models.Q(
                                models.Q(
                                    ("status__in", ("gehouden", "afgezegd", "verzet", "opgevolgd")), _negated=True
                                ),
                                models.Q(("actie", ""), _negated=True),
                                ("actie_uiterlijk_datum__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="afspraak_open_heeft_actie",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("begin_op__lt", models.F("eind_op"))), name="afspraak_begint_voor_einde"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tweede_medewerker", None),
                            models.Q(("tweede_medewerker", models.F("behandelaar")), _negated=True),
                            _connector="OR",
                        ),
                        name="afspraak_tweede_is_ander",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "gepland")),
                        fields=("behandelaar", "begin_op"),
                        name="afspraak_een_per_moment",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("soort", "eerste_gesprek"), ("status", "gepland")),
                        fields=("aanmelding",),
                        name="afspraak_een_eerste_gesprek",
                    ),
                    models.UniqueConstraint(fields=("kenmerk", "volgnummer"), name="afspraak_volgnummer"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("versie", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "status",
                    django_fsm.FSMField(
                        choices=[
                            ("ontvangen", "Nog nakijken"),
                            ("een_keer", "Eén keer nagekeken"),
                            ("nagekeken", "Door twee mensen nagekeken"),
                            ("afgekeurd", "Afgekeurd"),
                            ("gesplitst", "Gesplitst"),
                        ],
                        default="ontvangen",
                        max_length=30,
                        protected=True,
                    ),
                ),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("loonstrook", "Loonstrook"),
                            ("uitkering", "Uitkeringsspecificatie"),
                            ("pensioen", "Pensioenspecificatie"),
                            ("studie", "Studiefinanciering"),
                            ("inkomen_partner", "Inkomen van de partner"),
                            ("jaarcijfers", "Jaarcijfers van de onderneming"),
                            ("btw_aangifte", "Btw-aangifte"),
                            ("bankafschrift", "Bankafschrift"),
                            ("huur", "Huurcontract of huurspecificatie"),
                            ("hypotheek", "Hypotheekoverzicht"),
                            ("alimentatie", "Alimentatie"),
                            ("toeslagen", "Toeslagen"),
                            ("schuldbrief", "Brief van een schuldeiser"),
                            ("dreiging", "Brief over ontruiming, afsluiting of zorgverzekering"),
                            ("beslag", "Beslag of vonnis"),
                            ("belasting", "Belastingaanslag"),
                            ("bewind", "Beschikking van de rechter (bewind)"),
                            ("machtiging", "Ondertekende machtiging"),
                            ("uitslag", "Uitslag van een vragenlijst"),
                            ("gemengd", "Scan met verschillende papieren"),
                            ("overig", "Iets anders"),
                        ],
                        max_length=30,
                    ),
                ),
                ("naam", models.CharField(max_length=150, verbose_name="naam van het bestand")),
                ("opslagnaam", models.CharField(max_length=80, unique=True)),
                (
                    "bestandstype",
                    models.CharField(
                        choices=[
                            ("application/pdf", "PDF"),
                            ("image/jpeg", "JPG-foto"),
                            ("image/png", "PNG-afbeelding"),
                        ],
                        max_length=40,
                    ),
                ),
                ("grootte", models.PositiveIntegerField(verbose_name="grootte in bytes")),
                ("sha256", models.CharField(max_length=64)),
                ("bladzijden", models.PositiveSmallIntegerField(default=1)),
                (
                    "herkomst",
                    models.CharField(
                        choices=[
                            ("consulent", "Consulent"),
                            ("zelfintake", "Inwoner zelf"),
                            ("workshop", "Workshop"),
                            ("partner", "Ketenpartner"),
                        ],
                        max_length=30,
                    ),
                ),
                ("uit_bladzijden", models.JSONField(blank=True, default=list, verbose_name="bladzijden van de scan")),
                ("aangemaakt_op", models.DateTimeField(verbose_name="gekregen op")),
                ("door_naam", models.CharField(blank=True, max_length=200)),
                ("eerste_op", models.DateTimeField(blank=True, null=True)),
                ("tweede_op", models.DateTimeField(blank=True, null=True)),
                (
                    "afkeur_reden",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("onleesbaar", "Niet goed te lezen"),
                            ("onvolledig", "Er ontbreekt een bladzijde of een deel"),
                            ("ander_papier", "Dit is een ander papier dan gevraagd"),
                            ("te_oud", "Te oud"),
                            ("dubbel", "Dubbel: dit papier is er al"),
                            ("andere_persoon", "Van iemand anders; het bestand wordt gewist"),
                            ("weggehaald", "De inwoner haalde het zelf weg; het bestand is gewist"),
                        ],
                        max_length=30,
                    ),
                ),
                ("afkeur_toelichting", models.CharField(blank=True, max_length=300)),
                ("afgekeurd_op", models.DateTimeField(blank=True, null=True)),
                ("is_gewist", models.BooleanField(default=False, verbose_name="het bestand is gewist")),
                (
                    "afgekeurd_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="documenten", to="intake.client"
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "eerste_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "tweede_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "uit_document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delen",
                        to="intake.document",
                    ),
                ),
            ],
            options={
                "verbose_name": "papier",
                "verbose_name_plural": "papieren",
                "ordering": ["-aangemaakt_op", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["ontvangen", "een_keer", "nagekeken", "afgekeurd", "gesplitst"])
                        ),
                        name="document_status_bestaat",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "afgekeurd"), _negated=True),
                        fields=("client", "sha256"),
                        name="document_een_keer_per_client",
                    ),
                    models.CheckConstraint(condition=models.Q(("grootte__gt", 0)), name="document_niet_leeg"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tweede_door", None),
                            models.Q(
                                ("eerste_door__isnull", False),
                                models.Q(("tweede_door", models.F("eerste_door")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="document_twee_mensen",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "nagekeken"), _negated=True),
                            ("tweede_door__isnull", False),
                            _connector="OR",
                        ),
                        name="document_nagekeken_door_twee",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status", "afgekeurd"), ("afkeur_reden", ""), _connector="XOR"),
                        name="document_afgekeurd_met_reden",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExterneUitslag",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "instrument",
                    models.CharField(
                        choices=[
                            ("mesis", "Mesis"),
                            ("zrm", "Zelfredzaamheid-Matrix (ZRM)"),
                            ("intakekompas", "Intakekompas"),
                            ("anders", "Een ander instrument"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "instrument_naam",
                    models.CharField(blank=True, max_length=80, verbose_name="naam van het andere instrument"),
                ),
                ("datum", models.DateField(verbose_name="afgenomen op")),
                ("label", models.CharField(max_length=120, verbose_name="uitslag in een paar woorden")),
                ("notities", models.TextField(blank=True)),
                ("op", models.DateTimeField()),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="externe_uitslagen",
                        to="intake.client",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="intake.document",
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "externe uitslagen",
                "ordering": ["-datum", "-op"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("instrument", "anders"), _negated=True),
                            models.Q(("instrument_naam", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="uitslag_ander_instrument_heeft_naam",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Leefgebiedmeting",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("datum", models.DateField(verbose_name="besproken op")),
                ("op", models.DateTimeField()),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leefgebiedmetingen",
                        to="intake.client",
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "leefgebiedmetingen",
                "ordering": ["-datum", "-op"],
            },
        ),
        migrations.CreateModel(
            name="Leefgebiedcijfer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "gebied",
                    models.CharField(
                        choices=[
                            ("inkomen", "Inkomen en geldzaken"),
                            ("schulden", "Schulden en vaste lasten"),
                            ("administratie", "Post en administratie"),
                            ("wonen", "Wonen"),
                            ("werk", "Werk en opleiding"),
                            ("gezin", "Gezin en relaties"),
                            ("netwerk", "Familie, vrienden en buurt"),
                            ("gezondheid", "Lichamelijke gezondheid"),
                            ("welzijn", "Psychische gezondheid"),
                            ("verslaving", "Alcohol, drugs, gokken en gamen"),
                            ("dagbesteding", "Invulling van de dag"),
                            ("justitie", "Politie en justitie"),
                        ],
                        max_length=20,
                    ),
                ),
                ("cijfer", models.PositiveSmallIntegerField()),
                ("notitie", models.TextField(blank=True)),
                (
                    "meting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cijfers",
                        to="intake.leefgebiedmeting",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "leefgebiedcijfers",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("meting", "gebied"), name="leefgebiedcijfer_een_per_gebied"),
                    models.CheckConstraint(
                        condition=models.Q(("cijfer__gte", 1), ("cijfer__lte", 5)), name="leefgebiedcijfer_van_1_tot_5"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Loketvraag",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("vraag", models.TextField()),
                ("antwoorden", models.JSONField(default=dict)),
                ("berekend_gewicht", models.CharField(choices=[("licht", "Licht"), ("zwaar", "Zwaar")], max_length=10)),
                ("gewicht", models.CharField(choices=[("licht", "Licht"), ("zwaar", "Zwaar")], max_length=10)),
                ("afwijk_reden", models.TextField(blank=True)),
                (
                    "problematiek",
                    models.CharField(
                        choices=[
                            ("enkelvoudig", "Enkelvoudig: alleen geld"),
                            ("meervoudig", "Meervoudig: ook iets anders"),
                        ],
                        max_length=20,
                    ),
                ),
                ("toelichting", models.JSONField(default=list)),
                ("advies", models.TextField(blank=True)),
                ("lijkt_bekend", models.BooleanField(default=False, verbose_name="lijkt op een ander dossier")),
                ("op", models.DateTimeField()),
                (
                    "aanmelding",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="loketvragen",
                        to="intake.aanmelding",
                    ),
                ),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="loketvragen", to="intake.client"
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisatie.gemeente"
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisatie.organisatie"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "vragen aan het aanmeldpunt",
                "ordering": ["-op"],
                "indexes": [models.Index(fields=["gemeente", "-op", "id"], name="loketvraag_lijst")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("gewicht", models.F("berekend_gewicht")),
                            models.Q(("afwijk_reden", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="loketvraag_afwijken_met_reden",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("gewicht", "zwaar"), _negated=True),
                            ("aanmelding__isnull", False),
                            _connector="OR",
                        ),
                        name="loketvraag_zwaar_is_aangemeld",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Nakijkronde",
            fields=[
                ("actie", models.CharField(blank=True, max_length=60)),
                ("actie_uiterlijk_datum", models.DateField(blank=True, null=True)),
                (
                    "voorrang",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Crisis"), (2, "Gezin met kinderen"), (3, "Ondernemer"), (4, "Gewone volgorde")],
                        default=4,
                    ),
                ),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("versie", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "status",
                    django_fsm.FSMField(
                        choices=[
                            ("eerste_controle", "Wacht op de eerste controle"),
                            ("tweede_controle", "Wacht op de tweede controle"),
                            ("klaar", "Klaar"),
                        ],
                        default="eerste_controle",
                        max_length=30,
                        protected=True,
                    ),
                ),
                ("begonnen_op", models.DateTimeField()),
                ("uiterlijk_datum", models.DateField()),
                (
                    "behandelaar",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="nakijkrondes", to="intake.client"
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisatie.gemeente"
                    ),
                ),
            ],
            options={
                "verbose_name": "nakijken van papieren",
                "verbose_name_plural": "nakijkrondes",
                "indexes": [
                    models.Index(
                        condition=models.Q(("actie_uiterlijk_datum__isnull", False)),
                        fields=["voorrang", "actie_uiterlijk_datum"],
                        name="nakijkronde_werk",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["eerste_controle", "tweede_controle", "klaar"])),
                        name="nakijkronde_status_bestaat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ("klaar",)), ("actie", ""), ("actie_uiterlijk_datum__isnull", True)
                            ),
                            models.Q(
                                models.Q(("status__in", ("klaar",)), _negated=True),
                                models.Q(("actie", ""), _negated=True),
                                ("actie_uiterlijk_datum__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="nakijkronde_open_heeft_actie",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Notitie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tekst", models.TextField()),
                ("op", models.DateTimeField()),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notities", to="intake.client"
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-op"],
            },
        ),
        migrations.CreateModel(
            name="Opschorting",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("gevraagd_datum", models.DateField()),
                ("papieren", models.JSONField(default=list, verbose_name="gevraagde papieren")),
                ("hersteltermijn_datum", models.DateField(verbose_name="papieren uiterlijk")),
                ("toelichting", models.JSONField(default=list)),
                ("eind_datum", models.DateField(blank=True, null=True)),
                (
                    "einde",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("compleet", "De papieren zijn er"),
                            ("verlopen", "De hersteltermijn is voorbij"),
                            ("vervallen", "De papieren zijn niet meer nodig"),
                            ("ingetrokken", "De aanmelding is ingetrokken"),
                        ],
                        max_length=20,
                    ),
                ),
                ("eind_notitie", models.TextField(blank=True)),
                ("op", models.DateTimeField()),
                (
                    "aanmelding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opschortingen",
                        to="intake.aanmelding",
                    ),
                ),
                (
                    "brief",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="brieven.brief",
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "opschortingen",
                "ordering": ["gevraagd_datum", "op"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("eind_datum", None)), fields=("aanmelding",), name="opschorting_een_lopend"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("eind_datum", None), ("einde", "")),
                            models.Q(
                                ("eind_datum__gte", models.F("gevraagd_datum")), models.Q(("einde", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="opschorting_einde_met_reden",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Papiervrijstelling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=40, verbose_name="papier")),
                ("reden", models.CharField(max_length=300)),
                ("op", models.DateTimeField()),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papiervrijstellingen",
                        to="intake.client",
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "papier dat niet nodig is",
                "verbose_name_plural": "papieren die niet nodig zijn",
                "constraints": [models.UniqueConstraint(fields=("client", "code"), name="papiervrijstelling_een_keer")],
            },
        ),
        migrations.CreateModel(
            name="Profiel",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("versie", models.PositiveIntegerField(default=0, editable=False)),
                ("instrument", models.CharField(max_length=20, verbose_name="versie van het instrument")),
                (
                    "ingevuld_met",
                    models.CharField(
                        choices=[("samen", "Samen, in gesprek"), ("zelf", "De inwoner zelf, met u in de buurt")],
                        max_length=20,
                    ),
                ),
                ("antwoorden", models.JSONField(blank=True, default=dict)),
                ("begonnen_op", models.DateTimeField()),
                ("afgenomen_op", models.DateTimeField(blank=True, null=True)),
                ("uitkomst", models.JSONField(blank=True, null=True)),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="profielen", to="intake.client"
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "klantprofiel",
                "verbose_name_plural": "klantprofielen",
                "ordering": ["-begonnen_op"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("afgenomen_op", None)),
                        fields=("client",),
                        name="profiel_een_concept_per_client",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("afgenomen_op", None), ("uitkomst", None)),
                            models.Q(("afgenomen_op__isnull", False), ("uitkomst__isnull", False)),
                            _connector="OR",
                        ),
                        name="profiel_klaar_heeft_uitkomst",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Samenvoeging",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("reden", models.TextField()),
                ("op", models.DateTimeField()),
                ("ongedaan_op", models.DateTimeField(blank=True, null=True)),
                ("ongedaan_reden", models.TextField(blank=True)),
                ("verplaatst", models.JSONField(default=dict)),
                ("bsn_versleuteld", models.BinaryField(blank=True, null=True)),
                ("bsn_hmac", models.CharField(blank=True, max_length=64)),
                ("is_bsn_overgenomen", models.BooleanField(default=False)),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "houdt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="samenvoegingen", to="intake.client"
                    ),
                ),
                (
                    "ongedaan_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "weg",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="intake.client"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "samenvoegingen",
                "ordering": ["-op"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ongedaan_op", None)), fields=("weg",), name="samenvoeging_een_per_dossier"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("houdt", models.F("weg")), _negated=True), name="samenvoeging_twee_dossiers"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Screening",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("vragenlijst", models.CharField(max_length=20)),
                ("antwoorden", models.JSONField()),
                ("weging", models.JSONField(blank=True, default=dict, verbose_name="wat de gemeente toen anders woog")),
                (
                    "berekend",
                    models.CharField(
                        choices=[
                            ("oplossen", "Oplossen met schuldhulpverlening"),
                            ("stabiliseren", "Stabiliseren"),
                            ("maatwerk", "Maatwerk"),
                            ("begeleiden", "Begeleiden"),
                            ("past_niet", "Past niet in het kwadrant"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "gekozen",
                    models.CharField(
                        choices=[
                            ("oplossen", "Oplossen met schuldhulpverlening"),
                            ("stabiliseren", "Stabiliseren"),
                            ("maatwerk", "Maatwerk"),
                            ("begeleiden", "Begeleiden"),
                            ("past_niet", "Past niet in het kwadrant"),
                        ],
                        max_length=20,
                    ),
                ),
                ("afwijk_reden", models.TextField(blank=True, verbose_name="reden om af te wijken")),
                ("schuld_punten", models.PositiveSmallIntegerField(help_text="0 (niet regelbaar) tot 100 (regelbaar)")),
                (
                    "persoon_punten",
                    models.PositiveSmallIntegerField(help_text="0 (niet regelbaar) tot 100 (regelbaar)"),
                ),
                ("toelichting", models.JSONField(default=list)),
                ("advies", models.JSONField(default=list)),
                ("op", models.DateTimeField()),
                (
                    "aanmelding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="screeningen", to="intake.aanmelding"
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "screeningen",
                "ordering": ["-op"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("gekozen", models.F("berekend")),
                            models.Q(("afwijk_reden", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="screening_afwijken_met_reden",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Screeningbeleid",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("geldig_vanaf_datum", models.DateField(verbose_name="geldig vanaf")),
                ("vragenlijst", models.CharField(max_length=20)),
                (
                    "drempel_schuldsituatie",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="drempel voor de schulden",
                    ),
                ),
                (
                    "drempel_schuldenaar",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="drempel voor de inwoner",
                    ),
                ),
                (
                    "gewichten",
                    models.JSONField(
                        blank=True, default=dict, verbose_name="afwijkende gewichten per vraag en antwoord"
                    ),
                ),
                ("reden", models.TextField(verbose_name="waarom de gemeente zo weegt")),
                ("vastgelegd_op", models.DateTimeField()),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="screeningbeleid",
                        to="organisatie.gemeente",
                    ),
                ),
                (
                    "vastgelegd_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "screeningbeleid",
                "ordering": ["gemeente", "-geldig_vanaf_datum"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("gemeente", "geldig_vanaf_datum"), name="screeningbeleid_een_per_dag"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("drempel_schuldsituatie__gte", 1),
                            ("drempel_schuldsituatie__lte", 100),
                            ("drempel_schuldenaar__gte", 1),
                            ("drempel_schuldenaar__lte", 100),
                        ),
                        name="screeningbeleid_drempels",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Spreekuur",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("datum", models.DateField()),
                ("van_tijd", models.TimeField(verbose_name="van")),
                ("tot_tijd", models.TimeField(verbose_name="tot")),
                ("minuten", models.PositiveSmallIntegerField(verbose_name="minuten per gesprek")),
                (
                    "vorm",
                    models.CharField(
                        choices=[
                            ("kantoor", "Op kantoor"),
                            ("huisbezoek", "Huisbezoek"),
                            ("telefoon", "Telefonisch"),
                            ("video", "Videobellen"),
                        ],
                        default="kantoor",
                        max_length=20,
                    ),
                ),
                ("plaats", models.CharField(blank=True, max_length=200)),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisatie.gemeente"
                    ),
                ),
                (
                    "medewerker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spreekuren",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "spreekuren",
                "ordering": ["datum", "van_tijd"],
                "indexes": [models.Index(fields=["gemeente", "datum"], name="spreekuur_gemeente")],
                "constraints": [
                    models.UniqueConstraint(fields=("medewerker", "datum", "van_tijd"), name="spreekuur_uniek"),
                    models.CheckConstraint(
                        condition=models.Q(("van_tijd__lt", models.F("tot_tijd"))), name="spreekuur_begint_voor_einde"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minuten__gte", 5), ("minuten__lte", 240)), name="spreekuur_minuten"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Volgmoment",
            fields=[
                ("actie", models.CharField(blank=True, max_length=60)),
                ("actie_uiterlijk_datum", models.DateField(blank=True, null=True)),
                (
                    "voorrang",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Crisis"), (2, "Gezin met kinderen"), (3, "Ondernemer"), (4, "Gewone volgorde")],
                        default=4,
                    ),
                ),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("versie", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "status",
                    django_fsm.FSMField(
                        choices=[("gepland", "Gepland"), ("gehouden", "Gehouden"), ("vervallen", "Niet meer nodig")],
                        default="gepland",
                        max_length=20,
                        protected=True,
                    ),
                ),
                (
                    "aanleiding",
                    models.CharField(
                        choices=[
                            ("afgewezen", "Afgewezen"),
                            ("advies", "Informatie en advies gegeven"),
                            ("ingetrokken", "Aanmelding ingetrokken"),
                            ("gestopt", "Traject voortijdig gestopt"),
                            ("wsnp", "Naar de Wsnp"),
                            ("begeleiden", "Kwadrant: begeleiden"),
                            ("past_niet", "Past niet in het kwadrant"),
                            ("uit_beeld", "Gevonden bij de dagelijkse controle"),
                            ("anders", "Andere aanleiding"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "volgsoort",
                    models.CharField(
                        choices=[
                            ("eigen_contact", "Wij nemen zelf contact op"),
                            ("partner", "Een partner helpt"),
                            ("advies", "De inwoner gaat verder met ons advies"),
                            ("overdracht", "Warme overdracht aan een andere gemeente"),
                        ],
                        default="eigen_contact",
                        max_length=20,
                        verbose_name="volgende stap",
                    ),
                ),
                ("partner", models.CharField(blank=True, max_length=200, verbose_name="partner (naam of organisatie)")),
                ("vervolgstap", models.TextField(verbose_name="wat er afgesproken is")),
                ("datum", models.DateField(verbose_name="opnieuw kijken op")),
                ("poging", models.PositiveSmallIntegerField(default=1)),
                ("gepland_op", models.DateTimeField()),
                (
                    "uitkomst",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("gaat_goed", "Het gaat goed, hulp is niet nodig"),
                            ("verwezen", "Een partner helpt nu"),
                            ("nog_niet", "Er is nog niets veranderd"),
                            ("geen_contact", "Geen contact gekregen"),
                            ("wil_geen_contact", "Inwoner wil geen contact meer"),
                            ("niet_meer_hier", "Een andere gemeente helpt nu"),
                            ("weer_aangemeld", "Weer aangemeld"),
                            ("toegelaten", "Toegelaten tot schuldhulp"),
                            ("kwadrant_anders", "Nieuwe screening gaf een ander vak"),
                            ("vervangen", "Vervangen door een nieuw volgmoment"),
                            ("overleden", "Inwoner is overleden"),
                        ],
                        max_length=20,
                    ),
                ),
                ("verslag", models.TextField(blank=True)),
                ("afgesloten_op", models.DateTimeField(blank=True, null=True)),
                (
                    "aanmelding",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="volgmomenten",
                        to="intake.aanmelding",
                    ),
                ),
                (
                    "behandelaar",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="volgmomenten", to="intake.client"
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisatie.gemeente"
                    ),
                ),
                (
                    "vorige",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="volgende",
                        to="intake.volgmoment",
                        verbose_name="vorig volgmoment",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "volgmomenten",
                "ordering": ["-gepland_op"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("actie_uiterlijk_datum__isnull", False)),
                        fields=["voorrang", "actie_uiterlijk_datum"],
                        name="volgmoment_werk",
                    ),
                    models.Index(fields=["gemeente", "datum", "id"], name="volgmoment_lijst"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["gepland", "gehouden", "vervallen"])),
                        name="volgmoment_status_bestaat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ("gehouden", "vervallen")),
                                ("actie", ""),
                                ("actie_uiterlijk_datum__isnull", True),
                            ),
                            models.Q(
                                models.Q(("status__in", ("gehouden", "vervallen")), _negated=True),
                                models.Q(("actie", ""), _negated=True),
                                ("actie_uiterlijk_datum__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="volgmoment_open_heeft_actie",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "gepland")), fields=("client",), name="volgmoment_een_open"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "gepland"), ("uitkomst", "")),
                            models.Q(
                                models.Q(("status", "gepland"), _negated=True),
                                models.Q(("uitkomst", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="volgmoment_einde_met_uitkomst",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Workshopreeks",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("versie", models.PositiveIntegerField(default=0, editable=False)),
                ("naam", models.CharField(max_length=100)),
                (
                    "soort",
                    models.CharField(
                        choices=[("reeks_1", "Reeks 1"), ("reeks_2", "Reeks 2 (vervolg)")],
                        default="reeks_1",
                        max_length=10,
                    ),
                ),
                ("plaats", models.CharField(max_length=200, verbose_name="adres")),
                (
                    "capaciteit",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(60),
                        ],
                        verbose_name="aantal plaatsen",
                    ),
                ),
                ("dossierlijst", models.CharField(max_length=20)),
                ("begin_op", models.DateTimeField(blank=True, null=True)),
                ("eind_op", models.DateTimeField(blank=True, null=True)),
                ("aangemaakt_op", models.DateTimeField()),
                (
                    "aangemaakt_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("gemeenten", models.ManyToManyField(related_name="workshopreeksen", to="organisatie.gemeente")),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisatie.organisatie"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "workshopreeksen",
                "ordering": ["begin_op", "naam"],
                "indexes": [models.Index(fields=["-begin_op", "id"], name="workshopreeks_lijst")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("capaciteit__gte", 1), ("capaciteit__lte", 60)),
                        name="workshopreeks_capaciteit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("begin_op__isnull", True), ("eind_op__isnull", True)),
                            ("eind_op__gt", models.F("begin_op")),
                            _connector="OR",
                        ),
                        name="workshopreeks_eind_na_begin",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Deelname",
            fields=[
                ("actie", models.CharField(blank=True, max_length=60)),
                ("actie_uiterlijk_datum", models.DateField(blank=True, null=True)),
                (
                    "voorrang",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Crisis"), (2, "Gezin met kinderen"), (3, "Ondernemer"), (4, "Gewone volgorde")],
                        default=4,
                    ),
                ),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("versie", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "status",
                    django_fsm.FSMField(
                        choices=[
                            ("wachtlijst", "Op de wachtlijst"),
                            ("uitgenodigd", "Uitgenodigd"),
                            ("bevestigd", "Komt"),
                            ("bezig", "Doet mee"),
                            ("afgerond", "Afgerond"),
                            ("naar_andere_reeks", "Verder in een andere reeks"),
                            ("naar_intake", "Naar individuele intake"),
                            ("gestopt", "Gestopt"),
                        ],
                        default="wachtlijst",
                        max_length=20,
                        protected=True,
                    ),
                ),
                ("aangemeld_op", models.DateTimeField()),
                ("uitgenodigd_op", models.DateTimeField(blank=True, null=True)),
                ("taak", models.CharField(max_length=60)),
                ("taak_datum", models.DateField()),
                ("opvolg_datum", models.DateField(blank=True, null=True)),
                ("ggz_datum", models.DateField(blank=True, null=True)),
                ("wil_niet_uiterlijk_datum", models.DateField(blank=True, null=True)),
                ("hulp", models.JSONField(blank=True, default=list, verbose_name="wat helpt om te komen")),
                (
                    "stop_reden",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("wil_niet", "Wil geen workshop"),
                            ("past_niet", "Een groep past niet bij deze inwoner"),
                            ("niet_bereikt", "Niet bereikt, ook niet na meer pogingen"),
                            ("verhuisd", "Verhuisd naar een andere gemeente"),
                            ("overleden", "Overleden"),
                            ("zelf_opgelost", "Zelf opgelost"),
                        ],
                        max_length=20,
                    ),
                ),
                ("stop_toelichting", models.TextField(blank=True, verbose_name="hoe en door wie dit is gezegd")),
                ("vervolg", models.TextField(blank=True, verbose_name="wat er daarna gebeurt")),
                ("afgesloten_op", models.DateTimeField(blank=True, null=True)),
                (
                    "aanmelding",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deelnames",
                        to="intake.aanmelding",
                    ),
                ),
                (
                    "behandelaar",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="deelnames", to="intake.client"
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisatie.gemeente"
                    ),
                ),
                (
                    "vorige",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vervolgen",
                        to="intake.deelname",
                    ),
                ),
                (
                    "reeks",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="deelnames", to="intake.workshopreeks"
                    ),
                ),
            ],
            options={
                "verbose_name": "workshopdeelname",
                "verbose_name_plural": "workshopdeelnames",
                "ordering": ["-aangemeld_op"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("actie_uiterlijk_datum__isnull", False)),
                        fields=["voorrang", "actie_uiterlijk_datum"],
                        name="deelname_werk",
                    ),
                    models.Index(fields=["reeks", "status"], name="deelname_reeks"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "wachtlijst",
                                    "uitgenodigd",
                                    "bevestigd",
                                    "bezig",
                                    "afgerond",
                                    "naar_andere_reeks",
                                    "naar_intake",
                                    "gestopt",
                                ],
                            )
                        ),
                        name="deelname_status_bestaat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ("afgerond", "naar_andere_reeks", "naar_intake", "gestopt")),
                                ("actie", ""),
                                ("actie_uiterlijk_datum__isnull", True),
                            ),
                            models.Q(
                                models.Q(
                                    ("status__in", ("afgerond", "naar_andere_reeks", "naar_intake", "gestopt")),
                                    _negated=True,
                                ),
                                models.Q(("actie", ""), _negated=True),
                                ("actie_uiterlijk_datum__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="deelname_open_heeft_actie",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "gestopt"), _negated=True),
                        fields=("reeks", "client"),
                        name="deelname_een_per_reeks",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("uitgenodigd", "bevestigd", "bezig")), _negated=True),
                            ("uitgenodigd_op__isnull", False),
                            _connector="OR",
                        ),
                        name="deelname_plaats_is_uitgenodigd",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["afgerond", "gestopt"]), _negated=True),
                            models.Q(("vervolg", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="deelname_einde_heeft_vervolg",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Ggzsignaal",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("gezien_door", models.CharField(max_length=120, verbose_name="wie zag dit")),
                ("wat", models.TextField(max_length=500, verbose_name="wat is gezien")),
                ("op", models.DateTimeField()),
                ("opvolg_uiterlijk_datum", models.DateField()),
                (
                    "opvolging",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("gesprek", "Besproken met de inwoner; geen verdere stap nodig"),
                            ("huisarts", "De inwoner gaat naar de huisarts"),
                            ("wijkteam", "Overgedragen aan het wijkteam, met toestemming"),
                            ("al_hulp", "De inwoner heeft al een behandelaar"),
                            ("wil_niet", "De inwoner wil hier nu geen hulp bij"),
                            ("vervallen", "Niet meer nodig"),
                        ],
                        max_length=20,
                    ),
                ),
                ("opvolg_notitie", models.TextField(blank=True)),
                ("opgevolgd_op", models.DateTimeField(blank=True, null=True)),
                (
                    "deelname",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ggzsignalen", to="intake.deelname"
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "opgevolgd_door",
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
                "verbose_name": "GGZ-signaal",
                "verbose_name_plural": "GGZ-signalen",
                "ordering": ["-op"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("opgevolgd_op__isnull", True), ("opvolging", "")),
                            models.Q(models.Q(("opvolging", ""), _negated=True), ("opgevolgd_op__isnull", False)),
                            _connector="OR",
                        ),
                        name="ggzsignaal_opgevolgd_met_uitkomst",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Workshopsessie",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("versie", models.PositiveIntegerField(default=0, editable=False)),
                ("volgnummer", models.PositiveSmallIntegerField()),
                ("begin_op", models.DateTimeField()),
                ("eind_op", models.DateTimeField()),
                ("zaal", models.CharField(max_length=80)),
                ("afgelast_op", models.DateTimeField(blank=True, null=True)),
                ("afgelast_reden", models.CharField(blank=True, max_length=200)),
                (
                    "reeks",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sessies", to="intake.workshopreeks"
                    ),
                ),
            ],
            options={
                "verbose_name": "bijeenkomst",
                "verbose_name_plural": "bijeenkomsten",
                "ordering": ["begin_op", "id"],
                "indexes": [models.Index(fields=["begin_op"], name="workshopsessie_dag")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("eind_op__gt", models.F("begin_op"))), name="workshopsessie_eind_na_begin"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("afgelast_op__isnull", True),
                            models.Q(("afgelast_reden", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="workshopsessie_afgelast_met_reden",
                    ),
                    models.UniqueConstraint(fields=("reeks", "volgnummer"), name="workshopsessie_volgnummer"),
                    models.UniqueConstraint(fields=("reeks", "begin_op"), name="workshopsessie_begin"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Aanwezigheid",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "opkomst",
                    models.CharField(
                        choices=[
                            ("aanwezig", "Aanwezig"),
                            ("afgemeld", "Afgemeld"),
                            ("niet_verschenen", "Niet gekomen"),
                        ],
                        max_length=20,
                    ),
                ),
                ("opvolg_uiterlijk_datum", models.DateField(blank=True, null=True)),
                ("op", models.DateTimeField()),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "deelname",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="aanwezigheden", to="intake.deelname"
                    ),
                ),
                (
                    "sessie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aanwezigheden",
                        to="intake.workshopsessie",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "aanwezigheden",
                "ordering": ["sessie__begin_op"],
                "constraints": [
                    models.UniqueConstraint(fields=("deelname", "sessie"), name="aanwezigheid_uniek"),
                    models.CheckConstraint(
                        condition=models.Q(("opkomst__in", ["aanwezig", "afgemeld", "niet_verschenen"])),
                        name="aanwezigheid_opkomst_bestaat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("opkomst", "niet_verschenen"), ("opvolg_uiterlijk_datum__isnull", True), _connector="OR"
                        ),
                        name="aanwezigheid_opvolgen_na_wegblijven",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Opvolging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "uitkomst",
                    models.CharField(
                        choices=[
                            ("kan_niet", "Wil wel, maar kan niet komen"),
                            ("wil_niet", "Wil niet meedoen"),
                            ("onbereikt", "Niet bereikt"),
                        ],
                        max_length=20,
                    ),
                ),
                ("hulp", models.JSONField(blank=True, default=list)),
                ("gezegd_door", models.CharField(blank=True, max_length=120, verbose_name="wie zei dit")),
                ("gezegd_hoe", models.CharField(blank=True, max_length=120, verbose_name="hoe")),
                ("notitie", models.TextField(blank=True)),
                ("op", models.DateTimeField()),
                (
                    "aanwezigheid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opvolgingen",
                        to="intake.aanwezigheid",
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "opvolgingen",
                "ordering": ["op", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("uitkomst", "wil_niet"), _negated=True),
                            models.Q(
                                models.Q(("gezegd_door", ""), _negated=True),
                                models.Q(("gezegd_hoe", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="opvolging_wil_niet_met_bron",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Sessievrijwilliger",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("naam", models.CharField(max_length=120)),
                ("organisatie", models.CharField(blank=True, max_length=120)),
                ("telefoon", models.CharField(blank=True, max_length=40)),
                (
                    "sessie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="vrijwilligers",
                        to="intake.workshopsessie",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "vrijwilligers",
                "ordering": ["naam"],
                "constraints": [models.UniqueConstraint(fields=("sessie", "naam"), name="sessievrijwilliger_uniek")],
            },
        ),
        migrations.CreateModel(
            name="Dossierstuk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=30)),
                (
                    "stand",
                    models.CharField(
                        choices=[("begonnen", "Begonnen"), ("klaar", "Klaar"), ("niet_nodig", "Niet nodig")],
                        max_length=20,
                    ),
                ),
                ("op", models.DateTimeField()),
                (
                    "deelname",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stukken", to="intake.deelname"
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "sessie",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="intake.workshopsessie",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "dossierstukken",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("deelname", "code"), name="dossierstuk_uniek"),
                    models.CheckConstraint(
                        condition=models.Q(("stand__in", ["begonnen", "klaar", "niet_nodig"])),
                        name="dossierstuk_stand_bestaat",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Zelfintake",
            fields=[
                ("actie", models.CharField(blank=True, max_length=60)),
                ("actie_uiterlijk_datum", models.DateField(blank=True, null=True)),
                (
                    "voorrang",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Crisis"), (2, "Gezin met kinderen"), (3, "Ondernemer"), (4, "Gewone volgorde")],
                        default=4,
                    ),
                ),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("versie", models.PositiveIntegerField(default=0, editable=False)),
                ("code_hash", models.CharField(max_length=64, unique=True)),
                ("verloopt_op", models.DateTimeField()),
                ("pogingen", models.PositiveSmallIntegerField(default=0, verbose_name="foute geboortedatums")),
                ("sessie_hash", models.CharField(blank=True, max_length=64)),
                ("sessie_tot_op", models.DateTimeField(blank=True, null=True)),
                (
                    "status",
                    django_fsm.FSMField(
                        choices=[
                            ("uitgenodigd", "Uitgenodigd"),
                            ("begonnen", "Begonnen"),
                            ("ingediend", "Ingediend"),
                            ("gelezen", "Gelezen"),
                            ("verlopen", "Verlopen"),
                            ("ingetrokken", "Ingetrokken"),
                        ],
                        default="uitgenodigd",
                        max_length=20,
                        protected=True,
                    ),
                ),
                (
                    "kanaal",
                    models.CharField(choices=[("sms", "Sms"), ("email", "E-mail"), ("brief", "Brief")], max_length=10),
                ),
                ("vragenlijst", models.CharField(max_length=20)),
                ("ronde", models.PositiveSmallIntegerField(default=1)),
                ("uitgenodigd_op", models.DateTimeField()),
                ("herinnerd_op", models.DateTimeField(blank=True, null=True)),
                ("begonnen_op", models.DateTimeField(blank=True, null=True)),
                ("ingediend_op", models.DateTimeField(blank=True, null=True)),
                ("lezen_uiterlijk_datum", models.DateField(blank=True, null=True)),
                ("antwoorden", models.JSONField(blank=True, default=dict)),
                ("pagina", models.CharField(blank=True, max_length=40, verbose_name="waar de inwoner gebleven is")),
                ("dreigingen", models.JSONField(blank=True, default=list)),
                ("dreiging_op", models.DateTimeField(blank=True, null=True, verbose_name="dreiging genoemd op")),
                ("dreiging_beoordeeld_op", models.DateTimeField(blank=True, null=True)),
                ("dreiging_oordeel", models.TextField(blank=True)),
                (
                    "aanmelding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="zelfintakes", to="intake.aanmelding"
                    ),
                ),
                (
                    "behandelaar",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="zelfintakes", to="intake.client"
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisatie.gemeente"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "zelfintakes",
                "ordering": ["-uitgenodigd_op"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("actie_uiterlijk_datum__isnull", False)),
                        fields=["voorrang", "actie_uiterlijk_datum"],
                        name="zelfintake_werk",
                    ),
                    models.Index(
                        condition=models.Q(("status__in", ("uitgenodigd", "begonnen"))),
                        fields=["verloopt_op"],
                        name="zelfintake_loopt",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                ["uitgenodigd", "begonnen", "ingediend", "gelezen", "verlopen", "ingetrokken"],
                            )
                        ),
                        name="zelfintake_status_bestaat",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ("uitgenodigd", "begonnen"))),
                        fields=("aanmelding",),
                        name="zelfintake_een_lopende_per_aanmelding",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("sessie_hash", ""), _negated=True),
                        fields=("sessie_hash",),
                        name="zelfintake_sessie_uniek",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("pogingen__lte", 5)), name="zelfintake_hoogstens_vijf_pogingen"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("status__in", ("ingediend",)), _negated=True),
                                ("actie", ""),
                                ("actie_uiterlijk_datum__isnull", True),
                            ),
                            models.Q(
                                models.Q(("status__in", ("gelezen", "verlopen", "ingetrokken")), _negated=True),
                                models.Q(("actie", ""), _negated=True),
                                ("actie_uiterlijk_datum__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="zelfintake_ingediend_heeft_actie",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Zelfschuld",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("naam", models.CharField(max_length=120)),
                ("waarvoor", models.CharField(blank=True, max_length=200)),
                ("bedrag", models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True)),
                ("op", models.DateTimeField()),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="intake.document",
                        verbose_name="foto van de brief",
                    ),
                ),
                (
                    "zelfintake",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="schulden", to="intake.zelfintake"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "schuldeisers volgens de inwoner",
                "ordering": ["op", "id"],
            },
        ),
    ]
