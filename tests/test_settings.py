"""Settings: known keys, checked values, no default for what may leave the store (DECISIONS 16)."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from kg.errors import SettingsError
from kg.settings import Settings, load

KEYS = ("base", "monitor", "victims", "text")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KG_CONFIG", "")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "kg.toml"


same_folder = hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
plain = st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"], exclude_characters='"\\'), min_size=1)


def test_without_a_file_nothing_may_leave(file: Path) -> None:
    found = load()
    assert (found.victims, found.text, found.path) == (None, None, None)
    assert len(found.missing) == 2
    with pytest.raises(SettingsError, match=r"victims = (.|\n)*text = "):
        found.require_publishing()


@same_folder
@given(victims=st.sampled_from(["names", "counts"]), text=st.sampled_from(["full", "quotes", "none"]), monitor=plain)
def test_what_the_file_says_is_what_holds(file: Path, victims: str, text: str, monitor: str) -> None:
    lines = f'monitor = "{monitor}"\nvictims = "{victims}"\ntext = "{text}"\nbase = "https://example.org/x/"\n'
    file.write_text(lines, encoding="utf-8")
    if not monitor.strip():
        with pytest.raises(SettingsError, match="monitor"):
            load()
        return
    found = load()
    assert found == Settings(
        base="https://example.org/x/",
        monitor=monitor,
        victims=victims,  # type: ignore[arg-type]
        text=text,  # type: ignore[arg-type]
        path=Path("kg.toml"),
    )
    assert found.require_publishing() == (victims, text)
    assert load(file) == found.model_copy(update={"path": file})


@same_folder
@given(key=st.from_regex(r"[A-Za-z_]{1,12}", fullmatch=True))
def test_an_unknown_key_is_refused_by_name(file: Path, key: str) -> None:
    file.write_text(f'{key} = "counts"\n', encoding="utf-8")
    if key in KEYS:
        return
    known = "base, gazetteers, licence, monitor, text, victims"
    with pytest.raises(SettingsError, match=rf"kg\.toml: unknown key '{key}'; known are {known}"):
        load()


@same_folder
@given(key=st.sampled_from(KEYS), value=plain | st.integers().map(str))
def test_a_value_is_taken_or_refused_by_its_key(file: Path, key: str, value: str) -> None:
    file.write_text(f'{key} = "{value}"\n', encoding="utf-8")
    try:
        found = load()
    except SettingsError as error:
        assert f"kg.toml: {key}: " in str(error)
    else:
        assert getattr(found, key) == value


@same_folder
@given(data=st.binary(max_size=60))
def test_any_bytes_give_settings_or_a_settings_error(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    try:
        load()
    except SettingsError as error:
        assert "kg.toml" in str(error)


def test_a_file_that_is_named_must_be_there(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsError, match=r"nowhere\.toml"):
        load(Path("nowhere.toml"))
    monkeypatch.setenv("KG_CONFIG", "elsewhere.toml")
    with pytest.raises(SettingsError, match=r"elsewhere\.toml"):
        load()


def test_the_lines_to_add_are_what_was_missing(file: Path) -> None:
    for line in load().missing:
        file.write_text((file.read_text(encoding="utf-8") if file.exists() else "") + line + "\n", encoding="utf-8")
    assert load().missing == []
    assert load().require_publishing() == ("counts", "quotes")


@pytest.mark.parametrize("given", [{"base": "x"}, {"colour": 1}, {"victims": "all"}, {"monitor": ""}], ids=str)
def test_settings_from_python_are_refused_as_those_of_a_file(given: dict[str, Any]) -> None:
    with pytest.raises(SettingsError, match=next(iter(given))):
        Settings(**given)
