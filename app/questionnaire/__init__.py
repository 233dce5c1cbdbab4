"""Questionnaires as data: pure code without Flask, database, clock or chance."""
