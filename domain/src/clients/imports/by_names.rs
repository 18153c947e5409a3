//! What headings say beside each other: whose a numbered column is, and what « State » is.

use super::further::NAMES;
use crate::imports::Target;

/// What says that a table names places, in English, folded.
const CITIES: [&str; 8] = ["city", "town", "zip", "zip code", "postal code", "postcode", "street", "country"];
/// What stands in the headings of mobile numbers, folded.
const MOBILES: [&str; 4] = ["mobile", "portable", "cell", "gsm"];

/// Names of our ticks, folded, and what other files mean by them.
const NO_TICKS: [(&str, &str); 4] = [
    ("adresse de facturation", "addresses[0].line1"),
    ("adresse principale", "addresses[0].line1"),
    ("adresse de livraison", "addresses[1].line1"),
    ("contact principal", "contacts[0].full_name"),
];
/// What a street's column is called, folded.
const STREETS: [&str; 5] = ["rue", "voie", "street", "adresse", "address"];
/// What the column of its numbers is.
const HOUSES: [&str; 6] = ["n", "no", "numero", "house number", "street number", "numero de rue"];

/// Puts columns where the headings beside them say.
pub(super) fn by_names(names: &[String], mapping: &mut [Target]) {
    no_ticks(names, mapping);
    state_of_place(names, mapping);
    numbered_people(names, mapping);
    whole_names(names, mapping);
    house_numbers(names, mapping);
    second_street(names, mapping);
    same_street(names, mapping);
}

/// What we call a tick of an address or of a contact is the address or the contact itself to everybody else.
fn no_ticks(names: &[String], mapping: &mut [Target]) {
    for (name, path) in NO_TICKS {
        let meant = Target::to(path);
        if mapping.contains(&meant) {
            continue;
        }
        let ticked =
            names.iter().zip(mapping.iter_mut()).find(|(of, target)| *of == name && target.path().contains("].is_"));
        if let Some((_, target)) = ticked {
            *target = meant;
        }
    }
}

/// « State » beside « City » is a part of a country, as everybody but us calls it.
fn state_of_place(names: &[String], mapping: &mut [Target]) {
    let province = Target::to("addresses[0].province");
    let is_beside = names.iter().any(|name| CITIES.contains(&name.as_str()));
    if !is_beside || mapping.contains(&province) {
        return;
    }
    let found = names.iter().zip(mapping).find(|(name, target)| *name == "state" && target.path() == "state");
    if let Some((_, target)) = found {
        *target = province;
    }
}

/// « Email contact 2 » is the second contact’s, where a column names them.
fn numbered_people(names: &[String], mapping: &mut [Target]) {
    let known: Vec<Target> = mapping.to_vec();
    for (name, target) in names.iter().zip(mapping) {
        let ways: &[&str] = match target.path() {
            "fields.other_emails" => &["email"],
            "fields.other_phones" if MOBILES.iter().any(|word| name.contains(word)) => &["mobile"],
            "fields.other_phones" => &["direct_phone", "mobile"],
            _ => continue,
        };
        let place = name.split(' ').find_map(|word| word.parse::<u32>().ok()).and_then(|number| number.checked_sub(1));
        let Some(place) = place.filter(|place| *place > 0 && name.contains("contact")) else { continue };
        let of_person = |way: &str| Target::to(format!("contacts[{place}].{way}"));
        if NAMES.iter().any(|name| known.contains(&of_person(name))) {
            let free = ways.iter().map(|way| of_person(way)).find(|place| !known.contains(place));
            if let Some(free) = free {
                *target = free;
            }
        }
    }
}

/// « Nom » beside « Société », without « Prénom », is a person’s whole name.
fn whole_names(names: &[String], mapping: &mut [Target]) {
    let [first, last, full, last_first] =
        ["first_name", "last_name", "full_name", "last_first"].map(|name| Target::to(format!("contacts[0].{name}")));
    if [first, full.clone(), last_first].iter().any(|target| mapping.contains(target)) {
        return;
    }
    let found =
        names.iter().zip(mapping).find(|(name, target)| matches!(name.as_str(), "nom" | "name") && **target == last);
    if let Some((_, target)) = found {
        *target = full;
    }
}

/// « N° » beside « Rue » is a part of the street.
fn house_numbers(names: &[String], mapping: &mut [Target]) {
    let is_street = |column: usize, mapping: &[Target]| {
        let name = names.get(column).is_some_and(|name| STREETS.contains(&name.as_str()));
        mapping.get(column).filter(|target| name && target.path().rsplit('.').next() == Some("line1")).cloned()
    };
    for column in 0..mapping.len() {
        if !names.get(column).is_some_and(|name| HOUSES.contains(&name.as_str())) {
            continue;
        }
        let before = column.checked_sub(1).and_then(|before| is_street(before, mapping));
        let is_free = mapping.get(column).is_some_and(Target::is_ignored);
        let street = before.or_else(|| is_street(column + 1, mapping).filter(|_| is_free));
        if let (Some(street), Some(place)) = (street, mapping.get_mut(column)) {
            *place = street;
        }
    }
}

