"""These tests, too, run on the day of the reviews."""

from ..contribute.conftest import on_day as on_day
