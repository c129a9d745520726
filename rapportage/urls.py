from django.urls import path

from rapportage.views import afwijkingen, uitval
from rapportage.views import dashboard as views

app_name = "rapportage"
urlpatterns = [
    path("", views.dashboard, name="dashboard"),
    path("cijfers.csv", views.csv, name="csv"),
    path("rapport.pdf", views.pdf, name="pdf"),
    path("vaststellen/", views.vaststellen, name="vaststellen"),
    path("afwijkingen/", afwijkingen.afwijkingen, name="afwijkingen"),
    path("uitval/", uitval.uitval, name="uitval"),
    path("<slug:code>/", views.kpi, name="kpi"),
]