/// « Adresse 2 » beside « Ville 2 » is a second street, and no second line of the first.
fn second_street(names: &[String], mapping: &mut [Target]) {
    let [street, line, city, code] =
        ["addresses[1].line1", "addresses[0].line2", "addresses[1].city", "addresses[1].postal_code"].map(Target::to);
    let is_second = |(name, target): (&String, &Target)| name.ends_with('2') && (*target == city || *target == code);
    if mapping.contains(&street) || !names.iter().zip(mapping.iter()).any(is_second) {
        return;
    }
    let is_it = |name: &str| matches!(name, "adresse 2" | "adresse2" | "address 2" | "address2" | "rue 2" | "street 2");
    let found = names.iter().zip(mapping).find(|(name, target)| is_it(name) && **target == line);
    if let Some((_, target)) = found {
        *target = street;
    }
}

/// « Adresse » twice, side by side, is one of two lines.
fn same_street(names: &[String], mapping: &mut [Target]) {
    let [first, second, city, code] =
        ["addresses[0].line1", "addresses[1].line1", "addresses[1].city", "addresses[1].postal_code"].map(Target::to);
    if mapping.contains(&city) || mapping.contains(&code) {
        return;
    }
    let is_again = |column: &usize| {
        let before = column - 1;
        names.get(before) == names.get(*column)
            && mapping.get(before) == Some(&first)
            && mapping.get(*column) == Some(&second)
    };
    let again = (1..mapping.len()).find(is_again);
    if let Some(place) = again.and_then(|column| mapping.get_mut(column)) {
        *place = Target::to("addresses[0].line2");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mapping(paths: &[&str]) -> Vec<Target> {
        paths.iter().map(|path| Target::to(*path)).collect()
    }

    #[test]
    fn a_second_person_is_reached_themselves() {
        let names =
            ["societe", "contact 1", "contact 2", "email contact 2", "tel contact 2", "email 2", "email contact 3"];
        let paths = [
            "fields.name",
            "contacts[0].full_name",
            "contacts[1].full_name",
            "fields.other_emails",
            "fields.other_phones",
            "fields.other_emails",
            "fields.other_emails",
        ];
        let mut found = mapping(&paths);
        by_names(&names.map(str::to_owned), &mut found);
        let expected = ["contacts[1].email", "contacts[1].direct_phone", "fields.other_emails", "fields.other_emails"];
        assert_eq!(found[3..], mapping(&expected));
    }

    #[test]
    fn a_state_beside_a_city_is_a_place() {
        let mut found = mapping(&["fields.name", "addresses[0].city", "state"]);
        by_names(&["company", "city", "state"].map(str::to_owned), &mut found);
        assert_eq!(found[2], Target::to("addresses[0].province"));
        let mut found = mapping(&["fields.name", "state"]);
        by_names(&["company", "state"].map(str::to_owned), &mut found);
        assert_eq!(found[1], Target::to("state"));
    }

    #[test]
    fn a_heading_of_an_address_is_no_tick() {
        let names =
            ["client", "adresse de facturation", "adresse de livraison", "contact principal"].map(str::to_owned);
        let ticks = ["fields.name", "addresses[0].is_billing", "addresses[0].is_delivery", "contacts[0].is_primary"];
        let mut found = mapping(&ticks);
        by_names(&names, &mut found);
        let expected = ["fields.name", "addresses[0].line1", "addresses[1].line1", "contacts[0].full_name"];
        assert_eq!(found, mapping(&expected));
    }

    #[test]
    fn a_name_beside_a_company_is_a_whole_one() {
        let judged = |names: &[&str], paths: &[&str]| {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            let mut found = mapping(paths);
            by_names(&names, &mut found);
            found
        };
        let found = judged(&["name", "company"], &["contacts[0].last_name", "fields.name"]);
        assert_eq!(found[0], Target::to("contacts[0].full_name"));
        let both = ["contacts[0].last_name", "contacts[0].first_name"];
        assert_eq!(judged(&["nom", "prenom"], &both), mapping(&both));
        let street = ["addresses[0].line1", "number", "addresses[0].city"];
        assert_eq!(judged(&["rue", "numero", "ville"], &street)[1], Target::to("addresses[0].line1"));
        assert_eq!(judged(&["numero", "rue"], &["number", "addresses[0].line1"])[0], Target::to("number"));
        assert_eq!(judged(&["n", "rue"], &["", "addresses[0].line1"])[0], Target::to("addresses[0].line1"));
        let two = ["addresses[0].line1", "addresses[0].city", "addresses[0].line2", "addresses[1].city"];
        let twice = judged(&["adresse", "adresse"], &["addresses[0].line1", "addresses[1].line1"]);
        assert_eq!(twice[1], Target::to("addresses[0].line2"));
        let found = judged(&["adresse 1", "ville 1", "adresse 2", "ville 2"], &two);
        assert_eq!(found[2], Target::to("addresses[1].line1"));
    }
}
