from django.urls import path

from schuldhulp.views import paginas, stijlgids, werk

urlpatterns = [
    path("", werk.werk, name="werk"),
    path("toegankelijkheid/", paginas.toegankelijkheid, name="toegankelijkheid"),
    path("privacy/", paginas.privacy, name="privacy"),
    path("gezond", paginas.gezond, name="gezond"),
    path(".well-known/security.txt", paginas.security_txt, name="security-txt"),
    path("sessie/verlengen/", paginas.sessie_verlengen, name="sessie-verlengen"),
    path("stijlgids/", stijlgids.stijlgids, name="stijlgids"),
]
