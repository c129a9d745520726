FROM python:3.11-slim

# Wat WeasyPrint voor een PDF nodig heeft.
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/*

RUN useradd --system --create-home --uid 10001 schuldhulp && install -d -o schuldhulp /data && install -d -o schuldhulp -m 0700 /documenten
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes -r requirements.txt
COPY . .

ENV DJANGO_SETTINGS_MODULE=schuldhulp.settings.productie DATA_MAP=/data PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1

# De instellingen willen sleutels zien; deze bestaan alleen tijdens deze regel en komen niet in het image.
RUN geheim() { python -c 'import secrets; print(secrets.token_urlsafe(48))'; }; \
    SECRET_KEY="$(geheim)" BSN_SLEUTEL="$(geheim)" BSN_HMAC_SLEUTEL="$(geheim)" CODE_SLEUTEL="$(geheim)" \
    ALLOWED_HOSTS=bouw DATABASE_URL=postgresql://bouw/bouw REDIS_URL=redis://bouw \
    python manage.py collectstatic --noinput --verbosity 0

USER schuldhulp
EXPOSE 8000
# --preload: een fout in de instellingen stopt de container meteen, in plaats van werkers die blijven omvallen.
# Sync-werkers: django-fsm-2 is niet veilig met draden, en sync heeft de kortste uitschieters.
CMD ["gunicorn", "schuldhulp.wsgi", "--bind", "0.0.0.0:8000", "--worker-class", "sync", "--workers", "4", "--preload", \
     "--timeout", "30", "--max-requests", "2000", "--max-requests-jitter", "200", "--access-logfile", "-"]
