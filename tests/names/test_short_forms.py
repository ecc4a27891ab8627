"""How long names are told in short."""

from kg.names.short_forms import short_forms


def test_first_and_family_name_with_and_without_the_fathers() -> None:
    forms = {"ludo al vantrin", "ludo vantrin", "ludo marek al vantrin", "ludo marek vantrin"}
    assert set(short_forms("ludo marek ossian al vantrin")) == forms
    assert set(short_forms("dr ludo marek ossian al vantrin")) == forms | {"ludo marek ossian al vantrin"}


def test_particles_are_no_parts_of_their_own() -> None:
    assert set(short_forms("abu ludo marek abu vantrin")) == {"abu ludo abu vantrin", "abu ludo marek abu vantrin"}
    assert list(short_forms("abdul rahman al vantrin")) == []


def test_a_description_is_no_name() -> None:
    assert list(short_forms("wife of ludo vantrin")) == []
