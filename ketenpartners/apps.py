from django.apps import AppConfig


class KetenpartnersConfig(AppConfig):
    name = "ketenpartners"
    verbose_name = "Ketenpartners"

    def ready(self) -> None:
        # Meldt de verwerkers van de outbox en de dagtaken aan.
        from ketenpartners import dagtaken  # noqa: F401
