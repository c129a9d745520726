"""Een formulier met rijen eronder, zoals correcties of posten.

Zonder script: de knoppen "erbij" en "weg" sturen alles op en geven dezelfde pagina terug met een rij meer of minder.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Self

from django import forms

from schuldhulp.formulieren import Formulier


class Rij(Formulier):
    """Een rij die mag wegvallen: is zij leeg gelaten, dan telt zij niet mee en hoeft er niets te kloppen."""

    # Wat niet telt om te zien of de rij leeg is: een verborgen nummer, een keuzelijst die altijd iets aanwijst.
    altijd_gevuld: tuple[str, ...] = ()

    @property
    def is_leeg(self) -> bool:
        namen = [naam for naam in self.fields if naam not in self.altijd_gevuld]
        return not any(str(self[naam].value() or "").strip() for naam in namen)

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and self.is_leeg:
            self._errors = forms.utils.ErrorDict()


class Rijenformulier(Formulier):
    """Velden met een lijst rijen eronder. `delen` zijn de rijen; hun fouten staan mee in de samenvatting."""

    rijvorm: type[Rij]
    maximum = 40

    def __init__(self, *args: Any, rijen: Sequence[Rij], **kwargs: Any):
        self.delen = self.rijen = list(rijen)
        super().__init__(*args, **kwargs)

    def is_valid(self) -> bool:
        # Elke rij nakijken, ook na de eerste fout: alle meldingen komen tegelijk.
        goed = [rij.is_valid() for rij in self.rijen]
        return super().is_valid() and all(goed)

    @property
    def gevuld(self) -> list[Rij]:
        """De rijen die meetellen, na `is_valid()`."""
        return [rij for rij in self.rijen if not rij.is_leeg]

    @property
    def mag_erbij(self) -> bool:
        return len(self.rijen) < self.maximum

    @classmethod
    def bind(cls, post: Mapping[str, str], **extra: Any) -> Self:
        """Het ingestuurde formulier, klaar om na te kijken."""
        rijen = [cls._rij(extra, data=post, prefix=f"r{i}") for i in range(cls._aantal(post))]
        return cls(post, rijen=rijen, **extra)

    @classmethod
    def begin(cls, velden: Mapping[str, Any], rijen: Sequence[Mapping[str, Any]], **extra: Any) -> Self:
        """Het formulier met wat er al staat; zonder rijen staat er één lege klaar."""
        gevuld = [cls._rij(extra, initial=dict(rij), prefix=f"r{i}") for i, rij in enumerate(rijen or [{}])]
        return cls(initial=dict(velden), rijen=gevuld, **extra)

    @classmethod
    def verbouw(cls, post: Mapping[str, str], **extra: Any) -> Self:
        """Het formulier met een rij meer of minder; wat getypt is blijft staan, goed of fout."""
        velden = {naam: post.get(naam, "") for naam in cls.base_fields}
        rijen = [
            {naam: post.get(f"r{i}-{naam}", "") for naam in cls.rijvorm.base_fields} for i in range(cls._aantal(post))
        ]
        nieuw = "erbij" in post and len(rijen) < cls.maximum
        if nieuw:
            rijen.append({})
        if (plek := nummer_uit(post.get("weg", ""), rijen)) is not None:
            rijen.pop(plek)
        form = cls.begin(velden, rijen, **extra)
        if nieuw:
            next(iter(form.rijen[-1].fields.values())).widget.attrs["autofocus"] = True
        return form

    @classmethod
    def _rij(cls, extra: Mapping[str, Any], **opties: Any) -> Rij:
        return cls.rijvorm(**opties)

    @classmethod
    def _aantal(cls, post: Mapping[str, str]) -> int:
        return min(getal_uit(post.get("rijen", "")), cls.maximum)


def getal_uit(tekst: str) -> int:
    """Een klein getal uit een verborgen veld; onzin is 0."""
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) <= 3 else 0


def nummer_uit(tekst: str, rijen: Sequence[Any]) -> int | None:
    """De plek in de rij die de knop aanwijst, als die bestaat."""
    nummer = getal_uit(tekst) if tekst.isdecimal() else len(rijen)
    return nummer if nummer < len(rijen) else None
