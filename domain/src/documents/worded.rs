//! What the texts of a template say for one of its days: the names of a period between braces are written out.

use super::form::{DocumentForm, NewDocument, reading};
use crate::billing::recurrence::{Period, filled, unknown_names};
use crate::error::FieldErrors;
use crate::format::Locale;

/// The same with a period written into its texts, in the language of whoever reads them.
///
/// # Errors
/// Which text is too long with it.
pub fn worded(new: &NewDocument, period: Period, locale: Locale) -> Result<NewDocument, FieldErrors> {
    let mut form = new.to_form();
    for text in texts(&mut form) {
        *text = filled(text, period, locale);
    }
    let mut errors = FieldErrors::default();
    match form.read(&reading(new.data.currency), &mut errors) {
        (Some(data), lines) if errors.is_empty() => Ok(NewDocument { data, lines }),
        _ => Err(errors),
    }
}

/// What stands between braces in the texts of a form and names no period, each once.
#[must_use]
pub fn unknown(form: &mut DocumentForm) -> Vec<String> {
    let mut unknown: Vec<String> = Vec::new();
    for text in texts(form) {
        for name in unknown_names(text) {
            if !unknown.iter().any(|known| known == name) {
                unknown.push(name.to_owned());
            }
        }
    }
    unknown
}

/// The texts of a form that are printed, and the notes beside it.
fn texts(form: &mut DocumentForm) -> impl Iterator<Item = &mut String> {
    let fields = &mut form.fields;
    let texts = [&mut fields.title, &mut fields.reference, &mut fields.public_notes, &mut fields.private_notes];
    texts.into_iter().chain(form.lines.iter_mut().map(|line| &mut line.description))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::billing::kind::DocumentKind;
    use crate::documents::form::tests::form;
    use crate::documents::rules::tests::rules;
    use crate::error::FieldError;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
    }

    #[test]
    fn every_text_names_the_period() {
        let mut typed = form("1", "80");
        typed.fields.title = "Abonnement {mois} {année}".to_owned();
        typed.fields.public_notes = "Du {début} au {fin}, {semaine}".to_owned();
        typed.lines[0].description = "Hébergement {month}".to_owned();
        assert_eq!(unknown(&mut typed), ["semaine"]);
        let new = typed.parse(&rules(DocumentKind::Invoice)).unwrap();
        let march = Period { from: day(1), to: day(31) };
        let said = worded(&new, march, Locale::FrFr).unwrap().to_form();
        assert_eq!(said.fields.title, "Abonnement mars 2026");
        assert_eq!(said.fields.public_notes, "Du 1 mars 2026 au 31 mars 2026, {semaine}");
        assert_eq!(said.lines[0].description, "Hébergement mars");
        assert_eq!((said.lines[0].quantity.as_str(), said.lines[0].price.as_str()), ("1", "80"));
        typed.fields.title = format!("{} {{mois}} {{fin}}", "a".repeat(184));
        let long = typed.parse(&rules(DocumentKind::Invoice)).unwrap();
        let errors = worded(&long, march, Locale::FrFr).unwrap_err();
        assert!(matches!(errors.at("fields.title"), Some(FieldError::TooLong { .. })), "{errors:?}");
    }
}
