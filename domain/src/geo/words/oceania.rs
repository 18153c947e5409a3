//! What countries of Oceania are called.

use super::Called;

/// See [`Called`].
#[rustfmt::skip]
pub(super) static OCEANIA: &[Called] = &[
    ("AS", "asm", &["samoa americaines", "american samoa"]),
    ("AU", "aus", &["australie", "australia", "commonwealth australia", "australien", "australienne", "australian"]),
    ("CC", "cck", &["iles cocos", "cocos keeling islands", "cocos", "keeling"]),
    ("CK", "cok", &["iles cook", "cook islands"]),
    ("CX", "cxr", &["ile christmas", "christmas island"]),
    ("FJ", "fji", &["fidji", "fiji", "iles fidji", "fiji islands", "fidjien", "fidjienne", "fijian"]),
    ("FM", "fsm", &[
        "micronesie", "micronesia", "etats federes micronesie", "federated states micronesia", "micronesien",
        "micronesienne", "micronesian",
    ]),
    ("GU", "gum", &["guam"]),
    ("HM", "hmd", &["iles heard macdonald", "heard mcdonald islands"]),
    ("KI", "kir", &["kiribati"]),
    ("MH", "mhl", &["iles marshall", "marshall islands", "marshall"]),
    ("MP", "mnp", &["iles mariannes nord", "northern mariana islands", "mariannes nord", "saipan"]),
    ("NC", "ncl", &[
        "nouvelle caledonie", "new caledonia", "nlle caledonie", "n caledonie", "kanaky", "neo caledonien",
        "neo caledonienne", "caledonien", "caledonienne", "new caledonian",
    ]),
    ("NF", "nfk", &["ile norfolk", "norfolk island"]),
    ("NR", "nru", &["nauru"]),
    ("NU", "niu", &["niue"]),
    ("NZ", "nzl", &["nouvelle zelande", "new zealand", "aotearoa", "neo zelandais", "neo zelandaise", "new zealander"]),
    ("PF", "pyf", &[
        "polynesie francaise", "french polynesia", "polynesie", "tahiti", "polynesien", "polynesienne", "tahitien",
        "tahitienne", "polynesian", "tahitian",
    ]),
    ("PG", "png", &[
        "papouasie nouvelle guinee", "papua new guinea", "papouasie", "papouasien", "papouasienne",
        "papua new guinean",
    ]),
    ("PN", "pcn", &["iles pitcairn", "pitcairn islands"]),
    ("PW", "plw", &["palaos", "palau"]),
    ("SB", "slb", &["iles salomon", "solomon islands", "salomon"]),
    ("TK", "tkl", &["tokelau"]),
    ("TO", "ton", &["tonga", "tonguien", "tonguienne", "tongan"]),
    ("TV", "tuv", &["tuvalu"]),
    ("UM", "umi", &["iles mineures eloignees etats unis", "u s outlying islands"]),
    ("VU", "vut", &["vanuatu", "nouvelles hebrides", "vanuatais", "vanuataise", "vanuatuan"]),
    ("WF", "wlf", &["wallis futuna", "wallis", "futuna", "wallisien", "wallisienne", "futunien", "futunienne"]),
    ("WS", "wsm", &["samoa", "samoa occidentales", "western samoa", "samoan", "samoane", "samoen"]),
];
