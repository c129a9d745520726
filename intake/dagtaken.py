"""De dagtaken van de toegang, aangemeld bij de kern."""

from intake.services.herinnering import remind_afspraken
from intake.services.opschorting import end_verlopen_hersteltermijnen
from intake.services.papieropslag import prune_bestanden
from intake.services.voorrang import align_voorrang
from schuldhulp.lib.dagtaken import dagtaak

dagtaak("hersteltermijnenVerlopen")(end_verlopen_hersteltermijnen)
dagtaak("voorrang")(align_voorrang)
dagtaak("afsprakenHerinnerd")(remind_afspraken)
dagtaak("bestandenOpgeruimd")(prune_bestanden)
