from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "schuldhulp.audit"
    verbose_name = "Audit"

    def ready(self) -> None:
        # Meldt de dagtaak aan.
        from schuldhulp.audit import dagtaken  # noqa: F401
