"""Instellingen: `dev` (standaard, ook voor de demo), `test` en `productie`; alle drie bouwen op `base`."""
