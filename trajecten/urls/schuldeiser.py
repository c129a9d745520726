"""Het register van schuldeisers."""

from django.urls import path

from trajecten.views import reactietijd, schuldeisers, schuldeisersamenvoegen

urlpatterns = [
    path("schuldeisers/", schuldeisers.schuldeisers, name="schuldeisers"),
    path("schuldeisers/reactietijd/", reactietijd.reactietijden, name="reactietijden"),
    path("schuldeisers/nieuw/", schuldeisers.schuldeiser_nieuw, name="schuldeiser-nieuw"),
    path("schuldeisers/<int:pk>/", schuldeisers.schuldeiser, name="schuldeiser"),
    path("schuldeisers/<int:pk>/wijzigen/", schuldeisers.schuldeiser_wijzigen, name="schuldeiser-wijzigen"),
    path("schuldeisers/<int:pk>/samenvoegen/", schuldeisersamenvoegen.samenvoegen, name="schuldeiser-samenvoegen"),
    path("schuldeisersamenvoegingen/<uuid:pk>/ongedaan/", schuldeisersamenvoegen.ongedaan, name="schuldeiser-splitsen"),
]
