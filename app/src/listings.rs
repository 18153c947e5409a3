//! The features whose records are listed, as the palette finds them. Their pages are among the routes.

#[cfg(feature = "ssr")]
use engines::listing::Face;
use engines::palette::Findable;

/// What each feature says; a further one is a further entry.
pub static FINDABLE: [&Findable; 13] = [
    &clients::findable::FINDABLE,
    &clients::contacts::findable::FINDABLE,
    &products::findable::FINDABLE,
    &documents::findable::QUOTES,
    &documents::findable::ORDERS,
    &documents::findable::DELIVERIES,
    &documents::findable::INVOICES,
    &documents::findable::RECURRING,
    &documents::findable::CREDIT_NOTES,
    &documents::findable::PAYMENTS,
    &documents::findable::CREDITS,
    &tasks::findable::FINDABLE,
    &expenses::findable::FINDABLE,
];

/// The list that work begins with.
#[cfg(feature = "ssr")]
pub fn first() -> &'static Face {
    FINDABLE[0].face
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_listed_is_found() {
        let found: Vec<_> = FINDABLE.iter().map(|findable| findable.face.listing.subject).collect();
        let listed: Vec<_> = domain::listings::all().map(|listing| listing.subject).collect();
        assert_eq!(found, listed);
    }
}
