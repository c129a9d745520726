"""Bankbestanden zoals een bank ze levert, in beide versies van CAMT.053."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

REKENING = "NL91ABNA0417164300"
INWONER = "NL20INGB0001234567"


@dataclass(frozen=True)
class Regel:
    """Eén boeking voor in een bestand."""

    bedrag: str
    dag: date = date(2026, 12, 2)
    omschrijving: str = ""
    kenmerk: str = ""
    rekening: str = INWONER
    naam: str = "S. de Wit"
    referentie: str = ""
    eindtoeind: str = "NOTPROVIDED"
    is_storno: bool = False
    stand: str = "BOOK"


def camt(
    *regels: Regel, versie: str = "02", rekening: str = REKENING, begin: str = "100.00", eind: str | None = None
) -> bytes:
    """Een heel afschrift; zonder `eind` klopt het eindsaldo."""
    geboekt = sum((Decimal(r.bedrag) for r in regels if r.stand == "BOOK"), Decimal(begin))
    kop = "".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>\n',
            f'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{versie}"><BkToCstmrStmt>\n',
            "<GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-12-03T06:00:00</CreDtTm></GrpHdr>\n",
            f"<Stmt><Id>S1</Id><Acct><Id><IBAN>{rekening}</IBAN></Id></Acct>\n",
            _saldo("OPBD", Decimal(begin)),
            _saldo("CLBD", geboekt if eind is None else Decimal(eind)),
        )
    )
    boekingen = "".join(_boeking(r, versie, nummer) for nummer, r in enumerate(regels, start=1))
    return f"{kop}{boekingen}</Stmt></BkToCstmrStmt></Document>\n".encode()


def _saldo(code: str, bedrag: Decimal) -> str:
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy='EUR'>{abs(bedrag):.2f}</Amt>"
        f"<CdtDbtInd>{_kant(bedrag)}</CdtDbtInd><Dt><Dt>2026-12-02</Dt></Dt></Bal>\n"
    )


def _kant(bedrag: Decimal) -> str:
    return "CRDT" if bedrag >= 0 else "DBIT"


def _boeking(r: Regel, versie: str, nummer: int) -> str:
    bedrag = Decimal(r.bedrag)
    stand = r.stand if versie == "02" else f"<Cd>{r.stand}</Cd>"
    wie = "Dbtr" if (bedrag > 0) != r.is_storno else "Cdtr"
    naam = f"<Nm>{r.naam}</Nm>" if versie == "02" else f"<Pty><Nm>{r.naam}</Nm></Pty>"
    partij = f"<{wie}>{naam}</{wie}><{wie}Acct><Id><IBAN>{r.rekening}</IBAN></Id></{wie}Acct>" if r.rekening else ""
    gestructureerd = f"<Strd><CdtrRefInf><Ref>{r.kenmerk}</Ref></CdtrRefInf></Strd>" if r.kenmerk else ""
    vrij = f"<Ustrd>{r.omschrijving}</Ustrd>" if r.omschrijving else ""
    return (
        f"<Ntry><Amt Ccy='EUR'>{abs(bedrag):.2f}</Amt><CdtDbtInd>{_kant(bedrag)}</CdtDbtInd>"
        f"{'<RvslInd>true</RvslInd>' if r.is_storno else ''}<Sts>{stand}</Sts>"
        f"<BookgDt><Dt>{r.dag.isoformat()}</Dt></BookgDt><AcctSvcrRef>{r.referentie or f'REF{nummer}'}</AcctSvcrRef>"
        f"<NtryDtls><TxDtls><Refs><EndToEndId>{r.eindtoeind}</EndToEndId></Refs>"
        f"<RltdPties>{partij}</RltdPties><RmtInf>{vrij}{gestructureerd}</RmtInf></TxDtls></NtryDtls></Ntry>\n"
    )
