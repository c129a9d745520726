"""De dagtaak van het logboek, aangemeld bij de kern."""

from schuldhulp.audit.zegel import verzegel
from schuldhulp.lib.dagtaken import dagtaak

dagtaak("auditregelsVerzegeld")(verzegel)
