"""Hoe een gemeente screeningen weegt."""

from django.urls import path

from intake.views import screeningbeleid

urlpatterns = [
    path("beheer/gemeenten/<int:pk>/screening/", screeningbeleid.screeningbeleid, name="screeningbeleid"),
    path(
        "beheer/gemeenten/<int:pk>/screening/nieuw/",
        screeningbeleid.screeningbeleid_nieuw,
        name="screeningbeleid-nieuw",
    ),
]
