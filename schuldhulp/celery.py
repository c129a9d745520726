"""De Celery-app. Zonder REDIS_URL draait elke taak meteen in het eigen proces (settings/base.py)."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schuldhulp.settings.dev")

app = Celery("schuldhulp")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
