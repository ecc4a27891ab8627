"""Figures that are read, and numbers that count nobody of this event; invented sentences."""

import pytest

from tests.prose.made import Told, said, told


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Al-Wazir wrote two hours later that the toll had gone up to 12 martyrs and 20 wounded.",
            [("Al-Wazir", "none", (), (12, 12), (20, 20))],
        ),
        (
            "Noor News identified seven victims by name, three of them from one family.",
            [("Noor News", "none", (), (7, 7), None)],
        ),
        (
            "Dalia Odeh mourned her sister Nisreen and Nisreen’s twin sons on Facebook.",
            [("Dalia Odeh", "none", (), (3, None), None)],
        ),
        ("Noor News said the only victim was a shepherd.", [("Noor News", "none", (), (1, 1), None)]),
        (
            "SANA reported that the Israeli aggression killed two soldiers and a civilian.",
            [("SANA", "reports-action", ("Israeli Military",), (1, 1), None)],
        ),
        (
            "A resident told Noor News that 12 people were inside the house, all of whom were killed.",
            [("a resident", "none", (), (12, 12), None)],
        ),
        ("“There were 14 bodies,” a rescuer recalled to Noor News.", [("rescuer", "none", (), (14, 14), None)]),
        (
            "The mayor, Oleksandr Odeh, said that a family of four, two adults and two children, had died before "
            "his eyes.",
            [("Oleksandr Odeh", "none", (), (4, 4), None)],
        ),
        ("Tamer Qishta said a third person was critically injured.", [("Tamer Qishta", "none", (), None, (1, None))]),
        (
            "Omar’s death was announced by the Harbour Youth Club.",
            [("Harbour Youth Club", "none", (), (1, None), None)],
        ),
        ("That number was later put at eight by Saba.", [("Saba", "none", (), (8, 8), None)]),
        (
            "Sami Odeh, who lost three of his fingers in the strike, said he heard four explosions.",
            [("Sami Odeh", "none", (), None, None)],
        ),
        (
            "Lina Odeh said that she had buried three sons in an earlier bombing.",
            [("Lina Odeh", "none", (), None, None)],
        ),
        ("According to the UN, 400 people were killed in the city that month.", [("UN", "none", (), None, None)]),
        ("Noor News reported that rescuers were searching for eight missing people.", []),
        (
            "Noor News said that the missile killed six people, none of whom took part in the hostilities.",
            [("Noor News", "none", (), (6, 6), None)],
        ),
        (
            "Yemeni journalist Bushra Odeh, no supporter of the Houthis, posted: “They killed the shopkeeper "
            "Mansour Jabir and his boys.”",
            [("Bushra Odeh", "none", (), (1, None), None)],
        ),
    ],
)
def test_what_is_read(text: str, claims: list[Told]) -> None:
    assert [told(claim) for claim in said(text)] == claims
