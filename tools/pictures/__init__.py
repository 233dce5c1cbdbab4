"""The pictures in docs/pictures: taken by one command, `make pictures`, of a fresh trial set."""
