"""Snelheid als verhouding tot een ondergrens uit dezelfde ronde; uitleg en doelen in docs/benchmarks.md."""
