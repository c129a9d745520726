from django.apps import AppConfig


class TrajectenConfig(AppConfig):
    name = "trajecten"
    verbose_name = "Trajecten"

    def ready(self) -> None:
        # Meldt de verwerkers van de outbox en de dagtaken aan.
        from trajecten import dagtaken  # noqa: F401
