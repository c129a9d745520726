"""Hoe het een huishouden vergaat; elke module is één stuk van de weg en bouwt op het stuk dat erna komt."""
