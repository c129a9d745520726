from django.apps import AppConfig


class TrajectenConfig(AppConfig):
    name = "trajecten"
    verbose_name = "Trajecten"

    def ready(self) -> None:
        # Meldt de verwerkers van de outbox, de dagtaken en de termijnen aan.
        # Meldt de verwerkers van de outbox, de dagtaken, de termijnen en het zicht op dossiers aan.
        from trajecten import (  # noqa: F401
            dagtaken,
            termijnlijst,
            zicht,
        )

        # Meldt de verwerkers van de outbox, de dagtaken, de termijnen en het zicht op dossiers aan.
        # Meldt de verwerkers van de outbox, de dagtaken en de termijnen aan.
        from trajecten.services import normwijziging  # noqa: F401
