"""De zelfintake: wat de consulent ermee doet, en wat de inwoner met een code ziet."""

from django.urls import path

from intake.views import zelf, zelfintakes, zelfpapieren, zelfschulden

urlpatterns = [
    path("aanmeldingen/<uuid:pk>/zelfintake/", zelfintakes.sturen, name="zelfintake-sturen"),
    path("zelfintakes/<uuid:pk>/", zelfintakes.zelfintake, name="zelfintake"),
    path("zelfintakes/<uuid:pk>/opnieuw/", zelfintakes.opnieuw, name="zelfintake-opnieuw"),
    path("zelfintakes/<uuid:pk>/dreiging/", zelfintakes.dreiging, name="zelfintake-dreiging"),
    path("zelfintakes/<uuid:pk>/overnemen/", zelfintakes.overnemen, name="zelfintake-overnemen"),
    path("zelfintakes/<uuid:pk>/gelezen/", zelfintakes.gelezen, name="zelfintake-gelezen"),
    path("zelfintakes/<uuid:pk>/intrekken/", zelfintakes.intrekken, name="zelfintake-intrekken"),
    path("zelfintake/", zelf.begin, name="zelf"),
    path("zelfintake/welkom/", zelf.welkom, name="zelf-welkom"),
    path("zelfintake/vragen/<slug:code>/", zelf.pagina, name="zelf-pagina"),
    path("zelfintake/schuldeisers/", zelfschulden.schuldeisers, name="zelf-schuldeisers"),
    path("zelfintake/schuldeisers/<uuid:pk>/weg/", zelfschulden.schuldeiser_weg, name="zelf-schuldeiser-weg"),
    path("zelfintake/papieren/", zelfpapieren.papieren, name="zelf-papieren"),
    path("zelfintake/papieren/<uuid:pk>/weg/", zelfpapieren.papier_weg, name="zelf-papier-weg"),
    path("zelfintake/nakijken/", zelf.controle, name="zelf-controle"),
    path("zelfintake/klaar/", zelf.klaar, name="zelf-klaar"),
]
