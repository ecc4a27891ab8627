"""Place names of both scripts: the same name alike, other names apart, whatever marks and articles stand on them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.names import SHORT, Name, best, normalise, plain_words, similarity

KHAFSA = ["Al Khafsa", "Al Khafsah", "Al Khafssa", "al-Khafsah", "El-Khafseh", "الخفسة", "الْخَفْسَة", "خفسة"]
LETTERS = st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآءئؤپچگ abdehiklmnorstuwz'-َُِّْـ\u200f\u200eāḥşʿ", max_size=24)
ANY = st.one_of(LETTERS, st.text(max_size=20))


@pytest.mark.parametrize("one", KHAFSA)
@pytest.mark.parametrize("two", KHAFSA)
def test_spellings_of_one_name(one: str, two: str) -> None:
    assert similarity(one, two) >= 0.95


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Deir Ezzor", "Dayr az Zawr"),
        ("Deir ez-Zor", "Deir al-Zour"),
        ("دير الزور", "Deir ez-Zor"),
        ("قلعة المضيق", "Qal`at al Mudiq"),
        ("صلاح الدين", "Salah ad Din"),
        ("الديوانية", "Ad Diwaniyah"),
        ("تل أبيض", "Tell Abyad"),
        ("خان شيخون", "Khan Shaykhun"),
        ("ئاكرێ", "Akrê"),
        ("مدينة منبج", "Manbij city"),
    ],
)
def test_names_that_are_alike(one: str, two: str) -> None:
    assert similarity(one, two) >= 0.85 or len(Name.of(one).skeleton) <= 2


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("الصور", "Markadah"),
        ("ناصرة", "Ain ech Charuiye"),
        ("القرنة", "Al Jarniyah"),
        ("تل كبير", "Tall Saghir"),
        ("Kafr Fawqani", "Kafr Tahtani"),
        ("دوما", "Dummar"),
        ("", "Aleppo"),
    ],
)
def test_names_that_differ(one: str, two: str) -> None:
    assert similarity(one, two) < 0.85


@pytest.mark.parametrize(
    ("one", "two"), [("Al Soor", "As Suwar"), ("صور", "As Suwar"), ("الباب", "Al Bab"), ("حماة", "Hamah")]
)
def test_two_consonants_prove_nothing(one: str, two: str) -> None:
    assert similarity(one, two) <= SHORT


def test_what_is_spelled_the_same_is_the_same_however_short() -> None:
    assert similarity("الصور", "صُوَر") == 1.0


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("As Suwar", "suwar"),
        ("Ash-Shaykh", "shaykh"),
        ("Al Assad", "assad"),
        ("Aleppo", "aleppo"),
        ("Alkhafsa", "khafsa"),
        ("والزهراء", "زهرا"),
        ("الخفسة\u200f", "خفسة"),
        ("قرية أبو نيتونا", "ابو نيتونا"),
        ("Al Bab city", "bab"),
        ("قرية", "قرية"),
    ],
)
def test_the_normal_form(name: str, plain: str) -> None:
    assert normalise(name) == plain


@given(ANY)
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
    assert plain_words(plain_words(text)) == plain_words(text)


@given(ANY, ANY)
def test_likeness_is_symmetric_and_bounded(one: str, two: str) -> None:
    assert similarity(one, two) == similarity(two, one)
    assert 0.0 <= similarity(one, two) <= 1.0


@given(ANY)
def test_a_name_is_like_itself(text: str) -> None:
    assert similarity(text, text) == (1.0 if normalise(text) else 0.0)


@given(st.text(alphabet="ابتجحخدرسشصطعفقكلمنهوية", min_size=1, max_size=8), st.data())
def test_marks_bidi_and_article_make_no_difference(word: str, data: st.DataObject) -> None:
    marks = st.sampled_from(["", "َ", "ُ", "ِ", "ّ", "ْ", "ـ", "\u200f", "\u202b", "\u2069"])
    marked = "".join(letter + data.draw(marks) for letter in word)
    assert similarity(word, marked) == 1.0
    if not word.startswith(("ال", "وال")) and len(word) > 1:
        assert similarity(word, f"ال{marked}") == 1.0


def test_the_best_of_several_names() -> None:
    score, name = best([Name.of("الخفسة")], [Name.of("Markadah"), Name.of("Khafsah")])
    assert score == 1.0 and name is not None and name.text == "Khafsah"
    assert best([], [Name.of("Khafsah")]) == (0.0, None)
