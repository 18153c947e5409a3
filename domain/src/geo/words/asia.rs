//! What countries of Asia are called.

use super::Called;

/// See [`Called`].
#[rustfmt::skip]
pub(super) static ASIA: &[Called] = &[
    ("AE", "are", &[
        "emirats arabes unis", "united arab emirates", "emirats", "eau", "uae", "emirates", "dubai", "abou dabi",
        "abu dhabi", "emirati", "emirien", "emirienne",
    ]),
    ("AF", "afg", &["afghanistan", "afghan", "afghane"]),
    ("AM", "arm", &["armenie", "armenia", "hayastan", "armenien", "armenienne", "armenian"]),
    ("AZ", "aze", &[
        "azerbaidjan", "azerbaijan", "azerbaidjanais", "azerbaidjanaise", "azeri", "azerie", "azerbaijani",
    ]),
    ("BD", "bgd", &["bangladesh", "bangladais", "bangladaise", "bangladeshi"]),
    ("BH", "bhr", &["bahrein", "bahrain", "bahreini", "bahreinien", "bahreinienne", "bahraini"]),
    ("BN", "brn", &["brunei", "brunei darussalam", "bruneien", "bruneienne", "bruneian"]),
    ("BT", "btn", &["bhoutan", "bhutan", "bhoutanais", "bhoutanaise", "bhutanese"]),
    ("CN", "chn", &[
        "chine", "china", "republique populaire chine", "people s republic china", "rpc", "prc", "p r china",
        "chine populaire", "mainland china", "chine continentale", "zhongguo", "chinois", "chinoise", "chinese",
    ]),
    ("CY", "cyp", &["chypre", "cyprus", "kypros", "κύπρος", "kibris", "chypriote", "cypriote", "cypriot"]),
    ("GE", "geo", &["georgie", "georgia", "sakartvelo", "georgia country", "georgien", "georgienne", "georgian"]),
    ("HK", "hkg", &[
        "r a s chinoise hong kong", "hong kong sar china", "hong kong", "hongkong", "hongkongais", "hongkongaise",
    ]),
    ("ID", "idn", &["indonesie", "indonesia", "indonesien", "indonesienne", "indonesian"]),
    ("IL", "isr", &["israel", "ישראל", "israelien", "israelienne", "israeli"]),
    ("IN", "ind", &["inde", "india", "bharat", "republic india", "indien", "indienne", "indian"]),
    ("IQ", "irq", &["irak", "iraq", "irakien", "irakienne", "iraqi"]),
    ("IR", "irn", &[
        "iran", "republique islamique iran", "islamic republic iran", "iran islamic republic", "perse", "iranien",
        "iranienne", "iranian",
    ]),
    ("JO", "jor", &["jordanie", "jordan", "jordanien", "jordanienne", "jordanian"]),
    ("JP", "jpn", &["japon", "japan", "nippon", "nihon", "japonais", "japonaise", "japanese"]),
    ("KG", "kgz", &["kirghizstan", "kyrgyzstan", "kirghizistan", "kirghizie", "kyrgyz republic", "kirghize", "kyrgyz"]),
    ("KH", "khm", &["cambodge", "cambodia", "kampuchea", "cambodgien", "cambodgienne", "cambodian"]),
    ("KP", "prk", &[
        "coree nord", "north korea", "korea democratic people s republic", "republique populaire democratique coree",
        "democratic people s republic korea", "dprk", "rpdc", "coree republique populaire democratique", "nord coreen", "nord coreenne", "north korean",
    ]),
    ("KR", "kor", &[
        "coree sud", "south korea", "coree", "korea", "republique coree", "republic korea", "korea republic",
        "coree republique", "hanguk", "대한민국", "sud coreen", "sud coreenne", "coreen", "coreenne", "south korean",
        "korean",
    ]),
    ("KW", "kwt", &["koweit", "kuwait", "koweitien", "koweitienne", "kuwaiti"]),
    ("KZ", "kaz", &["kazakhstan", "kazakstan", "kazakh", "kazakhe", "kazakhstani"]),
    ("LA", "lao", &[
        "laos", "republique democratique populaire lao", "lao people s democratic republic", "lao pdr", "laotien",
        "laotienne", "laotian",
    ]),
    ("LB", "lbn", &["liban", "lebanon", "lubnan", "لبنان", "libanais", "libanaise", "lebanese"]),
    ("LK", "lka", &[
        "sri lanka", "ceylan", "ceylon", "sri lankais", "sri lankaise", "srilankais", "srilankaise", "sri lankan",
    ]),
    ("MM", "mmr", &[
        "myanmar birmanie", "myanmar burma", "myanmar", "birmanie", "burma", "birman", "birmane", "burmese",
    ]),
    ("MN", "mng", &["mongolie", "mongolia", "mongol", "mongole", "mongolian"]),
    ("MO", "mac", &["r a s chinoise macao", "macao sar china", "macao", "macau"]),
    ("MV", "mdv", &["maldives", "iles maldives", "maldivien", "maldivienne", "maldivian"]),
    ("MY", "mys", &["malaisie", "malaysia", "malaysie", "malaisien", "malaisienne", "malaysian"]),
    ("NP", "npl", &["nepal", "nepalais", "nepalaise", "nepalese", "nepali"]),
    ("OM", "omn", &["oman", "omanais", "omanaise", "omani"]),
    ("PH", "phl", &["philippines", "pilipinas", "philippin", "philippine", "philippino", "filipino"]),
    ("PK", "pak", &["pakistan", "pakistanais", "pakistanaise", "pakistani"]),
    ("PS", "pse", &[
        "territoires palestiniens", "palestinian territories", "palestine", "palestine state", "etat palestine",
        "state palestine", "palestinian territory", "territoire palestinien occupe", "occupied palestinian territory",
        "palestine etat", "cisjordanie", "gaza", "palestinien", "palestinienne", "palestinian",
    ]),
    ("QA", "qat", &["qatar", "qatari", "qatarien", "qatarienne", "qatarie"]),
    ("SA", "sau", &[
        "arabie saoudite", "saudi arabia", "arabie", "ksa", "royaume arabie saoudite", "kingdom saudi arabia",
        "saoudien", "saoudienne", "saudi", "saudi arabian",
    ]),
    ("SG", "sgp", &["singapour", "singapore", "singapour republique", "singapourien", "singapourienne", "singaporean"]),
    ("SY", "syr", &[
        "syrie", "syria", "republique arabe syrienne", "syrian arab republic", "syrien", "syrienne", "syrian",
    ]),
    ("TH", "tha", &["thailande", "thailand", "siam", "thailandais", "thailandaise", "thai"]),
    ("TJ", "tjk", &["tadjikistan", "tajikistan", "tadjik", "tadjike", "tajik"]),
    ("TL", "tls", &["timor oriental", "timor leste", "east timor", "timor", "timorais", "timoraise", "timorese"]),
    ("TM", "tkm", &["turkmenistan", "turkmene", "turkmen"]),
    ("TR", "tur", &[
        "turquie", "turkiye", "turkey", "republique turquie", "republic turkey", "turkei", "turc", "turque", "turkish",
    ]),
    ("TW", "twn", &[
        "taiwan", "formose", "taiwan province china", "taiwan roc", "republique chine", "republic china", "taiwanais",
        "taiwanaise", "taiwanese",
    ]),
    ("UZ", "uzb", &["ouzbekistan", "uzbekistan", "ouzbek", "ouzbeke", "uzbek"]),
    ("VN", "vnm", &["viet nam", "vietnam", "vietnamien", "vietnamienne", "vietnamese"]),
    ("YE", "yem", &["yemen", "yemenite", "yemeni"]),
];
