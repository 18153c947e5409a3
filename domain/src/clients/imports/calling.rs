//! The code of a country that stands in a column beside its telephone number: Twenty's « Primary Phone Calling Code ».

use super::reading::Reading;
use crate::imports::Lookup;

/// Where numbers keep the 0 in front.
const KEEPS_ZERO: &str = "39";

impl<L: Lookup> Reading<'_, L> {
    /// Puts the code before the number of the first person, else of the client, where that says no country itself.
    pub(super) fn call_from(&mut self) {
        let code: String = self.calling_code.chars().filter(char::is_ascii_digit).collect();
        let persons = self.form.contacts.first_mut().map(|person| &mut person.direct_phone);
        let phone = match persons {
            Some(phone) if !phone.is_empty() => phone,
            _ => &mut self.form.fields.phone,
        };
        if !code.is_empty() && !phone.is_empty() {
            *phone = with_code(&code, phone);
        }
    }
}

fn with_code(code: &str, phone: &str) -> String {
    let phone = phone.trim();
    if phone.starts_with('+') || phone.starts_with("00") {
        return phone.to_owned();
    }
    let national = phone.strip_prefix('0').filter(|_| code != KEEPS_ZERO).unwrap_or(phone);
    format!("+{code} {national}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_takes_the_code_beside_it() {
        for (code, phone, expected) in [
            ("33", "612345678", "+33 612345678"),
            ("32", "0470 12 34 56", "+32 470 12 34 56"),
            ("39", "06 1234567", "+39 06 1234567"),
            ("32", "+33612345678", "+33612345678"),
            ("32", "0033612345678", "0033612345678"),
        ] {
            assert_eq!(with_code(code, phone), expected);
        }
    }
}
