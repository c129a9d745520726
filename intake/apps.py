from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "intake"
    verbose_name = "Intake"

    def ready(self) -> None:
        # Meldt de dagtaken en de termijnen aan.
        from intake import dagtaken, termijnlijst  # noqa: F401
