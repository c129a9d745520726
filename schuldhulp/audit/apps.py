from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "schuldhulp.audit"
    verbose_name = "Audit"
