"""De dagtaken van de toegang, aangemeld bij de kern."""

from intake.services.voorrang import align_voorrang
from schuldhulp.lib.dagtaken import dagtaak

dagtaak("voorrang")(align_voorrang)
