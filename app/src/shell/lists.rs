//! The lists that the frame leads to, in the groups of the sidebar. Only what the frame says of them stands here: what their pages are made
//! of comes with these.

use domain::access::Permission;
use domain::listings::PATHS;
use domain::subject::Subject;

use kit::bootstrap::{may, uses};
use kit::ui::Glyph;
use kit::words::{Locale, td_string};

/// Gives words in a language.
pub type Said = fn(Locale) -> &'static str;

/// A list.
pub struct List {
    /// What is listed.
    pub subject: Subject,
    /// Its drawing.
    pub glyph: Glyph,
    /// What it is called.
    pub title: Said,
    /// What makes a new record.
    pub new: Said,
    /// What brings records in from a file, where that is done.
    pub import: Option<Said>,
}

/// Whom one deals with.
pub static PEOPLE: [List; 2] = [
    List {
        subject: Subject::Client,
        glyph: Glyph::Users,
        title: |l| td_string!(l, common.clients),
        new: |l| td_string!(l, common.new_client),
        import: Some(|l| td_string!(l, clients.import_clients)),
    },
    List {
        subject: Subject::Contact,
        glyph: Glyph::User,
        title: |l| td_string!(l, contacts.title),
        new: |l| td_string!(l, contacts.new_title),
        import: None,
    },
];

/// What is sold.
pub static SALES: [List; 6] = [
    List {
        subject: Subject::Quote,
        glyph: Glyph::Quote,
        title: |l| td_string!(l, documents.quotes_title),
        new: |l| td_string!(l, documents.quotes_new),
        import: None,
    },
    List {
        subject: Subject::Order,
        glyph: Glyph::Task,
        title: |l| td_string!(l, documents.orders_title),
        new: |l| td_string!(l, documents.orders_new),
        import: None,
    },
    List {
        subject: Subject::DeliveryNote,
        glyph: Glyph::Truck,
        title: |l| td_string!(l, documents.deliveries_title),
        new: |l| td_string!(l, documents.deliveries_new),
        import: None,
    },
    List {
        subject: Subject::Invoice,
        glyph: Glyph::Invoice,
        title: |l| td_string!(l, documents.invoices_title),
        new: |l| td_string!(l, documents.invoices_new),
        import: None,
    },
    List {
        subject: Subject::Recurring,
        glyph: Glyph::Calendar,
        title: |l| td_string!(l, documents.recurring_title),
        new: |l| td_string!(l, documents.recurring_new),
        import: None,
    },
    List {
        subject: Subject::CreditNote,
        glyph: Glyph::Undo,
        title: |l| td_string!(l, documents.credit_notes_title),
        new: |l| td_string!(l, documents.credit_notes_new),
        import: None,
    },
];

/// What comes in, and what is granted.
pub static MONEY_IN: [List; 2] = [
    List {
        subject: Subject::Payment,
        glyph: Glyph::Card,
        title: |l| td_string!(l, documents.payments_title),
        new: |l| td_string!(l, documents.payments_new),
        import: None,
    },
    List {
        subject: Subject::Credit,
        glyph: Glyph::Bookmark,
        title: |l| td_string!(l, documents.credits_title),
        new: |l| td_string!(l, documents.credits_new),
        import: None,
    },
];

/// What is done.
pub static WORK: [List; 1] = [List {
    subject: Subject::Task,
    glyph: Glyph::Clock,
    title: |l| td_string!(l, tasks.title_of_list),
    new: |l| td_string!(l, tasks.new_title),
    import: None,
}];

/// What is bought.
pub static PURCHASES: [List; 1] = [List {
    subject: Subject::Expense,
    glyph: Glyph::Expense,
    title: |l| td_string!(l, expenses.title),
    new: |l| td_string!(l, expenses.new_title),
    import: None,
}];

/// What it is sold from.
pub static GOODS: [List; 1] = [List {
    subject: Subject::Product,
    glyph: Glyph::Tag,
    title: |l| td_string!(l, products.title),
    new: |l| td_string!(l, products.new_title),
    import: Some(|l| td_string!(l, products.import_products)),
}];

/// A kind of document that stands in the list of another, and is begun by itself.
pub struct Kind {
    /// The list.
    subject: Subject,
    /// Its drawing.
    pub glyph: Glyph,
    /// What makes a new one.
    pub new: Said,
    /// Where that is.
    pub path: &'static str,
}

/// Pro formas and down payments.
pub static KINDS: [Kind; 2] = [
    Kind {
        subject: Subject::Quote,
        glyph: Glyph::Quote,
        new: |l| td_string!(l, editor.new_proforma),
        path: "/quotes/new?kind=proforma",
    },
    Kind {
        subject: Subject::Invoice,
        glyph: Glyph::Invoice,
        new: |l| td_string!(l, editor.new_down_payment),
        path: "/invoices/new?kind=down_payment",
    },
];

/// Those that whoever looks may make.
pub fn kinds() -> impl Iterator<Item = &'static Kind> {
    KINDS.iter().filter(|kind| may(Permission::to_edit(kind.subject)) && uses(kind.subject))
}

/// All of them, in the order of the sidebar.
pub fn all() -> impl Iterator<Item = &'static List> {
    PEOPLE.iter().chain(&SALES).chain(&MONEY_IN).chain(&PURCHASES).chain(&WORK).chain(&GOODS)
}

impl List {
    /// Where it is.
    pub fn path(&self) -> &'static str {
        PATHS.into_iter().find(|(subject, _)| *subject == self.subject).map_or("", |(_, path)| path)
    }

    /// Where a new record of it is made.
    pub fn new_path(&self) -> String {
        format!("{}/new", self.path())
    }

    /// Whether whoever looks may see it.
    pub fn may_view(&self) -> bool {
        may(Permission::to_view(self.subject)) && uses(self.subject)
    }

    /// Whether they may make a new record of it.
    pub fn may_create(&self) -> bool {
        may(Permission::to_edit(self.subject)) && uses(self.subject)
    }

    /// What brings records in, for whoever may.
    pub fn imported(&self) -> Option<Said> {
        self.import.filter(|_| may(Permission::to_import(self.subject)))
    }
}

#[cfg(test)]
mod tests {
    use engines::listing::Word;

    use super::*;
    use crate::listings::FINDABLE;

    #[test]
    fn every_list_is_led_to_as_it_says() {
        assert_eq!(all().count(), FINDABLE.len());
        for face in FINDABLE.iter().map(|findable| findable.face) {
            let list = all().find(|list| list.subject == face.listing.subject).unwrap();
            assert_eq!((list.path(), list.glyph), (face.path(), face.glyph));
            assert_eq!(list.import.is_some(), face.is_imported, "{}", list.path());
            for l in [Locale::fr, Locale::en] {
                let said = ((list.title)(l), (list.new)(l));
                assert_eq!(said, ((face.word)(l, Word::Title), (face.word)(l, Word::New)));
                assert!(list.import.is_none_or(|import| import(l) == (face.word)(l, Word::Import)));
            }
        }
    }
}
