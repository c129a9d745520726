from django.apps import AppConfig


class LibConfig(AppConfig):
    name = "schuldhulp.lib"
    label = "kern"
    verbose_name = "Kern"
