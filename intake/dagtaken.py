"""De dagtaken van de toegang, aangemeld bij de kern."""

from intake.services import zelfronde
from intake.services.herinnering import remind_afspraken
from intake.services.opschorting import end_verlopen_hersteltermijnen
from intake.services.papieropslag import prune_bestanden
from intake.services.voorrang import align_voorrang
from intake.services.workshopbericht import remind_deelnemers
from schuldhulp.lib.dagtaken import dagtaak

dagtaak("hersteltermijnenVerlopen")(end_verlopen_hersteltermijnen)
dagtaak("voorrang", vangnet=True)(align_voorrang)
dagtaak("afsprakenHerinnerd")(remind_afspraken)
dagtaak("bestandenOpgeruimd")(prune_bestanden)
dagtaak("workshopherinneringen")(remind_deelnemers)
dagtaak("zelfintakeHerinneringen")(zelfronde.remind_zelfintakes)
dagtaak("zelfintakesVerlopen")(zelfronde.expire_zelfintakes)
