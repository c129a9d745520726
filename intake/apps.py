from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "intake"
    verbose_name = "Intake"

    def ready(self) -> None:
        # Meldt de dagtaken aan.
        from intake import dagtaken  # noqa: F401
