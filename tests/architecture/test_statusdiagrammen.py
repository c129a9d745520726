"""De statusdiagrammen in de documentatie zijn die van de modellen."""

import pytest

from tests.statusdiagrammen import DOEL, maak, machines, pijlen


def test_document_is_vers() -> None:
    assert DOEL.read_text(encoding="utf-8") == maak(), "Draai: python -m tests.statusdiagrammen"


@pytest.mark.parametrize("model", machines(), ids=lambda m: m._meta.model_name)
def test_elke_status_is_te_bereiken_en_te_verlaten_of_een_einde(model) -> None:  # type: ignore[no-untyped-def]
    veld = model._meta.get_field("status")
    bereikt, verder = {str(veld.default)}, True
    while verder:
        nieuw = {naar for van, naar, _ in pijlen(model) if van in bereikt} - bereikt
        bereikt |= nieuw
        verder = bool(nieuw)
    assert bereikt == {str(waarde) for waarde, _ in veld.choices}
