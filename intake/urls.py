from django.urls import path

from intake.views import (
    aanmelding,
    aanmeldingen,
    besluit,
    bevestiging,
    client,
    dossiers,
    nieuw,
    screening,
    stappen,
    volgmoment,
)

app_name = "intake"
urlpatterns = [
    path("aanmeldingen/", aanmeldingen.aanmeldingen, name="aanmeldingen"),
    path("aanmeldingen/nieuw/", nieuw.nieuw, name="aanmelding-nieuw"),
    path("aanmeldingen/<uuid:pk>/", aanmelding.aanmelding, name="aanmelding"),
    path("aanmeldingen/<uuid:pk>/gesprek-plannen/", stappen.gesprek_plannen, name="gesprek-plannen"),
    path("aanmeldingen/<uuid:pk>/gesprek/", stappen.gesprek, name="gesprek"),
    path("aanmeldingen/<uuid:pk>/screening/", screening.screening, name="screening"),
    path("aanmeldingen/<uuid:pk>/toelaten/", besluit.toelaten, name="toelaten"),
    path("aanmeldingen/<uuid:pk>/adviseren/", besluit.adviseren, name="adviseren"),
    path("aanmeldingen/<uuid:pk>/afwijzen/", besluit.afwijzen, name="afwijzen"),
    path("aanmeldingen/<uuid:pk>/afwijzing/", besluit.afwijzing_lezen, name="afwijzing-lezen"),
    path("aanmeldingen/<uuid:pk>/afwijzing/voorbeeld/", besluit.afwijzing_voorbeeld, name="afwijzing-voorbeeld"),
    path("aanmeldingen/<uuid:pk>/bevestiging/", bevestiging.bevestiging, name="bevestiging"),
    path("aanmeldingen/<uuid:pk>/afwijzing/bevestigen/", besluit.afwijzing_bevestigen, name="afwijzing-bevestigen"),
    path("aanmeldingen/<uuid:pk>/afwijzing/teruggeven/", besluit.afwijzing_teruggeven, name="afwijzing-teruggeven"),
    path("aanmeldingen/<uuid:pk>/toewijzen/", stappen.toewijzen, name="toewijzen"),
    path("aanmeldingen/<uuid:pk>/intrekken/", stappen.intrekken, name="intrekken"),
    path("volgmomenten/", volgmoment.volgmomenten, name="volgmomenten"),
    path("volgmomenten/<uuid:pk>/", volgmoment.volgmoment, name="volgmoment"),
    path("volgmomenten/<uuid:pk>/houden/", volgmoment.houden, name="volgmoment-houden"),
    path("volgmomenten/<uuid:pk>/verzetten/", volgmoment.verzetten, name="volgmoment-verzetten"),
    path("dossiers/", dossiers.dossiers, name="dossiers"),
    path("zoeken/", dossiers.zoek, name="zoek"),
    path("dossiers/<uuid:pk>/gegevens/", client.wijzigen, name="client-wijzigen"),
    path("dossiers/<uuid:pk>/notities/", client.notitie, name="notitie"),
    path("dossiers/<uuid:pk>/bsn/", client.bsn_tonen, name="bsn-tonen"),
]
