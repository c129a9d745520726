from django.apps import AppConfig


class SchuldhulpConfig(AppConfig):
    """Het project zelf als app: sjabloontags, statische bestanden en de systeemcontroles."""

    name = "schuldhulp"
    verbose_name = "Schuldhulp"

    def ready(self) -> None:
        """Meldt de systeemcontroles aan."""
        from schuldhulp import checks  # noqa: F401
