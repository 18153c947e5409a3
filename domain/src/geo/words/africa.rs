//! What countries of Africa are called.

use super::Called;

/// See [`Called`].
#[rustfmt::skip]
pub(super) static AFRICA: &[Called] = &[
    ("AO", "ago", &["angola", "angolais", "angolaise", "angolan"]),
    ("BF", "bfa", &["burkina faso", "burkina", "haute volta", "burkinabe"]),
    ("BI", "bdi", &["burundi", "burundais", "burundaise", "burundian"]),
    ("BJ", "ben", &["benin", "beninois", "beninoise", "beninese"]),
    ("BW", "bwa", &["botswana", "botswanais", "botswanaise", "botswanan"]),
    ("CD", "cod", &[
        "congo kinshasa", "rdc", "rd congo", "dr congo", "drc", "congo rdc", "republique democratique congo",
        "democratic republic congo", "congo democratic republic", "congo republique democratique", "zaire",
    ]),
    ("CF", "caf", &[
        "republique centrafricaine", "central african republic", "centrafrique", "centrafricaine", "rca",
        "centrafricain", "central african",
    ]),
    ("CG", "cog", &[
        "congo brazzaville", "congo", "republique congo", "republic congo", "congo brazza", "congolais", "congolaise",
        "congolese",
    ]),
    ("CI", "civ", &["cote ivoire", "ivory coast", "rci", "ivoirien", "ivoirienne", "ivorian"]),
    ("CM", "cmr", &["cameroun", "cameroon", "kamerun", "camerounais", "camerounaise", "cameroonian"]),
    ("CV", "cpv", &[
        "cap vert", "cape verde", "cabo verde", "iles cap vert", "capverdien", "capverdienne", "cap verdien",
        "cap verdienne", "cape verdean", "cabo verdean",
    ]),
    ("DJ", "dji", &["djibouti", "djiboutien", "djiboutienne", "djiboutian"]),
    ("DZ", "dza", &["algerie", "algeria", "al jazair", "الجزائر", "algerien", "algerienne", "algerian"]),
    ("EG", "egy", &[
        "egypte", "egypt", "misr", "republique arabe egypte", "arab republic egypt", "مصر", "egyptien", "egyptienne",
        "egyptian",
    ]),
    ("EH", "esh", &["sahara occidental", "western sahara", "sahraoui", "sahraouie", "sahrawi"]),
    ("ER", "eri", &["erythree", "eritrea", "erythreen", "erythreenne", "eritrean"]),
    ("ET", "eth", &["ethiopie", "ethiopia", "ethiopien", "ethiopienne", "ethiopian"]),
    ("GA", "gab", &["gabon", "gabonais", "gabonaise", "gabonese"]),
    ("GH", "gha", &["ghana", "ghaneen", "ghaneenne", "ghanaian"]),
    ("GM", "gmb", &["gambie", "gambia", "gambien", "gambienne", "gambian"]),
    ("GN", "gin", &["guinee", "guinea", "guinee conakry", "guinea conakry", "guineen", "guineenne", "guinean"]),
    ("GQ", "gnq", &[
        "guinee equatoriale", "equatorial guinea", "guinea ecuatorial", "equato guineen", "equato guineenne",
        "equatoguinean",
    ]),
    ("GW", "gnb", &["guinee bissau", "guinea bissau", "guine bissau", "bissau guineen", "bissau guineenne"]),
    ("IO", "iot", &["territoire britannique ocean indien", "british indian ocean territory"]),
    ("KE", "ken", &["kenya", "kenyan", "kenyane"]),
    ("KM", "com", &["comores", "comoros", "union comores", "comorien", "comorienne", "comorian"]),
    ("LR", "lbr", &["liberia", "liberien", "liberienne", "liberian"]),
    ("LS", "lso", &["lesotho"]),
    ("LY", "lby", &["libye", "libya", "libyan arab jamahiriya", "libyen", "libyenne", "libyan"]),
    ("MA", "mar", &[
        "maroc", "morocco", "royaume maroc", "kingdom morocco", "al maghrib", "marokko", "marruecos", "المغرب",
        "marocain", "marocaine", "moroccan",
    ]),
    ("MG", "mdg", &["madagascar", "malgache", "malagasy"]),
    ("ML", "mli", &["mali", "malien", "malienne", "malian"]),
    ("MR", "mrt", &["mauritanie", "mauritania", "mauritanien", "mauritanienne", "mauritanian"]),
    ("MU", "mus", &["maurice", "mauritius", "ile maurice", "mauricien", "mauricienne", "mauritian"]),
    ("MW", "mwi", &["malawi", "malawien", "malawienne", "malawite", "malawian"]),
    ("MZ", "moz", &["mozambique", "mocambique", "mozambicain", "mozambicaine", "mozambican"]),
    ("NA", "nam", &["namibie", "namibia", "namibien", "namibienne", "namibian"]),
    ("NE", "ner", &["niger", "nigerien", "nigerienne"]),
    ("NG", "nga", &["nigeria", "federal republic nigeria", "nigerian", "nigeriane"]),
    ("RE", "reu", &["reunion", "ile reunion", "reunion island", "reunionnais", "reunionnaise"]),
    ("RW", "rwa", &["rwanda", "rwandais", "rwandaise", "rwandan"]),
    ("SC", "syc", &["seychelles", "iles seychelles", "seychellois", "seychelloise"]),
    ("SD", "sdn", &["soudan", "sudan", "soudanais", "soudanaise", "sudanese"]),
    ("SH", "shn", &[
        "sainte helene", "saint helena", "sainte helene ascension tristan cunha",
        "saint helena ascension tristan cunha",
    ]),
    ("SL", "sle", &[
        "sierra leone", "sierra leonais", "sierra leonaise", "sierraleonais", "sierraleonaise", "sierra leonean",
    ]),
    ("SN", "sen", &["senegal", "senegalais", "senegalaise", "senegalese"]),
    ("SO", "som", &["somalie", "somalia", "soomaaliya", "somalien", "somalienne", "somalian", "somali"]),
    ("SS", "ssd", &["soudan sud", "south sudan", "sud soudanais", "sud soudanaise", "south sudanese"]),
    ("ST", "stp", &["sao tome principe", "sao tome", "santomeen", "santomeenne"]),
    ("SZ", "swz", &["eswatini", "swaziland", "ngwane", "swazi", "swazie"]),
    ("TD", "tcd", &["tchad", "chad", "tchadien", "tchadienne", "chadian"]),
    ("TF", "atf", &[
        "terres australes francaises", "french southern territories", "taaf",
        "terres australes antarctiques francaises",
    ]),
    ("TG", "tgo", &["togo", "republique togolaise", "togolais", "togolaise", "togolese"]),
    ("TN", "tun", &["tunisie", "tunisia", "tounes", "تونس", "tunisien", "tunisienne", "tunisian"]),
    ("TZ", "tza", &[
        "tanzanie", "tanzania", "republique unie tanzanie", "united republic tanzania", "tanzania united republic",
        "tanzanien", "tanzanienne", "tanzanian",
    ]),
    ("UG", "uga", &["ouganda", "uganda", "ougandais", "ougandaise", "ugandan"]),
    ("YT", "myt", &["mayotte", "ile mayotte", "mahorais", "mahoraise"]),
    ("ZA", "zaf", &[
        "afrique sud", "south africa", "rsa", "suid afrika", "republic south africa", "sud africain", "sud africaine",
        "south african",
    ]),
    ("ZM", "zmb", &["zambie", "zambia", "zambien", "zambienne", "zambian"]),
    ("ZW", "zwe", &["zimbabwe", "rhodesie", "zimbabween", "zimbabweenne", "zimbabwean"]),
];
