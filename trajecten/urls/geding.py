"""Dreigingen en verzoeken aan de rechter."""

from django.urls import path

from trajecten.views import crises, gedingen

urlpatterns = [
    path("trajecten/<uuid:pk>/rechtbank/", crises.rechtbank, name="rechtbank"),
    path("trajecten/<uuid:pk>/rechtbank/<slug:soort>/", gedingen.nieuw, name="geding-nieuw"),
    path("trajecten/<uuid:pk>/crisis/", crises.nieuw, name="crisis-nieuw"),
    path("crises/<uuid:pk>/", crises.crisis, name="crisis"),
    path("crises/<uuid:pk>/<slug:code>/", crises.stap, name="crisis-stap"),
    path("gedingen/<uuid:pk>/", gedingen.geding, name="geding"),
    path("gedingen/<uuid:pk>/<slug:code>/", gedingen.stap, name="geding-stap"),
]
