"""Spreekuren, afspraken en afwezigheid, en de afspraak zoals de inwoner haar ziet."""

from django.urls import path

from intake.views import afspraak, afspraakstappen, afwezigheid, agenda, mijn_afspraak, spreekuren

urlpatterns = [
    path("agenda/", agenda.agenda, name="agenda"),
    path("agenda/spreekuren/nieuw/", spreekuren.nieuw, name="spreekuur-nieuw"),
    path("agenda/spreekuren/<int:pk>/weg/", spreekuren.weg, name="spreekuur-weg"),
    path("agenda/afwezigheid/", afwezigheid.afwezigheid, name="afwezigheid"),
    path("agenda/afwezigheid/nieuw/", afwezigheid.nieuw, name="afwezigheid-nieuw"),
    path("agenda/afwezigheid/<int:pk>/", afwezigheid.periode, name="afwezigheid-periode"),
    path("agenda/afwezigheid/<int:pk>/vervanger/", afwezigheid.vervanger, name="afwezigheid-vervanger"),
    path("agenda/afwezigheid/<int:pk>/einde/", afwezigheid.einde, name="afwezigheid-einde"),
    path("dossiers/<uuid:pk>/afspraken/nieuw/", afspraakstappen.nieuw, name="afspraak-nieuw"),
    path("afspraken/<uuid:pk>/", afspraak.afspraak, name="afspraak"),
    path("afspraken/<uuid:pk>/agenda/", afspraak.ics, name="afspraak-ics"),
    path("afspraken/<uuid:pk>/gehouden/", afspraakstappen.gehouden, name="afspraak-gehouden"),
    path("afspraken/<uuid:pk>/niet-verschenen/", afspraakstappen.gemist, name="afspraak-gemist"),
    path("afspraken/<uuid:pk>/opgevolgd/", afspraakstappen.opgevolgd, name="afspraak-opgevolgd"),
    path("afspraken/<uuid:pk>/verzetten/", afspraakstappen.verzetten, name="afspraak-verzetten"),
    path("afspraken/<uuid:pk>/overnemen/", afspraakstappen.overnemen, name="afspraak-overnemen"),
    path("afspraken/<uuid:pk>/afzeggen/", afspraakstappen.afzeggen, name="afspraak-afzeggen"),
    path("afspraak/", mijn_afspraak.mijn_afspraak, name="mijn-afspraak"),
]
