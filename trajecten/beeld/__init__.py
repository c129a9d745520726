"""Wat een pagina laat zien: rijen van een traject erin, iets om te lezen eruit."""
