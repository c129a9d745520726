from django.apps import AppConfig


class BrievenConfig(AppConfig):
    name = "schuldhulp.brieven"
    verbose_name = "Brieven"

    def ready(self) -> None:
        # Meldt het opmaken aan bij de outbox.
        from schuldhulp.brieven import opmaak  # noqa: F401
