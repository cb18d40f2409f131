"""Which language: said when sure, silent for short and name-heavy texts."""

import pytest

from sayso.read.language import find_language

ENGLISH = "The mayor said that the bridge was closed after the storm, and that it would open again when it is safe."
SPANISH = (
    "El alcalde dijo que el puente fue cerrado después de la tormenta y que volverá a abrirse cuando sea seguro para "
    "todos los vecinos del puerto viejo, según informó el periódico local este domingo."
)
GERMAN = (
    "Die Brücke wurde nach dem Sturm gesperrt und soll erst wieder geöffnet werden, wenn die Ingenieure sie für sicher "
    "halten, sagte die Bürgermeisterin am Montag vor der Presse in der alten Hafenstadt."
)
RUSSIAN = "Мост закрыли после шторма, его откроют, когда инженеры сочтут его безопасным, сказала мэр города."


@pytest.mark.parametrize(
    ("text", "stated", "language"),
    [
        (ENGLISH, None, "en"),
        (ENGLISH.upper(), None, "en"),
        (SPANISH, None, "es"),
        (GERMAN, None, "de"),
        (RUSSIAN, None, "ru"),
        (SPANISH, "en", "es"),  # never silently annotated as English, whatever the label
        (ENGLISH, "de", "en"),
        ("Bridge closed", None, None),
        ("Bridge closed", "en_GB", "en-GB"),
        ("Bridge closed", "English", "en"),
        ("Puente cerrado", "es", "es"),
        ("Nicolás Maduro, Delcy Rodríguez, Diosdado Cabello, Vladimir Padrino López, Tarek William Saab", None, None),
        ("Juan Pérez and María García met José Hernández in San José de los Altos on Friday.", None, None),
        ("32 – 14 – 7; 2026-01-03", None, None),
        ("", "", None),
    ],
)
def test_language(text: str, stated: str | None, language: str | None) -> None:
    assert find_language(text, stated) == language


def test_foreign_names_and_quotations_leave_english_english() -> None:
    text = (
        ENGLISH + " «El puente fue cerrado después de la tormenta», Ministro José Hernández Muñoz told Radio Sevilla."
    )
    assert find_language(text) == "en"
