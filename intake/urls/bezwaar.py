"""Bezwaar tegen een besluit."""

from django.urls import path

from intake.views import bezwaar, bezwaarstappen

urlpatterns = [
    path("aanmeldingen/<uuid:pk>/bezwaar/", bezwaarstappen.vastleggen, name="bezwaar-nieuw"),
    path("bezwaren/", bezwaar.bezwaren, name="bezwaren"),
    path("bezwaren/<uuid:pk>/", bezwaar.bezwaar, name="bezwaar"),
    path("bezwaren/<uuid:pk>/horen/", bezwaarstappen.horen, name="bezwaar-horen"),
    path("bezwaren/<uuid:pk>/toewijzen/", bezwaarstappen.toewijzen, name="bezwaar-toewijzen"),
    path("bezwaren/<uuid:pk>/verdagen/", bezwaarstappen.verdagen, name="bezwaar-verdagen"),
    path("bezwaren/<uuid:pk>/beslissen/", bezwaarstappen.beslissen, name="bezwaar-beslissen"),
    path("bezwaren/<uuid:pk>/intrekken/", bezwaarstappen.intrekken, name="bezwaar-intrekken"),
]
