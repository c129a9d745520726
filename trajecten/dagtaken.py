"""De dagtaken van trajecten, aangemeld bij de kern."""

from schuldhulp.lib.dagtaken import dagtaak
from trajecten.services import achterstand, budgetbeheer, dagronde, heroverweging, kwijting, mijlpaal, planwerk

dagtaak("herinneringen")(dagronde.remind_schuldeisers)
dagtaak("geenReactie")(dagronde.give_up_on_schuldeisers)
dagtaak("voorstellenHerinnerd")(dagronde.remind_voorstellen)
dagtaak("voorstellenGesloten")(dagronde.close_overdue_voorstellen)
dagtaak("heroverwegingenGesloten")(heroverweging.expire_heroverwegingen)
dagtaak("plannen")(planwerk.sweep_planwerk)
dagtaak("budgetbeheerAlarmen")(budgetbeheer.sweep_beheer)
dagtaak("kwijtingenStil")(kwijting.close_stille_kwijtingen)
dagtaak("mijlpalenIngetrokken")(mijlpaal.withdraw_mijlpalen)
dagtaak("mijlpalen")(mijlpaal.send_mijlpalen)
dagtaak("achterstanden")(achterstand.signal_achterstanden)
