//! What countries of Europe are called.

use super::Called;

/// See [`Called`].
#[rustfmt::skip]
pub(super) static EUROPE: &[Called] = &[
    ("AD", "and", &["andorre", "andorra", "principaute andorre", "principality andorra", "andorran", "andorrane"]),
    ("AL", "alb", &["albanie", "albania", "shqiperia", "albanais", "albanaise", "albanian"]),
    ("AT", "aut", &["a", "autriche", "austria", "osterreich", "oesterreich", "autrichien", "autrichienne", "austrian"]),
    ("AX", "ala", &["iles aland", "aland islands", "aland"]),
    ("BA", "bih", &[
        "bosnie herzegovine", "bosnia herzegovina", "bosnie", "bosnia", "bosnien", "bosnienne", "bosniaque", "bosnian",
    ]),
    ("BE", "bel", &[
        "b", "belgique", "belgium", "belgie", "belgien", "royaume belgique", "kingdom belgium", "flandre", "vlaanderen",
        "wallonie", "belge", "belges", "belgian",
    ]),
    ("BG", "bgr", &["bulgarie", "bulgaria", "balgarija", "българия", "bulgare", "bulgarian"]),
    ("BY", "blr", &[
        "bielorussie", "belarus", "belorussia", "russie blanche", "беларусь", "bielorusse", "belarusse", "belarusian",
        "belorussian",
    ]),
    ("CH", "che", &[
        "suisse", "switzerland", "schweiz", "svizzera", "svizra", "helvetie", "confederation suisse",
        "confederation helvetique", "swiss confederation", "confoederatio helvetica", "suissesse", "swiss",
        "helvetique",
    ]),
    ("CZ", "cze", &[
        "tchequie", "czechia", "republique tcheque", "czech republic", "rep tcheque", "cesko", "ceska republika",
        "tcheque", "czech",
    ]),
    ("DE", "deu", &[
        "d", "allemagne", "germany", "deutschland", "republique federale allemagne", "federal republic germany", "rfa",
        "brd", "bundesrepublik deutschland", "germania", "duitsland", "allemand", "allemande", "german",
    ]),
    ("DK", "dnk", &["danemark", "denmark", "danmark", "danois", "danoise", "danish"]),
    ("EE", "est", &["estonie", "estonia", "eesti", "estonien", "estonienne", "estonian"]),
    ("ES", "esp", &[
        "e", "espagne", "spain", "espana", "spanien", "royaume espagne", "canaries", "iles canaries", "baleares",
        "catalogne", "catalunya", "espagnol", "espagnole", "spanish",
    ]),
    ("FI", "fin", &["finlande", "finland", "suomi", "finlandais", "finlandaise", "finnois", "finnoise", "finnish"]),
    ("FO", "fro", &[
        "iles feroe", "faroe islands", "feroe", "faeroe islands", "faroes", "faeroerne", "foroyar", "feroien",
        "feroienne", "faroese",
    ]),
    ("FR", "fra", &[
        "f", "france", "france metropolitaine", "france metropole", "metropole", "metropolitan france",
        "republique francaise", "french republic", "frankreich", "francia", "frankrijk", "franca", "frankrike",
        "france continentale", "dom tom", "drom", "drom com", "outre mer", "france outre mer",
        "france hexagonale", "corse", "corsica", "auvergne rhone alpes",
        "bourgogne franche comte", "bretagne", "centre val loire", "grand est", "hauts france", "ile france", "idf",
        "normandie", "nouvelle aquitaine", "occitanie", "pays loire", "provence alpes cote azur", "paca", "alsace",
        "aquitaine", "auvergne", "basse normandie", "haute normandie", "bourgogne", "champagne ardenne",
        "franche comte", "languedoc roussillon", "limousin", "lorraine", "midi pyrenees", "nord pas calais",
        "picardie", "poitou charentes", "rhone alpes", "brittany", "normandy", "burgundy", "francais", "francaise",
        "french",
    ]),
    ("GB", "gbr", &[
        "royaume uni", "united kingdom", "r u", "uk", "grande bretagne", "great britain", "britain", "angleterre",
        "england", "ecosse", "scotland", "pays galles", "wales", "irlande nord", "northern ireland",
        "united kingdom great britain northern ireland", "royaume uni grande bretagne irlande nord",
        "vereinigtes konigreich", "grossbritannien", "reino unido", "regno unito", "verenigd koninkrijk",
        "britannique", "british", "anglais", "anglaise", "english", "ecossais", "ecossaise", "scottish", "gallois",
        "galloise", "welsh",
    ]),
    ("GG", "ggy", &["guernesey", "guernsey"]),
    ("GI", "gib", &["gibraltar"]),
    ("GR", "grc", &[
        "grece", "greece", "hellas", "ellada", "ελλάδα", "republique hellenique", "hellenic republic", "el", "grec",
        "grecque", "greek", "hellenique",
    ]),
    ("HR", "hrv", &["croatie", "croatia", "hrvatska", "croate", "croatian"]),
    ("HU", "hun", &["hongrie", "hungary", "magyarorszag", "hongrois", "hongroise", "hungarian"]),
    ("IE", "irl", &[
        "irlande", "ireland", "eire", "republique irlande", "republic ireland", "irlande sud", "southern ireland",
        "irlandais", "irlandaise", "irish",
    ]),
    ("IM", "imn", &["ile man", "isle man", "man"]),
    ("IS", "isl", &["islande", "iceland", "island", "islandais", "islandaise", "icelandic"]),
    ("IT", "ita", &["i", "italie", "italy", "italia", "italien", "sicile", "sardaigne", "italienne", "italian"]),
    ("JE", "jey", &["jersey"]),
    ("LI", "lie", &["liechtenstein", "liechtensteinois", "liechtensteinoise"]),
    ("LT", "ltu", &["lituanie", "lithuania", "lietuva", "lituanien", "lituanienne", "lithuanian"]),
    ("LU", "lux", &[
        "l", "luxembourg", "grand duche luxembourg", "grand duchy luxembourg", "grand duche", "luxemburg", "letzebuerg",
        "gdl", "luxembourgeois", "luxembourgeoise", "luxembourger",
    ]),
    ("LV", "lva", &["lettonie", "latvia", "latvija", "letton", "lettone", "lettonne", "latvian"]),
    ("MC", "mco", &["monaco", "principaute monaco", "principality monaco", "monte carlo", "monegasque"]),
    ("MD", "mda", &[
        "moldavie", "moldova", "republique moldavie", "republic moldova", "moldova republic", "moldavie republique",
        "moldave", "moldovan",
    ]),
    ("ME", "mne", &["montenegro", "crna gora", "montenegrin", "montenegrine"]),
    ("MK", "mkd", &[
        "macedoine nord", "north macedonia", "macedoine", "macedonia", "arym", "fyrom",
        "ex republique yougoslave macedoine", "severna makedonija", "macedonien", "macedonienne", "macedonian",
    ]),
    ("MT", "mlt", &["malte", "malta", "maltais", "maltaise", "maltese"]),
    ("NL", "nld", &[
        "pays bas", "netherlands", "hollande", "holland", "nederland", "niederlande", "royaume pays bas",
        "kingdom netherlands", "paises bajos", "paesi bassi", "neerlandais", "neerlandaise", "hollandais",
        "hollandaise", "dutch",
    ]),
    ("NO", "nor", &["norvege", "norway", "norge", "noreg", "norvegien", "norvegienne", "norwegian"]),
    ("PL", "pol", &["pologne", "poland", "polska", "polen", "polonais", "polonaise", "polish"]),
    ("PT", "prt", &["p", "portugal", "acores", "madere", "portugais", "portugaise", "portuguese"]),
    ("RO", "rou", &["roumanie", "romania", "rumanien", "roumain", "roumaine", "romanian"]),
    ("RS", "srb", &["serbie", "serbia", "srbija", "serbe", "serbian"]),
    ("RU", "rus", &[
        "russie", "russia", "federation russie", "russian federation", "россия", "rossiya", "russe", "russian",
    ]),
    ("SE", "swe", &["suede", "sweden", "sverige", "suedois", "suedoise", "swedish"]),
    ("SI", "svn", &["slovenie", "slovenia", "slovenija", "slovene", "slovenian"]),
    ("SJ", "sjm", &["svalbard jan mayen", "svalbard", "spitzberg"]),
    ("SK", "svk", &[
        "slovaquie", "slovakia", "republique slovaque", "slovak republic", "slovensko", "slovaque", "slovak",
        "slovakian",
    ]),
    ("SM", "smr", &["saint marin", "san marino", "saint marinais", "saint marinaise", "sammarinese"]),
    ("UA", "ukr", &["ukraine", "україна", "ukrajina", "ukrainien", "ukrainienne", "ukrainian"]),
    ("VA", "vat", &[
        "etat cite vatican", "vatican city", "vatican", "saint siege", "holy see", "cite vatican",
        "vatican city state",
    ]),
];
