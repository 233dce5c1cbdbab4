"""The trial set: invented places, people and boards. Every figure made from it is marked PRØVEDATA."""
