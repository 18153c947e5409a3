//! Documents on paper: where their files are, and how they are shown, saved and printed.

mod items;
mod many;
mod parcels;
mod printing;

use leptos::prelude::document;
use uuid::Uuid;
use wasm_bindgen::JsCast;

use engines::listing::RowLink;
use kit::company;
use kit::error::AppError;
use kit::ui::Glyph;
use kit::upload;
use kit::words::{Locale, td_string};

pub use items::{PaperButtons, PaperItems};
pub use many::ManyPapers;
pub use parcels::LabelsDialog;
pub use printing::Printing;

/// The address of a document's paper.
pub fn shown(id: Uuid) -> String {
    company::named_in(&format!("/files/documents/{id}.pdf"))
}

/// The same, to be saved.
pub fn saved(id: Uuid) -> String {
    company::named_in(&format!("/files/documents/{id}.pdf?download"))
}

/// Where a row's menu leads to its paper.
pub fn links(l: Locale, id: Uuid) -> [RowLink; 2] {
    [
        RowLink { label: td_string!(l, papers.show), glyph: Glyph::Eye, href: shown(id) },
        RowLink { label: td_string!(l, papers.download), glyph: Glyph::Download, href: saved(id) },
    ]
}

/// Has the papers of these documents made, one after the other, and says after each how many are. The first that cannot be ends it.
pub async fn prepare(ids: &[Uuid], told: impl Fn(usize)) -> Result<(), AppError> {
    for (at, id) in ids.iter().enumerate() {
        upload::send(&shown(*id), "HEAD", None).await?;
        told(at + 1);
    }
    Ok(())
}

/// Has the browser save what is at an address, and leaves the page where it is.
fn save(address: &str) {
    let Ok(link) = document().create_element("a") else { return };
    for (name, value) in [("href", address), ("download", "")] {
        // Neither is refused.
        drop(link.set_attribute(name, value));
    }
    if let Ok(link) = link.dyn_into::<web_sys::HtmlElement>() {
        link.click();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_have_addresses_of_their_own() {
        let id = Uuid::nil();
        assert_eq!(shown(id), format!("/files/documents/{id}.pdf"));
        assert_eq!(links(Locale::fr, id)[1].href, format!("/files/documents/{id}.pdf?download"));
    }
}
