"""The floor: a bare Flask that serves a fixed document and inserts one row a post, durably."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from flask import Flask, Response, redirect, request
from werkzeug.wrappers import Response as Answer

DURABLE = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "temp_store=MEMORY")


def bare_app(database: Path, document: bytes) -> Flask:
    """A Flask with two views: the document, and a post that stores its form as one JSON row."""
    app = Flask("floor")
    connection = sqlite3.connect(database, isolation_level=None, check_same_thread=False)
    for pragma in DURABLE:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE answer (id INTEGER PRIMARY KEY, body TEXT NOT NULL)")

    @app.get("/s/floor")
    def show() -> Response:
        return Response(document, mimetype="text/html")

    @app.post("/s/floor")
    def store() -> Answer:
        body = json.dumps(request.form.to_dict(flat=False))
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO answer (body) VALUES (?)", (body,))
        connection.execute("COMMIT")
        return redirect("/s/floor/tak", code=303)

    return app
