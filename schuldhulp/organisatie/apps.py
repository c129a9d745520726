from django.apps import AppConfig


class OrganisatieConfig(AppConfig):
    name = "schuldhulp.organisatie"
    verbose_name = "Organisatie"
