"""Wie een pagina mag openen. `vereist` kijkt naar de rol, `eis` naar deze ene rij; beide geven 403 met een reden."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.rollen import Recht

View = Callable[..., HttpResponse]


def vereist(recht: Recht) -> Callable[[View], View]:
    """Decorator: alleen wie dit recht in enige gemeente heeft. Het recht staat daarna op `view.recht`."""

    def versier(view: View) -> View:
        @wraps(view)
        def met_recht(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.heeft_recht(recht):  # type: ignore[union-attr]
                raise PermissionDenied("Bij uw rol hoort deze pagina niet.")
            return view(request, *args, **kwargs)

        met_recht.recht = recht  # type: ignore[attr-defined]
        return met_recht

    return versier


def eis(check: Callable[..., None], *args: Any) -> None:
    """Voert een `check_x` uit en maakt van de weigering een 403 met die reden."""
    try:
        check(*args)
    except Geweigerd as fout:
        raise PermissionDenied(fout.melding) from fout
