"""De pagina's van allauth die wij aanbieden. Wat hier niet staat, bestaat niet: accounts beheert de gemeente zelf."""

from allauth.account import views
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path, re_path


@login_not_required
def bestaat_niet(request: HttpRequest) -> HttpResponse:
    """Allauth moet deze naam kunnen opzoeken, maar de pagina is er niet."""
    raise Http404


urlpatterns: list[URLPattern | URLResolver] = [
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("password/change/", views.password_change, name="account_change_password"),
    path("signup/", bestaat_niet, name="account_signup"),
    path("2fa/", include("allauth.mfa.urls")),
]
# Zonder mailserver zou “wachtwoord vergeten” een mail beloven die nooit komt; dan helpt de functioneel beheerder.
if settings.EMAIL_HOST:
    urlpatterns += [
        path("password/reset/", views.password_reset, name="account_reset_password"),
        path("password/reset/done/", views.password_reset_done, name="account_reset_password_done"),
        re_path(
            r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
            views.password_reset_from_key,
            name="account_reset_password_from_key",
        ),
        path(
            "password/reset/key/done/",
            views.password_reset_from_key_done,
            name="account_reset_password_from_key_done",
        ),
    ]
else:
    urlpatterns.append(path("password/reset/", bestaat_niet, name="account_reset_password"))
