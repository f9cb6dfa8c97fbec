"""The explorer: every screen and page answers, served or written as a site."""

import pytest
from starlette.testclient import TestClient

from kg import shipped
from kg.web.app import app
from kg.web.screens import SCREENS


@pytest.fixture(scope="module")
def client():
    """A client of the explorer of the shipped conflict."""
    return TestClient(app(shipped.example("libya")), base_url="http://127.0.0.1:8710")


@pytest.mark.parametrize("name", ["index", *SCREENS, "todo", "about"])
def test_a_page_answers(client, name):
    page = client.get(f"/{name}.html")
    assert page.status_code == 200
    assert "War in Libya" in page.text
