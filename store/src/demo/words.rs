//! The words that names are made of.

pub(super) const FIRST_NAMES: &[(&str, bool)] = &[
    ("Camille", true), ("Léa", true), ("Chloé", true), ("Inès", true), ("Aurélie", true), ("Nathalie", true), ("Sylvie", true),
    ("Françoise", true), ("Hélène", true), ("Émilie", true), ("Zoé", true), ("Anaïs", true), ("Geneviève", true), ("Maude", true),
    ("Josée", true), ("Aïcha", true), ("Mei", true), ("Noémie", true), ("Louis", false), ("Hugo", false), ("Étienne", false),
    ("François", false), ("Jérôme", false), ("Benoît", false), ("Loïc", false), ("Mathieu", false), ("Rémi", false),
    ("Gaël", false), ("Karim", false), ("Thierry", false), ("Sébastien", false), ("Jean-Philippe", false), ("Maxime", false),
    ("Olivier", false), ("André", false), ("Yannick", false),
];

pub(super) const FRENCH_NAMES: &[&str] = &[
    "Roche", "Lefèvre", "Marchand", "Bernard", "Dubois", "Moreau", "Girard", "Mercier", "Garnier", "Chevalier", "Lambert",
    "Fontaine", "Rousseau", "Blanchard", "Perrin", "Gauthier", "Faure", "Benoît", "Lemoine", "Poirier", "Le Goff", "Kerbrat",
    "Schneider", "Muller", "Etcheverry", "Nguyen", "Benali", "Da Silva", "Martinez", "Ferrari", "Diallo", "d’Angelo", "Aubert",
    "Barbier", "Carpentier", "Delorme", "Évrard", "Guérin", "Hamelin", "Jacquet",
];

pub(super) const QUEBEC_NAMES: &[&str] = &[
    "Tremblay", "Gagnon", "Bouchard", "Côté", "Gauthier", "Morin", "Lavoie", "Fortin", "Gagné", "Ouellet", "Pelletier",
    "Bélanger", "Lévesque", "Bergeron", "Leblanc", "Paquette", "Girard", "Simard", "Boucher", "Caron", "Beaulieu", "Cloutier",
    "Dubé", "Poirier", "Fournier", "Lapointe", "Leclerc", "Nadeau", "Nguyen", "Saint-Pierre", "Haddad", "Picard",
];

/// Trades as they stand in front of a name, with the activity code that INSEE gives them.
pub(super) const TRADES: &[(&str, &str)] = &[
    ("Ateliers", "31.01Z"), ("Boulangerie", "10.71C"), ("Menuiserie", "43.32A"), ("Garage", "45.20A"), ("Plomberie", "43.22A"),
    ("Imprimerie", "18.12Z"), ("Cabinet", "69.20Z"), ("Librairie", "47.61Z"), ("Transports", "49.41A"), ("Électricité", "43.21A"),
    ("Maçonnerie", "43.99C"), ("Pépinières", "01.30Z"), ("Fromagerie", "10.51C"), ("Brasserie", "11.05Z"), ("Studio", "74.10Z"),
    ("Architecture", "71.11Z"), ("Conseil", "70.22Z"), ("Optique", "47.78A"), ("Pharmacie", "47.73Z"), ("Carrosserie", "45.20A"),
    ("Traiteur", "56.21Z"), ("Vignobles", "01.21Z"), ("Chocolaterie", "10.82Z"), ("Couverture", "43.91B"),
    ("Éditions", "58.11Z"), ("Informatique", "62.02A"), ("Paysages", "81.30Z"), ("Hôtel", "55.10Z"),
];

pub(super) const QUEBEC_TRADES: &[&str] = &[
    "Construction", "Érablière", "Rénovations", "Excavation", "Boulangerie", "Menuiserie", "Toitures", "Plomberie", "Entreprises",
    "Ferme", "Garage", "Ébénisterie", "Services-conseils", "Imprimerie", "Distribution", "Microbrasserie", "Studio", "Déneigement",
    "Électro", "Aménagement paysager", "Clinique", "Camping", "Pourvoirie", "Logiciels",
];

pub(super) const AFTER_FRENCH: &[&str] = &["", "", "", " & Fils", " et Associés", " Frères", " Services", " Développement"];
pub(super) const FRENCH_FORMS: &[&str] = &["SARL", "SAS", "SASU", "EURL", "SA", "SCOP"];
pub(super) const QUEBEC_FORMS: &[&str] = &["inc.", "inc.", "ltée", "enr.", "s.e.n.c."];

pub(super) const FRENCH_CLUBS: &[&str] =
    &["Association sportive de", "Les Amis du patrimoine de", "Comité des fêtes de", "Université populaire de", "Harmonie de"];
pub(super) const QUEBEC_CLUBS: &[&str] =
    &["Maison des jeunes de", "Club nautique de", "Centre d’action bénévole de", "Société d’histoire de", "Festival d’hiver de"];
pub(super) const FRENCH_BODIES: &[&str] = &["Mairie de", "Médiathèque municipale de", "Collège Jean-Moulin de", "Office de tourisme de"];
pub(super) const QUEBEC_BODIES: &[&str] = &["Ville de", "Bibliothèque municipale de", "École secondaire de", "Office d’habitation de"];

pub(super) const POSITIONS: &[&str] = &[
    "Gérante", "Gérant", "Directrice des achats", "Responsable administratif", "Comptable", "Assistante de direction",
    "Chef d’atelier", "Chargée de projet", "Responsable informatique", "Secrétaire", "Directeur général", "Présidente",
];

pub(super) const PUBLIC_NOTES: &[&str] = &[
    "Livraison par l’entrée de service, du lundi au vendredi de 8 h à 16 h.",
    "Rappeler le numéro de bon de commande sur chaque facture.",
    "Merci d’envoyer les factures en un seul exemplaire.",
    "Chantier fermé en août.",
];

pub(super) const PRIVATE_NOTES: &[&str] = &[
    "Préfère être appelé avant 10 h.",
    "Rencontrée au salon de Lyon, intéressée par un contrat annuel.",
    "Demande toujours une remise : rester à 5 %.",
    "Très bon payeur.\nConnaît bien la maison depuis trois ans.",
    "A changé de banque, vérifier l’adresse de facturation.",
    "Projet d’agrandissement l’an prochain : relancer au printemps.",
];
