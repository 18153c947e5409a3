//! What headings say beside each other: whose a numbered column is, and what « State » is.

use super::further::NAMES;
use crate::imports::Target;

/// What says that a table names places, in English, folded.
const CITIES: [&str; 8] = ["city", "town", "zip", "zip code", "postal code", "postcode", "street", "country"];
/// What stands in the headings of mobile numbers, folded.
const MOBILES: [&str; 4] = ["mobile", "portable", "cell", "gsm"];

/// Puts columns where the headings beside them say.
pub(super) fn by_names(names: &[String], mapping: &mut [Target]) {
    state_of_place(names, mapping);
    numbered_people(names, mapping);
}

/// « State » beside « City » is a part of a country, as everybody but us calls it.
fn state_of_place(names: &[String], mapping: &mut [Target]) {
    let province = Target::to("addresses[0].province");
    let is_beside = names.iter().any(|name| CITIES.contains(&name.as_str()));
    if !is_beside || mapping.contains(&province) {
        return;
    }
    let named = names.iter().zip(mapping).find(|(name, target)| *name == "state" && target.path() == "state");
    if let Some((_, target)) = named {
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
}
