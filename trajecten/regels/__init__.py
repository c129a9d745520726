"""Wat er in een traject kan en niet kan: feiten erin, een reden eruit. De sommen staan in `rekenregels`."""
