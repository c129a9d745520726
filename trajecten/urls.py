from django.urls import path

from trajecten.views import dossier, lijst, nieuw, plan, reageren, schuldeisers, schulden, stap, traject, voorstel

app_name = "trajecten"
urlpatterns = [
    path("dossiers/<uuid:pk>/", dossier.dossier, name="dossier"),
    path("trajecten/", lijst.trajecten, name="trajecten"),
    path("trajecten/<uuid:pk>/", traject.traject, name="traject"),
    path("trajecten/<uuid:pk>/stap/<slug:code>/", stap.stap, name="stap"),
    path("trajecten/<uuid:pk>/plan/", plan.plan, name="plan"),
    path("trajecten/<uuid:pk>/plan/opstellen/", plan.bewerken, name="plan-bewerken"),
    path("planacties/<uuid:pk>/", plan.actie, name="planactie"),
    path("planopvolging/<uuid:pk>/", plan.opvolging, name="planopvolging"),
    path("planverificaties/<uuid:pk>/", plan.verificatie, name="planverificatie"),
    path("aanmeldingen/<uuid:pk>/traject/", nieuw.nieuw, name="traject-nieuw"),
    path("trajecten/<uuid:pk>/schulden/", schulden.schulden, name="schulden"),
    path("trajecten/<uuid:pk>/schulden/nieuw/", schulden.schuld_nieuw, name="schuld-nieuw"),
    path("trajecten/<uuid:pk>/schulden/schuldeiser/", schulden.schuldeiser_bij_schuld, name="schuldeiser-bij-schuld"),
    path("schulden/<uuid:pk>/", schulden.schuld, name="schuld"),
    path("aanschrijvingen/<uuid:pk>/saldo/", schulden.saldo, name="saldo"),
    path("voorstellen/<uuid:pk>/", voorstel.voorstel, name="voorstel"),
    path("voorstellen/<uuid:pk>/versturen/", voorstel.versturen, name="voorstel-versturen"),
    path("voorstelregels/<uuid:pk>/antwoord/", voorstel.antwoord, name="antwoord"),
    path("schuldeisers/", schuldeisers.schuldeisers, name="schuldeisers"),
    path("schuldeisers/nieuw/", schuldeisers.schuldeiser_nieuw, name="schuldeiser-nieuw"),
    path("schuldeisers/<int:pk>/", schuldeisers.schuldeiser, name="schuldeiser"),
    path("schuldeisers/<int:pk>/wijzigen/", schuldeisers.schuldeiser_wijzigen, name="schuldeiser-wijzigen"),
    path("reageren/", reageren.reageren, name="reageren"),
    path("reageren/klaar/", reageren.klaar, name="reageren-klaar"),
]
