//! Telephone numbers by the numbering plan of their country. The server alone carries these tables.

use phonenumber::country::Id;
use phonenumber::{Mode, PhoneNumber};

use super::{Phone, overseas, shape};
use crate::error::FieldError;
use crate::geo::Country;

/// Reads a number typed in that country, or anywhere with `+` or `00`, and accepts it only if the plan gives it out.
pub(super) fn parse(typed: &str, country: Country) -> Result<Phone, FieldError> {
    let shaped = shape::parse(typed, country);
    if shaped == Err(FieldError::Required) {
        return Err(FieldError::Required);
    }
    let dialled = shape::dialled(typed)?;
    if let Some(phone) = overseas::read(&dialled, country) {
        return given_out(Ok(phone)).ok_or(FieldError::Phone);
    }
    if dialled.starts_with('+') || dialled.starts_with("00") {
        return given_out(shaped).ok_or(FieldError::Phone);
    }
    // The national form goes through the plan first: it knows trunk prefixes that the small table does not.
    let region: Option<Id> = country.as_str().parse().ok();
    let national = phonenumber::parse(region, &dialled).ok().filter(PhoneNumber::is_valid).and_then(|it| e164(&it));
    let number = national.or_else(|| given_out(shaped));
    // In the territories overseas one dials the mainland as at home.
    let mainland =
        || overseas::is_in_the_plan(country).then(|| given_out(shape::parse(typed, Country::FRANCE))).flatten();
    let coded = || given_out(shape::with_calling_code(&dialled, country));
    number.or_else(mainland).or_else(coded).ok_or(FieldError::Phone)
}

/// A number that its shape allows, if the plan gives it out.
fn given_out(shaped: Result<Phone, FieldError>) -> Option<Phone> {
    let phone = shaped.ok()?;
    if overseas::is_there(&phone) || is_new_mobile(&phone) || is_made_up(&phone) {
        return Some(phone);
    }
    read(&phone).filter(PhoneNumber::is_valid).and_then(|number| e164(&number))
}

/// A French mobile number of 07, in which further blocks are opened year by year: the tables need not know them yet.
fn is_new_mobile(phone: &Phone) -> bool {
    phone.as_str().strip_prefix("+337").is_some_and(|rest| rest.len() == 8)
}

/// A number that is set aside for films and examples, by ARCEP and by Ofcom: it is nobody's, and written for one all the same.
fn is_made_up(phone: &Phone) -> bool {
    [("+3363998", 4), ("+447700900", 3)]
        .iter()
        .any(|(beginning, digits)| phone.as_str().strip_prefix(beginning).is_some_and(|rest| rest.len() == *digits))
}

fn e164(number: &PhoneNumber) -> Option<Phone> {
    Phone::parse(&number.format().mode(Mode::E164).to_string()).ok()
}

/// The number as it is written in the country it is seen from: without calling code at home, with it elsewhere.
pub fn national(phone: &Phone, seen_from: Country) -> String {
    let Some(number) = read(phone) else { return phone.to_string() };
    let home = number.country().id().is_some_and(|id| id.as_ref() == seen_from.as_str());
    number.format().mode(if home { Mode::National } else { Mode::International }).to_string()
}

/// Reads the plans of all countries, which the first number would otherwise wait for: half a second of work.
pub fn load() {
    // Whoever looks into the table first has it read.
    let _plans: &phonenumber::metadata::Database = &phonenumber::metadata::DATABASE;
}

fn read(phone: &Phone) -> Option<PhoneNumber> {
    phonenumber::parse(None, phone.as_str()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_numbers_of_the_plan_only() {
        let read = |typed| parse(typed, Country::FRANCE).map(String::from);
        assert_eq!(read("06 12 34 56 78"), Ok("+33612345678".to_owned()));
        assert_eq!(read("+1 514 555 0123"), Ok("+15145550123".to_owned()));
        assert_eq!(read("06 39 98 12 34"), Ok("+33639981234".to_owned()));
        assert_eq!(read("+44 7700 900123"), Ok("+447700900123".to_owned()));
        for typed in ["07 12 34 56 78", "+33 7 12 34 56 78", "0033 (0)7 12 34 56 78"] {
            assert_eq!(read(typed), Ok("+33712345678".to_owned()), "{typed}");
        }
        assert_eq!(read("07 12 34 56"), Err(FieldError::Phone));
        assert_eq!(read("06 12 34 56"), Err(FieldError::Phone));
        assert_eq!(read("+33 0 12 34 56 78"), Err(FieldError::Phone));
        assert_eq!(read(""), Err(FieldError::Required));
        assert_eq!(parse("06 698 12345", Country::parse("IT").unwrap()).unwrap().as_str(), "+390669812345");
    }

    #[test]
    fn numbers_of_the_territories_are_never_read_as_the_mainlands() {
        let read = |typed, country| parse(typed, Country::parse(country).unwrap()).map(String::from);
        for (typed, country, e164) in [
            ("0262 20 12 34", "FR", "+262262201234"),
            ("0596 71 12 34", "FR", "+596596711234"),
            ("0269 61 12 34", "FR", "+262269611234"),
            ("0693 40 12 34", "FR", "+262693401234"),
            ("0693 40 12 34", "RE", "+262693401234"),
            ("+262 693 40 12 34", "FR", "+262693401234"),
            ("+33 692 01 23 47", "RE", "+262692012347"),
            ("0508 41 12 34", "FR", "+508411234"),
            ("25 12 34", "NC", "+687251234"),
            ("04 72 00 12 34", "RE", "+33472001234"),
            ("33 4 72 00 12 37", "FR", "+33472001237"),
            ("33 (0)4 72 00 12 37", "FR", "+33472001237"),
        ] {
            assert_eq!(read(typed, country), Ok(e164.to_owned()), "{typed}");
        }
        assert_eq!(read("0262 20 12", "FR"), Err(FieldError::Phone));
    }

    #[test]
    fn writes_numbers_as_seen_from_a_country() {
        let phone = parse("0612345678", Country::FRANCE).unwrap();
        assert_eq!(national(&phone, Country::FRANCE), "06 12 34 56 78");
        assert_eq!(national(&phone, Country::CANADA), "+33 6 12 34 56 78");
        let montreal = parse("5145550123", Country::CANADA).unwrap();
        assert_eq!(national(&montreal, Country::CANADA), "(514) 555-0123");
    }
}
