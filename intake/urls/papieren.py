"""De papieren van een inwoner: krijgen, nakijken en splitsen."""

from django.urls import path

from intake.views import document, documentstappen, papieren

urlpatterns = [
    path("dossiers/<uuid:pk>/papieren/toevoegen/", papieren.toevoegen, name="papieren-toevoegen"),
    path("dossiers/<uuid:pk>/papieren/<slug:code>/niet-nodig/", papieren.niet_nodig, name="papier-niet-nodig"),
    path("dossiers/<uuid:pk>/papieren/<slug:code>/toch-nodig/", papieren.toch_nodig, name="papier-toch-nodig"),
    path("papieren/<uuid:pk>/", document.document, name="document"),
    path("papieren/<uuid:pk>/bestand/", document.bestand, name="bestand"),
    path("papieren/<uuid:pk>/goedkeuren/", documentstappen.goedkeuren, name="document-goedkeuren"),
    path("papieren/<uuid:pk>/afkeuren/", documentstappen.afkeuren, name="document-afkeuren"),
    path("papieren/<uuid:pk>/soort/", documentstappen.soort, name="document-soort"),
    path("papieren/<uuid:pk>/splitsen/", documentstappen.splitsen, name="document-splitsen"),
    path("nakijken/<uuid:pk>/", papieren.nakijken, name="nakijken"),
]
