"""De post met schuldeisers, en de pagina waar zij met hun code antwoorden."""

from django.urls import path

from trajecten.views import antwoorden, post, reageren, regelperiode, zendingen

urlpatterns = [
    path("reageren/", reageren.reageren, name="reageren"),
    path("reageren/klaar/", reageren.klaar, name="reageren-klaar"),
    path("trajecten/regelperiodes/", regelperiode.regelperiodes, name="regelperiodes"),
    path("post/", zendingen.zendingen, name="zendingen"),
    path("post/antwoorden/", zendingen.antwoorden_inlezen, name="antwoorden-inlezen"),
    path("post/<int:pk>/<slug:kanaal>/", zendingen.zending_nieuw, name="zending-nieuw"),
    path("post/<uuid:pk>/", zendingen.zending, name="zending"),
    path("post/<uuid:pk>/<int:nummer>/bestand/", zendingen.zending_bestand, name="zending-bestand"),
    path("trajecten/<uuid:pk>/post/", post.post, name="post"),
    path("schulden/<uuid:pk>/bericht/", post.antwoord_vastleggen, name="antwoord-vastleggen"),
    path("schuldeisertaken/<uuid:pk>/", post.taak, name="schuldeisertaak"),
    path("schuldeiserbijlagen/<uuid:pk>/", post.bijlage, name="bijlage"),
    path("heroverwegingen/<uuid:pk>/antwoord/", antwoorden.heroverweging, name="heroverweging"),
    path("voorstelregels/<uuid:pk>/voorwaarde/", antwoorden.voorwaarde, name="voorwaarde"),
]
