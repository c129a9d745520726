from django.apps import AppConfig


class OrganisatieConfig(AppConfig):
    name = "schuldhulp.organisatie"
    verbose_name = "Organisatie"

    def ready(self) -> None:
        # Meldt de dagtaak aan.
        from schuldhulp.organisatie import dagtaken  # noqa: F401
