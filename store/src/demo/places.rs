//! Where made-up clients are: real towns, and telephone ranges that are kept for fiction.

use domain::clients::AddressForm;

use super::dice::Dice;

/// A town, its postal code (France) or the first half of it (Québec), what its telephone numbers begin with, and its court register.
pub(super) struct Town {
    pub name: &'static str,
    postal: &'static str,
    phones: &'static str,
    pub quebec: bool,
}

const fn france(name: &'static str, postal: &'static str, zone: usize) -> Town {
    // The numbers that Arcep keeps for fiction, one range a zone.
    let phones = ["", "019900", "026191", "035301", "046571", "053649"][zone];
    Town { name, postal, phones, quebec: false }
}

const fn quebec(name: &'static str, postal: &'static str, phones: &'static str) -> Town {
    Town { name, postal, phones, quebec: true }
}

pub(super) const FRANCE: &[Town] = &[
    france("Paris", "75011", 1),
    france("Paris", "75018", 1),
    france("Montreuil", "93100", 1),
    france("Versailles", "78000", 1),
    france("Lyon", "69003", 4),
    france("Villeurbanne", "69100", 4),
    france("Grenoble", "38000", 4),
    france("Saint-Étienne", "42000", 4),
    france("Annecy", "74000", 4),
    france("Marseille", "13001", 4),
    france("Aix-en-Provence", "13100", 4),
    france("Nice", "06000", 4),
    france("Montpellier", "34000", 4),
    france("Clermont-Ferrand", "63000", 4),
    france("Toulouse", "31000", 5),
    france("Bordeaux", "33000", 5),
    france("Pau", "64000", 5),
    france("Limoges", "87000", 5),
    france("La Rochelle", "17000", 5),
    france("Nantes", "44000", 2),
    france("Rennes", "35000", 2),
    france("Brest", "29200", 2),
    france("Angers", "49000", 2),
    france("Tours", "37000", 2),
    france("Orléans", "45000", 2),
    france("Le Havre", "76600", 2),
    france("Caen", "14000", 2),
    france("Lille", "59000", 3),
    france("Reims", "51100", 3),
    france("Strasbourg", "67000", 3),
    france("Metz", "57000", 3),
    france("Nancy", "54000", 3),
    france("Dijon", "21000", 3),
    france("Besançon", "25000", 3),
];

pub(super) const QUEBEC: &[Town] = &[
    quebec("Montréal", "H2X", "514"),
    quebec("Montréal", "H1V", "514"),
    quebec("Québec", "G1R", "418"),
    quebec("Laval", "H7N", "450"),
    quebec("Gatineau", "J8X", "819"),
    quebec("Longueuil", "J4K", "450"),
    quebec("Sherbrooke", "J1H", "819"),
    quebec("Trois-Rivières", "G9A", "819"),
    quebec("Saguenay", "G7H", "418"),
    quebec("Lévis", "G6V", "418"),
    quebec("Terrebonne", "J6W", "450"),
    quebec("Rimouski", "G5L", "418"),
    quebec("Drummondville", "J2B", "819"),
    quebec("Granby", "J2G", "450"),
    quebec("Saint-Jérôme", "J7Z", "450"),
    quebec("Saint-Hyacinthe", "J2S", "450"),
    quebec("Rouyn-Noranda", "J9X", "819"),
    quebec("Val-d’Or", "J9P", "819"),
    quebec("Magog", "J1X", "819"),
    quebec("Victoriaville", "G6P", "819"),
];

const STREETS: &[&str] = &[
    "rue Victor-Hugo",
    "rue de la République",
    "avenue Jean-Jaurès",
    "boulevard Gambetta",
    "place de la Mairie",
    "rue Pasteur",
    "chemin du Moulin",
    "impasse des Lilas",
    "rue du Faubourg",
    "quai des Tanneurs",
    "rue des Écoles",
    "avenue de la Gare",
    "allée des Tilleuls",
    "rue Émile-Zola",
    "cours Lafayette",
    "rue du Général-Leclerc",
    "route de la Forêt",
    "rue Marie-Curie",
];

const QUEBEC_STREETS: &[&str] = &[
    "rue Saint-Denis",
    "boulevard Saint-Laurent",
    "avenue du Mont-Royal",
    "rue Notre-Dame",
    "chemin du Lac",
    "rue Principale",
    "boulevard René-Lévesque",
    "rue Sainte-Catherine",
    "3e Avenue",
    "rang du Bord-de-l’Eau",
    "rue King Ouest",
    "rue des Érables",
    "boulevard Laurier",
    "rue Sherbrooke Est",
    "chemin Sainte-Foy",
    "rue Saint-Jean",
];

/// Letters of Canadian postal codes.
const LETTERS: &[char] =
    &['A', 'B', 'C', 'E', 'G', 'H', 'J', 'K', 'L', 'M', 'N', 'P', 'R', 'S', 'T', 'V', 'W', 'X', 'Y', 'Z'];

const FLOORS: &[&str] =
    &["Bâtiment B", "2e étage", "Zone artisanale", "Boîte postale 12", "Résidence du Parc", "Bureau 4"];

/// A town on that side of the ocean.
pub(super) fn town(dice: &mut Dice, quebec: bool) -> &'static Town {
    dice.pick(if quebec { QUEBEC } else { FRANCE })
}

/// A telephone number there, as it is written there.
pub(super) fn phone(town: &Town, dice: &mut Dice) -> String {
    if town.quebec {
        format!("{}-555-01{}", town.phones, dice.digits(2))
    } else {
        format!("{}{}", town.phones, dice.digits(4))
    }
}

/// An address there.
pub(super) fn address(town: &Town, label: &str, dice: &mut Dice) -> AddressForm {
    let (street, separator) = if town.quebec { (dice.pick(QUEBEC_STREETS), ", ") } else { (dice.pick(STREETS), " ") };
    let house = 1 + dice.below(if town.quebec { 4999 } else { 160 });
    let postal_code = if town.quebec {
        format!("{} {}{}{}", town.postal, dice.digits(1), dice.pick(LETTERS), dice.digits(1))
    } else {
        town.postal.to_owned()
    };
    AddressForm {
        label: label.to_owned(),
        line1: format!("{house}{separator}{street}"),
        line2: if dice.in_100(20) { (*dice.pick(FLOORS)).to_owned() } else { String::new() },
        postal_code,
        city: town.name.to_owned(),
        province: if town.quebec { "QC".to_owned() } else { String::new() },
        country: if town.quebec { "CA" } else { "FR" }.to_owned(),
        ..AddressForm::default()
    }
}

#[cfg(test)]
mod tests {
    use domain::geo::Country;
    use domain::identifiers::PhoneRules;

    use super::*;

    #[test]
    fn every_telephone_range_is_one_of_the_numbering_plan() {
        let mut dice = Dice::new(1);
        let rules = PhoneRules::numbering_plan();
        for town in FRANCE.iter().chain(QUEBEC) {
            let country = Country::parse(if town.quebec { "CA" } else { "FR" }).unwrap();
            let number = phone(town, &mut dice);
            assert!((rules.parse)(&number, country).is_ok(), "{} {number}", town.name);
        }
    }
}
