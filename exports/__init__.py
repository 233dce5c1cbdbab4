"""From counted answers to what may leave the house: pure code without Flask, database, clock or chance."""
