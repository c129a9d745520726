"""Schuldhulp: zaaksysteem voor gemeentelijke schuldhulpverlening."""

# Zonder deze import zou een `.delay()` buiten een worker naar een broker gaan die er niet is.
from schuldhulp.celery import app as celery_app

__all__ = ["celery_app"]
