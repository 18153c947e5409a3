//! The words for what happened to a product.

use std::sync::Arc;

use domain::activity::Entry;
use domain::ids::ProductId;
use domain::products::ProductEvent as Event;

use super::api::activity_of_product;
use crate::changes::product_changes;
use engines::activity::Telling;
use engines::form::ValueNames;
use engines::told;
use kit::ui::Glyph;
use kit::words::Locale;

/// How it is told.
pub static TELLING: Telling<Event> = Telling {
    ask: |product, before| Box::pin(activity_of_product(ProductId(product), before)),
    drawing,
    sentence: |l, entry, _| sentence(l, entry),
    changes: |event| if let Event::Updated { changes, .. } = event { Some(changes) } else { None },
    text: |_| None,
    leads: |_| None,
    moved: |_| None,
    told: |changes, page| {
        let lists = Arc::clone(page);
        let names = ValueNames::new(move |id| lists.names.get(id).cloned());
        product_changes(changes, &names, |id| page.custom_label(id))
    },
};

fn drawing(event: &Event) -> (Glyph, &'static str) {
    match event {
        Event::Created => (Glyph::Plus, "dot good"),
        Event::Duplicated { .. } => (Glyph::Copy, "dot good"),
        Event::Imported { .. } => (Glyph::Upload, "dot good"),
        Event::Updated { .. } => (Glyph::Pencil, "dot"),
        Event::Archived => (Glyph::Archive, "dot"),
        Event::Deleted => (Glyph::Trash, "dot bad"),
        Event::Restored => (Glyph::Restore, "dot good"),
        Event::PictureChanged { .. } => (Glyph::Image, "dot"),
    }
}

fn sentence(l: Locale, entry: &Entry<Event>) -> String {
    match &entry.event {
        Event::Created => told!(l, entry, product_created, product_created_me),
        Event::Duplicated { .. } => told!(l, entry, product_copied, product_copied_me),
        Event::Imported { file } => told!(l, entry, product_imported, product_imported_me, file = file.clone()),
        Event::Updated { .. } => told!(l, entry, product_updated, product_updated_me),
        Event::Archived => told!(l, entry, product_archived, product_archived_me),
        Event::Deleted => told!(l, entry, product_deleted, product_deleted_me),
        Event::Restored => told!(l, entry, product_restored, product_restored_me),
        Event::PictureChanged { set: true } => told!(l, entry, picture_set, picture_set_me),
        Event::PictureChanged { set: false } => told!(l, entry, picture_removed, picture_removed_me),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDateTime;
    use domain::ids::ActivityId;

    use super::*;

    #[test]
    fn who_reads_is_spoken_to() {
        let entry = |by_me, event| {
            let (id, at) = (ActivityId(uuid::Uuid::nil()), NaiveDateTime::default());
            Entry { id, at, actor: "Claire Roche".into(), by_me, event }
        };
        assert_eq!(sentence(Locale::fr, &entry(true, Event::Archived)), "Vous avez archivé ce produit");
        let removed = entry(false, Event::PictureChanged { set: false });
        assert_eq!(sentence(Locale::en, &removed), "Claire Roche removed the picture");
    }
}
