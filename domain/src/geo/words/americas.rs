//! What countries of the Americas are called.

use super::Called;

/// See [`Called`].
#[rustfmt::skip]
pub(super) static AMERICAS: &[Called] = &[
    ("AG", "atg", &["antigua barbuda", "antigua", "antiguais", "antiguaise", "antiguan"]),
    ("AI", "aia", &["anguilla"]),
    ("AQ", "ata", &["antarctique", "antarctica"]),
    ("AR", "arg", &[
        "argentine", "argentina", "republique argentine", "argentine republic", "argentin", "argentinian",
        "argentinean",
    ]),
    ("AW", "abw", &["aruba"]),
    ("BB", "brb", &["barbade", "barbados", "barbadien", "barbadienne", "barbadian"]),
    ("BL", "blm", &["saint barthelemy", "saint barth", "saint barts"]),
    ("BM", "bmu", &["bermudes", "bermuda", "bermudien", "bermudienne", "bermudian"]),
    ("BO", "bol", &[
        "bolivie", "bolivia", "etat plurinational bolivie", "plurinational state bolivia", "bolivien", "bolivienne",
        "bolivian",
    ]),
    ("BQ", "bes", &[
        "pays bas caribeens", "caribbean netherlands", "bonaire", "saba", "saint eustache",
        "bonaire sint eustatius saba", "bonaire saint eustache saba",
    ]),
    ("BR", "bra", &["bresil", "brazil", "brasil", "bresilien", "bresilienne", "brazilian"]),
    ("BS", "bhs", &["bahamas", "bahameen", "bahameenne", "bahamien", "bahamienne", "bahamian"]),
    ("BV", "bvt", &["ile bouvet", "bouvet island"]),
    ("BZ", "blz", &["belize", "belizien", "belizienne", "belizean"]),
    ("CA", "can", &["canada", "dominion canada", "canadien", "canadienne", "canadian"]),
    ("CL", "chl", &["chili", "chile", "chilien", "chilienne", "chilean"]),
    ("CO", "col", &["colombie", "colombia", "colombien", "colombienne", "colombian"]),
    ("CR", "cri", &["costa rica", "costaricain", "costaricaine", "costaricien", "costaricienne", "costa rican"]),
    ("CU", "cub", &["cuba", "cubain", "cubaine", "cuban"]),
    ("CW", "cuw", &["curacao"]),
    ("DM", "dma", &["dominique", "dominica", "commonwealth dominica", "dominiquais", "dominiquaise"]),
    ("DO", "dom", &[
        "republique dominicaine", "dominican republic", "rep dominicaine", "dominican rep", "republica dominicana",
        "saint domingue", "dominicain", "dominicaine", "dominican",
    ]),
    ("EC", "ecu", &["equateur", "ecuador", "equatorien", "equatorienne", "ecuadorian", "ecuadorean"]),
    ("FK", "flk", &[
        "iles malouines", "falkland islands", "malouines", "falkland", "falklands", "malvinas", "iles falkland",
    ]),
    ("GD", "grd", &["grenade", "grenada", "grenadien", "grenadienne", "grenadian"]),
    ("GF", "guf", &[
        "guyane francaise", "french guiana", "guyane", "guyana francaise", "french guyana", "guyanais", "guyanaise",
    ]),
    ("GL", "grl", &[
        "groenland", "greenland", "kalaallit nunaat", "groenlandais", "groenlandaise", "greenlandic", "greenlander",
    ]),
    ("GP", "glp", &["guadeloupe", "guadeloupeen", "guadeloupeenne", "guadeloupean"]),
    ("GS", "sgs", &["georgie sud iles sandwich sud", "south georgia south sandwich islands"]),
    ("GT", "gtm", &["guatemala", "guatemalteque", "guatemalan"]),
    ("GY", "guy", &["guyana", "guyane britannique", "guyanien", "guyanienne", "guyanese"]),
    ("HN", "hnd", &["honduras", "hondurien", "hondurienne", "honduran"]),
    ("HT", "hti", &["haiti", "republique haiti", "haitien", "haitienne", "haitian"]),
    ("JM", "jam", &["jamaique", "jamaica", "jamaicain", "jamaicaine", "jamaiquain", "jamaiquaine", "jamaican"]),
    ("KN", "kna", &["saint christophe nieves", "saint kitts nevis", "saint christophe nevis", "saint kitts"]),
    ("KY", "cym", &["iles caimans", "cayman islands", "caimans", "cayman"]),
    ("LC", "lca", &["sainte lucie", "saint lucia", "saint lucien", "saint lucienne"]),
    ("MF", "maf", &[
        "saint martin", "saint martin partie francaise", "saint martin french part",
        "saint martin antilles francaises",
    ]),
    ("MQ", "mtq", &["martinique", "martiniquais", "martiniquaise", "martinican"]),
    ("MS", "msr", &["montserrat"]),
    ("MX", "mex", &[
        "mexique", "mexico", "mexiko", "etats unis mexique", "estados unidos mexicanos", "mexicain", "mexicaine",
        "mexican",
    ]),
    ("NI", "nic", &["nicaragua", "nicaraguayen", "nicaraguayenne", "nicaraguan"]),
    ("PA", "pan", &["panama", "panameen", "panameenne", "panamien", "panamienne", "panamanian"]),
    ("PE", "per", &["perou", "peru", "peruvien", "peruvienne", "peruvian"]),
    ("PM", "spm", &["saint pierre miquelon", "saint pierrais", "saint pierraise", "miquelonnais", "miquelonnaise"]),
    ("PR", "pri", &["porto rico", "puerto rico", "portoricain", "portoricaine", "puerto rican"]),
    ("PY", "pry", &["paraguay", "paraguayen", "paraguayenne", "paraguayan"]),
    ("SR", "sur", &["suriname", "surinam", "surinamais", "surinamaise", "surinamese"]),
    ("SV", "slv", &["salvador", "el salvador", "salvadorien", "salvadorienne", "salvadoran", "salvadorian"]),
    ("SX", "sxm", &[
        "saint martin partie neerlandaise", "sint maarten", "saint martin partie hollandaise", "saint martin pays bas",
    ]),
    ("TC", "tca", &[
        "iles turques caiques", "turks caicos islands", "turks caicos", "turks caiques", "iles turks caicos",
    ]),
    ("TT", "tto", &[
        "trinite tobago", "trinidad tobago", "trinidad", "trinite", "tobago", "trinidadien", "trinidadienne",
        "trinidadian",
    ]),
    ("US", "usa", &[
        "etats unis", "united states", "etats unis amerique", "united states america", "america", "amerique", "e u",
        "eua", "estados unidos", "stati uniti", "vereinigte staaten", "verenigde staten", "etats unis usa",
        "usa etats unis", "etats unis amerique usa", "americain", "americaine", "etasunien", "etasunienne",
        "etats unien", "etats unienne", "american",
    ]),
    ("UY", "ury", &["uruguay", "uruguayen", "uruguayenne", "uruguayan"]),
    ("VC", "vct", &["saint vincent grenadines", "saint vincent"]),
    ("VE", "ven", &[
        "venezuela", "republique bolivarienne venezuela", "bolivarian republic venezuela",
        "venezuela bolivarian republic", "venezuelien", "venezuelienne", "venezuelan",
    ]),
    ("VG", "vgb", &["iles vierges britanniques", "british virgin islands", "virgin islands british"]),
    ("VI", "vir", &[
        "iles vierges etats unis", "u s virgin islands", "virgin islands us", "virgin islands u s",
        "iles vierges americaines",
    ]),
];
