"""Celery: met REDIS_URL op eigen workers, zonder REDIS_URL meteen in het eigen proces.

Een verzoek van een gebruiker raakt de broker nooit: het schrijft een outbox-rij, en de taken hieronder halen die op.
"""

from typing import Any

from celery.schedules import crontab

from schuldhulp.env import omgeving

REDIS_URL = omgeving.redis()

CELERY_BROKER_URL = REDIS_URL or "memory://"
CELERY_TASK_ALWAYS_EAGER = not REDIS_URL
CELERY_TASK_EAGER_PROPAGATES = False
CELERY_TIMEZONE = "Europe/Amsterdam"
CELERY_ENABLE_UTC = True

# Alleen JSON: wie bij Redis kan, mag geen code in een worker krijgen.
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SERIALIZER = "json"
CELERY_RESULT_SERIALIZER = "json"
# De uitkomst staat in de database; een tweede plek kan alleen maar afwijken.
CELERY_TASK_IGNORE_RESULT = True

# Een taak is pas klaar als zij klaar is: valt een worker om, dan doet een ander haar opnieuw.
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 300
CELERY_TASK_SOFT_TIME_LIMIT = 270

# Ruim boven de tijdslimiet: korter, en een lange taak start tweemaal. Op alle drie de plaatsen die Celery leest.
_ZICHTBAAR_SECONDEN = 1800
_VERVOER: dict[str, Any] = {
    "visibility_timeout": _ZICHTBAAR_SECONDEN,
    # Zonder deze grenzen hangt een proces voor altijd op een Redis die niet meer antwoordt.
    "socket_timeout": 2,
    "socket_connect_timeout": 2,
    "max_retries": 1,
}
CELERY_VISIBILITY_TIMEOUT = _ZICHTBAAR_SECONDEN
CELERY_BROKER_TRANSPORT_OPTIONS = _VERVOER if REDIS_URL else {}
CELERY_RESULT_BACKEND_TRANSPORT_OPTIONS = {"visibility_timeout": _ZICHTBAAR_SECONDEN}
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0.1, "interval_max": 0.1}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True

CELERY_BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    # Zo snel ziet een medewerker het gevolg van zijn knop (een brief, een bericht); verlopen beurten slaan we over.
    "outbox": {"task": "schuldhulp.lib.tasks.verwerk_outbox", "schedule": 10.0, "options": {"expires": 10}},
    # Elk uur in plaats van eens per nacht: na een storing is het werk van vandaag binnen een uur ingehaald.
    "dagtaken": {
        "task": "schuldhulp.lib.tasks.dagtaken",
        "schedule": crontab(minute="5"),
        "options": {"expires": 3600},
    },
}
