//! The features whose records are listed, as the palette finds them. Their pages are among the routes.

use crate::clients;
use crate::palette::findable::Findable;
use crate::products;

/// What each feature says; a further one is a further entry.
static FINDABLE: [&Findable; 2] = [&clients::findable::FINDABLE, &products::findable::FINDABLE];

/// Those whose records whoever looks may see.
pub fn findable() -> impl Iterator<Item = &'static Findable> {
    FINDABLE.iter().copied().filter(|findable| findable.face.may_view())
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
