from django.urls import path

from schuldhulp.brieven.views import bericht, brief

app_name = "brieven"
urlpatterns = [
    path("<uuid:pk>/", brief.brief, name="brief"),
    path("berichten/<uuid:pk>/", bericht.bericht, name="bericht"),
    path("berichten/<uuid:pk>/verstuurd/", bericht.verstuurd, name="bericht-verstuurd"),
]
