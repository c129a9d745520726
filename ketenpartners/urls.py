from django.urls import path

from ketenpartners.views import aanmeldpunt, partners, stappen, verwijzingen

app_name = "ketenpartners"
_EEN = "verwijzingen/<uuid:pk>"
urlpatterns = [
    path("aanmeldpunt/", aanmeldpunt.aanmeldpunt, name="aanmeldpunt"),
    path("aanmeldpunt/meldingen/", aanmeldpunt.meldingen, name="meldingen"),
    path("verwijzingen/", verwijzingen.verwijzingen, name="verwijzingen"),
    path("dossiers/<uuid:pk>/verwijzen/", verwijzingen.verwijzing_nieuw, name="verwijzing-nieuw"),
    path(f"{_EEN}/", verwijzingen.verwijzing, name="verwijzing"),
    path(f"{_EEN}/aangenomen/", stappen.aangenomen, name="verwijzing-aangenomen"),
    path(f"{_EEN}/geweigerd/", stappen.geweigerd, name="verwijzing-geweigerd"),
    path(f"{_EEN}/tussenbericht/", stappen.tussenbericht, name="verwijzing-tussenbericht"),
    path(f"{_EEN}/afgerond/", stappen.afgerond, name="verwijzing-afgerond"),
    path(f"{_EEN}/vervolg/", stappen.vervolg, name="verwijzing-vervolg"),
    path(f"{_EEN}/intrekken/", stappen.intrekken, name="verwijzing-intrekken"),
    path("partners/", partners.partners, name="partners"),
    path("partners/nieuw/", partners.partner_nieuw, name="partner-nieuw"),
    path("partners/<int:pk>/", partners.partner, name="partner"),
    path("partners/<int:pk>/wijzigen/", partners.partner_wijzigen, name="partner-wijzigen"),
    path("partners/<int:pk>/convenant/", partners.convenant_nieuw, name="convenant-nieuw"),
    path("partners/<int:pk>/sleutel/", partners.sleutel_nieuw, name="sleutel-nieuw"),
    path("convenanten/<int:pk>/einde/", partners.convenant_einde, name="convenant-einde"),
    path("sleutels/<int:pk>/intrekken/", partners.sleutel_intrekken, name="sleutel-intrekken"),
]
