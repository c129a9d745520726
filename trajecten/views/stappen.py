"""Alle stappen van een traject, in de volgorde van het werk."""

from trajecten.views.stap import Stap
from trajecten.views.stappen_einde import EINDE, WERKVERDELING
from trajecten.views.stappen_fase1 import FASE_1
from trajecten.views.stappen_fase2 import FASE_2
from trajecten.views.stappen_nazorg import NAZORG
from trajecten.views.stappen_pauze import PAUZE, VERDER
from trajecten.views.stappen_plan import PLAN
from trajecten.views.stappen_post import POST
from trajecten.views.stappen_product import VERVOLG
from trajecten.views.stappen_terug import TERUG

STAPPEN: dict[str, Stap] = {
    **VERDER,
    **VERVOLG,
    **FASE_1,
    **FASE_2,
    **POST,
    **PLAN,
    **TERUG,
    **PAUZE,
    **NAZORG,
    **EINDE,
    **WERKVERDELING,
}
