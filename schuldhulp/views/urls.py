from django.urls import path

from schuldhulp.views import paginas, stijlgids, termijnen, werk

urlpatterns = [
    path("", werk.werk, name="werk"),
    path("termijnen/", termijnen.termijnen, name="termijnen"),
    path("termijnen/<slug:code>/", termijnen.soort, name="termijnsoort"),
    path("termijnen/<slug:code>/uitleg/", termijnen.uitleg, name="termijnuitleg"),
    path("termijnen/<slug:code>/<uuid:pk>/", termijnen.termijn, name="termijn"),
    path("toegankelijkheid/", paginas.toegankelijkheid, name="toegankelijkheid"),
    path("privacy/", paginas.privacy, name="privacy"),
    path("gezond", paginas.gezond, name="gezond"),
    path(".well-known/security.txt", paginas.security_txt, name="security-txt"),
    path("sessie/verlengen/", paginas.sessie_verlengen, name="sessie-verlengen"),
    path("stijlgids/", stijlgids.stijlgids, name="stijlgids"),
]
