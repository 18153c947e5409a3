//! Numbers that the French plan gives to the territories overseas. One dials them as any French number, and each territory has a calling
//! code of its own: read as a number of the mainland, it would be somebody else's or nobody's.

use super::Phone;
use crate::geo::Country;

/// How such numbers begin, without the 0, and the calling code of the territory (ARCEP, décision n° 2018-0881 as amended).
#[rustfmt::skip]
static BEGINNINGS: [(&str, &str); 27] = [
    ("262", "262"), ("263", "262"), ("269", "262"), ("639", "262"), ("692", "262"), ("693", "262"), ("7092", "262"),
    ("70935", "262"), ("70936", "262"), ("70937", "262"),
    ("590", "590"), ("690", "590"), ("691", "590"), ("7090", "590"),
    ("594", "594"), ("694", "594"), ("70930", "594"), ("70931", "594"), ("70932", "594"), ("70933", "594"),
    ("596", "596"), ("696", "596"), ("697", "596"), ("7091", "596"),
    ("5987", "590"), ("5988", "594"), ("5989", "596"),
];

/// Numbers that films and examples have, of the mainland in the midst of Mayotte's.
const MADE_UP: &str = "63998";

/// Saint-Pierre-et-Miquelon has six digits behind its calling code, which one dials from elsewhere as the beginning.
const MIQUELON: &str = "508";

/// The digits of a French number without its 0.
const NATIONAL: usize = 9;

/// The countries where one dials French numbers so. Those of the Pacific have plans of their own, and people there write as elsewhere.
#[rustfmt::skip]
const IN_THE_PLAN: [&str; 13] = ["BL", "FR", "GF", "GP", "MF", "MQ", "NC", "PF", "PM", "RE", "TF", "WF", "YT"];

/// Whether one dials French numbers there.
pub(super) fn is_in_the_plan(country: Country) -> bool {
    IN_THE_PLAN.contains(&country.as_str())
}

/// The number of a territory overseas that was dialled in that country, or from abroad as if it were one of the mainland.
pub(super) fn read(dialled: &str, country: Country) -> Option<Phone> {
    let national = match dialled.strip_prefix('+').or_else(|| dialled.strip_prefix("00")) {
        Some(abroad) => abroad.strip_prefix("33")?,
        None => Some(dialled).filter(|_| is_in_the_plan(country))?,
    };
    let national = national.strip_prefix('0').unwrap_or(national);
    if national.len() != NATIONAL
        || national.starts_with(MADE_UP)
        || !national.bytes().all(|digit| digit.is_ascii_digit())
    {
        return None;
    }
    if national.starts_with(MIQUELON) {
        return Some(Phone(format!("+{national}")));
    }
    let (_, code) = BEGINNINGS.iter().find(|(beginning, _)| national.starts_with(beginning))?;
    Some(Phone(format!("+{code}{national}")))
}

/// The numbers of territories that begin so, dialled as any French number and without its 0. It may still be being typed.
pub(super) fn begun(national: &str) -> impl Iterator<Item = String> {
    let codes = BEGINNINGS.iter().filter(move |(beginning, _)| national.starts_with(beginning)).map(|(_, code)| *code);
    let miquelon = national.starts_with(MIQUELON).then_some("");
    codes.chain(miquelon).map(move |code| format!("+{code}{national}"))
}

/// Whether a number is of a block that a territory has. Tables of numbering plans learn late of what is given out there.
#[cfg(feature = "phone")]
pub(super) fn is_there(phone: &Phone) -> bool {
    let digits = phone.as_str().trim_start_matches('+');
    BEGINNINGS.iter().any(|(beginning, code)| {
        let national = digits.strip_prefix(code).filter(|national| national.len() == NATIONAL);
        national.is_some_and(|national| national.starts_with(beginning) && !national.starts_with(MADE_UP))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(dialled: &str, country: &str) -> Option<String> {
        read(dialled, Country::parse(country).unwrap()).map(String::from)
    }

    #[test]
    fn numbers_of_the_territories_are_theirs() {
        for (dialled, expected) in [
            ("0262201234", "+262262201234"),
            ("0692012345", "+262692012345"),
            ("0693401234", "+262693401234"),
            ("0269611234", "+262269611234"),
            ("0639691234", "+262639691234"),
            ("0590821234", "+590590821234"),
            ("0690301234", "+590690301234"),
            ("0691221234", "+590691221234"),
            ("0594311234", "+594594311234"),
            ("0694201234", "+594694201234"),
            ("0596711234", "+596596711234"),
            ("0696201234", "+596696201234"),
            ("0697201234", "+596697201234"),
            ("0508411234", "+508411234"),
            ("+33262201236", "+262262201236"),
            ("0033692012347", "+262692012347"),
            ("+330692012347", "+262692012347"),
            ("262201234", "+262262201234"),
        ] {
            assert_eq!(of(dialled, "FR").as_deref(), Some(expected), "{dialled}");
            assert_eq!(of(dialled, "MQ").as_deref(), Some(expected), "dialled in another territory: {dialled}");
        }
    }

    #[test]
    fn others_are_not() {
        for (dialled, country) in [
            ("0472001234", "FR"),
            ("0639981234", "FR"),
            ("0612345678", "RE"),
            ("0262201234", "BE"),
            ("+262692012345", "FR"),
            ("0262", "FR"),
        ] {
            assert_eq!(of(dialled, country), None, "{dialled}");
        }
    }
}
