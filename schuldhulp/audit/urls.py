from django.urls import path

from schuldhulp.audit import views

app_name = "audit"
urlpatterns = [
    path("", views.regels, name="regels"),
    path("export.csv", views.exporteer, name="exporteer"),
]
