import uuid
from decimal import Decimal

import django.db.models.deletion
import django_fsm
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("brieven", "0001_begin"),
        ("intake", "0001_begin"),
        ("organisatie", "0001_begin"),
        ("organisatie", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Uitkeringsronde",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("versie", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "status",
                    django_fsm.FSMField(
                        choices=[
                            ("concept", "Wacht op goedkeuring"),
                            ("goedgekeurd", "Goedgekeurd"),
                            ("vervallen", "Vervallen"),
                        ],
                        default="concept",
                        max_length=20,
                        protected=True,
                    ),
                ),
                ("nummer", models.CharField(max_length=30, unique=True)),
                ("totaal_bedrag", models.DecimalField(decimal_places=2, max_digits=14)),
                ("klaargezet_op", models.DateTimeField()),
                ("goedgekeurd_op", models.DateTimeField(blank=True, null=True)),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisatie.gemeente"
                    ),
                ),
                (
                    "goedgekeurd_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "klaargezet_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "uitkeringsronden",
                "ordering": ["-klaargezet_op", "nummer"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["concept", "goedgekeurd", "vervallen"])),
                        name="uitkeringsronde_status_bestaat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("goedgekeurd_door", None),
                            models.Q(("goedgekeurd_door", models.F("klaargezet_door")), _negated=True),
                            _connector="OR",
                        ),
                        name="uitkeringsronde_vier_ogen",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Traject",
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
                            ("plan_van_aanpak", "Plan van aanpak"),
                            ("stabilisatie", "Stabilisatie"),
                            ("duurzaam", "Duurzame financiële dienstverlening"),
                            ("overdracht", "Overdracht naar fase 2"),
                            ("inventarisatie", "Inventarisatie van de schulden"),
                            ("voorstel", "Voorstel ligt bij de schuldeisers"),
                            ("geen_akkoord", "Geen akkoord"),
                            ("dwangakkoord", "Dwangakkoord gevraagd"),
                            ("akkoord", "Akkoord"),
                            ("looptijd", "Looptijd"),
                            ("finale_kwijting", "Finale kwijting"),
                            ("nazorg", "Nazorg"),
                            ("afgerond", "Afgerond"),
                            ("wsnp", "Naar de Wsnp"),
                            ("uitgevallen", "Voortijdig beëindigd"),
                        ],
                        default="plan_van_aanpak",
                        max_length=30,
                        protected=True,
                    ),
                ),
                ("nummer", models.CharField(max_length=30, unique=True)),
                ("omschrijving", models.TextField(blank=True)),
                ("start_datum", models.DateField(blank=True, null=True)),
                ("eind_datum", models.DateField(blank=True, null=True)),
                ("toekenning_datum", models.DateField(blank=True, null=True)),
                (
                    "schuld_bij_aanvang_bedrag",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True),
                ),
                ("stabilisatie_uiterlijk_datum", models.DateField(blank=True, null=True)),
                (
                    "vervolg_keuze",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("regeling", "Verder naar fase 2: een schuldregeling"),
                            ("duurzaam", "Nog geen regeling: duurzame financiële dienstverlening"),
                            ("stabilisatie", "Opnieuw stabiliseren"),
                            ("stoppen", "Het traject beëindigen"),
                        ],
                        max_length=20,
                        verbose_name="keuze na de stabilisatie",
                    ),
                ),
                ("overdracht_van", models.CharField(blank=True, max_length=30)),
                ("overdracht_reden", models.TextField(blank=True, verbose_name="reden van teruggeven")),
                ("regelperiode_start_datum", models.DateField(blank=True, null=True)),
                ("regelperiode_uiterlijk_datum", models.DateField(blank=True, null=True)),
                ("pauze_tot_datum", models.DateField(blank=True, null=True, verbose_name="in de pauze tot")),
                (
                    "schuldeisers_stil_datum",
                    models.DateField(blank=True, null=True, verbose_name="schuldeisers wachten sinds"),
                ),
                (
                    "inkomen_bedrag",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=10, null=True, verbose_name="netto inkomen per maand"
                    ),
                ),
                (
                    "vtlb_bedrag",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=10, null=True, verbose_name="vtlb per maand"
                    ),
                ),
                ("looptijd_eind_datum", models.DateField(blank=True, null=True)),
                (
                    "levering",
                    models.JSONField(blank=True, default=dict, verbose_name="bijzonderheden uit een levering"),
                ),
                (
                    "aanmelding",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="traject",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="trajecten", to="intake.client"
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="trajecten", to="organisatie.gemeente"
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trajecten_als_partner",
                        to="intake.client",
                    ),
                ),
                (
                    "uitvoerder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisatie.organisatie"
                    ),
                ),
                (
                    "vorige_traject",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="volgende_trajecten",
                        to="trajecten.traject",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "trajecten",
                "ordering": ["-start_datum", "nummer"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("actie_uiterlijk_datum__isnull", False)),
                        fields=["voorrang", "actie_uiterlijk_datum"],
                        name="traject_werk",
                    ),
                    models.Index(fields=["gemeente", "status", "start_datum"], name="traject_lijst"),
                    models.Index(
                        condition=models.Q(("pauze_tot_datum__isnull", False)),
                        fields=["pauze_tot_datum"],
                        name="traject_pauze",
                    ),
                    models.Index(
                        condition=models.Q(("schuldeisers_stil_datum__isnull", False)),
                        fields=["schuldeisers_stil_datum"],
                        name="traject_schuldeisers_stil",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "plan_van_aanpak",
                                    "stabilisatie",
                                    "duurzaam",
                                    "overdracht",
                                    "inventarisatie",
                                    "voorstel",
                                    "geen_akkoord",
                                    "dwangakkoord",
                                    "akkoord",
                                    "looptijd",
                                    "finale_kwijting",
                                    "nazorg",
                                    "afgerond",
                                    "wsnp",
                                    "uitgevallen",
                                ],
                            )
                        ),
                        name="traject_status_bestaat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ("afgerond", "wsnp", "uitgevallen")),
                                ("actie", ""),
                                ("actie_uiterlijk_datum__isnull", True),
                            ),
                            models.Q(
                                models.Q(("status__in", ("afgerond", "wsnp", "uitgevallen")), _negated=True),
                                models.Q(("actie", ""), _negated=True),
                                ("actie_uiterlijk_datum__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="traject_open_heeft_actie",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ("afgerond", "wsnp", "uitgevallen")), _negated=True),
                        fields=("client",),
                        name="traject_een_open_per_client",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ("afgerond", "wsnp", "uitgevallen")), _negated=True),
                        fields=("partner",),
                        name="traject_een_open_per_partner",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("partner", None), models.Q(("partner", models.F("client")), _negated=True), _connector="OR"
                        ),
                        name="traject_partner_ander",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("afgerond", "wsnp", "uitgevallen")), _negated=True),
                            ("pauze_tot_datum", None),
                            _connector="OR",
                        ),
                        name="traject_pauze_alleen_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ("plan_van_aanpak", "stabilisatie", "duurzaam", "overdracht")),
                            ("schuldeisers_stil_datum", None),
                            _connector="OR",
                        ),
                        name="traject_stil_alleen_fase_1",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Bankimport",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("naam", models.CharField(max_length=120, verbose_name="bestand")),
                ("soort", models.CharField(max_length=20)),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("rekening", models.CharField(blank=True, max_length=34)),
                ("boekingen", models.PositiveIntegerField()),
                ("nieuw", models.PositiveIntegerField()),
                ("bij_bedrag", models.DecimalField(decimal_places=2, max_digits=14)),
                ("eindsaldo_bedrag", models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                ("op", models.DateTimeField()),
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
            ],
            options={
                "verbose_name_plural": "bankimporten",
                "ordering": ["-op", "id"],
            },
        ),
        migrations.CreateModel(
            name="Beheerrekening",
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
                ("uiterlijk_datum", models.DateField()),
                (
                    "status",
                    django_fsm.FSMField(
                        choices=[("loopt", "Loopt"), ("gestopt", "Gestopt")],
                        default="loopt",
                        max_length=20,
                        protected=True,
                    ),
                ),
                ("start_datum", models.DateField()),
                ("eind_datum", models.DateField(blank=True, null=True)),
                ("saldo_bedrag", models.DecimalField(decimal_places=2, max_digits=10)),
                ("saldo_datum", models.DateField()),
                ("alarmen", models.JSONField(blank=True, default=list, verbose_name="wat aandacht vraagt")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="intake.client"
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisatie.gemeente"
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="beheerrekeningen",
                        to="trajecten.traject",
                    ),
                ),
            ],
            options={
                "verbose_name": "budgetbeheer",
                "verbose_name_plural": "beheerrekeningen",
                "ordering": ["-start_datum"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("actie_uiterlijk_datum__isnull", False)),
                        fields=["voorrang", "actie_uiterlijk_datum"],
                        name="beheer_werk",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["loopt", "gestopt"])), name="beheer_status_bestaat"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ("gestopt",)), ("actie", ""), ("actie_uiterlijk_datum__isnull", True)
                            ),
                            models.Q(
                                models.Q(("status__in", ("gestopt",)), _negated=True),
                                models.Q(("actie", ""), _negated=True),
                                ("actie_uiterlijk_datum__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="beheer_open_heeft_actie",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "loopt")), fields=("traject",), name="beheer_een_per_traject"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Beheerpost",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("inkomen", "Inkomen of uitkering"),
                            ("toeslag", "Toeslag of andere bijdrage"),
                            ("huur", "Huur of hypotheek"),
                            ("energie", "Energie"),
                            ("water", "Water"),
                            ("zorgpremie", "Zorgpremie"),
                            ("belasting", "Gemeente en waterschap"),
                            ("verzekering", "Verzekering"),
                            ("regeling", "Aflossing van de regeling"),
                            ("telefoon", "Telefoon en internet"),
                            ("vervoer", "Vervoer"),
                            ("leefgeld", "Leefgeld"),
                            ("overig", "Overig"),
                        ],
                        max_length=20,
                    ),
                ),
                ("naam", models.CharField(max_length=120, verbose_name="van of aan wie")),
                ("bedrag", models.DecimalField(decimal_places=2, max_digits=10)),
                (
                    "ritme",
                    models.CharField(
                        choices=[
                            ("week", "Elke week"),
                            ("vier_weken", "Elke vier weken"),
                            ("maand", "Elke maand"),
                            ("kwartaal", "Elk kwartaal"),
                            ("jaar", "Elk jaar"),
                        ],
                        max_length=20,
                    ),
                ),
                ("eerste_datum", models.DateField(verbose_name="eerste keer op")),
                ("laatste_datum", models.DateField(blank=True, null=True, verbose_name="laatste keer op")),
                ("iban", models.CharField(blank=True, max_length=34, verbose_name="IBAN")),
                ("kenmerk", models.CharField(blank=True, max_length=140, verbose_name="omschrijving bij de betaling")),
                (
                    "rekening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posten",
                        to="trajecten.beheerrekening",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "beheerposten",
                "ordering": ["eerste_datum", "naam"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("bedrag__gt", 0)), name="beheerpost_bedrag_positief"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("laatste_datum", None), ("laatste_datum__gte", models.F("eerste_datum")), _connector="OR"
                        ),
                        name="beheerpost_periode",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Beheerontvangst",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("verwacht_datum", models.DateField()),
                ("ontvangen_datum", models.DateField()),
                ("bedrag", models.DecimalField(decimal_places=2, max_digits=10)),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ontvangsten",
                        to="trajecten.beheerpost",
                    ),
                ),
                (
                    "rekening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ontvangsten",
                        to="trajecten.beheerrekening",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "ontvangsten op beheerrekeningen",
                "ordering": ["-ontvangen_datum", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("post", "verwacht_datum"), name="beheerontvangst_een_per_keer"),
                    models.CheckConstraint(
                        condition=models.Q(("bedrag__gte", 0)), name="beheerontvangst_niet_negatief"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Berichtvoorkeur",
            fields=[
                (
                    "client",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="berichtvoorkeur",
                        serialize=False,
                        to="intake.client",
                    ),
                ),
                ("wil_mijlpalen", models.BooleanField(default=True, verbose_name="krijgt berichten over mijlpalen")),
                (
                    "kanaal",
                    models.CharField(
                        choices=[
                            ("vanzelf", "Sms, en anders e-mail"),
                            ("sms", "Sms"),
                            ("email", "E-mail"),
                            ("brief", "Brief"),
                        ],
                        default="vanzelf",
                        max_length=10,
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="ander e-mailadres")),
                ("adres", models.TextField(blank=True, verbose_name="ander postadres")),
                ("is_zelf_afgemeld", models.BooleanField(default=False)),
                ("gewijzigd_op", models.DateTimeField()),
                (
                    "gewijzigd_door",
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
                "verbose_name_plural": "berichtvoorkeuren",
            },
        ),
        migrations.CreateModel(
            name="Betaalbestand",
            fields=[
                (
                    "ronde",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="betaalbestand",
                        serialize=False,
                        to="trajecten.uitkeringsronde",
                    ),
                ),
                ("inhoud", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("uitvoeren_datum", models.DateField(verbose_name="uitvoeren op")),
                ("gemaakt_op", models.DateTimeField()),
            ],
            options={
                "verbose_name_plural": "betaalbestanden",
            },
        ),
        migrations.CreateModel(
            name="Betaalopdracht",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("versie", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "status",
                    django_fsm.FSMField(
                        choices=[
                            ("concept", "Wacht op een tweede persoon"),
                            ("goedgekeurd", "Goedgekeurd, nog te betalen"),
                            ("betaald", "Betaald"),
                            ("ingetrokken", "Ingetrokken"),
                        ],
                        default="concept",
                        max_length=20,
                        protected=True,
                    ),
                ),
                ("datum", models.DateField(verbose_name="valt op")),
                ("naam", models.CharField(max_length=120)),
                ("iban", models.CharField(max_length=34, verbose_name="IBAN")),
                ("kenmerk", models.CharField(blank=True, max_length=140)),
                ("bedrag", models.DecimalField(decimal_places=2, max_digits=10)),
                ("opgesteld_op", models.DateTimeField()),
                ("goedgekeurd_op", models.DateTimeField(blank=True, null=True)),
                ("betaald_datum", models.DateField(blank=True, null=True)),
                (
                    "betaald_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "goedgekeurd_door",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opdrachten",
                        to="trajecten.beheerpost",
                    ),
                ),
                (
                    "rekening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opdrachten",
                        to="trajecten.beheerrekening",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "betaalopdrachten",
                "ordering": ["datum", "naam", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["concept", "goedgekeurd", "betaald", "ingetrokken"])),
                        name="opdracht_status_bestaat",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "ingetrokken"), _negated=True),
                        fields=("post", "datum"),
                        name="opdracht_een_per_keer",
                    ),
                    models.CheckConstraint(condition=models.Q(("bedrag__gt", 0)), name="opdracht_bedrag_positief"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("goedgekeurd_door", None),
                            models.Q(("goedgekeurd_door", models.F("opgesteld_door")), _negated=True),
                            _connector="OR",
                        ),
                        name="opdracht_vier_ogen",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "betaald"), _negated=True),
                            models.Q(("betaald_datum__isnull", False), ("goedgekeurd_door__isnull", False)),
                            _connector="OR",
                        ),
                        name="opdracht_betaald_na_goedkeuren",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Oplossing",
            fields=[
                (
                    "traject",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="oplossing",
                        serialize=False,
                        to="trajecten.traject",
                    ),
                ),
                (
                    "soort",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("Betalingsregeling", "Betalingsregeling (100 %)"),
                            ("Herfinanciering", "Herfinanciering"),
                            ("Saneringskrediet", "Saneringskrediet"),
                            ("Schuldbemiddeling", "Schuldbemiddeling"),
                            ("0%-aanbod", "Schuldregeling zonder afloscapaciteit"),
                        ],
                        max_length=30,
                    ),
                ),
                ("start_datum", models.DateField(blank=True, null=True)),
                ("eind_datum", models.DateField(blank=True, null=True)),
                ("vtlb_bedrag", models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True)),
            ],
            options={
                "verbose_name_plural": "oplossingen",
            },
        ),
        migrations.CreateModel(
            name="Schuldregeling",
            fields=[
                (
                    "traject",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="schuldregeling",
                        serialize=False,
                        to="trajecten.traject",
                    ),
                ),
                ("datum", models.DateField(blank=True, null=True, verbose_name="ingediend op")),
                ("toegekend_datum", models.DateField(blank=True, null=True)),
                ("afgewezen_datum", models.DateField(blank=True, null=True)),
                ("ingetrokken_datum", models.DateField(blank=True, null=True)),
                ("is_dwangakkoord", models.BooleanField(blank=True, null=True)),
                ("verzoek_dwangakkoord_datum", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name_plural": "schuldregelingen",
            },
        ),
        migrations.CreateModel(
            name="Uitstroom",
            fields=[
                (
                    "traject",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="uitstroom",
                        serialize=False,
                        to="trajecten.traject",
                    ),
                ),
                ("datum", models.DateField(blank=True, null=True)),
                ("beeindigingsbeschikking_datum", models.DateField(blank=True, null=True)),
                (
                    "reden",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("Overleden", "Overleden"),
                            ("Verhuisd", "Verhuisd naar een andere gemeente"),
                            ("Nietverschenen", "Niet verschenen"),
                            ("Ingetrokken", "Aanvraag ingetrokken"),
                            ("Niet passend", "Hulp past niet (meer)"),
                            ("Overig", "Andere reden"),
                            ("Voldoet niet", "Voldoet niet aan de voorwaarden"),
                            ("Afgerond", "Afgerond"),
                            ("Zelf", "Inwoner regelt het verder zelf"),
                        ],
                        max_length=30,
                    ),
                ),
                ("omschrijving", models.TextField(blank=True)),
                ("geprobeerd", models.TextField(blank=True, verbose_name="wat is geprobeerd")),
                ("vervolgstap", models.TextField(blank=True, verbose_name="volgende stap van de inwoner")),
                ("uit_status", models.CharField(blank=True, max_length=30, verbose_name="status bij het einde")),
            ],
            options={
                "verbose_name_plural": "uitstroom",
            },
        ),
        migrations.CreateModel(
            name="Berekening",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("vtlb", "Vtlb en afloscapaciteit"),
                            ("planruimte", "Beslagvrije voet bij het plan van aanpak"),
                            ("aanbod", "Voorstel aan de schuldeisers"),
                            ("routes", "Vergelijking van routes"),
                        ],
                        max_length=20,
                    ),
                ),
                ("hoort_bij", models.CharField(blank=True, max_length=60)),
                ("invoer", models.JSONField()),
                ("uitkomst", models.JSONField()),
                ("normen", models.CharField(blank=True, max_length=10, verbose_name="versie van de normen")),
                ("op", models.DateTimeField()),
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
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="berekeningen", to="trajecten.traject"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "berekeningen",
                "ordering": ["-op", "id"],
                "indexes": [models.Index(fields=["traject", "-op"], name="berekening_van_traject")],
            },
        ),
        migrations.CreateModel(
            name="Achterstand",
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
                ("uiterlijk_datum", models.DateField()),
                (
                    "status",
                    django_fsm.FSMField(
                        choices=[
                            ("signaal", "Achterstand"),
                            ("afspraak", "Afspraak gemaakt"),
                            ("opgelost", "Ingelopen"),
                            ("vervallen", "Niet meer nodig"),
                        ],
                        default="signaal",
                        max_length=20,
                        protected=True,
                    ),
                ),
                ("bedrag", models.DecimalField(decimal_places=2, max_digits=12)),
                ("open_sinds_datum", models.DateField()),
                ("afspraak", models.TextField(blank=True, verbose_name="wat is afgesproken")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="intake.client"
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisatie.gemeente"
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="trajecten.traject"
                    ),
                ),
            ],
            options={
                "verbose_name": "betalingsachterstand",
                "verbose_name_plural": "betalingsachterstanden",
                "ordering": ["-open_sinds_datum", "id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("actie_uiterlijk_datum__isnull", False)),
                        fields=["voorrang", "actie_uiterlijk_datum"],
                        name="achterstand_werk",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["signaal", "afspraak", "opgelost", "vervallen"])),
                        name="achterstand_status_bestaat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ("opgelost", "vervallen")),
                                ("actie", ""),
                                ("actie_uiterlijk_datum__isnull", True),
                            ),
                            models.Q(
                                models.Q(("status__in", ("opgelost", "vervallen")), _negated=True),
                                models.Q(("actie", ""), _negated=True),
                                ("actie_uiterlijk_datum__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="achterstand_open_heeft_actie",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ("signaal", "afspraak"))),
                        fields=("traject",),
                        name="achterstand_een_open_per_traject",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Betaling",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("versie", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "status",
                    django_fsm.FSMField(
                        choices=[
                            ("te_koppelen", "Nog te koppelen"),
                            ("gekoppeld", "Gekoppeld"),
                            ("genegeerd", "Niet van een traject"),
                        ],
                        default="te_koppelen",
                        max_length=20,
                        protected=True,
                    ),
                ),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("termijn", "Termijn van de inwoner"),
                            ("incidenteel", "Incidenteel, helemaal voor de schuldeisers"),
                            ("krediet", "Uitbetaald krediet, voor de schuldeisers"),
                            ("retour", "Teruggekomen uitkering"),
                        ],
                        default="termijn",
                        max_length=15,
                    ),
                ),
                ("datum", models.DateField()),
                ("bedrag", models.DecimalField(decimal_places=2, max_digits=12)),
                ("naam", models.CharField(blank=True, max_length=140)),
                ("tegenrekening", models.CharField(blank=True, max_length=34)),
                ("omschrijving", models.CharField(blank=True, max_length=500)),
                ("kenmerk", models.CharField(blank=True, max_length=35)),
                ("is_storno", models.BooleanField(default=False)),
                ("sleutel", models.CharField(max_length=64, unique=True)),
                (
                    "herkomst",
                    models.CharField(
                        choices=[("bank", "Uit een bankbestand"), ("hand", "Zelf ingevoerd")], max_length=10
                    ),
                ),
                ("waarom", models.CharField(blank=True, max_length=200, verbose_name="waarom gekoppeld of niet")),
                (
                    "bankimport",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="betalingen",
                        to="trajecten.bankimport",
                    ),
                ),
                (
                    "gedacht",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.traject",
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisatie.gemeente"
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="betalingen",
                        to="trajecten.traject",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "betalingen",
                "ordering": ["-datum", "id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "te_koppelen")),
                        fields=["gemeente", "datum"],
                        name="betaling_open",
                    ),
                    models.Index(fields=["tegenrekening", "bedrag"], name="betaling_tegenrekening"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["te_koppelen", "gekoppeld", "genegeerd"])),
                        name="betaling_status_bestaat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "gekoppeld"), ("traject__isnull", False)),
                            models.Q(models.Q(("status", "gekoppeld"), _negated=True), ("traject", None)),
                            _connector="OR",
                        ),
                        name="betaling_gekoppeld_heeft_traject",
                    ),
                    models.CheckConstraint(condition=models.Q(("bedrag", 0), _negated=True), name="betaling_niet_nul"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Budget",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("versie", models.PositiveSmallIntegerField()),
                ("peildatum", models.DateField()),
                (
                    "leefsituatie",
                    models.CharField(
                        choices=[
                            ("alleenstaande", "Alleenstaand"),
                            ("alleenstaande_ouder", "Alleenstaande ouder"),
                            ("gehuwd", "Met partner, zonder kinderen"),
                            ("gehuwd_met_kinderen", "Met partner en kinderen"),
                        ],
                        max_length=30,
                    ),
                ),
                ("inkomen_bedrag", models.DecimalField(decimal_places=2, max_digits=12)),
                ("uitgaven_bedrag", models.DecimalField(decimal_places=2, max_digits=12)),
                ("toelichting", models.JSONField(blank=True, default=list)),
                ("opmerking", models.TextField(blank=True, verbose_name="wat valt op")),
                ("op", models.DateTimeField()),
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
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="budgetten", to="trajecten.traject"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "budgetten",
                "ordering": ["-versie"],
                "constraints": [models.UniqueConstraint(fields=("traject", "versie"), name="budget_versie_uniek")],
            },
        ),
        migrations.CreateModel(
            name="Budgetcontrole",
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
                ("uiterlijk_datum", models.DateField()),
                (
                    "status",
                    django_fsm.FSMField(
                        choices=[
                            ("gepland", "Gepland"),
                            ("vernieuwd", "Nieuw budget vastgesteld"),
                            ("vervallen", "Niet meer nodig"),
                        ],
                        default="gepland",
                        max_length=20,
                        protected=True,
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
                    "budget",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="trajecten.budget"
                    ),
                ),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="intake.client"
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisatie.gemeente"
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="trajecten.traject"
                    ),
                ),
            ],
            options={
                "verbose_name": "budget",
                "verbose_name_plural": "controles van een budget",
                "indexes": [
                    models.Index(
                        condition=models.Q(("actie_uiterlijk_datum__isnull", False)),
                        fields=["voorrang", "actie_uiterlijk_datum"],
                        name="budgetcontrole_werk",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["gepland", "vernieuwd", "vervallen"])),
                        name="budgetcontrole_status_bestaat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ("vernieuwd", "vervallen")),
                                ("actie", ""),
                                ("actie_uiterlijk_datum__isnull", True),
                            ),
                            models.Q(
                                models.Q(("status__in", ("vernieuwd", "vervallen")), _negated=True),
                                models.Q(("actie", ""), _negated=True),
                                ("actie_uiterlijk_datum__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="budgetcontrole_open_heeft_actie",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "gepland")),
                        fields=("traject",),
                        name="budgetcontrole_een_open_per_traject",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Budgetpost",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("volgorde", models.PositiveSmallIntegerField()),
                (
                    "categorie",
                    models.CharField(
                        choices=[
                            ("in_loon", "Loon"),
                            ("in_uitkering", "Uitkering"),
                            ("in_pensioen", "AOW of pensioen"),
                            ("in_onderneming", "Winst uit onderneming"),
                            ("in_toeslag", "Toeslagen"),
                            ("in_kinderbijslag", "Kinderbijslag en kindgebonden budget"),
                            ("in_alimentatie", "Alimentatie die binnenkomt"),
                            ("in_anders", "Ander inkomen"),
                            ("huur", "Huur of hypotheek"),
                            ("energie", "Energie"),
                            ("water", "Water"),
                            ("heffingen", "Heffingen van gemeente en waterschap"),
                            ("zorg", "Zorgverzekering en eigen risico"),
                            ("verzekering", "Andere verzekeringen"),
                            ("telefoon", "Telefoon en internet"),
                            ("vervoer", "Vervoer"),
                            ("kinderen", "Kinderen: opvang en school"),
                            ("alimentatie", "Alimentatie"),
                            ("bewind", "Bewind of budgetbeheer"),
                            ("huishouden", "Huishoudgeld"),
                            ("kleding", "Kleding en inventaris"),
                            ("abonnement", "Abonnementen en contributies"),
                            ("aflossen", "Aflossen van schulden"),
                            ("anders", "Andere uitgave"),
                        ],
                        max_length=20,
                    ),
                ),
                ("omschrijving", models.CharField(blank=True, max_length=120)),
                ("bedrag", models.DecimalField(decimal_places=2, max_digits=10)),
                (
                    "periode",
                    models.CharField(
                        choices=[
                            ("WEEK", "per week"),
                            ("VIER_WEKEN", "per vier weken"),
                            ("MAAND", "per maand"),
                            ("KWARTAAL", "per kwartaal"),
                            ("JAAR", "per jaar"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "bron",
                    models.CharField(
                        choices=[
                            ("loonstrook", "Loonstrook"),
                            ("specificatie", "Uitkeringsspecificatie"),
                            ("beschikking", "Beschikking"),
                            ("afschrift", "Bankafschrift"),
                            ("contract", "Contract of polis"),
                            ("rekening", "Rekening"),
                            ("opgave", "Opgave van de inwoner"),
                        ],
                        max_length=20,
                    ),
                ),
                ("nagegaan_op", models.DateTimeField(blank=True, null=True)),
                (
                    "budget",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="posten", to="trajecten.budget"
                    ),
                ),
                (
                    "nagegaan_door",
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
                "verbose_name": "post van een budget",
                "verbose_name_plural": "posten van een budget",
                "ordering": ["volgorde"],
                "constraints": [
                    models.UniqueConstraint(fields=("budget", "volgorde"), name="budgetpost_volgorde_uniek"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("nagegaan_door", None), ("nagegaan_op", None)),
                            models.Q(("nagegaan_door__isnull", False), ("nagegaan_op__isnull", False)),
                            _connector="OR",
                        ),
                        name="budgetpost_nagegaan_door_iemand",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Mijlpaalbericht",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "mijlpaal",
                    models.CharField(
                        choices=[
                            ("gestart", "Het traject is begonnen"),
                            ("schulden_bekend", "Alle schulden zijn bekend"),
                            ("voorstel", "Het voorstel is verstuurd"),
                            ("akkoord", "De regeling is rond"),
                            ("looptijd", "De looptijd is begonnen"),
                            ("halverwege", "De looptijd is halverwege"),
                            ("schuldenvrij", "De schulden uit de regeling zijn weg"),
                            ("nazorg", "Wij bellen voor de nazorg"),
                        ],
                        max_length=20,
                    ),
                ),
                ("rang", models.PositiveSmallIntegerField()),
                (
                    "uitkomst",
                    models.CharField(
                        choices=[
                            ("gestuurd", "Bericht gemaakt"),
                            ("afgemeld", "De inwoner wil deze berichten niet"),
                            ("geen_weg", "Geen nummer, e-mailadres of adres"),
                            ("ingehaald", "Ingehaald: er was al een volgende mijlpaal"),
                            ("te_oud", "Te lang geleden om nu nog te melden"),
                            ("overleden", "De inwoner is overleden"),
                            ("niet_gepast", "Niet elke schuldeiser schold kwijt; de consulent belt zelf"),
                        ],
                        max_length=20,
                    ),
                ),
                ("op", models.DateTimeField()),
                ("code_hash", models.CharField(max_length=64, unique=True)),
                (
                    "bericht",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="brieven.bericht",
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
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="intake.client"
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mijlpalen", to="trajecten.traject"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "mijlpaalberichten",
                "ordering": ["rang", "op"],
                "indexes": [models.Index(fields=["traject", "rang"], name="mijlpaal_hoogste")],
                "constraints": [
                    models.UniqueConstraint(fields=("traject", "client", "mijlpaal"), name="mijlpaal_een_per_persoon"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("uitkomst", "gestuurd"), models.Q(("bericht", None), ("brief", None), _connector="XOR")
                            ),
                            models.Q(
                                models.Q(("uitkomst", "gestuurd"), _negated=True), ("bericht", None), ("brief", None)
                            ),
                            _connector="OR",
                        ),
                        name="mijlpaal_gestuurd_heeft_post",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Nazorgmoment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("gepland_datum", models.DateField()),
                ("eerst_datum", models.DateField(blank=True, null=True, verbose_name="stond eerst op")),
                ("verzet_reden", models.TextField(blank=True, verbose_name="waarom verzet")),
                ("gehouden_op", models.DateTimeField(blank=True, null=True)),
                ("is_bereikt", models.BooleanField(blank=True, null=True)),
                ("gaat_goed", models.BooleanField(blank=True, null=True, verbose_name="het gaat goed")),
                (
                    "vorm",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("telefoon", "Telefoon"),
                            ("huisbezoek", "Huisbezoek"),
                            ("kantoor", "Op kantoor"),
                            ("video", "Videobellen"),
                            ("bericht", "App, sms of e-mail"),
                        ],
                        max_length=20,
                    ),
                ),
                ("notitie", models.TextField(blank=True)),
                ("afspraken", models.TextField(blank=True, verbose_name="wat is afgesproken")),
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
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nazorgmomenten",
                        to="trajecten.traject",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "nazorgmomenten",
                "ordering": ["gepland_datum"],
                "constraints": [
                    models.UniqueConstraint(fields=("traject", "gepland_datum"), name="nazorgmoment_uniek")
                ],
            },
        ),
        migrations.CreateModel(
            name="Nazorgvraag",
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
                ("uiterlijk_datum", models.DateField()),
                (
                    "status",
                    django_fsm.FSMField(
                        choices=[
                            ("open", "Nog geen antwoord"),
                            ("beantwoord", "Beantwoord"),
                            ("vervallen", "Vervallen"),
                        ],
                        default="open",
                        max_length=20,
                        protected=True,
                    ),
                ),
                ("vraag", models.TextField()),
                ("gesteld_op", models.DateTimeField()),
                ("antwoord", models.TextField(blank=True)),
                ("beantwoord_op", models.DateTimeField(blank=True, null=True)),
                (
                    "beantwoord_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="intake.client"
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisatie.gemeente"
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="nazorgvragen", to="trajecten.traject"
                    ),
                ),
            ],
            options={
                "verbose_name": "vraag van de inwoner",
                "verbose_name_plural": "vragen van inwoners",
                "ordering": ["-gesteld_op"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("actie_uiterlijk_datum__isnull", False)),
                        fields=["voorrang", "actie_uiterlijk_datum"],
                        name="nazorgvraag_werk",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["open", "beantwoord", "vervallen"])),
                        name="nazorgvraag_status_bestaat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ("beantwoord", "vervallen")),
                                ("actie", ""),
                                ("actie_uiterlijk_datum__isnull", True),
                            ),
                            models.Q(
                                models.Q(("status__in", ("beantwoord", "vervallen")), _negated=True),
                                models.Q(("actie", ""), _negated=True),
                                ("actie_uiterlijk_datum__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="nazorgvraag_open_heeft_actie",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "beantwoord"), _negated=True),
                            models.Q(models.Q(("antwoord", ""), _negated=True), ("beantwoord_op__isnull", False)),
                            _connector="OR",
                        ),
                        name="nazorgvraag_met_antwoord",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Normwijziging",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("peildatum", models.DateField(verbose_name="normen vanaf")),
                ("aantal", models.PositiveIntegerField(default=0, verbose_name="trajecten om door te rekenen")),
                ("brokken", models.PositiveIntegerField(default=0)),
                ("op", models.DateTimeField(verbose_name="begonnen op")),
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
            ],
            options={
                "verbose_name": "wijziging van de normen",
                "verbose_name_plural": "wijzigingen van de normen",
                "ordering": ["-peildatum", "gemeente"],
                "constraints": [
                    models.UniqueConstraint(fields=("gemeente", "peildatum"), name="normwijziging_een_keer_per_datum")
                ],
            },
        ),
        migrations.CreateModel(
            name="Overdracht",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("begonnen_op", models.DateTimeField()),
                ("aangenomen_op", models.DateTimeField(blank=True, null=True)),
                (
                    "aangenomen_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="overdrachten", to="trajecten.traject"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "overdrachten",
                "ordering": ["begonnen_op"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("aangenomen_op", None)), fields=("traject",), name="overdracht_een_lopend"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Overdrachtpunt",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "deel",
                    models.CharField(
                        choices=[
                            ("personen", "Persoonsgegevens"),
                            ("huishouden", "Huishouden en wonen"),
                            ("inkomen", "Inkomen"),
                            ("budget", "Inkomsten en uitgaven"),
                            ("schulden", "Schulden"),
                            ("papieren", "Papieren"),
                            ("plan", "Plan van aanpak"),
                            ("stabilisatie", "Stabilisatie"),
                            ("toestemming", "Toestemming van de inwoner"),
                        ],
                        max_length=20,
                    ),
                ),
                ("afzender_op", models.DateTimeField(blank=True, null=True)),
                ("afzender_reden", models.TextField(blank=True, verbose_name="waarom het zo kan")),
                ("ontvanger_op", models.DateTimeField(blank=True, null=True)),
                ("terug_reden", models.TextField(blank=True, verbose_name="teruggegeven omdat")),
                (
                    "afzender_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ontvanger_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "overdracht",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="punten", to="trajecten.overdracht"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "overdrachtpunten",
                "constraints": [
                    models.UniqueConstraint(fields=("overdracht", "deel"), name="overdrachtpunt_een_per_deel"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ontvanger_door", None),
                            models.Q(("ontvanger_door", models.F("afzender_door")), _negated=True),
                            _connector="OR",
                        ),
                        name="overdrachtpunt_twee_mensen",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ontvanger_op", None), ("afzender_op__isnull", False), _connector="OR"),
                        name="overdrachtpunt_eerst_afzender",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Partnerwissel",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("is_erbij", models.BooleanField()),
                ("reden", models.TextField()),
                ("op", models.DateTimeField()),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="intake.client"
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="partnerwissels",
                        to="trajecten.traject",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "partnerwissels",
                "ordering": ["op"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reden", ""), _negated=True), name="partnerwissel_met_reden"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Planopvolging",
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
                ("uiterlijk_datum", models.DateField()),
                (
                    "status",
                    django_fsm.FSMField(
                        choices=[
                            ("loopt", "Er staan acties open"),
                            ("klaar", "Alle acties zijn gedaan"),
                            ("vervallen", "Vervallen"),
                        ],
                        default="loopt",
                        max_length=20,
                        protected=True,
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="intake.client"
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisatie.gemeente"
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="trajecten.traject"
                    ),
                ),
            ],
            options={
                "verbose_name": "plan van aanpak",
                "verbose_name_plural": "opvolging van plannen",
                "indexes": [
                    models.Index(
                        condition=models.Q(("actie_uiterlijk_datum__isnull", False)),
                        fields=["voorrang", "actie_uiterlijk_datum"],
                        name="planopvolging_werk",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["loopt", "klaar", "vervallen"])),
                        name="planopvolging_status_bestaat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ("klaar", "vervallen")),
                                ("actie", ""),
                                ("actie_uiterlijk_datum__isnull", True),
                            ),
                            models.Q(
                                models.Q(("status__in", ("klaar", "vervallen")), _negated=True),
                                models.Q(("actie", ""), _negated=True),
                                ("actie_uiterlijk_datum__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="planopvolging_open_heeft_actie",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "loopt")),
                        fields=("traject",),
                        name="planopvolging_een_open_per_traject",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanVanAanpak",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("versie", models.PositiveSmallIntegerField()),
                ("hulpvraag", models.TextField(blank=True, verbose_name="wat wil de inwoner bereiken")),
                ("aanpak", models.TextField(blank=True, verbose_name="onze aanpak in het kort")),
                ("voorwaarden", models.TextField(blank=True)),
                ("weken_tot_resultaat", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "betaling_bedrag",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=10,
                        null=True,
                        verbose_name="betaling aan schulden per maand",
                    ),
                ),
                (
                    "inkomen_bedrag",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=10, null=True, verbose_name="netto inkomen per maand"
                    ),
                ),
                (
                    "leefsituatie",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("alleenstaande", "Alleenstaand"),
                            ("alleenstaande_ouder", "Alleenstaande ouder"),
                            ("gehuwd", "Met partner, zonder kinderen"),
                            ("gehuwd_met_kinderen", "Met partner en kinderen"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "jaarinkomen_bedrag",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=10, null=True, verbose_name="belastbaar jaarinkomen"
                    ),
                ),
                (
                    "partner_inkomen_bedrag",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=10,
                        null=True,
                        verbose_name="netto inkomen van de partner per maand",
                    ),
                ),
                (
                    "beslagvrije_voet_bedrag",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=10,
                        null=True,
                        verbose_name="beslagvrije voet per maand",
                    ),
                ),
                ("beslagvrije_voet_toelichting", models.JSONField(blank=True, default=list)),
                ("vastgesteld_op", models.DateTimeField(blank=True, null=True)),
                ("afronding_datum", models.DateField(blank=True, null=True)),
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
                    "opgesteld_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="plannen", to="trajecten.traject"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "plannen van aanpak",
                "ordering": ["-versie"],
                "constraints": [
                    models.UniqueConstraint(fields=("traject", "versie"), name="plan_versie_uniek"),
                    models.UniqueConstraint(
                        condition=models.Q(("afronding_datum", None)),
                        fields=("traject",),
                        name="plan_een_concept_per_traject",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Plandoel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sleutel", models.UUIDField(default=uuid.uuid4)),
                ("volgorde", models.PositiveSmallIntegerField()),
                (
                    "leefgebied",
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
                        max_length=30,
                    ),
                ),
                ("doel", models.CharField(max_length=300)),
                ("resultaat", models.CharField(blank=True, max_length=300, verbose_name="wanneer is het gelukt")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="doelen", to="trajecten.planvanaanpak"
                    ),
                ),
            ],
            options={
                "verbose_name": "doel",
                "verbose_name_plural": "doelen",
                "ordering": ["volgorde"],
                "constraints": [models.UniqueConstraint(fields=("plan", "volgorde"), name="plandoel_volgorde_uniek")],
            },
        ),
        migrations.CreateModel(
            name="Planactie",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("sleutel", models.UUIDField(default=uuid.uuid4)),
                ("volgorde", models.PositiveSmallIntegerField()),
                (
                    "rol",
                    models.CharField(
                        choices=[
                            ("inwoner", "Inwoner"),
                            ("consulent", "Consulent"),
                            ("partner", "Partnerorganisatie"),
                            ("vrijwilliger", "Vrijwilliger"),
                        ],
                        max_length=20,
                        verbose_name="wie",
                    ),
                ),
                ("naam", models.CharField(blank=True, max_length=120, verbose_name="naam of organisatie")),
                ("wat", models.CharField(max_length=300)),
                ("uiterlijk_datum", models.DateField()),
                ("gedaan_op", models.DateTimeField(blank=True, null=True)),
                (
                    "gedaan_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "doel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="acties", to="trajecten.plandoel"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="acties", to="trajecten.planvanaanpak"
                    ),
                ),
            ],
            options={
                "verbose_name": "actie uit het plan",
                "verbose_name_plural": "acties uit het plan",
                "ordering": ["volgorde"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("gedaan_op", None)),
                        fields=["plan", "uiterlijk_datum"],
                        name="planactie_open",
                    )
                ],
                "constraints": [models.UniqueConstraint(fields=("plan", "volgorde"), name="planactie_volgorde_uniek")],
            },
        ),
        migrations.CreateModel(
            name="Planverificatie",
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
                ("uiterlijk_datum", models.DateField()),
                (
                    "status",
                    django_fsm.FSMField(
                        choices=[
                            ("gepland", "Gepland"),
                            ("aanpassen", "Plan wordt aangepast"),
                            ("afgerond", "Gehouden"),
                            ("vervallen", "Niet meer nodig"),
                        ],
                        default="gepland",
                        max_length=20,
                        protected=True,
                    ),
                ),
                ("toelichting", models.JSONField(blank=True, default=list, verbose_name="waarom deze datum")),
                (
                    "inkomen",
                    models.CharField(
                        blank=True, choices=[("gelijk", "Gelijk gebleven"), ("veranderd", "Veranderd")], max_length=20
                    ),
                ),
                (
                    "vermogen",
                    models.CharField(
                        blank=True, choices=[("gelijk", "Gelijk gebleven"), ("veranderd", "Veranderd")], max_length=20
                    ),
                ),
                (
                    "schulden",
                    models.CharField(
                        blank=True, choices=[("gelijk", "Gelijk gebleven"), ("veranderd", "Veranderd")], max_length=20
                    ),
                ),
                (
                    "uitkomst",
                    models.CharField(
                        blank=True,
                        choices=[("past", "Het plan past nog"), ("aanpassen", "Het plan moet anders")],
                        max_length=20,
                    ),
                ),
                ("bevindingen", models.TextField(blank=True, verbose_name="wat er is nagegaan")),
                ("gehouden_op", models.DateTimeField(blank=True, null=True)),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="intake.client"
                    ),
                ),
                (
                    "gehouden_door",
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
                    "nieuw_plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.planvanaanpak",
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="trajecten.traject"
                    ),
                ),
            ],
            options={
                "verbose_name": "verificatie",
                "verbose_name_plural": "verificaties",
                "ordering": ["-uiterlijk_datum"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("actie_uiterlijk_datum__isnull", False)),
                        fields=["voorrang", "actie_uiterlijk_datum"],
                        name="planverificatie_werk",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["gepland", "aanpassen", "afgerond", "vervallen"])),
                        name="planverificatie_status_bestaat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ("afgerond", "vervallen")),
                                ("actie", ""),
                                ("actie_uiterlijk_datum__isnull", True),
                            ),
                            models.Q(
                                models.Q(("status__in", ("afgerond", "vervallen")), _negated=True),
                                models.Q(("actie", ""), _negated=True),
                                ("actie_uiterlijk_datum__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="planverificatie_open_heeft_actie",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ("gepland", "aanpassen"))),
                        fields=("traject",),
                        name="planverificatie_een_open_per_traject",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Productopvolging",
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
                ("uiterlijk_datum", models.DateField()),
                (
                    "status",
                    django_fsm.FSMField(
                        choices=[
                            ("loopt", "Er staan acties open"),
                            ("klaar", "Alle acties zijn gedaan"),
                            ("vervallen", "Vervallen"),
                        ],
                        default="loopt",
                        max_length=20,
                        protected=True,
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="intake.client"
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisatie.gemeente"
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="trajecten.traject"
                    ),
                ),
            ],
            options={
                "verbose_name": "product",
                "verbose_name_plural": "opvolging van producten",
                "indexes": [
                    models.Index(
                        condition=models.Q(("actie_uiterlijk_datum__isnull", False)),
                        fields=["voorrang", "actie_uiterlijk_datum"],
                        name="productopvolging_werk",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["loopt", "klaar", "vervallen"])),
                        name="productopvolging_status_bestaat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ("klaar", "vervallen")),
                                ("actie", ""),
                                ("actie_uiterlijk_datum__isnull", True),
                            ),
                            models.Q(
                                models.Q(("status__in", ("klaar", "vervallen")), _negated=True),
                                models.Q(("actie", ""), _negated=True),
                                ("actie_uiterlijk_datum__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="productopvolging_open_heeft_actie",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "loopt")),
                        fields=("traject",),
                        name="productopvolging_een_open_per_traject",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Prognose",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("datum", models.DateField()),
                (
                    "reden",
                    models.CharField(
                        choices=[
                            ("begin", "Het voorstel waarmee de schuldeisers instemden"),
                            ("hercontrole", "Jaarlijkse hercontrole"),
                            ("wijziging", "Het inkomen of het vtlb veranderde"),
                        ],
                        max_length=15,
                    ),
                ),
                ("afloscapaciteit_bedrag", models.DecimalField(decimal_places=2, max_digits=10)),
                ("verwacht_bedrag", models.DecimalField(decimal_places=2, max_digits=12)),
                ("percentage_preferent", models.DecimalField(decimal_places=2, max_digits=5, null=True)),
                ("percentage_concurrent", models.DecimalField(decimal_places=2, max_digits=5, null=True)),
                ("toelichting", models.JSONField(default=list)),
                ("is_gemeld", models.BooleanField(default=False, verbose_name="schuldeisers kregen een brief")),
                ("op", models.DateTimeField()),
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
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="prognoses", to="trajecten.traject"
                    ),
                ),
                (
                    "verificatie",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.planverificatie",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "prognoses",
                "ordering": ["-op", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Rechtsmiddel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("moratorium", "Moratorium (art. 287b Fw)"),
                            ("voorlopige_voorziening", "Voorlopige voorziening (art. 287 lid 4 Fw)"),
                        ],
                        max_length=30,
                    ),
                ),
                ("aanvraag_datum", models.DateField(blank=True, null=True)),
                ("goedkeuring_datum", models.DateField(blank=True, null=True)),
                ("start_datum", models.DateField(blank=True, null=True)),
                ("eind_datum", models.DateField(blank=True, null=True)),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rechtsmiddelen",
                        to="trajecten.traject",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "rechtsmiddelen",
                "ordering": ["aanvraag_datum", "start_datum", "id"],
            },
        ),
        migrations.CreateModel(
            name="Referentietabel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("jaar", models.PositiveSmallIntegerField()),
                ("versie", models.PositiveSmallIntegerField()),
                ("bron", models.CharField(max_length=200)),
                ("bedragen", models.JSONField(default=list)),
                ("op", models.DateTimeField()),
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
            ],
            options={
                "verbose_name_plural": "referentietabellen",
                "ordering": ["gemeente", "-jaar", "-versie"],
                "constraints": [
                    models.UniqueConstraint(fields=("gemeente", "jaar", "versie"), name="referentietabel_versie_uniek")
                ],
            },
        ),
        migrations.CreateModel(
            name="Schuldeiser",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("naam", models.CharField(max_length=200)),
                ("handelsnamen", models.TextField(blank=True)),
                ("vroegere_namen", models.TextField(blank=True)),
                (
                    "rol",
                    models.CharField(
                        choices=[
                            ("schuldeiser", "Schuldeiser"),
                            ("incassobureau", "Incassobureau"),
                            ("deurwaarder", "Gerechtsdeurwaarder"),
                            ("gemachtigde", "Andere gemachtigde"),
                        ],
                        default="schuldeiser",
                        max_length=20,
                    ),
                ),
                ("kvk_nummer", models.CharField(blank=True, max_length=20, verbose_name="KvK-nummer")),
                ("vestigingsnummer", models.CharField(blank=True, max_length=12)),
                (
                    "soort",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("Zorg", "Zorg"),
                            ("Publiek", "Publiek (overheid)"),
                            ("Nuts", "Nuts (energie, water)"),
                            ("Overig", "Overig"),
                        ],
                        max_length=10,
                    ),
                ),
                ("is_preferent", models.BooleanField(default=False, verbose_name="meestal preferent")),
                ("is_privepersoon", models.BooleanField(default=False, null=True, verbose_name="privépersoon")),
                ("adres", models.CharField(blank=True, max_length=200)),
                ("postcode", models.CharField(blank=True, max_length=10)),
                ("plaats", models.CharField(blank=True, max_length=100)),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "voorkeurskanaal",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("brief", "Brief"),
                            ("email", "E-mail"),
                            ("knooppunt", "Schuldenknooppunt"),
                            ("lijst", "Collectieve lijst"),
                        ],
                        max_length=20,
                        verbose_name="berichten liefst via",
                    ),
                ),
                (
                    "is_vooraf_akkoord",
                    models.BooleanField(default=False, verbose_name="vooraf akkoord (collectief schuldregelen)"),
                ),
                ("vooraf_akkoord_vanaf_datum", models.DateField(blank=True, null=True)),
                ("vooraf_akkoord_tot_datum", models.DateField(blank=True, null=True)),
                ("vooraf_akkoord_lijst", models.CharField(blank=True, max_length=100)),
                (
                    "gemeente",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisatie.gemeente",
                    ),
                ),
                (
                    "hoofdvestiging",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vestigingen",
                        to="trajecten.schuldeiser",
                    ),
                ),
                (
                    "samengevoegd_met",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.schuldeiser",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "schuldeisers",
                "ordering": ["naam", "id"],
                "indexes": [models.Index(fields=["naam"], name="schuldeiser_naam")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("is_privepersoon", True), _negated=True),
                            ("gemeente__isnull", False),
                            _connector="OR",
                        ),
                        name="schuldeiser_prive_heeft_gemeente",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("hoofdvestiging", models.F("id")), _negated=True),
                        name="schuldeiser_niet_eigen_vestiging",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("vooraf_akkoord_vanaf_datum", None),
                            ("vooraf_akkoord_tot_datum", None),
                            ("vooraf_akkoord_tot_datum__gte", models.F("vooraf_akkoord_vanaf_datum")),
                            _connector="OR",
                        ),
                        name="schuldeiser_afspraak_eindigt_na_begin",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Schuld",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("kenmerk", models.CharField(blank=True, max_length=80, verbose_name="kenmerk van de schuldeiser")),
                ("vertegenwoordiger_kenmerk", models.CharField(blank=True, max_length=80)),
                (
                    "soort",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("Zorg", "Zorg"),
                            ("Publiek", "Publiek (overheid)"),
                            ("Nuts", "Nuts (energie, water)"),
                            ("Overig", "Overig"),
                        ],
                        max_length=10,
                    ),
                ),
                ("oorspronkelijk_bedrag", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ("opgegeven_bedrag", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ("bevestigd_bedrag", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ("ontstaan_datum", models.DateField(blank=True, null=True)),
                ("peil_datum", models.DateField(blank=True, null=True, verbose_name="peildatum")),
                ("is_preferent", models.BooleanField(default=False, verbose_name="preferent")),
                (
                    "preferentiegrond",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("fiscus", "Belasting of premie van de Belastingdienst"),
                            ("gemeente", "Belasting van de gemeente"),
                            ("waterschap", "Belasting van het waterschap"),
                            ("bijstand", "Terugvordering van bijstand"),
                            ("uitkering", "Terugvordering van een andere uitkering of toeslag"),
                            ("loon", "Loon, pensioen of kosten van een begrafenis"),
                            ("zekerheid", "Pand of hypotheek"),
                            ("kosten", "Kosten van executie, behoud of bewerking van een zaak"),
                            ("anders", "Een andere grond"),
                        ],
                        max_length=20,
                    ),
                ),
                ("is_zakelijk", models.BooleanField(default=False, null=True, verbose_name="zakelijke schuld")),
                ("doet_mee", models.BooleanField(default=True, verbose_name="doet mee in de regeling")),
                (
                    "buiten_reden",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("boete", "Boete of schadevergoeding uit een strafvonnis"),
                            ("fraude", "Fraudevordering"),
                            ("studieschuld", "Studieschuld bij DUO"),
                            ("hypotheek", "Hypotheek: gedekt door de woning"),
                            ("alimentatie", "Lopende alimentatie"),
                            ("betwist", "De inwoner betwist de schuld"),
                            ("vervallen", "Betaald, verjaard of ten onrechte opgegeven"),
                        ],
                        max_length=20,
                    ),
                ),
                ("buiten_toelichting", models.TextField(blank=True)),
                ("is_hoofdelijk", models.BooleanField(default=False, verbose_name="hoofdelijk aansprakelijk")),
                ("hoofdelijk_met", models.CharField(blank=True, max_length=200)),
                ("betwist_sinds_datum", models.DateField(blank=True, null=True)),
                ("betwist_waarom", models.TextField(blank=True)),
                ("verschil_gezien_op", models.DateTimeField(blank=True, null=True)),
                ("verschil_reden", models.TextField(blank=True)),
                (
                    "is_stil",
                    models.BooleanField(
                        default=False, verbose_name="schuldeiser reageerde niet; het opgegeven bedrag geldt"
                    ),
                ),
                ("volgorde", models.PositiveSmallIntegerField(default=0)),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="schulden", to="trajecten.traject"
                    ),
                ),
                (
                    "schuldeiser",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="schulden",
                        to="trajecten.schuldeiser",
                    ),
                ),
                (
                    "vertegenwoordiger",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="behandelt",
                        to="trajecten.schuldeiser",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "schulden",
                "ordering": ["volgorde", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("opgegeven_bedrag__isnull", True), ("opgegeven_bedrag__gte", 0), _connector="OR"),
                            models.Q(("bevestigd_bedrag__isnull", True), ("bevestigd_bedrag__gte", 0), _connector="OR"),
                            models.Q(
                                ("oorspronkelijk_bedrag__isnull", True),
                                ("oorspronkelijk_bedrag__gte", 0),
                                _connector="OR",
                            ),
                        ),
                        name="schuld_bedrag_niet_negatief",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("buiten_reden", ""), ("doet_mee", True)),
                            models.Q(("doet_mee", False), models.Q(("buiten_reden", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="schuld_buiten_met_reden",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("preferentiegrond", ""), ("is_preferent", True), _connector="OR"),
                        name="schuld_grond_alleen_preferent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("betwist_sinds_datum", None), ("betwist_waarom", "")),
                            models.Q(
                                ("betwist_sinds_datum__isnull", False), models.Q(("betwist_waarom", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="schuld_betwist_met_reden",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Kwijting",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("versie", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "status",
                    django_fsm.FSMField(
                        choices=[
                            ("gevraagd", "Gevraagd"),
                            ("geweigerd", "Geweigerd"),
                            ("deels", "Scheldt een deel kwijt"),
                            ("bevestigd", "Bevestigd"),
                            ("stil", "Geen reactie"),
                            ("uitgezocht", "Uitgezocht"),
                        ],
                        default="gevraagd",
                        max_length=20,
                        protected=True,
                    ),
                ),
                ("gevraagd_op", models.DateTimeField()),
                ("uiterlijk_datum", models.DateField(verbose_name="antwoord uiterlijk")),
                ("antwoord_datum", models.DateField(blank=True, null=True)),
                ("restant_bedrag", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ("opmerking", models.TextField(blank=True, verbose_name="wat de schuldeiser zegt")),
                ("uitleg", models.TextField(blank=True, verbose_name="wat is uitgezocht")),
                (
                    "brief",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="brieven.brief"
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="kwijtingen", to="trajecten.traject"
                    ),
                ),
                (
                    "schuld",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="kwijting", to="trajecten.schuld"
                    ),
                ),
            ],
            options={
                "verbose_name": "finale kwijting",
                "verbose_name_plural": "finale kwijtingen",
                "ordering": ["schuld__schuldeiser__naam", "id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "gevraagd")), fields=["uiterlijk_datum"], name="kwijting_wacht"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["gevraagd", "geweigerd", "deels", "bevestigd", "stil", "uitgezocht"])
                        ),
                        name="kwijting_status_bestaat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("restant_bedrag", None), ("restant_bedrag__gt", 0), _connector="OR"),
                        name="kwijting_restant_positief",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "uitgezocht"), _negated=True),
                            models.Q(("uitleg", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="kwijting_uitgezocht_met_uitleg",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Aanschrijving",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("versie", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "status",
                    django_fsm.FSMField(
                        choices=[
                            ("verstuurd", "Verstuurd"),
                            ("herinnerd", "Herinnerd"),
                            ("beantwoord", "Beantwoord"),
                            ("geen_reactie", "Geen reactie"),
                            ("geen_medewerking", "Werkt niet mee"),
                            ("ingetrokken", "Ingetrokken"),
                        ],
                        default="verstuurd",
                        max_length=20,
                        protected=True,
                    ),
                ),
                (
                    "kanaal",
                    models.CharField(
                        choices=[
                            ("brief", "Brief"),
                            ("email", "E-mail"),
                            ("knooppunt", "Schuldenknooppunt"),
                            ("lijst", "Collectieve lijst"),
                            ("code", "Code uit de brief"),
                            ("api", "Koppeling"),
                            ("telefoon", "Telefoon"),
                        ],
                        default="brief",
                        max_length=20,
                    ),
                ),
                ("ronde", models.PositiveSmallIntegerField(default=1)),
                ("verstuurd_op", models.DateTimeField()),
                ("reactie_uiterlijk_datum", models.DateField()),
                ("herinneringen", models.PositiveSmallIntegerField(default=0)),
                ("max_herinneringen", models.PositiveSmallIntegerField()),
                ("herinnering_werkdagen", models.PositiveSmallIntegerField()),
                ("beantwoord_op", models.DateTimeField(blank=True, null=True)),
                (
                    "antwoord_via",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("consulent", "Door de consulent ingevoerd"),
                            ("code", "Door de schuldeiser met de code uit de brief"),
                            ("api", "Via de koppeling"),
                        ],
                        max_length=20,
                    ),
                ),
                ("antwoord_bedrag", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ("antwoord_kenmerk", models.CharField(blank=True, max_length=80)),
                ("antwoord_opmerking", models.TextField(blank=True)),
                (
                    "antwoord_vooraf_akkoord",
                    models.BooleanField(default=False, verbose_name="gaat vooraf akkoord met elk voorstel"),
                ),
                ("code_hash", models.CharField(max_length=64, unique=True)),
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
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aanschrijvingen",
                        to="trajecten.traject",
                    ),
                ),
                (
                    "schuld",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aanschrijvingen",
                        to="trajecten.schuld",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "aanschrijvingen",
                "ordering": ["reactie_uiterlijk_datum", "id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("status__in", ("verstuurd", "herinnerd"))),
                        fields=["reactie_uiterlijk_datum", "id"],
                        name="aanschrijving_te_laat",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "verstuurd",
                                    "herinnerd",
                                    "beantwoord",
                                    "geen_reactie",
                                    "geen_medewerking",
                                    "ingetrokken",
                                ],
                            )
                        ),
                        name="aanschrijving_status_bestaat",
                    ),
                    models.UniqueConstraint(fields=("schuld", "ronde"), name="aanschrijving_een_per_ronde"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Beslag",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("inkomen", "Loon of uitkering"),
                            ("toeslag", "Toeslag of teruggaaf"),
                            ("rekening", "Bankrekening"),
                            ("zaak", "Inboedel, auto of andere zaak"),
                            ("woning", "Woning"),
                            ("verrekening", "Verrekening met een uitkering of toeslag"),
                        ],
                        max_length=20,
                    ),
                ),
                ("bedrag_per_maand", models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True)),
                ("sinds_datum", models.DateField()),
                ("tot_datum", models.DateField(blank=True, null=True)),
                (
                    "schuld",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="beslagen", to="trajecten.schuld"
                    ),
                ),
                (
                    "deurwaarder",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.schuldeiser",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "beslagen",
                "ordering": ["sinds_datum", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tot_datum", None), ("tot_datum__gte", models.F("sinds_datum")), _connector="OR"
                        ),
                        name="beslag_eindigt_na_begin",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("bedrag_per_maand", None), ("bedrag_per_maand__gte", 0), _connector="OR"),
                        name="beslag_niet_negatief",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Schuldeiseradres",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "doel",
                    models.CharField(
                        choices=[
                            ("saldo", "Saldoverzoek"),
                            ("voorstel", "Voorstel"),
                            ("betaling", "Betaling"),
                            ("klacht", "Heroverweging en klacht"),
                        ],
                        max_length=10,
                    ),
                ),
                ("naam", models.CharField(blank=True, max_length=200)),
                ("adres", models.CharField(blank=True, max_length=200)),
                ("postcode", models.CharField(blank=True, max_length=10)),
                ("plaats", models.CharField(blank=True, max_length=100)),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("iban", models.CharField(blank=True, max_length=34, verbose_name="IBAN")),
                (
                    "schuldeiser",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="adressen", to="trajecten.schuldeiser"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "schuldeiseradressen",
                "constraints": [
                    models.UniqueConstraint(fields=("schuldeiser", "doel"), name="schuldeiseradres_een_per_doel")
                ],
            },
        ),
        migrations.CreateModel(
            name="Schuldeisersamenvoeging",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("reden", models.TextField()),
                ("op", models.DateTimeField()),
                ("ongedaan_op", models.DateTimeField(blank=True, null=True)),
                ("ongedaan_reden", models.TextField(blank=True)),
                ("schulden", models.JSONField(default=list)),
                ("behandelt", models.JSONField(default=list)),
                ("beslagen", models.JSONField(default=list)),
                ("vestigingen", models.JSONField(default=list)),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "houdt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="samenvoegingen",
                        to="trajecten.schuldeiser",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="trajecten.schuldeiser"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "schuldeisersamenvoegingen",
                "ordering": ["-op"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ongedaan_op", None)), fields=("weg",), name="schuldeiser_gaat_een_keer_op"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("houdt", models.F("weg")), _negated=True),
                        name="schuldeisersamenvoeging_twee",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Terugvalsignaal",
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
                ("uiterlijk_datum", models.DateField()),
                (
                    "status",
                    django_fsm.FSMField(
                        choices=[
                            ("open", "Wacht op persoonlijk contact"),
                            ("gesproken", "Gesproken"),
                            ("niet_bereikt", "Niet bereikt"),
                        ],
                        default="open",
                        max_length=20,
                        protected=True,
                    ),
                ),
                ("tekens", models.JSONField(default=list)),
                ("toelichting", models.TextField(blank=True)),
                ("gemeld_op", models.DateTimeField()),
                (
                    "uitkomst",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("lukt_weer", "Het lukt weer, zonder hulp"),
                            ("extra_hulp", "Extra hulp of een partner geregeld"),
                            ("nieuwe_aanmelding", "Meldt zich opnieuw voor schuldhulp"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "vorm",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("telefoon", "Telefoon"),
                            ("huisbezoek", "Huisbezoek"),
                            ("kantoor", "Op kantoor"),
                            ("video", "Videobellen"),
                            ("bericht", "App, sms of e-mail"),
                        ],
                        max_length=20,
                    ),
                ),
                ("verslag", models.TextField(blank=True)),
                ("afgesloten_op", models.DateTimeField(blank=True, null=True)),
                (
                    "afgesloten_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="intake.client"
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisatie.gemeente"
                    ),
                ),
                (
                    "gemeld_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terugvalsignalen",
                        to="trajecten.traject",
                    ),
                ),
            ],
            options={
                "verbose_name": "teken van terugval",
                "verbose_name_plural": "tekenen van terugval",
                "ordering": ["-gemeld_op"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("actie_uiterlijk_datum__isnull", False)),
                        fields=["voorrang", "actie_uiterlijk_datum"],
                        name="terugval_werk",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["open", "gesproken", "niet_bereikt"])),
                        name="terugval_status_bestaat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ("gesproken", "niet_bereikt")),
                                ("actie", ""),
                                ("actie_uiterlijk_datum__isnull", True),
                            ),
                            models.Q(
                                models.Q(("status__in", ("gesproken", "niet_bereikt")), _negated=True),
                                models.Q(("actie", ""), _negated=True),
                                ("actie_uiterlijk_datum__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="terugval_open_heeft_actie",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "open")), fields=("traject",), name="terugval_een_open"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status", "open"),
                            models.Q(models.Q(("verslag", ""), _negated=True), ("afgesloten_op__isnull", False)),
                            _connector="OR",
                        ),
                        name="terugval_einde_met_verslag",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contactpoging",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("op", models.DateTimeField()),
                (
                    "vorm",
                    models.CharField(
                        choices=[
                            ("telefoon", "Telefoon"),
                            ("huisbezoek", "Huisbezoek"),
                            ("kantoor", "Op kantoor"),
                            ("video", "Videobellen"),
                            ("bericht", "App, sms of e-mail"),
                        ],
                        max_length=20,
                    ),
                ),
                ("notitie", models.TextField(blank=True)),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contactpogingen",
                        to="trajecten.traject",
                    ),
                ),
                (
                    "moment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pogingen",
                        to="trajecten.nazorgmoment",
                    ),
                ),
                (
                    "signaal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pogingen",
                        to="trajecten.terugvalsignaal",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "contactpogingen",
                "ordering": ["op"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("moment", None), ("signaal", None), _connector="XOR"),
                        name="contactpoging_bij_een_aanleiding",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Trajectlink",
            fields=[
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
                        choices=[("actief", "Geldig"), ("ingetrokken", "Ingetrokken")],
                        default="actief",
                        max_length=20,
                        protected=True,
                    ),
                ),
                (
                    "kanaal",
                    models.CharField(choices=[("sms", "Sms"), ("email", "E-mail"), ("brief", "Brief")], max_length=10),
                ),
                ("verstuurd_op", models.DateTimeField()),
                ("geopend_op", models.DateTimeField(blank=True, null=True, verbose_name="het laatst geopend")),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="intake.client"
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisatie.gemeente"
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="links", to="trajecten.traject"
                    ),
                ),
                (
                    "verstuurd_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "link naar het traject",
                "verbose_name_plural": "links naar trajecten",
                "ordering": ["-verstuurd_op"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["actief", "ingetrokken"])), name="trajectlink_status_bestaat"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "actief")),
                        fields=("traject", "client"),
                        name="trajectlink_een_geldig",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("sessie_hash", ""), _negated=True),
                        fields=("sessie_hash",),
                        name="trajectlink_sessie_uniek",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("pogingen__lte", 5)), name="trajectlink_hoogstens_vijf_pogingen"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Trajectonderdeel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("stabilisatie", "Stabilisatie"),
                            ("informatie_en_advies", "Informatie en advies"),
                            ("nazorg", "Nazorg"),
                            ("crisisinterventie", "Crisisinterventie"),
                            ("budgetbeheer", "Budgetbeheer"),
                            ("budgetcoaching", "Budgetcoaching"),
                            ("budgetbegeleiding", "Budgetbegeleiding"),
                            ("beschermingsbewind", "Beschermingsbewind"),
                            ("dfd", "Lange Termijn Begeleiding (DFD)"),
                            ("thuisadministratie", "Thuisadministratie door een vrijwilliger"),
                        ],
                        max_length=30,
                    ),
                ),
                ("start_datum", models.DateField(blank=True, null=True)),
                ("eind_datum", models.DateField(blank=True, null=True)),
                ("persoon", models.CharField(blank=True, max_length=120, verbose_name="vrijwilliger of bewindvoerder")),
                ("doel", models.CharField(blank=True, max_length=200, verbose_name="waarvoor")),
                ("verwacht_eind_datum", models.DateField(blank=True, null=True, verbose_name="verwacht einde")),
                ("gestart_op", models.DateTimeField(blank=True, null=True)),
                (
                    "eind_reden",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("klaar", "Het product is afgerond"),
                            ("niet_meer_nodig", "Niet meer nodig"),
                            ("inwoner", "De inwoner wil stoppen"),
                            ("uitvoerder", "De uitvoerder stopt ermee"),
                            ("ander_product", "Er kwam iets anders voor in de plaats"),
                            ("traject", "Het traject ging verder of eindigde"),
                            ("anders", "Iets anders"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "resultaat",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("bereikt", "Het doel is bereikt"),
                            ("deels", "Het doel is deels bereikt"),
                            ("niet", "Het doel is niet bereikt"),
                            ("onbekend", "Nog niet te zeggen"),
                        ],
                        max_length=20,
                    ),
                ),
                ("eind_toelichting", models.TextField(blank=True)),
                ("beeindigd_op", models.DateTimeField(blank=True, null=True)),
                (
                    "beeindigd_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gestart_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="onderdelen", to="trajecten.traject"
                    ),
                ),
                (
                    "uitvoerder",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisatie.organisatie",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "trajectonderdelen",
                "ordering": ["start_datum", "id"],
            },
        ),
        migrations.CreateModel(
            name="Crisis",
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
                            ("contact", "Contact zoeken"),
                            ("afspraak", "Uitstel afgesproken"),
                            ("geweigerd", "Geen uitstel gekregen"),
                            ("afgewend", "Afgewend"),
                            ("doorgegaan", "Niet afgewend"),
                            ("vervallen", "Vervallen"),
                        ],
                        default="contact",
                        max_length=20,
                        protected=True,
                    ),
                ),
                (
                    "bedreiging",
                    models.CharField(
                        choices=[
                            ("ontruiming", "Gedwongen woningontruiming"),
                            ("gas", "Einde van de levering van gas"),
                            ("elektriciteit", "Einde van de levering van elektriciteit"),
                            ("warmte", "Einde van de levering van stadsverwarming"),
                            ("water", "Einde van de levering van water"),
                            ("zorgverzekering", "Opzegging of ontbinding van de zorgverzekering"),
                        ],
                        max_length=20,
                    ),
                ),
                ("wederpartij", models.CharField(max_length=200)),
                ("kenmerk", models.CharField(blank=True, max_length=80, verbose_name="kenmerk van de wederpartij")),
                ("dreiging_datum", models.DateField(blank=True, null=True, verbose_name="wanneer het gebeurt")),
                ("omschrijving", models.TextField(blank=True)),
                ("gemeld_datum", models.DateField()),
                ("actie_datum", models.DateField()),
                ("afspraak", models.TextField(blank=True)),
                ("uitkomst", models.TextField(blank=True)),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="intake.client"
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisatie.gemeente"
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="crises", to="trajecten.traject"
                    ),
                ),
                (
                    "schuldeiser",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.schuldeiser",
                    ),
                ),
                (
                    "onderdeel",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="crisis",
                        to="trajecten.trajectonderdeel",
                    ),
                ),
            ],
            options={
                "verbose_name": "crisis",
                "verbose_name_plural": "crises",
                "ordering": ["-gemeld_datum", "id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("actie_uiterlijk_datum__isnull", False)),
                        fields=["voorrang", "actie_uiterlijk_datum"],
                        name="crisis_werk",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["contact", "afspraak", "geweigerd", "afgewend", "doorgegaan", "vervallen"])
                        ),
                        name="crisis_status_bestaat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ("afgewend", "doorgegaan", "vervallen")),
                                ("actie", ""),
                                ("actie_uiterlijk_datum__isnull", True),
                            ),
                            models.Q(
                                models.Q(("status__in", ("afgewend", "doorgegaan", "vervallen")), _negated=True),
                                models.Q(("actie", ""), _negated=True),
                                ("actie_uiterlijk_datum__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="crisis_open_heeft_actie",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ("contact", "afspraak", "geweigerd"))),
                        fields=("traject", "bedreiging", "wederpartij"),
                        name="crisis_een_open_per_dreiging",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Crisiscontact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("op", models.DateTimeField()),
                (
                    "wijze",
                    models.CharField(
                        choices=[
                            ("telefoon", "Telefoon"),
                            ("mail", "E-mail"),
                            ("brief", "Brief"),
                            ("bezoek", "Langsgegaan"),
                        ],
                        max_length=20,
                    ),
                ),
                ("met", models.CharField(blank=True, max_length=200, verbose_name="met wie")),
                (
                    "uitkomst",
                    models.CharField(
                        choices=[
                            ("niet_bereikt", "Niet bereikt"),
                            ("beraad", "Denkt erover na"),
                            ("uitstel", "Geeft uitstel"),
                            ("geen_uitstel", "Geeft geen uitstel"),
                        ],
                        max_length=20,
                    ),
                ),
                ("notitie", models.TextField(blank=True)),
                ("tot_datum", models.DateField(blank=True, null=True, verbose_name="uitstel tot")),
                (
                    "crisis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="contacten", to="trajecten.crisis"
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="trajecten.traject"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "crisiscontacten",
                "ordering": ["-op", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Trajectpauze",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("begin_datum", models.DateField()),
                ("tot_datum", models.DateField(verbose_name="kijken of het verder kan op")),
                (
                    "reden",
                    models.CharField(
                        choices=[
                            ("gezondheid", "Ziekte, opname of behandeling"),
                            ("detentie", "Detentie"),
                            ("inkomen", "Wacht op een besluit over het inkomen"),
                            ("gezin", "Scheiding of verdeling van de boedel"),
                            ("woonruimte", "Verhuizing of geen vaste woonruimte"),
                            ("verzoek", "De inwoner vraagt om rust"),
                            ("anders", "Iets anders"),
                        ],
                        max_length=20,
                    ),
                ),
                ("toelichting", models.TextField()),
                (
                    "in_status",
                    models.CharField(
                        choices=[
                            ("plan_van_aanpak", "Plan van aanpak"),
                            ("stabilisatie", "Stabilisatie"),
                            ("duurzaam", "Duurzame financiële dienstverlening"),
                            ("overdracht", "Overdracht naar fase 2"),
                            ("inventarisatie", "Inventarisatie van de schulden"),
                            ("voorstel", "Voorstel ligt bij de schuldeisers"),
                            ("geen_akkoord", "Geen akkoord"),
                            ("dwangakkoord", "Dwangakkoord gevraagd"),
                            ("akkoord", "Akkoord"),
                            ("looptijd", "Looptijd"),
                            ("finale_kwijting", "Finale kwijting"),
                            ("nazorg", "Nazorg"),
                            ("afgerond", "Afgerond"),
                            ("wsnp", "Naar de Wsnp"),
                            ("uitgevallen", "Voortijdig beëindigd"),
                        ],
                        max_length=30,
                        verbose_name="status bij het begin",
                    ),
                ),
                ("actie", models.CharField(max_length=60)),
                ("actie_uiterlijk_datum", models.DateField()),
                ("op", models.DateTimeField()),
                ("eind_datum", models.DateField(blank=True, null=True)),
                ("eind_notitie", models.TextField(blank=True)),
                ("beeindigd_op", models.DateTimeField(blank=True, null=True)),
                (
                    "beeindigd_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pauzes", to="trajecten.traject"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "trajectpauzes",
                "ordering": ["begin_datum", "op"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("eind_datum", None)), fields=("traject",), name="trajectpauze_een_lopend"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tot_datum__gt", models.F("begin_datum"))), name="trajectpauze_tot_na_begin"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("beeindigd_op", None), ("eind_datum", None)),
                            models.Q(("beeindigd_op__isnull", False), ("eind_datum__gte", models.F("begin_datum"))),
                            _connector="OR",
                        ),
                        name="trajectpauze_einde_na_begin",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reden", ""), _negated=True), models.Q(("toelichting", ""), _negated=True)
                        ),
                        name="trajectpauze_met_reden",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Uitkering",
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
                ("uiterlijk_datum", models.DateField()),
                (
                    "status",
                    django_fsm.FSMField(
                        choices=[
                            ("gepland", "Gepland"),
                            ("klaargezet", "Klaargezet in een ronde"),
                            ("uitbetaald", "Uitbetaald"),
                            ("vervallen", "Niet meer nodig"),
                        ],
                        default="gepland",
                        max_length=20,
                        protected=True,
                    ),
                ),
                ("reservering_bedrag", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ("restant_bedrag", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="intake.client"
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisatie.gemeente"
                    ),
                ),
                (
                    "ronde",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uitkeringen",
                        to="trajecten.uitkeringsronde",
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="trajecten.traject"
                    ),
                ),
            ],
            options={
                "verbose_name": "uitkering",
                "verbose_name_plural": "uitkeringen",
                "ordering": ["-uiterlijk_datum", "id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("actie_uiterlijk_datum__isnull", False)),
                        fields=["voorrang", "actie_uiterlijk_datum"],
                        name="uitkering_werk",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["gepland", "klaargezet", "uitbetaald", "vervallen"])),
                        name="uitkering_status_bestaat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ("uitbetaald", "vervallen")),
                                ("actie", ""),
                                ("actie_uiterlijk_datum__isnull", True),
                            ),
                            models.Q(
                                models.Q(("status__in", ("uitbetaald", "vervallen")), _negated=True),
                                models.Q(("actie", ""), _negated=True),
                                ("actie_uiterlijk_datum__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="uitkering_open_heeft_actie",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ("gepland", "klaargezet"))),
                        fields=("traject",),
                        name="uitkering_een_open_per_traject",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ("gepland", "vervallen")), ("ronde__isnull", False), _connector="OR"
                        ),
                        name="uitkering_heeft_ronde",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Uitkeringsregel",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("bedrag", models.DecimalField(decimal_places=2, max_digits=12)),
                ("naam", models.CharField(blank=True, max_length=200)),
                ("rekening", models.CharField(blank=True, max_length=34)),
                ("kenmerk", models.CharField(max_length=35, unique=True)),
                (
                    "weggelaten",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("geen_rekening", "Geen rekeningnummer bekend"),
                            ("geen_schuldeiser", "De schuldeiser is niet bekend"),
                        ],
                        max_length=20,
                        verbose_name="waarom niet betaald",
                    ),
                ),
                ("teruggekomen_datum", models.DateField(blank=True, null=True)),
                (
                    "schuld",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uitkeringsregels",
                        to="trajecten.schuld",
                    ),
                ),
                (
                    "uitkering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="regels", to="trajecten.uitkering"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "uitkeringsregels",
                "ordering": ["schuld__volgorde", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("uitkering", "schuld"), name="uitkeringsregel_uniek"),
                    models.CheckConstraint(condition=models.Q(("bedrag__gt", 0)), name="uitkeringsregel_positief"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("weggelaten", ""), _negated=True),
                            models.Q(("rekening", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="uitkeringsregel_betaald_heeft_rekening",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Vervolgkeuze",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "in_status",
                    models.CharField(
                        choices=[
                            ("plan_van_aanpak", "Plan van aanpak"),
                            ("stabilisatie", "Stabilisatie"),
                            ("duurzaam", "Duurzame financiële dienstverlening"),
                            ("overdracht", "Overdracht naar fase 2"),
                            ("inventarisatie", "Inventarisatie van de schulden"),
                            ("voorstel", "Voorstel ligt bij de schuldeisers"),
                            ("geen_akkoord", "Geen akkoord"),
                            ("dwangakkoord", "Dwangakkoord gevraagd"),
                            ("akkoord", "Akkoord"),
                            ("looptijd", "Looptijd"),
                            ("finale_kwijting", "Finale kwijting"),
                            ("nazorg", "Nazorg"),
                            ("afgerond", "Afgerond"),
                            ("wsnp", "Naar de Wsnp"),
                            ("uitgevallen", "Voortijdig beëindigd"),
                        ],
                        max_length=30,
                        verbose_name="status bij de keuze",
                    ),
                ),
                (
                    "keuze",
                    models.CharField(
                        choices=[
                            ("regeling", "Verder naar fase 2: een schuldregeling"),
                            ("duurzaam", "Nog geen regeling: duurzame financiële dienstverlening"),
                            ("stabilisatie", "Opnieuw stabiliseren"),
                            ("stoppen", "Het traject beëindigen"),
                        ],
                        max_length=20,
                    ),
                ),
                ("toelichting", models.TextField()),
                ("op", models.DateTimeField()),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vervolgkeuzes",
                        to="trajecten.traject",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "vervolgkeuzes",
                "ordering": ["-op"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("toelichting", ""), _negated=True), name="vervolgkeuze_met_reden"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Voorstel",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("versie", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "status",
                    django_fsm.FSMField(
                        choices=[
                            ("concept", "Concept"),
                            ("verstuurd", "Verstuurd"),
                            ("akkoord", "Akkoord"),
                            ("geen_akkoord", "Geen akkoord"),
                            ("ingetrokken", "Ingetrokken"),
                        ],
                        default="concept",
                        max_length=20,
                        protected=True,
                    ),
                ),
                ("ronde", models.PositiveSmallIntegerField()),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("Betalingsregeling", "Betalingsregeling (100 %)"),
                            ("Herfinanciering", "Herfinanciering"),
                            ("Saneringskrediet", "Saneringskrediet"),
                            ("Schuldbemiddeling", "Schuldbemiddeling"),
                            ("0%-aanbod", "Schuldregeling zonder afloscapaciteit"),
                        ],
                        max_length=30,
                    ),
                ),
                ("soort_reden", models.TextField(blank=True, verbose_name="waarom geen saneringskrediet")),
                ("maanden", models.PositiveSmallIntegerField()),
                ("inkomen_bedrag", models.DecimalField(decimal_places=2, max_digits=10)),
                ("vtlb_bedrag", models.DecimalField(decimal_places=2, max_digits=10)),
                ("afloscapaciteit_bedrag", models.DecimalField(decimal_places=2, max_digits=10)),
                ("kosten_bedrag", models.DecimalField(decimal_places=2, max_digits=10)),
                ("pot_bedrag", models.DecimalField(decimal_places=2, max_digits=12)),
                ("percentage_preferent", models.DecimalField(decimal_places=2, max_digits=5, null=True)),
                ("percentage_concurrent", models.DecimalField(decimal_places=2, max_digits=5, null=True)),
                ("toelichting", models.JSONField(default=list)),
                ("berekend_op", models.DateTimeField()),
                ("verstuurd_op", models.DateTimeField(blank=True, null=True)),
                ("reactie_uiterlijk_datum", models.DateField(blank=True, null=True)),
                ("herinneringen", models.PositiveSmallIntegerField(default=0)),
                ("max_herinneringen", models.PositiveSmallIntegerField(default=0)),
                ("herinnering_werkdagen", models.PositiveSmallIntegerField(default=0)),
                ("besloten_op", models.DateTimeField(blank=True, null=True)),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisatie.gemeente"
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="voorstellen", to="trajecten.traject"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "voorstellen",
                "ordering": ["-ronde"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["concept", "verstuurd", "akkoord", "geen_akkoord", "ingetrokken"])
                        ),
                        name="voorstel_status_bestaat",
                    ),
                    models.UniqueConstraint(fields=("traject", "ronde"), name="voorstel_ronde_uniek"),
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ("concept", "verstuurd"))),
                        fields=("traject",),
                        name="voorstel_een_open",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Betaalplan",
            fields=[
                (
                    "traject",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="betaalplan",
                        serialize=False,
                        to="trajecten.traject",
                    ),
                ),
                ("kenmerk", models.CharField(max_length=25, unique=True, verbose_name="betaalkenmerk")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("Betalingsregeling", "Betalingsregeling (100 %)"),
                            ("Herfinanciering", "Herfinanciering"),
                            ("Saneringskrediet", "Saneringskrediet"),
                            ("Schuldbemiddeling", "Schuldbemiddeling"),
                            ("0%-aanbod", "Schuldregeling zonder afloscapaciteit"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "geldstroom",
                    models.CharField(
                        choices=[
                            ("reserveren", "Wij reserveren de betalingen en keren uit aan de schuldeisers"),
                            ("krediet", "De inwoner betaalt het krediet terug aan de kredietverstrekker"),
                            ("geen", "De inwoner betaalt niets; hij houdt zich aan de voorwaarden"),
                        ],
                        max_length=15,
                    ),
                ),
                ("kosten_percentage", models.DecimalField(decimal_places=2, default=0, max_digits=4)),
                ("krediet_bedrag", models.DecimalField(decimal_places=2, default=0, max_digits=12)),
                ("incidenteel_bedrag", models.DecimalField(decimal_places=2, default=0, max_digits=12)),
                (
                    "rekening",
                    models.CharField(blank=True, max_length=34, verbose_name="rekening van de inwoner (IBAN)"),
                ),
                ("start_datum", models.DateField()),
                ("uitkering_maanden", models.PositiveSmallIntegerField()),
                (
                    "voorstel",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="trajecten.voorstel"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "betaalplannen",
                "indexes": [
                    models.Index(
                        condition=models.Q(("rekening", ""), _negated=True),
                        fields=["rekening"],
                        name="betaalplan_rekening",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Betaaltermijn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nummer", models.PositiveSmallIntegerField()),
                ("datum", models.DateField()),
                ("bedrag", models.DecimalField(decimal_places=2, max_digits=10)),
                ("voor_schuldeisers_bedrag", models.DecimalField(decimal_places=2, max_digits=10)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="termijnen", to="trajecten.betaalplan"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "betaaltermijnen",
                "ordering": ["nummer"],
                "indexes": [models.Index(fields=["datum"], name="betaaltermijn_datum")],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "nummer"), name="betaaltermijn_uniek"),
                    models.CheckConstraint(
                        condition=models.Q(("bedrag__gte", 0), ("voor_schuldeisers_bedrag__gte", 0)),
                        name="betaaltermijn_niet_negatief",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Geding",
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
                            ("aangevraagd", "Aangevraagd"),
                            ("zitting", "Zitting gepland"),
                            ("uitspraak", "Wacht op de uitspraak"),
                            ("loopt", "Toegewezen, loopt"),
                            ("verslag", "Voorbij, verslag moet nog"),
                            ("afgerond", "Toegewezen en afgerond"),
                            ("afgewezen", "Afgewezen"),
                            ("ingetrokken", "Ingetrokken"),
                        ],
                        default="aangevraagd",
                        max_length=20,
                        protected=True,
                    ),
                ),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("moratorium", "Moratorium (art. 287b Fw)"),
                            ("voorlopige_voorziening", "Voorlopige voorziening (art. 287 lid 4 Fw)"),
                            ("breed_moratorium", "Breed moratorium (art. 5 Wgs)"),
                            ("dwangakkoord", "Dwangakkoord (art. 287a Fw)"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "bedreiging",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ontruiming", "Gedwongen woningontruiming"),
                            ("gas", "Einde van de levering van gas"),
                            ("elektriciteit", "Einde van de levering van elektriciteit"),
                            ("warmte", "Einde van de levering van stadsverwarming"),
                            ("water", "Einde van de levering van water"),
                            ("zorgverzekering", "Opzegging of ontbinding van de zorgverzekering"),
                        ],
                        max_length=20,
                    ),
                ),
                ("wederpartij", models.CharField(blank=True, max_length=200)),
                ("rechtbank", models.CharField(max_length=100)),
                ("zaaknummer", models.CharField(blank=True, max_length=60)),
                ("motivering", models.TextField()),
                ("stukken", models.JSONField(blank=True, default=list, verbose_name="stukken bij het verzoek")),
                (
                    "heroverweging_datum",
                    models.DateField(blank=True, null=True, verbose_name="heroverweging gevraagd op"),
                ),
                ("aanvraag_datum", models.DateField()),
                ("navragen_datum", models.DateField()),
                ("zitting_op", models.DateTimeField(blank=True, null=True)),
                ("zitting_plaats", models.CharField(blank=True, max_length=200)),
                ("uitspraak_verwacht_datum", models.DateField(blank=True, null=True)),
                ("uitspraak_datum", models.DateField(blank=True, null=True)),
                ("uitspraak", models.TextField(blank=True, verbose_name="wat de rechter besliste")),
                ("start_datum", models.DateField(blank=True, null=True)),
                ("eind_datum", models.DateField(blank=True, null=True)),
                ("controle_datum", models.DateField(blank=True, null=True, verbose_name="vaste lasten nagaan op")),
                (
                    "beeindigen_reden",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("vaste_lasten", "Een maand of meer achter met de vaste lasten (onder f)"),
                            ("verplichtingen", "De inwoner komt zijn verplichtingen niet na (onder e)"),
                            ("traject", "Het traject stopt (onder d)"),
                            ("kan_betalen", "De inwoner kan alles weer betalen (onder c)"),
                            ("machtiging", "De machtiging is ingetrokken, of een schuldeiser is benadeeld (onder b)"),
                            ("onjuist", "Het verzoek berustte op onjuiste informatie (onder a)"),
                        ],
                        max_length=20,
                    ),
                ),
                ("beeindigen_uiterlijk_datum", models.DateField(blank=True, null=True)),
                ("beeindiging_gevraagd_datum", models.DateField(blank=True, null=True)),
                ("einde_reden", models.TextField(blank=True, verbose_name="waarom het ophield")),
                ("verslag_uiterlijk_datum", models.DateField(blank=True, null=True)),
                ("verslag", models.TextField(blank=True)),
                ("verslag_datum", models.DateField(blank=True, null=True)),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="intake.client"
                    ),
                ),
                (
                    "crisis",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gedingen",
                        to="trajecten.crisis",
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisatie.gemeente"
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="gedingen", to="trajecten.traject"
                    ),
                ),
                (
                    "rechtsmiddel",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="geding",
                        to="trajecten.rechtsmiddel",
                    ),
                ),
                (
                    "voorstel",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gedingen",
                        to="trajecten.voorstel",
                    ),
                ),
            ],
            options={
                "verbose_name": "verzoek aan de rechter",
                "verbose_name_plural": "gedingen",
                "ordering": ["-aanvraag_datum", "id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("actie_uiterlijk_datum__isnull", False)),
                        fields=["voorrang", "actie_uiterlijk_datum"],
                        name="geding_werk",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "aangevraagd",
                                    "zitting",
                                    "uitspraak",
                                    "loopt",
                                    "verslag",
                                    "afgerond",
                                    "afgewezen",
                                    "ingetrokken",
                                ],
                            )
                        ),
                        name="geding_status_bestaat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ("afgerond", "afgewezen", "ingetrokken")),
                                ("actie", ""),
                                ("actie_uiterlijk_datum__isnull", True),
                            ),
                            models.Q(
                                models.Q(("status__in", ("afgerond", "afgewezen", "ingetrokken")), _negated=True),
                                models.Q(("actie", ""), _negated=True),
                                ("actie_uiterlijk_datum__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="geding_open_heeft_actie",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("status__in", ("aangevraagd", "zitting", "uitspraak", "loopt", "verslag")),
                            ("soort__in", ("breed_moratorium", "dwangakkoord")),
                        ),
                        fields=("traject", "soort"),
                        name="geding_een_open_per_soort",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("eind_datum", None), ("eind_datum__gte", models.F("start_datum")), _connector="OR"
                        ),
                        name="geding_einde_na_begin",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Voorstelregel",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("vordering_bedrag", models.DecimalField(decimal_places=2, max_digits=12)),
                ("is_preferent", models.BooleanField()),
                ("aangeboden_bedrag", models.DecimalField(decimal_places=2, max_digits=12)),
                (
                    "antwoord",
                    models.CharField(
                        choices=[
                            ("geen_reactie", "Nog geen reactie"),
                            ("vooraf_akkoord", "Vooraf akkoord (collectief schuldregelen)"),
                            ("akkoord", "Akkoord"),
                            ("afgewezen", "Afgewezen"),
                            ("voorwaardelijk", "Akkoord onder een voorwaarde"),
                            ("heroverwogen", "Akkoord na heroverweging"),
                            ("dwangakkoord", "Gedwongen door de rechter"),
                        ],
                        default="geen_reactie",
                        max_length=20,
                    ),
                ),
                ("antwoord_op", models.DateTimeField(blank=True, null=True)),
                (
                    "antwoord_via",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("consulent", "Door de consulent ingevoerd"),
                            ("code", "Door de schuldeiser met de code uit de brief"),
                            ("api", "Via de koppeling"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reden", models.TextField(blank=True)),
                (
                    "kanaal",
                    models.CharField(
                        choices=[
                            ("brief", "Brief"),
                            ("email", "E-mail"),
                            ("knooppunt", "Schuldenknooppunt"),
                            ("lijst", "Collectieve lijst"),
                            ("code", "Code uit de brief"),
                            ("api", "Koppeling"),
                            ("telefoon", "Telefoon"),
                        ],
                        default="brief",
                        max_length=20,
                    ),
                ),
                ("code_hash", models.CharField(max_length=64, unique=True)),
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
                    "schuld",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="voorstelregels",
                        to="trajecten.schuld",
                    ),
                ),
                (
                    "voorstel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="regels", to="trajecten.voorstel"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "voorstelregels",
                "ordering": ["schuld__volgorde", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("voorstel", "schuld"), name="voorstelregel_uniek"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("aangeboden_bedrag__gte", 0), ("aangeboden_bedrag__lte", models.F("vordering_bedrag"))
                        ),
                        name="voorstelregel_niet_meer_dan_vordering",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Heroverweging",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("versie", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "status",
                    django_fsm.FSMField(
                        choices=[
                            ("gevraagd", "Gevraagd"),
                            ("ingestemd", "Stemt alsnog in"),
                            ("geweigerd", "Blijft weigeren"),
                            ("stil", "Geen reactie"),
                            ("ingetrokken", "Ingetrokken"),
                        ],
                        default="gevraagd",
                        max_length=20,
                        protected=True,
                    ),
                ),
                (
                    "kanaal",
                    models.CharField(
                        choices=[
                            ("brief", "Brief"),
                            ("email", "E-mail"),
                            ("knooppunt", "Schuldenknooppunt"),
                            ("lijst", "Collectieve lijst"),
                            ("code", "Code uit de brief"),
                            ("api", "Koppeling"),
                            ("telefoon", "Telefoon"),
                        ],
                        default="brief",
                        max_length=20,
                    ),
                ),
                ("motivering", models.TextField(verbose_name="waarom heroverwegen")),
                ("verstuurd_op", models.DateTimeField()),
                ("reactie_uiterlijk_datum", models.DateField()),
                ("beantwoord_op", models.DateTimeField(blank=True, null=True)),
                (
                    "antwoord_via",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("consulent", "Door de consulent ingevoerd"),
                            ("code", "Door de schuldeiser met de code uit de brief"),
                            ("api", "Via de koppeling"),
                        ],
                        max_length=20,
                    ),
                ),
                ("antwoord_reden", models.TextField(blank=True)),
                ("code_hash", models.CharField(max_length=64, unique=True)),
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
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="heroverwegingen",
                        to="trajecten.traject",
                    ),
                ),
                (
                    "regel",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="heroverweging",
                        to="trajecten.voorstelregel",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "heroverwegingen",
                "ordering": ["reactie_uiterlijk_datum", "id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("status__in", ("gevraagd",))),
                        fields=["reactie_uiterlijk_datum"],
                        name="heroverweging_te_laat",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["gevraagd", "ingestemd", "geweigerd", "stil", "ingetrokken"])
                        ),
                        name="heroverweging_status_bestaat",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Vtlb",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("versie", models.PositiveSmallIntegerField()),
                (
                    "herkomst",
                    models.CharField(
                        choices=[
                            ("onderdelen", "Opgebouwd: beslagvrije voet en correcties"),
                            ("rapport", "Overgenomen uit de officiële rekenmethode"),
                        ],
                        max_length=20,
                    ),
                ),
                ("peildatum", models.DateField()),
                (
                    "leefsituatie",
                    models.CharField(
                        choices=[
                            ("alleenstaande", "Alleenstaand"),
                            ("alleenstaande_ouder", "Alleenstaande ouder"),
                            ("gehuwd", "Met partner, zonder kinderen"),
                            ("gehuwd_met_kinderen", "Met partner en kinderen"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "jaarinkomen_bedrag",
                    models.DecimalField(decimal_places=2, max_digits=10, verbose_name="belastbaar jaarinkomen"),
                ),
                (
                    "inkomen_bedrag",
                    models.DecimalField(decimal_places=2, max_digits=10, verbose_name="netto inkomen per maand"),
                ),
                (
                    "partner_inkomen_bedrag",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=10,
                        null=True,
                        verbose_name="netto inkomen van de partner per maand",
                    ),
                ),
                ("heeft_adres", models.BooleanField(default=True, verbose_name="heeft een woonadres in Nederland")),
                ("beslagvrije_voet_bedrag", models.DecimalField(decimal_places=2, max_digits=10)),
                ("vtlb_bedrag", models.DecimalField(decimal_places=2, max_digits=10, verbose_name="vtlb per maand")),
                ("afloscapaciteit_bedrag", models.DecimalField(decimal_places=2, max_digits=10)),
                ("rapport_versie", models.CharField(blank=True, max_length=60, verbose_name="versie van het rapport")),
                ("rapport_datum", models.DateField(blank=True, null=True, verbose_name="datum van het rapport")),
                ("op", models.DateTimeField()),
                (
                    "berekening",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="vtlb", to="trajecten.berekening"
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="vtlbs", to="trajecten.traject"
                    ),
                ),
            ],
            options={
                "verbose_name": "vtlb",
                "verbose_name_plural": "vtlb's",
                "ordering": ["-versie"],
                "constraints": [
                    models.UniqueConstraint(fields=("traject", "versie"), name="vtlb_versie_uniek"),
                    models.CheckConstraint(
                        condition=models.Q(("vtlb_bedrag__gte", models.F("beslagvrije_voet_bedrag"))),
                        name="vtlb_niet_onder_de_voet",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("herkomst", "rapport"), _negated=True),
                            models.Q(models.Q(("rapport_versie", ""), _negated=True), ("rapport_datum__isnull", False)),
                            _connector="OR",
                        ),
                        name="vtlb_rapport_met_versie",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Normherberekening",
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
                ("uiterlijk_datum", models.DateField()),
                (
                    "status",
                    django_fsm.FSMField(
                        choices=[
                            ("te_beoordelen", "Nog te doen"),
                            ("vrijgegeven", "Vrijgegeven"),
                            ("afgehandeld", "Nieuw vtlb vastgesteld"),
                            ("vervallen", "Niet meer nodig"),
                        ],
                        default="te_beoordelen",
                        max_length=20,
                        protected=True,
                    ),
                ),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("verandert", "Afloscapaciteit verandert"),
                            ("gelijk", "Alleen het vtlb verandert"),
                            ("rapport", "Nieuw vtlb-rapport nodig"),
                            ("onvolledig", "Geen vtlb met onderbouwing"),
                        ],
                        max_length=20,
                    ),
                ),
                ("oude_capaciteit_bedrag", models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True)),
                (
                    "nieuwe_capaciteit_bedrag",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True),
                ),
                ("nieuw_vtlb_bedrag", models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True)),
                ("nieuwe_voet_bedrag", models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True)),
                ("verschil_bedrag", models.DecimalField(decimal_places=2, default=Decimal("0"), max_digits=10)),
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
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="intake.client"
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisatie.gemeente"
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="trajecten.traject"
                    ),
                ),
                (
                    "wijziging",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="herberekeningen",
                        to="trajecten.normwijziging",
                    ),
                ),
                (
                    "nieuw_vtlb",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.vtlb",
                    ),
                ),
                (
                    "vtlb",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trajecten.vtlb",
                    ),
                ),
            ],
            options={
                "verbose_name": "nieuwe normen",
                "verbose_name_plural": "herberekeningen",
                "ordering": ["voorrang", "verschil_bedrag", "id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("actie_uiterlijk_datum__isnull", False)),
                        fields=["voorrang", "actie_uiterlijk_datum"],
                        name="normherberekening_werk",
                    ),
                    models.Index(
                        fields=["wijziging", "status", "voorrang", "verschil_bedrag"], name="normherberekening_lijst"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["te_beoordelen", "vrijgegeven", "afgehandeld", "vervallen"])
                        ),
                        name="normherberekening_status_bestaat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ("vrijgegeven", "afgehandeld", "vervallen")),
                                ("actie", ""),
                                ("actie_uiterlijk_datum__isnull", True),
                            ),
                            models.Q(
                                models.Q(("status__in", ("vrijgegeven", "afgehandeld", "vervallen")), _negated=True),
                                models.Q(("actie", ""), _negated=True),
                                ("actie_uiterlijk_datum__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="normherberekening_open_heeft_actie",
                    ),
                    models.UniqueConstraint(fields=("wijziging", "traject"), name="normherberekening_een_per_traject"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "vrijgegeven"), _negated=True),
                            ("nieuw_vtlb__isnull", False),
                            _connector="OR",
                        ),
                        name="normherberekening_vrij_met_vtlb",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Vtlbcorrectie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("volgorde", models.PositiveSmallIntegerField()),
                (
                    "hoofdstuk",
                    models.CharField(
                        choices=[
                            ("WOONKOSTEN_VOET", "3 Verhoging van de beslagvrije voet (woonkosten)"),
                            ("RESERVERING", "4 Reserveringstoeslag"),
                            ("ARBEID", "4 Arbeidstoeslag"),
                            ("EIGEN_RISICO", "4 Eigen risico van de zorgverzekering"),
                            ("PENSIOEN", "4 Norm voor pensioengerechtigden"),
                            ("INDIVIDUELE_LASTEN", "5.1 Individuele lasten"),
                            ("WOONKOSTEN", "5.2 Woonkosten boven de grens van de huurtoeslag"),
                            ("HEFFINGEN", "5.3 Heffingen van gemeente en waterschap"),
                            ("MEDISCH", "5.4 Medische kosten"),
                            ("VERVOER", "5.5 Auto en reiskosten"),
                            ("STUDIE", "5.6 Studiekosten van kinderen"),
                            ("OPVANG", "5.7 Kinderopvang"),
                            ("ALIMENTATIE", "5.8 Alimentatie, co-ouderschap en omgang"),
                            ("BEHEER", "5.9 Budgetbeheer en beschermingsbewind"),
                            ("OVERIG", "5.10 Overige"),
                        ],
                        max_length=20,
                    ),
                ),
                ("bedrag", models.DecimalField(decimal_places=2, max_digits=10)),
                ("grond", models.CharField(max_length=300)),
                ("bewijs", models.CharField(blank=True, max_length=200)),
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
                    "vtlb",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="correcties", to="trajecten.vtlb"
                    ),
                ),
            ],
            options={
                "verbose_name": "correctie op het vtlb",
                "verbose_name_plural": "correcties op het vtlb",
                "ordering": ["volgorde"],
                "constraints": [
                    models.UniqueConstraint(fields=("vtlb", "volgorde"), name="vtlbcorrectie_volgorde_uniek")
                ],
            },
        ),
        migrations.CreateModel(
            name="Zelfopgave",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "reden",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("dubbel", "Deze schuld staat er al"),
                            ("betaald", "Is al betaald of kwijtgescholden"),
                            ("geen_schuld", "Is geen schuld, zoals een lopende rekening"),
                            ("ander", "Is van iemand anders"),
                            ("anders", "Iets anders"),
                        ],
                        max_length=20,
                        verbose_name="waarom niet",
                    ),
                ),
                ("toelichting", models.CharField(blank=True, max_length=300)),
                ("op", models.DateTimeField()),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "schuld",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="zelfopgave",
                        to="trajecten.schuld",
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="zelfopgaven", to="trajecten.traject"
                    ),
                ),
                (
                    "zelfschuld",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="opgave", to="intake.zelfschuld"
                    ),
                ),
            ],
            options={
                "verbose_name": "zelf opgegeven schuldeiser",
                "verbose_name_plural": "zelf opgegeven schuldeisers",
                "ordering": ["op", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reden", ""), ("schuld__isnull", False)),
                            models.Q(("schuld__isnull", True), models.Q(("reden", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="zelfopgave_schuld_of_reden",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reden", "anders"), _negated=True),
                            models.Q(("toelichting", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="zelfopgave_anders_met_toelichting",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Zending",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kanaal",
                    models.CharField(
                        choices=[
                            ("brief", "Brief"),
                            ("email", "E-mail"),
                            ("knooppunt", "Schuldenknooppunt"),
                            ("lijst", "Collectieve lijst"),
                            ("code", "Code uit de brief"),
                            ("api", "Koppeling"),
                            ("telefoon", "Telefoon"),
                        ],
                        max_length=20,
                    ),
                ),
                ("aantal", models.PositiveIntegerField()),
                ("op", models.DateTimeField()),
                ("gereed_op", models.DateTimeField(blank=True, null=True)),
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
            ],
            options={
                "verbose_name_plural": "zendingen",
                "ordering": ["-op"],
            },
        ),
        migrations.CreateModel(
            name="Schuldeiserbericht",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("sleutel", models.CharField(max_length=160, unique=True)),
                ("richting", models.CharField(choices=[("uit", "Verstuurd"), ("in", "Ontvangen")], max_length=3)),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("kennisgeving", "Kennisgeving"),
                            ("saldoverzoek", "Saldoverzoek"),
                            ("betaalvoorstel", "Betaalvoorstel"),
                            ("heroverweging", "Heroverweging"),
                            ("akkoord", "Regeling tot stand gekomen"),
                            ("beeindiging", "Regeling beëindigd"),
                            ("status", "Stand van zaken"),
                            ("kennisgeving_antwoord", "Antwoord op de kennisgeving"),
                            ("saldo_antwoord", "Saldo-opgave"),
                            ("saldo_vooraf_akkoord", "Saldo-opgave, vooraf akkoord"),
                            ("voorstel_antwoord", "Antwoord op het voorstel"),
                            ("geen_medewerking", "Geen medewerking"),
                            ("statusbericht", "Bericht van de schuldeiser"),
                            ("statusverzoek", "Vraag naar de stand"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "kanaal",
                    models.CharField(
                        choices=[
                            ("brief", "Brief"),
                            ("email", "E-mail"),
                            ("knooppunt", "Schuldenknooppunt"),
                            ("lijst", "Collectieve lijst"),
                            ("code", "Code uit de brief"),
                            ("api", "Koppeling"),
                            ("telefoon", "Telefoon"),
                        ],
                        max_length=20,
                    ),
                ),
                ("versie", models.PositiveSmallIntegerField(default=1)),
                ("op", models.DateTimeField(verbose_name="verstuurd of ontvangen op")),
                ("uiterlijk_datum", models.DateField(blank=True, null=True, verbose_name="antwoord uiterlijk")),
                ("beantwoord_op", models.DateTimeField(blank=True, null=True)),
                ("met_naam", models.CharField(max_length=200, verbose_name="aan of van")),
                ("tekst", models.TextField(blank=True)),
                (
                    "via",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("consulent", "Door de consulent ingevoerd"),
                            ("code", "Door de schuldeiser met de code uit de brief"),
                            ("api", "Via de koppeling"),
                        ],
                        max_length=20,
                    ),
                ),
                ("gegevens", models.JSONField(blank=True, default=dict)),
                ("code_hash", models.CharField(blank=True, max_length=64, null=True, unique=True)),
                (
                    "aanschrijving",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="post",
                        to="trajecten.aanschrijving",
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "email",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="brieven.bericht",
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisatie.gemeente"
                    ),
                ),
                (
                    "heroverweging",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="post",
                        to="trajecten.heroverweging",
                    ),
                ),
                (
                    "schuld",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="correspondentie",
                        to="trajecten.schuld",
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="post", to="trajecten.traject"
                    ),
                ),
                (
                    "regel",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="post",
                        to="trajecten.voorstelregel",
                    ),
                ),
                (
                    "zending",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="berichten",
                        to="trajecten.zending",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "schuldeiserberichten",
                "ordering": ["op", "versie"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("richting", "uit"), ("zending", None)),
                        fields=["gemeente", "kanaal", "op"],
                        name="schuldeiserbericht_te_bundelen",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("richting", "uit"),
                                (
                                    "soort__in",
                                    (
                                        "kennisgeving",
                                        "saldoverzoek",
                                        "betaalvoorstel",
                                        "heroverweging",
                                        "akkoord",
                                        "beeindiging",
                                        "status",
                                    ),
                                ),
                            ),
                            models.Q(
                                ("richting", "in"),
                                (
                                    "soort__in",
                                    (
                                        "kennisgeving_antwoord",
                                        "saldo_antwoord",
                                        "saldo_vooraf_akkoord",
                                        "voorstel_antwoord",
                                        "geen_medewerking",
                                        "statusbericht",
                                        "statusverzoek",
                                    ),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="schuldeiserbericht_richting_bij_soort",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Schuldeiserbijlage",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
                ("op", models.DateTimeField()),
                (
                    "bericht",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bijlagen",
                        to="trajecten.schuldeiserbericht",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "schuldeiserbijlagen",
                "ordering": ["op", "id"],
            },
        ),
        migrations.CreateModel(
            name="Schuldeisertaak",
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
                        choices=[("open", "Te doen"), ("gedaan", "Gedaan"), ("vervallen", "Niet meer nodig")],
                        default="open",
                        max_length=20,
                        protected=True,
                    ),
                ),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("nabellen", "Schuldeiser nabellen"),
                            ("meekijken", "Schuldeiser blijft stil: meekijken"),
                            ("lezen", "Bericht van een schuldeiser lezen"),
                            ("stand", "Schuldeiser vraagt naar de stand"),
                        ],
                        max_length=20,
                    ),
                ),
                ("uiterlijk_datum", models.DateField()),
                ("uitkomst", models.TextField(blank=True)),
                ("gedaan_op", models.DateTimeField(blank=True, null=True)),
                (
                    "aanschrijving",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taken",
                        to="trajecten.aanschrijving",
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
                    "bericht",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taak",
                        to="trajecten.schuldeiserbericht",
                    ),
                ),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="intake.client"
                    ),
                ),
                (
                    "gedaan_door",
                    models.ForeignKey(
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
                    "schuld",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="taken", to="trajecten.schuld"
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="schuldeisertaken",
                        to="trajecten.traject",
                    ),
                ),
                (
                    "regel",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taken",
                        to="trajecten.voorstelregel",
                    ),
                ),
            ],
            options={
                "verbose_name": "schuldeiser",
                "verbose_name_plural": "schuldeisertaken",
                "indexes": [
                    models.Index(
                        condition=models.Q(("actie_uiterlijk_datum__isnull", False)),
                        fields=["voorrang", "actie_uiterlijk_datum"],
                        name="schuldeisertaak_werk",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["open", "gedaan", "vervallen"])),
                        name="schuldeisertaak_status_bestaat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ("gedaan", "vervallen")),
                                ("actie", ""),
                                ("actie_uiterlijk_datum__isnull", True),
                            ),
                            models.Q(
                                models.Q(("status__in", ("gedaan", "vervallen")), _negated=True),
                                models.Q(("actie", ""), _negated=True),
                                ("actie_uiterlijk_datum__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="schuldeisertaak_open_heeft_actie",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("aanschrijving__isnull", False)),
                        fields=("aanschrijving", "soort"),
                        name="schuldeisertaak_een_per_vraag",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("regel__isnull", False)),
                        fields=("regel", "soort"),
                        name="schuldeisertaak_een_per_stem",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Zendingbestand",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("volgnummer", models.PositiveSmallIntegerField()),
                ("inhoud", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "zending",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bestanden", to="trajecten.zending"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "zendingbestanden",
                "ordering": ["volgnummer"],
                "constraints": [
                    models.UniqueConstraint(fields=("zending", "volgnummer"), name="zendingbestand_volgnummer")
                ],
            },
        ),
    ]
