//! Telephone numbers by the numbering plan of their country. The server alone carries these tables.

use phonenumber::country::Id;
use phonenumber::{Mode, PhoneNumber};

use super::{Phone, shape};
use crate::error::FieldError;
use crate::geo::Country;

/// Reads a number typed in that country, or anywhere with `+` or `00`, and accepts it only if the plan gives it out.
pub(super) fn parse(typed: &str, country: Country) -> Result<Phone, FieldError> {
    let shaped = shape::parse(typed, country);
    if shaped == Err(FieldError::Required) {
        return Err(FieldError::Required);
    }
    // The national form goes through the plan first: it knows trunk prefixes that the small table does not.
    let dialled = shape::dialled(typed)?;
    let region: Option<Id> = country.as_str().parse().ok();
    let national = (!dialled.starts_with('+') && !dialled.starts_with("00"))
        .then(|| phonenumber::parse(region, &dialled).ok())
        .flatten();
    let number = national.filter(PhoneNumber::is_valid).or_else(|| shaped.ok().and_then(|phone| read(&phone)));
    let number = number.filter(PhoneNumber::is_valid).ok_or(FieldError::Phone)?;
    Phone::parse(&number.format().mode(Mode::E164).to_string())
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
        assert_eq!(read("06 12 34 56"), Err(FieldError::Phone));
        assert_eq!(read("+33 0 12 34 56 78"), Err(FieldError::Phone));
        assert_eq!(read(""), Err(FieldError::Required));
        assert_eq!(parse("06 698 12345", Country::parse("IT").unwrap()).unwrap().as_str(), "+390669812345");
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
