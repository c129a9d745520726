"""De groepsintake: reeksen, bijeenkomsten en wie er meedoet."""

from django.urls import path

from intake.views import deelname, deelnamestappen, deelnamewerk, workshops, workshopsessie

urlpatterns = [
    path("dossiers/<uuid:pk>/workshop/", deelnamestappen.nieuw, name="deelname-nieuw"),
    path("workshops/", workshops.workshops, name="workshops"),
    path("workshops/nieuw/", workshops.reeks_nieuw, name="workshopreeks-nieuw"),
    path("workshops/<uuid:pk>/", workshops.reeks, name="workshopreeks"),
    path("workshops/<uuid:pk>/wijzigen/", workshops.reeks_wijzigen, name="workshopreeks-wijzigen"),
    path("workshops/<uuid:pk>/uitnodigen/", workshops.uitnodigen, name="workshopreeks-uitnodigen"),
    path("workshops/<uuid:pk>/bijeenkomsten/", workshopsessie.nieuw, name="workshopsessie-nieuw"),
    path("workshops/bijeenkomsten/<uuid:pk>/", workshopsessie.sessie, name="workshopsessie"),
    path("workshops/bijeenkomsten/<uuid:pk>/verzetten/", workshopsessie.verzetten, name="workshopsessie-verzetten"),
    path("workshops/bijeenkomsten/<uuid:pk>/afgelasten/", workshopsessie.afgelasten, name="workshopsessie-afgelasten"),
    path(
        "workshops/bijeenkomsten/<uuid:pk>/vrijwilligers/", workshopsessie.vrijwilliger_nieuw, name="vrijwilliger-nieuw"
    ),
    path(
        "workshops/bijeenkomsten/<uuid:pk>/vrijwilligers/<int:vrijwilliger>/weg/",
        workshopsessie.vrijwilliger_weg,
        name="vrijwilliger-weg",
    ),
    path("workshops/deelnames/<uuid:pk>/", deelname.deelname, name="deelname"),
    path("workshops/deelnames/<uuid:pk>/komt/", deelnamestappen.bevestigen, name="deelname-bevestigen"),
    path("workshops/deelnames/<uuid:pk>/uitnodigen/", deelnamestappen.uitnodigen, name="deelname-uitnodigen"),
    path("workshops/deelnames/<uuid:pk>/intake/", deelnamestappen.intake, name="deelname-intake"),
    path("workshops/deelnames/<uuid:pk>/andere-reeks/", deelnamestappen.andere_reeks, name="deelname-andere-reeks"),
    path("workshops/deelnames/<uuid:pk>/stoppen/", deelnamestappen.stoppen, name="deelname-stoppen"),
    path("workshops/deelnames/<uuid:pk>/afronden/", deelnamestappen.afronden, name="deelname-afronden"),
    path("workshops/deelnames/<uuid:pk>/dossier/", deelnamewerk.dossier, name="deelname-dossier"),
    path(
        "workshops/deelnames/<uuid:pk>/weggebleven/<int:aanwezigheid>/", deelnamewerk.opvolgen, name="deelname-opvolgen"
    ),
    path("workshops/deelnames/<uuid:pk>/signalen/", deelnamewerk.ggz_nieuw, name="ggz-nieuw"),
    path("workshops/deelnames/<uuid:pk>/signalen/<uuid:signaal>/", deelnamewerk.ggz_opvolgen, name="ggz-opvolgen"),
]
