//! Documents on paper: where their files are, and how they are shown, saved and printed.

mod items;
mod printing;

use domain::subject::Subject;
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
pub use printing::Printing;

/// The most documents of an archive: as many as an address holds.
const MOST: usize = 1_000;

/// The address of a document's paper.
pub fn shown(id: Uuid) -> String {
    company::named_in(&format!("/files/documents/{id}.pdf"))
}

/// The same, to be saved.
pub fn saved(id: Uuid) -> String {
    company::named_in(&format!("/files/documents/{id}.pdf?download"))
}

/// The label of a delivery note's parcel.
pub fn label(id: Uuid) -> String {
    company::named_in(&format!("/files/labels/{id}.pdf"))
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

/// Saves the papers of these documents: one as it is, several as an archive.
pub fn save_all(subject: Subject, ids: &[Uuid]) {
    if let [id] = ids {
        return save(&saved(*id));
    }
    for some in ids.chunks(MOST) {
        let ids: Vec<String> = some.iter().map(ToString::to_string).collect();
        let address = format!("/files/documents.zip?list={}&ids={}", subject.as_str(), ids.join(","));
        save(&company::named_in(&address));
    }
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
