//! What inputs show otherwise than it is stored: an amount with its thousands apart, a SIRET in groups.
//!
//! Drafts, differences and what two have saved compare texts as they are stored, so that an input in which nothing was typed holds what
//! it was drawn from, however it is shown.

use std::collections::BTreeMap;

use domain::form::FormText;
use domain::format::Locale as FormatLocale;

/// How a stored text is shown to a reader.
pub type Show = fn(&str, FormatLocale) -> String;

/// What an input was drawn from.
#[derive(Clone, Debug)]
struct Drawn {
    show: Show,
    shown: String,
    stored: String,
}

/// The inputs that show their values otherwise than stored, by path.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    locale: FormatLocale,
    drawn: BTreeMap<String, Drawn>,
    /// The input that one came into at the moment it was filled in.
    met: Option<String>,
}

impl Shown {
    /// To a reader who writes numbers so.
    pub fn new(locale: FormatLocale) -> Self {
        Self { locale, drawn: BTreeMap::new(), met: None }
    }

    /// What an input is drawn with. It is the stored text again as long as nobody types over it.
    pub fn draw(&mut self, path: &str, stored: &str, show: Show) -> String {
        let shown = show(stored, self.locale);
        self.drawn.insert(path.to_owned(), Drawn { show, shown: shown.clone(), stored: stored.to_owned() });
        shown
    }

    /// What an input that is on the page already is to show from now on.
    pub fn change(&mut self, path: &str, stored: &str) -> String {
        match self.drawn.get(path).map(|drawn| drawn.show) {
            Some(show) => self.draw(path, stored, show),
            None => stored.to_owned(),
        }
    }

    /// Notes which input one comes into at the moment it is filled in: what is typed there first is meant in place of that.
    pub fn meet(&mut self, path: Option<String>) {
        self.met = path;
    }

    /// Whether one came into this input as it was filled in, and has done nothing there yet.
    pub fn is_met(&self, path: &str) -> bool {
        self.met.as_deref() == Some(path)
    }

    /// What stands in an input, as it is stored.
    pub fn stored<'a>(&'a self, path: &str, typed: &'a str) -> &'a str {
        self.drawn.get(path).filter(|drawn| drawn.shown == typed).map_or(typed, |drawn| &drawn.stored)
    }

    /// The form with what nobody typed over as it is stored.
    pub fn as_stored(&self, mut form: FormText) -> FormText {
        for (path, Drawn { shown, stored, .. }) in &self.drawn {
            if form.get(path) == shown {
                form.set(path.as_str(), stored.as_str());
            }
        }
        form
    }
}

#[cfg(test)]
mod tests {
    use domain::format::typed;

    use super::*;

    #[test]
    fn what_nobody_typed_is_what_was_stored() {
        let mut shown = Shown::new(FormatLocale::FrFr);
        assert_eq!(shown.draw("fields.price", "1234.50", typed), "1\u{202f}234,50");
        assert_eq!(shown.draw("fields.vat", "20", typed), "20");
        let mut form = FormText::default();
        form.set("fields.price", "1\u{202f}234,50");
        form.set("fields.vat", "5,5");
        form.set("fields.name", "1\u{202f}234,50");
        let stored = shown.as_stored(form.clone());
        assert_eq!((stored.get("fields.price"), stored.get("fields.vat")), ("1234.50", "5,5"));
        assert_eq!(stored.get("fields.name"), "1\u{202f}234,50");
        assert_eq!(shown.stored("fields.price", "1\u{202f}234,50"), "1234.50");
        // A change of it is what was typed.
        form.set("fields.price", "1\u{202f}334,50");
        assert_eq!(shown.as_stored(form).get("fields.price"), "1\u{202f}334,50");
    }

    #[test]
    fn an_input_is_met_until_one_goes_on() {
        let mut shown = Shown::default();
        assert!(!shown.is_met("fields.vat_number"));
        shown.meet(Some("fields.vat_number".into()));
        assert!(shown.is_met("fields.vat_number") && !shown.is_met("fields.siren"));
        shown.meet(None);
        assert!(!shown.is_met("fields.vat_number"));
    }

    #[test]
    fn what_is_filled_in_is_shown_as_the_input_shows() {
        let mut shown = Shown::new(FormatLocale::EnGb);
        shown.draw("fields.price", "", typed);
        assert_eq!(shown.change("fields.price", "1234.5"), "1\u{202f}234.5");
        assert_eq!(shown.stored("fields.price", "1\u{202f}234.5"), "1234.5");
        assert_eq!((shown.change("fields.name", "1234.5"), shown.stored("fields.name", "x")), ("1234.5".into(), "x"));
    }
}
