"""Wie binnenkomt en hoe lang: inloggen met tweede factor, sessies, blokkades en de regels voor de browser."""

from csp.constants import NONE, SELF

from schuldhulp.env import omgeving

AUTH_USER_MODEL = "organisatie.Medewerker"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "werk"

_WACHTWOORD = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_WACHTWOORD}.UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ("email", "naam")}},
    {"NAME": f"{_WACHTWOORD}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_WACHTWOORD}.CommonPasswordValidator"},
]

ACCOUNT_ADAPTER = "schuldhulp.organisatie.adapters.InlogAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_FORMS = {"login": "schuldhulp.organisatie.inloggen.InlogFormulier"}
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
# Per adres ruim (een kantoor deelt er een), per account krap: tien foute wachtwoorden per uur. Een onbekende
# schuldeiserscode, zelfintake of afspraak telt per adres: tien per minuut.
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "30/m/ip,10/h/key",
    "schuldeiser_code": "10/m/ip",
    "zelfintake_code": "10/m/ip",
    "trajectlink_code": "10/m/ip",
    "afmeldcode": "10/m/ip",
    "afspraak_code": "10/m/ip",
}
# Achter hoeveel eigen proxy's de app staat; 0 gelooft geen enkele X-Forwarded-For.
ALLAUTH_TRUSTED_PROXY_COUNT = omgeving.getal("VERTROUWDE_PROXYS", 0)

MFA_ADAPTER = "schuldhulp.organisatie.adapters.TweedeFactorAdapter"
MFA_FORMS = {
    "authenticate": "schuldhulp.organisatie.inloggen.CodeFormulier",
    "reauthenticate": "schuldhulp.organisatie.inloggen.HercontroleFormulier",
    "activate_totp": "schuldhulp.organisatie.inloggen.InstelFormulier",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Schuldhulp"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODE_COUNT = 10
# Een medewerker krijgt zijn adres van de beheerder; er is geen bevestigingsmail.
MFA_ALLOW_UNVERIFIED_EMAIL = True

SESSIE_INACTIEF_SECONDEN = omgeving.getal("SESSIE_INACTIEF_SECONDEN", 15 * 60, minimum=60)
SESSIE_MAXIMAAL_SECONDEN = omgeving.getal("SESSIE_MAXIMAAL_SECONDEN", 8 * 60 * 60, minimum=60)
# In de database, zodat uitloggen en blokkeren meteen gelden, voor elk apparaat.
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = SESSIE_MAXIMAAL_SECONDEN
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "sessie"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "csrf"

# De inwoner met een code heeft een eigen, korte sessie: een uur na het laatste antwoord vraagt zij opnieuw de code.
ZELFINTAKE_SESSIE_SECONDEN = omgeving.getal("ZELFINTAKE_SESSIE_SECONDEN", 60 * 60, minimum=300)
ZELFINTAKE_COOKIE_NAME = "zelfintake"
ZELFINTAKE_COOKIE_PATH = "/zelfintake/"
TRAJECTLINK_COOKIE_NAME = "traject"
TRAJECTLINK_COOKIE_PATH = "/mijn-traject/"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        # data: omdat de knoppen van NL Design System vier ingebouwde plaatjes hebben.
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
