"""Een inwoner vult de zelfintake in, langs dezelfde diensten als op zijn telefoon."""

from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.core.files.base import ContentFile

from demo.leven.basis import Basis
from demo.papieren import Papier, teken
from demo.zelfverhaal import Zelfverhaal
from intake.models import Aanmelding, Zelfintake
from intake.services import zelfintake as zelfintakes
from intake.services import zelfinvullen, zelflijst
from intake.zelfvragen import laad_zelfvragen
from schuldhulp.lib.codes import code_voor


class Zelfinvuller(Basis):
    """Wie een zelfverhaal heeft, krijgt na de melding een uitnodiging."""

    def nodig_uit(self, rij: Aanmelding, op: datetime) -> None:
        verhaal = self.wil.get("zelfintake")
        if isinstance(verhaal, Zelfverhaal):
            self._stuur(rij, verhaal, op + timedelta(minutes=10))

    def _stuur(self, aanmelding: Aanmelding, verhaal: Zelfverhaal, op: datetime) -> None:
        rij = zelfintakes.invite_zelfintake(aanmelding, kanaal=verhaal.kanaal, door=self.consulent, op=op)
        if verhaal.begint_na == 0:
            self._vul_in(rij, verhaal, op + timedelta(hours=1))
        elif verhaal.begint_na is not None:
            self.sim.plan(op + timedelta(days=verhaal.begint_na), partial(self._vul_in, rij, verhaal))

    def _vul_in(self, rij: Zelfintake, verhaal: Zelfverhaal, op: datetime) -> None:
        geboren = rij.client.geboortedatum
        assert geboren, "zonder geboortedatum geen uitnodiging"  # noqa: S101
        zelfinvullen.open_zelfintake(code=code_voor(rij.code_doel, rij.pk), geboortedatum=geboren, op=op)
        for pagina in laad_zelfvragen(rij.vragenlijst).paginas:
            mijn = {v.code: verhaal.antwoorden[v.code] for v in pagina.vragen if v.code in verhaal.antwoorden}
            if mijn:
                rij = zelfinvullen.save_pagina(rij, pagina=pagina.code, antwoorden=mijn, op=op)
        for plek, eiser in enumerate(verhaal.schuldeisers):
            zelflijst.add_zelfschuld(
                rij,
                naam=eiser.naam,
                waarvoor=eiser.waarvoor,
                bedrag=eiser.bedrag,
                brief=_bestand(eiser.papier) if eiser.papier else None,
                id_=UUID(int=self.toeval.getrandbits(128), version=4),
                op=op + timedelta(minutes=plek),
            )
        for papier in verhaal.papieren:
            zelflijst.add_zelfpapier(rij, bestand=_bestand(papier), soort=papier.soort, op=op)
        self._rond_af(rij, verhaal, op + timedelta(minutes=len(verhaal.schuldeisers) + 1))

    def _rond_af(self, rij: Zelfintake, verhaal: Zelfverhaal, op: datetime) -> None:
        if not verhaal.stuurt_in:
            zelfinvullen.leave_zelfintake(rij, op=op)
            return
        rij = zelfinvullen.submit_zelfintake(rij, op=op)
        if verhaal.is_gelezen:
            self.sim.plan(
                op + timedelta(days=1), lambda nu: zelfintakes.read_zelfintake(rij, door=self.consulent, op=nu)
            )


def _bestand(papier: Papier) -> "ContentFile[bytes]":
    return ContentFile(teken(papier), papier.naam)
