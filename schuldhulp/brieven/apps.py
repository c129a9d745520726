from django.apps import AppConfig


class BrievenConfig(AppConfig):
    name = "schuldhulp.brieven"
    verbose_name = "Brieven"

    def ready(self) -> None:
        # Meldt het opmaken en bezorgen aan bij de outbox.
        from schuldhulp.brieven import bezorgen, opmaak  # noqa: F401
