from django.apps import AppConfig


class KetenpartnersConfig(AppConfig):
    name = "ketenpartners"
    verbose_name = "Ketenpartners"

    def ready(self) -> None:
        # Meldt de verwerkers van de outbox, de dagtaken en de termijnen aan.
        from ketenpartners import dagtaken, termijnlijst  # noqa: F401
