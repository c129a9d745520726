"""Ingang voor gunicorn: `gunicorn schuldhulp.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schuldhulp.settings.productie")

application = get_wsgi_application()
