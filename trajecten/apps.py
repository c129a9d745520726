from django.apps import AppConfig


class TrajectenConfig(AppConfig):
    name = "trajecten"
    verbose_name = "Trajecten"

    def ready(self) -> None:
        # Meldt de verwerkers van de outbox, de dagtaken en de termijnen aan.
        from trajecten import dagtaken, termijnlijst  # noqa: F401
        from trajecten.services import normwijziging  # noqa: F401
