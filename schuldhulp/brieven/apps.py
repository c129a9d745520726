from django.apps import AppConfig


class BrievenConfig(AppConfig):
    name = "schuldhulp.brieven"
    verbose_name = "Brieven"
