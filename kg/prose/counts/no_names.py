"""Words with a capital that begin no person's name."""

from kg.prose.names import nouns

NO_NAMES = frozenset(
    nouns.COMMON
    | nouns.PLACES
    | {
        "o", "today", "tonight", "tomorrow", "now",
        "god", "allah", "lord", "almighty", "gaza", "palestinian", "palestinians", "al-aqsa",
        "airwars", "israel",
        "israeli", "families", "martyrs", "martyr", "massacre", "oh", "may", "islamic", "your", "my", "thy",
        "mercy", "peace", "paradise",
        "heaven", "arab", "syrian", "russian", "turkish", "american", "iraqi", "saudi", "emirati", "british", "french",
        "iranian", "ukrainian", "lebanese", "egyptian", "libyan", "yemeni", "somali", "jordanian", "kurdish", "kenyan",
        "ethiopian", "pakistani",
        "coalition", "idf", "zionist", "zionists", "hamas", "occupation", "iof",
        "dozens", "scores", "relatives", "eid", "ramadan", "goodbye", "farewell", "rest", "fears",
    }
)  # fmt: skip
