from django.apps import AppConfig


class TrajectenConfig(AppConfig):
    name = "trajecten"
    verbose_name = "Trajecten"

    def ready(self) -> None:
        # Meldt de verwerkers van de outbox, de dagtaken, de termijnen en het zicht op dossiers aan.
        from trajecten import dagtaken, termijnlijst, zicht  # noqa: F401
        from trajecten.services import normwijziging  # noqa: F401
