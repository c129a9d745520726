"""Bankbestanden lezen en schrijven, zonder database: afschriften (CAMT.053, CSV) en betaalopdrachten (pain.001)."""
